"""The store on disk: pyoxigraph in a folder, one writer, many readers.

Reads: a folder `rdf` inside the graph's. Gives: a `Store`. The writer holds `live` and publishes it as hard
links under a new name, to which the link `published` is then turned; readers open what that link names.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from docgraph.errors import GraphError, QueryError
from docgraph.graph.rdf.terms import Cell, Triple, plain
from docgraph.graph.store.base import Change, Rows
from docgraph.graph.store.hold import lock_folder
from docgraph.graph.store.refusal import first_line, refused
from docgraph.graph.store.spool import PART, Stream

if TYPE_CHECKING:
    import pyoxigraph

Result = TypeVar("Result")
KEPT_SNAPSHOTS: Final = 2


class EmbeddedStore:
    """A store in a folder; `write` locks it for this process, else the published snapshot is read.

    LockedError names the process that writes; GraphError where there is no graph or the disk refuses.
    """

    def __init__(self, folder: Path, *, write: bool) -> None:
        self.folder, self.writable = folder, write
        self._lock: int | None = None
        self._opened: str | None = None
        if write:
            self._store = self._open_live()
        else:
            self._store = self._open_published()

    def query(self, sparql: str, *, default: tuple[str, ...] = ()) -> Rows:
        """Answer a question; the graphs in `default` are read outside GRAPH."""
        import pyoxigraph as ox

        graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(n) for n in default]
        try:
            found = self._current().query(sparql, default_graph=graphs or None)
            return rows_of_result(found)
        except (SyntaxError, ValueError, TypeError) as error:
            raise QueryError(first_line(error), todo="mend the query") from error
        except (OSError, RuntimeError) as error:
            raise GraphError(first_line(error), where=str(self.folder), todo="try again") from error

    def update(self, sparql: str) -> None:
        """Run an update request as one transaction."""
        try:
            self._writing(lambda store: store.update(sparql))
        except SyntaxError as error:
            raise QueryError(first_line(error), todo="mend the update") from error

    def apply(self, change: Change) -> None:
        """Do a change as one transaction."""
        if not change.is_empty:
            self.update(change.sparql())

    def replace_source(self, name: str, triples: Iterable[Triple]) -> None:
        """Put a named graph in place of what stood under its name."""
        self.apply(Change(dropped=(name,), inserted=((name, tuple(triples)),)))

    def bulk_load(self, lines: Iterable[str]) -> None:
        """Load N-Quads lines, all or none; much faster than an update for a first load."""
        import pyoxigraph as ox

        data = io.BufferedReader(Stream(lines), PART)
        try:
            # Every line was made here: its IRIs need no second look.
            self._writing(lambda store: store.bulk_load(data, format=ox.RdfFormat.N_QUADS, lenient=True))
        except SyntaxError as error:
            raise GraphError(first_line(error), where=str(self.folder), todo="mend the quads") from error
        self._writing(lambda store: store.optimize())

    def graph(self, name: str) -> Iterator[tuple[Cell, Cell, Cell]]:
        """The triples of one named graph."""
        import pyoxigraph as ox

        for quad in self._current().quads_for_pattern(None, None, None, ox.NamedNode(name)):
            yield _cell(quad.subject), _cell(quad.predicate), _cell(quad.object)

    def graph_names(self) -> list[str]:
        """The IRIs of the named graphs, sorted."""
        return sorted(str(_cell(name)) for name in self._current().named_graphs())

    def quad_lines(self) -> Iterator[str]:
        """Every quad as an N-Quads line."""
        for quad in self._current():
            yield f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n"

    def engine(self) -> pyoxigraph.Store:
        """The engine's own store, as it stands now."""
        return self._current()

    def snapshot(self) -> None:
        """Publish `live`: hard links under a new name, then the link is turned; the newest two stay."""
        names = sorted(_snapshots(self.folder), key=_number)
        target = f"snapshot-{_number(names[-1]) + 1 if names else 1}"
        self._writing(lambda store: store.backup(str(self.folder / target)))
        link = self.folder / "published.new"
        try:
            link.unlink(missing_ok=True)
            link.symlink_to(target)
            os.replace(link, self.folder / "published")
            for name in [*names, target][:-KEPT_SNAPSHOTS]:
                shutil.rmtree(self.folder / name, ignore_errors=True)
        except OSError as error:
            raise refused(self.folder, error) from error

    def close(self) -> None:
        """Let go of the folder."""
        del self._store
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _open_live(self) -> pyoxigraph.Store:
        import pyoxigraph as ox

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = lock_folder(self.folder, str(self.folder.parent))
            return ox.Store(str(self.folder / "live"))
        except (OSError, RuntimeError) as error:
            self._release()
            raise refused(self.folder, error) from error

    def _release(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _open_published(self) -> pyoxigraph.Store:
        import pyoxigraph as ox

        link = self.folder / "published"
        for attempt in range(3):
            try:
                self._opened = os.readlink(link)
                return ox.Store.read_only(str(self.folder / self._opened))
            except FileNotFoundError as error:
                raise GraphError(
                    "no graph here", where=str(self.folder.parent), todo="make one with `docgraph add`"
                ) from error
            except (OSError, RuntimeError) as error:
                # Between reading the link and opening, the writer may have published twice.
                if attempt == 2:
                    raise refused(self.folder, error) from error
        raise AssertionError("unreachable")

    def _current(self) -> pyoxigraph.Store:
        """The store to read: a reader follows the link when it has turned."""
        if not self.writable:
            try:
                turned = os.readlink(self.folder / "published") != self._opened
            except OSError:
                turned = False
            if turned:
                self._store = self._open_published()
        return self._store

    def _writing(self, work: Callable[[pyoxigraph.Store], Result]) -> Result:
        if not self.writable:
            raise GraphError(
                "the graph is open for reading", where=str(self.folder), todo="open it with write=True"
            )
        try:
            return work(self._store)
        except (OSError, RuntimeError, ValueError) as error:
            raise refused(self.folder, error) from error


def _snapshots(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("snapshot-*") if path.name[9:].isdecimal()]


def _number(name: str) -> int:
    return int(name[9:])


def rows_of_result(found: object, most: int | None = None) -> Rows:
    """The engine's answer as rows; QueryError where there are more than `most`."""
    import pyoxigraph as ox

    if isinstance(found, ox.QueryBoolean):
        return Rows(("answer",), ((bool(found),),))
    # One more than may be tells that there are too many, however many more there are.
    ceiling = None if most is None else most + 1
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        rows = tuple(tuple(_cell(term) for term in row) for row in islice(found, ceiling))
    else:
        assert isinstance(found, ox.QueryTriples)
        columns = ("subject", "predicate", "object")
        triples = islice(found, ceiling)
        rows = tuple((_cell(t.subject), _cell(t.predicate), _cell(t.object)) for t in triples)
    if most is not None and len(rows) > most:
        raise QueryError(f"the answer is over {most:,} rows", todo="ask for less, with LIMIT")
    return Rows(columns, rows)


def _cell(term: object) -> Cell:
    import pyoxigraph as ox

    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return plain(term.value, term.datatype.value)
    if isinstance(term, (ox.NamedNode, ox.BlankNode)):
        return str(term.value)
    return str(term)
