"""Readers beside a writer see whole sources only, go on while it writes, and the disk stays bounded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docgraph.graph.kept import Graph
from tests.crash.writer import ADDRESSES, source

ROOT = Path(__file__).parents[2]
READER = """
import sys
from docgraph.graph.kept import Graph
from docgraph.errors import DocgraphError
QUESTION = '''PREFIX dg: <https://w3id.org/docgraph/ontology#>
SELECT ?g (COUNT(DISTINCT ?claim) AS ?claims) (COUNT(DISTINCT ?said) AS ?says)
{ GRAPH ?g { ?g a dg:Source . ?claim a dg:Claim . ?said a dg:Relation } } GROUP BY ?g'''
with Graph.open(sys.argv[1]) as graph:
    print("open", flush=True)
    rounds = 0
    while not sys.stdin.closed and rounds < int(sys.argv[2]):
        rounds += 1
        for row in graph.sparql(QUESTION):
            assert (row["claims"], row["says"]) == (2, 1), row
        for document in graph.documents():
            assert document.label
print("done", flush=True)
"""


def run(folder: Path, adds: int, rounds: int) -> None:
    with Graph.open(folder, write=True) as graph:
        graph.load(source(address, 0) for address in ADDRESSES)
        command = [sys.executable, "-c", READER, str(folder), str(rounds)]
        readers = [
            subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(3)
        ]
        for number in range(adds):
            graph.add(*source(ADDRESSES[number % len(ADDRESSES)], number + 1))
            if number % 20 == 0:
                graph.store.snapshot()
        for reader in readers:
            out, said = reader.communicate()
            assert (reader.returncode, out) == (0, "open\ndone\n"), said
    kept = [path for path in (folder / "rdf").iterdir() if path.name.startswith("snapshot-")]
    assert len(kept) <= 2
    # Hard links are counted once: the files that are there.
    files = {
        path.stat().st_ino: path.stat().st_size for path in (folder / "rdf").rglob("*") if path.is_file()
    }
    assert sum(files.values()) < 200_000_000


def test_readers_beside_a_writer_see_whole_sources(tmp_path: Path) -> None:
    run(tmp_path / "graph", adds=60, rounds=10)


@pytest.mark.soak
def test_a_thousand_adds_beside_three_readers(tmp_path: Path) -> None:
    run(tmp_path / "graph", adds=1_000, rounds=200)
