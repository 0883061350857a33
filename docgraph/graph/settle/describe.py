"""What is known of one document from all its identities: its row, its facts, its name for people.

Reads: identities with how often and by whom they are claimed. Gives: a row, and the triples of knowledge.
Where claims differ the document's own text wins, then the most claims, then the order of letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import msgspec

from docgraph.graph.answers import DocumentRow
from docgraph.graph.rdf.iri import document_iri
from docgraph.graph.rdf.quads import identity_facts
from docgraph.graph.rdf.terms import RDF_TYPE, RDFS_LABEL, Triple, iri, literal
from docgraph.graph.rdf.vocab import DG, ELI
from docgraph.identity import key_of
from docgraph.lexicon import load_lexicon
from docgraph.lexicon.written import as_written
from docgraph.records import Document

_LAWS: Final = frozenset({"Luật", "BLuật", "PL", "HP"})
_FIELDS: Final = (
    "type number year symbol date issuer jurisdiction name count effective_from effective_to".split()
)


class Voice(msgspec.Struct, frozen=True):
    """An identity's fields, the number of claims that say so, and how many of these are a text's on itself.

    >>> Voice(Document(id=""), 3, 0).claims
    3
    """

    fields: Document
    claims: int
    own: int


class Described(msgspec.Struct, frozen=True):
    """A document's row, the triples that say it in knowledge, and its days of force as texts tell them.

    >>> Described(DocumentRow(iri="urn:x", label="x"), ()).triples
    ()
    """

    row: DocumentRow
    triples: tuple[Triple, ...]
    since: str | None = None
    until: str | None = None


def describe(
    name: str,
    voices: Sequence[Voice],
    *,
    partial: bool,
    candidates: Sequence[str] = (),
    own_text: str | None = None,
) -> Described:
    """The row and triples of the document with this IRI.

    >>> voice = Voice(Document(id="", type="QĐ", number="1", date="2019-12-30"), 1, 0)
    >>> describe("urn:x", [voice], partial=False).row.date
    '2019-12-30'
    """
    first = _of_the_name(name, voices)
    told = {field: _choose(field, first) or _choose(field, voices) for field in _FIELDS}
    told["name"] = _choose("name", _well_named(told["type"], first)) or told["name"]
    chosen = msgspec.convert({"id": ""} | told, Document)
    row = row_of(name, chosen, source=own_text, partial=partial)
    node = iri(name)
    said = [(RDF_TYPE, DG.Document), (RDF_TYPE, ELI.LegalResource), (RDFS_LABEL, literal(row.label))]
    said += identity_facts(chosen)
    if row.identifier:
        said.append((ELI.id_local, literal(row.identifier)))
    if partial:
        said.append((RDF_TYPE, DG.PartialDocument))
    said += [(DG.candidate, iri(candidate)) for candidate in candidates]
    triples = tuple((node, predicate, value) for predicate, value in sorted(said))
    return Described(row, triples, chosen.effective_from, chosen.effective_to)


def row_of(name: str, document: Document, source: str | None = None, partial: bool = False) -> DocumentRow:
    """The row of a document under its IRI, labelled; `source` is the address of its own text.

    >>> row_of("urn:x", Document(id="", type="QĐ", number="5", symbol="QĐ-X")).iri
    'urn:x'
    """
    row = DocumentRow(
        iri=name,
        label="",
        type=document.type,
        type_name=type_name(document.type) if document.type else None,
        number=document.number,
        year=document.year,
        symbol=document.symbol,
        date=document.date,
        issuer=document.issuer,
        name=document.name,
        count=document.count,
        source=source,
        partial=partial,
    )
    return msgspec.structs.replace(row, label=label_of(row))


def label_of(row: DocumentRow) -> str:
    """A document as a person would name it.

    >>> label_of(DocumentRow("", "", type_name="Quyết định", number="5", symbol="QĐ-X", date="2019-12"))
    'Quyết định 05/QĐ-X tháng 12/2019'
    >>> label_of(DocumentRow("", "", count=83, name="văn bản quy phạm pháp luật"))
    '83 văn bản quy phạm pháp luật'
    >>> label_of(DocumentRow("", "", type="Luật", type_name="Luật", number="9", symbol="QH9", name="Giá"))
    'Luật Giá 09/QH9'
    """
    kind = row.type_name or "Văn bản"
    if row.number is None:
        if row.count is not None and row.count > 1:
            return f"{row.count} {row.name or kind[:1].lower() + kind[1:]}"
        if not row.name:
            return f"{kind} không số"
        name = row.name[:1].upper() + row.name[1:]
        known = row.type in _LAWS and row.date and row.date[:4] not in name
        return f"{name} năm {row.date[:4]}" if known and row.date else name
    head = kind
    if row.type in _LAWS and row.name:
        head = row.name if row.name.lower().startswith(kind.lower()) else f"{kind} {row.name}"
    return f"{head} {as_written(row.identifier or row.number)}{_day(row.date)}"


@cache
def type_name(code: str) -> str:
    """The name of a type, with a capital; its code where it has no row.

    >>> type_name("?")
    '?'
    """
    for row in load_lexicon().doc_types:
        if row.code == code:
            return row.name[:1].upper() + row.name[1:]
    return code


def _day(date: str | None) -> str:
    if not date:
        return ""
    parts = date.split("-")
    words = {1: " năm ", 2: " tháng "}.get(len(parts), " ngày ")
    return words + "/".join(reversed(parts))


def _of_the_name(name: str, voices: Sequence[Voice]) -> Sequence[Voice]:
    """The voices that speak of the number in the IRI, where people said that several numbers are one."""
    numbers = {voice.fields.number for voice in voices} - {None}
    if len(numbers) < 2:
        return voices
    named = {
        voice.fields.number
        for voice in voices
        if voice.fields.number and name.startswith(document_iri(key_of(voice.fields), "", ""))
    }
    return [voice for voice in voices if voice.fields.number in named] or voices


def _well_named(kind: str | int | None, voices: Sequence[Voice]) -> Sequence[Voice]:
    """The voices that tell a law's name with its type's word, and those not in capitals, if there are any."""
    named = [voice for voice in voices if voice.fields.name]
    if kind in _LAWS:
        word = type_name(str(kind)).lower()
        named = [v for v in named if (v.fields.name or "").lower().startswith(word)] or named
    return [voice for voice in named if not (voice.fields.name or "").isupper()] or named


def _choose(field: str, voices: Sequence[Voice]) -> str | int | None:
    told: dict[str | int, tuple[int, int, int]] = {}
    for voice in voices:
        value = getattr(voice.fields, field)
        if value is None:
            continue
        own, claims, _ = told.get(value, (0, 0, 0))
        # Of dates that fit each other the longest says the most.
        exact = len(value) if field == "date" else 0
        told[value] = (own + voice.own, claims + voice.claims, exact)
    if not told:
        return None
    return min(told, key=lambda value: (-told[value][2], -told[value][0], -told[value][1], str(value)))
