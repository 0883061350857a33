"""Folded text → mentions of documents that the text says exist but does not number.

Reads: folded text, the mentions found so far, the lexicon. Gives: mentions of form unnumbered, by start.
What tells of such a document: a decision approves or issues it, it is issued with a decision, a provision of
it is cited, it is spoken of by a title that only one document can have. Acts told without their number:
`bare_acts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from docgraph.lexicon.load import Lexicon
from docgraph.reading.recognize.bare_acts import ACTS, TELLS, act_at, find_sets
from docgraph.reading.recognize.discussed import find_discussed
from docgraph.reading.recognize.titles import KINDS, Kind, Spans, capital_kinds, kind_at, title_end
from docgraph.records import Mention

TITLES = 64  # titles of one text that are looked for again: each costs a search of the whole text
_DECIDING = frozenset(
    ("QĐ", "NQ", "NĐ", "TT", "CT", "TTr", "CV", "TB", "TTLT", "L", None)
)  # acts that issue or approve
_BEFORE_RULE = ("hành ", "của ", "theo ", "tại ", "trong ", "và ")  # `Quyết định … Quy định về` is a title
_TITLED_ONLY = frozenset(
    "quy định,định hướng,danh mục,chế độ,phương án,quy trình,bảng giá,bộ tiêu chí,bộ chỉ số".split(",")
)


@cache
def _issuing() -> tuple[regex.Pattern[str], ...]:
    """A verb that puts a document into force, up to its kind's word."""
    lead = (
        r"\s{1,5}(?:kèm\s{1,5}theo\s{1,5}[^,.;:()\n]{4,40}?\s{1,5}này\s{1,5})?"
        r"(?:bản\s{1,5}|hệ\s{1,5}thống\s{1,5})?[\"“‘*]{0,3}(?=[A-ZĐa-zđ])"
    )
    return (
        regex.compile(rf"phê\s{{1,5}}duyệt{lead}"),
        regex.compile(rf"Phê\s{{1,5}}duyệt{lead}"),
        regex.compile(rf"ban\s{{1,5}}hành{lead}"),
        regex.compile(rf"Ban\s{{1,5}}hành{lead}"),
    )


@cache
def _attached() -> regex.Pattern[str]:
    """`ban hành kèm theo Quyết định …` behind a title."""
    return regex.compile(
        r"ban\s{1,5}hành\s{1,5}(?:kèm\s{1,5})?(?:theo|tại)"
        r"\s{1,5}(?P<by>(?:[Qq]uyết\s{1,5}định|[Nn]ghị\s{1,5}(?:quyết|định)"
        r"|[Tt]hông\s{1,5}tư|[Cc]hỉ\s{1,5}thị|[Cc]ông\s{1,5}văn))"
    )


_SPOKEN = frozenset(
    (
        "nội quy|quy chế|quy định|chiến lược|chương trình|chương trình hành động|kế hoạch|quy hoạch|đề án"
        "|điều lệ"
    ).split("|")
)  # kinds that are spoken of by their title
_LEADS = tuple(
    """theo tại của cứ trong hiện hành và với bản về duyệt khai động chỉnh thuộc kết ; , : . 0 1 2 3 4 5 6 7 8
    9""".split()
)  # how what stands before such a title ends


@cache
def _tells() -> regex.Pattern[str]:
    return regex.compile(TELLS)


@cache
def _motions() -> regex.Pattern[str]:
    """The one act whose word is told in small letters too."""
    return regex.compile(rf"tờ\s{{1,5}}trình{TELLS}")


@cache
def _leading() -> regex.Pattern[str]:
    """Words before a title that make it one document spoken of; a provision there makes it so for sure."""
    return regex.compile(
        r"(?P<provision>Điều\s{1,5}\d{1,3}[a-zđ]?(?:(?:\s{0,2},|\s{1,5}và)"
        r"\s{1,5}\d{1,3}){0,6}\s{1,5}(?:(?:của|tại)\s{1,5})?(?:bản\s{1,5})?)$"
        r"|(?<![Bb]an\s{1,5}hành\s)(?<=(?:theo|tại|của|cứ|trong|hiện|hành|và|với)\s)$"
        r"|(?P<spoken>(?<=(?:[Tt]hực\shiện|[Tt]riển\skhai|thuộc|về|điều\schỉnh|phê\sduyệt|tổng\skết)\s)$)"
        r"|(?P<listed>(?<=[;,]\s)$)|(?P<opening>(?<=[:.]\s)$)"
    )


@cache
def _definite() -> regex.Pattern[str]:
    """What makes a title that of one document: a body that owns it, or its years."""
    return regex.compile(
        r"của\s{1,5}(?:[A-ZĐ][^\W\d_]+)|(?:giai\s{1,5}đoạn|đến\s{1,5}năm|thời\s{1,5}kỳ)\s{1,5}(?:19|20)"
        r"\d\d|^Nội\s|^Quy\s{1,5}định\s{1,5}về"
    )


def find_unnumbered(text: str, found: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Documents without number, outside the spans of `found`.

    >>> from docgraph.lexicon.load import load_lexicon
    >>> text = "Xe đỗ theo Quy chế giữ xe ban hành kèm theo Quyết định số 612/QĐ-STP"
    >>> at = text.index("Quyết định")
    >>> number = Mention(id="", start=at, end=len(text), text=text[at:], form="numbered", type="QĐ")
    >>> [m.text for m in find_unnumbered(text, [number], load_lexicon())]
    ['Quy chế giữ xe']
    """
    ordered = sorted(found, key=lambda m: (m.start, -m.end))
    spans = Spans(ordered, [m.start for m in ordered])
    mentions: dict[int, Mention] = {}
    for mention in _all(text, spans):
        other = mentions.get(mention.start)
        if other is None or other.end < mention.end:
            mentions[mention.start] = mention
    flat = (
        text.replace("\n", " ").replace("\t", " ") if mentions else text
    )  # titles are said again over other line breaks
    titles = {mention.text: mention for mention in mentions.values()}
    for mention in list(titles.values())[:TITLES]:
        for again in _again(text, flat, mention, spans):
            mentions.setdefault(again.start, again)
    kept: list[Mention] = []
    for start in sorted(mentions):
        if not kept or start >= kept[-1].end:
            kept.append(mentions[start])
    return kept


def _all(text: str, spans: Spans) -> Iterator[Mention]:
    yield from _approved(text, spans)
    yield from _issued_with(text, spans)
    capitals = capital_kinds(text)
    yield from _told(text, capitals, spans)
    yield from find_sets(text, spans)
    yield from find_discussed(text, capitals, spans)


def _made(text: str, start: int, end: int, kind: str | None, rule: str, date: str | None = None) -> Mention:
    return Mention(
        id="", start=start, end=end, text=text[start:end], form="unnumbered", type=kind, date=date, rule=rule
    )


def _titled(text: str, start: int, spans: Spans, rule: str, least: int) -> Mention | None:
    """The document whose kind's word stands at `start`, with a title of at least so many more words."""
    kind = kind_at(text, start)
    if kind is None:
        return None
    word_end, name, code = kind
    if name in _TITLED_ONLY and not text[start].isupper() and text[start - 4 : start - 1].lower() != "bản":
        return None
    end = title_end(text, word_end, spans)
    if spans.covering(start, end) or len(text[word_end:end].split()) < least:
        return None
    return _made(text, start, end, code, rule)


def _approved(text: str, spans: Spans) -> Iterator[Mention]:
    """`Quyết định số … phê duyệt Chiến lược …`, `Điều 1. Ban hành Quy chế …`, `ban hành kèm theo Quyết định
    này …`.
    """
    for pattern in _issuing():
        for match in pattern.finditer(text):
            at = match.end()
            if kind_at(text, at) is None or not _in_act(text, match.start(), at, spans, match[0]):
                continue
            mention = _titled(text, at, spans, "unnumbered:approved", 1)
            if mention:
                yield mention


@cache
def _act_opens() -> regex.Pattern[str]:
    """What stands before the verb of an act's own article or title line."""
    return regex.compile(
        r"(?:Điều\s{1,5}[1-3]\s?[.:]\s{1,5}(?:Nay\s{1,5})?"
        r"|(?:^|\n)[ \t]{0,9}(?:[Vv]ề\s{1,5}việc|V/v)\s{1,5})$"
    )


def _in_act(text: str, verb: int, at: int, spans: Spans, lead: str) -> bool:
    """Whether an act's verb stands there: a numbered one in the clause, an article, a title line."""
    if "này" in lead:
        return True
    before = text[max(0, verb - 30) : verb]
    if text[at].isupper() and (before.rstrip().endswith(("đã", "vừa", "mới")) or _act_opens().search(before)):
        return True
    if text[at].islower() and before.rstrip().endswith((" và", " trình", "thẩm định,")):
        return False  # `lập và phê duyệt đề án`: what is to be done
    act = spans.before(verb)
    if act is None or act.form == "anaphor" or act.type not in _DECIDING:
        return False
    between = text[act.end : verb]
    return (
        len(between) < 190
        and ";" not in between
        and "\n\n" not in between
        and ". " not in between
        and ".\n" not in between
    )


def _issued_with(text: str, spans: Spans) -> Iterator[Mention]:
    """The title before `ban hành kèm theo Quyết định …`; it must reach up to these words."""
    for match in _attached().finditer(text):
        floor = max(0, match.start() - 260)
        clause = text[floor : match.start()]
        cut = max(clause.rfind(mark) for mark in (";", ". ", ".\n", "\n\n", "”", ":")) + 1
        last = spans.before(match.start())
        if last is not None:
            cut = max(cut, last.end - floor)
        start = _last_kind(clause, cut)
        if start is None:
            continue
        start += floor
        kind = kind_at(text, start)
        if kind is None or spans.covering(start, kind[0]) or text[start : kind[0]].isupper():
            continue
        end = title_end(text, kind[0], spans)
        between = text[end : match.start()].strip(" \n\t(*,")
        heading = (start == 0 or text[start - 1] == "\n") and text[kind[0] : kind[0] + 1] == "\n"
        own_list = text.startswith(" này", match.end()) and (
            kind[1] == "danh mục" or "Phụ lục" in text[start : match.start()]
        )
        if heading or own_list or between not in ("", "được", "đã được", "đã"):
            continue
        yield _made(text, start, min(end, match.start()), kind[2], "unnumbered:attached")
        if kind[1] == "biểu thuế" and text.startswith("trong", start - 6):
            yield from _list_in(text, floor + cut, start - 6, spans)


def _list_in(text: str, floor: int, end: int, spans: Spans) -> Iterator[Mention]:
    """`Danh mục … trong Biểu thuế … ban hành kèm theo`: the list that was issued, before its tariff."""
    at = text.rfind("Danh mục ", floor, end)
    kind = kind_at(text, at) if at >= 0 else None
    if kind is not None and title_end(text, kind[0], spans) == end - 1 and not spans.covering(at, end - 1):
        yield _made(text, at, end - 1, kind[2], "unnumbered:attached")


def _last_kind(clause: str, cut: int) -> int | None:
    """Where the last titled kind's word of a clause stands, or the last in lower case before a phrase of
    its own.
    """
    best: int | None = None
    for name in KINDS:
        for spelling in (name.capitalize(), name):
            at = clause.rfind(spelling, cut)
            if at < 0 or (at and clause[at - 1].isalnum()):
                continue
            if spelling[0].islower() and name in _TITLED_ONLY - {"chế độ"}:
                continue
            titled = spelling[0].isupper()
            if (
                best is None
                or (at > best and (titled or clause[best].islower()))
                or (titled and clause[best].islower())
            ):
                best = at
    return best


def _told(text: str, capitals: Sequence[Kind], spans: Spans) -> Iterator[Mention]:
    """Acts without number and documents spoken of by title."""
    for start, end, name in capitals:
        mention = None
        told = name in ACTS and _tells().match(text, end, end + 16)
        if told:
            mention = act_at(text, start, end, spans)
        if mention is None and name in _SPOKEN and (told or _is_led(text, start)):
            mention = _spoken(text, start, spans)
        if mention is not None:
            yield mention
    for match in _motions().finditer(text):
        mention = act_at(text, match.start(), match.end(), spans)
        if mention is not None:
            yield mention


@cache
def _marked_item() -> regex.Pattern[str]:
    return regex.compile(r"[0-9][a-zđ]\s")


def _is_led(text: str, start: int) -> bool:
    """Whether the words before a title let it be one that is spoken of."""
    if not text[start - 1 : start].isspace():
        return False
    return text.endswith(_LEADS, 0, start - 1) or _marked_item().match(text, start - 3, start) is not None


def _spoken(text: str, start: int, spans: Spans) -> Mention | None:
    """`theo Quy chế làm việc của …`, `khoản 1 Điều 4 Nội quy phòng đọc …`."""
    leading = _leading().search(text[max(0, start - 60) : start])
    mention = _titled(text, start, spans, "unnumbered:spoken", 2) if leading else None
    if leading is None or mention is None:
        return None
    if leading["provision"]:
        return mention
    if mention.type == "ĐL":
        return None
    title = mention.text
    words = title.split()
    if mention.type != "QyĐ" and words[2:3] and words[2].lower() in _function_words() - {"của"}:
        return None
    if leading["spoken"] is not None and _is_yet_to_be(text, start, mention.type):
        return None
    if leading["opening"] is not None:
        known = _of_state().match(title) and len(words) > 6
        passed = len(words) > 6 and _definite().search(title) and _is_passed().match(text, mention.end)
        return mention if known or passed else None
    if leading["listed"] is not None and not _goes_on_from(text, start, spans):
        return None
    definite = len(words) > 3 and _definite().search(title)
    whose = words[2:3] == ["của"] or text[start - 6 : start - 1] == "chỉnh"
    return mention if definite or (_is_name(title) and not whose) else None


@cache
def _of_state() -> regex.Pattern[str]:
    """A programme or strategy of the whole state, by the first words of its title."""
    return regex.compile(r"(?:Chương\s{1,5}trình\s{1,5}mục\s{1,5}tiêu|Chiến\s{1,5}lược)\s{1,5}quốc\s")


@cache
def _is_passed() -> regex.Pattern[str]:
    return regex.compile(
        r"\s{1,3}(?:(?:đã|vừa|mới)\s{1,3})?được\s[^.;]{0,60}?(?:phê\s?duyệt|thông\s?qua|ban\s?hành)"
    )


@cache
def _function_words() -> frozenset[str]:
    """Words that follow a kind's word where no title does: `Chương trình kịp thời`, `Kế hoạch tại các xã`."""
    return frozenset(
        """kịp theo tại của và trên cho để trong đến với có được đúng là do từ ở như nhưng một các
        những phù bằng gửi thuộc vào cũng đã sẽ phải cần nhằm trước sau khi gắn hằng hàng năm tháng""".split()
    )


def _is_name(title: str) -> bool:
    """Whether a capitalised title without body or years is long enough to be one document's."""
    words = title.split()
    return len(words) >= 7 and words[0] != "Danh" and words[1] != "định"


@cache
def _to_be_approved() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:trình|lập|xây\sdựng|thẩm\sđịnh)(?!\w)[^;.]{0,80}phê\s{1,5}duyệt\s$", regex.IGNORECASE
    )


def _is_yet_to_be(text: str, start: int, kind: str | None) -> bool:
    """Whether a document is only to be approved (`trình … phê duyệt Đề án`), or a heading begins."""
    before = text[max(0, start - 110) : start]
    if before.endswith(("duyệt ", "duyệt\n")):
        return _to_be_approved().search(before) is not None
    return kind == "QyĐ" and before.endswith(("chỉnh ", "chỉnh\n"))


def _goes_on_from(text: str, start: int, spans: Spans) -> bool:
    """Whether a title stands in a list behind another document, in the same sentence."""
    other = spans.before(start)
    return other is not None and start - other.end < 160 and ". " not in text[other.end : start]


def _again(text: str, flat: str, mention: Mention, spans: Spans) -> Iterator[Mention]:
    """Every other place where a title of some length is said again."""
    core = mention.text
    if (
        len(core.split()) < 5
        or core.startswith("Danh")
        or mention.rule not in ("unnumbered:approved", "unnumbered:attached", "unnumbered:spoken")
    ):
        return
    core = " ".join(core.split())
    lower = core[0].isupper() and mention.type != "QyĐ"  # `quy định về …` is what a rule does
    for said in (core, core[0].lower() + core[1:]) if lower else (core,):
        yield from _places_of(text, flat, said, mention, spans)


def _places_of(text: str, flat: str, said: str, mention: Mention, spans: Spans) -> Iterator[Mention]:
    at = flat.find(said)
    while at >= 0:
        end = at + len(said)
        if text[end : end + 2] == ", " and (longer := _titled(text, at, spans, "unnumbered:again", 2)):
            end = max(end, longer.end)  # `… ở xã` is not `… ở xã, phường, thị trấn`
        rule = mention.type != "QyĐ" or flat[max(0, at - 6) : at].endswith(_BEFORE_RULE)
        if at != mention.start and rule and not text[end : end + 1].isalnum() and not spans.covering(at, end):
            yield _made(text, at, end, mention.type, "unnumbered:again")
        at = flat.find(said, end)
