"""Overlaps settled: of two mentions that overlap, one stays.

Reads: mentions of all forms. Gives: mentions in text order, none overlapping but those that nest by right.
A mention may lie inside a law's or document's name (ruling 3 of the contract); nothing else overlaps.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgraph.records import Mention

STRENGTH = {"numbered": 3, "named": 2, "anaphor": 1, "unnumbered": 0}


def choose(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions in order of place, the stronger of two that overlap; outer before inner where they nest.

    >>> inner = Mention(id="", start=20, end=30, text="", form="named")
    >>> outer = Mention(id="", start=0, end=40, text="", form="numbered")
    >>> [m.start for m in choose([inner, outer])]
    [0, 20]
    """
    chosen: list[Mention] = []
    open_: list[Mention] = []  # chosen mentions that may still overlap the next
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end, -STRENGTH[m.form])):
        open_ = [m for m in open_ if m.end > mention.start]
        kept = True
        for other in list(open_):
            if _nests(other, mention):
                continue
            if STRENGTH[mention.form] > STRENGTH[other.form]:
                open_.remove(other)
                chosen.remove(other)
            else:
                kept = False
                break
        if kept:
            chosen.append(mention)
            open_.append(mention)
    return chosen


def _nests(outer: Mention, inner: Mention) -> bool:
    """Whether one may hold the other: a proper part of a longer name, not its first words."""
    if outer.end < inner.end or outer.start >= inner.start:
        return False
    return outer.form in ("numbered", "named") and inner.form in ("numbered", "named") and len(outer.text) > len(inner.text) + 8
