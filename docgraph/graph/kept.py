"""A kept graph: the table of contents of the right half.

Reads: passages with their extractions. Gives: answers (`docgraph.graph.answers`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from docgraph.graph.answers import (
    AddReport,
    DocumentRow,
    DocumentView,
    Found,
    Neighbourhood,
    SourceRow,
    SourceView,
)
from docgraph.records import Extraction, Passage


class Graph:
    """A graph in a folder. Method names and answers are fixed; bodies follow."""

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False, base: str | Path | None = None) -> Graph:
        """Open a graph's folder; with `write` it is created where it is missing and locked for this process."""
        raise NotImplementedError

    def add(self, passage: Passage, extraction: Extraction) -> AddReport:
        """Keep what a passage says, in place of what its address said before."""
        raise NotImplementedError

    def drop(self, address: str) -> bool:
        """Take a source and its statements out; false where there is none."""
        raise NotImplementedError

    def sources(self) -> list[SourceRow]:
        """Every source, by address."""
        raise NotImplementedError

    def query(self, name: str, **params: str) -> list[dict[str, Any]]:
        """Answer a named question; rows have the columns of its head."""
        raise NotImplementedError

    def sparql(self, text: str) -> list[dict[str, Any]]:
        """Run a SPARQL query: knowledge is the default graph, evidence stands in named graphs."""
        raise NotImplementedError

    def find(self, name: str) -> Found:
        """The documents that a person's words name: `3323/QĐ-UBND`, `QĐ 3323`, with date or place."""
        raise NotImplementedError

    def documents(self) -> Iterator[DocumentRow]:
        """Every document, by label."""
        raise NotImplementedError

    def document(self, name: str) -> DocumentView:
        """One document by IRI or name; NotFoundError where none or several fit."""
        raise NotImplementedError

    def source(self, address: str) -> SourceView:
        """One source with its text and mentions; NotFoundError where there is none."""
        raise NotImplementedError

    def neighbourhood(self, iri: str, depth: int = 1, limit: int = 300) -> Neighbourhood:
        """The documents within `depth` edges of one, nearest first, and the edges among them."""
        raise NotImplementedError

    def close(self) -> None:
        """Publish what was written and let go of the folder."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
