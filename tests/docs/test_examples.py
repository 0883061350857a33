"""Each script of examples/ prints what stands beside it; `pytest tests/docs --accept` writes that anew."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "examples").glob("*.py"))


def test_there_are_scripts_short_enough_to_be_read_at_once() -> None:
    assert len(SCRIPTS) >= 3
    assert all(len(script.read_text("utf-8").splitlines()) < 30 for script in SCRIPTS)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_a_script_prints_what_stands_beside_it(
    script: Path, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    printed = done.stdout.decode("utf-8")
    beside = script.with_suffix(".out")
    if pytestconfig.getoption("accept"):
        beside.write_text(printed, encoding="utf-8")
    assert printed == beside.read_text("utf-8")
