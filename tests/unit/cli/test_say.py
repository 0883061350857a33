"""`docgraph say`, stale sources, and addresses that two files would share."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from tests.unit.cli.conftest import Command, plan

REASON = "Kế hoạch của năm khác"


def test_a_relation_that_a_person_rejects_is_shown_as_that_persons_word(
    docgraph: Command, folder: Path
) -> None:
    docgraph("add", folder)
    said = docgraph(
        "say", "reject", "12/KH-SNV", "implements", "3323/QĐ-UBND", "--by", "An", "--reason", REASON
    )
    assert said.returncode == 0, said.stderr
    assert "An rejects: Kế hoạch 12/KH-SNV" in said.stdout
    rows = json.loads(docgraph("query", "implementers", "3323/QĐ-UBND", "--json").stdout)
    assert [row["number"] for row in rows] == ["15/KH-SNV"]
    shown = docgraph("show", "3323/QĐ-UBND").stdout
    assert "People say" in shown
    assert REASON in shown
    assert "the word of An" in docgraph("sources").stdout
    docgraph("add", folder)
    assert len(json.loads(docgraph("query", "implementers", "3323/QĐ-UBND", "--json").stdout)) == 1
    address = said.stdout.split("Kept as ")[1].split(";")[0]
    assert docgraph("drop", address).returncode == 0
    assert len(json.loads(docgraph("query", "implementers", "3323/QĐ-UBND", "--json").stdout)) == 2


def test_a_relation_that_a_person_states_stands_among_the_edges(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    docgraph("say", "state", "12/KH-SNV", "reports on", "15/KH-SNV", "--by", "An", "--reason", REASON)
    (view,) = json.loads(docgraph("show", "15/KH-SNV", "--json").stdout)
    (edge,) = view["edges_in"]["reports_on"]
    assert (edge["evidence"][0]["said_by"], edge["evidence"][0]["reason"]) == ("An", REASON)


def test_what_cannot_be_said_is_told(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    by = ("--by", "An", "--reason", "x")
    assert "takes DOCUMENT DOCUMENT" in docgraph("say", "same", "12/KH-SNV", *by).stderr
    assert "no such relation" in docgraph("say", "state", "12/KH-SNV", "loves", "15/KH-SNV", *by).stderr
    assert docgraph("say", "same", "12/KH-SNV", "15/KH-SNV", "--by", "An").returncode == 2


def test_what_an_older_reader_read_is_stale_and_read_again(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    docgraph("say", "state", "12/KH-SNV", "cites", "15/KH-SNV", "--by", "An", "--reason", "x")
    assert "stale" not in docgraph("sources").stdout
    with sqlite3.connect(folder.parent / ".docgraph" / "index.sqlite") as index:
        index.execute("UPDATE source SET reader = 'older' WHERE address LIKE '%12.txt'")
    index.close()
    rows = json.loads(docgraph("sources", "--json").stdout)
    assert [row["address"] for row in rows if row["stale"]] == ["papers/12.txt"]
    (folder / "12.txt").unlink()
    again = docgraph("add", "--stale")
    assert again.returncode == 0, again.stderr
    assert again.stdout.startswith("unchanged  papers/12.txt")
    assert not any(row["stale"] for row in json.loads(docgraph("sources", "--json").stdout))
    assert docgraph("add", "--stale").stdout == "nothing is stale\n"


def test_add_needs_something_to_read(docgraph: Command) -> None:
    assert "nothing to read" in docgraph("add").stderr
    assert "no graph here" in docgraph("add", "--stale").stderr


def test_two_files_that_would_share_an_address_are_told_apart(docgraph: Command, tmp_path: Path) -> None:
    for name, number in (("x", 12), ("y", 15)):
        place = tmp_path / name / "papers"
        place.mkdir(parents=True)
        (place / "1.txt").write_text(plan(number), encoding="utf-8")
    base = tmp_path / "base"
    base.mkdir()
    assert docgraph("add", tmp_path / "x" / "papers", "--base", base).returncode == 0
    refused = docgraph("add", tmp_path / "y" / "papers", "--base", base)
    assert refused.returncode == 2
    assert "papers/1.txt: another file of this address was read before" in refused.stderr
    assert "--base" in refused.stderr
    (tmp_path / "x" / "papers" / "1.txt").write_text(plan(13), encoding="utf-8")
    assert docgraph("add", tmp_path / "x" / "papers").stdout.startswith("replaced")


def test_settling_anew_changes_nothing(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    before = docgraph("export", "--format", "nq").stdout
    assert docgraph("settle", "--all").stdout == "settled    3 sources\n"
    assert docgraph("export", "--format", "nq").stdout == before


def test_an_index_of_another_version_is_said_and_made_anew(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    with sqlite3.connect(folder.parent / ".docgraph" / "index.sqlite") as index:
        index.execute("UPDATE meta SET value = '0' WHERE name = 'layout'")
    index.close()
    refused = docgraph("show", "3323/QĐ-UBND")
    assert refused.returncode == 2
    assert "another version made the index; run `docgraph settle --all`" in refused.stderr
    assert docgraph("settle").returncode == 0
    assert docgraph("show", "3323/QĐ-UBND").returncode == 0
