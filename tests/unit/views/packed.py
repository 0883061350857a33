"""Reads a packed column as the pages' scripts do."""

from __future__ import annotations

from base64 import b64decode
from itertools import accumulate


def unpack(text: str) -> list[int]:
    """The numbers of a column."""
    numbers, number, shift = [], 0, 0
    for byte in b64decode(text):
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number, shift = 0, 0
    return numbers


def rows_of(index: dict[str, str], word: str) -> list[int]:
    """The documents in which a word of the index stands."""
    words, spread, rows = index["words"].split(" "), unpack(index["spread"]), unpack(index["rows"])
    at = words.index(word)
    start = sum(spread[:at])
    return list(accumulate(rows[start : start + spread[at]]))
