"""Look-alikes: identifiers that number no document (standards, forms, dockets, plates, contracts, accounts).

Reads: folded text and a candidate's span. Gives: the name of the decoy that it is, or None. The rows of
`decoys.csv` are bounded patterns; a candidate is a decoy where one of them matches across it.
"""

from __future__ import annotations

from functools import cache

import regex

from docgraph.lexicon import Lexicon

BEFORE, AFTER = 48, 24


@cache
def decoy_patterns(lexicon: Lexicon) -> tuple[tuple[str, tuple[str, ...], regex.Pattern[str]], ...]:
    """Name, words and compiled pattern of each row."""
    return tuple((row.name, row.words, regex.compile(row.pattern)) for row in lexicon.decoys)


def decoy_at(text: str, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The decoy that spans the identifier from `start` to `end`, by its row's name.

    >>> from docgraph.lexicon import load_lexicon
    >>> decoy_at("điền vào mẫu số 14/BK-HKD rồi nộp", 16, 25, load_lexicon())
    'form'
    """
    base, limit = max(0, start - BEFORE), min(len(text), end + AFTER)
    window = text[base:limit].lower()
    for name, words, pattern in decoy_patterns(lexicon):
        for word in words:
            if word in window:
                break
        else:
            continue
        for match in pattern.finditer(text, base, limit):
            if match.start() <= start < match.end() or start < match.end() <= end:
                return name
    return None
