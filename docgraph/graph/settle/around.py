"""What a list shows of a text: the sentence around a place in it, and its heading.

Reads: a text and a stretch of it. Gives: where the sentence begins, and the sentence; the heading.
"""

from __future__ import annotations

import html
from functools import cache
from typing import Final

import regex

_LONGEST: Final = 160
_HEAD: Final = 20_000
_SHORTEST: Final = 8
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


def heading_of(text: str, format_: str) -> str | None:
    """What a text without a title of its own is called: its first line with words, of markup its `<title>`.

    >>> heading_of("\\n***\\nMưa lớn ở Hải Phòng\\nSáng nay …", "text")
    'Mưa lớn ở Hải Phòng'
    >>> heading_of("<html><title>Mưa &amp; gió ở Huế</title>", "html")
    'Mưa & gió ở Huế'
    """
    head = text[:_HEAD]
    if format_ == "html":
        found = _title().search(head)
        lines = [html.unescape(found[1])] if found else []
    else:
        lines = head.splitlines()
    for line in lines:
        words = " ".join(line.split()).strip(" *#|_-")
        if len(words) >= _SHORTEST and any(letter.isalpha() for letter in words):
            return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + "…"
    return None


@cache
def _title() -> regex.Pattern[str]:
    return regex.compile(r"<title[^<>]{0,200}>([^<]{1,1000})</title", regex.IGNORECASE)
