"""Keeping: what changes a graph, each change one transaction over store and index.

Reads: passages with their extractions, people's words. Gives: the store and the index brought up to date
together; a fault on the way leaves both as they were.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from itertools import chain
from typing import Final

import msgspec

from docgraph.errors import GraphError, SourceError
from docgraph.graph.answers import AddReport
from docgraph.graph.rdf.iri import KNOWLEDGE, is_said
from docgraph.graph.rdf.quads import SourceGraph, source_graph, storable, text_hash
from docgraph.graph.rdf.read_back import read_back
from docgraph.graph.rdf.said import Statement, statement_of
from docgraph.graph.rdf.terms import Triple, iri, literal
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.settle.knowledge import Settling
from docgraph.graph.store.base import Change, Store
from docgraph.graph.store.index import Index, ReadBy
from docgraph.graph.store.refusal import refused
from docgraph.graph.store.spool import Spool
from docgraph.lexicon.fingerprint import fingerprint
from docgraph.records import Extraction, Passage

PUBLISH_EVERY: Final = 1.0
# A first load of more triples than this goes in by bulk, not as an update.
BULK_FROM: Final = 50_000


class Keeping:
    """The writing half of a graph, over its store and its index."""

    def __init__(self, store: Store, index: Index, *, writable: bool) -> None:
        self.store, self.index, self.writable = store, index, writable
        self._published = time.monotonic()

    def add(self, passage: Passage, extraction: Extraction, place: str | None) -> AddReport:
        """Keep what a passage says, in place of what its address said before."""
        passage, extraction = storable(passage, extraction)
        if is_said(passage.address):
            raise GraphError("this address is of a person's word", where=passage.address, todo="give another")
        said = source_graph(passage, extraction)
        known = self.index.rows("SELECT said, hash, place FROM source WHERE iri = ?", said.iri)
        read, hashed = read_now(), _hash_of(said)
        if known and known[0][0] == hashed:
            self.index.db.execute(
                "UPDATE source SET read_at = ?, version = ?, reader = ?, place = coalesce(?, place)"
                " WHERE iri = ?",
                (*read, _sum(place), said.iri),
            )
            return self._with_document(_report("unchanged", said, passage, extraction))
        if known and place and known[0][2] not in (None, _sum(place)):
            raise SourceError(
                "another file of this address was read before",
                where=passage.address,
                todo="say --base with a folder above both, in a new graph, or drop the other first",
            )
        with Spool(self.index.path.parent) as spool, self._settling() as settling:
            spool.add(said)
            replaced = settling.take_out(said.iri)
            hashes = (text_hash(passage.text), hashed)
            settling.put_in(said.iri, passage, extraction, hashes=hashes, read=read)
            settling.settle()
            self._keep(settling, spool, dropped=[said.iri] if replaced else [])
            self.index.db.execute("UPDATE source SET place = ? WHERE iri = ?", (_sum(place), said.iri))
        self._publish()
        return self._with_document(_report("replaced" if replaced else "new", said, passage, extraction))

    def load(self, said: Iterable[tuple[Passage, Extraction]]) -> list[AddReport]:
        """Add many as one transaction; no more than one text is in memory at a time."""
        reports: list[AddReport] = []
        read = read_now()
        with Spool(self.index.path.parent) as spool, self._settling() as settling:
            dropped: list[str] = []
            for passage, extraction in said:
                passage, extraction = storable(passage, extraction)
                graph = source_graph(passage, extraction)
                replaced = settling.take_out(graph.iri)
                if replaced and graph.iri not in spool:
                    dropped.append(graph.iri)
                hashes = (text_hash(passage.text), _hash_of(graph))
                settling.put_in(graph.iri, passage, extraction, hashes=hashes, read=read)
                spool.add(graph)
                reports.append(_report("replaced" if replaced else "new", graph, passage, extraction))
            settling.settle()
            self._keep(settling, spool, dropped=dropped)
        self.store.snapshot()
        return [self._with_document(report) for report in reports]

    def say(self, statement: Statement) -> str:
        """Keep a person's word, in place of an earlier one on the same thing; gives its address."""
        said = statement.graph()
        passage, extraction = statement.records()
        hashes = (text_hash(passage.text), _hash_of(said))
        with Spool(self.index.path.parent) as spool, self._settling() as settling:
            spool.add(said)
            replaced = settling.take_out(said.iri)
            settling.put_in(
                said.iri, passage, extraction, hashes=hashes, read=read_now(), statement=statement
            )
            settling.settle()
            self._keep(settling, spool, dropped=[said.iri] if replaced else [])
        self._publish()
        return said.iri

    def drop(self, name: str) -> bool:
        """Take the source with this IRI out; false where there is none."""
        if not self.index.rows("SELECT 1 FROM source WHERE iri = ?", name):
            return False
        with self._settling() as settling:
            settling.take_out(name)
            settling.settle()
            self._keep(settling, None, dropped=[name])
        self._publish()
        return True

    def settle(self) -> None:
        """Derive knowledge and index anew from the evidence in the store."""
        with self._settling():
            times = self.index.clear()
            settling = Settling(self.index)
            for name in self.store.graph_names():
                if name == KNOWLEDGE:
                    continue
                rows = list(self.store.graph(name))
                passage, said = read_back(name, rows)
                statement = statement_of(name, rows, passage, said)
                graph = statement.graph() if statement else source_graph(passage, said)
                hashes = (text_hash(passage.text), _hash_of(graph))
                read = times.get(name, ReadBy())
                settling.put_in(name, passage, said, hashes=hashes, read=read, statement=statement)
            settling.settle()
            if self.writable:
                self._keep(settling, None, dropped=[KNOWLEDGE])
            else:
                self.index.set_meta("state", self.state_of_store())

    def state_of_store(self) -> str:
        """The sum over all sources that the store keeps, by which the index is compared with it."""
        question = f"SELECT ?state {{ {iri(KNOWLEDGE)} {DG.state} ?state }}"
        found = self.store.query(question, default=(KNOWLEDGE,)).rows
        return str(found[0][0]) if found else ""

    @contextmanager
    def _settling(self) -> Iterator[Settling]:
        """One transaction of the index; the store's is the last step within."""
        self.index.begin()
        try:
            yield Settling(self.index)
            self.index.commit()
        except sqlite3.Error as error:
            self.index.rollback()
            raise refused(self.index.path, error) from error
        except BaseException:
            self.index.rollback()
            raise

    def _keep(self, settling: Settling, added: Spool | None, *, dropped: list[str]) -> None:
        """Write a change of sources and of knowledge as one transaction, with the sum that compares both."""
        before = "" if KNOWLEDGE in dropped else self.state_of_store()
        # A sum over all sources does not depend on their order; without any it is empty.
        total = (int(before or "0", 16) + settling.difference) % 2**128
        after = f"{total:032x}" if total else ""
        # Of a first load these are millions: they are neither copied nor sorted.
        come, gone = settling.come, settling.gone
        if after != before:
            come |= {_state(after)} if after else set()
            gone |= {_state(before)} if before else set()
        self.index.set_meta("state", after)
        size = len(come) + (added.size if added else 0)
        if added and not dropped and not gone and size >= BULK_FROM:
            node = iri(KNOWLEDGE)
            self.store.bulk_load(chain(added.texts(), (f"{s} {p} {o} {node} .\n" for s, p, o in come)))
            return
        knowledge = [(KNOWLEDGE, tuple(sorted(come)))] if come else []
        self.store.apply(
            Change(
                dropped=tuple(dropped),
                deleted=((KNOWLEDGE, tuple(sorted(gone))),) if gone else (),
                inserted=(*(added.graphs() if added else ()), *knowledge),
            )
        )

    def _publish(self) -> None:
        if time.monotonic() - self._published >= PUBLISH_EVERY:
            self.store.snapshot()
            self._published = time.monotonic()

    def _with_document(self, report: AddReport) -> AddReport:
        """A report with the document that the source is."""
        own = self.index.rows(
            "SELECT i.iri FROM source s JOIN claim c ON c.source = s.id AND c.local = 'self'"
            " JOIN identity i ON i.id = c.identity WHERE s.iri = ?",
            report.iri,
        )
        return msgspec.structs.replace(report, document=own[0][0] if own else None)


def _report(state: str, said: SourceGraph, passage: Passage, extraction: Extraction) -> AddReport:
    return AddReport(
        address=passage.address,
        state=state,
        iri=said.iri,
        mentions=len(extraction.mentions),
        documents=len(extraction.documents),
        relations=len(extraction.relations),
        quads=len(said.triples),
    )


@cache
def reader() -> str:
    """What reads now, in one sum: this version with this lexicon.

    >>> len(reader())
    16
    """
    return sha256(f"{_version()} {fingerprint()}".encode()).hexdigest()[:16]


def read_now() -> ReadBy:
    """The time of reading, the version and the reader, as they are now.

    >>> read_now().reader == reader()
    True
    """
    return ReadBy(datetime.now(UTC).isoformat(timespec="seconds"), _version(), reader())


def _state(value: str) -> Triple:
    return iri(KNOWLEDGE), DG.state, literal(value)


def _hash_of(graph: SourceGraph) -> str:
    return sha256(graph.lines().encode("utf-8")).hexdigest()


def _sum(place: str | None) -> str | None:
    """Where a file lies, as a sum: no path of a machine is kept with the graph."""
    return sha256(place.encode("utf-8", errors="surrogatepass")).hexdigest()[:16] if place else None


@cache
def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("docgraph")
    except PackageNotFoundError:
        return "unknown"
