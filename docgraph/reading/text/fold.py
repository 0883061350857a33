"""Text as given → folded text + offset map.

Reads: a string. Gives: `Folded`, whose text is NFC with entities, markup and look-alike characters undone.
The copy and its map are made only where the text needs them.
"""

from __future__ import annotations

import unicodedata
from array import array

import msgspec


class Folded(msgspec.Struct, frozen=True):
    """The working copy: `offsets[i]` is where folded character `i` begins in the text as given, and one more at the end.

    `offsets` is None where both texts have the same places.
    """

    text: str
    offsets: array[int] | None = None

    def given(self, start: int, end: int) -> tuple[int, int]:
        """A span of the folded text, in the text as given."""
        if self.offsets is None:
            return start, end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end]


def fold(text: str, format: str = "text") -> Folded:
    """Fold a text.

    >>> fold("Nghị định số 58/2025/N\u00d0-CP").text[-5:]
    'NĐ-CP'
    """
    raise NotImplementedError
