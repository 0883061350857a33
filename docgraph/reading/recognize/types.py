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

LONGEST = 7  # words in the longest name of a type
WINDOW = 60  # code points before a number in which its type's word stands
SO_ENDS = frozenset("ốoỐO.:ôổồỏó…")  # how `số`, `so`, `No.`, `số:` end
FORMS = frozenset(("mẫu", "biểu", "phiếu", "mau", "bieu", "phieu"))  # what has a number and is no document
GAP = 90  # code points that may stand between a type's word and its number


class TypeWord(msgspec.Struct, frozen=True):
    """A type's word before a number: code (null for `văn bản`), start, whether `số` stands between."""

    code: str | None
    start: int
    counted: bool
    written: str


@cache
def _so() -> regex.Pattern[str]:
    """`số` and its kin at the end of the text before a number."""
    return regex.compile(
        r"(?:(?:^|(?<=[^\p{L}]))(?:từ\s{1,2}|ký\shiệu\s{1,2})?(?:sô|sồ|sỏ|só|so|SO|No\.?|no\.?|NO\.|sổ)|(?:(?:^|"
        r"(?<=[^\p{L}]))(?:từ\s{1,2}|ký\shiệu\s{1,2}))?(?:số|Số|SỐ)\s{0,2}:?)[\s….]{0,6}$"
    )


@cache
def glued() -> regex.Pattern[str]:
    """A capital inside a word, where a space was lost (`theoQuyết`)."""
    return regex.compile(r"\p{Ll}\p{Lu}(?=\p{Ll})")


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}&.]{1,30}")


class TypeReader:
    """Finds the type's word that a number belongs to."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._kept: dict[str, str] = {}
        self._types: dict[str, DocType] = {key: row for key, row in type_by_word(lexicon).items() if key}
        for key, row in list(self._types.items()):
            self._types.setdefault(fold_ascii(key), row)
        # The last word of a type's name → how many words the longest such name has.
        self._last: dict[str, int] = {}
        # The last two words of longer names: where they stand, more words must be looked at.
        self._tails: set[str] = set()
        for key in self._types:
            words = key.split(" ")
            self._last[words[-1]] = max(len(words), self._last.get(words[-1], 0))
            if len(words) > 2:
                self._tails.add(" ".join(words[-2:]))
        # A name → the words that make another of it where they stand before it (`pháp luật`) or behind it.
        self._before: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._behind: dict[str, tuple[tuple[str, ...], ...]] = {}
        for row in lexicon.doc_types:
            self._before[row.name] = tuple(
                self._keys(miss.removesuffix(row.name)) for miss in row.near_misses if miss.endswith(row.name)
            )
            self._behind[row.name] = tuple(
                self._keys(miss.removeprefix(row.name))
                for miss in row.near_misses
                if miss.startswith(row.name)
            )
        self._sizes: dict[str, int] = {}
        self._pairs: dict[str, tuple[DocType, tuple[str, ...]]] = {}
        self._rows: dict[str, DocType | None] = {}

    def before(self, text: str, start: int) -> tuple[TypeWord | None, bool]:
        """The type's word directly before a number at `start`, and whether `số` stands before it."""
        counted = text.startswith("số ", start - 3)
        end = start - 4 if counted else start - 1
        if end > 0 and text[end] == " ":
            at = text.rfind(" ", 0, end)
            at = text.rfind(" ", max(0, start - WINDOW), at) + 1 if at > 0 else 0
            pair = self._pairs.get(text[at:end]) if at else None
            if pair is not None and not (pair[1] and text.endswith(pair[1], 0, at - 1)):
                return TypeWord(pair[0].code or None, at, counted, text[at : end + 1]), counted
        base = max(0, start - WINDOW)
        tail = text[base:start]
        counted = tail.endswith("số ")
        if counted:
            tail = tail[:-3]
            if tail.endswith("từ "):
                tail = tail[:-3]
        elif tail.rstrip()[-1:] in SO_ENDS:
            so = _so().search(tail[-16:])
            if so is not None:
                counted = True
                tail = tail[: len(tail) - (min(16, len(tail)) - so.start())]
        return self._word_at_end(tail, base, counted), counted

    def _word_at_end(self, tail: str, base: int, counted: bool) -> TypeWord | None:
        words = tail.rsplit(None, LONGEST)
        if not words:
            return None
        longest = self._sizes.get(words[-1])
        if longest is None:
            longest = self._last.get(self._key(words[-1]).rsplit(" ", 1)[-1], 0)
            if len(self._sizes) < 100_000:
                self._sizes[words[-1]] = longest
        for size in range(min(longest, len(words)), 0, -1):
            row = self._row(" ".join(words[-size:]))
            if row is None and not words[-size].islower() and (cut := glued().search(words[-size])):
                words[-size] = words[-size][cut.end() - 1 :]  # `theoQuyết định`: the space was lost
                row = self._row(" ".join(words[-size:]))
            if row is None:
                continue
            if self._is_other(words, size, row):
                return None
            stripped, joined = tail.rstrip(), " ".join(words[-size:])
            at = len(stripped) - len(joined)
            if not stripped.endswith(joined):  # line breaks or two spaces between the words
                at = len(tail)
                for word in reversed(words[-size:]):
                    at = tail.rfind(word, 0, at)
            while not tail[at].isalpha():
                at += 1
            if size == 2 and tail[at:] == joined + " ":
                self._keep_pair(joined, row)
            return TypeWord(row.code or None, base + at, counted, tail[at:])
        return None

    def _keep_pair(self, words: str, row: DocType) -> None:
        """Keep a name of two words, with the ends of what may not stand before it: most are read alike."""
        if self._key(words) not in self._tails and len(self._pairs) < 100_000:
            ends = [before[-1] for before in self._before[row.name]]
            self._pairs[words] = (
                row,
                tuple(form for end in ends for form in (end, end.capitalize(), end.upper())),
            )

    def _is_other(self, words: list[str], size: int, row: DocType) -> bool:
        """Whether the words before a name make another word of it, or a stop parts it from its number."""
        if words[-1].endswith(";"):
            return True
        misses = self._before[row.name]
        before = self._keys(" ".join(words[:-size])) if misses else ()
        return any(before[-len(miss) :] == miss for miss in misses)

    def _row(self, words: str) -> DocType | None:
        """The type of words as written."""
        if words in self._rows:
            return self._rows[words]
        row = self._types.get(self._key(words))
        if len(self._rows) < 200_000:
            self._rows[words] = row
        return row

    def _key(self, word: str) -> str:
        kept = self._kept.get(word)
        if kept is None:
            kept = fold_key(word.strip("*_\"“”'([.,;:").replace("-", " "))
            if len(self._kept) < 200_000:
                self._kept[word] = kept
        return kept

    def _keys(self, words: str) -> tuple[str, ...]:
        return tuple(filter(None, map(self._key, words.split())))

    def further_back(self, text: str, start: int, code: str | None) -> TypeWord | None:
        """The nearest type's word with other words between it and `số` (`Công văn của Bộ X số 3910/…`).

        Behind a title (`Quyết định duyệt phương án số …/QĐ-UBND`) it is the nearest of type `code`, if any.
        The words between must be one phrase: no stop, no digit, no mark but a comma inside a body's name.
        """
        lead = text[max(0, start - GAP) : start]
        so = _so().search(lead)
        if so is None:
            return None
        lead = lead[: so.start()].rstrip().removesuffix(":")  # `các Nghị quyết của Quốc hội: số …`
        cut = max(lead.rfind(mark) for mark in '.;:()“”"0123456789/') + 1
        phrase = lead[cut:]
        base = max(0, start - GAP) + cut
        spans = [(m.start(), m.end()) for m in _word().finditer(phrase)]
        keys = tuple(self._key(phrase[a:b]) for a, b in spans)
        if keys and keys[-1] in FORMS:
            return None  # `Văn bản đề nghị theo mẫu số 01/…`
        nearest: TypeWord | None = None
        for first in range(len(spans) - 1, -1, -1):
            for size in range(min(LONGEST, len(spans) - first), 0, -1):
                row = self._types.get(" ".join(keys[first : first + size]))
                short = len(keys[first]) < 3 and not phrase[spans[first][1] :].startswith(" của ")
                if row is not None and (size > 1 or not short):
                    behind = keys[first + size :]
                    if any(behind[: len(miss)] == miss for miss in self._behind[row.name]):
                        continue
                    at = spans[first][0]
                    word = TypeWord(
                        row.code or None, base + at, True, phrase[at : spans[first + size - 1][1]]
                    )
                    nearest = nearest or word
                    if code is None or word.code == code:
                        return word if word.code == code else nearest
        return nearest


@cache
def type_reader(lexicon: Lexicon) -> TypeReader:
    """The reader of one lexicon."""
    return TypeReader(lexicon)
