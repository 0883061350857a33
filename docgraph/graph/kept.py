"""A kept graph: the table of contents of the right half.

Reads: passages with their extractions. Gives: answers (`docgraph.graph.answers`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from docgraph.errors import NotFoundError
from docgraph.graph.answers import (
    AddReport,
    DocumentRow,
    DocumentView,
    Edge,
    Found,
    Link,
    Neighbourhood,
    PathStep,
    Said,
    SearchResult,
    SourceRow,
    SourceView,
    TextMark,
)
from docgraph.graph.keeping import Keeping, reader
from docgraph.graph.query import glance as glances
from docgraph.graph.query import look_up
from docgraph.graph.query.ask import ask
from docgraph.graph.query.naming import find, one_of
from docgraph.graph.query.network import to_networkx
from docgraph.graph.query.paths import shortest_path
from docgraph.graph.query.saying import statement_from
from docgraph.graph.query.search import search
from docgraph.graph.rdf.iri import KNOWLEDGE, source_iri
from docgraph.graph.rdf.read_back import read_back
from docgraph.graph.rdf.said import Verb
from docgraph.graph.rdf.terms import storable_text
from docgraph.graph.store import open_store
from docgraph.graph.store.base import Store
from docgraph.graph.store.dataset import dataset_of
from docgraph.graph.store.embedded import EmbeddedStore
from docgraph.graph.store.index import Index
from docgraph.records import Extraction, Passage, RelationType

if TYPE_CHECKING:
    import networkx
    import rdflib


class Graph:
    """A graph in a folder: `add` and `drop` sources, ask questions; use as a context manager.

    >>> from tempfile import TemporaryDirectory
    >>> from docgraph.records import Document
    >>> said = Extraction(documents=(Document(id="d1", type="KH", number="81", symbol="KH-UBND"),))
    >>> with TemporaryDirectory() as folder, Graph.open(folder, write=True) as graph:
    ...     graph.add(Passage(text="Kế hoạch 81/KH-UBND", address="a.txt"), said).state
    'new'
    """

    def __init__(self, folder: Path, store: Store, index: Index, *, write: bool) -> None:
        self.folder, self.store, self.index, self.writable = folder, store, index, write
        self.keeping = Keeping(store, index, writable=write)

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False, base: str | Path | None = None) -> Graph:
        """Open a graph's folder; with `write` it is created where it is missing and locked for this process.

        A web address opens the endpoint there; its index, and base, lie in the user's cache folder.
        `base` is the folder to which the addresses of files are relative; it is fixed the first time that
        one is given. LockedError where another process writes; GraphError where there is no graph or it is
        damaged.
        """
        folder, store = open_store(path, write=write)
        try:
            # Beside a remote store nobody but this user's processes keeps an index.
            derives = write or not isinstance(store, EmbeddedStore)
            index = Index(folder / "index.sqlite", write=derives)
            graph = cls(folder, store, index, write=write)
            if derives and graph.keeping.state_of_store() != (index.meta("state") or ""):
                graph.settle()
            if write:
                if base is not None and graph.base is None:
                    (folder / "base").write_text(str(Path(base).resolve()), encoding="utf-8")
                store.snapshot()
        except BaseException:
            store.close()
            raise
        return graph

    @property
    def base(self) -> Path | None:
        """The folder to which addresses of files are relative, once it is fixed."""
        kept = self.folder / "base"
        return Path(kept.read_text(encoding="utf-8")) if kept.is_file() else None

    def add(self, passage: Passage, extraction: Extraction, *, place: str | None = None) -> AddReport:
        """Keep what a passage says, in place of what its address said before.

        What is already kept so changes nothing. It is one transaction: all of it is kept, or nothing.
        `place` is where its file lies; SourceError where a file of another place had this address.
        """
        return self.keeping.add(passage, extraction, place)

    def load(self, said: Iterable[tuple[Passage, Extraction]]) -> list[AddReport]:
        """Add many at once as one transaction: for a first load, many times faster than one by one."""
        return self.keeping.load(said)

    def drop(self, address: str) -> bool:
        """Take a source and its statements out, and nothing else; false where there is none."""
        return self.keeping.drop(source_iri(storable_text(address)))

    def say(
        self,
        verb: Verb,
        first: str,
        second: str,
        *,
        type: RelationType | str | None = None,
        by: str,
        reason: str,
    ) -> Said:
        """Keep a person's word: it wins over what was read, and stays when sources are read again.

        With `states`, `confirms`, `rejects` the first document does `type` to the second; with `same` and
        `different` both are one document, or are not. A later word on the same thing takes its place; `drop`
        takes it back. NotFoundError where a name fits none or several, QueryError where it cannot be said.
        """
        statement = statement_from(self.index, verb, first, second, type, by=by, reason=reason)
        address = self.keeping.say(statement)
        return look_up.statements_where(self.index, "s.iri = ?", address)[0]

    def statements(self) -> tuple[Said, ...]:
        """Everything that people said, by address."""
        return look_up.statements_where(self.index, "s.iri <> ?", "")

    def settle(self) -> None:
        """Derive knowledge and index anew from the evidence in the store."""
        self.keeping.settle()

    def passage(self, address: str) -> Passage:
        """A source's text with what is known of it, as it was read; NotFoundError where there is none."""
        name = source_iri(storable_text(address))
        if not self.index.rows("SELECT 1 FROM source WHERE iri = ?", name):
            raise NotFoundError("no such source", where=address, todo="see `docgraph sources`")
        return read_back(name, self.store.graph(name))[0]

    def sources(self) -> list[SourceRow]:
        """Every source, by address."""
        return look_up.all_sources(self.index, reader())

    def query(self, name: str, **params: str) -> list[dict[str, Any]]:
        """Answer a named question; rows have the columns of its head."""
        return ask(self.store, self.index, name, params)

    def sparql(self, text: str) -> list[dict[str, Any]]:
        """Run a SPARQL query: knowledge is the default graph, evidence stands in named graphs."""
        return [dict(row) for row in self.store.query(text, default=(KNOWLEDGE,)).dicts()]

    def find(self, name: str) -> Found:
        """The documents that a name means: `3323/QĐ-UBND`, `QĐ 3323`, with date or place, or an IRI."""
        return find(self.index, name)

    def search(
        self, text: str, *, limit: int = 20, offset: int = 0, sentences: int | None = None
    ) -> SearchResult:
        """Documents and sentences that hold these words, accents or not; the last may be a beginning."""
        return search(self.index, text, limit=limit, offset=offset, sentences=sentences)

    def path(self, start: str, end: str) -> tuple[PathStep, ...] | None:
        """A shortest way between two documents along relations, either way; null where there is none."""
        links = shortest_path(self.index, self.find_one(start).iri, self.find_one(end).iri)
        if links is None:
            return None
        rows = look_up.rows_of(self.index, [name for link in links for name in (link.source, link.target)])
        return tuple(
            PathStep(
                link,
                rows[link.source].label,
                rows[link.target].label,
                look_up.evidence_of(self.index, link.source, link.type, link.target),
            )
            for link in links
        )

    def to_networkx(self) -> networkx.MultiDiGraph[Any]:
        """Knowledge as a networkx graph: nodes with the fields of a row, edges keyed by their type."""
        return to_networkx(self.index)

    @property
    def dataset(self) -> rdflib.Dataset:
        """An rdflib Dataset over the store, for reading."""
        return dataset_of(self.store)

    def documents(self) -> Iterator[DocumentRow]:
        """Every document, by label."""
        return look_up.all_documents(self.index)

    def links(self) -> Iterator[Link]:
        """Every relation between two documents, each type once."""
        return look_up.all_links(self.index)

    def document(self, name: str) -> DocumentView:
        """One document by IRI or name; NotFoundError where none or several fit."""
        return look_up.document_view(self.index, self.find_one(name).iri)

    def glance(self, iri: str) -> DocumentView:
        """One document whose edges are counted and weighed, without the sentences: see `proved`."""
        return glances.glance(self.index, iri)

    def proved(self, iri: str, edge: Edge, *, out: bool) -> Edge:
        """An edge of a glance, from (`out`) or to the document, with what says it."""
        return glances.proved(self.index, iri, edge, out=out)

    def find_one(self, name: str) -> DocumentRow:
        """The one document that a name means; NotFoundError lists what else it may be."""
        return one_of(self.index, name)

    def source(self, address: str) -> SourceView:
        """One source with its text and mentions; NotFoundError where there is none."""
        name = source_iri(storable_text(address))
        found = self.index.rows("SELECT hash FROM source WHERE iri = ?", name)
        if not found:
            raise NotFoundError("no such source", where=address, todo="see `docgraph sources`")
        passage, _ = read_back(name, self.store.graph(name))
        own = self.index.rows(
            "SELECT d.iri, d.label FROM source s JOIN claim c ON c.source = s.id AND c.local = 'self'"
            " JOIN identity i ON i.id = c.identity JOIN document d ON d.iri = i.iri WHERE s.iri = ?",
            name,
        )
        return SourceView(
            address=address,
            text=passage.text,
            format=passage.format,
            title=passage.title,
            document=(own[0][0], own[0][1]) if own else None,
            marks=tuple(TextMark(mark.kind, mark.number, mark.start) for mark in passage.marks),
            mentions=look_up.mentions_where(self.index, "s.iri = ?", name),
            hash=found[0][0],
        )

    def changes(self) -> dict[str, frozenset[str]]:
        """What others did to the force of documents: IRI → types of relation, only where there is any."""
        return look_up.changes_of(self.index)

    def neighbourhood(self, iri: str, depth: int = 1, limit: int = 300) -> Neighbourhood:
        """The documents within `depth` edges of one, nearest first, and the edges among them."""
        return look_up.neighbourhood(self.index, iri, depth, limit)

    def close(self) -> None:
        """Publish what was written and let go of the folder."""
        try:
            if self.writable:
                self.store.snapshot()
        finally:
            self.index.close()
            self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
