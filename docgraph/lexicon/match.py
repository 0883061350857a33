"""Row → what it catches in a text.

Reads: one row. Gives: its written forms, and a pattern over text in NFC. The recogniser and the tests of the
tables share them, so that an example proves what is really used.
"""

from __future__ import annotations

from functools import cache

import regex

from docgraph.lexicon.folding import TONE_PLACES
from docgraph.lexicon.rows import District, DocType, Issuer, Jurisdiction, NamedLaw, PartyDocument, Repair

Caught = DocType | Issuer | Jurisdiction | District | NamedLaw | PartyDocument | Repair

_HYPHEN = "[-\u2010-\u2015\u2212]"
_SPACE = r"\s{1,3}"
_GAP = r"\s{0,3}"


@cache
def _marks() -> tuple[regex.Pattern[str], dict[str, str]]:
    """The endings whose tone mark may stand in two places, and the alternation that takes both."""
    both = {form: f"(?:{old}|{new})" for old, new in TONE_PLACES.items() for form in (old, new)}
    return regex.compile("(?:" + "|".join(sorted(both)) + r")(?!\w)", regex.IGNORECASE), both


def spelling(form: str) -> str:
    """A written form as a pattern that forgives spaces, line ends, hyphens, commas and tone-mark places.

    >>> import regex
    >>> bool(regex.fullmatch(spelling("Ủy ban nhân dân"), "UỶ BAN\\nNHÂN DÂN", regex.IGNORECASE))
    True
    """
    ending, both = _marks()
    escaped = regex.escape(form, special_only=True, literal_spaces=True)
    escaped = ending.sub(lambda found: both[found.group().lower()], escaped)
    escaped = regex.sub(r" {0,1}\\{0,1}- {0,1}", lambda _: f"{_GAP}{_HYPHEN}{_GAP}", escaped)
    return str(escaped).replace(", ", rf",?{_SPACE}").replace(" ", _SPACE)


def word_forms(row: Caught) -> tuple[str, ...]:
    """The forms that may be written in any case: names and words of running text."""
    match row:
        case DocType():
            return (row.name, *row.english)
        case Issuer() | PartyDocument() | NamedLaw():
            names = row.names if isinstance(row, Issuer) else row.aliases
            return (row.name, *names)
        case Jurisdiction():
            return (row.name, f"{row.kind} {row.name}", *row.aliases)
        case District():
            return (row.name, f"{row.kind} {row.name}")
        case _:
            return ()


def letter_forms(row: Caught) -> tuple[str, ...]:
    """The forms whose case counts: abbreviations and letter groups of symbols."""
    match row:
        case DocType():
            return (*row.aliases, *row.symbols)
        case Issuer():
            return tuple(form for form in (row.acronym, *row.alternatives) if form)
        case Repair():
            return (row.found,)
        case _:
            return ()


def _shields(row: Caught, forms: tuple[str, ...]) -> tuple[str, str]:
    """What must not stand before and after a form: read off the near misses (`Nghị định thư`, `Dự luật`)."""
    before: list[str] = []
    after: list[str] = []
    for miss in getattr(row, "near_misses", ()):
        for form in sorted(forms, key=len, reverse=True):
            head, found, tail = miss.lower().partition(form.lower())
            if not found:
                continue
            if tail.strip():
                after.append(spelling(tail))
            elif head.strip():
                before.append(spelling(head))
            break
    return (
        "".join(f"(?<!{text})" for text in before),
        "".join(rf"(?!{text}(?!\w))" for text in after),
    )


@cache
def row_pattern(row: Caught) -> regex.Pattern[str]:
    """The pattern of one row: any of its forms, as a whole word, none of its near misses.

    >>> from docgraph.lexicon import load_lexicon
    >>> from docgraph.lexicon.index import type_by_word
    >>> decree = type_by_word(load_lexicon())["nghị định"]
    >>> row_pattern(decree).search("Nghị định thư") is None
    True
    """
    words = tuple(sorted(word_forms(row), key=len, reverse=True))
    letters = tuple(sorted(letter_forms(row), key=len, reverse=True))
    before, after = _shields(row, words)
    parts = []
    if words:
        parts.append("(?i:" + before + "(?:" + "|".join(map(spelling, words)) + ")" + after + ")")
    if letters:
        parts.append("(?:" + "|".join(regex.escape(form) for form in letters) + ")")
    return regex.compile(r"(?<![\w])(?:" + "|".join(parts) + r")(?![\w])")
