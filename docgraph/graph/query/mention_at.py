"""A sentence of evidence → where in it what it acts on is named.

Reads: the index. Gives: offsets in the source's text.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgraph.graph.store.index import Index


def mention_at(
    index: Index, address: str, start: int, end: int, names: Iterable[str]
) -> tuple[int, int] | None:
    """Where a sentence of a source mentions what it acts on; of several the one whose ends are in `names`."""
    known = set(names)
    found = index.rows(
        "SELECT r.mention_start, r.mention_end, d.iri, t.iri FROM source s JOIN relation r ON r.source = s.id"
        " JOIN identity d ON d.id = r.doer JOIN identity t ON t.id = r.target"
        " WHERE s.address = ? AND r.start = ? AND r.end = ? AND r.mention_start IS NOT NULL"
        " ORDER BY r.mention_start",
        *(address, start, end),
    )
    best = min(found, key=lambda row: -len({row[2], row[3]} & known), default=None)
    return (best[0], best[1]) if best else None
