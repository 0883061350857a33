"""A made graph loaded for the first time and added to, with what that takes.

Reads: made_graph.py. Gives: rows of graph.py. A first load's time in the store stands beside a bulk load of
the same quads by the engine itself; making evidence, settling and the index are a row of their own.
"""

from __future__ import annotations

import resource
import shutil
import time
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import pyoxigraph as ox

from bench.made_graph import texts
from docgraph.graph.kept import Graph
from docgraph.lexicon import load_lexicon
from docgraph.reading.pipeline import extract

Row = dict[str, Any]


class Spent(NamedTuple):
    """Seconds by the clock and of the processor."""

    seconds: float
    cpu: float


class Clock:
    """What is spent from now on."""

    def __init__(self) -> None:
        self._start, self._cpu = time.perf_counter(), time.process_time()

    def spent(self) -> Spent:
        """What was spent since then."""
        return Spent(time.perf_counter() - self._start, time.process_time() - self._cpu)


def load(count: int, folder: Path, *, plain_too: bool) -> list[Row]:
    """A first load: its time in the store against a bulk load of the same quads, and what comes before it."""
    stored: list[Spent] = []
    before: list[int] = []
    with Graph.open(folder / "kept", write=True) as graph:
        real = graph.store.bulk_load

        def timed(lines: Any) -> None:
            before.append(peak())
            clock = Clock()
            real(lines)
            stored.append(clock.spent())

        graph.store.bulk_load = timed  # type: ignore[method-assign]
        clock = Clock()
        graph.load(texts(count))
        whole = clock.spent()
        with (folder / "all.nq").open("w", encoding="utf-8", newline="\n") as out:
            quads = 0
            for line in graph.store.quad_lines():
                out.write(line)
                quads += 1
    settled: Row = {
        "row": "evidence, settle, index",
        "s": round(whole.seconds - sum(one.seconds for one in stored), 1),
        "cpu_s": round(whole.cpu - sum(one.cpu for one in stored), 1),
        "index_mb": megabytes(folder / "kept", "index.sqlite*"),
        "peak_mb": before[0] if before else None,
    }
    rows = [{"row": "first load", "texts": count, "quads": quads} | compared(folder, stored, quads), settled]
    return [*rows, load_rdflib(folder / "all.nq")] if plain_too else rows


def compared(folder: Path, stored: list[Spent], quads: int) -> Row:
    """What the store took for the quads, and for the same as ready lines, beside the engine's own load.

    One after the other: a machine that does other work shows in both, and the processor's time is what can
    be compared then.
    """
    raw = [bulk(folder, "raw") for _ in range(2 if quads <= 2e6 else 1)]
    again = [bulk(folder, "again", lenient=True) for _ in raw]
    for name in ("raw", "again"):
        shutil.rmtree(folder / name)
    best, ours = min(raw), min([*again, *stored])
    return {
        "evidence_mb": round((folder / "all.nq").stat().st_size / 1e6),
        "stored_s": round(stored[0].seconds, 2) if stored else None,
        "ready_s": round(min(again).seconds, 2),
        "bulk_load_s": round(best.seconds, 2),
        "times_bulk_load": round(ours.seconds / best.seconds, 2),
        "ready_cpu_s": round(min(again).cpu, 1),
        "bulk_load_cpu_s": round(best.cpu, 1),
        "quads_a_second": round(quads / ours.seconds),
        "store_mb": megabytes(folder / "kept" / "rdf"),
        "peak_mb": peak(),
    }


def bulk(folder: Path, name: str, *, lenient: bool = False) -> Spent:
    """What a bulk load of all quads into a new store takes; as docgraph does it, or plainly."""
    place = folder / name
    shutil.rmtree(place, ignore_errors=True)
    clock = Clock()
    if lenient:
        from docgraph.graph.store.embedded import EmbeddedStore

        store = EmbeddedStore(place, write=True)
        with (folder / "all.nq").open(encoding="utf-8", newline="\n") as lines:
            store.bulk_load(lines)
        store.close()
    else:
        plain = ox.Store(str(place))
        plain.bulk_load(path=str(folder / "all.nq"), format=ox.RdfFormat.N_QUADS)
        plain.optimize()
        del plain
    return clock.spent()


def load_rdflib(path: Path) -> Row:
    """The same quads in rdflib's memory."""
    import rdflib

    start = time.perf_counter()
    rdflib.Dataset(default_union=True).parse(path, format="nquads")
    return {"row": "first load", "rdflib_s": round(time.perf_counter() - start, 2)}


def added(folder: Path) -> list[Row]:
    """Sources read again with another text, one transaction each; and what it takes to publish each at once.

    In a long run what was added is published once a second.
    """
    read, keep, publish = [], [], []
    with Graph.open(folder, write=True) as graph:
        for passage, said in texts(21, seed=time.time_ns()):
            start = time.perf_counter()
            extract(passage, load_lexicon())
            done = time.perf_counter()
            graph.add(passage, said)
            kept = time.perf_counter()
            graph.store.snapshot()
            read.append(done - start)
            keep.append(kept - done)
            publish.append(time.perf_counter() - kept)
    # The first of a run reads the tables of the lexicon.
    parts = [milliseconds(median(times[1:])) for times in (read, keep, publish)]
    return [
        {"row": "add one source: read, replace and settle", "docgraph_ms": round(parts[0] + parts[1], 2)}
        | dict(zip(("read_ms", "keep_ms"), parts, strict=False)),
        {"row": "publish, once a second at most", "docgraph_ms": parts[2]},
    ]


def megabytes(folder: Path, pattern: str = "**/*") -> int:
    """What files take, hard links counted once."""
    found = {path.stat().st_ino: path.stat().st_size for path in folder.glob(pattern) if path.is_file()}
    return round(sum(found.values()) / 1e6)


def milliseconds(seconds: float) -> float:
    """Seconds as milliseconds, to two digits behind the point."""
    return round(seconds * 1000, 2)


def peak() -> int:
    """The most memory that this process took since it began, in MB."""
    status = Path("/proc/self/status")
    if status.is_file():
        # What `getrusage` tells on Linux counts the process that started this one.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
