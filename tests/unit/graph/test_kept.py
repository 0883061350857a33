"""The kept graph: adding twice, replacing, dropping, refusing; what it answers and what a failure leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docgraph.errors import GraphError, LockedError, NotFoundError
from docgraph.graph.kept import Graph
from docgraph.records import Document, RelationType
from tests.unit.graph.samples import CITY, DECISION, document, plan, said

IMPLEMENTS, BASED_ON, AMENDS = RelationType.IMPLEMENTS, RelationType.BASED_ON, RelationType.AMENDS
OWN = Document(id="self", type="QĐ", number="3323", symbol="QĐ-UBND", date="2019-12-30", issuer=CITY)


def filled(folder: Path) -> Graph:
    graph = Graph.open(folder, write=True)
    graph.add(*said("3323.txt", OWN, (BASED_ON, document("d1", type="NQ", number="19", symbol="NQ/TW"))))
    graph.add(*said("81.txt", plan("81", CITY, "2020-03-25"), (IMPLEMENTS, DECISION)))
    return graph


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    with filled(tmp_path) as graph:
        before = sorted(graph.store.quad_lines())
        report = graph.add(*said("81.txt", plan("81", CITY, "2020-03-25"), (IMPLEMENTS, DECISION)))
        assert report.state == "unchanged"
        assert sorted(graph.store.quad_lines()) == before


def test_a_changed_file_replaces_what_it_said(tmp_path: Path) -> None:
    with filled(tmp_path) as graph:
        report = graph.add(*said("81.txt", plan("81", CITY, "2020-03-25"), (AMENDS, DECISION)))
        assert report.state == "replaced"
        assert list(graph.document("3323/QĐ-UBND").edges_in) == ["amends"]
        assert len(graph.sources()) == 2


def test_dropping_a_source_takes_its_statements_and_nothing_else(tmp_path: Path) -> None:
    with filled(tmp_path) as graph:
        assert graph.drop("81.txt")
        assert not graph.drop("81.txt")
        assert [row.number for row in graph.documents()] == ["19", "3323"]
        assert graph.drop("3323.txt")
        assert list(graph.store.quad_lines()) == []


def test_a_document_shows_both_directions_with_evidence(tmp_path: Path) -> None:
    with filled(tmp_path) as graph:
        view = graph.document("3323/QĐ-UBND")
        (edge,) = view.edges_in["implements"]
        assert edge.label == "Kế hoạch 81/KH-UBND ngày 25/03/2020"
        text = graph.source(edge.source).text
        assert text[edge.start : edge.end] == edge.sentence
        evidence = edge.evidence[0]
        assert evidence.mention_start is not None
        assert text[evidence.mention_start : evidence.mention_end] == "QĐ 3323"
        assert [e.label for e in view.edges_out["based_on"]] == ["Nghị quyết 19-NQ/TW"]
        assert {(fact.name, fact.value) for fact in view.facts} >= {
            ("date", "2019-12-30"),
            ("number", "3323"),
        }
        assert view.mentions[0].source == "81.txt"


def test_a_source_shows_its_text_and_mentions(tmp_path: Path) -> None:
    with filled(tmp_path) as graph:
        view = graph.source("81.txt")
        (mention,) = view.mentions
        assert view.text[mention.start : mention.end] == mention.text
        assert mention.documents == (
            (graph.find_one("3323/QĐ-UBND").iri, "Quyết định 3323/QĐ-UBND ngày 30/12/2019"),
        )
        assert view.document is not None
        with pytest.raises(NotFoundError):
            graph.source("none.txt")


def test_sources_are_listed_with_counts_and_times(tmp_path: Path) -> None:
    with filled(tmp_path) as graph:
        rows = graph.sources()
        assert [row.address for row in rows] == ["3323.txt", "81.txt"]
        assert rows[1].mentions == rows[1].relations == 1
        assert rows[1].read_at
        times = [row.read_at for row in rows]
        graph.settle()
        assert [row.read_at for row in graph.sources()] == times


def test_a_neighbourhood_is_bounded(tmp_path: Path) -> None:
    with filled(tmp_path) as graph:
        centre = graph.find_one("81/KH-UBND").iri
        assert len(graph.neighbourhood(centre).nodes) == 2
        wide = graph.neighbourhood(centre, depth=2)
        assert [link.type for link in wide.edges] == ["implements", "based_on"]
        small = graph.neighbourhood(centre, depth=2, limit=2)
        assert len(small.nodes) == 2
        assert small.left_off == 1
        with pytest.raises(NotFoundError):
            graph.neighbourhood("urn:none")


def test_readers_read_while_one_writes(tmp_path: Path) -> None:
    with filled(tmp_path) as writer:
        writer.store.snapshot()
        with Graph.open(tmp_path) as reader:
            assert len(list(reader.documents())) == 3
            with pytest.raises(GraphError, match="open for reading"):
                reader.add(*said("x.txt", OWN))
        with pytest.raises(LockedError, match=str(os.getpid())):
            Graph.open(tmp_path, write=True)


def test_an_unknown_name_tells_the_nearest(tmp_path: Path) -> None:
    with filled(tmp_path) as graph, pytest.raises(NotFoundError, match="nearest: Quyết định 3323"):
        graph.document("3332/QĐ-UBND")


def test_several_fits_are_listed(tmp_path: Path) -> None:
    with filled(tmp_path) as graph:
        graph.add(
            *said("x.txt", plan("81", "Ủy ban nhân dân quận Lê Chân, thành phố Hải Phòng", "2020-05-01"))
        )
        assert len(graph.find("81/KH-UBND").fits) == 2
        with pytest.raises(NotFoundError, match="2 documents fit"):
            graph.document("81/KH-UBND")
        assert graph.document("81/KH-UBND Lê Chân").row.source == "x.txt"


def test_a_failure_in_the_store_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(tmp_path) as graph:
        before, rows = sorted(graph.store.quad_lines()), list(graph.documents())

        def full(_: object) -> None:
            raise GraphError("the disk is full", where="x", todo="free some space")

        monkeypatch.setattr(graph.store, "apply", full)
        with pytest.raises(GraphError, match="disk is full"):
            graph.add(*said("new.txt", plan("7", CITY, "2020-01-01"), (IMPLEMENTS, DECISION)))
        monkeypatch.undo()
        assert sorted(graph.store.quad_lines()) == before
        assert list(graph.documents()) == rows
        assert (
            graph.add(*said("new.txt", plan("7", CITY, "2020-01-01"), (IMPLEMENTS, DECISION))).state == "new"
        )


def test_a_process_killed_between_store_and_index_is_made_good(tmp_path: Path) -> None:
    with filled(tmp_path):
        pass
    code = (
        "import os, sys; from docgraph.graph.kept import Graph; from tests.unit.graph.samples import *\n"
        "graph = Graph.open(sys.argv[1], write=True)\n"
        "graph.index.commit = lambda: os._exit(9)\n"
        "graph.add(*said('new.txt', plan('7', CITY, '2020-01-01'), (RelationType.IMPLEMENTS, DECISION)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode == 9
    with Graph.open(tmp_path, write=True) as graph:
        assert [row.address for row in graph.sources()] == ["3323.txt", "81.txt", "new.txt"]
        assert len(graph.document("3323/QĐ-UBND").edges_in["implements"]) == 2


def test_the_base_is_fixed_by_the_first_add(tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g", write=True, base=tmp_path) as graph:
        assert graph.base == tmp_path.resolve()
    with Graph.open(tmp_path / "g", write=True, base=tmp_path / "other") as graph:
        assert graph.base == tmp_path.resolve()
        assert str(tmp_path) not in "".join(graph.store.quad_lines())


def test_hostile_names_and_texts_do_no_harm(tmp_path: Path) -> None:
    hostile = '"> } ; DROP ALL ; <script>alert(1)</script> \\u0022 \ud800 \x00'
    own = document("self", type=hostile, number=hostile, symbol=hostile, issuer=hostile, name=hostile)
    with filled(tmp_path) as graph:
        count = len(graph.sources())
        graph.add(*said(hostile, own, (IMPLEMENTS, document(hostile, name=hostile)), lead=hostile))
        assert len(graph.sources()) == count + 1
        for row in graph.documents():
            assert graph.document(row.iri).row == row
        for name in (hostile, "'; DROP TABLE document; --", "<urn:x>", "*"):
            graph.find(name)
        assert graph.source(hostile).text.startswith('"> } ;')
        assert graph.drop(hostile)


def test_importing_the_graph_loads_no_engine() -> None:
    code = (
        "import sys, docgraph.graph.kept, docgraph.graph.answers\n"
        "heavy = {'pyoxigraph', 'rdflib', 'oxrdflib', 'networkx', 'pyshacl'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_the_lexicon_knows_of_a_document_is_told_apart(tmp_path: Path) -> None:
    law = document("d1", type="Luật", number="45", year="2013", symbol="QH13", issuer="Quốc hội")
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(*said("a.txt", None, (RelationType.CITES, law)))
        facts = {fact.name: fact for fact in graph.document("45/2013/QH13").facts}
    assert (facts["date"].value, facts["date"].sources) == ("2013-11-29", ("urn:docgraph:lexicon",))
    assert facts["number"].sources == ("a.txt", "urn:docgraph:lexicon")
