"""Jobs → replies, each from a child with limits of its own; a child that is ended is an error.

Reads: a job. Gives: its outcome, or a TroubleError. See `nursery` for the process that makes the children.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from docgraph.graph.store.outside import Outcome
from docgraph.views.web.jobs import Job, Reply, Trouble

MEMORY = 2 * 1024**3
SECONDS = 10.0
AT_ONCE = 2
WAITING = 20
_LENGTH = 8


class TroubleError(Exception):
    """A request that gets an error answer: its HTTP status and what it says."""

    def __init__(self, status: int, trouble: Trouble) -> None:
        super().__init__(trouble.what)
        self.status, self.trouble = status, trouble


STATUS = {
    "not_found": 404,
    "unreadable": 422,
    "bad_query": 400,
    "bad_request": 400,
    "refused": 403,
    "no_graph": 503,
    "too_much": 503,
    "failed": 500,
}
"""The HTTP status for a word of `Trouble.error`."""


class Children:
    """Runs jobs, a few at once; the process behind it starts with the first or with `start`."""

    def __init__(
        self,
        *,
        memory: int = MEMORY,
        seconds: float = SECONDS,
        at_once: int = AT_ONCE,
        waiting: int = WAITING,
    ) -> None:
        self.memory, self.seconds, self.waiting = memory, seconds, waiting
        self._free = asyncio.Semaphore(at_once)
        self._queued = 0
        self._starting = asyncio.Lock()
        self._folder: Path | None = None
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Have the process running, and everything loaded in it."""
        async with self._starting:
            if self._process is not None and self._process.returncode is None:
                return
            await self._end()
            self._folder = Path(tempfile.mkdtemp(prefix="docgraph-"))
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-P", "-m", "docgraph.views.web.nursery"),
                *(str(self._folder / "s"), str(self.memory), str(self.seconds)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
            assert self._process.stdout is not None
            if await self._process.stdout.readline() != b"ready\n":
                raise TroubleError(503, Trouble("failed", "no process for this could be started"))

    async def stop(self) -> None:
        """End the process; children that still work end by their own limits."""
        async with self._starting:
            await self._end()

    async def run(self, job: Job) -> Outcome:
        """Do a job; TroubleError where it fails, is ended, or too many are waiting."""
        if self._queued >= self.waiting:
            raise TroubleError(503, Trouble("busy", "too many ask at once", todo="try again in a moment"))
        self._queued += 1
        try:
            async with self._free:
                await self.start()
                reply = await self._ask(job)
        finally:
            self._queued -= 1
        if reply.outcome is not None:
            return reply.outcome
        trouble = reply.trouble or Trouble("failed", "this failed")
        raise TroubleError(STATUS[trouble.error], trouble)

    async def _ask(self, job: Job) -> Reply:
        assert self._folder is not None
        began = time.monotonic()
        data = msgspec.msgpack.encode(job)
        try:
            reader, writer = await asyncio.open_unix_connection(str(self._folder / "s"))
            try:
                writer.write(len(data).to_bytes(_LENGTH, "big") + data)
                length = int.from_bytes(await reader.readexactly(_LENGTH), "big")
                return msgspec.msgpack.decode(await reader.readexactly(length), type=Reply)
            finally:
                writer.close()
        except (OSError, asyncio.IncompleteReadError):
            spent = time.monotonic() - began
            if spent >= self.seconds * 0.95:
                told = f"this was ended after {self.seconds:g} seconds"
                raise TroubleError(504, Trouble("too_slow", told, todo="ask for less")) from None
            told = "this was ended: it took more memory than there is for one request"
            raise TroubleError(503, Trouble("too_much", told, todo="ask for less")) from None

    async def _end(self) -> None:
        if self._process is not None:
            if self._process.returncode is None and self._process.stdin is not None:
                self._process.stdin.close()
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(self._process.wait(), 5)
            if self._process.returncode is None:
                self._process.kill()
                await self._process.wait()
            self._process = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
