"""The records in which a graph answers.

Reads: nothing. Gives: frozen records for lists, one document, one source, a neighbourhood, a look-up by name.
Views, the command line and checks read these and never see a quad.
"""

from __future__ import annotations

import msgspec

from docgraph.graph.evidence import Edge as Edge
from docgraph.graph.evidence import Evidence as Evidence
from docgraph.graph.evidence import Naming as Naming


class DocumentRow(msgspec.Struct, frozen=True):
    """One document in a list.

    `label` is how a person would name it (`Kế hoạch 81/KH-UBND ngày 25/03/2020 (Ủy ban nhân dân …)` without
    the issuer). `source` is the address of the document's own text, null where only others speak of it.
    `partial` says that its identity is incomplete. `incoming` and `outgoing` count knowledge edges, `named`
    the sources that name it besides its own text.

    >>> DocumentRow(iri="urn:lex:vn;x", label="QĐ 1").source is None
    True
    """

    iri: str
    label: str
    type: str | None = None
    type_name: str | None = None
    number: str | None = None
    year: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    name: str | None = None
    count: int | None = None
    source: str | None = None
    partial: bool = False
    incoming: int = 0
    outgoing: int = 0
    named: int = 0

    @property
    def identifier(self) -> str | None:
        """Number, year and symbol as written together: `15/2020/NĐ-CP`; null where there is no number.

        >>> DocumentRow(iri="i", label="", number="15", year="2020", symbol="NĐ-CP").identifier
        '15/2020/NĐ-CP'
        """
        if self.number is None:
            return None
        # Party and old assembly numbers join number and symbol by a hyphen: 19-NQ/TW, 49-CTr/TU.
        joint = "-" if self.symbol and self.year is None and "/" in self.symbol else "/"
        head = f"{self.number}/{self.year}" if self.year else self.number
        return f"{head}{joint}{self.symbol}" if self.symbol else head


class Said(msgspec.Struct, frozen=True):
    """A person's word, on a relation or on two identities.

    `verb` is `states`, `confirms` or `rejects` of a relation, `same` or `different` of identities; `first`
    and `second` pair IRI with label; `address` names it among the sources.

    >>> Said("urn:docgraph:said:0", "same", "A", "one list", ("urn:a", "a"), ("urn:b", "b")).type is None
    True
    """

    address: str
    verb: str
    by: str
    reason: str
    first: tuple[str, str]
    second: tuple[str, str]
    type: str | None = None
    said_at: str | None = None


class MentionView(msgspec.Struct, frozen=True):
    """One mention in a source: where it stands, what is written, and the documents it was settled to.

    `documents` pairs IRI with label; it is empty where nothing is pointed to, longer than one for an
    anaphor of several. `pinpoints` are written out: `Điều 5, khoản 2`.

    >>> MentionView(source="a.txt", start=0, end=5, text="Căn c", form="numbered").documents
    ()
    """

    source: str
    start: int
    end: int
    text: str
    form: str
    documents: tuple[tuple[str, str], ...] = ()
    pinpoints: tuple[str, ...] = ()
    written: str | None = None
    rule: str = ""
    confidence: float = 1.0


class Fact(msgspec.Struct, frozen=True):
    """Something known of a document: `name` is a field (`date`, `effective_from`), `value` its value.

    `sources` are the addresses that say so (`urn:docgraph:lexicon` is what docgraph itself knows), `rules`
    how it was inferred where no text says it outright.

    >>> Fact(name="date", value="2019-12-30").sources
    ()
    """

    name: str
    value: str
    sources: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class DocumentView(msgspec.Struct, frozen=True):
    """Everything the graph knows of one document: its row, facts, both directions of its edges, its mentions.

    `edges_out` and `edges_in` map a relation type to its edges, types in the order of `RelationType`, edges
    by label. `candidates` are the full documents that a partial one may be. `said` is what people said of it,
    also where they reject a relation, which no edge shows then. `named_in` are the sources that name it, its
    own text left out. `status` names what other documents do to its force (`replaces`, `repeals`, `suspends`,
    `extends`, `amends`): the edges in of those types; an edge with a `part` leaves the rest as it was.

    >>> DocumentView(row=DocumentRow(iri="urn:x", label="QĐ 1")).row.label
    'QĐ 1'
    """

    row: DocumentRow
    facts: tuple[Fact, ...] = ()
    edges_out: dict[str, tuple[Edge, ...]] = {}
    edges_in: dict[str, tuple[Edge, ...]] = {}
    mentions: tuple[MentionView, ...] = ()
    candidates: tuple[DocumentRow, ...] = ()
    said: tuple[Said, ...] = ()
    named_in: tuple[Naming, ...] = ()

    @property
    def status(self) -> tuple[Edge, ...]:
        """The edges in that bear on the document's force."""
        kinds = ("replaces", "repeals", "suspends", "extends", "amends", "corrects")
        return tuple(edge for kind in kinds for edge in self.edges_in.get(kind, ()))


class TextMark(msgspec.Struct, frozen=True):
    """Where a page or paragraph of the file begins in a source's text: `kind` is `page` or `paragraph`.

    >>> TextMark(kind="page", number=2, start=1800).start
    1800
    """

    kind: str
    number: int
    start: int


class SourceView(msgspec.Struct, frozen=True):
    """A source as it was read: its text, the marks of pages and paragraphs, its mentions in text order.

    `format` is `text` or `html` (then `text` is markup: never put it into a page unescaped). `document`
    pairs IRI and label of the document that the source is; `hash` is the text's SHA-256.

    >>> SourceView(address="a.txt", text="").mentions
    ()
    """

    address: str
    text: str
    format: str = "text"
    title: str | None = None
    document: tuple[str, str] | None = None
    marks: tuple[TextMark, ...] = ()
    mentions: tuple[MentionView, ...] = ()
    hash: str = ""


class SourceRow(msgspec.Struct, frozen=True):
    """One source in a list: its address, when and by which version it was read, and what it says, counted.

    `stale` says that another version or lexicon read it. `said_by` names the person whose word it is.

    >>> SourceRow(address="a.txt").mentions
    0
    """

    address: str
    iri: str = ""
    title: str | None = None
    document: tuple[str, str] | None = None
    read_at: str | None = None
    version: str | None = None
    hash: str = ""
    mentions: int = 0
    documents: int = 0
    relations: int = 0
    stale: bool = False
    said_by: str | None = None


class Link(msgspec.Struct, frozen=True):
    """A typed edge between two documents, by IRI.

    >>> Link(source="urn:a", type="implements", target="urn:b").type
    'implements'
    """

    source: str
    type: str
    target: str


class Neighbourhood(msgspec.Struct, frozen=True):
    """The documents around one, and every edge among them; `centre` is the IRI it was asked for.

    `nodes` begin with the centre and go outward; `left_off` counts documents beyond the limit asked for.

    >>> Neighbourhood(centre="urn:a").nodes
    ()
    """

    centre: str
    nodes: tuple[DocumentRow, ...] = ()
    edges: tuple[Link, ...] = ()
    left_off: int = 0


class Found(msgspec.Struct, frozen=True):
    """What a name led to: `fits` are the documents that it names, `nearest` those closest where nothing fits.

    >>> Found(name="QĐ 3323").fits
    ()
    """

    name: str
    fits: tuple[DocumentRow, ...] = ()
    nearest: tuple[DocumentRow, ...] = ()


class Sentence(msgspec.Struct, frozen=True):
    """A sentence found by its words: the document that does something, and the edge that the sentence says.

    >>> told = Evidence(iri="s#r", source="a.txt", start=0, end=5, sentence="Căn c")
    >>> Sentence(DocumentRow(iri="urn:a", label="KH 1"), Edge("based_on", "urn:b", "QĐ 2", (told,))).edge.type
    'based_on'
    """

    document: DocumentRow
    edge: Edge


class SearchResult(msgspec.Struct, frozen=True):
    """What words led to, best first: documents by label, name and issuer, and sentences of evidence.

    >>> SearchResult(text="đất").documents
    ()
    """

    text: str
    documents: tuple[DocumentRow, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class PathStep(msgspec.Struct, frozen=True):
    """One edge on the way between two documents, with what says so; the way may go against its direction.

    >>> PathStep(Link("urn:a", "cites", "urn:b"), "QĐ 1", "QĐ 2").evidence
    ()
    """

    link: Link
    source_label: str
    target_label: str
    evidence: tuple[Evidence, ...] = ()


class AddReport(msgspec.Struct, frozen=True):
    """What adding a source did: `state` is `new`, `replaced` or `unchanged`; the counts are of what it says.

    >>> AddReport(address="a.txt", state="new").quads
    0
    """

    address: str
    state: str
    iri: str = ""
    document: str | None = None
    mentions: int = 0
    documents: int = 0
    relations: int = 0
    quads: int = 0
