from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgraph.errors import GraphError
from docgraph.graph.kept import Graph
from docgraph.reading.pipeline import extract
from docgraph.records import Passage
from docgraph.views.web.readers import Readers
from tests.unit.views.web.conftest import write_graph


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_graph(tmp_path / "graph")
    return tmp_path / "graph"


@pytest.fixture
def readers(folder: Path) -> Iterator[Readers]:
    one = Readers(folder, threads=1)
    yield one
    one.close()


def names(readers: Readers) -> set[str]:
    return asyncio.run(readers.ask(lambda graph, directory: {face.title for face in directory.faces}))


def add(folder: Path, text: str) -> None:
    with Graph.open(folder, write=True) as graph:
        passage = Passage(text=text, address="new.txt")
        graph.add(passage, extract(passage))


def test_readers_see_what_was_added_and_dropped(folder: Path, readers: Readers) -> None:
    assert "99/2021/NĐ-CP" not in names(readers)
    add(folder, "Căn cứ Nghị định số 99/2021/NĐ-CP;")
    assert "99/2021/NĐ-CP" in names(readers)
    with Graph.open(folder, write=True) as graph:
        assert graph.drop("new.txt")
    assert "99/2021/NĐ-CP" not in names(readers)


def test_a_folder_put_in_the_place_of_another_is_opened_anew(
    folder: Path, readers: Readers, tmp_path: Path
) -> None:
    names(readers)
    add(tmp_path / "other", "Căn cứ Thông tư số 4/2020/TT-BTC;")
    shutil.move(folder, tmp_path / "old")
    shutil.move(tmp_path / "other", folder)
    assert names(readers) == {"04/2020/TT-BTC"}


def test_a_folder_that_went_away_is_an_error_until_it_is_back(
    folder: Path, readers: Readers, tmp_path: Path
) -> None:
    before = names(readers)
    shutil.move(folder, tmp_path / "away")
    with pytest.raises(GraphError, match="no graph here"):
        names(readers)
    shutil.move(tmp_path / "away", folder)
    assert names(readers) == before


def test_a_slow_directory_is_made_beside_the_old_one(folder: Path, readers: Readers) -> None:
    names(readers)
    readers._took = 10.0
    add(folder, "Căn cứ Nghị định số 99/2021/NĐ-CP;")
    assert "99/2021/NĐ-CP" not in names(readers)
    readers._beside.submit(lambda: None).result()
    assert "99/2021/NĐ-CP" in names(readers)
