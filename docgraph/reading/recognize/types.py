"""The words before a number → the type they name, and where its name begins.

Reads: folded text and the offset of a number. Gives: `TypeWord`.
"""

from __future__ import annotations

from functools import cache

import msgspec
import regex

from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_ascii, fold_key
from docgraph.lexicon.index import type_by_word
from docgraph.lexicon.rows import DocType

LONGEST = 6  # words in the longest name of a type
GAP = 90  # code points that may stand between a type's word and its number


class TypeWord(msgspec.Struct, frozen=True):
    """A type's word before a number: its code (null for `văn bản`), where it starts, whether `số` stands between."""

    code: str | None
    start: int
    counted: bool
    written: str


@cache
def _so() -> regex.Pattern[str]:
    """`số` and its kin at the end of the text before a number."""
    return regex.compile(
        r"(?:^|(?<=[^\p{L}]))((?:từ\s{1,2}|ký\shiệu\s{1,2})?(?:số\s{0,2}:?|sô|so|Số\s{0,2}:?|SỐ\s{0,2}:?|SO|No\.?|no\.?|NO\.|S6|sổ))\s{0,3}$"
    )


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}&.]{1,30}")


class TypeReader:
    """Finds the type's word that a number belongs to."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._types: dict[str, DocType] = dict(type_by_word(lexicon))
        for key, row in list(self._types.items()):
            self._types.setdefault(fold_ascii(key), row)
        self._last = {key.split(" ")[-1] for key in self._types}
        self._kept: dict[str, str] = {}

    def before(self, text: str, start: int) -> tuple[TypeWord | None, bool]:
        """The type's word that stands directly before a number at `start`, and whether `số` stands before it."""
        tail = text[max(0, start - 60) : start]
        counted = False
        last = tail.rstrip()
        if last[-1:] in "ốoOỐ.:6ôổ" and last:
            so = _so().search(tail[-16:])
            if so is not None:
                counted = True
                tail = tail[: len(tail) - (min(16, len(tail)) - so.start())]
        return self._word_at_end(text, start, tail, max(0, start - 60), counted), counted

    def _word_at_end(self, text: str, start: int, tail: str, base: int, counted: bool) -> TypeWord | None:
        words = tail.split()
        if not words:
            return None
        if self._key(words[-1]) not in self._last:
            return None
        limit = min(LONGEST, len(words))
        for size in range(limit, 0, -1):
            key = self._key(" ".join(words[-size:]))
            row = self._types.get(key)
            if row is None:
                continue
            at = len(tail)
            for word in reversed(words[-size:]):
                at = tail.rfind(word, 0, at)
            return TypeWord(row.code or None, base + at, counted, tail[at:])
        return None

    def _key(self, word: str) -> str:
        kept = self._kept.get(word)
        if kept is None:
            kept = fold_key(word.strip("*_\"“”'([.,;:"))
            if len(self._kept) < 200_000:
                self._kept[word] = kept
        return kept

    def further_back(self, text: str, start: int) -> TypeWord | None:
        """The nearest type's word with other words between it and `số` (`Công văn của Bộ Tài chính số 3910/…`).

        The words between must be one phrase: no stop, no digit, no other mark than a comma inside a body's name.
        """
        lead = text[max(0, start - GAP) : start]
        so = _so().search(lead)
        if so is None:
            return None
        lead = lead[: so.start()]
        cut = max(lead.rfind(mark) for mark in ".;:()“”\"0123456789/") + 1
        phrase = lead[cut:]
        base = max(0, start - GAP) + cut
        spans = [(m.start(), m.end()) for m in _word().finditer(phrase)]
        keys = [self._key(phrase[a:b]) for a, b in spans]
        for first in range(len(spans) - 1, -1, -1):
            for size in range(min(LONGEST, len(spans) - first), 0, -1):
                row = self._types.get(" ".join(keys[first : first + size]))
                if row is not None and (size > 1 or len(keys[first]) > 2):
                    at = spans[first][0]
                    return TypeWord(row.code or None, base + at, True, phrase[at : spans[first + size - 1][1]])
        return None


@cache
def type_reader(lexicon: Lexicon) -> TypeReader:
    """The reader of one lexicon."""
    return TypeReader(lexicon)
