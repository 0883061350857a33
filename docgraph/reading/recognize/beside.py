"""A core → the date and the issuer that are written beside it.

Reads: folded text and a core's span. Gives: `Beside`. After the core first (`… ngày 5/3/2020 của Chính phủ`),
then before it (`Ngày 20-2-2020, UBND TP có Báo cáo số …`).
"""

from __future__ import annotations

from functools import cache

import msgspec
import regex

from docgraph.lexicon import Lexicon
from docgraph.reading.recognize.dates import date_after
from docgraph.reading.recognize.far_bodies import TITLE, acting_place, before_task, organ_behind_title, spoke
from docgraph.reading.recognize.issuers import IssuerReader, issuer_after, issuer_reader
from docgraph.reading.text.breaks import over_breaks

LEAD = 140
SIGNING = ("ký ban hành ", " đã ký ")  # how the verb of who signs ends
SENTENCE = 480  # longest sentence whose opening day is looked for


class Beside(msgspec.Struct, frozen=True):
    """What stands beside a core and where that ends; `same_day`: the day is said to be several documents'."""

    date: str | None
    issuer: str | None
    end: int
    same_day: bool = False


@cache
def _verb() -> regex.Pattern[str]:
    """The verb that joins a body to what it issues, read backward from a core: the longer first."""
    return regex.compile(
        r"(?r)\s(?:(?:đã|vừa|sẽ|cũng|tiếp tục|mới|chỉ|đều|lại|từng|cho biết|cho hay|khẩn trương|kịp thời"
        r"|chủ động|chính thức)\s){0,3}"
        r"(?:đã có|ký ban hành|cho ban hành|tổ chức ban hành|đưa ra|có|ban hành|ký|thông qua|gửi|phát hành"
        r"|công bố|trình|ra)(?:\s(?:các|hai|ba|\d{1,2}))?\s{1,2}",
        regex.IGNORECASE,
    )


@cache
def _lead_date() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:^|(?<=[\s(*\n]))(?:[Nn]gày|NGÀY|[Cc]hiều|[Ss]áng|[Tt]ối|[Tt]rưa|[Tt]háng|[Nn]ăm|[Vv]ào)\s"
    )


VERB_ENDS = frozenset("có hành ký qua gửi bố trình ra các hai ba tại".split())
PARTY_ENDS = frozenset({"/TW", "/TU", "/HU", "/QU", "/ĐU"})
LETTERS = ("công vă", "văn bản")  # of an office, whoever spoke in them
VERB_LETTERS = frozenset(word[-1] for word in VERB_ENDS) | frozenset(word[-1].upper() for word in VERB_ENDS)
BEFORE_MARKS = VERB_LETTERS | {":"}  # how what says the issuer or the day before a core ends


DAY_STARTS = (" ngày ", "\nngày ")


@cache
def _day_alone() -> regex.Pattern[str]:
    """A day whose year news leave out (`ngày 15-4`): it dates nothing, but who issued it stands behind."""
    return regex.compile(r"\sngày\s\d{1,2}\s?[-/.]\s?\d{1,2}(?![\d/.-]\d|\d)")


@cache
def _joint_day() -> regex.Pattern[str]:
    """`của liên Bộ Tài chính - Bộ Y tế ban hành`, before the day."""
    return regex.compile(r"\scủa\s[Ll]iên\s(?:[Bb]ộ|[Nn]gành|[Ss]ở)\s[^.;/()]{2,120}?\sban hành(?=\sngày)")


@cache
def _issued() -> regex.Pattern[str]:
    """A title and the body that is said to have issued it; no other document stands between."""
    return regex.compile(r"[^.;/()]{1,200}?\sdo\s(?P<body>\p{Lu}[^.;/()\n]{2,80}?)\sban hành(?!\stheo)")


def _behind_title(text: str, at: int, date: str | None, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """Body and day of `… do Chính phủ ban hành ngày 3/4/2020` behind a core and its title."""
    window = over_breaks(text[at : at + TITLE])
    found = _issued().match(window)
    if found is None:
        return None, date
    body = issuer_reader(lexicon).at(window, found.start("body"))
    if body is None or body[1] < found.end("body"):
        return None, date
    day = date_after(text, at + found.end())
    if day is not None and len(day[0]) == 10 and (date is None or day[0].startswith(date)):
        date = day[0]
    return body[0], date


@cache
def _order() -> regex.Pattern[str]:
    """What a party body orders or concludes in a document of its own, before the body and `tại`."""
    return regex.compile(
        r"(?:[Cc]hỉ đạo|[Ýý] kiến|[Cc]hủ trương|[Kk]ết luận|[Ýý] kiến kết luận|[Qq]uan điểm) của "
        r"(?P<body>(?:Ban |BTV |Thường trực |Bộ Chính trị|Tỉnh|Thành|Huyện|Quận|Thị|Đảng)[^;.\n]{0,80}) tại $"
    )


@cache
def _proposal() -> regex.Pattern[str]:
    """What a body says in a document of its own, before the body and `tại`."""
    return regex.compile(
        r"(?:[Đđ]ề nghị|[Đđ]ề xuất|[Kk]iến nghị|[Hh]ướng dẫn|[Tt]rả lời|[Tt]hông báo|[Bb]áo cáo"
        r"|[Ýý] kiến(?: (?:thẩm định|góp ý|tham gia|thống nhất|đồng ý|bằng văn bản))?"
        r"(?= của (?!Thủ|Phó|Chủ))|[\d)][;,]) ?của "
        r"(?P<body>[^;.\n]{2,90}) tại $"
    )


@cache
def _counted() -> regex.Pattern[str]:
    """`đã ban hành 4 nghị quyết quan trọng:`, the verb and what is counted, before the first of a list."""
    return regex.compile(
        r"\s(?:(?:đã|vừa|cũng|tiếp tục|mới)\s){0,2}(?:ban hành|ký ban hành|thông qua|ký|ra|có)"
        r"\s(?:các|nhiều|một số|hai|ba|bốn|năm|\d{1,2})\s[^.;:()]{2,70}:\s{1,2}$"
    )


@cache
def _listed() -> regex.Pattern[str]:
    """`các nghị quyết trụ cột của Bộ Chính trị:`, what is listed and whose it is."""
    return regex.compile(
        r"(?:[Nn]ghị quyết|[Cc]hỉ thị|[Kk]ết luận|[Qq]uy định|[Qq]uyết định|[Vv]ăn bản|[Tt]hông tư"
        r"|[Nn]ghị định)"
        r"[^.;:()\n]{0,40}? của (?P<body>\p{Lu}[^.;:()\n]{2,80}?)"
        r"(?:,? (?:gồm|bao gồm|như|là|cụ thể(?: là)?))?(?: ?:| ?\()\s{0,2}$"
    )


@cache
def _behalf() -> regex.Pattern[str]:
    """`thay mặt Bộ Chính trị, Tổng Bí thư …`: for whom is signed."""
    return regex.compile(r"[Tt]hay\smặt\s(?=\p{Lu})")


@cache
def _adopted() -> regex.Pattern[str]:
    """`được Quốc hội khóa XV, kỳ họp thứ 7 thông qua ngày`: who passed a document, and when."""
    return regex.compile(
        r"\s(?:đã\s)?được\s(?P<body>\p{Lu}[^.;()]{2,100}?)\s(?:thông qua|ban hành|ký ban hành)"
        r"(?:\stại\s[^.;()\n]{3,60}?)?(?:\svào)?,?(?=\sngày\s\d)"
    )


DATE_STARTS = ("ng", "(", "ban h", "ký", "ra ng")  # how a date behind a body begins


def beside(text: str, start: int, end: int, lexicon: Lexicon, first: bool = True) -> Beside:
    """The date and issuer written beside the core that spans `start` to `end`.

    >>> from docgraph.lexicon import load_lexicon
    >>> beside("Nghị định 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ", 0, 23, load_lexicon()).date
    '2020-02-03'
    """
    date: str | None = None
    issuer: str | None = None
    at = end
    same = False
    dated = date_after(text, at)
    if dated is not None:
        date, stop = dated
        same = "cùng" in text[at:stop]
        at = stop + (text[stop : stop + 1] == ")" and "(" in text[at:stop])
    elif text[at : at + 6] in DAY_STARTS:
        day = _day_alone().match(text, at)
        at = day.end() if day is not None else at
    body = issuer_after(text, at, lexicon)
    if body is None and text.startswith(" của ", at) and date is None:
        joint = _joint_day().match(text, at)
        date = (date_after(text, joint.end()) or (None,))[0] if joint is not None else None
    if body is not None:
        issuer = body[0]
        if issuer[-1].isdigit() or issuer.endswith("/TW"):
            body = issuer, before_task(text, at, body[1])
        if date is None:
            dates = over_breaks(text[body[1] : body[1] + 9]).lstrip(" ,\n").startswith(DATE_STARTS)
            later = date_after(text, body[1]) if dates else None
            if later is not None:
                date, at = later
            else:
                at = body[1] if first else at
        else:
            at = body[1]
    if issuer is None and date is None and text.startswith((" được ", " đã được ", "\nđược "), at):
        issuer, date = _passed_by(text, at, lexicon)
    open_ = issuer is None or date is None or len(date) == 4
    while start > 1 and text[start - 1] in "*_":  # `ban hành **Kế hoạch số 5**`
        start -= 1
    if open_ and first and (text[start - 2 : start - 1] in BEFORE_MARKS or text[start - 1 : start] == "("):
        issuer, date = _before(text, start, end, issuer, date, lexicon)
    if issuer is None and text.startswith("/TW", end - 3):
        issuer = organ_behind_title(text, at)
    if issuer is None and text.find(" ban", at, at + TITLE) > 0:
        issuer, date = _behind_title(text, at, date, lexicon)
    return Beside(date, issuer, at, same)


def _passed_by(text: str, at: int, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """Body and day of `được BODY thông qua ngày D` behind a core."""
    window = over_breaks(text[at : at + TITLE])
    found = _adopted().match(window)
    day = date_after(window, found.end()) if found is not None else None
    if found is None or day is None:
        return None, None
    body = issuer_reader(lexicon).at(window, found.start("body"))
    whole = body is not None and (
        body[1] >= found.end("body") or _term().fullmatch(window, body[1], found.end("body")) is not None
    )
    return (body[0] if body is not None and whole else None), day[0]


def _of_list(lead: str, lexicon: Lexicon) -> str | None:
    """The body of the documents that a list begins with: `BODY ban hành 4 nghị quyết:`."""
    counted = _counted().search(lead)
    if counted is not None:
        return _last_body(_clause(lead, counted.start()), lexicon)
    listed = _listed().search(lead)
    return _last_body(listed["body"], lexicon) if listed is not None else None


def _clause(lead: str, end: int) -> str:
    """The last clause of a text before `end`."""
    clause = lead[:end]
    cut = max(clause.rfind(". "), clause.rfind(";"), clause.rfind("\n\n"), clause.rfind(".\n")) + 1
    return clause[cut:]


def _before(
    text: str, start: int, end: int, issuer: str | None, date: str | None, lexicon: Lexicon
) -> tuple[str | None, str | None]:
    """Issuer and date from the words before a core: `Ngày D, BODY đã có CORE`."""
    if text[start - 2 : start - 1] == ":" or text[start - 1 : start] == "(":
        if issuer is None and text[start : start + 7].lower() not in LETTERS:
            issuer = _of_list(_lead(text, start), lexicon)
        return issuer, date
    words = text[max(0, start - 12) : start].split()
    if not words or words[-1].lower() not in VERB_ENDS:
        return issuer, date
    lead = _lead(text, start)
    if words[-1] == "tại":
        line = " ".join(lead.split()) + " "
        said = _proposal().search(line) if issuer is None else None
        if issuer is None and said is None and text[end - 3 : end] in PARTY_ENDS:
            said = _order().search(line)
        if issuer is None and said is None and (verb := spoke().search(line)) is not None:
            return _last_body(_clause(line, verb.start()), lexicon), date
        return (_last_body(said["body"], lexicon) if said else issuer), date
    clause = acting_clause(text, start)
    if clause is None:
        return issuer, date
    if issuer is None:
        behalf = _behalf().search(clause)
        body = issuer_reader(lexicon).at(clause, behalf.end()) if behalf is not None else None
        issuer = body[0] if body is not None else _last_body(clause, lexicon)
        if issuer is None and (place := acting_place(clause, text[start:end])) is not None:
            found = issuer_reader(lexicon).at(place, 0)
            issuer = found[0] if found is not None else None
    if date is None or len(date) == 4:
        day = _lead_day(clause) or _opening_day(text, start)
        date = day if day is not None and (date is None or day.startswith(date)) else date
    return issuer, date


def _lead(text: str, start: int, reach: int = LEAD) -> str:
    """The words before `start`, over soft line breaks: `ban⏎hành` is one verb."""
    lead = text[max(0, start - reach) : start]
    return over_breaks(lead)


def acting_clause(text: str, start: int) -> str | None:
    """What stands before the verb of issuing that ends right before `start`: `Ngày D, BODY đã có`; or None.

    >>> acting_clause("Ngày 5/3, UBND tỉnh đã có Báo cáo", 26)
    'Ngày 5/3, UBND tỉnh'
    """
    if text[start - 2 : start - 1] not in VERB_LETTERS:
        return None
    lead = _lead(text, start)
    verb = _verb().match(lead)
    return _clause(lead, verb.start()) if verb is not None else None


def _opening_day(text: str, start: int) -> str | None:
    """The day that opens a long sentence whose subject has offices: `Ngày D, đồng chí …, đã ký ban hành`."""
    if not text.endswith(SIGNING, 0, start):
        return None
    floor = max(0, start - SENTENCE)
    lead = _lead(text, start, SENTENCE)
    at = max(lead.rfind("\n"), lead.rfind(". ") + 1, -1 if floor else 0)
    opening = _opens().match(lead, at) if at >= 0 else None
    found = date_after(lead, opening.end()) if opening is not None else None
    if found is None or len(found[0]) != 10 or lead[found[1] : found[1] + 1] != ",":
        return None
    return None if _other_act().search(lead, found[1], len(lead) - 16) else found[0]


@cache
def _opens() -> regex.Pattern[str]:
    return regex.compile(r"[\s*_]{0,4}(?=Ngày\s)")


@cache
def _other_act() -> regex.Pattern[str]:
    return regex.compile(r"\s(?:ban hành|thông qua|ký|công bố)\s")


@cache
def _digit() -> regex.Pattern[str]:
    return regex.compile("[0-9]")


def _lead_day(clause: str) -> str | None:
    """The day with which a clause opens, if nothing but the body follows it."""
    if _digit().search(clause) is None:
        return None
    for match in _lead_date().finditer(clause):
        found = date_after(clause, match.start())
        if found is not None and len(found[0]) == 10:
            rest = clause[found[1] :]
            before = clause[: match.start()].rsplit(None, 1)[-1:]
            if rest.startswith(" của ") or (before and "/" in before[0]):
                continue  # the day of a document that stands before
            if rest.startswith(",") or len(rest) < 60:
                return found[0]
    return None


@cache
def _capital() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{M}])\p{Lu}[\p{L}.]{0,12}")


@cache
def _term() -> regex.Pattern[str]:
    """The term and the session of a body, or the name of who signs for it, after its name."""
    return regex.compile(
        r"(?:\s\p{Lu}\p{Ll}{1,6}){2,5}\s?,?\s?"
        r"|,?\s\(?(?:[Kk]h(?:óa|oá)\s(?:[IVX]{1,5}|\d{1,2}))?\)?(?:,?\s?nhiệm kỳ \d{4}\s?-\s?\d{4})?"
        r"(?:,?\s?kỳ họp (?:thứ )?[\p{L}\d]{1,9}(?:\s\p{Ll}{2,4}){0,2})?\s?,?\s?"
    )


def _belongs(clause: str, at: int) -> bool:
    return clause.endswith((" của ", " tại "), 0, at)


def _last_body(clause: str, lexicon: Lexicon) -> str | None:
    """The body whose name ends a clause (`…, UBND TP`); of short clauses kept, as texts repeat them."""
    reader = issuer_reader(lexicon)
    if clause in reader.acting:
        return reader.acting[clause]
    body = _body_at_end(clause, reader)
    if len(clause) < 48 and len(reader.acting) < 100_000:
        reader.acting[clause] = body
    return body


def _body_at_end(clause: str, reader: IssuerReader) -> str | None:
    for match in list(_capital().finditer(clause))[:12]:
        found = reader.at(clause, match.start())
        if found is not None and "," in clause[match.start() : found[1]] and _belongs(clause, match.start()):
            continue  # `theo Thông báo của Ban A, Ban B có Báo cáo`: two bodies, the second acts
        if found is not None and (
            found[1] >= len(clause.rstrip(" ,")) or _term().fullmatch(clause, found[1])
        ):
            return found[0]
    return None
