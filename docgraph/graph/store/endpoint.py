"""A SPARQL 1.1 endpoint over HTTP: where it is asked and told, as whom, and what every refusal means.

Reads: an address, the environment's DOCGRAPH_USER and DOCGRAPH_PASSWORD, or DOCGRAPH_TOKEN, DOCGRAPH_UPDATE
(where updates go when the address does not tell) and DOCGRAPH_TIMEOUT (seconds). Gives: bodies of answers. No
message ever holds what proves who asks.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Generator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

import regex

from docgraph.errors import GraphError, QueryError

if TYPE_CHECKING:
    import httpx

TIMEOUT: Final = 60.0
CONNECT_TIMEOUT: Final = 10.0


class Endpoint:
    """A place that answers queries and takes updates; GraphError for an address that is none.

    `timeout` is how many seconds an answer may keep silent; the environment's DOCGRAPH_TIMEOUT tells it where
    it is not given.

    >>> place = Endpoint("http://127.0.0.1:7878")
    >>> place.query_address, place.update_address
    ('http://127.0.0.1:7878/query', 'http://127.0.0.1:7878/update')
    >>> place.close()
    """

    def __init__(self, address: str, *, timeout: float | None = None) -> None:
        import httpx

        self.shown = shown(address)
        self.query_address, self.update_address = _addresses(address, self.shown)
        self.timeout = _timeout() if timeout is None else timeout
        self._client = httpx.Client(
            auth=_credentials(self.query_address, self.update_address, self.shown),
            timeout=httpx.Timeout(self.timeout, connect=min(CONNECT_TIMEOUT, self.timeout)),
            headers={"User-Agent": "docgraph"},
            trust_env=False,  # neither a proxy nor a .netrc of the machine may see what is sent
        )

    def ask(self, form: Mapping[str, str | Sequence[str]], accept: str) -> bytes:
        """Ask a query and give the body of the answer; QueryError where the server says that it is none."""
        sent = {name: value if isinstance(value, str) else list(value) for name, value in form.items()}
        return self._send(self.query_address, sent, accept)

    def tell(self, update: str) -> None:
        """Send an update request; it is one transaction where the server keeps to that."""
        self._send(self.update_address, {"update": update}, "*/*")

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def _send(self, address: str, form: Mapping[str, str | list[str]], accept: str) -> bytes:
        import httpx

        try:
            response = self._client.post(address, data=form, headers={"Accept": accept})
        except httpx.TimeoutException:
            raise GraphError(
                f"no answer within {self.timeout:g} seconds",
                where=self.shown,
                todo="ask for less, or set DOCGRAPH_TIMEOUT to more seconds",
            ) from None
        except httpx.HTTPError as error:
            raise GraphError(
                f"the server cannot be reached ({type(error).__name__})",
                where=self.shown,
                todo="see that the address is right and the server runs",
            ) from None
        if response.status_code >= 300:
            raise _refusal(response, self.shown)
        if (most := response.headers.get("X-SPARQL-MaxRows")) is not None:
            raise QueryError(
                f"the server cut its answer after {most[:20]} rows",
                where=self.shown,
                todo="ask for less, or let the server give more rows",
            )
        return response.content


def address_of(place: object) -> str | None:
    """The web address that a graph's place is; null for a folder.

    A path has swallowed one of the two slashes; it is given back.

    >>> from pathlib import PurePosixPath
    >>> address_of("https://example.org/sparql"), address_of(PurePosixPath("https://example.org/sparql"))
    ('https://example.org/sparql', 'https://example.org/sparql')
    >>> address_of("graphs/a") is None
    True
    """
    text = str(place)
    scheme, colon, rest = text.partition(":")
    if scheme.lower() not in ("http", "https") or not colon or not rest.startswith("/"):
        return None
    return f"{scheme}://{rest.lstrip('/')}"


def shown(address: str) -> str:
    """An address as it may stand in a message: no user, no password, no question.

    >>> shown("https://user:secret@example.org/sparql?key=1")
    'https://example.org/sparql'
    """
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme.lower(), host, parts.path, "", ""))


def _addresses(address: str, where: str) -> tuple[str, str]:
    """Where queries and updates go: servers differ, and the path tells which one it is."""
    try:
        parts = urlsplit(address)
        known = bool(parts.hostname) and (parts.port or 1) > 0 and address_of(address) is not None
    except ValueError:
        known = False
    if not known:
        raise GraphError("not a web address", where=where, todo="give one such as https://example.org/sparql")
    if "@" in parts.netloc:
        raise GraphError(
            "a password does not belong into an address",
            where=where,
            todo="set DOCGRAPH_USER and DOCGRAPH_PASSWORD instead",
        )
    path = parts.path.rstrip("/")
    if not path:
        path = "/query"
    update = path
    if path.endswith("/query"):
        update = path.removesuffix("query") + "update"
    elif _repository().search(path):
        update = path + "/statements"
    told = os.environ.get("DOCGRAPH_UPDATE")
    asked = urlunsplit((parts.scheme.lower(), parts.netloc, path, parts.query, ""))
    return asked, told or urlunsplit((parts.scheme.lower(), parts.netloc, update, parts.query, ""))


def _timeout() -> float:
    told = os.environ.get("DOCGRAPH_TIMEOUT", "")
    try:
        return float(told) if told and 0 < float(told) < 1e6 else TIMEOUT
    except ValueError:
        return TIMEOUT


def _credentials(asked: str, told: str, where: str) -> httpx.Auth | None:
    """Who asks, from the environment; never over an open line to another machine, never to another host."""
    import httpx

    user, password = os.environ.get("DOCGRAPH_USER"), os.environ.get("DOCGRAPH_PASSWORD")
    token = os.environ.get("DOCGRAPH_TOKEN")
    if not token and user is None:
        return None
    for address in (asked, told):
        parts = urlsplit(address)
        if parts.scheme.lower() != "https" and not _is_here(parts.hostname or ""):
            raise GraphError(
                "a password would go over an open line", where=where, todo="use an https address"
            )
        if parts.netloc.lower() != urlsplit(asked).netloc.lower():
            raise GraphError(
                "queries and updates go to two hosts, and a password belongs to one",
                where=where,
                todo="let DOCGRAPH_UPDATE name the same host",
            )

    class Credentials(httpx.Auth):
        """A token, or user and password; by digest where the server asks for that."""

        def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
            if token:
                request.headers["Authorization"] = f"Bearer {token}"
                yield request
                return
            name, proof = user or "", password or ""
            response = yield request
            if response.status_code != 401:
                return
            digest = "digest" in response.headers.get("WWW-Authenticate", "").lower()
            chosen = httpx.DigestAuth(name, proof) if digest else httpx.BasicAuth(name, proof)
            yield from chosen.auth_flow(request)

    return Credentials()


def _is_here(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refusal(response: httpx.Response, where: str) -> GraphError | QueryError:
    """What an answer other than success means."""
    code = response.status_code
    if code == 400:
        return QueryError(_first_words(response), where=where, todo="mend the query")
    if code in (401, 403):
        return GraphError(
            f"the server does not let us in (HTTP {code})",
            where=where,
            todo="set DOCGRAPH_USER and DOCGRAPH_PASSWORD, or DOCGRAPH_TOKEN",
        )
    if code < 400:
        return GraphError(f"the endpoint has moved (HTTP {code})", where=where, todo="give its new address")
    if code in (404, 405, 415):
        return GraphError(
            f"no SPARQL endpoint here (HTTP {code})",
            where=where,
            todo="give the address that answers queries; DOCGRAPH_UPDATE may name that of updates",
        )
    if code == 413:
        return GraphError("the server finds this too large", where=where, todo="let it take larger requests")
    return GraphError(f"the server failed (HTTP {code})", where=where, todo="see the server's log")


def _first_words(response: httpx.Response) -> str:
    words = response.content[:2_000].decode("utf-8", errors="replace").split()
    return " ".join(words)[:300] or "the server does not understand the query"


@cache
def _repository() -> regex.Pattern[str]:
    """RDF4J and GraphDB: a repository is asked at its address and told at its statements."""
    return regex.compile(r"/repositories/[^/]{1,200}$")
