from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgraph.cli.main import main

TEXT = "Theo Nghị định số 85/2024/NĐ-CP."
RIGHT = {
    "id": "m1", "start": 5, "end": 31, "text": TEXT[5:31], "form": "numbered", "type": "NĐ", "number": "85",
    "year": "2024", "symbol": "NĐ-CP", "date": "2024-07-10", "issuer": "Chính phủ", "document": "d1",
}  # fmt: skip
DOCUMENT = {
    "id": "d1",
    "type": "NĐ",
    "number": "85",
    "year": "2024",
    "symbol": "NĐ-CP",
    "issuer": "Chính phủ",
}


@pytest.fixture
def gold(tmp_path: Path) -> str:
    row = {"id": "a", "text": TEXT, "mentions": [RIGHT], "documents": [DOCUMENT], "relations": []}
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return str(file)


def test_the_table_has_what_was_reached_and_what_must_be(
    gold: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", gold]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"{gold}: 1 text"
    exact = next(line for line in lines if line.startswith("mentions, exact span F1"))
    assert exact.split()[4:] == ["1.0000", "0.985", "0.77", "1"]
    date = next(line for line in lines if line.startswith("date right"))
    assert date.split()[-1] == "short"


def test_a_difference_shows_the_text_around_it(gold: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", gold, "--errors", "5"]) == 0
    shown = capsys.readouterr().out
    assert "a: date at 5-31\n" in shown
    assert "  Theo ⟦Nghị định số 85/2024/NĐ-CP⟧.\n" in shown
    assert "  wanted  2024-07-10\n  got     nothing\n" in shown


def test_json_has_figures_and_differences(gold: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", gold, "--json", "--errors", "1"]) == 0
    (answer,) = json.loads(capsys.readouterr().out)
    assert next(f for f in answer["figures"] if f["figure"] == "type")["reached"] == 1.0
    assert answer["differences"][0]["kind"] == "date"


def test_marked_spans_are_scored_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "spans.jsonl"
    row = {"id": "a", "text": TEXT, "spans": [{"start": 5, "end": 31}, {"start": 0, "end": 4}]}
    file.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    assert main(["eval", str(file), "--errors", "3"]) == 0
    shown = capsys.readouterr().out
    assert "published spans found" in shown
    assert "a: missed at 0-4" in shown


@pytest.mark.parametrize("content", ["", "no json\n", '{"id": "a", "text": "b"}\n', "[1]\n"])
def test_a_file_without_answers_is_refused(
    tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "empty.jsonl"
    file.write_text(content, encoding="utf-8")
    assert main(["eval", str(file)]) == 2
    assert "no answers in it" in capsys.readouterr().err


def test_a_hostile_text_gives_no_control_characters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "hostile.jsonl"
    text = "\x1b[31m[bold]Luật Giá"
    row = {"id": "a\x1b[2J", "text": text, "spans": [{"start": 0, "end": 5}]}
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert main(["eval", str(file), "--errors", "9"]) == 0
    assert "\x1b" not in capsys.readouterr().out
