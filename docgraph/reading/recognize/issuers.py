"""A place in the text → the body that is named there.

Reads: folded text and an offset. Gives: the body's full standard name (with its place open where the text
leaves it open: `Ủy ban nhân dân tỉnh`) and where it ends. The ministry stands for its minister, the committee
for its chairman, but Thủ tướng Chính phủ and Chủ tịch nước stand for themselves.
"""

from __future__ import annotations

from functools import cache

import regex

from docgraph.lexicon import Lexicon
from docgraph.reading.recognize.bodies import BRANCHED, OPEN, PARTY_OF, PLACED, PLACED_ENDS, BodyReader
from docgraph.reading.recognize.places import one_line, place_reader
from docgraph.reading.text.breaks import over_breaks
from docgraph.reading.text.names import PAST_COMMA

WINDOW = 150
OFFICES = (
    "đồng chí|tập thể lãnh đạo|phó chủ tịch thường trực|phó chủ tịch|chủ tịch|bộ trưởng|thứ trưởng|thống đốc"
    "|giám đốc|tổng giám đốc|tổng cục trưởng|cục trưởng|chánh án|viện trưởng|chủ nhiệm|bí thư|phó bí thư"
    r"|thường trực|lãnh đạo|hiệu trưởng|trưởng(?=\s(?:ban|phòng|công\san|đoàn)\s)"
    r"|chánh(?=\s(?:văn\sphòng|thanh\stra)\s)|tổng(?=\s(?:thanh\stra|kiểm\stoán)\s)"
)
TITLES = ("việc ", "thực hiện ", "triển khai ", "tổ chức ", "kiểm tra ", "khảo sát ", "kết quả ")
HEADS = tuple(sorted((f"{head} " for head in OPEN), key=len, reverse=True))  # how an open name begins
JOINS = (", B", ",\nB", " và B", "\nvà B", " và\nB")  # how a second body begins


@cache
def _offices() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{OFFICES}),?\s{{1,3}}", regex.IGNORECASE)


@cache
def _office_of_branch() -> regex.Pattern[str]:
    return regex.compile(r"\s(?:-\s)?chi\snhánh(?=\s(?:tỉnh|thành|TP))", regex.IGNORECASE)


@cache
def _stop() -> regex.Pattern[str]:
    """What ends the free name of a body that no table has."""
    return regex.compile(
        r"[;:()\"“”*]|(?<!\bTP(?=\.\s?(?:Hà|Hải|Đà|Cần|Hồ|HCM|Huế)))\.(?!\p{Lu}(?:[.\s]|$))|/"
        rf"|\n(?!\p{{Ll}})|,(?!\s(?:{PAST_COMMA})\b)"
        r"(?!(?:\s(?!(?:yêu|trong|theo|nhằm|các|và)\s)\p{Ll}[^,.;]{0,40},){0,4}"
        r"\s\p{Ll}[^,.;]{0,40}\svà\s)"
        r"|\s(?:về\s(?=việc)|ngày|tại|quy định"
        r"|hướng dẫn|ban hành|phê duyệt|sửa đổi|có(?!\scông)|đã|được|là|và\s(?:các|những|Quyết|Nghị|Thông"
        r"|Công|Kế|Báo|Chỉ)|thì|để|gửi|nêu|trong|khi|do|đối với|theo|đề ra|đặt ra"
        r"|xác định|giao(?!\s(?:nhận|dịch|thông|thương))"
        r"|họp|khẳng định|đánh giá|cho|khởi tố|truy tố|số(?=\s?:?\s?\d)|năm|yêu cầu|thực hiện"
        r"|triển khai|đề nghị|kiến nghị|phản ánh|phản ảnh|hỏi|xin|đề xuất|trình|báo cáo|thông báo|giải trình"
        r"|vướng mắc|khiếu nại)(?=[\s;,.]|$)|\svề(?:\s|$)"
        r"|\s(?:tổng kết|sơ kết)\s(?=(?:Nghị quyết|Chỉ thị|Kết luận|Quyết định)\s(?:số\s)?\d)"
    )


@cache
def _also() -> regex.Pattern[str]:
    """What joins two bodies that issue together."""
    return regex.compile(r"(,\s|\svà\s)(?=Bộ|Ban)")


@cache
def _acts() -> regex.Pattern[str]:
    """The verb of a body that issues."""
    return regex.compile(r"\s(?:đã\s|vừa\s|cũng\s)?(?:có|ban hành|ra|ký|xây dựng|tham mưu)\s")


def _paragraph(window: str) -> str:
    """The window up to an empty line, or to a line in capitals under one that is not."""
    low = window.lstrip()
    skipped = len(window) - len(low)
    at = low.find("\n")
    while at >= 0:
        following = low[at + 1 : at + 40].lstrip(" \t")
        line = following.partition("\n")[0][:24]
        heading = line.isupper() and len(line) > 2 and " " not in line[:2]
        if following[:1] in ("\n", "") or (heading and not low[:at].isupper()):
            return window[: skipped + at]
        at = low.find("\n", at + 1)
    return window


class IssuerReader:
    """Reads bodies with one lexicon; `acting` keeps which body acts in a clause."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._places = place_reader(lexicon)
        reader = BodyReader(lexicon)
        self._body, self.plain = reader.at, reader.plain
        self.acting: dict[str, str | None] = {}

    def at(self, text: str, pos: int) -> tuple[str, int] | None:
        """The body named at `pos` (leading spaces passed over) and the offset where its name ends.

        >>> from docgraph.lexicon import load_lexicon
        >>> IssuerReader(load_lexicon()).at("UBND tỉnh Bình Phước về", 0)
        ('Ủy ban nhân dân tỉnh Bình Phước', 20)
        """
        window = text[pos : pos + WINDOW]
        if "\n" in window:
            window = _paragraph(over_breaks(window))
        found = self._at(window)
        return (found[0], pos + found[1]) if found else None

    def _at(self, window: str) -> tuple[str, int] | None:
        at = len(window) - len(window.lstrip(" \n\t*_"))
        body = self._body(window, at)
        office = None
        while body is None and (office := _offices().match(window, at)):
            at = office.end()
            body = self._body(window, at)
        if body is None:
            return self._open(window, at)
        found, end = body
        if found.alone:
            return self._joined(window, found.name, end)
        name, level = found.name, found.level
        if name.endswith(PARTY_OF):
            within = self._body(window, end + 1)
            if within is not None:  # `Đảng ủy Ủy ban nhân dân tỉnh`, `Ban cán sự đảng Bộ Y tế`
                name, end, level = f"{name} {within[0].name}", within[1], within[0].level
            elif window[end : end + 1] == " " and (firm := self._open(window, end + 1)) is not None:
                return f"{name} {firm[0]}", firm[1]  # `Đảng ủy Tập đoàn Dầu khí`
        if name.endswith(" cấp cao"):
            name, end = _seated(window, name, end)
        elif level in PLACED or name.endswith(PLACED_ENDS):
            name, end = self._with_place(window, name, end)
        elif name.startswith(BRANCHED):
            name, end = self._branch(window, name, end)
        return self._joined(window, name, end)

    def _branch(self, window: str, name: str, end: int) -> tuple[str, int]:
        """A body of the centre with the place of the branch that is meant, where one is named."""
        office = _office_of_branch().match(window, end)
        if office is not None:
            name, end = f"{name.removesuffix(' Việt Nam')} chi nhánh", office.end()
        placed = self._places.level_and_name(window, end) or self._places.known_name(window, end)
        return self._with_place(window, name, end) if placed else (name, end)

    def _joined(self, window: str, name: str, end: int) -> tuple[str, int]:
        """`Bộ Chính trị, Ban Bí thư`: bodies that issue together stand as printed."""
        if not (window.startswith(JOINS, end) and name.startswith(("Bộ", "Ban"))):
            return name, end
        more = _also().match(window, end)
        second = self._body(window, more.end()) if more is not None else None
        if more is None or second is None or second[0].name == name or second[0].level == "place":
            return name, end
        if more[1][0] == "," and _acts().match(window, second[1]):
            return name, end  # `của Ban Thường vụ, Ban Tổ chức có Báo cáo`: another sentence's body
        return f"{name}{more.group(1).replace(chr(10), ' ')}{second[0].name}", second[1]

    def _with_place(self, window: str, name: str, end: int) -> tuple[str, int]:
        """The body with its level and place, as far as they are written."""
        place = self._places.after(window, end, name.endswith("khu vực"))
        return (f"{name} {place.text}", place.end) if place is not None else (name, end)

    def _open(self, window: str, at: int) -> tuple[str, int] | None:
        """A body that no table has, told by its first words (`Ban Chỉ đạo …`, `Chi cục Thuế khu vực XX`)."""
        if not window.startswith(HEADS, at):
            return None
        head = next(head for head in HEADS if window.startswith(head, at)).rstrip()
        stop = _stop().search(window, at + len(head))
        end = stop.start() if stop else len(window)
        if head.lower() == "ban chỉ đạo" and stop and stop.group() == " về " and end - at - len(head) < 14:
            if window.startswith(TITLES, stop.end()):
                return None  # `của Ban Chỉ đạo về việc …`: a document's title
            stop = _stop().search(window, stop.end())
            end = stop.start() if stop else len(window)
        if stop and stop.group() == " số":
            numbered = _numbered_task().match(window, end)
            end = numbered.end() if numbered is not None and window.endswith(_TASKS, 0, end) else end
        name = _city().sub(_spelled_city, one_line(window[at:end]).rstrip(" ,-"))
        if head.startswith("Cơ quan "):
            name = name.replace("CSĐT", "Cảnh sát điều tra").replace("ANĐT", "An ninh điều tra")
        if len(name) - len(head) < 3 or end - at > 140:
            return None
        end = at + len(window[at:end].rstrip(" ,-"))
        return _seated(window, name, end) if name.endswith(" cấp cao") else (name, end)


_TASKS = ("Nghị quyết", "Chỉ thị", "Kết luận", "Quyết định", "Đề án")


@cache
def _numbered_task() -> regex.Pattern[str]:
    """The number of the document that a board is there for: `tổng kết Nghị quyết số 18-NQ/TW`."""
    return regex.compile(r"\ssố\s?\d{1,4}(?:[-/][A-ZĐa-z]{1,6}){0,3}(?!\w)")


@cache
def _city() -> regex.Pattern[str]:
    """A city in letters inside a name: `Công an TP.HCM`, `Công an TP Huế`."""
    return regex.compile(r"(?<=\s)TP\.?\s?(?:(?P<h>HCM|Hồ Chí Minh)(?!\w)|(?=\p{Lu}\p{Ll}))")


def _spelled_city(match: regex.Match[str]) -> str:
    return "Thành phố Hồ Chí Minh" if match["h"] else "thành phố "


@cache
def _seat() -> regex.Pattern[str]:
    return regex.compile(
        r"\s(?:tại|ở)\s(?:(?P<h>Hà Nội)|(?P<d>Đà Nẵng)"
        r"|(?:(?:[Tt]hành phố|TP\.?)\s?)?(?:Hồ Chí Minh|HCM))(?!\w)"
    )


def _seated(window: str, name: str, end: int) -> tuple[str, int]:
    """A high court or its prosecutors with the city where it sits, one of three."""
    seat = _seat().match(window, end)
    if seat is None:
        return name, end
    return f"{name} tại {seat['h'] or seat['d'] or 'Thành phố Hồ Chí Minh'}", seat.end()


@cache
def issuer_reader(lexicon: Lexicon) -> IssuerReader:
    """The reader of one lexicon."""
    return IssuerReader(lexicon)


@cache
def _of() -> regex.Pattern[str]:
    """What joins a core (and its date) to the body that issued it."""
    return regex.compile(
        r"[\s,*_]{0,3}(?:\(\s?)?"
        r"(?:của|do|CỦA|DO|cua|of\sthe|of)(?:\s{1,3}|(?=\p{Lu}\p{Ll}))(?:[Cc]ác\s)?(?:đồng chí\s)?"
    )


@cache
def _plenum() -> regex.Pattern[str]:
    """A conference of the Central Committee beside a resolution."""
    s = r"\s{1,2}"
    return regex.compile(
        rf"[\s,(]{{0,3}}(?:(?:của|tại){s})?(?:Hội{s}nghị{s})?"
        rf"(?:(?:lần{s}thứ{s}(?:\p{{Ll}}{{2,5}}|\d{{1,2}}|[IVX]{{1,4}})(?:{s}\p{{Ll}}{{2,5}})?)\s?,?\s?)?(?:\(?\s?)?"
        rf"(?:Ban{s}Chấp{s}hành{s}|BCH{s})?(?:Trung{s}ương|T\.?Ư|TW)(?:{s}(?:Đảng)?)?\s?"
        rf"(?:lần{s}thứ{s}\p{{L}}{{1,5}}|\d{{1,2}})?,?\s?\(?(?:[Kk]h[óo][áa]{s}[IVX]{{1,4}})\)?"
    )


@cache
def _court() -> regex.Pattern[str]:
    """A court that a comma joins to its judgment: `Bản án số …, Tòa án nhân dân …`."""
    return regex.compile(r",\s(?=T(?:òa|oà)\sán\s|TAND\s)")


@cache
def _on_behalf() -> regex.Pattern[str]:
    """Who signed, up to the body in whose name it was: `do Tổng Bí thư … thay mặt Bộ Chính trị ký`."""
    return regex.compile(
        r",?\s(?:do|được)\s[^;.()]{4,70}?\s(?:thay\smặt|TM\.?)\s(?=\p{Lu}[^;.]{3,40}\ský(?:\s|,))"
    )


def _party_before(text: str, pos: int) -> bool:
    """Whether a number of the party's stands shortly before a place."""
    return "/TW" in text[max(0, pos - 40) : pos]


@cache
def _at_another() -> regex.Pattern[str]:
    """A document in which a body speaks, behind the body's name: ` tại Tờ trình số 5`."""
    return regex.compile(r"\stại\s[^,.;\n]{0,40}?(?:số\s?\d|\d[/-]\w)")


OF_STARTS = frozenset("cdCDođ")  # the first letters of `của`, `do`, `được`, `of`


def issuer_after(text: str, pos: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The body said after a core or its date: `của Chính phủ`, `do UBND TP ban hành`, a plenum.

    >>> from docgraph.lexicon import load_lexicon
    >>> issuer_after("Nghị định 5 của Chính phủ", 11, load_lexicon())
    ('Chính phủ', 25)
    """
    first = text[pos : pos + 1]
    if first not in " ,\n(*_" or not first:
        return None
    if text.startswith(" của ", pos):
        plain = issuer_reader(lexicon).plain(text, pos + 5)
        if plain is not None:
            return plain
    window = text[pos : pos + 120]
    if "óa" in window or "oá" in window:  # a plenum is told by its term: `khóa XII`
        plenum = _plenum().match(text, pos, pos + 120)
        if plenum is not None:
            return "Ban Chấp hành Trung ương", plenum.end()
    if window.startswith(" của "):
        if window.startswith(" của BCT") and _party_before(text, pos):
            return "Bộ Chính trị", pos + 8
        return issuer_reader(lexicon).at(text, pos + 5)
    if first == ",":
        court = _court().match(text, pos)
        if court is not None:
            return issuer_reader(lexicon).at(text, court.end())
    second = window[:5].lstrip(" \n\t\r,*_(")[:1]
    if second and second not in OF_STARTS:
        return None
    signed = _on_behalf().match(text, pos, pos + 110)
    if signed is not None:
        return issuer_reader(lexicon).at(text, signed.end())
    of = _of().match(text, pos)
    body = issuer_reader(lexicon).at(text, of.end()) if of is not None else None
    if body is not None and first == "," and _at_another().match(text, body[1]):
        return None  # `ý kiến của A tại X, của B tại Y`: whose the next document is
    return body
