"""The store on disk: one writer, readers on what is published, whole changes or none, clear refusals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docgraph.errors import GraphError, LockedError, QueryError
from docgraph.graph.store.base import Change
from docgraph.graph.store.embedded import EmbeddedStore

ALL = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
TRIPLE = ("<urn:a>", "<urn:b>", '"x"')


def values(store: EmbeddedStore) -> list[object]:
    return [row[0] for row in store.query(ALL, default=("urn:g",)).rows]


def write(store: EmbeddedStore, value: str) -> None:
    store.apply(Change(inserted=(("urn:g", (("<urn:a>", "<urn:b>", f'"{value}"'),)),)))


def test_what_is_written_can_be_asked(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "rdf", write=True)
    store.replace_source("urn:g", [TRIPLE])
    store.replace_source("urn:g", [("<urn:a>", "<urn:b>", '"y"')])
    assert values(store) == ["y"]
    assert store.query("ASK { GRAPH <urn:g> { ?s ?p ?o } }").rows == ((True,),)
    built = store.query("CONSTRUCT { ?s ?p ?o } { GRAPH <urn:g> { ?s ?p ?o } }")
    assert built.columns == ("subject", "predicate", "object")
    store.close()


def test_a_reader_sees_what_is_published(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "rdf", write=True)
    write(store, "1")
    store.snapshot()
    write(store, "2")
    reader = EmbeddedStore(tmp_path / "rdf", write=False)
    assert values(reader) == ["1"]
    store.snapshot()
    assert values(reader) == ["1", "2"]
    for count in range(5):
        write(store, f"more {count}")
        store.snapshot()
    assert len(values(reader)) == 7
    store.close()


def test_the_newest_two_snapshots_are_kept(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "rdf", write=True)
    for count in range(6):
        write(store, str(count))
        store.snapshot()
    kept = sorted(path.name for path in (tmp_path / "rdf").glob("snapshot-*"))
    assert kept == ["snapshot-5", "snapshot-6"]
    assert os.readlink(tmp_path / "rdf" / "published") == "snapshot-6"
    store.close()


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "rdf", write=True)
    with pytest.raises(LockedError, match=f"process {os.getpid()} is writing"):
        EmbeddedStore(tmp_path / "rdf", write=True)
    store.close()
    EmbeddedStore(tmp_path / "rdf", write=True).close()


def test_the_lock_goes_with_its_process(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, sys; from docgraph.graph.store.embedded import EmbeddedStore\n"
        "store = EmbeddedStore(pathlib.Path(sys.argv[1]), write=True); os._exit(9)"
    )
    died = subprocess.run([sys.executable, "-c", code, str(tmp_path / "rdf")], check=False)
    assert died.returncode == 9
    EmbeddedStore(tmp_path / "rdf", write=True).close()


def test_a_change_is_whole_or_nothing(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "rdf", write=True)
    write(store, "kept")
    broken = Change(dropped=("urn:g",), inserted=(("urn:g", (("<urn:a>", "<urn:b>", '"open'),)),))
    with pytest.raises(QueryError):
        store.apply(broken)
    assert values(store) == ["kept"]
    store.close()


def test_a_bulk_load_is_all_or_none(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "rdf", write=True)
    with pytest.raises(GraphError):
        store.bulk_load(["<urn:a> <urn:b> <urn:c> <urn:g> .\n", "<urn:a> nonsense"])
    assert list(store.quad_lines()) == []
    store.bulk_load(["<urn:a> <urn:b> <urn:c> <urn:g> .\n"])
    assert list(store.quad_lines()) == ["<urn:a> <urn:b> <urn:c> <urn:g> .\n"]
    assert store.graph_names() == ["urn:g"]
    assert list(store.graph("urn:g")) == [("urn:a", "urn:b", "urn:c")]
    store.close()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "rdf", write=True)
    store.snapshot()
    store.close()
    with pytest.raises(GraphError, match="open for reading"):
        EmbeddedStore(tmp_path / "rdf", write=False).update("CLEAR ALL")


def test_no_graph_says_so(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="no graph here"):
        EmbeddedStore(tmp_path / "rdf", write=False)


def test_a_file_in_the_way_is_a_plain_message(tmp_path: Path) -> None:
    (tmp_path / "rdf").write_text("not a folder", encoding="utf-8")
    with pytest.raises(GraphError) as caught:
        EmbeddedStore(tmp_path / "rdf", write=True)
    assert str(tmp_path / "rdf") in str(caught.value)


def test_a_query_that_is_none_says_so(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "rdf", write=True)
    with pytest.raises(QueryError):
        store.query("SELECT nothing")
    store.close()
