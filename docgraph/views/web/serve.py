"""The server as it runs: a socket, an address to open, and an end when it is told so.

Reads: a host and a port. Gives: the address, once it answers; runs until it is stopped.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from pathlib import Path

import uvicorn

from docgraph.errors import DocgraphError
from docgraph.views.web.app import make_app
from docgraph.views.web.guard import App
from docgraph.views.words import Language

_ANY = ("", "0.0.0.0", "::")
_AT_ONCE = 200


class _Announced(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(
    folder: Path,
    host: str,
    port: int,
    hosts: Iterable[str],
    language: Language,
    ready: Callable[[str], None],
) -> int:
    """Serve a graph until stopped; `ready` gets the address. DocgraphError where the port cannot be had."""
    bound = _bind(host, port)
    taken = bound.getsockname()[1]
    shown = "127.0.0.1" if host in _ANY else f"[{host}]" if ":" in host else host
    names = [*hosts, *(() if host in _ANY else (host,))]
    app: App = make_app(folder, hosts=names, language=language)
    config = uvicorn.Config(
        app,
        lifespan="on",
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
    )
    server = _Announced(config, lambda: ready(f"http://{shown}:{taken}/"))
    server.run(sockets=[bound])
    return 0 if server.started else 2


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except (OSError, OverflowError) as error:
        bound.close()
        why = getattr(error, "strerror", None) or str(error)
        raise DocgraphError(why, where=f"{host}:{port}", todo="say another --host or --port") from None
    return bound
