"""The console blocks of README.md and docs/*.md, run in order in an empty folder: what they show is what comes.

A line that is only `…` stands for any lines left out, a `…` inside a line for anything. `pytest tests/docs
--accept` writes what comes now, with as many lines before and behind each gap as there were.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/start.md")
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
START = "from docgraph.cli.main import run; run()"
PORT = re.compile(r"127\.0\.0\.1:\d+")
GAP = "…"


def steps(block: str) -> list[tuple[str, list[str]]]:
    """The commands of a block, each with the lines shown below it."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def fits(shown: list[str], real: list[str]) -> bool:
    """Whether what is shown is what came, but for the gaps."""
    parts = [
        r"(?:.*\n)*?" if line.strip() == GAP else re.escape(line).replace(re.escape(GAP), ".*") + "\n"
        for line in shown
    ]
    return re.fullmatch("".join(parts), "".join(line + "\n" for line in real)) is not None


def shortened(shown: list[str], real: list[str]) -> list[str]:
    """What came, with the gap of what was shown before in its place."""
    if GAP not in [line.strip() for line in shown]:
        return real
    at = [line.strip() for line in shown].index(GAP)
    behind = len(shown) - at - 1
    return [*real[:at], GAP, *(real[-behind:] if behind else [])]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOCGRAPH_")}
    return kept | {"COLUMNS": "110", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def _run(command: str, folder: Path) -> list[str]:
    words = shlex.split(command)
    assert words[0] == "docgraph", f"only docgraph is run here: {command}"
    given = [sys.executable, "-c", START, *words[1:]]
    if words[1] == "serve":
        return _first_line([*given, "--port", "0"], folder)
    done = subprocess.run(
        given, cwd=folder, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, timeout=120
    )
    return (done.stdout + done.stderr).decode("utf-8").rstrip("\n").splitlines()


def _first_line(given: list[str], folder: Path) -> list[str]:
    """What a server says when it listens; then it is ended."""
    with subprocess.Popen(given, cwd=folder, env=_environment(), stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        line = server.stdout.readline().decode("utf-8").rstrip("\n")
        server.terminate()
    return [PORT.sub("127.0.0.1:8000", line)]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_comes(page: str, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "bench").symlink_to(ROOT / "bench")
    text = (ROOT / page).read_text("utf-8")
    blocks = BLOCK.findall(text)
    assert blocks
    wrong = []
    for block in blocks:
        written = []
        for command, shown in steps(block):
            real = _run(command, tmp_path)
            good = fits(shown, real)
            wrong += [] if good else [f"$ {command}", *real]
            written += [f"$ {command}", *(shown if good else shortened(shown, real))]
        text = text.replace(block, "\n".join(written) + "\n")
    if pytestconfig.getoption("accept"):
        (ROOT / page).write_text(text, encoding="utf-8")
    assert wrong == []


def test_gaps_stand_for_what_is_left_out() -> None:
    assert fits(["a", GAP, "d"], ["a", "b", "c", "d"])
    assert fits(["Python 3.…"], ["Python 3.11.7"])
    assert not fits(["a", "b"], ["a", "c"])
    assert shortened(["a", GAP, "z"], ["a", "b", "c"]) == ["a", GAP, "c"]
