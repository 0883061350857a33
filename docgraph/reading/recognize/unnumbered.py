"""Folded text → mentions of documents that the text says exist but does not number.

Reads: folded text, the mentions found so far, the lexicon. Gives: mentions of form unnumbered, sorted by start.
What tells of such a document: a decision approves or issues it, it is issued with a decision, a provision of it is
cited, a body's act is told by its subject (`Nghị quyết của Quốc hội về …`), an act that amends another without a number
of its own, a set to which something is done (`83 văn bản quy phạm pháp luật hết hiệu lực`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from docgraph.lexicon.load import Lexicon
from docgraph.reading.recognize.dates import date_after
from docgraph.reading.recognize.law_names import fold_word
from docgraph.reading.recognize.titles import KINDS, Spans, kind_at, title_end
from docgraph.records import Mention

_ACTS = {
    "nghị quyết": "NQ",
    "nghị định": "NĐ",
    "quyết định": "QĐ",
    "thông tư": "TT",
    "chỉ thị": "CT",
    "pháp lệnh": "PL",
    "kết luận": "KL",
    "luật": "Luật",
    "bộ luật": "BLuật",
}
_DECIDING = frozenset(
    ("QĐ", "NQ", "NĐ", "TT", "CT", "TTr", "CV", "TB", "TTLT", "L", None)
)  # acts that issue or approve
_TITLED_ONLY = frozenset(("quy định", "định hướng", "danh mục", "chế độ", "phương án"))


@cache
def _issuing() -> tuple[regex.Pattern[str], ...]:
    """A verb that puts a document into force, up to its kind's word."""
    lead = (
        r"\s+(?:kèm\s+theo\s+[^,.;:()\n]{4,40}?\s+này\s+)?(?:bản\s+|hệ\s+thống\s+)?[\"“‘*]{0,3}(?=[A-ZĐa-zđ])"
    )
    return (
        regex.compile(rf"phê\s+duyệt{lead}"),
        regex.compile(rf"Phê\s+duyệt{lead}"),
        regex.compile(rf"ban\s+hành{lead}"),
        regex.compile(rf"Ban\s+hành{lead}"),
    )


@cache
def _attached() -> regex.Pattern[str]:
    """`ban hành kèm theo Quyết định …` behind a title."""
    return regex.compile(
        r"ban\s+hành\s+(?:kèm\s+)?(?:theo|tại)\s+(?P<by>(?:[Qq]uyết\s+định|[Nn]ghị\s+(?:quyết|định)|[Tt]hông\s+tư|[Cc]hỉ\s+thị|[Cc]ông\s+văn))"
    )


@cache
def _provision() -> regex.Pattern[str]:
    return regex.compile(
        r"iều\s+\d{1,3}[a-zđ]?(?:(?:\s{0,2},|\s+và)\s+\d{1,3}){0,6}\s+(?:(?:của|tại)\s+)?(?:bản\s+)?(?=(?:Quy\s+(?:chế|định)|Nội\s+quy|Điều\s+lệ)\s)"
    )


@cache
def _rules() -> tuple[regex.Pattern[str], ...]:
    """Documents spoken of by title: rules of one body, programmes with their years, a party's `Quy định về …`."""
    lead = r"(?<=(?:theo|tại|của|cứ|trong|hiện|hành|và|với)\s)(?<![Bb]an\shành\s)"
    return (
        regex.compile(rf"{lead}(?=Quy\s+chế\s)"),
        regex.compile(rf"{lead}(?=Nội\s+quy\s)"),
        regex.compile(rf"{lead}(?=Quy\s+định\s+về\s)"),
        regex.compile(rf"{lead}(?=(?:Chiến\s+lược|Chương\s+trình|Kế\s+hoạch|Đề\s+án)\s)"),
    )


@cache
def _definite() -> regex.Pattern[str]:
    """What makes a title that of one document: a body that owns it, or its years."""
    return regex.compile(
        r"của\s+(?:[A-ZĐ][^\W\d_]+)|(?:giai\s+đoạn|đến\s+năm|thời\s+kỳ)\s+(?:19|20)\d\d|^Nội\s|^Quy\s+định\s+về"
    )


@cache
def _act_of_body() -> tuple[regex.Pattern[str], ...]:
    """`Nghị quyết của Quốc hội về …`: an act told by its body and its subject."""
    body = r"(?:(?:Quốc\s+hội|Chính\s+phủ|Thủ\s+tướng|Ủy\s+ban|Ban|Bộ|Tỉnh\s+ủy|Thành\s+ủy|Hội\s+đồng|UBND|HĐND|BCH|Chủ\s+tịch)(?!\w)(?:(?!\scấp\s)[^,.;:()“\"]){0,70}?)"
    act = rf"(?=\s+của\s+{body}\s+về\s)"
    return (
        regex.compile(rf"Nghị\s+(?:quyết|định){act}"),
        regex.compile(rf"Quyết\s+định{act}"),
        regex.compile(rf"Chỉ\s+thị{act}"),
        regex.compile(rf"Kết\s+luận{act}"),
        regex.compile(
            r"Chương\s+trình\s+hành\s+động(?=\s+của\s+(?:Quốc|Chính|Thủ|Ủy|Ban|Bộ|Tỉnh|Thành|Hội|UBND|Đảng|Huyện)(?!\w))"
        ),
        regex.compile(r"Nghị\s+quyết\s+(?:Trung\s+ương|TW|T\.Ư)(?=\s+(?:Đảng\s+)?về\s)"),
    )


@cache
def _told() -> regex.Pattern[str]:
    """`Quốc hội ban hành Nghị quyết về …`: a body that acts, then the bare type and its subject."""
    return regex.compile(
        r"(?:ban\s+hành|thông\s+qua|đã\s+ra|trình\s+(?:Chính\s+phủ|Quốc\s+hội))\s+(?P<act>Nghị\s+(?:quyết|định)|Quyết\s+định|Chỉ\s+thị|Pháp\s+lệnh)"
        r"(?=\s?(?:\[\d{1,2}\]|\d{1,2})?\s+về\s)"
    )


@cache
def _amending_act() -> tuple[regex.Pattern[str], ...]:
    tail = r"(?=\s(?:về\s+việc\s+)?sửa\s+đổi(?:,)?(?:\s+và)?(?:\s+bổ\s+sung)?\s)"
    return tuple(
        regex.compile(rf"{word}{tail}")
        for word in (r"Nghị\s(?:định|quyết)", r"Thông\s+tư", r"Quyết\s+định", r"Chỉ\s+thị")
    )


@cache
def _to_amended() -> regex.Pattern[str]:
    return regex.compile(
        r"\s+(?:về\s+việc\s+)?sửa\s+đổi(?:,)?(?:\s+và)?(?:\s+bổ\s+sung)?(?:\s+(?:một\s+số|các))?(?:\s+(?:nội\s+dung|quy\s+định|khoản))?"
        r"(?:\s+(?:của|tại))?(?:\s+[Đđ]iều(?:\s+\d{1,3})?)?(?:\s+(?:của|tại))?(?:\s+các)?\s+"
    )


@cache
def _sets() -> tuple[regex.Pattern[str], ...]:
    """Sets of documents to which something is done."""
    return (
        regex.compile(
            r"(?<=(?:công\s+bố|bãi\s+bỏ|thay\s+thế|hủy\s+bỏ|sửa\s+đổi|bổ\s+sung|ban\s+hành)\s+\d{1,4}\s)văn\s+bản(?:\s+quy\s+phạm\s+pháp\s+luật|\s+QPPL)?"
            r"(?=\s+(?:hết\s+hiệu\s+lực|của|do|quy|đã|không|còn|về|liên|có|trong|thuộc))"
        ),
        regex.compile(r"(?<=(?:điều\s+)?của\s\d{1,2}\s)[Ll]uật\s+(?:có\s+)?liên\s+quan\s+(?:đến|tới)(?=\s)"),
    )


def find_unnumbered(text: str, found: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Documents without number, outside the spans of `found`.

    >>> from docgraph.lexicon.load import load_lexicon
    >>> text = "theo Quy chế hoạt động ban hành kèm theo Quyết định số 837/QĐ-BKH"
    >>> number = Mention(id="", start=41, end=65, text=text[41:], form="numbered", type="QĐ")
    >>> [m.text for m in find_unnumbered(text, [number], load_lexicon())]
    ['Quy chế hoạt động']
    """
    ordered = sorted(found, key=lambda m: (m.start, -m.end))
    spans = Spans(ordered, [m.start for m in ordered])
    mentions: dict[int, Mention] = {}
    for mention in _all(text, spans):
        other = mentions.get(mention.start)
        if other is None or other.end < mention.end:
            mentions[mention.start] = mention
    for mention in list(mentions.values()):
        for again in _again(text, mention, spans):
            mentions.setdefault(again.start, again)
    kept: list[Mention] = []
    for start in sorted(mentions):
        if not kept or start >= kept[-1].end:
            kept.append(mentions[start])
    return kept


def _all(text: str, spans: Spans) -> Iterator[Mention]:
    yield from _approved(text, spans)
    yield from _issued_with(text, spans)
    for match in _provision().finditer(text):
        mention = _titled(text, match.end(), spans, "unnumbered:provision", 2)
        if mention:
            yield mention
    for pattern in _rules():
        for match in pattern.finditer(text):
            mention = _titled(text, match.end(), spans, "unnumbered:rules", 2)
            if mention and len(mention.text.split()) > 3 and _definite().search(mention.text):
                yield mention
    yield from _acts(text, spans)
    yield from _amending(text, spans)
    yield from _done_to_sets(text, spans)


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
    if name in _TITLED_ONLY and not text[start].isupper():
        return None
    end = title_end(text, word_end, spans)
    if spans.covering(start, end) or len(text[word_end:end].split()) < least:
        return None
    return _made(text, start, end, code, rule)


def _approved(text: str, spans: Spans) -> Iterator[Mention]:
    """`Quyết định số … phê duyệt Chiến lược …`, `Điều 1. Ban hành Quy chế …`, `ban hành kèm theo Quyết định này …`."""
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
    return regex.compile(r"(?:Điều\s+[1-3]\s?[.:]\s+(?:Nay\s+)?|(?:^|\n)[ \t]*(?:[Vv]ề\s+việc|V/v)\s+)$")


@cache
def _own() -> regex.Pattern[str]:
    """`…;⏎Chính phủ ban hành Nghị định …`: the act's own head, told after its căn cứ lines."""
    return regex.compile(r"[;,.]\s{0,3}\n\s{0,4}[A-ZĐ][^;,.:\n]{3,80}\s(?:ban\s+hành|thông\s+qua)\s$")


def _in_act(text: str, verb: int, at: int, spans: Spans, lead: str) -> bool:
    """Whether the verb is that of an act: a numbered one before it in the clause, an article, a title line."""
    if "này" in lead:
        return True
    before = text[max(0, verb - 30) : verb]
    if text[at].isupper() and (before.rstrip().endswith("đã") or _act_opens().search(before)):
        return True
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


def _last_kind(clause: str, cut: int) -> int | None:
    """Where the last titled kind's word of a clause stands, or the last in lower case before a phrase of its own."""
    best: int | None = None
    for name in KINDS:
        for spelling in (name.capitalize(), name):
            at = clause.rfind(spelling, cut)
            if at < 0 or (at and clause[at - 1].isalnum()):
                continue
            if spelling[0].islower() and name in ("quy định", "danh mục", "định hướng", "phương án"):
                continue
            titled = spelling[0].isupper()
            if (
                best is None
                or at > best
                and (titled or clause[best].islower())
                or (titled and clause[best].islower())
            ):
                best = at
    return best


def _acts(text: str, spans: Spans) -> Iterator[Mention]:
    """Acts told by body and subject."""
    for pattern in _act_of_body():
        for match in pattern.finditer(text):
            if spans.covering(match.start(), match.end()):
                continue
            words = " ".join(fold_word(word) for word in match[0].split()[:2])
            yield _made(text, match.start(), match.end(), _ACTS.get(words, "CTr"), "unnumbered:act")
    for match in _told().finditer(text):
        start, end = match.span("act")
        if spans.covering(start, end):
            continue
        day = _day_before(text, match.start())
        if day is None and "đã" not in text[max(0, match.start() - 4) : start]:
            continue
        words = " ".join(fold_word(word) for word in match["act"].split())
        yield _made(text, start, end, _ACTS[words], "unnumbered:told", day)
    for match in regex.compile(r"Luật\s+hiện\s+hành").finditer(text):
        if text.endswith(("thay thế ", "so với "), 0, match.start()):
            yield _made(text, match.start(), match.end(), "Luật", "unnumbered:present")


def _day_before(text: str, verb: int) -> str | None:
    """`Ngày 10 tháng 3 năm 1976, Chính phủ ban hành …`: the day of the act."""
    clause = text[max(0, verb - 90) : verb]
    at = max(clause.rfind("Ngày "), clause.rfind("ngày "))
    if at < 0:
        return None
    found = date_after(clause, at)
    if found is None or len(found[0]) != 10:
        return None
    rest = clause[found[1] :]
    return found[0] if regex.fullmatch(r",?\s+[A-ZĐ][^,.;:]{3,40}?(?:\s+đã)?\s?", rest) else None


def _amending(text: str, spans: Spans) -> Iterator[Mention]:
    """`Nghị định sửa đổi, bổ sung một số điều của Nghị định số …` without a number of its own."""
    for pattern in _amending_act():
        for match in pattern.finditer(text):
            to = _to_amended().match(text, match.end())
            if to is None or spans.covering(match.start(), match.end()):
                continue
            if _own().search(text[max(0, match.start() - 110) : match.start()]):
                continue
            at = spans.next_start(to.end())
            if at > to.end() + 1:
                continue
            inner = spans.mentions[spans.starts.index(at)]
            words = " ".join(fold_word(word) for word in match[0].split())
            yield _made(text, match.start(), inner.end, _ACTS[words], "unnumbered:amending")


def _done_to_sets(text: str, spans: Spans) -> Iterator[Mention]:
    documents, laws = _sets()
    for match in documents.finditer(text):
        if not spans.covering(match.start(), match.end()):
            yield _made(text, match.start(), match.end(), None, "unnumbered:set")
    for match in laws.finditer(text):
        end = title_end(text, match.end(), spans)
        if end > match.end() and not spans.covering(match.start(), end):
            yield _made(text, match.start(), end, "Luật", "unnumbered:set")


def _again(text: str, mention: Mention, spans: Spans) -> Iterator[Mention]:
    """Every other place where a title of some length is said again."""
    core = mention.text
    if (
        len(core.split()) < 5
        or core.startswith("Danh")
        or mention.rule not in ("unnumbered:approved", "unnumbered:attached", "unnumbered:rules")
    ):
        return
    at = text.find(core)
    while at >= 0:
        end = at + len(core)
        if at != mention.start and not text[end : end + 1].isalnum() and not spans.covering(at, end):
            yield _made(text, at, end, mention.type, "unnumbered:again")
        at = text.find(core, end)
