"""A person's word beside the sentence that says the same, not as a row of its own.

Reads: rows of evidence, the index. Gives: the rows with who says or confirms each relation, and why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from docgraph.graph.rdf.iri import is_said
from docgraph.graph.store.index import Index

Row = dict[str, Any]
OF_PEOPLE: Final = ("said_by", "reason")
"""The columns that are filled here, not by a question's SPARQL."""


def beside(rows: Sequence[Row], people: Mapping[str, tuple[str, str]]) -> list[Row]:
    """Rows with `said_by` and `reason`; `people` holds both by the address of a person's word.

    Where a text says a relation too, a word on it stands on the rows of that text and has none of its own.

    >>> word = {"iri": "urn:a", "relation": "cites", "source": "urn:docgraph:said:0123456789abcdef"}
    >>> people = {word["source"]: ("An", "đã xem")}
    >>> beside([word, word | {"source": "a.txt"}], people)
    [{'iri': 'urn:a', 'relation': 'cites', 'source': 'a.txt', 'said_by': 'An', 'reason': 'đã xem'}]
    """
    words: dict[tuple[object, ...], tuple[str, str]] = {}
    texts: set[tuple[object, ...]] = set()
    for row in rows:
        if row["source"] in people:
            words.setdefault(_edge(row), people[row["source"]])
        else:
            texts.add(_edge(row))
    told = []
    for row in rows:
        if row["source"] in people and _edge(row) in texts:
            continue
        by, reason = words.get(_edge(row), (None, None))
        told.append(row | {"said_by": by, "reason": reason})
    return told


def people_of(index: Index, addresses: Sequence[object]) -> dict[str, tuple[str, str]]:
    """Name and reason of each of these addresses that is of a person's word."""
    said = sorted({address for address in addresses if isinstance(address, str) and is_said(address)})
    found = index.each(
        "SELECT s.iri, st.said_by, st.reason FROM statement st JOIN source s ON s.id = st.source"
        " WHERE s.iri IN (?)",
        said,
    )
    return {address: (by, reason) for address, by, reason in found}


def _edge(row: Row) -> tuple[object, ...]:
    return row["iri"], row["relation"], row.get("target")
