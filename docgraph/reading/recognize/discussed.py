"""Documents without number that a meeting hears, discusses or passes, and drafts that have a name.

Reads: folded text, the mentions found so far. Gives: mentions of form unnumbered.
Forms: `thảo luận dự thảo Quy chế …`, `trình bày Báo cáo …`, `thông qua: Hướng dẫn …; Chương trình …`,
`Báo cáo chính trị của …`. The kind's word has a capital: in small letters it is mostly what people do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
import regex

from docgraph.reading.recognize.kinds import Kind
from docgraph.reading.recognize.titles import Spans, mention_of, title_end
from docgraph.records import Mention

_LONGEST_LIST = 12  # documents of one agenda that are read


@cache
def _verb() -> regex.Pattern[str]:
    """A verb of a meeting or `dự thảo`, and what may stand between it and a kind's word; read backward."""
    s = r"\s{1,3}"
    return regex.compile(
        r"(?r)(?:ự\sthảo|ảo\sluận|ông\squa(?:\s?:)?|o\sý\skiến|ình\sbày|nghe|àn\schỉnh|án\striệt|óp\sý|ất\strí|ng\snhất)"
        rf"\s(?:(?:về|vào|với|cao{s}với|đối{s}với){s})?(?:các{s})?(?:[Dd]ự{s}thảo{s})?[\"“*]{{0,2}}"
    )


def _heard(text: str, capitals: Sequence[Kind]) -> Iterator[int]:
    """Where a kind's word stands behind a verb of a meeting, in text order."""
    for start, _, _ in capitals:
        if _verb().match(text, max(0, start - 60), start) is not None:
            yield start


@cache
def _next() -> regex.Pattern[str]:
    """What joins the documents of an agenda."""
    return regex.compile(
        r"(?:\s?[;,]|\s{1,3}và)\s{1,3}(?:các\s{1,3})?(?:dự\s{1,3}thảo\s{1,3})?(?=[A-ZĐ]\p{Ll})"
    )


@cache
def _of_body() -> regex.Pattern[str]:
    return regex.compile(
        r"\s{1,3}của\s{1,3}(?:Ban|Bộ|Ủy|Uỷ|UBND|HĐND|Hội|Thường|Tỉnh|Thành|Huyện|Đảng|Chính|Quốc|Sở|UBKT)"
    )


@cache
def _political() -> regex.Pattern[str]:
    """The report of a congress."""
    return regex.compile(r"Báo\s{1,3}cáo\s{1,3}[Cc]hính\s{1,3}trị(?=\s{1,3}(?:của|trình|tại)\s)")


def find_discussed(text: str, capitals: Sequence[Kind], spans: Spans) -> Iterator[Mention]:
    """Documents told by what a meeting does with them.

    >>> from docgraph.lexicon import load_lexicon
    >>> from docgraph.reading.recognize.titles import spans_of
    >>> spans = spans_of((), load_lexicon())
    >>> text = "Ban đã thông qua Quy chế tiếp công dân của Ban."
    >>> [m.text for m in find_discussed(text, spans.kinds.with_capital(text), spans)]
    ['Quy chế tiếp công dân của Ban']
    """
    for match in _political().finditer(text) if "hính trị" in text else ():
        if not spans.covering(match.start(), match.end()):
            yield _heard_of(text, match.start(), match.end(), "BC")
    for at in _heard(text, capitals):
        for _ in range(_LONGEST_LIST):
            mention = _at(text, at, spans)
            if mention is None:
                break
            yield mention
            end = _held_end(mention.end, spans)
            joined = _next().match(text, end, end + 24)
            if joined is None:
                break
            at = joined.end()


def _held_end(end: int, spans: Spans) -> int:
    """Where the mention ends that a title stops before (`Tờ trình về dự án Luật …`), else the title's end."""
    held = spans.at_or_behind(end)
    return held.end if held is not None and held.start == end + 1 else end


def _at(text: str, start: int, spans: Spans) -> Mention | None:
    kind = spans.kinds.heard_word.match(text, start, start + 24)
    if kind is None:
        return None
    code = spans.kinds.heard[" ".join(kind[0].lower().split())]
    end = title_end(text, kind.end(), spans)
    if _of_body().match(text, kind.end(), kind.end() + 30):
        end = kind.end() if code in ("BC", "TTr") else end
    elif len(text[kind.end() : end].split()) < 3 and spans.next_start(kind.end()) > end + 1:
        return None
    return None if spans.covering(start, end) else _heard_of(text, start, end, code)


def _heard_of(text: str, start: int, end: int, kind: str | None) -> Mention:
    mention = mention_of(text, start, end, kind, "unnumbered:discussed")
    return msgspec.structs.replace(mention, confidence=0.8)
