"""What a graph is kept in: the one protocol that every store speaks, SPARQL 1.1 its language.

Reads: SPARQL, and triples in N-Triples terms. Gives: rows of Python values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from docgraph.graph.rdf.terms import Cell, Triple


class Rows(msgspec.Struct, frozen=True):
    """An answer: names of columns, and one tuple of values for each row. An IRI is its text, unbound is null.

    ASK gives one row with one column `answer`; CONSTRUCT gives columns `subject`, `predicate`, `object`.

    >>> Rows(columns=("a",), rows=((1,), (2,))).dicts()
    [{'a': 1}, {'a': 2}]
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def dicts(self) -> list[dict[str, Cell]]:
        """The rows with their columns' names."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Change(msgspec.Struct, frozen=True):
    """What one transaction does: named graphs taken out whole, then triples out of and into named graphs.

    >>> Change().is_empty
    True
    """

    dropped: tuple[str, ...] = ()
    deleted: tuple[tuple[str, tuple[Triple, ...]], ...] = ()
    inserted: tuple[tuple[str, tuple[Triple, ...]], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.dropped or self.deleted or self.inserted)

    def sparql(self) -> str:
        """The change as one update request.

        >>> print(Change(dropped=("urn:g",)).sparql())
        DROP SILENT GRAPH <urn:g>
        """
        steps = [f"DROP SILENT GRAPH <{name}>" for name in self.dropped]
        steps += [f"DELETE DATA {block(name, triples)}" for name, triples in self.deleted if triples]
        steps += [f"INSERT DATA {block(name, triples)}" for name, triples in self.inserted if triples]
        return ";\n".join(steps)


class Store(Protocol):
    """A kept graph of quads.

    Every method raises GraphError where the store cannot be used, `query` raises QueryError where the
    question is not SPARQL. `default` names the graphs that a query reads outside GRAPH; without it that is
    no graph.
    """

    def query(self, sparql: str, *, default: tuple[str, ...] = ()) -> Rows:
        """Answer a question."""
        ...

    def update(self, sparql: str) -> None:
        """Run an update request as one transaction."""
        ...

    def apply(self, change: Change) -> None:
        """Do a change as one transaction: all of it, or nothing."""
        ...

    def replace_source(self, name: str, triples: Iterable[Triple]) -> None:
        """Put a named graph in place of what stood under its name, as one transaction."""
        ...

    def bulk_load(self, lines: Iterable[str]) -> None:
        """Load N-Quads lines, all or none."""
        ...

    def graph(self, name: str) -> Iterator[tuple[Cell, Cell, Cell]]:
        """The triples of one named graph as Python values."""
        ...

    def graph_names(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""
        ...

    def quad_lines(self) -> Iterator[str]:
        """Every quad as an N-Quads line, in no set order."""
        ...

    def snapshot(self) -> None:
        """Let readers see what was written so far."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...


def block(name: str, triples: Iterable[Triple]) -> str:
    """Triples of a named graph in braces, as updates have them.

    >>> print(block("urn:g", [("<urn:a>", "<urn:b>", '"c"')]))
    { GRAPH <urn:g> {
    <urn:a> <urn:b> "c" .
    } }
    """
    body = "".join(f"{s} {p} {o} .\n" for s, p, o in triples)
    return f"{{ GRAPH <{name}> {{\n{body}}} }}"
