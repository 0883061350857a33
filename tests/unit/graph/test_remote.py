"""A graph behind an endpoint is the graph in a folder: the same quads, the same answers, from any machine."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgraph.cli.main import main
from docgraph.errors import GraphError, LockedError
from docgraph.graph.kept import Graph
from docgraph.graph.store import hold, remote
from docgraph.records import RelationType
from tests.unit.graph.samples import CITY, DECISION, plan, said
from tests.unit.graph.store.servers import oxigraph, virtuoso

IMPLEMENTS = RelationType.IMPLEMENTS


@pytest.fixture(params=["oxigraph", "oxigraph-union", "virtuoso"])
def address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "server").mkdir()
    if request.param == "virtuoso":
        monkeypatch.setenv("DOCGRAPH_USER", "dba")
        monkeypatch.setenv("DOCGRAPH_PASSWORD", "dba")
        with virtuoso(tmp_path / "server") as address:
            yield address
        return
    with oxigraph(tmp_path / "server", union=request.param.endswith("union")) as address:
        yield address


def fill(place: str | Path) -> None:
    with Graph.open(place, write=True) as graph:
        graph.add(*said("a.txt", plan("81", CITY, "2020-03-25"), (IMPLEMENTS, DECISION)))
        graph.add(*said("b.txt", plan("12", CITY), (IMPLEMENTS, DECISION), (RelationType.CITES, DECISION)))
        graph.add(*said("c.txt", plan("13", CITY), (RelationType.BASED_ON, DECISION)))
        graph.add(*said("b.txt", plan("12", CITY), (IMPLEMENTS, DECISION)))
        graph.drop("c.txt")


def lines(place: str | Path) -> list[str]:
    with Graph.open(place) as graph:
        return sorted(graph.store.quad_lines())


def test_the_same_quads_and_the_same_answers(address: str, tmp_path: Path) -> None:
    fill(address)
    fill(tmp_path / "here")
    assert lines(address) == lines(tmp_path / "here")
    with Graph.open(address) as far, Graph.open(tmp_path / "here") as near:
        assert list(far.documents()) == list(near.documents())
        assert far.query("implementers", of="3323/QĐ-UBND") == near.query("implementers", of="3323/QĐ-UBND")
        assert far.source("a.txt") == near.source("a.txt")


def test_another_machine_derives_its_own_index_and_writes_nothing(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(address)
    before = lines(address)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    with Graph.open(address) as graph:
        assert [row.address for row in graph.sources()] == ["a.txt", "b.txt"]
        with pytest.raises(GraphError, match="for reading"):
            graph.drop("a.txt")
    assert lines(address) == before


def test_the_command_line_takes_an_address(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(address)
    text = tmp_path / "d.txt"
    text.write_text("Căn cứ Nghị định số 15/2020/NĐ-CP của Chính phủ;", encoding="utf-8")
    assert main(["add", str(text), "--graph", address, "--base", str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith(f"Graph: {address}\n")
    assert main(["sources", "--graph", address]) == 0
    assert main(["sparql", "SELECT (count(*) AS ?n) { ?p <https://w3id.org/docgraph/ontology#implements> ?d }",
                 "--graph", address, "--json"]) == 0  # fmt: skip
    out = capsys.readouterr().out
    assert "b.txt" in out
    assert '"n": 2' in out


def test_a_dataset_of_a_remote_graph_says_what_to_do(address: str) -> None:
    fill(address)
    with Graph.open(address) as graph, pytest.raises(GraphError, match="export"):
        _ = graph.dataset


def test_a_second_writer_gets_a_message_and_readers_go_on(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Graph.open(address, write=True) as graph:
        with pytest.raises(LockedError, match=rf"process {os.getpid()} is writing"):
            Graph.open(address, write=True)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
        with pytest.raises(LockedError, match=rf"process {os.getpid()} on \S+ is writing") as caught:
            Graph.open(address, write=True)
        assert "within 10 minutes" in str(caught.value)
        with Graph.open(address) as reader:
            assert reader.sources() == []
        graph.add(*said("a.txt", plan("81", CITY)))
    with Graph.open(address, write=True) as graph:
        assert [row.address for row in graph.sources()] == ["a.txt"]


def test_a_writer_that_kept_silent_too_long_is_told_that_another_took_over(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    silent = Graph.open(address, write=True)
    now += hold.LEASE / 2  # it writes again in time, and has the whole of it anew
    silent.add(*said("a.txt", plan("81", CITY)))
    now += hold.LEASE - 1
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    with pytest.raises(LockedError):
        Graph.open(address, write=True)
    now += 1
    with Graph.open(address, write=True) as graph:
        for _ in range(2):
            with pytest.raises(LockedError, match="took over"):
                silent.add(*said("b.txt", plan("82", CITY)))
        graph.add(*said("c.txt", plan("83", CITY)))
    silent.close()
    with Graph.open(address) as graph:
        assert [row.address for row in graph.sources()] == ["a.txt", "c.txt"]


@pytest.mark.parametrize("whole", [20_000, 3])
def test_what_a_writer_whose_hold_was_taken_sends_does_nothing(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    monkeypatch.setattr(remote, "WHOLE", whole)
    first = Graph.open(address, write=True)
    first.add(*said("a.txt", plan("81", CITY)))
    with monkeypatch.context() as ahead:
        ahead.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
        late = time.time() + hold.LEASE
        ahead.setattr(time, "time", lambda: late)
        other = Graph.open(address, write=True)
    other.add(*said("c.txt", plan("83", CITY)))
    with pytest.raises(LockedError, match="took over"):
        first.add(*said("b.txt", plan("82", CITY)))
    other.add(*said("d.txt", plan("84", CITY)))
    first.close()
    other.close()
    with Graph.open(address, write=True) as graph:
        assert [row.address for row in graph.sources()] == ["a.txt", "c.txt", "d.txt"]
        assert [row.number for row in graph.documents()] == ["81", "83", "84"]


def test_something_else_in_the_graph_of_who_writes_is_told(address: str) -> None:
    store = remote.RemoteStore(address, write=True)
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    store.update(f'INSERT DATA {{ GRAPH <{hold.WRITER}> {{ <{hold.WRITER}> {label} "a note" }} }}')
    store.close()
    with pytest.raises(GraphError, match=f"<{hold.WRITER}> tells who writes, and holds something else"):
        Graph.open(address, write=True)


def test_a_change_of_any_size_is_one(address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fill(tmp_path / "here")
    monkeypatch.setattr(remote, "WHOLE", 3)
    monkeypatch.setattr(remote, "PART", 7)
    fill(address)
    assert lines(address) == lines(tmp_path / "here")


def test_a_load_that_lost_its_hold_leaves_what_the_next_writer_brings(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "here")
    with Graph.open(tmp_path / "here") as kept:
        quads = list(kept.store.quad_lines())
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
    monkeypatch.setattr(remote, "PART", 7)
    silent = remote.RemoteStore(address, write=True)

    def slow() -> Iterator[str]:
        nonlocal now
        yield from quads[:10]
        now += hold.LEASE
        store = remote.RemoteStore(address, write=True)
        taken.append(store)
        store.bulk_load(lost())

    def lost() -> Iterator[str]:
        yield from quads[:10]
        for _ in range(2):
            with pytest.raises(LockedError, match="took over"):
                silent.update("CLEAR ALL")
        yield from quads[10:]

    taken: list[remote.RemoteStore] = []
    with pytest.raises(LockedError, match="took over"):
        silent.bulk_load(slow())
    assert sorted(taken[0].quad_lines()) == sorted(quads)
    silent.close()
    taken[0].close()
