"""The store at an address: any SPARQL 1.1 endpoint, spoken to over HTTP.

Reads: an address. Gives: a `Store`. Which graphs a question reads goes with it as its dataset, so that a
server which mixes all graphs in its default graph, or has none, answers as the store on disk does. What is
written stands whole and at once, so there is nothing to publish; one process writes at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import Final, Literal

from docgraph.errors import DocgraphError, GraphError, QueryError
from docgraph.graph.rdf.iri import KNOWLEDGE
from docgraph.graph.rdf.terms import Cell, Triple, iri, parse_line
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.store.base import Change, Rows
from docgraph.graph.store.endpoint import Endpoint
from docgraph.graph.store.fence import copying, steps
from docgraph.graph.store.hold import WRITER, Hold
from docgraph.graph.store.results import (
    JSON_RESULTS,
    N_TRIPLES,
    Results,
    form_of,
    names_graphs,
    parse_results,
    rows_of,
    rows_of_triples,
)

# A graph that is never written: naming it alone asks for an empty default graph.
NOTHING: Final = "urn:docgraph:nothing"
# Graphs on their way into the store, by writer and number; the writer's graph lists them.
STAGED: Final = "urn:docgraph:staged:"
# How many triples one request of a load holds; more than `WHOLE` come in several.
PART: Final = 5_000
WHOLE: Final = 5_000
# How many triples stand in one pair of braces: Virtuoso's parser gives up before 5,000.
BLOCK: Final = 1_000
Quad = tuple[str, Triple]
_ALL: Final = "SELECT ?s ?p ?o { ?s ?p ?o }"
_HAS_PART: Final = "<http://purl.org/dc/terms/hasPart>"
_NAMES: Final = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?g a {DG.Source} }} }}"


class RemoteStore:
    """A store behind an endpoint; `write` allows updates.

    GraphError where the server cannot be reached or refuses.

    >>> store = RemoteStore("https://example.org/sparql", write=False)
    >>> store.address
    'https://example.org/sparql'
    >>> store.close()
    """

    def __init__(
        self, address: str, *, write: bool, folder: Path | None = None, timeout: float | None = None
    ) -> None:
        self.writable = write
        self._endpoint = Endpoint(address, timeout=timeout)
        self.address = self._endpoint.shown
        self._hold: Hold | None = None
        self._token = token_hex(6)
        if write:
            try:
                self._hold = Hold(self._endpoint, folder)
                self._sweep()
            except BaseException:
                self.close()
                raise

    def query(self, sparql: str, *, default: tuple[str, ...] = ()) -> Rows:
        """Answer a question; the graphs in `default` are read outside GRAPH."""
        named = (self.graph_names() or [NOTHING]) if names_graphs(sparql) else []
        form = form_of(sparql)
        if form in ("CONSTRUCT", "DESCRIBE"):
            answer = self._endpoint.ask(_dataset(sparql, default, named), N_TRIPLES)
            return rows_of_triples(answer, self.address)
        if not form:
            raise QueryError("this is no query", where=self.address, todo="mend the query")
        return rows_of(self._results(sparql, default, named), form)

    def update(self, sparql: str) -> None:
        """Run an update request as one transaction."""
        self._holding().renew()
        self._endpoint.tell(sparql)

    def apply(self, change: Change) -> None:
        """Do a change as one transaction, however large it is."""
        if change.is_empty:
            return
        if sum(len(triples) for _, triples in (*change.deleted, *change.inserted)) > WHOLE:
            self._move_in(change.dropped, _triples(change.deleted), _triples(change.inserted))
            return
        self._publish(lambda held: steps(change, held))

    def replace_source(self, name: str, triples: Iterable[Triple]) -> None:
        """Put a named graph in place of what stood under its name."""
        self.apply(Change(dropped=(name,), inserted=((name, tuple(triples)),)))

    def bulk_load(self, lines: Iterable[str]) -> None:
        """Load N-Quads lines, all or none; no more than a part of them is in memory at a time."""
        self._move_in((), iter(()), _quads(lines))

    def graph(self, name: str) -> Iterator[tuple[Cell, Cell, Cell]]:
        """The triples of one named graph."""
        for row in rows_of(self._results(_ALL, (name,), [])).rows:
            yield row[0], row[1], row[2]

    def graph_names(self) -> list[str]:
        """The IRIs of the graphs that docgraph wrote, sorted: a server may keep others beside them.

        A source's graph says of its own name that it is one, which servers find without looking at all quads.
        """
        answer = self._endpoint.ask({"query": _NAMES}, JSON_RESULTS)
        rows = rows_of(parse_results(answer, self.address)).rows
        names = {str(name) for (name,) in rows}
        if self.query("ASK { ?s ?p ?o }", default=(KNOWLEDGE,)).rows == ((True,),):
            names.add(KNOWLEDGE)
        return sorted(names)

    def quad_lines(self) -> Iterator[str]:
        """Every quad as an N-Quads line, graph by graph."""
        for name in self.graph_names():
            node = iri(name)
            for subject, predicate, value in self._terms(name):
                yield f"{subject} {predicate} {value} {node} .\n"

    def snapshot(self) -> None:
        """Nothing to do: readers see what was written."""

    def close(self) -> None:
        """Let others write, and let go of the connections."""
        if self._hold is not None:
            self._hold.release()
            self._hold = None
        self._endpoint.close()

    def _results(self, sparql: str, default: tuple[str, ...], named: list[str]) -> Results:
        answer = self._endpoint.ask(_dataset(sparql, default, named), JSON_RESULTS)
        return parse_results(answer, self.address)

    def _terms(self, name: str) -> Iterator[Triple]:
        found = self._results(_ALL, (name,), []).results
        for row in found.bindings if found else ():
            yield row["s"].term(), row["p"].term(), row["o"].term()

    def _holding(self) -> Hold:
        """The right to write."""
        if self._hold is None:
            raise GraphError(
                "the graph is open for reading", where=self.address, todo="open it with write=True"
            )
        return self._hold

    def _publish(self, told: Callable[[str], list[str]]) -> None:
        """Tell the steps that hold to the pattern of who writes; LockedError where another writes by now."""
        hold = self._holding()
        self._endpoint.tell(";\n".join(told(hold.renew())))
        hold.confirm()

    def _move_in(self, dropped: tuple[str, ...], gone: Iterator[Quad], come: Iterator[Quad]) -> None:
        """Put quads into graphs that nobody reads, then move all to their places in one update.

        Whatever ends the process before leaves every graph as it was.
        """
        staged: list[tuple[Literal["DELETE", "INSERT"], str, str]] = []
        try:
            self._stage("DELETE", gone, staged)
            self._stage("INSERT", come, staged)
            self._publish(
                lambda held: [
                    *steps(Change(dropped), held),
                    *(copying(verb, name, on_way, held) for verb, name, on_way in staged),
                    *_sweeping(on_way for *_, on_way in staged),
                ]
            )
        except BaseException:
            if staged:
                with suppress(DocgraphError):  # the refusal that led here is what the caller must see
                    self._endpoint.tell(";\n".join(_sweeping(on_way for *_, on_way in staged)))
            raise

    def _stage(
        self,
        verb: Literal["DELETE", "INSERT"],
        quads: Iterator[Quad],
        staged: list[tuple[Literal["DELETE", "INSERT"], str, str]],
    ) -> None:
        """Put quads on their way, part by part; `staged` grows by the graphs that hold them."""
        places: dict[str, str] = {}
        while part := list(islice(quads, PART)):
            self._holding().renew()
            graphs: dict[str, list[Triple]] = {}
            for name, triple in part:
                if name not in places:
                    # The name is this writer's own: what one who lost its hold still sends harms nobody.
                    places[name] = f"{STAGED}{self._token}:{len(staged)}"
                    staged.append((verb, name, places[name]))
                    graphs.setdefault(WRITER, []).append(_note(places[name]))
                graphs.setdefault(places[name], []).append(triple)
            sent = Change(inserted=_blocks((name, tuple(triples)) for name, triples in graphs.items()))
            self._endpoint.tell(sent.sparql())

    def _sweep(self) -> None:
        """Take away what a writer that ended on the way left behind, as long as nobody else writes."""
        note = f"GRAPH {iri(WRITER)} {{ {iri(WRITER)} {_HAS_PART} ?staged }}"
        question = f"SELECT ?staged {{ {self._holding().renew()} {note} }}"
        if left := [str(name) for (name,) in rows_of(self._results(question, (), [WRITER])).rows]:
            self._endpoint.tell(";\n".join(_sweeping(left)))


def _dataset(sparql: str, default: tuple[str, ...], named: list[str]) -> dict[str, str | list[str]]:
    """A question with the graphs that it reads, as the protocol sends them."""
    form: dict[str, str | list[str]] = {"query": sparql, "default-graph-uri": list(default) or [NOTHING]}
    if named:
        form["named-graph-uri"] = named
    return form


def _quads(lines: Iterable[str]) -> Iterator[Quad]:
    """N-Quads lines as the name of a graph and a triple; each text may hold many lines."""
    for text in lines:
        for line in text.split("\n"):
            if not line.strip():
                continue
            terms = parse_line(line)
            if len(terms) != 4:
                raise GraphError("a line is no quad", where=line[:80], todo="mend the quads")
            yield terms[3][1:-1], (terms[0], terms[1], terms[2])


def _triples(graphs: Iterable[tuple[str, tuple[Triple, ...]]]) -> Iterator[Quad]:
    return ((name, triple) for name, triples in graphs for triple in triples)


def _note(staged: str) -> Triple:
    return iri(WRITER), _HAS_PART, iri(staged)


def _sweeping(staged: Iterable[str]) -> list[str]:
    """The steps that take graphs on their way, and the notes of them, away."""
    names = list(staged)
    drops = [f"DROP SILENT GRAPH {iri(name)}" for name in names]
    notes = _blocks([(WRITER, tuple(map(_note, names)))])
    return [*drops, Change(deleted=notes).sparql()] if names else []


def _blocks(said: Iterable[tuple[str, tuple[Triple, ...]]]) -> tuple[tuple[str, tuple[Triple, ...]], ...]:
    return tuple(
        (name, triples[start : start + BLOCK])
        for name, triples in said
        for start in range(0, len(triples), BLOCK)
    )
