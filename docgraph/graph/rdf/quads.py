"""What one passage says, as the triples of its source's named graph.

Reads: a passage and its extraction. Gives: triples in N-Triples terms, the same for the same input: every
node's IRI is made from what it is, there are no blank nodes and no clock. A mention takes at most 15 triples
(and one more for each further document of an anaphor), a relation at most 11. The text stands here once.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Final

import msgspec

from docgraph.graph.rdf.iri import claim_iri, mention_iri, relation_iri, source_iri, type_iri
from docgraph.graph.rdf.part import part_of
from docgraph.graph.rdf.terms import (
    RDF_TYPE,
    Triple,
    date_literal,
    iri,
    json_literal,
    literal,
    storable_text,
)
from docgraph.graph.rdf.vocab import DCTERMS, DG, ELI
from docgraph.records import Document, Extraction, Mention, Passage, Relation

# Four bytes at most for a code point: a piece never exceeds 64 kB.
PIECE: Final = 16_000
SENTENCE: Final = 1_000


class SourceGraph(msgspec.Struct, frozen=True):
    """A source's named graph: `iri` names it, `triples` stand sorted and without repetition.

    >>> SourceGraph(iri="urn:s", triples=()).lines()
    ''
    """

    iri: str
    triples: tuple[Triple, ...]

    def lines(self) -> str:
        """The graph as N-Triples."""
        return "".join(f"{s} {p} {o} .\n" for s, p, o in self.triples)

    def quad_lines(self) -> str:
        """The graph as N-Quads."""
        name = iri(self.iri)
        return "".join(f"{s} {p} {o} {name} .\n" for s, p, o in self.triples)


def source_graph(passage: Passage, extraction: Extraction) -> SourceGraph:
    """The evidence that a passage gives.

    >>> from docgraph.records import Document
    >>> said = Extraction(documents=(Document(id="d1", type="QĐ", number="3323"),))
    >>> graph = source_graph(Passage(text="QĐ 3323", address="a.txt"), said)
    >>> graph.iri, any('"3323"' in line for line in graph.lines().splitlines())
    ('urn:docgraph:source:a.txt', True)
    """
    source = source_iri(passage.address)
    triples = _source(passage, source)
    documents = extraction.documents
    if extraction.self_document is not None:
        documents = (extraction.self_document, *(d for d in documents if d.id != "self"))
    for document in documents:
        triples += _claim(source, document)
    nodes: dict[str, tuple[str, Mention]] = {}
    taken: set[str] = set()
    for position, mention in enumerate(extraction.mentions, 1):
        node = mention_iri(source, mention.start, mention.end)
        if node in taken:  # two readings of one stretch are told apart by their ids
            node = mention_iri(source, mention.start, mention.end, mention.id)
        taken.add(node)
        nodes[mention.id] = (iri(node), mention)
        triples += _mention(source, iri(node), mention, position)
    for relation in extraction.relations:
        triples += _relation(source, relation, nodes, passage.text)
    return SourceGraph(source, tuple(sorted(set(triples))))


def storable(passage: Passage, extraction: Extraction) -> tuple[Passage, Extraction]:
    """The records with every lone surrogate, which no store can hold, as U+FFFD; offsets stay right.

    >>> storable(Passage(text="a\\ud800"), Extraction())[0].text
    'a\ufffd'
    """
    try:
        msgspec.json.encode((passage, extraction))
    except UnicodeEncodeError:
        told = _storable(msgspec.to_builtins((passage, extraction)))
        return msgspec.convert(told, tuple[Passage, Extraction])
    return passage, extraction


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, dict):
        return {_storable(key): _storable(inner) for key, inner in value.items()}
    return [_storable(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def text_hash(text: str) -> str:
    """The SHA-256 of a text; a lone surrogate counts as what it is.

    >>> text_hash("")[:8]
    'e3b0c442'
    """
    return sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()


def _source(passage: Passage, source: str) -> list[Triple]:
    node = iri(source)
    said: list[tuple[str, str]] = [
        (RDF_TYPE, DG.Source),
        (DG.address, literal(passage.address)),
        (DG.format, literal(passage.format)),
        (DG.hash, literal(text_hash(passage.text))),
    ]
    if passage.title is not None:
        said.append((DCTERMS.title, literal(passage.title)))
    if passage.marks:
        said.append((DG.marks, json_literal([[m.kind, m.number, m.start] for m in passage.marks])))
    if context := _told(msgspec.to_builtins(passage.context)):
        said.append((DG.context, json_literal(context)))
    triples = [(node, predicate, value) for predicate, value in said]
    for order, start in enumerate(range(0, len(passage.text), PIECE)):
        piece = iri(f"{source}#text={order}")
        triples += [
            (node, DG.piece, piece),
            (piece, RDF_TYPE, DG.TextPiece),
            (piece, DG.order, literal(order)),
            (piece, DG.text, literal(passage.text[start : start + PIECE])),
        ]
    return triples


def _claim(source: str, document: Document) -> list[Triple]:
    node = iri(claim_iri(source, document.id))
    said = [(RDF_TYPE, DG.Claim), *identity_facts(document)]
    reading = _told({"inferred": document.inferred, "candidates": list(document.candidates)})
    if reading:
        said.append((DG.reading, json_literal(reading)))
    if document.confidence != 1.0:
        said.append((DG.confidence, literal(float(document.confidence))))
    return [(node, predicate, value) for predicate, value in said]


def identity_facts(document: Document) -> list[tuple[str, str]]:
    """Predicate and value of each field that a document has; claims and knowledge use the same terms.

    >>> identity_facts(Document(id="d1", number="15"))
    [('<http://data.europa.eu/eli/ontology#number>', '"15"')]
    """
    texts = (
        (ELI.number, document.number),
        (DG.year, document.year),
        (DG.symbol, document.symbol),
        (DG.issuer, document.issuer),
        (DG.place, document.jurisdiction),
        (ELI.title, document.name),
    )
    days = (
        (ELI.date_document, document.date),
        (ELI.first_date_entry_in_force, document.effective_from),
        (ELI.date_no_longer_in_force, document.effective_to),
    )
    said = [(ELI.type_document, iri(type_iri(document.type)))] if document.type else []
    said += [(predicate, literal(text)) for predicate, text in texts if text is not None]
    said += [(predicate, date_literal(day)) for predicate, day in days if day is not None]
    if document.count is not None:
        said.append((DG.documentCount, literal(document.count)))
    return said


def _mention(source: str, node: str, mention: Mention, position: int) -> list[Triple]:
    said = [
        (RDF_TYPE, DG.Mention),
        (DG.start, literal(mention.start)),
        (DG.end, literal(mention.end)),
        (DG.form, literal(mention.form)),
    ]
    fields = Document(
        id="",
        type=mention.type,
        number=mention.number,
        year=mention.year,
        symbol=mention.symbol,
        date=mention.date,
        issuer=mention.issuer,
    )
    said += identity_facts(fields)
    several = isinstance(mention.document, tuple)
    targets = mention.document if isinstance(mention.document, tuple) else (mention.document,)
    said += [(DG.pointsTo, iri(claim_iri(source, target))) for target in targets if target is not None]
    if mention.pinpoints:
        said.append((DG.pinpoints, json_literal([_told(msgspec.to_builtins(p)) for p in mention.pinpoints])))
    reading = _told({"written": mention.written, "inferred": mention.inferred})
    if mention.id != f"m{position}":
        reading["id"] = mention.id
    if several:
        reading["documents"] = list(targets)
    if reading:
        said.append((DG.reading, json_literal(reading)))
    return [(node, predicate, value) for predicate, value in said + _how(mention)]


def _relation(
    source: str, relation: Relation, mentions: dict[str, tuple[str, Mention]], text: str
) -> list[Triple]:
    node = iri(relation_iri(source, relation))
    sentence = text[relation.start : relation.end]
    said = [
        (RDF_TYPE, DG.Relation),
        (DG.source, iri(claim_iri(source, relation.source))),
        (DG.type, DG[relation.type.value]),
        (DG.target, iri(claim_iri(source, relation.target))),
        (DG.start, literal(relation.start)),
        (DG.end, literal(relation.end)),
        (DG.sentence, literal(sentence if len(sentence) <= SENTENCE else sentence[:SENTENCE] + "…")),
    ]
    if relation.mention in mentions:
        seen, mention = mentions[relation.mention]
        said.append((DG.mention, seen))
        if (part := part_of(relation, mention, text, (one for _, one in mentions.values()))) is not None:
            said.append((DG.part, literal(part)))
    return [(node, predicate, value) for predicate, value in said + _how(relation)]


def _how(read: Mention | Relation) -> list[tuple[str, str]]:
    said = [(DG.rule, literal(read.rule))] if read.rule else []
    if read.confidence != 1.0:
        said.append((DG.confidence, literal(float(read.confidence))))
    return said


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    """What of a record's fields says something."""
    told = {key: _told(value) if isinstance(value, dict) else value for key, value in fields.items()}
    return {key: value for key, value in told.items() if value not in (None, {}, [], ())}
