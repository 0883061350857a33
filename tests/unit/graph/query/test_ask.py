"""Named questions: each runs on a small graph with known answers; parameters are checked, heads are whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docgraph.errors import NotFoundError, QueryError
from docgraph.graph.kept import Graph
from docgraph.graph.query.ask import explain, fill
from docgraph.graph.query.heads import questions, read_question
from tests.unit.graph.query.city import build


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with Graph.open(tmp_path_factory.mktemp("asked"), write=True) as graph:
        build(graph)
        yield graph


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_example_runs_and_has_the_columns_of_its_head(graph: Graph, name: str) -> None:
    question = questions()[name]
    rows = graph.query(name, **question.example)
    assert rows, "the example finds something"
    for row in rows:
        assert list(row) == [column.name for column in question.columns]


def test_implementers_direct_and_through_another(graph: Graph) -> None:
    rows = graph.query("implementers", of="3323/QĐ-UBND")
    assert [(row["number"], row["direct"], len(row["path"])) for row in rows] == [
        ("12/KH-UBND", True, 0),
        ("81/KH-UBND", True, 0),
        ("7/KH-UBND", False, 1),
        ("9/KH-UBND", False, 2),
    ]
    assert rows[2]["path"][0]["label"] == "Kế hoạch 81/KH-UBND ngày 25/03/2020"
    for row in rows:
        assert graph.source(row["source"]).text[row["start"] : row["end"]] == row["sentence"]


def test_a_ring_of_implementers_ends(graph: Graph) -> None:
    assert len(graph.query("implementers", of="81/KH-UBND")) == 2


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("nothing", {}, "no such question"),
        ("implementers", {}, "of is missing"),
        ("implementers", {"of": "3323/QĐ-UBND", "at": "x"}, "no parameter at"),
    ],
)
def test_a_question_asked_wrong_says_how(
    graph: Graph, name: str, params: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        graph.query(name, **params)


def test_a_document_that_is_not_there_is_told(graph: Graph) -> None:
    with pytest.raises(NotFoundError, match="nearest"):
        graph.query("implementers", of="3322/QĐ-UBND")


def test_the_sparql_can_be_seen(graph: Graph) -> None:
    text = explain(graph.index, "implementers", {"of": "3323/QĐ-UBND"})
    assert "dg:implements* <urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323>" in text


def test_a_value_never_becomes_a_parameter() -> None:
    assert fill("$a $b", {"a": '"$b"', "b": "<urn:b>"}) == '"$b" <urn:b>'


def test_a_broken_head_is_told() -> None:
    with pytest.raises(QueryError, match="head is not whole"):
        read_question("x", "# title: X\nSELECT * {}")
