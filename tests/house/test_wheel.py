"""The wheel holds everything that the package reads at run time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READ_AT_RUN_TIME = {".py", ".csv", ".rq", ".html", ".js", ".css", ".ttl", ".typed"}


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of a wheel built here, without the network."""
    out = tmp_path_factory.mktemp("wheel")
    build = (
        "import sys; from hatchling.builders.wheel import WheelBuilder;"
        "print(next(WheelBuilder(sys.argv[1]).build(directory=sys.argv[2])))"
    )
    run = subprocess.run(
        [sys.executable, "-c", build, str(ROOT), str(out)], capture_output=True, text=True, check=True
    )
    return set(zipfile.ZipFile(run.stdout.strip().splitlines()[-1]).namelist())


def test_every_module_table_template_and_query_is_in_the_wheel(names: set[str]) -> None:
    wanted = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "docgraph").rglob("*")
        if file.suffix in READ_AT_RUN_TIME and "__pycache__" not in file.parts
    }
    assert wanted - names == set()


def test_the_ontology_is_in_the_wheel(names: set[str]) -> None:
    assert "docgraph/ontology/docgraph.ttl" in names


def test_tests_and_bench_are_not(names: set[str]) -> None:
    assert not [name for name in names if name.startswith(("tests/", "bench/", "examples/"))]
