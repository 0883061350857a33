"""What leaves a graph can be read by others and says the same; the same graph leaves the same bytes."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib

from docgraph.cli.main import main
from docgraph.errors import DocgraphError
from docgraph.graph.kept import Graph
from docgraph.graph.rdf.vocab import DG
from docgraph.records import Document, RelationType
from docgraph.views.export import FORMATS, Format, export
from docgraph.views.export.quads import sorted_lines
from tests.unit.graph.samples import CITY, DECISION, plan, said

HOSTILE = (
    '=HYPERLINK("http://x.example","đọc")',
    "<script>alert('1')</script> & ]]> \"\"\" ''' \\ {{x}}",
    "dòng\nmới\r\nvà\ttab",
    "điều khiển \x01\x1b[31m\x7f và \u2028 \ufffe 𝔘 🇻🇳",
    '.\n<urn:x> <urn:y> <urn:z> .\n"@vi ^^<urn:t>',
)
# rdflib reads N-Quads and JSON-LD by calls that it has itself marked as old.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning"),
]
IMPLEMENTS, CITES, BASED_ON = RelationType.IMPLEMENTS, RelationType.CITES, RelationType.BASED_ON


def hostile(number: int) -> Document:
    return Document(id=f"h{number}", type="QĐ", number=str(number + 1), symbol="QĐ-UBND", date="2020-01-0"
                    f"{number + 1}", issuer=CITY, name=HOSTILE[number])  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    with Graph.open(folder, write=True) as graph:
        graph.add(
            *said("a.txt", plan("81", CITY, "2020-03-25"), (IMPLEMENTS, DECISION), (BASED_ON, hostile(0)))
        )
        targets = [(CITES, hostile(n)) for n in range(len(HOSTILE))]
        graph.add(*said('thư mục/b "c" & d.txt', plan("12", CITY), (IMPLEMENTS, DECISION), *targets))
        graph.add(*said("c.txt", None, (CITES, Document(id="d1", type="NĐ", number="100"))))
    return folder


@pytest.fixture
def graph(folder: Path) -> Iterator[Graph]:
    with Graph.open(folder) as graph:
        yield graph


def exported(graph: Graph, form: Format, **options: bool) -> bytes:
    return b"".join(export(graph, form, **options))


def quads_of(graph: Graph) -> set[tuple[Any, ...]]:
    dataset = rdflib.Dataset(default_union=False)
    dataset.parse(data=exported(graph, "nq").decode("utf-8"), format="nquads")
    return {(s, p, o, g) for s, p, o, g in dataset.quads() if g is not None}


def test_n_quads_are_the_store_line_by_line_sorted(graph: Graph) -> None:
    lines = exported(graph, "nq").decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert lines == sorted(lines)
    assert lines == sorted(line.removesuffix("\n") for line in graph.store.quad_lines())
    assert len(quads_of(graph)) == len(lines)


def test_json_ld_holds_every_quad(graph: Graph) -> None:
    dataset = rdflib.Dataset(default_union=False)
    dataset.parse(data=exported(graph, "jsonld"), format="json-ld")
    assert {(s, p, o, g) for s, p, o, g in dataset.quads() if g is not None} == quads_of(graph)


def test_turtle_holds_every_triple(graph: Graph) -> None:
    read = rdflib.Graph().parse(data=exported(graph, "ttl"), format="turtle")
    assert set(read) == {quad[:3] for quad in quads_of(graph)}


def test_rdf_xml_holds_every_triple_but_what_xml_cannot_hold(graph: Graph) -> None:
    read = set(rdflib.Graph().parse(data=exported(graph, "xml"), format="xml"))
    kept = {quad[:3] for quad in quads_of(graph)}
    assert len(read) == len(kept)
    odd = {triple for triple in kept if any(mark in str(triple[2]) for mark in ("\x01", "\\u0001"))}
    assert kept - read == odd
    assert all("\ufffd" in str(value) for _, _, value in read - kept)


def test_without_text_only_the_texts_are_gone(graph: Graph) -> None:
    whole, bare = exported(graph, "nq").decode("utf-8"), exported(graph, "nq", text=False).decode("utf-8")
    gone = set(whole.split("\n")) - set(bare.split("\n"))
    assert set(bare.split("\n")) < set(whole.split("\n"))
    assert gone
    assert all("#text=" in line or DG.marks in line for line in gone)
    assert "#text=" not in bare
    assert DG.sentence in bare


def same(read: Any, kept: Any, kind: str = "type") -> None:
    assert set(read.nodes) == set(kept.nodes)
    assert sorted((a, b, fields[kind]) for a, b, fields in read.edges(data=True)) == sorted(
        (a, b, fields["type"]) for a, b, fields in kept.edges(data=True)
    )


def test_node_link_json_is_the_same_network(graph: Graph) -> None:
    read = nx.node_link_graph(json.loads(exported(graph, "json")), edges="edges")
    kept = graph.to_networkx()
    same(read, kept)
    assert dict(read.nodes(data=True)) == dict(kept.nodes(data=True))
    assert {fields["name"] for _, fields in read.nodes(data=True) if "name" in fields} == set(HOSTILE)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml_of_networks_is_the_same_network(graph: Graph, form: Format) -> None:
    read = (nx.read_graphml if form == "graphml" else nx.read_gexf)(io.BytesIO(exported(graph, form)))
    same(read, graph.to_networkx(), "type" if form == "graphml" else "label")
    kept = {name: fields["name"] for name, fields in graph.to_networkx().nodes(data=True) if "name" in fields}
    for name, text in kept.items():
        clean = "".join("\ufffd" if c in "\x01\x1b\ufffe" else c for c in text)
        assert read.nodes[name]["name"] == clean
    assert read.is_directed()


def test_the_network_has_the_attributes_of_documents_and_edges(graph: Graph) -> None:
    network = graph.to_networkx()
    rows = {row.iri: row for row in graph.documents()}
    assert set(network.nodes) == set(rows)
    for name, fields in network.nodes(data=True):
        assert fields["label"] == rows[name].label
        assert fields["partial"] is rows[name].partial
    (decision,) = graph.find("3323/QĐ-UBND").fits
    assert {fields["type"] for *_, fields in network.in_edges(decision.iri, data=True)} == {"implements"}


def read_tables(data: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8"), newline="")))
            for name in archive.namelist()
        }


def test_csv_has_every_document_edge_and_mention(graph: Graph) -> None:
    tables = read_tables(exported(graph, "csv"))
    assert list(tables) == ["nodes.csv", "edges.csv", "mentions.csv"]
    kept = graph.to_networkx()
    assert [row["iri"] for row in tables["nodes.csv"]] == sorted(kept.nodes)
    assert sorted((r["source"], r["target"], r["type"]) for r in tables["edges.csv"]) == sorted(
        (a, b, fields["type"]) for a, b, fields in kept.edges(data=True)
    )
    assert len(tables["mentions.csv"]) == sum(row.mentions for row in graph.sources())
    for row in tables["edges.csv"]:
        text = graph.source(row["address"]).text
        assert text[int(row["start"]) : int(row["end"])] == row["sentence"]


def test_a_spreadsheet_takes_no_cell_for_a_formula(graph: Graph) -> None:
    tables = read_tables(exported(graph, "csv"))
    cells = [value for rows in tables.values() for row in rows for value in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    names = {row["name"].removeprefix("'") for row in tables["nodes.csv"] if row["name"]}
    assert names == set(HOSTILE)


def test_parquet_has_the_same_rows_typed(graph: Graph) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    tables = read_tables(exported(graph, "csv"))
    with zipfile.ZipFile(io.BytesIO(exported(graph, "parquet"))) as archive:
        assert archive.namelist() == ["nodes.parquet", "edges.parquet", "mentions.parquet"]
        for name in archive.namelist():
            rows = parquet.read_table(io.BytesIO(archive.read(name))).to_pylist()
            assert len(rows) == len(tables[name.replace("parquet", "csv")])
            if name == "nodes.parquet":
                assert {row["name"] for row in rows if row["name"]} == set(HOSTILE)
                assert all(isinstance(row["incoming"], int) for row in rows)


def test_without_pyarrow_parquet_says_what_to_install(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DocgraphError, match="pip install"):
        exported(graph, "parquet")


def test_the_same_graph_gives_the_same_bytes_in_any_process_and_any_order(
    folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    with Graph.open(folder) as first, Graph.open(other, write=True) as second:
        from docgraph.graph.rdf.read_back import read_back

        for row in reversed(first.sources()):
            second.add(*read_back(row.iri, first.store.graph(row.iri)))
    code = (
        "import sys, hashlib; from docgraph.graph.kept import Graph; from docgraph.views.export import *\n"
        "with Graph.open(sys.argv[1]) as graph:\n"
        "    for form in FORMATS: print(form, hashlib.sha256(b''.join(export(graph, form))).hexdigest())"
    )
    told = []
    for seed, place in (("1", folder), ("2", other)):
        run = subprocess.run(
            [sys.executable, "-c", code, str(place)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        told.append(run.stdout.splitlines())
    assert told[0] == told[1]
    assert len(told[0]) == len(FORMATS)


def test_many_lines_are_sorted_in_parts() -> None:
    lines = [f"{n * 7919 % 1000:04}\n" for n in range(1000)] + ["đ\n", "\u2028\n", "𝔘\n", "\uffff\n"]
    assert list(sorted_lines(lines, held=64)) == sorted(lines)


def test_no_such_format_says_which_there_are(graph: Graph) -> None:
    with pytest.raises(DocgraphError, match="graphml"):
        exported(graph, "rdf")  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMATS)
def test_the_command_writes_what_the_library_gives(
    graph: Graph, folder: Path, tmp_path: Path, form: Format, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    whole = exported(graph, form)
    assert main(["export", "--graph", str(folder), "--format", form]) == 0
    assert capfdbinary.readouterr().out == whole
    target = tmp_path / ("out.zip" if form in ("csv", "parquet") else f"out.{form}")
    assert main(["export", "--graph", str(folder), "--format", form, "-o", str(target)]) == 0
    assert target.read_bytes() == whole
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_tables_go_into_a_folder(folder: Path, tmp_path: Path) -> None:
    assert main(["export", "--graph", str(folder), "--format", "csv", "-o", str(tmp_path / "tables")]) == 0
    assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
        "edges.csv",
        "mentions.csv",
        "nodes.csv",
    ]


def test_what_cannot_be_written_is_one_plain_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["export", "--graph", str(folder), "--format", "nq", "-o", str(tmp_path / "no" / "x.nq")]) == 2
    )
    assert main(["export", "--graph", str(folder), "--format", "doc"]) == 2
    assert main(["export", "--graph", str(tmp_path / "none"), "--format", "nq"]) == 2
    assert capsys.readouterr().err.count("docgraph: ") == 3
