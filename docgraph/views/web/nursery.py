"""A process that has loaded everything, and forks one child for each job that comes over its socket.

Reads: jobs from a Unix socket, its path and limits as arguments. Gives: replies. A child may use so much
memory, processor and wall time, then the system ends it, wherever it is; one that is ended says nothing.
It ends with the server that started it: its standard input closes then.
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import signal
import socket
import sys

import msgspec

from docgraph.views.web.jobs import Job, do

_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000
_LENGTH = 8


def main(path: str, memory: int, seconds: float) -> None:
    """Serve until standard input closes."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen(64)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm_up()
    print("ready", flush=True)
    while True:
        ready, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in ready:
            return
        connection, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            child(connection, memory, seconds)
        connection.close()


def warm_up() -> None:
    """Load what children need, so that each begins at once; nothing here may start a thread."""
    import docgraph.graph.kept
    import docgraph.graph.store.outside  # noqa: F401
    from docgraph.graph.query.guard import check
    from docgraph.reading.given import context_of
    from docgraph.reading.pipeline import extract
    from docgraph.reading.sources import read_bytes

    check("SELECT * FROM <urn:a> { ?s ?p ?o }")
    text = "Căn cứ Nghị định số 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ; thay thế Quyết định số 1/QĐ-TTg."
    extract(read_bytes(text.encode(), "a.txt", context_of("2020-02-03", "Hải Phòng")))


def child(connection: socket.socket, memory: int, seconds: float) -> None:
    """Do one job within the limits and end the process, whatever happens."""
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        # An engine that runs out of memory says so at length; the reply says it in a line.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _leave_the_network()
        data = receive(connection)
        send(connection, msgspec.msgpack.encode(do(msgspec.msgpack.decode(data, type=Job))))
        code = 0
    finally:
        os._exit(code)


def receive(connection: socket.socket) -> bytes:
    """One message: its length in eight bytes, then as many bytes."""
    with connection.makefile("rb") as stream:
        length = int.from_bytes(stream.read(_LENGTH), "big")
        return stream.read(length)


def send(connection: socket.socket, data: bytes) -> None:
    """Send one message."""
    connection.sendall(len(data).to_bytes(_LENGTH, "big") + data)


def _leave_the_network() -> None:
    """Where the system lets us: a network of its own with nothing in it. The guard does not depend on it."""
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_USER_AND_NETWORK)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
