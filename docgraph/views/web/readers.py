"""The graph as a running server reads it: a few threads, each with the graph open, and one directory.

Reads: the published graph of a folder. Gives: answers of functions over it, away from the server's own
thread. When the graph has changed the next request sees it: readers follow the published link, and the
directory of faces is made anew, at once where that is quick, else beside the old one.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from docgraph.errors import GraphError
from docgraph.graph.kept import Graph
from docgraph.views.faces import Directory, directory_of

Result = TypeVar("Result")
THREADS = 3
QUICK = 0.25
"""Seconds that a request may wait for a new directory."""


class Readers:
    """Asks a graph; `close` lets go of it."""

    def __init__(self, folder: Path, threads: int = THREADS) -> None:
        self.folder = folder
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reader")
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="directory")
        self._own = threading.local()
        self._lock = threading.Lock()
        self._known: tuple[Directory, tuple[str, ...]] | None = None
        self._took = 0.0
        self._due = 0.0
        self._making = False

    async def ask(self, question: Callable[[Graph, Directory], Result]) -> Result:
        """What a function of the graph and its directory gives, run in a reader's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._answer, question)

    def close(self) -> None:
        """Wait for what is being asked and end the threads."""
        self._pool.shutdown()
        self._beside.shutdown()

    def _answer(self, question: Callable[[Graph, Directory], Result]) -> Result:
        graph = self._graph()
        return question(graph, self._fresh(graph))

    def _graph(self) -> Graph:
        """This thread's graph; a folder that was put in the place of another is opened anew."""
        try:
            found = (self.folder / "index.sqlite").stat().st_ino
        except OSError:
            raise GraphError("no graph here", todo="make one with docgraph add") from None
        graph: Graph | None = getattr(self._own, "graph", None)
        if graph is None or self._own.file != found:
            if graph is not None:
                graph.close()
            graph = self._own.graph = Graph.open(self.folder)
            self._own.file = found
        return graph

    def _fresh(self, graph: Graph) -> Directory:
        """The directory of the graph as it stands, or for a moment of the one before."""
        state = (graph.index.meta("state") or "", str(self._own.file))
        with self._lock:
            if self._known is None or (state != self._known[1] and self._took < QUICK):
                return self._make(graph, state)
            known, of = self._known
            if state == of:
                return known
            if not self._making and time.monotonic() >= self._due:
                self._making = True
                self._beside.submit(self._make_beside)
            return known

    def _make(self, graph: Graph, state: tuple[str, ...]) -> Directory:
        began = time.monotonic()
        made = directory_of(graph)
        self._took = time.monotonic() - began
        # Where the graph changes all the time, most of the time is left for answers.
        self._due = time.monotonic() + 4 * self._took
        self._known = (made, state)
        return made

    def _make_beside(self) -> None:
        try:
            graph = self._graph()
            self._make(graph, (graph.index.meta("state") or "", str(self._own.file)))
        finally:
            self._making = False
