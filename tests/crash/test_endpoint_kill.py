"""A writer killed at any request leaves an endpoint as it was, and the next one goes on at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from docgraph.graph import keeping
from docgraph.graph.kept import Graph
from docgraph.graph.store import remote
from docgraph.graph.store.endpoint import Endpoint
from docgraph.graph.store.hold import WRITER
from tests.crash.test_kill import kept_versions
from tests.crash.writer import source
from tests.unit.graph.store.servers import oxigraph

OLD = {f"plans/{number}.txt": 1 for number in range(1, 4)}
NEW = {f"plans/{number}.txt": 2 for number in range(2, 8)}


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(keeping, "BULK_FROM", 50)
    monkeypatch.setattr(remote, "WHOLE", 50)
    monkeypatch.setattr(remote, "PART", 90)
    with oxigraph(tmp_path, union=False) as address:
        yield address


def load(address: str, versions: dict[str, int]) -> None:
    with Graph.open(address, write=True) as graph:
        graph.load(source(name, version) for name, version in versions.items())


def killed_after(request: int, address: str, versions: dict[str, int]) -> bool:
    """Load in a process that is killed once it sent so many updates; false where it ends before."""
    if (child := os.fork()) == 0:
        tell, sent = Endpoint.tell, 0

        def dying(self: Endpoint, update: str) -> None:
            nonlocal sent
            tell(self, update)
            sent += 1
            if sent == request:
                os.kill(os.getpid(), signal.SIGKILL)

        Endpoint.tell = dying  # type: ignore[method-assign] # only in this process, which ends here
        load(address, versions)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def graphs_there(address: str) -> set[str]:
    """Every graph on the server, also those that docgraph does not show."""
    form = {"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"}
    answer: Any = httpx.post(
        f"{address}/query", data=form, headers={"Accept": "application/sparql-results+json"}, trust_env=False
    ).json()
    return {row["g"]["value"] for row in answer["results"]["bindings"]}


@pytest.mark.parametrize("old", [{}, OLD], ids=["first load", "replacing"])
def test_a_load_killed_at_any_request_is_there_whole_or_not_at_all(address: str, old: dict[str, int]) -> None:
    load(address, old)
    request = ends = 0
    while killed_after(request := request + 1, address, NEW):
        with Graph.open(address) as graph:
            kept = kept_versions(graph)
            assert kept in (old, old | NEW), f"killed at request {request}"
            ends += kept != old
            assert all(name.startswith(("urn:docgraph:source:", "urn:docgraph:knowledge"))
                       for name in graph.store.graph_names())  # fmt: skip
        with Graph.open(address, write=True) as graph:
            assert graphs_there(address) == {*graph.store.graph_names(), WRITER}
            for name in NEW.keys() - old.keys():
                graph.drop(name)
            graph.load(source(name, version) for name, version in old.items())
    assert request > 4, "the load went in several requests"
    assert ends <= 2, "it is stored by its last update, and then the writer lets go"
    with Graph.open(address) as graph:
        assert kept_versions(graph) == old | NEW
        assert graphs_there(address) == set(graph.store.graph_names())
