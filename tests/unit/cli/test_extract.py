from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from docgraph.lexicon import Lexicon
from docgraph.records import Extraction, Passage
from tests.unit.cli.conftest import START, Command


def _line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False) + "\n"


TEXT = "Căn cứ Nghị định số 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ;"


def test_json_lines_come_back_one_for_one_and_in_order(docgraph: Command) -> None:
    run = docgraph(
        "extract", "--jsonl", given=_line(id="b", text=TEXT) + "\n" + _line(id=1, text="không có gì")
    )
    first, second = map(json.loads, run.stdout.splitlines())
    assert (run.returncode, run.stderr) == (0, "")
    assert list(first) == ["id", "self", "mentions", "documents", "relations"]
    assert (first["id"], first["mentions"][0]["text"]) == ("b", "Nghị định số 15/2020/NĐ-CP")
    assert second == {"id": 1, "self": None, "mentions": [], "documents": [], "relations": []}


def test_a_bad_line_gives_its_error_and_the_run_goes_on(docgraph: Command) -> None:
    run = docgraph("extract", "--jsonl", given="{\n" + _line(id="b", texts="x") + _line(id="c", text=TEXT))
    first, second, third = map(json.loads, run.stdout.splitlines())
    assert run.returncode == 1
    assert (first["id"], second["id"], third["id"]) == (None, "b", "c")
    assert "error" in first
    assert "error" in second
    assert third["mentions"]


def test_only_mentions_stops_after_recognising(docgraph: Command) -> None:
    run = docgraph("extract", "--jsonl", "--only", "mentions", given=_line(id="b", text=TEXT))
    said = json.loads(run.stdout)
    assert list(said) == ["id", "mentions"]
    assert said["mentions"][0]["document"] is None


def test_offsets_of_markup_are_those_of_the_markup(docgraph: Command) -> None:
    markup = "<p>theo Nghị định số <b>15/2020/N&#272;-CP</b></p>"
    said = json.loads(docgraph("extract", "--jsonl", given=_line(id="b", text=markup, format="html")).stdout)
    mention = said["mentions"][0]
    assert markup[mention["start"] : mention["end"]] == mention["text"]
    assert (mention["number"], mention["symbol"]) == ("15", "NĐ-CP")


def test_a_context_on_the_command_line_stands_where_the_line_has_none(docgraph: Command) -> None:
    text = "Theo Quyết định số 3323/QĐ-UBND của UBND thành phố."
    run = docgraph("extract", "--jsonl", "--jurisdiction", "Hải Phòng", given=_line(id="b", text=text))
    assert json.loads(run.stdout)["documents"][0]["issuer"] == "Ủy ban nhân dân thành phố Hải Phòng"


def test_each_line_is_answered_before_the_next_one_is_asked() -> None:
    command = [sys.executable, "-c", START, "extract", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for name in ("a", "b"):
            process.stdin.write(_line(id=name, text=TEXT).encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name


def test_a_file_is_told_in_tables_that_stay_whole_when_piped(docgraph: Command, folder: Path) -> None:
    run = docgraph("extract", folder / "12.txt")
    assert run.returncode == 0, run.stderr
    assert "KH 12/KH-SNV" in run.stdout
    assert "QĐ 3323/QĐ-UBND" in run.stdout
    assert "2019-12-30" in run.stdout
    assert "implements" in run.stdout
    assert "…" not in run.stdout.replace(" …", "")


def test_a_file_as_json_is_a_list_of_objects(docgraph: Command, folder: Path) -> None:
    (only,) = json.loads(docgraph("extract", folder / "12.txt", "--json").stdout)
    assert list(only) == ["source", "self", "mentions", "documents", "relations"]
    assert only["self"]["number"] == "12"
    assert only["source"] == "papers/12.txt"


@pytest.mark.parametrize(
    "words", [("extract",), ("extract", "--jsonl", "a.txt"), ("extract", "a.txt", "--date", "2020-13-40")]
)
def test_what_makes_no_sense_is_said_in_one_line(docgraph: Command, words: tuple[str, ...]) -> None:
    run = docgraph(*words)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("docgraph: ")
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="pipes as POSIX has them")
def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(_line(id="a", text=TEXT) * 2000, encoding="utf-8")
    command = [sys.executable, "-c", START, "extract", "--jsonl"]
    with lines.open("rb") as given:
        process = subprocess.Popen(command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_a_fault_of_ours_costs_one_line(docgraph: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgraph.reading import pipeline

    whole = pipeline.extract_all

    def faulty(passages: Sequence[Passage], lexicon: Lexicon) -> list[Extraction]:
        if any(passage.address == "b" for passage in passages):
            raise RuntimeError("out of step")
        return whole(passages, lexicon)

    monkeypatch.setattr(pipeline, "extract_all", faulty)
    run = docgraph(
        "extract",
        "--jsonl",
        given=_line(id="a", text=TEXT) + _line(id="b", text=TEXT) + _line(id="c", text=TEXT),
    )
    first, second, third = map(json.loads, run.stdout.splitlines())
    assert second == {
        "id": "b",
        "error": "line 2: a fault in docgraph (RuntimeError: out of step); report it",
    }
    assert run.returncode == 1
    assert first["mentions"] == third["mentions"] != []
