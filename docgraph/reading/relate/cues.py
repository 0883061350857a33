"""Rows of the cue table → hits in a sentence.

Reads: the lexicon's cues and a text in lower case. Gives: `CueHit`s from left to right, none overlapping, the
longest phrase first. All phrases stand in one pattern, a tree of words, so a sentence is read once however
many rows there are.

A row's pattern is made of words with single spaces between: `[x]` may be left out, `(a|b)` is a choice, `…`
stands for at most sixty characters without a full stop, a semicolon or a colon.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from docgraph.errors import LexiconError
from docgraph.lexicon import Lexicon
from docgraph.lexicon.rows import Cue

GAP = "[^.;:]{0,60}?"
SPACE = r"[\s*_]{1,4}"
LOOSE = r"[\s*_]{0,4}"  # beside a comma
_END = ""  # the key in the tree of words that says: a phrase may end here

Tree = dict[str, "Tree"]


class CueHit(msgspec.Struct, frozen=True):
    """One place where a row's phrase stands: `start` and `end` bound the phrase."""

    start: int
    end: int
    row: Cue


class CueBook(msgspec.Struct, frozen=True, eq=False):
    """The table made ready for reading: one pattern for all phrases, and which row each phrase belongs to."""

    pattern: re.Pattern[str]
    rows: dict[str, Cue]
    gapped: tuple[tuple[re.Pattern[str], Cue], ...]

    def row_of(self, found: str) -> Cue | None:
        """The row whose phrase was found."""
        row = self.rows.get(found)  # most are written with single spaces, as the table has them
        if row is not None:
            return row
        phrase = _phrase(found)
        row = self.rows.get(phrase)
        if row is not None:
            return row
        return next((row for pattern, row in self.gapped if pattern.fullmatch(phrase)), None)


def phrases(pattern: str) -> list[str]:
    """Every phrase that a row's pattern stands for.

    >>> phrases("(bị|được) bãi bỏ [toàn bộ]")
    ['bị bãi bỏ toàn bộ', 'bị bãi bỏ', 'được bãi bỏ toàn bộ', 'được bãi bỏ']
    """
    inner = re.search(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]", pattern)
    if inner is None:
        return [" ".join(pattern.split())]
    choices = inner.group(1).split("|") if inner.group(1) is not None else [*inner.group(2).split("|"), ""]
    found: list[str] = []
    for choice in choices:
        for phrase in phrases(pattern[: inner.start()] + choice + pattern[inner.end() :]):
            if phrase not in found:
                found.append(phrase)
    return found


def _phrase(found: str) -> str:
    return " ".join(re.sub(r"[*_\s]+", " ", found.replace(",", " , ")).split())


def _words(phrase: str) -> list[str]:
    return phrase.replace(",", " , ").split()


def _source(tree: Tree, before: str = "") -> str:
    """The regular expression of a tree; longer phrases before shorter ones."""
    branches = []
    for word, below in sorted(tree.items()):
        if word == _END:
            continue
        lead = "" if not before else LOOSE if "," in (word, before) else SPACE
        branches.append((GAP if word == "…" else lead + re.escape(word)) + _source(below, word))
    if not branches:
        return ""
    choice = "(?:" + "|".join(branches) + ")"
    return choice + "?" if _END in tree and before else choice


@cache
def cue_book(lexicon: Lexicon) -> CueBook:
    """The cues of a lexicon, compiled once. Two rows with one phrase are a LexiconError."""
    tree: Tree = {}
    rows: dict[str, Cue] = {}
    gapped: list[tuple[re.Pattern[str], Cue]] = []
    for row in lexicon.cues:
        for phrase in phrases(row.pattern):
            words = _words(phrase)
            key = " ".join(words)
            if key in rows and rows[key].id != row.id:
                raise LexiconError(
                    f"{phrase!r} is also in {rows[key].id}", where=f"cues.csv:{row.id}", todo="drop one"
                )
            node = tree
            for word in words:
                node = node.setdefault(word, {})
            node[_END] = {}
            if "…" in words:
                gapped.append((re.compile(re.escape(key).replace(r"\ …\ ", f" {GAP[:-1]} ?")), row))
            else:
                rows[key] = rows[key.replace(" ,", ",")] = row
    return CueBook(
        pattern=re.compile(_source(tree) + r"(?!\w)" if tree else r"(?!)"), rows=rows, gapped=tuple(gapped)
    )


def cue_hits(low: str, start: int, end: int, book: CueBook) -> list[CueHit]:
    """The hits between two places of a text that is in lower case already.

    >>> from docgraph.lexicon import load_lexicon
    >>> text = "quyết định này thay thế quyết định số 5"
    >>> hits = cue_hits(text, 0, len(text), cue_book(load_lexicon()))
    >>> [(text[hit.start : hit.end], hit.row.relation) for hit in hits]
    [('thay thế', 'replaces')]
    """
    hits = []
    for match in book.pattern.finditer(low, start, end):
        at = match.start()
        if at > start and low[at - 1].isalnum():
            continue
        row = book.row_of(match.group())
        if row is not None:
            hits.append(CueHit(at, match.end(), row))
    return hits
