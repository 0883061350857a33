"""A person's word beside the sentence that says the same, not as a row of its own.

Reads: rows of evidence, the index. Gives: the rows with who says or confirms each relation, and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from docgraph.graph.rdf.iri import is_said
from docgraph.graph.store.index import Index

Row = dict[str, Any]
EdgeName = tuple[str, str, str]
OF_PEOPLE: Final = ("said_by", "reason")
"""The columns that are filled here, not by a question's SPARQL."""


def beside(
    rows: Sequence[Row], edges: Sequence[EdgeName], words: Mapping[EdgeName, Mapping[str, tuple[str, str]]]
) -> list[Row]:
    """Rows with `said_by` and `reason`; `edges` are what they say, `words` who says it, by address.

    Where a text says a relation too, a word on it stands on the rows of that text and has none of its own.

    >>> word = {"iri": "urn:a", "source": "urn:docgraph:said:0123456789abcdef"}
    >>> edge = ("urn:a", "cites", "urn:b")
    >>> said = {edge: {word["source"]: ("An", "đã xem")}}
    >>> beside([word, {"iri": "urn:a", "source": "a.txt"}], [edge, edge], said)
    [{'iri': 'urn:a', 'source': 'a.txt', 'said_by': 'An', 'reason': 'đã xem'}]
    """
    texts = {edge for row, edge in zip(rows, edges, strict=True) if not is_said(row["source"])}
    told = []
    for row, edge in zip(rows, edges, strict=True):
        said = words.get(edge, {})
        own = said.get(row["source"])
        if own is not None and edge in texts:
            continue
        by, reason = own or next(iter(said.values()), (None, None))
        told.append(row | {"said_by": by, "reason": reason})
    return told


def words_of_people(index: Index) -> dict[EdgeName, dict[str, tuple[str, str]]]:
    """Who states or confirms each relation, and why, by the address of the word."""
    found: dict[EdgeName, dict[str, tuple[str, str]]] = {}
    for doer, kind, target, address, by, reason in index.rows(
        "SELECT a.iri, st.type, b.iri, s.iri, st.said_by, st.reason FROM statement st"
        " JOIN identity a ON a.id = st.first JOIN identity b ON b.id = st.second"
        " JOIN source s ON s.id = st.source WHERE st.verb IN ('states', 'confirms') ORDER BY s.iri"
    ):
        found.setdefault((doer, kind, target), {})[address] = (by, reason)
    return found


def people_of(index: Index, addresses: Sequence[object]) -> dict[str, tuple[str, str]]:
    """Name and reason of each of these addresses that is of a person's word."""
    said = sorted({address for address in addresses if isinstance(address, str) and is_said(address)})
    found = index.each(
        "SELECT s.iri, st.said_by, st.reason FROM statement st JOIN source s ON s.id = st.source"
        " WHERE s.iri IN (?)",
        said,
    )
    return {address: (by, reason) for address, by, reason in found}
