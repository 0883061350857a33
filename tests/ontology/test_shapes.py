"""The shapes say what a good graph is: each case conforms, or breaks what its first lines say and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from rdflib import RDF, SH

from docgraph.cli.main import main
from docgraph.graph.kept import Graph
from docgraph.graph.query.conform import findings
from docgraph.graph.rdf.iri import KNOWLEDGE
from docgraph.graph.rdf.shapes import SHAPES, find_breaches_in_turtle, shapes_path
from docgraph.records import RelationType
from tests.unit.graph.samples import CITY, DECISION, plan, said

CASES = Path(__file__).parents[2] / "ontology/cases"
CONFORMS = sorted((CASES / "conforms").glob("*.ttl"))
VIOLATES = sorted((CASES / "violates").glob("*.ttl"))
DG = rdflib.Namespace("https://w3id.org/docgraph/ontology#")


def named(case: Path) -> set[tuple[str, str]]:
    return set(re.findall(r"^# finding: (\S+) (\S+)$", case.read_text("utf-8"), re.MULTILINE))


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes_path().read_text("utf-8"), format="turtle")


@pytest.mark.parametrize("case", CONFORMS, ids=lambda case: case.stem)
def test_a_good_graph_conforms(case: Path) -> None:
    assert find_breaches_in_turtle(case.read_text("utf-8")) == ()


@pytest.mark.parametrize("case", VIOLATES, ids=lambda case: case.stem)
def test_a_broken_graph_breaks_what_its_head_says(case: Path) -> None:
    assert named(case)
    found = find_breaches_in_turtle(case.read_text("utf-8"))
    assert {(breach.shape, breach.node) for breach in found} == named(case)
    assert all(breach.message and breach.message_vi for breach in found)


def test_every_shape_that_can_be_broken_has_a_case_that_breaks_it(shapes: rdflib.Graph) -> None:
    can = {str(shape).removeprefix(SHAPES) for shape in shapes.subjects(SH.message)}
    assert {shape for case in VIOLATES for shape, _ in named(case)} == can


def test_every_constraint_says_how_to_mend_it_in_both_languages(shapes: rdflib.Graph) -> None:
    properties = set(shapes.objects(None, SH.property)) | set(shapes.subjects(RDF.type, SH.PropertyShape))
    bare = {shape for shape in shapes.subjects(SH["or"]) if isinstance(shape, rdflib.URIRef)}
    for shape in properties | bare:
        told = [m for m in shapes.objects(shape, SH.message) if isinstance(m, rdflib.Literal)]
        assert sorted(str(m.language) for m in told) == ["en", "vi"], shape
        assert all(str(m).count(".") >= 2 for m in told), f"{shape}: what is wrong, and how to mend it"


def test_the_relations_of_the_shapes_are_the_sixteen(shapes: rdflib.Graph) -> None:
    lists = [
        *shapes.objects(None, SH.alternativePath),
        *shapes.objects(rdflib.URIRef(SHAPES + "relation-type"), SH["in"]),
        *shapes.objects(rdflib.URIRef(SHAPES + "statement-type"), SH["in"]),
    ]
    assert len(lists) == 3
    for one in lists:
        words = [str(term).removeprefix(str(DG)) for term in shapes.items(one)]
        assert sorted(words) == sorted(kind.value for kind in RelationType)


def test_every_term_of_the_shapes_is_a_term_of_the_ontology(shapes: rdflib.Graph) -> None:
    known = rdflib.Graph().parse(shapes_path().with_name("docgraph.ttl"), format="turtle")
    used = {term for triple in shapes for term in triple if str(term).startswith(str(DG))}
    assert {term for term in used if (term, RDF.type, None) not in known} == set()


def test_every_class_that_is_written_has_a_shape_of_its_own(tmp_path: Path, shapes: rdflib.Graph) -> None:
    fill(tmp_path)
    with Graph.open(tmp_path, write=True) as graph:
        graph.say("rejects", "12/KH-UBND", "3323/QĐ-UBND", type="cites", by="An", reason="nhầm số")
        rows = graph.store.query("SELECT DISTINCT ?class { GRAPH ?g { ?s a ?class } }").rows
    named = {str(kind) for kind in shapes.objects(None, SH.targetClass)}
    # A fully known document has no class of its own, a partial one has.
    assert {str(kind) for (kind,) in rows} | {str(DG.PartialDocument)} == named


def fill(folder: Path) -> None:
    with Graph.open(folder, write=True) as graph:
        graph.add(*said("a.txt", plan("81", CITY, "2020-03-25"), (RelationType.IMPLEMENTS, DECISION)))
        graph.add(*said("b.txt", plan("12", CITY), (RelationType.CITES, DECISION)))


def test_what_docgraph_writes_conforms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    with Graph.open(tmp_path) as graph:
        assert list(findings(graph.store, graph.index)) == [("a.txt", []), ("b.txt", [])]
    assert main(["validate", "--graph", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "2 sources: all conform\n"


def test_the_command_names_shape_source_document_and_the_way_to_mend(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path)
    with Graph.open(tmp_path, write=True) as graph:
        graph.store.update(f"DELETE WHERE {{ GRAPH <{KNOWLEDGE}> {{ ?relation <{DG}to> ?document }} }}")
    assert main(["validate", "a.txt", "--graph", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("relation-to: The end of a relation is not settled")
    assert "docgraph settle --all" in out
    assert "  a.txt  Kế hoạch 81/KH-UBND ngày 25/03/2020  relation=self,implements,d1" in out
    assert "b.txt" not in out
    assert out.endswith("1 source: 1 finding\n")
    assert main(["validate", "--graph", str(tmp_path), "--lang", "vi"]) == 1
    assert "tri thức đã lạc hậu" in capsys.readouterr().out
    assert main(["validate", "--graph", str(tmp_path), "--json"]) == 1
    assert capsys.readouterr().out.count('"shape": "relation-to"') == 2


def test_a_source_that_is_not_there_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    assert main(["validate", "c.txt", "--graph", str(tmp_path)]) == 2
    assert "c.txt: no such source" in capsys.readouterr().err
