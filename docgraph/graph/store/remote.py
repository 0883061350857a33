"""The store at an address: any SPARQL 1.1 endpoint, spoken to over HTTP.

Reads: an address. Gives: a `Store`. Which graphs a question reads goes with it as its dataset, so that a
server which mixes all graphs in its default graph, or has none, answers as the store on disk does. The server
keeps its writers apart; what is written stands at once, so there is nothing to publish.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from docgraph.errors import DocgraphError, GraphError, QueryError
from docgraph.graph.rdf.iri import KNOWLEDGE
from docgraph.graph.rdf.terms import Cell, Triple, iri, parse_line
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.store.base import Change, Rows
from docgraph.graph.store.endpoint import Endpoint
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
# How many triples one request of a bulk load holds, unless a single source has more.
PART: Final = 5_000
# How many triples stand in one pair of braces: Virtuoso's parser gives up before 5,000.
BLOCK: Final = 1_000
_ALL: Final = "SELECT ?s ?p ?o { ?s ?p ?o }"
_NAMES: Final = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?g a {DG.Source} }} }}"


class RemoteStore:
    """A store behind an endpoint; `write` allows updates.

    GraphError where the server cannot be reached or refuses.

    >>> store = RemoteStore("https://example.org/sparql", write=False)
    >>> store.address
    'https://example.org/sparql'
    >>> store.close()
    """

    def __init__(self, address: str, *, write: bool, timeout: float | None = None) -> None:
        self.writable = write
        self._endpoint = Endpoint(address, timeout=timeout)
        self.address = self._endpoint.shown

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
        if not self.writable:
            raise GraphError(
                "the graph is open for reading", where=self.address, todo="open it with write=True"
            )
        self._endpoint.tell(sparql)

    def apply(self, change: Change) -> None:
        """Do a change as one transaction."""
        if not change.is_empty:
            small = Change(change.dropped, _blocks(change.deleted), _blocks(change.inserted))
            self.update(small.sparql())

    def replace_source(self, name: str, triples: Iterable[Triple]) -> None:
        """Put a named graph in place of what stood under its name."""
        self.apply(Change(dropped=(name,), inserted=((name, tuple(triples)),)))

    def bulk_load(self, lines: Iterable[str]) -> None:
        """Load N-Quads lines in parts that never split a source; when one is refused, all are taken back.

        What stood before stays as it was, for a part is made of what is not there yet.
        """
        graphs = _graphs(lines)
        there = set(self.graph_names())
        done: list[tuple[tuple[str, tuple[Triple, ...]], ...]] = []
        try:
            for part in _parts(graphs):
                fresh = tuple((name, self._missing(name, triples, there)) for name, triples in part)
                done.append(fresh)
                self.apply(Change(inserted=fresh))
        except BaseException:
            self._take_back(done)
            raise

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
        """Let go of the connections."""
        self._endpoint.close()

    def _results(self, sparql: str, default: tuple[str, ...], named: list[str]) -> Results:
        answer = self._endpoint.ask(_dataset(sparql, default, named), JSON_RESULTS)
        return parse_results(answer, self.address)

    def _terms(self, name: str) -> Iterator[Triple]:
        found = self._results(_ALL, (name,), []).results
        for row in found.bindings if found else ():
            yield row["s"].term(), row["p"].term(), row["o"].term()

    def _missing(self, name: str, triples: tuple[Triple, ...], there: set[str]) -> tuple[Triple, ...]:
        if name not in there:
            return triples
        known = set(self._terms(name))
        return tuple(triple for triple in triples if triple not in known)

    def _take_back(self, done: list[tuple[tuple[str, tuple[Triple, ...]], ...]]) -> None:
        for part in reversed(done):
            try:
                self.apply(Change(deleted=part))
            except DocgraphError:
                # The refusal that led here is what the caller must see; the next run settles from evidence.
                continue


def _dataset(sparql: str, default: tuple[str, ...], named: list[str]) -> dict[str, str | list[str]]:
    """A question with the graphs that it reads, as the protocol sends them."""
    form: dict[str, str | list[str]] = {"query": sparql, "default-graph-uri": list(default) or [NOTHING]}
    if named:
        form["named-graph-uri"] = named
    return form


def _graphs(lines: Iterable[str]) -> dict[str, tuple[Triple, ...]]:
    """N-Quads lines by graph; each text may hold many lines."""
    found: dict[str, list[Triple]] = {}
    for text in lines:
        for line in text.split("\n"):
            if not line.strip():
                continue
            terms = parse_line(line)
            if len(terms) != 4:
                raise GraphError("a line is no quad", where=line[:80], todo="mend the quads")
            found.setdefault(terms[3][1:-1], []).append((terms[0], terms[1], terms[2]))
    return {name: tuple(triples) for name, triples in found.items()}


def _blocks(said: Iterable[tuple[str, tuple[Triple, ...]]]) -> tuple[tuple[str, tuple[Triple, ...]], ...]:
    return tuple(
        (name, triples[start : start + BLOCK])
        for name, triples in said
        for start in range(0, len(triples), BLOCK)
    )


def _parts(graphs: dict[str, tuple[Triple, ...]]) -> Iterator[list[tuple[str, tuple[Triple, ...]]]]:
    """Requests of a fair size; a source's graph is never split, so that what is there is a whole source."""
    part: list[tuple[str, tuple[Triple, ...]]] = []
    size = 0
    for name, triples in graphs.items():
        if name == KNOWLEDGE:
            yield from ([(name, triples[start : start + PART])] for start in range(0, len(triples), PART))
            continue
        if part and size + len(triples) > PART:
            yield part
            part, size = [], 0
        part.append((name, triples))
        size += len(triples)
    if part:
        yield part
