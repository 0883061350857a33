"""How fast a graph is made and asked, beside plain pyoxigraph, rdflib in memory and SQLite, in one run.

    python bench/graph.py               0.1 million quads
    python bench/graph.py --sizes 1 10  one and ten million; ten take 12 GB of disk and most of an hour

Reads: graphs made by made_graph.py. Gives: a table, and JSON with the machine and its load named, kept in
bench/results/graph-SIZE.json. A first load is measured against a bulk load of the same quads; reading texts
into evidence, settling and the index are a row of their own. Questions are asked in a process of their own,
whose peak memory is its row; a time is the median of seven runs, fewer where one takes seconds, and beside it
stands the processor's time of the quickest: where other work shares the machine, that one is to be compared.
With `--folder` a graph that was made there before is asked without making it anew.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.graph_load import added, load, milliseconds, peak  # noqa: E402
from bench.machine import machine  # noqa: E402
from bench.made_graph import QUADS_PER_TEXT  # noqa: E402
from docgraph.graph.kept import Graph  # noqa: E402
from docgraph.graph.query.ask import ask, explain  # noqa: E402
from docgraph.graph.query.from_index import ANSWERS  # noqa: E402

RESULTS: Final = ROOT / "bench" / "results"
# rdflib reads about 15,000 quads a second into 1.8 kB each.
RDFLIB_UP_TO: Final = 0.1
# Without the index these take minutes each at ten million.
SPARQL_UP_TO: Final = 2_000_000
PREFIXES: Final = (
    "PREFIX dg: <https://w3id.org/docgraph/ontology#> PREFIX eli: <http://data.europa.eu/eli/ontology#> "
)
CLOSURE: Final = (
    "WITH RECURSIVE chain(id) AS (SELECT id FROM document WHERE iri = ? UNION SELECT doer FROM edge"
    " JOIN chain ON target = chain.id WHERE type = 'implements') SELECT count(*) FROM chain"
)
# Tens of hits: what most documents that are implemented at all have.
TENS: Final = range(20, 61)
Row = dict[str, Any]


def main() -> None:
    """Measure each size, print and keep the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=float, default=[0.1], help="million quads")
    parser.add_argument("--folder", type=Path, help="where the graphs are made and kept (default: nowhere)")
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ask:
        print(json.dumps(asked(given.ask)))
        return
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as passing:
            measured = measure(size, (given.folder or Path(passing)) / f"{size:g}M")
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"graph-{size:g}M.json").write_text(
            json.dumps(measured, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        show(measured)


def measure(size: float, folder: Path) -> Row:
    """Make a graph of this many million quads, where it is not there, and ask it."""
    kept = folder / "load.json"
    if not kept.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        made = load(int(size * 1e6 / QUADS_PER_TEXT), folder, plain_too=size <= RDFLIB_UP_TO)
        kept.write_text(json.dumps(made, indent=2), encoding="utf-8")
    loaded = json.loads(kept.read_text(encoding="utf-8"))
    command = [sys.executable, str(Path(__file__)), "--ask", str(folder / "kept")]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    if size <= RDFLIB_UP_TO:
        ask_rdflib(folder / "all.nq", answer["rows"])
    for one in answer["rows"]:
        one.pop("sparql", None)
    return {
        "million_quads": round(loaded[0]["quads"] / 1e6, 2),
        "machine": machine(),
        "rows": [*loaded, *added(folder / "kept"), *answer["rows"]],
        "ask_peak_mb": answer["peak_mb"],
    }


def asked(folder: Path) -> Row:
    """Every question, in this process alone."""
    start = time.perf_counter()
    with Graph.open(folder) as graph:
        rows: list[Row] = [{"row": "open", "docgraph_ms": milliseconds(time.perf_counter() - start)}]
        hub, middle = well_cited(graph)
        rows += lookups(graph, middle)
        rows += [
            closure(graph, middle, "transitive implementers, tens"),
            closure(graph, hub, "transitive implementers of the hub"),
        ]
        rows += named(graph, hub, middle)
        rows += [
            row("neighbourhood of depth 2", docgraph=lambda: graph.neighbourhood(middle, 2)),
            row("neighbourhood of the hub, depth 2", docgraph=lambda: graph.neighbourhood(hub, 2)),
            row("search, first page", docgraph=lambda: graph.search("ke hoach hai phong 12")),
            row("search, sentences", docgraph=lambda: graph.search("moi truong da nang")),
            row("search, words of every plan", docgraph=lambda: graph.search("ke hoach")),
            row("one document whole", docgraph=lambda: graph.document(middle)),
            row("the hub whole", docgraph=lambda: graph.document(hub)),
        ]
        return {"rows": rows, "peak_mb": peak()}


def well_cited(graph: Graph) -> tuple[str, str]:
    """The most cited document, and one that tens implement, directly or through another."""
    hub = graph.index.rows(
        "SELECT iri FROM document JOIN degree ON document = id ORDER BY incoming DESC, iri LIMIT 1"
    )
    several = graph.index.rows(
        "SELECT target FROM link WHERE type = 'implements' GROUP BY target"
        " HAVING count(*) BETWEEN 4 AND 12 ORDER BY target"
    )
    middle = (name for (name,) in several if len(graph.query("implementers", of=name)) in TENS)
    return str(hub[0][0]), str(next(middle))


def lookups(graph: Graph, middle: str) -> list[Row]:
    """A document by its number, and who implements it directly."""
    known = graph.document(middle).row
    number = known.identifier
    told = f"{known.type} {number} ngày {known.date} {' '.join((known.issuer or '').split()[-2:])}"
    by_number = f'{PREFIXES}SELECT ?d {{ ?d eli:id_local "{number}" }}'
    direct = f"{PREFIXES}SELECT ?d {{ ?d dg:implements <{middle}> }}"
    return [
        row(
            "document by number",
            docgraph=lambda: graph.find(told).fits,
            pyoxigraph=plain(graph, by_number),
            sqlite=lambda: graph.index.rows(
                "SELECT iri FROM document WHERE number = ?", (number or "").split("/")[0]
            ),
            sparql=by_number,
        ),
        row("the number alone, hundreds have it", docgraph=lambda: graph.find(f"{number}").fits),
        row("a number that nothing fits", docgraph=lambda: graph.find(f"NĐ {number}").nearest),
        row(
            "direct implementers",
            docgraph=lambda: graph.sparql(direct),
            pyoxigraph=plain(graph, direct),
            sqlite=lambda: graph.index.rows(
                "SELECT doer FROM link WHERE target = ? AND type = 'implements'", middle
            ),
            sparql=direct,
        ),
    ]


def closure(graph: Graph, of: str, name: str) -> Row:
    """Every implementer, with its chain and sentence in docgraph, bare in the others."""
    path = f"{PREFIXES}SELECT ?d {{ ?d dg:implements+ <{of}> }}"
    return row(
        name,
        docgraph=lambda: graph.query("implementers", of=of),
        pyoxigraph=plain(graph, path),
        sqlite=lambda: graph.index.rows(CLOSURE, of),
        sparql=path,
    ) | {"hits": len(graph.query("implementers", of=of))}


def named(graph: Graph, hub: str, middle: str) -> list[Row]:
    """The named questions: as docgraph answers them, and their SPARQL on the same store."""
    todo: list[tuple[str, dict[str, str], str]] = [
        ("cited_by", {"of": hub, "limit": "50"}, "cited by the hub, a page of 50 with evidence"),
        ("in_force", {"of": middle, "on": "2020-01-01"}, "status of one document on a day"),
        ("in_force_on", {"on": "2020-01-01"}, "in force on a day, a page of 1,000"),
        ("in_force_on", {"on": "2020-01-01", "limit": "1000000"}, "all in force on a day"),
        ("basis", {"of": hub.replace(":quyet.dinh:", ":ke.hoach:")}, "basis of a plan"),
        ("changes", {"since": "2015-01-01", "until": "2015-03-31"}, "changes within three months"),
        ("most_cited", {"limit": "100"}, "the hundred most cited"),
        ("replaced_by", {"of": middle}, "what took a document's place"),
        ("contradictions", {}, "contradictions"),
        ("coverage", {}, "coverage by issuer"),
        ("timeline", {"of": middle}, "timeline"),
        ("amendments", {"of": hub}, "what changed the hub"),
    ]
    rows = []
    quads = graph.index.rows("SELECT count(*) FROM source")[0][0] * QUADS_PER_TEXT
    for name, params, title in todo:
        measured = row(
            title,
            docgraph=partial(graph.query, name, **params),
            sparql=explain(graph.index, name, params),
        )
        if name in ANSWERS and quads < SPARQL_UP_TO:
            seconds, *_ = timed(partial(ask, graph.store, graph.index, name, params, indexed=False))
            measured["pyoxigraph_ms"] = milliseconds(seconds)
        rows.append(measured)
    return rows


def plain(graph: Graph, sparql: str) -> Callable[[], object]:
    """A question on the engine itself, all graphs as one."""
    store = graph.store.engine()  # type: ignore[attr-defined]
    return lambda: sum(1 for _ in store.query(sparql, use_default_graph_as_union=True))


def ask_rdflib(path: Path, rows: list[Row]) -> None:
    """The plain questions in rdflib, into the same rows."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    for one in rows:
        if "pyoxigraph_ms" in one and "sqlite_ms" in one:
            one["rdflib_ms"] = milliseconds(timed(partial(_rows_of, dataset, str(one["sparql"])))[0])


def _rows_of(dataset: Any, sparql: str) -> int:
    return len(list(dataset.query(sparql)))


def row(name: str, *, sparql: str | None = None, **ways: Callable[[], object]) -> Row:
    """One row: the median of each way to answer, and for docgraph the processor's least time."""
    found: Row = {"row": name}
    for way, work in ways.items():
        seconds, cpu, answer = timed(work)
        found[f"{way}_ms"] = milliseconds(seconds)
        if way == "docgraph":
            found["cpu_ms"] = milliseconds(cpu)
            if isinstance(answer, list | tuple):
                found["rows"] = len(answer)
    return found | ({"sparql": sparql} if sparql else {})


def timed(work: Callable[[], object]) -> tuple[float, float, object]:
    """The median of seven runs, or of as many as three seconds hold; the processor's least; the answer."""
    times: list[float] = []
    cpu: list[float] = []
    answer: object = None
    while len(times) < 7 and sum(times) < 3:
        start, used = time.perf_counter(), time.process_time()
        answer = work()
        times.append(time.perf_counter() - start)
        cpu.append(time.process_time() - used)
    return median(times), min(cpu), answer


def show(measured: Row) -> None:
    """A table of what was measured."""
    print(f"{measured['million_quads']} million quads, {measured['machine']}")
    ways = ("docgraph", "cpu", "pyoxigraph", "sqlite", "rdflib")
    print(f"{'':48}" + "".join(f"{way:>14}" for way in ways))
    for one in measured["rows"]:
        cells = [f"{one[f'{way}_ms']:,} ms" if f"{way}_ms" in one else "" for way in ways]
        if any(cells):
            print(f"{one['row']:48}" + "".join(f"{cell:>14}" for cell in cells))
        else:
            print(one["row"], {key: value for key, value in one.items() if key != "row"})
    print(f"peak memory of the questions: {measured['ask_peak_mb']} MB")


if __name__ == "__main__":
    main()
