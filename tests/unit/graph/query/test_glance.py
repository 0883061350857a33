"""A glance counts what the whole view counts, and what it reads of an edge later is the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docgraph.errors import NotFoundError
from docgraph.graph.kept import Graph
from docgraph.graph.query.glance import glance
from tests.unit.graph.query.city import build


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with Graph.open(tmp_path_factory.mktemp("glanced"), write=True) as graph:
        build(graph)
        plan = next(row for row in graph.documents() if row.incoming == 0 and row.outgoing)
        link = next(link for link in graph.links() if link.source == plan.iri)
        graph.say("confirms", link.source, link.target, type=link.type, by="An", reason="seen")
        other = next(link for link in graph.links() if link.type == "cites")
        graph.say("rejects", other.source, other.target, type="cites", by="An", reason="misread")
        yield graph


def test_every_edge_is_there_and_is_proved_as_the_whole_view_has_it(graph: Graph) -> None:
    seen = 0
    for row in list(graph.documents()):
        whole, light = graph.document(row.iri), glance(graph.index, row.iri)
        for out, told, weighed in (
            (True, whole.edges_out, light.edges_out),
            (False, whole.edges_in, light.edges_in),
        ):
            assert list(told) == list(weighed)
            for kind, edges in told.items():
                found = {edge.iri: graph.proved(row.iri, edge, out=out) for edge in weighed[kind]}
                assert found == {edge.iri: edge for edge in edges}
                assert {e.iri: e.part for e in weighed[kind]} == {e.iri: e.part for e in edges}
                seen += len(edges)
    assert seen > 10


def test_the_rest_of_a_glance_is_that_of_the_whole_view(graph: Graph) -> None:
    for row in list(graph.documents()):
        whole, light = graph.document(row.iri), graph.glance(row.iri)
        assert (light.row, light.said, light.candidates) == (whole.row, whole.said, whole.candidates)
        loose = [one.source for one in whole.named_in if not one.related]
        assert [one.source for one in light.named_in] == loose


def test_a_document_that_is_not_there(graph: Graph) -> None:
    with pytest.raises(NotFoundError):
        graph.glance("urn:none")
