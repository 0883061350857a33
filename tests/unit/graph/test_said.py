"""A person's word: it wins over what was read, stays when sources are read again, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgraph.errors import GraphError, NotFoundError, QueryError
from docgraph.graph.kept import Graph
from docgraph.records import Document, Extraction, Passage, RelationType
from tests.unit.graph.samples import CITY, DECISION, document, plan, said

PLAN = plan("81", CITY, "2020-03-25")
OTHER_CITY = "Ủy ban nhân dân thành phố Cần Thơ"
SOURCE = said("81.txt", PLAN, (RelationType.IMPLEMENTS, DECISION))


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    kept = Graph.open(tmp_path / "g", write=True)
    kept.add(*SOURCE)
    return kept


def quads(graph: Graph) -> list[str]:
    return sorted(graph.store.quad_lines())


def implementers(graph: Graph) -> list[str]:
    return [row["number"] for row in graph.query("implementers", of="3323/QĐ-UBND")]


def test_a_rejected_relation_is_gone_from_knowledge_and_stays_in_evidence(graph: Graph) -> None:
    before = quads(graph)
    told = graph.say("rejects", "81/KH-UBND", "3323/QĐ-UBND", type="implements", by="An", reason="Đọc nhầm")
    assert (told.verb, told.by, told.reason, told.type) == ("rejects", "An", "Đọc nhầm", "implements")
    assert implementers(graph) == []
    assert graph.query("cited_by", of="3323/QĐ-UBND") == []
    view = graph.document("3323/QĐ-UBND")
    assert view.edges_in == {}
    assert [(word.by, word.verb, word.first[1]) for word in view.said] == [
        ("An", "rejects", "Kế hoạch 81/KH-UBND ngày 25/03/2020")
    ]
    assert graph.path("81/KH-UBND", "3323/QĐ-UBND") is None
    evidence = "PREFIX dg: <https://w3id.org/docgraph/ontology#> SELECT ?r { GRAPH ?g { ?r a dg:Relation } }"
    assert len(graph.sparql(evidence)) == 1
    assert graph.drop(told.address)
    assert quads(graph) == before
    assert implementers(graph) == ["81/KH-UBND"]


def test_a_word_survives_reading_again_and_settling_anew(graph: Graph) -> None:
    graph.say("rejects", "81/KH-UBND", "3323/QĐ-UBND", type="implements", by="An", reason="Đọc nhầm")
    graph.add(*said("81.txt", PLAN, (RelationType.IMPLEMENTS, DECISION), lead="Mở đầu. "))
    assert implementers(graph) == []
    kept = quads(graph)
    graph.settle()
    assert quads(graph) == kept
    assert [word.by for word in graph.statements()] == ["An"]
    graph.drop("81.txt")
    graph.add(*SOURCE)
    assert implementers(graph) == []


def test_a_stated_relation_shows_as_the_persons_word(graph: Graph) -> None:
    graph.say(
        "states", "81/KH-UBND", "3323/QĐ-UBND", type="extends", by="Bình", reason="Có công văn kèm theo"
    )
    (edge,) = graph.document("81/KH-UBND").edges_out["extends"]
    assert (edge.said_by, edge.reason, edge.sentence) == (
        "Bình",
        "Có công văn kèm theo",
        "Có công văn kèm theo",
    )
    assert edge.confidence == 1.0
    assert [row["relation"] for row in graph.query("cited_by", of="3323/QĐ-UBND")] == [
        "extends",
        "implements",
    ]
    listed = {row.address: row.said_by for row in graph.sources()}
    assert sorted(listed.values(), key=str) == ["Bình", None]


def test_a_confirmed_relation_keeps_its_sentence_with_the_persons_word_beside_it(graph: Graph) -> None:
    (before,) = graph.document("81/KH-UBND").edges_out["implements"]
    graph.say("confirms", "81/KH-UBND", "3323/QĐ-UBND", type="implements", by="An", reason="Đã đối chiếu")
    (edge,) = graph.document("81/KH-UBND").edges_out["implements"]
    assert (edge.said_by, edge.reason) == ("An", "Đã đối chiếu")
    assert (edge.sentence, edge.source, edge.start) == (before.sentence, before.source, before.start)
    (row,) = graph.query("implementers", of="3323/QĐ-UBND")
    assert row["sentence"] == before.sentence
    rows = [*graph.query("cited_by", of="3323/QĐ-UBND"), *graph.query("cites", of="81/KH-UBND")]
    shown = [row for row in rows if row["relation"] == "implements"]
    assert len(shown) == 2
    for row in shown:
        assert (row["sentence"], row["source"]) == (before.sentence, before.source)
        assert (row["said_by"], row["reason"]) == ("An", "Đã đối chiếu")


def test_a_word_takes_no_room_on_a_page_where_a_text_says_the_same(graph: Graph) -> None:
    for number in ("82", "83"):
        graph.add(*said(f"{number}.txt", plan(number, CITY), (RelationType.IMPLEMENTS, DECISION)))
        graph.say(
            "confirms", f"{number}/KH-UBND", "3323/QĐ-UBND", type="implements", by="An", reason="Đã xem"
        )
    graph.say("states", "81/KH-UBND", "3323/QĐ-UBND", type="amends", by="Bình", reason="Phiếu số 2")
    whole = graph.query("cited_by", of="3323/QĐ-UBND")
    told = {(row["number"], row["relation"]): row["said_by"] for row in whole}
    assert told == {
        ("81/KH-UBND", "implements"): None,
        ("81/KH-UBND", "amends"): "Bình",
        ("82/KH-UBND", "implements"): "An",
        ("83/KH-UBND", "implements"): "An",
    }
    pages = [graph.query("cited_by", of="3323/QĐ-UBND", limit="1", offset=f"{at}") for at in range(4)]
    assert sorted((row for (row,) in pages), key=str) == sorted(whole, key=str)


def test_what_one_changed_is_listed_once_however_many_confirm_it(graph: Graph) -> None:
    graph.say("states", "81/KH-UBND", "3323/QĐ-UBND", type="amends", by="An", reason="Phiếu trình số 2")
    (row,) = graph.query("amendments", of="3323/QĐ-UBND")
    assert (row["said_by"], row["reason"], row["sentence"]) == ("An", "Phiếu trình số 2", "Phiếu trình số 2")
    graph.add(*said("c.txt", plan("81", CITY, "2020-03-25"), (RelationType.AMENDS, DECISION)))
    for question in ("amendments", "changes"):
        (row,) = graph.query(question, **({"of": "3323/QĐ-UBND"} if question == "amendments" else {}))
        assert (row["said_by"], row["reason"], row["source"]) == ("An", "Phiếu trình số 2", "c.txt")


def test_a_later_word_on_the_same_thing_takes_the_place_of_the_earlier(graph: Graph) -> None:
    for verb in ("rejects", "confirms"):
        graph.say(verb, "81/KH-UBND", "3323/QĐ-UBND", type="implements", by="An", reason="Xem lại")
    assert [word.verb for word in graph.statements()] == ["confirms"]
    assert implementers(graph) == ["81/KH-UBND"]


def test_two_identities_that_are_one(tmp_path: Path) -> None:
    wrong = document("d1", type="QĐ", number="3233", symbol="QĐ-UBND", date="2019-12-30", issuer=CITY)
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(*SOURCE)
        graph.add(*said("b.txt", plan("5", CITY, "2021-01-02"), (RelationType.IMPLEMENTS, wrong)))
        before = quads(graph)
        told = graph.say("same", "3233/QĐ-UBND", "3323/QĐ-UBND", by="An", reason="Số bị đảo")
        rows = [row for row in graph.documents() if row.type == "QĐ"]
        assert [row.label for row in rows] == ["Quyết định 3233/QĐ-UBND ngày 30/12/2019"]
        assert len(graph.document(rows[0].iri).edges_in["implements"]) == 2
        kept = quads(graph)
        graph.settle()
        assert quads(graph) == kept
        with pytest.raises(QueryError, match="one already"):
            graph.say("same", rows[0].iri, told.first[0], by="An", reason="x")
        graph.drop(told.address)
        assert quads(graph) == before


def test_a_partial_identity_goes_where_a_person_says(tmp_path: Path) -> None:
    bare = Document(id="d1", type="QĐ", number="3323")
    elsewhere = document(
        "d1", type="QĐ", number="3323", symbol="QĐ-UBND", date="2019-05-05", issuer=OTHER_CITY
    )
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(*said("a.txt", PLAN, (RelationType.IMPLEMENTS, DECISION)))
        graph.add(*said("b.txt", plan("5", CITY, "2021-01-02"), (RelationType.BASED_ON, bare)))
        city = graph.find_one("QĐ 3323 Hải Phòng").iri
        # The only one that fits: it was settled so.
        assert [edge.iri for edge in graph.document("5/KH-UBND").edges_out["based_on"]] == [city]
        partial = graph.index.rows("SELECT own FROM identity WHERE base IS NULL AND own LIKE '%3323%'")[0][0]
        graph.say("different", partial, city, by="An", reason="Của nơi khác")
        assert [edge.iri for edge in graph.document("5/KH-UBND").edges_out["based_on"]] == [partial]
        graph.add(*said("c.txt", plan("6", OTHER_CITY, "2021-01-02"), (RelationType.BASED_ON, elsewhere)))
        other = graph.find_one("QĐ 3323 Cần Thơ").iri
        assert [edge.iri for edge in graph.document("5/KH-UBND").edges_out["based_on"]] == [other]
        graph.say("same", partial, city, by="An", reason="Nhầm lần trước")
        assert [edge.iri for edge in graph.document("5/KH-UBND").edges_out["based_on"]] == [city]
        assert [word.verb for word in graph.document(city).said] == ["same"]


def test_documents_without_number_can_be_spoken_of(tmp_path: Path) -> None:
    unnamed = Document(id="d1", type="BC", name="Báo cáo tổng kết")
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(*said("a.txt", PLAN, (RelationType.CITES, unnamed)))
        name = next(row.iri for row in graph.documents() if row.type == "BC")
        graph.say("states", "81/KH-UBND", name, type="reports_on", by="An", reason="Ghi ở cuối")
        assert [edge.iri for edge in graph.document("81/KH-UBND").edges_out["reports_on"]] == [name]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("rejects", "81/KH-UBND", "3323/QĐ-UBND", "amends"), "no source says so"),
        (("states", "81/KH-UBND", "3323/QĐ-UBND", "loves"), "no such relation"),
        (("states", "81/KH-UBND", "81/KH-UBND", "amends"), "both names are one"),
        (("different", "81/KH-UBND", "81/KH-UBND", None), "nothing tells them apart"),
        (("same", "81/KH-UBND", "3323/QĐ-UBND", "amends"), "leave the relation out"),
        (("states", "81/KH-UBND", "9999/QĐ-X", "amends"), "no such document"),
    ],
)
def test_what_cannot_be_said_is_refused(
    graph: Graph, words: tuple[str, str, str, str | None], message: str
) -> None:
    verb, first, second, kind = words
    before = quads(graph)
    with pytest.raises((QueryError, NotFoundError), match=message):
        graph.say(verb, first, second, type=kind, by="An", reason="x")  # type: ignore[arg-type]
    assert quads(graph) == before


def test_a_word_needs_a_name_and_a_reason(graph: Graph) -> None:
    with pytest.raises(QueryError, match="a name and a reason"):
        graph.say("same", "81/KH-UBND", "3323/QĐ-UBND", by=" ", reason="x")


def test_no_text_passes_for_a_persons_word(graph: Graph) -> None:
    with pytest.raises(GraphError, match="person's word"):
        graph.add(Passage(text="x", address="urn:docgraph:said:0123456789abcdef"), Extraction())
