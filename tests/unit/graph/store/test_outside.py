from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgraph.errors import QueryError
from docgraph.graph.store import outside
from docgraph.graph.store.outside import answer_outside
from tests.unit.views.web.conftest import write_graph

ALL = "SELECT ?s { ?s ?p ?o }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("outside") / "graph"
    write_graph(made)
    return made


@pytest.mark.parametrize(
    ("query", "form", "media"),
    [
        (ALL, "json", "application/sparql-results+json"),
        (ALL, "csv", "text/csv"),
        (ALL, "ttl", "application/sparql-results+json"),
        ("ASK {}", "csv", "application/sparql-results+json"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "csv", "text/turtle"),
        ("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "json", "application/ld+json"),
        ("DESCRIBE <urn:a>", "nt", "application/n-triples"),
    ],
)
def test_an_answer_has_a_form_that_fits_it(folder: Path, query: str, form: str, media: str) -> None:
    assert answer_outside(folder, query, form).media == media


def test_knowledge_is_read_by_default_and_other_graphs_only_by_name(folder: Path) -> None:
    by_default = json.loads(answer_outside(folder, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "rows").body)
    source = "urn:docgraph:source:ke-hoach/7.txt"
    query = f"SELECT (COUNT(*) AS ?n) FROM <{source}> {{ ?s ?p ?o }}"
    by_name = json.loads(answer_outside(folder, query, "rows", (source,)).body)
    assert by_default["rows"][0][0] > 0
    assert by_name["rows"] != by_default["rows"]


def test_a_graph_that_is_not_here_is_refused(folder: Path) -> None:
    for name in ("urn:none", "not an iri", "file:///etc/passwd"):
        with pytest.raises(QueryError, match="not here"):
            answer_outside(folder, ALL, "json", (name,))


def test_an_answer_is_whole_or_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "MOST_BYTES", 100)
    monkeypatch.setattr(outside, "MOST_ROWS", 2)
    for form in ("json", "csv", "rows"):
        with pytest.raises(QueryError, match="over"):
            answer_outside(folder, ALL, form)
    assert answer_outside(folder, f"{ALL} LIMIT 2", "rows").body
