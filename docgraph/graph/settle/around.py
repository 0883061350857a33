"""The sentence around a place in a text, for showing where a document is named.

Reads: a text and a stretch of it. Gives: where the sentence begins, and the sentence, cut to what a list
shows.
"""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 160
_ENDS: Final = (". ", ".\n", "\n", "\r")


def sentence_around(text: str, start: int, end: int) -> tuple[int, str]:
    """Start and words of the sentence that holds a stretch, at most 160 characters to either side of it.

    >>> sentence_around("Hôm qua mưa. Theo Quyết định 5, đường đóng. Hết.", 18, 30)
    (13, 'Theo Quyết định 5, đường đóng.')
    """
    low, high = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    # Where the sentence is longer it is cut at a word.
    first = text.find(" ", low, start) + 1 if low else 0
    before = [at + len(mark) for mark in _ENDS if (at := text.rfind(mark, low, start)) >= 0]
    first = max([max(first, low), *before])
    after = [at + (mark[0] == ".") for mark in _ENDS if (at := text.find(mark, end, high)) >= 0]
    space = text.rfind(" ", end, high) if high < len(text) else high
    last = min([space if space > end else high, *after])
    words = text[first:last]
    bare = words.lstrip()
    return first + len(words) - len(bare), bare.rstrip()
