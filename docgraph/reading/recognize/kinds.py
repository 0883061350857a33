"""The kinds of documents that texts speak of without a number, as the table of types tells them.

Reads: the lexicon. Gives: `Kinds`, and where their words stand in a text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import msgspec
import regex

from docgraph.lexicon import Lexicon

Kind = tuple[int, int, str]
"""A kind's word: where it begins and ends, its name in small letters."""

Codes = dict[str, str | None]
"""Names of kinds in small letters → the code of their type."""


class Kinds(msgspec.Struct, frozen=True, eq=False):
    """Kinds of documents by how they are spoken of without a number (see `rows.DocType`)."""

    issued: Codes
    capital: frozenset[str]
    titled: frozenset[str]
    bare: Codes
    heard: Codes
    issued_word: regex.Pattern[str]
    heard_word: regex.Pattern[str]
    capitals: tuple[regex.Pattern[str], ...]

    def issued_at(self, text: str, pos: int) -> tuple[int, str, str | None] | None:
        """The word at `pos` of a kind that is issued: where it ends, its name in lower case, its type.

        >>> from docgraph.lexicon import load_lexicon
        >>> kinds(load_lexicon()).issued_at("theo Quy chế thi", 5)
        (12, 'quy chế', 'QC')
        """
        match = self.issued_word.match(text, pos, pos + 16)
        if match is None:
            return None
        name = " ".join(match[0].lower().split())
        return match.end(), name, self.issued[name]

    def with_capital(self, text: str) -> list[Kind]:
        """Where the words of kinds stand with a capital and without a number, in text order.

        >>> from docgraph.lexicon import load_lexicon
        >>> kinds(load_lexicon()).with_capital("Nghị định số 5 và Quy chế thi")
        [(18, 25, 'quy chế')]
        """
        found = []
        for pattern in self.capitals:
            for match in pattern.finditer(text):
                start, end = match.span()
                if not text[start - 1 : start].isalpha():
                    found.append((start, end, " ".join(match[0].lower().split())))
        return sorted(found)


@cache
def kinds(lexicon: Lexicon) -> Kinds:
    """The kinds that one lexicon knows.

    >>> from docgraph.lexicon import load_lexicon
    >>> kinds(load_lexicon()).bare["nghị quyết"]
    'NQ'
    """
    told: defaultdict[str, Codes] = defaultdict(dict)
    for row in lexicon.doc_types:
        for way in row.unnumbered:
            told[way][row.name] = row.code or None
    heard = told["issued"] | told["heard"]
    return Kinds(
        issued=told["issued"],
        capital=frozenset(told["capital"]),
        titled=frozenset(told["titled"]),
        bare=told["bare"],
        heard=heard,
        issued_word=regex.compile(rf"(?:{_any(told['issued'], 5)})(?!\w)", regex.IGNORECASE),
        heard_word=regex.compile(rf"(?:{_any(map(str.capitalize, heard), 3)})(?=\s)(?!\s{{1,3}}viên)"),
        capitals=_capitals(heard | told["titled"] | told["bare"]),
    )


def _any(names: Iterable[str], most: int) -> str:
    """A pattern of any of some names, with up to so many spaces between their words."""
    spaced = (name.replace(" ", rf"\s{{1,{most}}}") for name in sorted(names, key=len, reverse=True))
    return "|".join(spaced) or "(?!)"


def _capitals(names: Iterable[str]) -> tuple[regex.Pattern[str], ...]:
    """The words with a capital, but before a number: a pattern for each size of the first letter.

    All first letters stand before all that follows them, as one range: for that the engine looks three times
    as fast as for a set, and one such pattern costs as much as one for each kind.
    """
    firsts: defaultdict[bool, set[str]] = defaultdict(set)
    rests: defaultdict[bool, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        word, _, more = name[1:].partition(" ")
        firsts[name[0].isascii()].add(name[0].upper())
        rests[name[0].isascii()][word].append(more)
    made = []
    for plain, letters in firsts.items():
        first = "".join(sorted(letters))
        if len(first) > 1:
            first = rf"[{first[0]}-{first[-1]}](?<=[{first}])"
        rest = "|".join(rf"{word}\s{{1,5}}(?:{_any(more, 5)})" for word, more in sorted(rests[plain].items()))
        made.append(regex.compile(rf"{first}(?:{rest})(?=\s(?!số\s[0-9]))"))
    return tuple(made)
