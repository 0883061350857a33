"""A document as a page names it: heading, second line, day, body, and the address of its page.

Reads: `DocumentRow`s. Gives: `Face`s, and a `Directory` that finds the face and file of a document or source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Protocol

import msgspec

from docgraph.graph.answers import (
    DocumentRow,
    DocumentView,
    Evidence,
    Link,
    Neighbourhood,
    Said,
    SourceRow,
    SourceView,
)
from docgraph.graph.rdf.iri import parse_document_iri
from docgraph.lexicon.written import as_written
from docgraph.views.slugs import name_all
from docgraph.views.words import say_day

_KNOWN_BY_NAME = frozenset({"Luật", "BLuật", "PL", "HP"})
LONGEST_NAME = 300
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160)), " ")


class Answers(Protocol):
    """What pages ask of a graph; `docgraph.graph.kept.Graph` gives it."""

    def documents(self) -> Iterable[DocumentRow]:
        """Every document."""

    def links(self) -> Iterable[Link]:
        """Every relation between two documents, each type once."""

    def document(self, name: str) -> DocumentView:
        """One document by its IRI."""

    def sources(self) -> list[SourceRow]:
        """Every source."""

    def source(self, address: str) -> SourceView:
        """One source with text and mentions."""

    def neighbourhood(self, iri: str, depth: int = 1, limit: int = 300) -> Neighbourhood:
        """The documents around one."""

    def changes(self) -> Mapping[str, frozenset[str]]:
        """What others did to the force of each document to which something was done."""

    def statements(self) -> Sequence[Said]:
        """What people said."""

    def query(self, name: str, **params: str) -> list[dict[str, Any]]:
        """The rows that answer a named question."""


class Face(msgspec.Struct, frozen=True):
    """How pages show one document: `kind` above, `title` as heading, `name` below; `slug` names its file.

    `cited` counts relations to it, `named` the sources that name it. `place` is the province or city whose
    law it is, `changed` what others did to its force, `lacks` what its identity lacks to be complete.
    """

    iri: str
    slug: str
    kind: str
    title: str
    short: str
    name: str = ""
    date: str = ""
    day: str = ""
    issuer: str = ""
    count: int | None = None
    unnumbered: bool = False
    partial: bool = False
    cited: int = 0
    acts: int = 0
    place: str = ""
    changed: tuple[str, ...] = ()
    named: int = 0
    lacks: tuple[str, ...] = ()


def clip(text: str, longest: int = LONGEST_NAME) -> str:
    """A text on one line, cut at a word before `longest` with an ellipsis.

    >>> clip("Kế hoạch cải cách hành chính", 20)
    'Kế hoạch cải cách…'
    """
    # A control character is no part of a name, and some of them end a word.
    line = " ".join(text.translate(_CONTROLS).split())
    if len(line) <= longest:
        return line
    cut = line[:longest]
    return (cut[: cut.rfind(" ")] if " " in cut[longest // 2 :] else cut).rstrip(" ,;:") + "…"


@cache
def _place(places: str) -> str:
    key = parse_document_iri(f"urn:lex:{places}:::2000;1")
    name = key.jurisdiction[0] if key and key.jurisdiction else ""
    return name if name != name.casefold() else name.title()


def place_of(iri: str) -> str:
    """The place that a document's IRI tells, empty where it tells none: a body of the whole country.

    >>> place_of("urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323"), place_of("urn:lex:vn:x:y:1")
    ('Hải Phòng', '')
    """
    for head in ("urn:lex:", "urn:docgraph:partial:"):
        if iri.startswith(f"{head}vn;"):
            return _place(iri[len(head) :].partition(":")[0])
    return ""


def make_face(row: DocumentRow, slug: str, changed: Iterable[str] = ()) -> Face:
    """The face of a row: a law by its name, others by type and identifier, one without number by its name.

    >>> make_face(DocumentRow(iri="i", label="1", type="QĐ", type_name="quyết định", number="1"), "s").short
    'Quyết định 01'
    """
    kind = clip(row.type_name or row.type or "", 80)
    kind = kind[:1].upper() + kind[1:]
    name, identifier = clip(row.name or ""), clip(as_written(row.identifier or ""), 80)
    if row.type in _KNOWN_BY_NAME and name:
        title, second = name, identifier
    elif identifier:
        title, second = identifier, name
    else:
        title, second = name or clip(row.label), ""
    short = f"{kind} {identifier}".strip() if title == identifier else title
    return Face(
        iri=row.iri,
        slug=slug,
        kind="" if title.casefold().startswith(kind.casefold()) and title != identifier else kind,
        title=title,
        short=short or clip(row.label),
        name=second,
        date=row.date or "",
        day=say_day(row.date),
        issuer=clip(row.issuer or "", 120),
        count=row.count,
        unnumbered=row.number is None and row.type not in _KNOWN_BY_NAME,
        partial=row.partial,
        cited=row.incoming,
        acts=row.outgoing,
        place=place_of(row.iri),
        changed=tuple(sorted(changed)),
        named=row.named,
        lacks=tuple(_lacks(row)) if row.partial else (),
    )


def _lacks(row: DocumentRow) -> Iterator[str]:
    """What a document's identity would need."""
    if row.type is None:
        yield "type"
    if row.number is None and row.type not in _KNOWN_BY_NAME:
        yield "number"
    if row.year is None and row.date is None:
        yield "year"
    if row.issuer is None:
        yield "issuer"


def _readable(row: DocumentRow) -> str:
    """What a file name should tell of a document: identifier and year, else name."""
    name = row.identifier or row.name or row.label
    return f"{name} {row.date[:4]}" if row.identifier and row.date and not row.year else name


class Place(msgspec.Struct, frozen=True):
    """Where something stands in a source: `unit` is page, paragraph or line, counted from 1."""

    unit: str
    number: int


class SourceFace(msgspec.Struct, frozen=True):
    """A source as pages name it, and what tells on which page, paragraph or line an offset lies.

    `said_by` names the person whose word it is; empty for a text.
    """

    address: str
    slug: str
    title: str
    document: str | None
    mentions: int
    name: str = ""
    unit: str = ""
    starts: tuple[int, ...] = ()
    numbers: Sequence[int] = ()
    anchors: tuple[int, ...] = ()
    said_by: str = ""

    def anchor(self, evidence: Evidence) -> str:
        """The fragment of the source's page at which evidence can be seen: its mention, else its place.

        >>> face = SourceFace("a", "a", "a", None, 1, "", "line", (0, 9), (1, 2), anchors=(4,))
        >>> face.anchor(Evidence("r", "a", 0, 8, "…")), face.anchor(Evidence("r", "a", 9, 12, "…"))
        ('c4', 'u2')
        """
        wanted = evidence.start if evidence.mention_start is None else evidence.mention_start
        if not self.anchors:
            # Its places are not at hand; where a mention begins there is an anchor all the same.
            return "" if evidence.mention_start is None else f"c{evidence.mention_start}"
        index = bisect_left(self.anchors, wanted)
        if index < len(self.anchors) and self.anchors[index] < evidence.end:
            return f"c{self.anchors[index]}"
        place = self.place(wanted)
        return f"u{place.number}" if place else ""

    def place(self, offset: int) -> Place | None:
        """The page, paragraph or line that holds `offset`, null where the source tells nothing.

        >>> face = SourceFace("a", "a", "a", None, 0, "", "line", (0, 9), (1, 2))
        >>> face.place(12).number
        2
        """
        index = bisect_right(self.starts, offset) - 1
        return Place(self.unit, self.numbers[index]) if index >= 0 else None


def make_source_face(row: SourceRow, slug: str, document: Face | None) -> SourceFace:
    """The face of a source: called by the document that it is, else by its title, else by its address.

    >>> make_source_face(SourceRow("a.txt"), "a", None).title
    'a.txt'
    """
    if row.said_by is not None:
        by = clip(row.said_by, 80)
        return SourceFace(row.address, slug, title=by, document=None, mentions=0, said_by=by)
    told = clip(row.title or "", 200)
    title = document.short if document else told or clip(row.address, 160)
    name = (document.name or told) if document else ""
    return SourceFace(
        address=row.address,
        slug=slug,
        title=title,
        document=document.iri if document else None,
        mentions=row.mentions,
        name="" if name == title else name,
    )


def place_units(view: SourceView) -> tuple[str, tuple[int, ...], Sequence[int]]:
    """Unit, starts and numbers of a source: its paragraphs or pages where the file has marks, else its lines.

    >>> place_units(SourceView(address="a", text="một\\nhai"))
    ('line', (0, 4), range(1, 3))
    """
    kinds = {mark.kind for mark in view.marks}
    kind = "paragraph" if "paragraph" in kinds else "page"
    marks = sorted((mark.start, mark.number) for mark in view.marks if mark.kind == kind)
    if marks:
        return kind, tuple(start for start, _ in marks), tuple(number for _, number in marks)
    if view.format != "text":
        return "", (), ()
    starts = [0]
    while (at := view.text.find("\n", starts[-1])) >= 0:
        starts.append(at + 1)
    return "line", tuple(starts), range(1, len(starts) + 1)


class Directory:
    """Faces and file names of every document and source of a graph, found by IRI and address."""

    def __init__(
        self,
        rows: Iterable[DocumentRow],
        sources: Iterable[SourceRow],
        changes: Mapping[str, frozenset[str]] | None = None,
        said: Iterable[Said] = (),
    ) -> None:
        changed = changes or {}
        by_iri = {row.iri: row for row in rows}
        slugs = name_all((iri, _readable(row)) for iri, row in by_iri.items())
        faces = [make_face(row, slugs[iri], changed.get(iri, ())) for iri, row in by_iri.items()]
        self.faces: list[Face] = sorted(
            faces, key=lambda face: (-max(face.cited, face.named), -face.acts, face.title, face.iri)
        )
        self._faces = {face.iri: face for face in self.faces}
        self.rows = by_iri
        self._by_slug = {face.slug: face for face in faces}
        source_rows = list(sources)
        named = name_all((row.address, row.address) for row in source_rows)
        self._sources = {
            row.address: make_source_face(
                row, named[row.address], self.face(*row.document) if row.document else None
            )
            for row in source_rows
        }
        self._addresses = {slug: address for address, slug in named.items()}
        self.said = tuple(said)
        for one in self.said:
            self._name_word(one)
        self._backed = {
            (one.first[0], one.type, one.second[0]): one
            for one in self.said
            if one.verb in ("states", "confirms")
        }

    @property
    def sources(self) -> list[SourceFace]:
        """Every source, by address."""
        return [self._sources[address] for address in sorted(self._sources)]

    def face(self, iri: str, label: str = "") -> Face:
        """The face of a document; one that the graph does not list is shown by its label, without a page."""
        known = self._faces.get(iri)
        return known or Face(iri=iri, slug="", kind="", title=clip(label or iri), short=clip(label or iri))

    def word_for(self, source: str, types: Iterable[str], target: str) -> Said | None:
        """The word of a person who says that one document does something of these types to another."""
        found = (self._backed.get((source, type_, target)) for type_ in types)
        return next(filter(None, found), None)

    def _name_word(self, said: Said) -> None:
        """A person's word goes by what it is about."""
        if said.address in self._sources:
            ends = dict.fromkeys(self.face(*end).short for end in (said.first, said.second))
            name = (" → " if said.type else " · ").join(ends)
            self._sources[said.address] = msgspec.structs.replace(self._sources[said.address], name=name)

    def words_at(self, address: str) -> list[Said]:
        """What a person said at this address: one word, or none."""
        return [one for one in self.said if one.address == address]

    def by_slug(self, slug: str) -> Face | None:
        """The face of the document with this slug."""
        return self._by_slug.get(slug)

    def source_by_slug(self, slug: str) -> SourceFace | None:
        """The face of the source with this slug."""
        address = self._addresses.get(slug)
        return self._sources[address] if address is not None else None

    def source(self, address: str) -> SourceFace | None:
        """The face of a source, null where the graph does not list it (the lexicon's own statements)."""
        return self._sources.get(address)

    def learn_places(self, view: SourceView) -> None:
        """Keep where a source's pages, paragraphs or lines begin; a person's word has none."""
        if view.address in self._sources and self._sources[view.address].said_by:
            return
        unit, starts, numbers = place_units(view)
        known = self._sources.get(view.address)
        if known is not None:
            self._sources[view.address] = msgspec.structs.replace(
                known,
                unit=unit,
                starts=starts,
                numbers=numbers,
                anchors=tuple(sorted({mention.start for mention in view.mentions})),
            )


def directory_of(graph: Answers) -> Directory:
    """The directory of all that a graph holds."""
    return Directory(graph.documents(), graph.sources(), graph.changes(), graph.statements())
