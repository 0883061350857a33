"""Rows of the cue table → hits in a sentence.

Reads: the lexicon's cues and a text in lower case. Gives: `CueHit`s from left to right, none overlapping, the
longest phrase first. All phrases stand in one tree of words; a pattern finds the words that a phrase may
begin with, and only there the tree is walked, so a sentence is read once however many rows there are.

A row's pattern is made of words with single spaces between: `[x]` may be left out, `(a|b)` is a choice, `…`
stands for at most sixty characters without a full stop, a semicolon or a colon.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Union

import msgspec

from docgraph.errors import LexiconError
from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_ascii
from docgraph.lexicon.rows import Cue

GAP = 60
_END = ""  # the key in the tree of words that says: a phrase may end here, and whose
_GAP = "…"

Tree = dict[str, Union["Tree", Cue]]


class CueHit(msgspec.Struct, frozen=True):
    """One place where a row's phrase stands: `start` and `end` bound the phrase."""

    start: int
    end: int
    row: Cue


class CueBook(msgspec.Struct, frozen=True, eq=False):
    """The table made ready for reading: what a phrase may begin with, and the tree of all phrases' words.

    `first` finds a phrase's first word where a stretch begins, `openers` behind what is no letter: most
    characters of a text stand inside words, and are passed over.
    """

    first: re.Pattern[str]
    openers: re.Pattern[str]
    tree: Tree


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


def _words(phrase: str) -> list[str]:
    return phrase.replace(",", " , ").split()


@cache
def cue_book(lexicon: Lexicon, *, plain: bool = False) -> CueBook:
    """The cues of a lexicon, made ready once; `plain` for a text whose diacritics are lost.

    Two rows with one phrase are a LexiconError; of those that lost marks make alike the first counts.
    """
    tree: Tree = {}
    for row in lexicon.cues:
        for phrase in phrases(row.pattern):
            node = tree
            for word in _words(fold_ascii(phrase) if plain else phrase):
                below = node.setdefault(word, {})
                assert isinstance(below, dict)
                node = below
            held = node.setdefault(_END, row)
            if isinstance(held, Cue) and held.id != row.id and not plain:
                raise LexiconError(
                    f"{phrase!r} is also in {held.id}", where=f"cues.csv:{row.id}", todo="drop one"
                )
    openers = _by_letter({word: _tail(below) for word, below in sorted(tree.items())}) if tree else r"(?!)"
    return CueBook(first=re.compile(openers), openers=re.compile(rf"[\W_]({openers})"), tree=tree)


def _tail(node: Tree | Cue) -> str:
    """What must stand after a phrase's first word: its end, a letter that the next word begins with."""
    if not isinstance(node, dict) or _END in node or _GAP in node:
        return r"(?![^\W_])"
    letters = "".join(sorted({re.escape(word[0]) for word in node}))
    return rf"(?=[\s*_]{{0,4}}[{letters}])(?![^\W_])"


def _by_letter(words: dict[str, str]) -> str:
    """A pattern for any of the words, each with its tail, which looks at each letter once.

    >>> _by_letter({"bãi": "", "bổ": "$", "bị": ""})
    '(?:b(?:ãi|ổ$|ị))'
    """
    below: dict[str, dict[str, str]] = {}
    for word, tail in words.items():
        below.setdefault(word[:1], {})[word[1:]] = tail
    branches = []
    for letter, rest in below.items():
        if len(rest) == 1:
            [(more, tail)] = rest.items()
            branches.append(re.escape(letter + more) + tail)
        else:
            branches.append(re.escape(letter) + _by_letter(rest))
    return "(?:" + "|".join(branches) + ")"


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r"[\s*_]{0,4}(,|[^\W_]+)")


@cache
def _gap_word() -> re.Pattern[str]:
    return re.compile(r"[.;:]|[^\W_]+")


def _walk(low: str, at: int, end: int, node: Tree) -> tuple[int, Cue] | None:
    """Where the longest phrase ends that goes on from `at` down the tree, and its row."""
    best: tuple[int, Cue] | None = None
    while True:
        row = node.get(_END)
        if isinstance(row, Cue):
            best = (at, row)
        gap = node.get(_GAP)
        if isinstance(gap, dict):
            best = _over_gap(low, at, end, gap) or best
        word = _next_word().match(low, at, end) if len(node) > (row is not None) else None
        below = node.get(word.group(1)) if word is not None else None
        if word is None or not isinstance(below, dict):
            return best
        node, at = below, word.end()


def _over_gap(low: str, at: int, end: int, node: Tree) -> tuple[int, Cue] | None:
    """The same past at most sixty characters in which no part of the sentence ends."""
    for word in _gap_word().finditer(low, at, min(end, at + GAP + 20)):
        if word.start() - at > GAP or word.group() in ".;:":
            return None
        below = node.get(word.group())
        found = _walk(low, word.end(), end, below) if isinstance(below, dict) else None
        if found is not None:
            return found
    return None


def cue_hits(low: str, start: int, end: int, book: CueBook) -> list[CueHit]:
    """The hits between two places of a text that is in lower case already.

    >>> from docgraph.lexicon import load_lexicon
    >>> text = "quyết định này thay thế quyết định số 5"
    >>> hits = cue_hits(text, 0, len(text), cue_book(load_lexicon()))
    >>> [(text[hit.start : hit.end], hit.row.relation) for hit in hits]
    [('thay thế', 'replaces')]
    """
    hits: list[CueHit] = []
    at = start
    first = book.first.match(low, start, end)
    if first is not None:
        at = _take(low, start, first.end(), end, first.group(), book, hits) or at
    for match in book.openers.finditer(low, start, end):
        opening, after = match.span(1)
        if opening >= at:
            at = _take(low, opening, after, end, match.group(1), book, hits) or at
    return hits


def _take(low: str, start: int, after: int, end: int, word: str, book: CueBook, hits: list[CueHit]) -> int:
    """Adds the phrase that begins with the word at `start`; gives where it ends, 0 where there is none."""
    node = book.tree[word]
    found = _walk(low, after, end, node) if isinstance(node, dict) else None
    if found is None:
        return 0
    hits.append(CueHit(start, found[0], found[1]))
    return found[0]
