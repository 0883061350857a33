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
def decoy_pattern(lexicon: Lexicon) -> regex.Pattern[str]:
    """One pattern for all rows; the group that matched names the row by its place in the table."""
    return regex.compile("|".join(f"(?P<d{i}>{row.pattern})" for i, row in enumerate(lexicon.decoys)) or r"(?!)")


def decoy_at(text: str, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The decoy that spans the identifier from `start` to `end`, by its row's name.

    >>> from docgraph.lexicon import load_lexicon
    >>> decoy_at("theo mẫu số 09/KK-TNCN ban hành", 12, 22, load_lexicon())
    'form'
    """
    base = max(0, start - BEFORE)
    for match in decoy_pattern(lexicon).finditer(text, base, min(len(text), end + AFTER)):
        if match.start() <= start < match.end() or start < match.end() <= end:
            name = match.lastgroup or ""
            return lexicon.decoys[int(name[1:])].name if name[1:].isdigit() else None
    return None
