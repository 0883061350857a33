"""Where the index answers a question, its SPARQL gives the same rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.made_graph import texts
from docgraph.graph.kept import Graph
from docgraph.graph.query.ask import ask
from docgraph.graph.query.from_index import ANSWERS
from docgraph.graph.query.heads import questions
from tests.unit.graph.query.city import build


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """A city's documents, many made ones, and words of people on some."""
    with Graph.open(tmp_path_factory.mktemp("both"), write=True) as graph:
        graph.load(texts(60))
        build(graph)
        by = {"by": "An", "reason": "Đã xem"}
        graph.say("rejects", "12/KH-UBND Hải Phòng", "3323/QĐ-UBND", type="implements", **by)
        graph.say("confirms", *changed(graph), type="amends", **by)
        graph.say("states", "81/KH-UBND Hải Phòng", "900/QĐ-UBND", type="amends", **by)
        yield graph


def changed(graph: Graph) -> tuple[str, str]:
    """Two documents of which one amends the other, as a text says."""
    return next((link.source, link.target) for link in graph.links() if link.type == "amends")


def documents(graph: Graph) -> list[str]:
    """The most spoken of, and some of the others."""
    rows = sorted(graph.documents(), key=lambda row: (-row.incoming, row.iri))
    return [row.iri for row in (*rows[:12], *rows[12::40])]


def ways_to_ask(graph: Graph, name: str) -> Iterator[dict[str, str]]:
    taken = {param.name for param in questions()[name].params}
    if {"of", "on"} <= taken:
        yield from ({"of": of, "on": on} for of in documents(graph) for on in ("2012-01-01", "2024-01-01"))
    elif "year" in taken:
        yield from ({}, {"limit": "3"}, {"type": "QĐ", "year": "2005"}, {"issuer": "hải phòng", "limit": "5"})
    elif "of" in taken:
        for of in documents(graph):
            yield {"of": of}
            if "limit" in taken:
                yield from ({"of": of, "limit": "3", "offset": f"{at}"} for at in (0, 2))
    elif "since" in taken:
        yield from ({"since": f"{year}-03-05", "until": f"{year + 3}-01-01"} for year in range(2004, 2024, 4))
    elif "on" in taken:
        for on in ("1999-01-01", "2010-06-01", "2016-01-01", "2030-01-01"):
            yield {"on": on}
            yield {"on": on, "type": "QĐ", "limit": "7", "offset": "3"}
    else:
        yield {}
        if "unnumbered" in taken:
            yield {"unnumbered": "yes"}


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_both_ways_give_the_same_rows(graph: Graph, name: str) -> None:
    found = 0
    for given in ways_to_ask(graph, name):
        rows = ask(graph.store, graph.index, name, given)
        assert rows == ask(graph.store, graph.index, name, given, indexed=False), given
        found += len(rows)
    assert found > 0
