"""JSON lines asked for without another option are read without Typer, and answered all the same."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.unit.cli.conftest import START, Command

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


def test_a_line_that_comes_alone_is_answered_at_once() -> None:
    command = [sys.executable, "-c", START, "extract", "--jsonl", "--only", "mentions"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in GIVEN.splitlines(keepends=True)[:2]:
            process.stdin.write(line.encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == json.loads(line)["id"]
        process.stdin.close()
        assert process.stdout.read() == b""


def test_a_line_may_be_longer_than_what_is_read_at_a_time(docgraph: Command) -> None:
    texts = ["Căn cứ Luật Giá;\n" * 9_000, "theo Nghị định số 15/2020/NĐ-CP", "Luật Đất đai " * 9_000]
    given = "\n\n".join(json.dumps({"id": at, "text": text}) for at, text in enumerate(texts))
    run = docgraph("extract", "--jsonl", "--only", "mentions", given=given)
    said = list(map(json.loads, run.stdout.splitlines()))
    assert [(line["id"], len(line["mentions"]) > 8_000) for line in said] == [
        (0, True),
        (1, False),
        (2, True),
    ]


def test_the_number_of_a_failed_line_counts_blank_ones(docgraph: Command) -> None:
    run = docgraph("extract", "--jsonl", given='{"id": 1, "text": ""}\n\n{"id": 2}')
    assert run.stdout.splitlines()[1].startswith('{"id":2,"error":"line 3: ')


def test_closed_input_is_said_in_a_line() -> None:
    for arguments in (["extract", "--jsonl"], ["extract", "-"]):
        shell = f"exec {sys.executable} -c '{START}' {' '.join(arguments)} <&-"
        run = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
        assert (run.returncode, run.stdout) == (2, "")
        assert "standard input is closed" in run.stderr
