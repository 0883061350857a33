"""Named questions: each runs on a small graph with known answers; parameters are checked, heads are whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgraph.errors import NotFoundError, QueryError
from docgraph.graph.kept import Graph
from docgraph.graph.query.ask import explain, fill
from docgraph.graph.query.chains import contradictions
from docgraph.graph.query.heads import questions, read_question
from docgraph.graph.store.base import Rows
from docgraph.records import RelationType
from tests.unit.graph.query.city import CENTRAL, build, district
from tests.unit.graph.samples import CITY, document, plan, said


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


@pytest.mark.parametrize("name", sorted(questions()))
def test_what_an_answer_names_can_be_asked_for_again(graph: Graph, name: str) -> None:
    for row in graph.query(name, **questions()[name].example):
        for iri in {row[key] for key in ("iri", "via", "target", "candidate") if row.get(key)}:
            assert graph.find_one(iri).iri == iri
        if row.get("source") and row.get("start") is not None:
            assert graph.source(row["source"]).text[row["start"] : row["end"]] == row["sentence"]


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


def numbers(graph: Graph, name: str, **params: str) -> list[object]:
    return [row["number"] for row in graph.query(name, **params)]


def test_what_speaks_of_a_document(graph: Graph) -> None:
    rows = graph.query("cited_by", of="12/KH-UBND")
    assert [(row["number"], row["relation"]) for row in rows] == [
        ("9/KH-UBND", "amends"),
        ("100/BC-UBND", "reports_on"),
    ]
    assert len(graph.query("cited_by", of="3323/QĐ-UBND", limit="1", offset="1")) == 1


def test_what_a_document_speaks_of(graph: Graph) -> None:
    assert numbers(graph, "cites", of="3323/QĐ-UBND") == ["19-NQ/TW", "77/2015/QH13"]


def test_the_basis_goes_up_to_the_constitution(graph: Graph) -> None:
    rows = graph.query("basis", of="9/KH-UBND Lê Chân")
    assert [(row["step"], row["number"] or row["label"]) for row in rows] == [
        (1, "7/KH-UBND"),
        (2, "81/KH-UBND"),
        (3, "19-NQ/TW"),
        (3, "3323/QĐ-UBND"),
        (4, "77/2015/QH13"),
        (5, "Hiến pháp năm 2013"),
    ]


def test_what_took_its_place(graph: Graph) -> None:
    rows = graph.query("replaced_by", of="500/QĐ-UBND")
    assert [(row["step"], row["number"]) for row in rows] == [(1, "900/QĐ-UBND"), (2, "217/QĐ-UBND")]


def test_changes_between_two_days(graph: Graph) -> None:
    assert numbers(graph, "changes", since="2020-01-01", until="2020-03-01") == ["217/QĐ-UBND"]


def test_lists_that_need_no_parameter(graph: Graph) -> None:
    assert numbers(graph, "plans_without_report") == ["81/KH-UBND", "7/KH-UBND", "9/KH-UBND"]
    lacking = graph.query("decisions_not_implemented")
    assert [(row["number"], row["read"]) for row in lacking] == [
        ("500/QĐ-UBND", True),
        ("900/QĐ-UBND", True),
        ("217/QĐ-UBND", True),
        ("901/QĐ-UBND", False),
    ]
    assert [(row["number"] or row["label"], row["cited"]) for row in graph.query("orphans")] == [
        ("19-NQ/TW", 2),
        ("Hiến pháp năm 2013", 1),
        ("901/QĐ-UBND", 1),
    ]
    (odd,) = graph.query("contradictions")
    assert (odd["field"], odd["value"], odd["other"]) == ("title", "Quy chế một cửa", "Quy định một cửa")
    assert (odd["source"], odd["other_source"]) == ("500.txt", "900.txt")
    told = [(row["issuer"], row["documents"], row["read"]) for row in graph.query("coverage")]
    assert told == [(CITY, 8, 7), ("Quốc hội", 2, 1), (district("7").issuer, 2, 2), (CENTRAL, 1, 0)]


def test_what_rests_on_the_same_ground(graph: Graph) -> None:
    rows = graph.query("related", of="81/KH-UBND")
    assert [(row["number"], row["shared"]) for row in rows] == [("3323/QĐ-UBND", 1), ("12/KH-UBND", 1)]
    assert numbers(graph, "related", of="7/KH-UBND") == []


def test_what_is_not_settled_and_what_it_may_be(graph: Graph, tmp_path: Path) -> None:
    (row,) = graph.query("unsettled")
    assert (row["label"], row["candidate"], row["claims"]) == ("Kế hoạch của các sở", None, 1)
    with Graph.open(tmp_path, write=True) as other:
        for number, city in enumerate(("Hải Phòng", "Cần Thơ"), 1):
            body = f"Ủy ban nhân dân thành phố {city}"
            other.add(*said(f"{number}.txt", plan("81", body, "2020-03-25")))
        open_one = document("d1", type="KH", number="81", symbol="KH-UBND")
        for name in ("a.txt", "b.txt"):
            other.add(*said(name, None, (RelationType.CITES, open_one)))
        rows = other.query("unsettled")
        assert [(row["number"], row["claims"]) for row in rows] == [("81/KH-UBND", 2)] * 2
        issuers = {other.document(row["candidate"]).row.issuer for row in rows}
        assert issuers == {"Ủy ban nhân dân thành phố Hải Phòng", "Ủy ban nhân dân thành phố Cần Thơ"}


@pytest.mark.parametrize(
    ("field", "one", "other", "at_odds"),
    [
        ("date_document", "2020", "2020-03-01", False),
        ("date_document", "2020-03-01", "2020-03-02", True),
        ("issuer", "Ban Chấp hành Đảng bộ tỉnh Nghệ An", "Tỉnh ủy Nghệ An", False),
        ("issuer", "Sở Nội vụ", "Sở Nội vụ thành phố Hải Phòng", False),
        ("issuer", "Sở Nội vụ thành phố Hải Phòng", "Sở Tài chính thành phố Hải Phòng", True),
        ("symbol", "TT/BTC", "TT-BTC", False),
        ("symbol", "NQ/TW", "CT/TW", True),
        ("title", "Luật sửa đổi một số điều của Luật Giá", "LUẬT SỬA ĐỔI MỘT SỐ ĐIỀU LUẬT GIÁ", False),
        ("title", "Luật Giá", "Luật Phí và lệ phí", True),
    ],
)
def test_only_what_cannot_both_hold_is_a_contradiction(
    field: str, one: str, other: str, at_odds: bool
) -> None:
    told = tuple(("urn:a", "A", field, value, "urn:docgraph:source:a.txt") for value in (one, other))
    found = contradictions(Rows(("iri", "label", "field", "value", "source"), told), {})
    assert bool(found) == at_odds


def test_most_cited_can_be_narrowed(graph: Graph) -> None:
    assert numbers(graph, "most_cited", type="QĐ", limit="1") == ["3323/QĐ-UBND"]
    assert numbers(graph, "most_cited", issuer="trung ương") == ["19-NQ/TW"]
    assert numbers(graph, "most_cited", year="2015", type="QĐ") == ["900/QĐ-UBND", "901/QĐ-UBND"]


def test_a_timeline_is_in_time(graph: Graph) -> None:
    rows = graph.query("timeline", of="3323/QĐ-UBND")
    assert [(row["date"], row["number"] or row["label"], row["step"]) for row in rows] == [
        ("2013", "Hiến pháp năm 2013", 2),
        ("2017-10-25", "19-NQ/TW", 1),
        ("2019-12-30", "3323/QĐ-UBND", 0),
        ("2020-01-15", "12/KH-UBND", 1),
        ("2020-03-25", "81/KH-UBND", 1),
        ("2020-04-01", "7/KH-UBND", 2),
        ("2020-05-01", "9/KH-UBND", 2),
        ("2020-12-20", "100/BC-UBND", 2),
    ]


@pytest.mark.parametrize(
    ("of", "on", "status", "until"),
    [
        ("500/QĐ-UBND", "2010-03-05", "not_yet", None),
        ("500/QĐ-UBND", "2012-01-01", "in_force", None),
        ("500/QĐ-UBND", "2015-06-09", "in_force", None),
        ("500/QĐ-UBND", "2015-06-10", "ended", "2015-06-10"),
        ("3323/QĐ-UBND", "2020-06-01", "unknown", None),
        ("3323/QĐ-UBND", "2019-01-01", "not_yet", None),
    ],
)
def test_in_force_on_a_day(graph: Graph, of: str, on: str, status: str, until: str | None) -> None:
    (row,) = graph.query("in_force", of=of, on=on)
    assert (row["status"], row["until"]) == (status, until)
    if status == "ended":
        assert row["why"][0]["relation"] == "replaces"
        assert row["why"][0]["sentence"]


def test_everything_in_force_on_a_day(graph: Graph) -> None:
    assert numbers(graph, "in_force_on", on="2016-01-01", type="QĐ") == ["901/QĐ-UBND", "900/QĐ-UBND"][::-1]


def test_a_day_that_is_none_is_told(graph: Graph) -> None:
    with pytest.raises(QueryError, match="not a day"):
        graph.query("in_force", of="500/QĐ-UBND", on="hôm qua")


def test_the_way_between_two_documents(graph: Graph) -> None:
    rows = graph.query("path", start="7/KH-UBND", end="12/KH-UBND")
    assert [(row["step"], row["number"], row["relation"], row["forward"]) for row in rows] == [
        (1, "9/KH-UBND", "implements", False),
        (2, "12/KH-UBND", "amends", True),
    ]
    assert rows[1]["sentence"] == graph.source("9.txt").text[rows[1]["start"] : rows[1]["end"]]
    assert graph.query("path", start="7/KH-UBND", end="7/KH-UBND") == []
    assert "(1 <urn:lex:" in explain(graph.index, "path", {"start": "7/KH-UBND", "end": "12/KH-UBND"})


def test_documents_that_nothing_joins_have_no_way(graph: Graph) -> None:
    assert graph.query("path", start="7/KH-UBND", end="Kế hoạch của các sở") == []


def test_a_page_of_what_is_in_force(graph: Graph) -> None:
    everything = graph.query("in_force_on", on="2020-12-31")
    assert graph.query("in_force_on", on="2020-12-31", limit="2", offset="1") == everything[1:3]
