"""Text → offsets of digits that may begin an identifier.

Reads: folded text. Gives: offsets of numbers, rising. It may give too many and never too few: a differential
test holds it to what a plain search over everything finds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex


@cache
def _anchor() -> regex.Pattern[str]:
    """The first digit of a number with letters behind a dash or slash, or after `số` or what can be a type.

    All begins with a digit, which the engine searches several hundred megabytes a second for; what stands
    before it is looked at only there.
    """
    first = r"[0-9](?<![0-9][0-9])"
    symbol = r"[A-Za-zđĐ….]{0,5}\s{0,2}[/-]{1,2}\s{0,2}(?:[0-9]{3,4}\s{0,2}[/-]\s{0,2})?[A-Za-zĐđ&]"
    spaced = r"[A-Z]?\s[A-ZĐ]{1,6}\s?[-/]"
    word = r"(?<=[nhtưịệậáđQĐTVHRSABGLCUKs][ \n][0-9]|[ốOỐo:][ \n][0-9]|[ốoQĐTĐỐ:][0-9])"
    counts = r"(?<!(?:oản|hần|tiền|trên|đến|mức|gồm|hạn|hơn|ười|rong|oảng|hứ|áng)[ ][0-9])"
    return regex.compile(rf"{first}(?:[0-9]{{0,7}}+(?:{symbol}|{spaced})|{word}{counts})")


DIGITS = frozenset("0123456789")


def number_starts(text: str) -> Iterator[tuple[int, bool]]:
    """Offsets where a number begins that is worth a closer look, and whether letters follow it.

    >>> list(number_starts("Điều 5 Nghị định số 15/2020/NĐ-CP"))
    [(20, True)]
    """
    for match in _anchor().finditer(text):
        start, end = match.span()
        if start > 1 and text[start - 1] == "." and text[start - 2] in DIGITS:  # `66.13/2026/NQ-CP`
            lettered, low = end - start > 1, start - 8
            while start > 0 and start > low and text[start - 1] in ".0123456789":
                start -= 1
            yield start + (text[start] == "."), lettered
        else:
            yield start, end - start > 1
