from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest

from docgraph.views.web.guard import LARGEST_BODY, host_of
from tests.unit.views.web.conftest import Client


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:9", "graph.example", "LOCALHOST:1"])
def test_names_that_the_server_goes_by(client: Client, host: str) -> None:
    assert client.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1@evil", "", "[::2]", "a b"]
)
def test_other_names_are_refused(client: Client, host: str) -> None:
    answer = client.get("/", "application/json", headers={"host": host})
    assert (answer.status_code, answer.json()["error"]) == (421, "wrong_host")


def test_a_browser_gets_a_refusal_as_a_page(client: Client) -> None:
    page = client.get("/", headers={"host": "evil.example"})
    assert page.status_code == 421
    assert "máy chủ này không dùng tên đó" in page.text
    assert "--allow-host" in page.text
    large = client.post("/read", headers={"content-length": str(LARGEST_BODY + 1)})
    assert "yêu cầu lớn nhất 10,000,000 byte" in large.text


def test_host_of_a_broken_header_is_empty() -> None:
    assert host_of("[::1") == ""


@pytest.mark.parametrize("path", ["/", "/health", "/nothing", "/assets/site.css", "/api/documents"])
def test_every_answer_carries_the_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("path", ["/", "/read", "/sparql", "/sources", "/overview", "/search?q=3323"])
def test_no_page_holds_a_script_or_style_of_its_own(client: Client, path: str) -> None:
    page = client.get(path).text
    assert re.findall(r"<script(?![^>]* src=)", page) == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=", page) == []


def test_another_site_may_not_post(client: Client) -> None:
    for headers in ({"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert client.post("/read", data={"text": "x"}, headers=headers).status_code == 403
    own = {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}
    assert client.post("/read", data={"text": "Nghị định 15/2020/NĐ-CP"}, headers=own).status_code == 200


def test_a_large_body_is_refused_before_and_while_it_comes(client: Client) -> None:
    told = {"content-length": str(LARGEST_BODY + 1)}
    assert client.post("/read", headers=told).status_code == 413

    async def stream() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_BODY // 1_000_000 + 2):
            yield b"x" * 1_000_000

    answer = client.post("/api/read", content=stream())
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")


def test_an_endless_address_is_refused(client: Client) -> None:
    assert client.get("/search?q=" + "a" * 40_000).status_code == 414


def test_metrics_count_requests(client: Client) -> None:
    client.get("/health")
    text = client.get("/metrics").text
    assert re.search(r'docgraph_requests_total\{route="health",method="GET",status="200"\} [1-9]', text)
    assert re.search(r"^docgraph_documents [1-9]", text, re.MULTILINE)
    assert 'route="evil' not in text


def test_health(client: Client) -> None:
    held = client.get("/health", "application/json").json()
    assert (held["status"], held["sources"]) == ("ok", 2)
