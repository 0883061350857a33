"""What cannot be read back says so; the order of the triples does not matter."""

from __future__ import annotations

import pytest

from docgraph.errors import GraphError
from docgraph.graph.rdf.quads import source_graph
from docgraph.graph.rdf.read_back import read_back
from docgraph.graph.rdf.terms import value_of
from docgraph.records import RelationType
from tests.unit.graph.samples import document, plan, said


def test_a_graph_without_a_source_is_refused() -> None:
    with pytest.raises(GraphError, match="no source in this graph"):
        read_back("urn:docgraph:source:a", [])


def test_order_does_not_matter_and_ids_come_in_order() -> None:
    targets = [(RelationType.CITES, document(f"d{n}", type="QĐ", number=str(n))) for n in range(1, 13)]
    passage, extraction = said("a", plan("1", "X"), *targets)
    graph = source_graph(passage, extraction)
    rows = [tuple(map(value_of, triple)) for triple in graph.triples]
    forward, backward = read_back(graph.iri, rows), read_back(graph.iri, rows[::-1])
    assert forward == backward
    assert [d.id for d in forward[1].documents] == ["self", *(f"d{n}" for n in range(1, 13))]
