"""What people said, as settling needs it: who is one, who is not, and which relations do not hold.

Reads: statements in the index. Gives: names that are bound to each other or kept apart, the one name of
those that are one, and the edges that were rejected. All are functions of the statements that there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from docgraph.graph.rdf.iri import document_iri
from docgraph.graph.store.index import Index
from docgraph.identity import Key

EdgeName = tuple[str, str, str]
_BOUND = "bound"


class Bound(msgspec.Struct, frozen=True):
    """`pinned` are own names of weak identities that a person said to be another document: they join no other
    by themselves; `apart` holds, by name, the names of documents that one is not.

    >>> Bound().changed(Bound(pinned=("urn:a",)))
    {'urn:a'}
    """

    pinned: tuple[str, ...] = ()
    apart: Mapping[str, tuple[str, ...]] = {}

    def changed(self, other: Bound) -> set[str]:
        """The names of which the two say different things."""
        names = set(self.pinned) ^ set(other.pinned)
        for name in {*self.apart, *other.apart}:
            if self.apart.get(name) != other.apart.get(name):
                names.add(name)
        return names


def bound_before(index: Index) -> Bound:
    """What was bound when the index was last settled."""
    kept = index.meta(_BOUND)
    return msgspec.json.decode(kept, type=Bound) if kept else Bound()


def bound_now(index: Index) -> Bound:
    """What the statements bind; it is kept for the next run."""
    pinned: set[str] = set()
    apart: dict[str, set[str]] = defaultdict(set)
    for verb, *ends in index.rows(
        "SELECT st.verb, a.own, a.key, a.base, b.own, b.key, b.base FROM statement st"
        " JOIN identity a ON a.id = st.first JOIN identity b ON b.id = st.second"
        " WHERE st.verb IN ('same', 'different')"
    ):
        first, second = ends[:3], ends[3:]
        if verb == "same":
            pinned.update(own for own, _, base in (first, second) if base is None)
            continue
        for one in _names(*first):
            for other in _names(*second):
                apart[one].add(other)
                apart[other].add(one)
    told = Bound(tuple(sorted(pinned)), {name: tuple(sorted(apart[name])) for name in sorted(apart)})
    if told != Bound() or index.meta(_BOUND) is not None:
        index.set_meta(_BOUND, msgspec.json.encode(told).decode("utf-8"))
    return told


def aliases_before(index: Index) -> dict[str, str]:
    """The name of each document that was one with another when the index was last settled."""
    return dict(index.rows("SELECT plain, iri FROM alias"))


def aliases_now(index: Index) -> dict[str, str]:
    """The name of each document that a person says to be one with another; it is kept for the next run.

    Of several the fullest name stands, then the first by letters.
    """
    above: dict[str, str] = {}
    for pair in index.rows(
        "SELECT a.plain, b.plain FROM statement st JOIN identity a ON a.id = st.first"
        " JOIN identity b ON b.id = st.second WHERE st.verb = 'same'"
    ):
        first, second = sorted((_top(above, name) for name in pair), key=_fullest)
        if first != second:
            above[second] = first
    told = {name: _top(above, name) for name in above}
    index.db.execute("DELETE FROM alias")
    index.db.executemany("INSERT INTO alias VALUES(?, ?)", sorted(told.items()))
    return told


def rejected_before(index: Index) -> set[EdgeName]:
    """The edges that were rejected when the index was last settled."""
    return set(index.rows("SELECT doer, type, target FROM rejected"))


def rejected_now(index: Index) -> set[EdgeName]:
    """The edges that people reject."""
    return set(
        index.rows(
            "SELECT a.iri, st.type, b.iri FROM statement st JOIN identity a ON a.id = st.first"
            " JOIN identity b ON b.id = st.second WHERE st.verb = 'rejects' AND a.iri <> b.iri"
        )
    )


def _names(own: str, key: bytes, base: str | None) -> Iterable[str]:
    """What an identity may be named by itself: with its day where others share its key."""
    told = msgspec.json.decode(key, type=Key)
    return {own, document_iri(told, "", "", dated=True)} if base is not None and told.date else {own}


def _top(above: Mapping[str, str], name: str) -> str:
    while name in above:
        name = above[name]
    return name


def _fullest(name: str) -> tuple[int, str]:
    rank = 0 if name.startswith("urn:lex:") else 1 if name.startswith("urn:docgraph:partial:") else 2
    return rank, name
