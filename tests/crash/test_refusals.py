"""A folder that cannot be written and a disk that is full: a plain message, and the graph as it was."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgraph.errors import DocgraphError, GraphError
from docgraph.graph.kept import Graph
from tests.crash.writer import ADDRESSES, source


def mounted(place: Path, options: str) -> None:
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(place)], capture_output=True)
    if done.returncode:
        pytest.skip("no file system can be mounted here")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, 24 MB large."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    mounted(place, "size=24m")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def quads(folder: Path) -> list[str]:
    with Graph.open(folder) as graph:
        return sorted(graph.store.quad_lines())


def add_until_refused(folder: Path, added: list[int]) -> None:
    with Graph.open(folder, write=True) as graph:
        for version in range(2, 2_000):
            graph.add(*source(ADDRESSES[1], version))
            added.append(version)


def fill(disk: Path) -> Path:
    """A file that takes what room there is."""
    file = disk / "filler"
    with file.open("wb", buffering=0) as filler:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while filler.write(b"\0" * size) == size:
                    pass
            except OSError:
                continue
    return file


def test_a_full_disk_is_said_and_the_graph_is_as_it_was(small_disk: Path) -> None:
    folder = small_disk / "graph"
    with Graph.open(folder, write=True) as graph:
        graph.add(*source(ADDRESSES[0], 1))
    before = quads(folder)
    filler = fill(small_disk)
    # The log of the store may have room left for a small change: what it reports as stored must be there.
    added: list[int] = []
    with pytest.raises(GraphError, match="the disk is full"):
        add_until_refused(folder, added)
    filler.unlink()
    with Graph.open(folder, write=True) as graph:
        texts = [graph.passage(row.address).text for row in graph.sources()]
        if added:
            assert f"lần {added[-1]}:" in texts[1]
            graph.drop(ADDRESSES[1])
    assert quads(folder) == before


def test_a_disk_that_cannot_be_written_is_said(small_disk: Path) -> None:
    folder = small_disk / "graph"
    with Graph.open(folder, write=True) as graph:
        graph.add(*source(ADDRESSES[0], 1))
    before = quads(folder)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(GraphError, match="cannot write here; give the folder write permission"):
        Graph.open(folder, write=True)
    assert quads(folder) == before


def test_a_folder_without_permission_is_said(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere; the read-only disk shows the same")
    folder = tmp_path / "graph"
    with Graph.open(folder, write=True) as graph:
        graph.add(*source(ADDRESSES[0], 1))
    before = quads(folder)
    for place in (folder, folder / "rdf"):
        place.chmod(0o555)
    try:
        with pytest.raises(DocgraphError, match="cannot write here"):
            Graph.open(folder, write=True)
        assert quads(folder) == before
    finally:
        for place in (folder, folder / "rdf"):
            place.chmod(0o755)
