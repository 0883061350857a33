"""A sentence cut to what a page can show, with the words that matter told apart.

Reads: one `Evidence`. Gives: pieces of text, each plain, the cue, or the mention.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from docgraph.graph.answers import Evidence
from docgraph.lexicon.load import read_table
from docgraph.lexicon.rows import Cue

# The cue table's signs: [may stand], (one|of these), … for a short gap.
_SIGNS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|", ",": r"\s{0,4},", "…": r".{0,60}?"}


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a sentence: `kind` is empty, `cue` or `mention`."""

    text: str
    kind: str = ""


@cache
def _cue_words() -> dict[str, str]:
    return {row.id: row.pattern for row in read_table("cues", Cue)}


@cache
def cue_pattern(rule: str) -> re.Pattern[str] | None:
    """The words of the cue row that a rule names (`cues:row`), as a linear pattern; null for other rules."""
    table, _, row_id = rule.partition(":")
    words = _cue_words().get(row_id) if table == "cues" else None
    if not words:
        return None
    parts = (
        _SIGNS.get(sign) or rf"\s{{0,4}}\b{re.escape(sign)}\b"
        for sign in re.findall(r"[\[\]()|,…]|\w+", words)
    )
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)


def find_cue(evidence: Evidence, mention: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where the cue stands in the sentence, nearest to the mention; null where its words are not found."""
    pattern = cue_pattern(evidence.rule)
    hits = [
        (hit.end() - len(hit[0].lstrip()), hit.end())
        for hit in (pattern.finditer(evidence.sentence) if pattern else ())
        if hit[0].strip()
    ]
    if mention is None:
        return hits[0] if hits else None
    apart = [hit for hit in hits if hit[1] <= mention[0] or hit[0] >= mention[1]]
    return min(apart, key=lambda hit: min(abs(mention[0] - hit[1]), abs(hit[0] - mention[1])), default=None)


def cut_evidence(evidence: Evidence, longest: int) -> tuple[Piece, ...]:
    """The sentence in pieces, with its cue and mention marked; a long one keeps what stands around them.

    >>> said = Evidence("s#r", "a", 10, 30, "theo Nghị định 1 này", mention_start=15, mention_end=26)
    >>> [(piece.kind, piece.text) for piece in cut_evidence(said, 80)]
    [('', 'theo '), ('mention', 'Nghị định 1'), ('', ' này')]
    """
    text = evidence.sentence
    mention = None
    if evidence.mention_start is not None and evidence.mention_end is not None:
        start, end = evidence.mention_start - evidence.start, evidence.mention_end - evidence.start
        if 0 <= start < end <= len(text):
            mention = (start, end)
    cue = find_cue(evidence, mention)
    marks = sorted((*span, kind) for span, kind in ((mention, "mention"), (cue, "cue")) if span)
    first, last = _window(text, marks, longest)
    pieces: list[Piece] = [Piece("… ")] if first else []
    at = first
    for start, end, kind in marks:
        start, end = max(start, at), min(end, last)
        if start >= end:
            continue
        pieces += [Piece(text[at:start]), Piece(text[start:end], kind)]
        at = end
    pieces += [Piece(text[at:last]), Piece(" …" if last < len(text) else "")]
    return tuple(piece for piece in pieces if piece.text)


def _window(text: str, marks: list[tuple[int, int, str]], longest: int) -> tuple[int, int]:
    """Start and end of what is shown of a sentence: all of it, or `longest` characters around its marks."""
    if len(text) <= longest:
        return 0, len(text)
    low, high = (marks[0][0], marks[-1][1]) if marks else (0, 0)
    if high - low > longest:
        spans = [mark for mark in marks if mark[2] == "mention"] or marks
        low, high = spans[0][0], spans[0][1]
    first = max(0, min(low - (longest - (high - low)) // 3, len(text) - longest))
    last = min(len(text), first + longest)
    if first:
        first = min(low, text.find(" ", first, first + 30) + 1 or first)
    if last < len(text):
        space = text.rfind(" ", last - 30, last)
        last = space if space >= high else last
    return first, last
