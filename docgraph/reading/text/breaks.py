"""A stretch of text → the same with spaces for the line breaks inside its sentences.

Reads: a stretch of folded text. Gives: text of the same length, so that offsets stand.
"""

from __future__ import annotations

from functools import cache

import regex


@cache
def _soft() -> regex.Pattern[str]:
    """A line break inside a sentence: a small letter or a digit follows, but a page's number."""
    return regex.compile(r"(?<=[^\s.;:])(?<!\n\d{1,4})\n(?=\p{Ll}|\d{1,6}[^\d\n])")


def over_breaks(text: str) -> str:
    """The text with spaces for its soft line breaks.

    >>> over_breaks("Bộ Y tế ban⏎hành".replace("⏎", chr(10)))
    'Bộ Y tế ban hành'
    """
    return _soft().sub(" ", text) if "\n" in text else text
