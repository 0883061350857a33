"""`docgraph add`: read files and folders into a graph.

Reads: paths. Gives: a line for each file, and what all of them added.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgraph.cli.options import DateOption, GraphOption, JurisdictionOption, context_of, graph_place
from docgraph.errors import GraphError

if TYPE_CHECKING:
    from docgraph.graph.answers import AddReport
    from docgraph.graph.kept import Graph
    from docgraph.records import Passage


def add_command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders to read.")],
    graph: GraphOption = None,
    base: Annotated[
        Path | None,
        typer.Option(
            "--base",
            metavar="DIR",
            help="Addresses are paths from here; fixed when the graph is made (default: here).",
        ),
    ] = None,
    jurisdiction: JurisdictionOption = None,
    date: DateOption = None,
) -> int:
    """Read files and folders (txt, html, docx, pdf) into the graph.

    A file read again replaces what it said before; one that says the same changes nothing. Files that
    cannot be read are named, the rest are kept.
    """
    from docgraph.cli.reading import Outcome, nothing_named, read_each
    from docgraph.reading import pipeline

    place = graph_place(graph)
    context = context_of(date, jurisdiction)
    opened = _Opened(place, base)
    totals: Counter[str] = Counter()

    def keep(passage: Passage) -> None:
        said = pipeline.extract(passage)
        if not said.mentions and said.self_document is None:
            raise nothing_named(passage.address)
        report = opened.graph().add(passage, said)
        _count(totals, report)
        _print_line(report)

    outcome = Outcome()
    try:
        read_each(paths, opened.base, context, outcome, keep)
    finally:
        opened.close()
    _print_summary(totals, outcome.failed, place)
    return outcome.code


class _Opened:
    """The graph, made when the first text is there to keep: a run in which nothing can be read makes none."""

    def __init__(self, place: Path, base: Path | None) -> None:
        self._place = place
        self._graph: Graph | None = None
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

    states = [f"{totals[state]} {state}" for state in ("new", "replaced", "unchanged") if totals[state]]
    if not states:
        return
    states += [f"{failed} not read"] if failed else []
    says = [counted(totals[what], what[:-1]) for what in ("mentions", "documents", "relations")]
    print(f"{', '.join(states)}: {', '.join(says)}. Graph: {place}")
