"""An endpoint's refusals in plain words, who asks kept out of them, and every server's addresses found."""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from docgraph.errors import DocgraphError, GraphError, QueryError
from docgraph.graph.store.endpoint import Endpoint, address_of
from docgraph.graph.store.remote import RemoteStore
from tests.unit.graph.store.servers import free_port

SECRET = "bí-mật-0451"
YES = b'{"head": {}, "boolean": true}'


class Answering(ThreadingHTTPServer):
    """Answers every request as it was told to, and remembers what it was asked."""

    daemon_threads = True
    status, body, delay = 200, YES, 0.0
    headers: dict[str, str]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.headers = {"Content-Type": "application/sparql-results+json"}
        self.asked: list[tuple[str, str | None, dict[str, list[str]]]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Who asked has left: that is what some tests are about."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Answering

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8")
        self.server.asked.append((self.path, self.headers["Authorization"], parse_qs(form)))
        time.sleep(self.server.delay)
        status = self.server.status
        if status == 401 and self.headers["Authorization"]:
            status = 200
        self.send_response(status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Answering]:
    server = Answering()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("USER", "PASSWORD", "TOKEN", "UPDATE", "TIMEOUT"):
        monkeypatch.delenv(f"DOCGRAPH_{name}", raising=False)


def asked(server: Answering, timeout: float | None = None) -> object:
    store = RemoteStore(server.address, write=False, timeout=timeout)
    try:
        return store.query("ASK { ?s ?p ?o }").rows[0][0]
    finally:
        store.close()


@pytest.mark.parametrize(
    ("address", "query", "update"),
    [
        ("http://127.0.0.1:7878", "http://127.0.0.1:7878/query", "http://127.0.0.1:7878/update"),
        ("http://127.0.0.1:7878/", "http://127.0.0.1:7878/query", "http://127.0.0.1:7878/update"),
        ("https://h.example/ds/query", "https://h.example/ds/query", "https://h.example/ds/update"),
        ("https://h.example/sparql", "https://h.example/sparql", "https://h.example/sparql"),
        (
            "https://h.example/repositories/law",
            "https://h.example/repositories/law",
            "https://h.example/repositories/law/statements",
        ),
    ],
)
def test_where_each_server_is_asked_and_told(address: str, query: str, update: str) -> None:
    endpoint = Endpoint(address)
    assert (endpoint.query_address, endpoint.update_address) == (query, update)
    endpoint.close()


def test_updates_may_have_an_address_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGRAPH_UPDATE", "https://h.example/write")
    endpoint = Endpoint("https://h.example/sparql")
    assert endpoint.update_address == "https://h.example/write"
    endpoint.close()


@pytest.mark.parametrize(
    "address", ["https://", "http://:80/x", "https://h.example:port/", "ftp://h.example/"]
)
def test_what_is_no_address_says_so(address: str) -> None:
    with pytest.raises(GraphError, match="not a web address"):
        Endpoint(address)


@pytest.mark.parametrize("place", ["graphs/https", "./http:/x", "C:\\graph", ""])
def test_a_folder_is_no_address(place: str) -> None:
    assert address_of(place) is None


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (400, QueryError, "parse error at line 1"),
        (401, GraphError, "DOCGRAPH_USER"),
        (403, GraphError, "DOCGRAPH_USER"),
        (404, GraphError, "no SPARQL endpoint here"),
        (302, GraphError, "has moved"),
        (413, GraphError, "too large"),
        (500, GraphError, "HTTP 500"),
        (503, GraphError, "HTTP 503"),
    ],
)
def test_a_refusal_is_one_plain_line(
    server: Answering, status: int, kind: type[DocgraphError], words: str
) -> None:
    server.status, server.body = status, b"parse error\n  at line 1"
    server.headers["Location"] = "http://elsewhere.example/"
    with pytest.raises(kind, match=words) as caught:
        asked(server)
    assert server.address in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "body",
    [
        b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "ur',
        b'{"head": {"vars": ["s"]}, "results": {"bindings": [The SPARQL operation has been cancelled',
        b"<html>It works!</html>",
        b"{}",
        b"",
        b"\xff\xfe",
    ],
)
def test_an_answer_cut_short_is_an_error_though_the_server_calls_it_a_success(
    server: Answering, body: bytes
) -> None:
    server.body = body
    with pytest.raises(QueryError, match="not whole"):
        asked(server)


@pytest.mark.parametrize(
    "body", [b"<urn:a> <urn:b> .\n", b'<urn:a> <urn:b> "c', b"cancelled\n", b'"a" <urn:b> <urn:c> .']
)
def test_triples_cut_short_are_an_error(server: Answering, body: bytes) -> None:
    server.body = b'<urn:a> <urn:b> "c" .\n' + body
    store = RemoteStore(server.address, write=False)
    with pytest.raises(QueryError, match="not whole"):
        store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    store.close()


def test_rows_that_a_server_left_off_are_an_error(server: Answering) -> None:
    server.headers["X-SPARQL-MaxRows"] = "10000"
    with pytest.raises(QueryError, match="after 10000 rows"):
        asked(server)


def test_a_server_that_keeps_silent_is_left(server: Answering) -> None:
    server.delay = 2.0
    with pytest.raises(GraphError, match=r"no answer within 0\.2 seconds"):
        asked(server, timeout=0.2)


def test_no_server_at_all_says_so() -> None:
    store = RemoteStore(f"http://127.0.0.1:{free_port()}", write=False)
    with pytest.raises(GraphError, match="cannot be reached"):
        store.graph_names()
    store.close()


def test_user_and_password_are_shown_when_asked_for_and_never_told(
    server: Answering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCGRAPH_USER", "an")
    monkeypatch.setenv("DOCGRAPH_PASSWORD", SECRET)
    assert asked(server) is True
    assert server.asked[-1][1] is None
    server.status, server.headers["WWW-Authenticate"] = 401, 'Basic realm="x"'
    assert asked(server) is True
    shown = server.asked[-1][1] or ""
    assert base64.b64decode(shown.removeprefix("Basic ")).decode("utf-8") == f"an:{SECRET}"
    server.headers["WWW-Authenticate"] = 'Digest realm="x", nonce="n", qop="auth", algorithm=MD5'
    assert asked(server) is True
    assert (server.asked[-1][1] or "").startswith('Digest username="an"')
    server.status = 500
    with pytest.raises(GraphError) as caught:
        asked(server)
    assert SECRET not in str(caught.value)


def test_a_token_goes_with_every_request(server: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGRAPH_TOKEN", "khoa-0451")
    assert asked(server) is True
    assert [authorization for _, authorization, _ in server.asked] == ["Bearer khoa-0451"]


def test_a_password_goes_neither_over_an_open_line_nor_to_another_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DOCGRAPH_USER", "an")
    monkeypatch.setenv("DOCGRAPH_PASSWORD", SECRET)
    with pytest.raises(GraphError, match="open line") as caught:
        Endpoint("http://h.example/sparql")
    assert SECRET not in str(caught.value)
    monkeypatch.setenv("DOCGRAPH_UPDATE", "https://other.example/update")
    with pytest.raises(GraphError, match="two hosts"):
        Endpoint("https://h.example/sparql")


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(GraphError, match="DOCGRAPH_PASSWORD") as caught:
        RemoteStore(f"https://an:{SECRET}@h.example/sparql", write=False)
    assert SECRET not in str(caught.value)
    assert "an:" not in str(caught.value)


def test_the_graphs_to_read_go_with_the_question(server: Answering) -> None:
    store = RemoteStore(server.address, write=False)
    store.query("ASK { ?s ?p ?o }", default=("urn:a", "urn:b"))
    path, _, form = server.asked[-1]
    assert path == "/query"
    assert form["default-graph-uri"] == ["urn:a", "urn:b"]
    assert "named-graph-uri" not in form
    store.close()
