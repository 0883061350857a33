"""JSON lines asked for without another option are read without Typer, and answered all the same."""

from __future__ import annotations

import json

import pytest

from tests.unit.cli.conftest import Command

GIVEN = "".join(
    json.dumps(line, ensure_ascii=False) + "\n"
    for line in (
        {"id": "a", "text": "Căn cứ Nghị định số 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ;"},
        {"id": "b", "text": "theo Quyết định số 81/QĐ-UBND", "context": {"jurisdiction": "hai phong"}},
        {"text": "a line without a name"},
    )
)


@pytest.mark.parametrize(
    ("quick", "by_typer"),
    [
        (["--jsonl"], ["--jsonl", "--jsonl"]),
        (["--jsonl", "--only", "mentions"], ["--jsonl", "--only=mentions"]),
        (["--only", "mentions", "--jsonl"], ["--only=mentions", "--jsonl"]),
    ],
)
def test_both_ways_answer_the_same(docgraph: Command, quick: list[str], by_typer: list[str]) -> None:
    first = docgraph("extract", *quick, given=GIVEN)
    second = docgraph("extract", *by_typer, given=GIVEN)
    assert (first.returncode, first.stdout, first.stderr) == (second.returncode, second.stdout, second.stderr)
    assert [line.get("id") for line in map(json.loads, first.stdout.splitlines())] == ["a", "b", None]
