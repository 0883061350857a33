"""Real servers on this machine's own address, started for a test and ended after it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], address: str, folder: Path) -> Iterator[None]:
    """A process that answers at an address, until the end of the block."""
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        try:
            _wait(process, address, folder / "server.log")
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def oxigraph(folder: Path, *, union: bool) -> Iterator[str]:
    """`oxigraph serve` in memory."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.is_file():
        pytest.skip("the package oxigraph is not installed")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [str(program), "serve", "--bind", f"127.0.0.1:{port}"]
    with running([*command, "--union-default-graph"] if union else command, address, folder):
        yield address


VIRTUOSO_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000
[Parameters]
ServerPort = 127.0.0.1:{sql}
LiteMode = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = 60
"""


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso from Debian, its first user allowed to write; used where the environment names it."""
    if not os.environ.get("DOCGRAPH_TEST_VIRTUOSO"):
        pytest.skip("Virtuoso is asked for by `make virtuoso`")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(
        VIRTUOSO_INI.format(folder=folder, sql=sql, http=http), encoding="utf-8"
    )
    command = ["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    address = f"http://127.0.0.1:{http}/sparql-auth"
    with running(command, f"http://127.0.0.1:{http}/sparql", folder):
        yield address


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            httpx.get(address, trust_env=False, timeout=5)
            return
        except httpx.HTTPError:
            time.sleep(0.05)
    pytest.fail(f"the server did not start: {log.read_text('utf-8', errors='replace')[-2000:]}")
