from __future__ import annotations

import json
from pathlib import Path

from tests.unit.cli.conftest import Command, plan

IMPLEMENTER_KEYS = [
    "iri",
    "number",
    "type",
    "issuer",
    "date",
    "direct",
    "path",
    "sentence",
    "start",
    "end",
    "source",
]


def test_add_tells_each_file_and_all_of_them(docgraph: Command, folder: Path) -> None:
    run = docgraph("add", folder)
    assert run.returncode == 0, run.stderr
    *lines, summary = run.stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["new", "papers/12.txt"],
        ["new", "papers/15.txt"],
        ["new", "papers/3323.txt"],
    ]
    assert summary.startswith("3 new: ")
    assert summary.endswith("Graph: .docgraph")
    assert run.stderr == ""


def test_adding_again_changes_nothing_and_a_changed_file_takes_its_own_place(
    docgraph: Command, folder: Path
) -> None:
    docgraph("add", folder)
    before = docgraph("sparql", "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o", "--json").stdout
    again = docgraph("add", folder)
    assert again.stdout.splitlines()[-1].startswith("3 unchanged: ")
    assert docgraph("sparql", "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o", "--json").stdout == before
    (folder / "15.txt").write_text(plan(16), encoding="utf-8")
    changed = docgraph("add", folder / "15.txt")
    assert changed.stdout.split()[:2] == ["replaced", "papers/15.txt"]
    rows = json.loads(docgraph("query", "implementers", "3323/QĐ-UBND", "--json").stdout)
    assert sorted(row["number"] for row in rows) == ["12/KH-SNV", "16/KH-SNV"]


def test_implementers_as_table_and_as_json(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder, "--graph", "g")
    rows = json.loads(docgraph("query", "implementers", "3323/QĐ-UBND", "--json", "--graph", "g").stdout)
    assert [list(row) for row in rows] == [IMPLEMENTER_KEYS] * 2
    text = (folder / "12.txt").read_text("utf-8")
    row = next(row for row in rows if row["number"] == "12/KH-SNV")
    assert text[row["start"] : row["end"]] == row["sentence"]
    assert (row["source"], row["direct"], row["date"]) == ("papers/12.txt", True, "2020-01-10")
    table = docgraph("query", "implementers", "of=3323/QĐ-UBND", DOCGRAPH_GRAPH="g").stdout
    assert "KH 12/KH-SNV" in table
    assert "2020-01-10" in table
    assert "directly" in table


def test_a_question_can_be_listed_and_explained(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    assert "implementers" in docgraph("query").stdout
    told = docgraph("query", "implementers", "3323/QĐ-UBND", "--explain").stdout
    assert "SELECT" in told
    assert "<urn:lex:vn;hai.phong:" in told


def test_show_has_both_directions(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    shown = docgraph("show", "3323/QĐ-UBND").stdout
    assert "30c/NQ-CP" in shown
    assert "Kế hoạch 12/KH-SNV" in shown
    (view,) = json.loads(docgraph("show", "QĐ 3323", "--json").stdout)
    assert view["row"]["number"] == "3323"
    assert set(view["edges_in"]) == {"implements"}


def test_sources_are_listed_and_dropped(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    rows = json.loads(docgraph("sources", "--json").stdout)
    assert [row["address"] for row in rows] == ["papers/12.txt", "papers/15.txt", "papers/3323.txt"]
    assert "Kế hoạch 12/KH-SNV" in docgraph("sources").stdout
    run = docgraph("drop", "papers/12.txt", "papers/99.txt")
    assert run.returncode == 1
    assert run.stderr == "docgraph: papers/99.txt: no such source; docgraph sources lists those there are\n"
    rows = json.loads(docgraph("query", "implementers", "3323/QĐ-UBND", "--json").stdout)
    assert [row["number"] for row in rows] == ["15/KH-SNV"]


def test_addresses_are_paths_from_the_base_wherever_one_stands(
    docgraph: Command, folder: Path, tmp_path: Path
) -> None:
    docgraph("add", "papers/12.txt", "--base", "papers")
    assert docgraph("add", folder).stdout.split()[:2] == ["unchanged", "12.txt"]
    run = docgraph("add", folder, "--base", ".")
    assert run.returncode == 2
    assert f"the addresses in this graph are paths from {tmp_path / 'papers'}" in run.stderr


def test_no_path_of_the_machine_enters_the_graph(docgraph: Command, folder: Path, tmp_path: Path) -> None:
    docgraph("add", folder)
    everything = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    assert str(tmp_path) not in docgraph("sparql", everything, "--json").stdout


def test_sparql_reads_its_query_from_standard_input(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    run = docgraph("sparql", "-", "--json", given="SELECT (count(*) AS ?n) { ?s ?p ?o }")
    assert int(json.loads(run.stdout)[0]["n"]) > 10
    assert docgraph("sparql", "SELECT ?x { ?x ?y <urn:no> }").stdout == "nothing found\n"


def test_view_writes_a_site_and_says_what_to_open(docgraph: Command, folder: Path, tmp_path: Path) -> None:
    docgraph("add", folder)
    run = docgraph("view", "-o", "site")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / run.stdout.splitlines()[-1]).is_file()


def test_the_place_of_the_graph_comes_from_the_option_then_the_environment(
    docgraph: Command, folder: Path
) -> None:
    docgraph("add", folder / "12.txt", DOCGRAPH_GRAPH="one")
    docgraph("add", folder / "15.txt", "--graph", "two", DOCGRAPH_GRAPH="one")
    assert [row["address"] for row in json.loads(docgraph("sources", "--json", "--graph", "one").stdout)] == [
        "papers/12.txt"
    ]
    assert [row["address"] for row in json.loads(docgraph("sources", "--json", "--graph", "two").stdout)] == [
        "papers/15.txt"
    ]


def test_doctor_finds_nothing_wrong(docgraph: Command) -> None:
    run = docgraph("doctor")
    assert run.returncode == 0
    assert "none yet; docgraph add makes one" in run.stdout


def test_text_of_a_document_cannot_drive_the_terminal(docgraph: Command, tmp_path: Path) -> None:
    text = plan(12).replace("ban hành Kế hoạch", "[red]ban\x1b[31m hành[/red] \u202eKế hoạch")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    docgraph("add", "a.txt")
    shown = docgraph("show", "3323/QĐ-UBND").stdout
    assert "[red]ban" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_parameter_goes_by_its_place_its_name_or_an_option(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    runs = [
        docgraph("query", "in_force", "3323/QĐ-UBND", *given, "--json")
        for given in (["2020-02-01"], ["on=2020-02-01"], ["--on", "2020-02-01"], ["--on=2020-02-01"])
    ]
    assert {run.returncode for run in runs} == {0}
    assert len({run.stdout for run in runs}) == 1
    assert '"on": "2020-02-01"' in runs[0].stdout
    assert "no parameter --at; it takes of, on" in docgraph("query", "in_force", "x", "--at", "y").stderr
    assert "--on has no value" in docgraph("query", "in_force", "x", "--on").stderr


def test_an_answer_that_reaches_its_limit_says_so(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    assert docgraph("query", "most_cited", "--limit", "1").stdout.endswith("1 row, as many as limit allows\n")
    assert docgraph("query", "most_cited").stdout.endswith("rows\n")
