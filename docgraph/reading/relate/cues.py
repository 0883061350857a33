"""Rows of the cue table → hits in a sentence.

Reads: the lexicon's cues and a text in lower case. Gives: `CueHit`s from left to right, none overlapping, the
longest phrase first. All phrases stand in one tree of words; a pattern finds the words that a phrase may
begin with, and only there the tree is walked, so a sentence is read once however many rows there are.

A row's pattern is made of words with single spaces between: `[x]` may be left out, `(a|b)` is a choice, `…`
stands for at most sixty characters without a full stop, a semicolon or a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import product

import msgspec

from docgraph.errors import LexiconError
from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_ascii
from docgraph.lexicon.rows import Cue

GAP = 60
_GAP = "…"
_FEW = 4  # ways to go on that are spelled out in the pattern of openers
_SHORT = 160  # letters between two documents that may well be there again

Found = tuple[int, int, Cue]  # where a phrase begins and ends, and its row
Part = str | list["Parts"]  # a word, or the ways to go on of a choice
Parts = list[Part]


class Node:
    """A place in the tree of phrases: whose phrase may end here, and what may stand next."""

    __slots__ = ("below", "gap", "row")

    def __init__(self) -> None:
        self.row: Cue | None = None
        self.gap: Node | None = None
        self.below: dict[str, Node] = {}

    def child(self, word: str) -> Node:
        """The place behind one more word, or behind a gap, made where there is none yet."""
        if word == _GAP:
            self.gap = self.gap or Node()
            return self.gap
        return self.below.setdefault(word, Node())


class CueHit(msgspec.Struct, frozen=True):
    """One place where a row's phrase stands: `start` and `end` bound the phrase."""

    start: int
    end: int
    row: Cue


class CueBook(msgspec.Struct, frozen=True, eq=False):
    """The table made ready for reading: the tree of all phrases' words, and what a phrase may begin with.

    `openers` finds the first words of phrases: where the next words cannot follow, the tree is not walked.
    """

    openers: re.Pattern[str]
    tree: dict[str, Node]


def phrases(pattern: str) -> list[str]:
    """Every phrase that a row's pattern stands for.

    >>> phrases("(bị|được) bãi bỏ [toàn bộ]")
    ['bị bãi bỏ toàn bộ', 'bị bãi bỏ', 'được bãi bỏ toàn bộ', 'được bãi bỏ']
    """
    return list(dict.fromkeys(" ".join(words) for words in _spelled(_parsed(pattern))))


def _spelled(parts: Parts) -> Iterator[list[str]]:
    """Every run of words that some parts stand for."""
    ways = (
        [[part]] if isinstance(part, str) else [w for way in part for w in _spelled(way)] for part in parts
    )
    return ([word for run in runs for word in run] for runs in product(*ways))


def _parsed(pattern: str) -> Parts:
    """A pattern as words and choices; what may be left out is a choice with an empty way."""
    return _choice(iter(re.findall(r"[()\[\]|,]|[^\s()\[\]|,]+", pattern)))[0]


def _choice(tokens: Iterator[str]) -> list[Parts]:
    """The ways of a choice, up to the bracket that closes it."""
    ways: list[Parts] = [[]]
    for token in tokens:
        if token in "([":
            ways[-1].append(_choice(tokens))
        elif token == "|":
            ways.append([])
        elif token in ")]":
            return [*ways, []] if token == "]" else ways
        else:
            ways[-1].append(token)
    return ways


def _grow(nodes: Iterable[Node], parts: Parts) -> Iterable[Node]:
    """Adds the phrases of some parts below each of some places; gives the places where they end."""
    for part in parts:
        if isinstance(part, str):
            nodes = [node.child(part) for node in nodes]
        else:
            nodes = list(nodes)
            nodes = [end for way in part for end in _grow(nodes, way)]
    return nodes


@cache
def cue_book(lexicon: Lexicon, *, plain: bool = False) -> CueBook:
    """The cues of a lexicon, made ready once; `plain` for a text whose diacritics are lost.

    Two rows with one phrase are a LexiconError; of those that lost marks make alike the first counts.
    """
    root = Node()
    for row in lexicon.cues:
        for node in _grow([root], _parsed(fold_ascii(row.pattern) if plain else row.pattern)):
            held = node.row = node.row or row
            if held.id != row.id and not plain:
                twice = next(phrase for phrase in phrases(row.pattern) if phrase in phrases(held.pattern))
                raise LexiconError(
                    f"{twice!r} is also in {held.id}", where=f"cues.csv:{row.id}", todo="drop one"
                )
    words = {word: _tail(word, node) for word, node in sorted(root.below.items())}
    openers = _by_letter(words) if words else r"(?!)"
    return CueBook(openers=re.compile(rf"(?<![^\W_]){openers}"), tree=root.below)


def _tail(word: str, node: Node, depth: int = 2) -> str:
    """What must stand behind a word of a phrase: its end, and what the phrase can go on with.

    The next words are spelled out where they are few, to a depth of two; else their first letters.
    """
    end = "" if word == "," else r"(?![^\W_])"
    if node.row or node.gap:
        return end
    if depth and len(node.below) <= _FEW:
        nexts = {next_word: _tail(next_word, below, depth - 1) for next_word, below in node.below.items()}
    else:
        nexts = dict.fromkeys((next_word[:2] for next_word in node.below), "")
    return rf"{end}(?=[\s*_]{{0,4}}{_by_letter(dict(sorted(nexts.items())))})"


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


def _walk(low: str, at: int, end: int, node: Node) -> tuple[int, Cue] | None:
    """Where the longest phrase ends that goes on from `at` down the tree, and its row."""
    best: tuple[int, Cue] | None = None
    next_word = _next_word().match
    while True:
        if node.row is not None:
            best = (at, node.row)
        if node.gap is not None:
            best = _over_gap(low, at, end, node.gap) or best
        word = next_word(low, at, end) if node.below else None
        below = node.below.get(word[1]) if word is not None else None
        if word is None or below is None:
            return best
        node, at = below, word.end()


def _over_gap(low: str, at: int, end: int, node: Node) -> tuple[int, Cue] | None:
    """The same past at most sixty characters in which no part of the sentence ends."""
    for word in _gap_word().finditer(low, at, min(end, at + GAP + 20)):
        if word.start() - at > GAP or word[0] in ".;:":
            return None
        below = node.below.get(word[0])
        found = _walk(low, word.end(), end, below) if below is not None else None
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
    if end - start > _SHORT:
        found = _found(low, start, end, book)
        base = 0
    else:
        base = start - 1 if start else 0  # the letter before tells whether a word begins
        found = _found_in(low[base:end], start - base, book)
    if not found:
        return []
    return [CueHit(base + opening, base + close, row) for opening, close, row in found]


@lru_cache(maxsize=8_192)
def _found_in(stretch: str, start: int, book: CueBook) -> tuple[Found, ...]:
    """The same of a stretch by itself: what stands between documents is much the same in all texts."""
    return _found(stretch, start, len(stretch), book)


def _found(low: str, start: int, end: int, book: CueBook) -> tuple[Found, ...]:
    """Where the phrases begin and end, and their rows."""
    found: list[Found] = []
    at = start
    for match in book.openers.finditer(low, start, end):
        opening, after = match.span()
        if opening >= at and (one := _walk(low, after, end, book.tree[match[0]])) is not None:
            found.append((opening, *one))
            at = one[0]
    return tuple(found)
