"""`docgraph add`: read files and folders into a graph.

Reads: paths. Gives: a line for each file, and what all of them added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from docgraph.cli.options import DateOption, GraphOption, JurisdictionOption, graph_place, kept_place
from docgraph.errors import GraphError, SourceError
from docgraph.reading.given import context_of

if TYPE_CHECKING:
    from docgraph.cli.reading import Outcome
    from docgraph.graph.answers import AddReport
    from docgraph.graph.kept import Graph
    from docgraph.records import Passage


BaseOption = Annotated[
    Path | None,
    typer.Option(
        "--base",
        metavar="DIR",
        help="Addresses are paths from here; fixed when the graph is made (default: here).",
    ),
]
StaleOption = Annotated[
    bool, typer.Option("--stale", help="Read again, from the text in the graph, what is stale there.")
]


_ELSEWHERE: Final = "say --graph for a folder"


def add_command(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Files and folders to read.")
    ] = None,
    graph: GraphOption = None,
    base: BaseOption = None,
    jurisdiction: JurisdictionOption = None,
    date: DateOption = None,
    stale: StaleOption = False,
) -> int:
    """Read files and folders (txt, html, docx, pdf) into the graph.

    A file read again replaces what it said before; one that says the same changes nothing. Files that
    cannot be read are named, the rest are kept. With --stale, sources that another version or other tables
    read are read again.
    """
    if not paths and not stale:
        raise SourceError("nothing to read", todo="name files or folders, or say --stale")
    from docgraph.cli.reading import Outcome, nothing_named, read_each
    from docgraph.reading import pipeline

    place = graph_place(graph)
    context = context_of(date, jurisdiction)
    opened = _Opened(place, base)
    totals: Counter[str] = Counter()

    def keep(passage: Passage, path: Path | None) -> None:
        said = pipeline.extract(passage)
        if not said.mentions and said.self_document is None:
            raise nothing_named(passage.address)
        report = opened.graph().add(passage, said, place=str(path.resolve()) if path else None)
        _count(totals, report)
        _print_line(report)

    outcome = Outcome()
    try:
        if stale:
            _again(opened.kept(), outcome, keep)
        read_each(paths or [], opened.base, context, outcome, keep)
    finally:
        opened.close()
    _print_summary(totals, outcome.failed, place)
    return outcome.code


def _again(graph: Graph, outcome: Outcome, keep: Callable[[Passage, None], None]) -> None:
    """Read every stale source again from its text in the graph; one that names nothing now is said."""
    rows = [row for row in graph.sources() if row.stale]
    if not rows:
        print("nothing is stale")
    for row in rows:
        try:
            keep(graph.passage(row.address), None)
        except SourceError as error:
            outcome.fail(error)
        else:
            outcome.done += 1


class _Opened:
    """The graph, made when the first text is there to keep: a run in which nothing can be read makes none."""

    def __init__(self, place: Path, base: Path | None) -> None:
        self._place = place
        self._graph: Graph | None = None
        if place.is_file():
            raise GraphError("this is a file, not a graph's folder", where=str(place), todo=_ELSEWHERE)
        kept = self._open(base).base if place.exists() else None
        self.base = kept or (base or Path.cwd()).resolve()
        if base is not None and self.base != base.resolve():
            self.close()
            raise GraphError(
                f"the addresses in this graph are paths from {self.base}",
                where=str(place),
                todo="leave out --base, or say --graph for another graph",
            )

    def graph(self) -> Graph:
        """The graph, opened for writing."""
        return self._graph or self._open(self.base)

    def kept(self) -> Graph:
        """The graph that is there already; GraphError where there is none."""
        kept_place(self._place)
        return self.graph()

    def _open(self, base: Path | None) -> Graph:
        from docgraph.graph.kept import Graph

        self._graph = Graph.open(self._place, write=True, base=base)
        return self._graph

    def close(self) -> None:
        """Publish what was added."""
        if self._graph is not None:
            self._graph.close()


def _count(totals: Counter[str], report: AddReport) -> None:
    totals[report.state] += 1
    totals["mentions"] += report.mentions
    totals["documents"] += report.documents
    totals["relations"] += report.relations


def _print_line(report: AddReport) -> None:
    from docgraph.cli.output import clean, counted

    counts = f"{counted(report.mentions, 'mention')}, {counted(report.relations, 'relation')}"
    print(f"{report.state:9}  {clean(report.address)}  {counts}", flush=True)


def _print_summary(totals: Counter[str], failed: int, place: Path) -> None:
    from docgraph.cli.output import counted
    from docgraph.graph.store.endpoint import address_of, shown

    states = [f"{totals[state]} {state}" for state in ("new", "replaced", "unchanged") if totals[state]]
    if not states:
        return
    states += [f"{failed} not read"] if failed else []
    says = [counted(totals[what], what[:-1]) for what in ("mentions", "documents", "relations")]
    address = address_of(place)
    where = shown(address) if address else place
    print(f"{', '.join(states)}: {', '.join(says)}. Graph: {where}")
