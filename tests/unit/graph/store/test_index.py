"""The index: words without diacritics, made anew when it is damaged, nothing kept of a transaction undone."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgraph.errors import GraphError
from docgraph.graph.kept import Graph
from docgraph.graph.store.index import Index, fold_words
from docgraph.graph.store.layout import LAYOUT
from docgraph.records import Document, RelationType
from tests.unit.graph.samples import CITY, said


def decision(name: str, number: str = "1") -> Document:
    return Document(
        id="self", type="QĐ", number=number, symbol="QĐ-UBND", date="2020-01-02", issuer=CITY, name=name
    )


@pytest.mark.parametrize("words", ["dat dai", "ĐẤT đai", "Dat d", "qd-ubnd dat", "dak lak"])
def test_words_are_found_without_marks_and_with_d_for_đ(tmp_path: Path, words: str) -> None:
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(*said("a.txt", decision("Quản lý đất đai tại Đắk Lắk")))
        graph.add(*said("b.txt", decision("Công tác văn thư", "2")))
        assert len(graph.index.find_words(words)) == 1


def test_of_words_that_very_many_hold_the_best_known_stand_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, other = decision("Công tác văn thư"), decision("Văn thư", "2")
    with Graph.open(tmp_path, write=True) as graph:
        for letter in "abc":
            graph.add(*said(f"{letter}.txt", None, (RelationType.CITES, known)))
        graph.add(*said("d.txt", None, (RelationType.CITES, other)))
        few = graph.index.find_words("van thu")
        monkeypatch.setattr("docgraph.graph.store.index._WEIGHED", 1)
        many = graph.index.find_words("van thu")
        labels = [graph.find_one(name).label for name in many]
    assert sorted(many) == sorted(few)
    assert labels == ["Quyết định 01/QĐ-UBND ngày 02/01/2020", "Quyết định 02/QĐ-UBND ngày 02/01/2020"]


@pytest.mark.parametrize("words", ["", "  ", '"', "* OR 1", "NEAR(", "đất AND không", "a" * 5000])
def test_words_are_never_a_query_of_their_own(tmp_path: Path, words: str) -> None:
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(*said("a.txt", decision("Quản lý đất đai")))
        assert graph.index.find_words(words) == []


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(*said("a.txt", decision("Quản lý đất đai")))
        before = list(graph.documents())
    for suffix in ("", "-wal", "-shm"):
        Path(f"{tmp_path / 'index.sqlite'}{suffix}").unlink(missing_ok=True)
    (tmp_path / "index.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(GraphError, match=r"the index is damaged .* settle --all"):
        Graph.open(tmp_path)
    with Graph.open(tmp_path, write=True) as graph:
        assert list(graph.documents()) == before


def test_an_index_of_another_layout_is_made_anew(tmp_path: Path) -> None:
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(*said("a.txt", decision("Quản lý đất đai")))
        before = list(graph.documents())
        graph.index.set_meta("layout", f"{LAYOUT}-older")
    with pytest.raises(GraphError, match="another version made the index"):
        Graph.open(tmp_path)
    with Graph.open(tmp_path, write=True) as graph:
        assert list(graph.documents()) == before
        assert graph.index.meta("layout") == LAYOUT


def test_an_index_that_is_behind_is_brought_up(tmp_path: Path) -> None:
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(*said("a.txt", decision("Quản lý đất đai")))
        before = list(graph.documents())
        graph.index.clear()
        graph.index.set_meta("state", "")
    with Graph.open(tmp_path, write=True) as graph:
        assert list(graph.documents()) == before


def test_a_transaction_undone_leaves_nothing(tmp_path: Path) -> None:
    index = Index(tmp_path / "i.sqlite", write=True)
    index.begin()
    index.set_meta("a", "1")
    index.rollback()
    assert index.meta("a") is None
    index.close()


def test_a_missing_index_says_so(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="index is missing"):
        Index(tmp_path / "i.sqlite", write=False)


def test_folding() -> None:
    assert fold_words("Ủy ban Đắk Lắk 3323/QĐ-UBND") == "uy ban dak lak 3323 qd ubnd"
