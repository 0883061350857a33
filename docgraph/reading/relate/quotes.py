"""New text in quotes → its stretches.

Reads: the folded text. Gives: `QuoteFinder`, which tells whether a place is inside new text: what an amending
act quotes (`sửa đổi như sau: “…”`) is said by the act that it amends.
"""

from __future__ import annotations

import re
from functools import cache

MAX_QUOTED = 60_000


class QuoteFinder:
    """Stretches of new text in quotes: an opening quote right after a colon, or before an article that begins
    a line, until it closes.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int]] = []
        self._at = 0
        self.opened = 0
        end = 0
        for match in _opened().finditer(text):
            if match.start() < end:
                continue
            start = match.end()
            end = _closes(text, start) if match.group(1) != '"' else text.find('"', start)
            end = len(text) if end < 0 else end
            self._spans.append((match.start(1), end))

    def inside(self, at: int) -> bool:
        """Is `at` inside new text? Asked with places that do not go back far."""
        if not self._spans:
            return False
        while self._at + 1 < len(self._spans) and self._spans[self._at][1] < at:
            self._at += 1
        if self._spans[self._at][0] <= at < self._spans[self._at][1]:
            self.opened = self._spans[self._at][0]
            return True
        return False


@cache
def _quote_marks() -> re.Pattern[str]:
    return re.compile("[“”]")


def _closes(text: str, start: int) -> int:
    """Where the quotation that begins at `start` closes, past quotations inside it, or -1.

    >>> _closes("“Bỏ cụm từ “xã”.” Điều 2", 1)
    16
    """
    depth = 1
    first = -1
    for match in _quote_marks().finditer(text, start, start + MAX_QUOTED):
        if match.group() == "“":
            depth += 1
            continue
        depth -= 1
        first = match.start() if first < 0 else first
        if depth == 0:
            return match.start()
    return first


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(r"(?::\s{0,6}[*_]{0,3}|\n[ \t]{0,6}(?=[“‟]Điều\s))([“‟\"])")
