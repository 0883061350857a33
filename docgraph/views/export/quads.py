"""The quads of a graph → N-Quads, Turtle, JSON-LD, RDF/XML.

Reads: the store's quads. Gives: bytes. N-Quads are sorted outside memory, so that a large graph can be
written; the other forms are made by rdflib, which holds the whole graph.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final, Literal

from docgraph.graph.rdf.serialize import serialize
from docgraph.graph.rdf.vocab import DG

if TYPE_CHECKING:
    from docgraph.graph.kept import Graph

HELD: Final = 500_000
"""How many lines are sorted in memory before they wait in a file."""


def write(graph: Graph, form: Literal["ttl", "nq", "jsonld", "xml"], *, text: bool) -> Iterator[bytes]:
    """The quads as one file; without `text` the sources' texts are left out, their evidence stays."""
    lines = graph.store.quad_lines()
    chosen = lines if text else without_text(lines)
    if form == "nq":
        for line in sorted_lines(chosen):
            yield line.encode("utf-8")
    else:
        yield serialize(chosen, form)


def without_text(lines: Iterable[str]) -> Iterator[str]:
    """Quads but for the pieces of the sources' texts, and the marks that count in them.

    >>> list(without_text([f'<urn:t> {DG.text} "Căn cứ" <urn:g> .', "<urn:a> <urn:b> <urn:c> <urn:g> ."]))
    ['<urn:a> <urn:b> <urn:c> <urn:g> .']
    """
    left_out = {DG.text, DG.order, DG.piece, DG.marks}
    for line in lines:
        # Neither a subject nor a predicate holds a space.
        _, predicate, rest = line.split(" ", 2)
        if predicate not in left_out and not rest.startswith(DG.TextPiece):
            yield line


def sorted_lines(lines: Iterable[str], *, held: int = HELD) -> Iterator[str]:
    r"""Lines in the order of their code points; more than `held` of them wait sorted in files.

    >>> list(sorted_lines(["b\n", "a\n", "c\n"], held=2))
    ['a\n', 'b\n', 'c\n']
    """
    todo = iter(lines)
    part = sorted(islice(todo, held))
    if len(part) < held:
        yield from part
        return
    with ExitStack() as files:
        parts: list[Iterable[str]] = []
        while part:
            file = files.enter_context(TemporaryFile("w+", encoding="utf-8", newline="\n"))
            file.writelines(part)
            file.seek(0)
            parts.append(file)
            part = sorted(islice(todo, held))
        yield from heapq.merge(*parts)
