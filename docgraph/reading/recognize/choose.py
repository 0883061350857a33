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
    ordered = list(mentions)
    if _apart(ordered):
        return ordered
    ordered.sort(key=_place)
    dropped: set[int] = set()
    open_: list[int] = []  # places of mentions kept so far that may still overlap the next
    for index, mention in enumerate(ordered):
        if open_:
            open_ = [i for i in open_ if ordered[i].end > mention.start]
            if open_ and not _stays(mention, open_, ordered, dropped):
                dropped.add(index)
                continue
        open_.append(index)
    return [m for i, m in enumerate(ordered) if i not in dropped] if dropped else ordered


def _apart(mentions: list[Mention]) -> bool:
    """Whether mentions stand in order and none overlaps the next, as in most texts."""
    end = 0
    for mention in mentions:
        if mention.start < end:
            return False
        end = mention.end
    return True


def _place(mention: Mention) -> tuple[int, int, int]:
    return mention.start, -mention.end, -STRENGTH[mention.form]


def _stays(mention: Mention, open_: list[int], ordered: list[Mention], dropped: set[int]) -> bool:
    """Whether a mention may stand beside those that it overlaps; the weaker of these give way to it."""
    for index in list(open_):
        other = ordered[index]
        if _nests(other, mention):
            continue
        if STRENGTH[mention.form] <= STRENGTH[other.form]:
            return False
        open_.remove(index)
        dropped.add(index)
    return True


def _nests(outer: Mention, inner: Mention) -> bool:
    """Whether one may hold the other: a number or a law's name inside a longer name, not its first words."""
    if outer.end < inner.end or outer.start >= inner.start or inner.form not in ("numbered", "named"):
        return False
    return outer.form != "anaphor" and outer.end - outer.start > inner.end - inner.start + 8
