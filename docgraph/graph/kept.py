"""A kept graph: the table of contents of the right half.

Reads: passages with their extractions. Gives: answers (`docgraph.graph.answers`).
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

from docgraph.errors import NotFoundError
from docgraph.graph.answers import (
    AddReport,
    DocumentRow,
    DocumentView,
    Found,
    Link,
    Neighbourhood,
    PathStep,
    SearchResult,
    SourceRow,
    SourceView,
    TextMark,
)
from docgraph.graph.query import look_up
from docgraph.graph.query.ask import ask
from docgraph.graph.query.naming import find
from docgraph.graph.query.network import to_networkx
from docgraph.graph.query.paths import shortest_path
from docgraph.graph.query.search import search
from docgraph.graph.rdf.iri import KNOWLEDGE, source_iri
from docgraph.graph.rdf.quads import SourceGraph, source_graph, storable, text_hash
from docgraph.graph.rdf.read_back import read_back
from docgraph.graph.rdf.terms import Triple, iri, literal, storable_text
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.settle.knowledge import Settling
from docgraph.graph.store import open_store
from docgraph.graph.store.base import Change, Store
from docgraph.graph.store.dataset import dataset_of
from docgraph.graph.store.embedded import EmbeddedStore
from docgraph.graph.store.index import Index
from docgraph.records import Extraction, Passage

if TYPE_CHECKING:
    import networkx
    import rdflib

PUBLISH_EVERY: Final = 1.0
# A first load of more triples than this goes in by bulk, not as an update.
BULK_FROM: Final = 50_000


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
        self._published = time.monotonic()
        self._times: dict[str, tuple[str | None, str | None]] = {}

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
            if derives and graph._state_of_store() != (index.meta("state") or ""):
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

    def add(self, passage: Passage, extraction: Extraction) -> AddReport:
        """Keep what a passage says, in place of what its address said before.

        What is already kept so changes nothing. It is one transaction: all of it is kept, or nothing.
        """
        passage, extraction = storable(passage, extraction)
        said = source_graph(passage, extraction)
        known = self.index.rows("SELECT said FROM source WHERE iri = ?", said.iri)
        hashed = _hash_of(said)
        now = (datetime.now(UTC).isoformat(timespec="seconds"), _version())
        if known and known[0][0] == hashed:
            self.index.db.execute(
                "UPDATE source SET read_at = ?, version = ? WHERE iri = ?", (*now, said.iri)
            )
            return self._report("unchanged", said, passage, extraction)
        self.index.begin()
        try:
            settling = Settling(self.index)
            replaced = settling.take_out(said.iri)
            hashes = (text_hash(passage.text), hashed)
            settling.put_in(said.iri, passage, extraction, hashes=hashes, read=now)
            settling.settle()
            self._keep(settling, dropped=said.iri if replaced else None, added=[said])
            self.index.commit()
        except BaseException:
            self.index.rollback()
            raise
        self._publish()
        return self._report("replaced" if replaced else "new", said, passage, extraction)

    def load(self, said: Iterable[tuple[Passage, Extraction]]) -> list[AddReport]:
        """Add many at once as one transaction: for a first load, many times faster than one by one."""
        done: list[tuple[str, SourceGraph, Passage, Extraction]] = []
        graphs: dict[str, SourceGraph] = {}
        now = (datetime.now(UTC).isoformat(timespec="seconds"), _version())
        self.index.begin()
        try:
            settling = Settling(self.index)
            dropped: list[str] = []
            for passage, extraction in said:
                passage, extraction = storable(passage, extraction)
                graph = source_graph(passage, extraction)
                replaced = settling.take_out(graph.iri)
                if replaced and graph.iri not in graphs:
                    dropped.append(graph.iri)
                hashes = (text_hash(passage.text), _hash_of(graph))
                settling.put_in(graph.iri, passage, extraction, hashes=hashes, read=now)
                graphs[graph.iri] = graph
                done.append(("replaced" if replaced else "new", graph, passage, extraction))
            settling.settle()
            self._keep(settling, dropped=dropped, added=list(graphs.values()))
            self.index.commit()
        except BaseException:
            self.index.rollback()
            raise
        self.store.snapshot()
        return [self._report(*one) for one in done]

    def drop(self, address: str) -> bool:
        """Take a source and its statements out, and nothing else; false where there is none."""
        name = source_iri(storable_text(address))
        self.index.begin()
        try:
            settling = Settling(self.index)
            if not settling.take_out(name):
                self.index.rollback()
                return False
            settling.settle()
            self._keep(settling, dropped=name, added=[])
            self.index.commit()
        except BaseException:
            self.index.rollback()
            raise
        self._publish()
        return True

    def settle(self) -> None:
        """Derive knowledge and index anew from the evidence in the store."""
        self.index.begin()
        try:
            times = self.index.clear()
            settling = Settling(self.index)
            for name in self.store.graph_names():
                if name == KNOWLEDGE:
                    continue
                passage, said = read_back(name, self.store.graph(name))
                hashes = (text_hash(passage.text), _hash_of(source_graph(passage, said)))
                settling.put_in(name, passage, said, hashes=hashes, read=times.get(name, (None, None)))
            settling.settle()
            if self.writable:
                self.store.apply(Change(dropped=(KNOWLEDGE,)))
                self._keep(settling, dropped=None, added=[])
            else:
                self.index.set_meta("state", self._state_of_store())
            self.index.commit()
        except BaseException:
            self.index.rollback()
            raise

    def sources(self) -> list[SourceRow]:
        """Every source, by address."""
        return look_up.all_sources(self.index)

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

    def find_one(self, name: str) -> DocumentRow:
        """The one document that a name means; NotFoundError lists what else it may be."""
        found = self.find(name)
        if len(found.fits) == 1:
            return found.fits[0]
        if found.fits:
            told = "; ".join(f"{row.label} ({row.issuer or row.iri})" for row in found.fits[:10])
            raise NotFoundError(f"{len(found.fits)} documents fit", where=name, todo=f"say which: {told}")
        near = "; ".join(row.label for row in found.nearest[:5])
        raise NotFoundError(
            "no such document", where=name, todo=f"nearest: {near}" if near else "add its text"
        )

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

    def _keep(self, settling: Settling, *, dropped: str | list[str] | None, added: list[SourceGraph]) -> None:
        """Write a change of sources and of knowledge as one transaction, with the sum that compares both."""
        before = self._state_of_store()
        # A sum over all sources does not depend on their order; without any it is empty.
        total = (int(before or "0", 16) + settling.difference) % 2**128
        after = f"{total:032x}" if total else ""
        come = sorted(settling.come | ({_state(after)} if after and after != before else set()))
        gone = sorted(settling.gone | ({_state(before)} if before and after != before else set()))
        self.index.set_meta("state", after)
        taken = [dropped] if isinstance(dropped, str) else dropped or []
        size = sum(len(graph.triples) for graph in added) + len(come)
        if not taken and not gone and size >= BULK_FROM:
            node = iri(KNOWLEDGE)
            lines = [graph.quad_lines() for graph in added]
            self.store.bulk_load([*lines, *(f"{s} {p} {o} {node} .\n" for s, p, o in come)])
            return
        knowledge: list[tuple[str, tuple[Triple, ...]]] = [(KNOWLEDGE, tuple(come))] if come else []
        self.store.apply(
            Change(
                dropped=tuple(taken),
                deleted=((KNOWLEDGE, tuple(gone)),) if gone else (),
                inserted=(*((graph.iri, graph.triples) for graph in added), *knowledge),
            )
        )

    def _state_of_store(self) -> str:
        question = f"SELECT ?state {{ {iri(KNOWLEDGE)} {DG.state} ?state }}"
        found = self.store.query(question, default=(KNOWLEDGE,)).rows
        return str(found[0][0]) if found else ""

    def _publish(self) -> None:
        if time.monotonic() - self._published >= PUBLISH_EVERY:
            self.store.snapshot()
            self._published = time.monotonic()

    def _report(self, state: str, said: SourceGraph, passage: Passage, extraction: Extraction) -> AddReport:
        own = self.index.rows(
            "SELECT i.iri FROM source s JOIN claim c ON c.source = s.id AND c.local = 'self'"
            " JOIN identity i ON i.id = c.identity WHERE s.iri = ?",
            said.iri,
        )
        return AddReport(
            address=passage.address,
            state=state,
            iri=said.iri,
            document=own[0][0] if own else None,
            mentions=len(extraction.mentions),
            documents=len(extraction.documents),
            relations=len(extraction.relations),
            quads=len(said.triples),
        )


def _state(value: str) -> Triple:
    return iri(KNOWLEDGE), DG.state, literal(value)


def _hash_of(graph: SourceGraph) -> str:
    return sha256(graph.lines().encode("utf-8")).hexdigest()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("docgraph")
    except PackageNotFoundError:
        return "unknown"
