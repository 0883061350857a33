"""What every request passes before anything else looks at it, and what every answer carries.

Reads: requests. Gives: refusals by host, origin, length of address and size of body; headers that keep a
browser from running, framing or sending what it should not; counts and times for `/metrics`.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

import msgspec
from starlette.exceptions import HTTPException

from docgraph.views.render import SERVED_POLICY
from docgraph.views.web.accept import HTML, JSON, prefer
from docgraph.views.web.jobs import Trouble
from docgraph.views.web.metrics import Metrics

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

LOOPBACK = ("localhost", "127.0.0.1", "::1")
LONGEST_ADDRESS = 32_000
LARGEST_BODY = 10_000_000
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", f"{SERVED_POLICY}; frame-ancestors 'none'".encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


def host_of(header: str) -> str:
    """The name in a Host header, without port, in lower case; empty where it is none.

    >>> host_of("LocalHost:8000"), host_of("[::1]:8000"), host_of("a b")
    ('localhost', '::1', '')
    """
    try:
        return (urlsplit(f"//{header}").hostname or "") if " " not in header else ""
    except ValueError:
        return ""


class Guard:
    """The server's outermost layer around an app; `page` writes a refusal for people."""

    def __init__(
        self, app: App, hosts: Iterable[str], metrics: Metrics, page: Callable[[int, Trouble], str]
    ) -> None:
        self.app, self.metrics, self.page = app, metrics, page
        self.hosts = frozenset(host.lower() for host in (*LOOPBACK, *hosts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.monotonic(), 500

        async def headed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                names = {name for name, _ in HEADERS}
                kept = [(n, v) for n, v in message.get("headers", ()) if n.lower() not in names | {b"server"}]
                message = {**message, "headers": [*kept, *HEADERS]}
            await send(message)

        try:
            refusal = self._refusal(scope)
            if refusal is not None:
                await self._say(scope, headed, *refusal)
            else:
                await self.app(scope, _bounded(receive), headed)
        finally:
            self.metrics.count(scope["path"], scope["method"], status, time.monotonic() - began)

    async def _say(self, scope: Scope, send: Send, status: int, trouble: Trouble) -> None:
        """A refusal, as a page where a browser asks for one."""
        accept = next((value for name, value in scope["headers"] if name.lower() == b"accept"), b"")
        if prefer(accept.decode("latin-1"), (JSON, HTML)) == HTML:
            media, body = f"{HTML}; charset=utf-8", self.page(status, trouble).encode("utf-8", "replace")
        else:
            media, body = JSON, msgspec.json.encode(trouble)
        headers = [(b"content-type", media.encode()), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _refusal(self, scope: Scope) -> tuple[int, Trouble] | None:
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        host = host_of(headers.get(b"host", ""))
        if host not in self.hosts:
            told = "this server does not go by that name"
            return 421, Trouble("wrong_host", told, host[:100] or None, "start it with --allow-host NAME")
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and _from_elsewhere(headers):
            return 403, Trouble("wrong_origin", "another site may not send this")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, Trouble("too_long", f"an address holds at most {LONGEST_ADDRESS:,} bytes")
        length = headers.get(b"content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return 413, Trouble("too_large", f"a request holds at most {LARGEST_BODY:,} bytes")
        return None


def _from_elsewhere(headers: dict[bytes, str]) -> bool:
    """Whether a browser says that another site's page sends this; programs say nothing of the kind."""
    site, origin = headers.get(b"sec-fetch-site"), headers.get(b"origin")
    if site is not None:
        return site not in ("same-origin", "none")
    return origin is not None and origin.partition("//")[2].lower() != headers.get(b"host", "").lower()


def _bounded(receive: Receive) -> Receive:
    """Receiving that stops where more comes than may, whatever the request said of its length."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            raise HTTPException(413)
        return message

    return counted
