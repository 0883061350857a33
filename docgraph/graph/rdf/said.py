"""What a person says of a relation or of two documents ↔ the named graph that keeps it.

Reads: statements. Gives: triples, and statements back. A statement is kept as a source whose text is the
reason; the documents that it speaks of are claims like those of any text, so that they are settled with
them, whatever is read again.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final, Literal

import msgspec

from docgraph.graph.rdf.iri import SAID_BASE, claim_iri
from docgraph.graph.rdf.quads import SourceGraph, source_graph
from docgraph.graph.rdf.terms import RDF_TYPE, Cell, iri, literal
from docgraph.graph.rdf.vocab import DG
from docgraph.records import Document, Extraction, Passage, Relation, RelationType

Verb = Literal["states", "confirms", "rejects", "same", "different"]
# These say an edge; `rejects` takes one away, the others are about identities.
POSITIVE: Final = frozenset({"states", "confirms"})
FIRST: Final = "d1"
SECOND: Final = "d2"


class Statement(msgspec.Struct, frozen=True):
    """A person's word: `first` does `type` to `second`, or both are one document, or they are not.

    `homes` holds, by id, the IRIs of documents that live in a source: their fields alone do not name them.

    >>> Statement("same", "A", "one list", Document(id="d1"), Document(id="d2")).type is None
    True
    """

    verb: Verb
    by: str
    reason: str
    first: Document
    second: Document
    type: RelationType | None = None
    homes: dict[str, str] = {}

    @property
    def address(self) -> str:
        """Its address, a function of what it is about: a later word on the same thing takes its place."""
        ends = [
            (msgspec.json.encode(document, order="deterministic").decode(), self.homes.get(local, ""))
            for local, document in ((FIRST, _bare(self.first)), (SECOND, _bare(self.second)))
        ]
        if self.type is None:
            ends.sort()
        about = msgspec.json.encode((self.type.value if self.type else "identity", ends))
        return SAID_BASE + sha256(about).hexdigest()[:16]

    def records(self) -> tuple[Passage, Extraction]:
        """The statement as a source: its reason as the text, and the relation that it says."""
        said: tuple[Relation, ...] = ()
        if self.type is not None and self.verb in POSITIVE:
            rule = f"said:{self.verb}"
            said = (Relation(FIRST, self.type, SECOND, start=0, end=len(self.reason), rule=rule),)
        passage = Passage(text=self.reason, address=self.address, title=f"{self.by}: {self.verb}")
        return passage, Extraction(documents=(self.first, self.second), relations=said)

    def graph(self) -> SourceGraph:
        """The statement's named graph."""
        passage, extraction = self.records()
        kept = source_graph(passage, extraction)
        node = iri(kept.iri)
        told = [(node, RDF_TYPE, DG.Statement), (node, DG.verb, literal(self.verb))]
        told.append((node, DG.saidBy, literal(self.by)))
        if self.type is not None:
            told.append((node, DG.type, DG[self.type.value]))
        told += [(iri(claim_iri(kept.iri, end)), DG.livesAs, iri(home)) for end, home in self.homes.items()]
        return SourceGraph(kept.iri, tuple(sorted({*kept.triples, *told})))


def statement_of(
    source: str, rows: Iterable[tuple[Cell, ...]], passage: Passage, said: Extraction
) -> Statement | None:
    """The statement that a graph keeps, given its records as read back; null where a text was read.

    >>> statement_of("urn:s", [], Passage(text=""), Extraction()) is None
    True
    """
    told: dict[str, str] = {}
    homes: dict[str, str] = {}
    ends = {claim_iri(source, end): end for end in (FIRST, SECOND)}
    for subject, predicate, value in rows:
        term = f"<{predicate}>"
        if subject == source:
            told[term] = str(value)
        elif term == DG.livesAs and subject in ends:
            homes[ends[str(subject)]] = str(value)
    if DG.verb not in told or len(said.documents) != 2:
        return None
    kind = told.get(DG.type)
    return Statement(
        verb=msgspec.convert(told[DG.verb], Verb),
        by=told[DG.saidBy],
        reason=passage.text,
        first=said.documents[0],
        second=said.documents[1],
        type=RelationType(kind.rpartition("#")[2]) if kind else None,
        homes=homes,
    )


def _bare(document: Document) -> Document:
    return msgspec.structs.replace(document, id="", inferred={}, candidates=(), confidence=1.0)
