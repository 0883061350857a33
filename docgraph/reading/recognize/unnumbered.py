"""Folded text → mentions of documents that the text says exist but does not number.

Reads: folded text, the mentions found so far, the lexicon. Gives: mentions of form unnumbered, by start.
What tells of such a document: a decision approves or issues it, it is issued with a decision, a provision of
it is cited, it is spoken of by a title that only one document can have (`spoken.py`). Acts told without
their number: `bare_acts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

import regex

from docgraph.lexicon.load import Lexicon
from docgraph.reading.recognize.bare_acts import TELLS, act_at, appraisal_at, find_sets, next_act
from docgraph.reading.recognize.discussed import find_discussed
from docgraph.reading.recognize.kinds import Kind, Kinds
from docgraph.reading.recognize.spoken import spoken_at
from docgraph.reading.recognize.titles import Spans, mention_of, spans_of, title_end, titled
from docgraph.reading.text.breaks import over_breaks
from docgraph.records import Mention

TITLES = 64  # titles of one text that are looked for again: each costs a search of the whole text
_DECIDING = frozenset(
    ("QĐ", "NQ", "NĐ", "TT", "CT", "TTr", "CV", "TB", "TTLT", "L", None)
)  # acts that issue or approve
_BEFORE_RULE = ("hành ", "của ", "theo ", "tại ", "trong ", "và ")  # `Quyết định … Quy định về` is a title


@cache
def _issuing() -> tuple[regex.Pattern[str], ...]:
    """A verb that puts a document into force, but its first letter, up to its kind's word."""
    lead = (
        r"\s{1,5}(?:kèm\s{1,5}theo\s{1,5}[^,.;:()\n]{4,40}?\s{1,5}này\s{1,5})?"
        r"(?:bản\s{1,5}|hệ\s{1,5}thống\s{1,5})?[\"“‘*]{0,3}(?=[A-ZĐa-zđ])"
    )
    return regex.compile(rf"hê\s{{1,5}}duyệt{lead}"), regex.compile(rf"an\s{{1,5}}hành{lead}")


@cache
def _attached() -> tuple[regex.Pattern[str], ...]:
    """`ban hành kèm theo Quyết định …`, `phê duyệt tại Quyết định …` behind a title; each begun with letters,
    for which a search is fast.
    """
    act = (
        r"\s{1,5}(?:[Qq]uyết\s{1,5}định|[Nn]ghị\s{1,5}(?:quyết|định)"
        r"|[Tt]hông\s{1,5}tư|[Cc]hỉ\s{1,5}thị|[Cc]ông\s{1,5}văn|(?:QĐ|NQ|NĐ|TT|CT)(?=\s))"
    )
    return (
        regex.compile(rf"ban\s{{1,5}}hành\s{{1,5}}(?:kèm\s{{1,5}})?(?:theo|tại){act}"),
        regex.compile(rf"phê\s{{1,5}}duyệt\s{{1,5}}(?:tại|theo|bởi){act}"),
    )


@cache
def _tells() -> regex.Pattern[str]:
    return regex.compile(TELLS)


@cache
def _motions() -> regex.Pattern[str]:
    """The one act whose word is told in small letters too."""
    return regex.compile(rf"tờ\s{{1,5}}trình{TELLS}")


def find_unnumbered(text: str, found: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Documents without number, outside the spans of `found`, which stand in text order.

    >>> from docgraph.lexicon.load import load_lexicon
    >>> text = "Xe đỗ theo Quy chế giữ xe ban hành kèm theo Quyết định số 612/QĐ-STP"
    >>> at = text.index("Quyết định")
    >>> number = Mention(id="", start=at, end=len(text), text=text[at:], form="numbered", type="QĐ")
    >>> [m.text for m in find_unnumbered(text, [number], load_lexicon())]
    ['Quy chế giữ xe']
    """
    spans = spans_of(found, lexicon)
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
    capitals = spans.kinds.with_capital(text)
    yield from _told(text, capitals, spans)
    yield from find_sets(text, spans)
    yield from find_discussed(text, capitals, spans)


def _approved(text: str, spans: Spans) -> Iterator[Mention]:
    """`Quyết định số … phê duyệt Chiến lược …`, `Điều 1. Ban hành Quy chế …`, `ban hành kèm theo Quyết định
    này …`.
    """
    for pattern in _issuing():
        for match in pattern.finditer(text):
            verb, at = match.start() - 1, match.end()
            if verb < 0 or text[verb] not in "pPbB" or spans.kinds.issued_at(text, at) is None:
                continue
            if not _in_act(text, verb, at, spans, match[0]):
                continue
            mention = titled(text, at, spans, "unnumbered:approved", 1)
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
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _attached()):
        floor = max(0, match.start() - 260)
        clause = over_breaks(text[floor : match.start()])
        cut = max(clause.rfind(mark) for mark in (";", ". ", ".\n", "\n\n", "”", ":")) + 1
        last = spans.before(match.start())
        if last is not None:
            cut = max(cut, last.end - floor)
        start = _last_kind(clause, cut, spans.kinds)
        if start is None:
            continue
        start += floor
        kind = spans.kinds.issued_at(text, start)
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
        if match[0].startswith("phê") and not (text[start].isupper() and between):
            continue  # `theo kế hoạch phê duyệt tại …` may be any
        yield mention_of(text, start, min(end, match.start()), kind[2], "unnumbered:attached")
        if kind[1] == "biểu thuế" and text.startswith("trong", start - 6):
            yield from _list_in(text, floor + cut, start - 6, spans)


def _list_in(text: str, floor: int, end: int, spans: Spans) -> Iterator[Mention]:
    """`Danh mục … trong Biểu thuế … ban hành kèm theo`: the list that was issued, before its tariff."""
    at = text.rfind("Danh mục ", floor, end)
    kind = spans.kinds.issued_at(text, at) if at >= 0 else None
    if kind is not None and title_end(text, kind[0], spans) == end - 1 and not spans.covering(at, end - 1):
        yield mention_of(text, at, end - 1, kind[2], "unnumbered:attached")


def _last_kind(clause: str, cut: int, kinds: Kinds) -> int | None:
    """Where the last titled kind's word of a clause stands, or the last in lower case before a phrase of
    its own.
    """
    best: int | None = None
    for name in kinds.issued:
        for spelling in (name.capitalize(), name):
            at = clause.rfind(spelling, cut)
            if at < 0 or (at and clause[at - 1].isalnum()):
                continue
            if spelling[0].islower() and name in kinds.capital and name != "chế độ":
                continue
            capital = spelling[0].isupper()
            if (
                best is None
                or (at > best and (capital or clause[best].islower()))
                or (capital and clause[best].islower())
            ):
                best = at
    return best


def _told(text: str, capitals: Sequence[Kind], spans: Spans) -> Iterator[Mention]:
    """Acts without number and documents spoken of by title."""
    last: Mention | None = None
    for start, end, name in capitals:
        mention = None
        told = name in spans.kinds.bare and _tells().match(text, end, end + 16)
        if told:
            mention = act_at(text, start, end, spans) or next_act(text, start, end, last, spans)
            last = mention or last
        elif name == "báo cáo":
            mention = appraisal_at(text, start, end, spans)
        if mention is None and name in spans.kinds.titled:
            mention = spoken_at(text, start, spans)
        if mention is not None:
            yield mention
    for match in _motions().finditer(text):
        if mention := act_at(text, match.start(), match.end(), spans):
            yield mention


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
        if text[end : end + 2] == ", " and (longer := titled(text, at, spans, "unnumbered:again", 2)):
            end = max(end, longer.end)  # `… ở xã` is not `… ở xã, phường, thị trấn`
        rule = mention.type != "QyĐ" or flat[max(0, at - 6) : at].endswith(_BEFORE_RULE)
        if at != mention.start and rule and not text[end : end + 1].isalnum() and not spans.covering(at, end):
            yield mention_of(text, at, end, mention.type, "unnumbered:again")
        at = flat.find(said, end)
