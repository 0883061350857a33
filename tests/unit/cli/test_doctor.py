"""`docgraph doctor`: what it looks at."""

from __future__ import annotations

import tomllib
from pathlib import Path

from docgraph.cli.doctor import needed
from tests.unit.cli.conftest import Command

ROOT = Path(__file__).parents[3]


def test_what_is_needed_is_what_the_project_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert needed() == sorted((need.split(">")[0] for need in asked), key=str.lower)


def test_a_graph_at_an_address_is_opened_there(docgraph: Command) -> None:
    run = docgraph("doctor", "--graph", "http://127.0.0.1:9/sparql")
    assert run.returncode == 2
    assert "http://127.0.0.1:9/sparql" in run.stderr
    assert "none yet" not in run.stdout


def test_a_folder_that_is_not_there_is_told(docgraph: Command) -> None:
    run = docgraph("doctor", "--graph", "nowhere")
    assert run.returncode == 0
    assert "nowhere: none yet" in run.stdout
