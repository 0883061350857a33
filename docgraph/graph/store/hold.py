"""One writer at a time: a lock on a folder for this machine, a flag on an endpoint for all others.

Reads: a folder, an endpoint. Gives: the right to write, until it is let go; LockedError names who has it.
The flag stands in a graph of its own beside those that docgraph reads. Who raises it and then sees another's
takes it down again, so that two never hold it, on any server that shows what was just written. Where the
clocks of two machines are far apart one may take the flag of the other while that writes: what the other then
writes asks for the flag in the same step, and does nothing.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from socket import gethostname
from typing import Final

import msgspec

from docgraph.errors import DocgraphError, GraphError, LockedError
from docgraph.graph.rdf.terms import RDFS_LABEL, Triple, iri, literal
from docgraph.graph.store.base import Change
from docgraph.graph.store.endpoint import Endpoint
from docgraph.graph.store.results import JSON_RESULTS, parse_results, rows_of

# The graph of who writes to an endpoint and of what is on its way there.
WRITER: Final = "urn:docgraph:writer"
# After so many silent seconds a flag was left behind by a writer that died; each raises its own anew before.
LEASE: Final = 600.0
_WAIT: Final = "wait for it to end, or stop it"


class Flag(msgspec.Struct, frozen=True):
    """Who writes: `home` is the folder's own random name, `process` and `machine` are for people.

    >>> Flag("ab12", "h", 7, 0.0).triple()[2][:15]
    '"{\\\\"home\\\\":\\\\"ab'
    """

    home: str
    machine: str
    process: int
    at: float

    def triple(self) -> Triple:
        """The flag as it stands on the endpoint."""
        return iri(WRITER), RDFS_LABEL, literal(msgspec.json.encode(self).decode("utf-8"))


class Hold:
    """The right to write to an endpoint, held from making it until `release`; LockedError names who has it.

    `folder` is where this user keeps what belongs to the endpoint: the flag of a process that died here is
    taken over at once, any other after ten silent minutes.
    """

    def __init__(self, endpoint: Endpoint, folder: Path | None) -> None:
        self._endpoint = endpoint
        self._lock = lock_folder(folder, endpoint.shown) if folder else None
        self._flag: Flag | None = None
        try:
            self._raise(Flag(_home(folder), gethostname(), os.getpid(), time.time()))
        except BaseException:
            self.release()
            raise

    def renew(self) -> str:
        """Say that this process still writes; gives the pattern that stands on the endpoint while it may.

        LockedError where another took over, from then on each time.
        """
        now = time.time()
        if self._flag is None or now - self._flag.at >= LEASE / 2:
            self._raise_anew(self.confirm(), now)
        assert self._flag is not None
        return f"GRAPH {iri(WRITER)} {{ {' '.join(self._flag.triple())} }}"

    def confirm(self) -> Flag:
        """The flag, which still stands; LockedError where another took over, from then on each time."""
        flag = self._flag
        if flag is None or flag not in self._seen():
            self._flag = None
            raise LockedError(
                "another process took over writing", where=self._endpoint.shown, todo="open the graph again"
            )
        return flag

    def _raise_anew(self, flag: Flag, now: float) -> None:
        try:
            self._raise(msgspec.structs.replace(flag, at=now))
        except LockedError:
            self._lower()
            raise

    def release(self) -> None:
        """Let others write; a server that is gone learns of it when the flag is old."""
        self._lower()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _lower(self) -> None:
        if self._flag is not None:
            with suppress(DocgraphError):
                self._change(gone=[self._flag])
            self._flag = None

    def _raise(self, flag: Flag) -> None:
        before = self._seen()
        self._refuse([one for one in before if one.home != flag.home and flag.at - one.at < LEASE])
        self._change(gone=before, come=[flag])
        self._flag = flag
        self._refuse([one for one in self._seen() if one != flag])

    def _refuse(self, others: list[Flag]) -> None:
        if others:
            raise LockedError(
                f"process {others[0].process} on {others[0].machine} is writing to this graph",
                where=self._endpoint.shown,
                todo=f"{_WAIT}; if it is gone, its hold ends within {LEASE / 60:.0f} minutes",
            )

    def _seen(self) -> list[Flag]:
        question = {
            "query": f"SELECT ?flag {{ {iri(WRITER)} {RDFS_LABEL} ?flag }}",
            "default-graph-uri": [WRITER],
        }
        answer = parse_results(self._endpoint.ask(question, JSON_RESULTS), self._endpoint.shown)
        try:
            return [msgspec.json.decode(str(flag), type=Flag) for (flag,) in rows_of(answer).rows]
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            raise GraphError(
                f"the graph <{WRITER}> tells who writes, and holds something else",
                where=self._endpoint.shown,
                todo="take out of it what docgraph did not write",
            ) from error

    def _change(self, gone: list[Flag], come: list[Flag] | None = None) -> None:
        deleted, inserted = (tuple(flag.triple() for flag in flags or ()) for flags in (gone, come))
        self._endpoint.tell(Change(deleted=((WRITER, deleted),), inserted=((WRITER, inserted),)).sparql())


def lock_folder(folder: Path, shown: str) -> int:
    """Hold a folder's lock file, this process's id in it; the lock goes when the process does.

    LockedError names the process that holds it, and the graph as it is `shown`.
    """
    import fcntl

    lock = os.open(folder / "writer.pid", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        writer = os.read(lock, 32).decode("ascii", errors="replace").strip() or "unknown"
        os.close(lock)
        raise LockedError(f"process {writer} is writing to this graph", where=shown, todo=_WAIT) from error
    os.ftruncate(lock, 0)
    os.write(lock, str(os.getpid()).encode("ascii"))
    return lock


def _home(folder: Path | None) -> str:
    """The random name of a folder, made the first time; who holds its lock alone writes under it."""
    if folder is None:
        return token_hex(8)
    kept = folder / "home"
    # A process that died while it wrote the name may have left none.
    name = kept.read_text(encoding="ascii").strip() if kept.is_file() else ""
    if not name:
        name = token_hex(8)
        kept.write_text(name, encoding="ascii")
    return name
