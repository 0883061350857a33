from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.browser.hostile import HOSTILE
from tests.unit.views.web.conftest import Client

FORBIDDEN = {"img", "iframe", "object", "embed", "style", "svg", "base"}


def strange(html: str) -> list[str]:
    """What in a page no template of ours writes: tags, handlers, and addresses that lead elsewhere."""
    found = []
    for node in HTMLParser(html).css("*"):
        told = dict(node.attributes)
        where = told.get("href") or told.get("src") or told.get("action") or ""
        if node.tag in FORBIDDEN and node.parent is not None and node.parent.tag != "li":
            found.append(node.tag)
        if node.tag == "script" and not (told.get("src") or "").startswith("/assets/"):
            found.append("script")
        if where and not where.startswith(("/", "#", "http://", "https://")):
            found.append(where)
        found += [name for name in told if name.startswith("on") or name == "style"]
    return found


def test_no_name_becomes_markup_or_another_path(hostile: Client) -> None:
    seen, todo = {"/"}, ["/"]
    while todo:
        page = hostile.get(todo.pop())
        assert page.status_code == 200, page.url
        if not page.headers["content-type"].startswith("text/html"):
            continue
        assert strange(page.text) == [], page.url
        for found in re.findall(r'(?:href|src)="(/[dsp]/[^"#?]*)', page.text):
            assert re.fullmatch(r"/[dsp]/[a-z0-9-]{1,120}(\.ttl|\.jsonld)?", found), found
            if found not in seen:
                seen.add(found)
                todo.append(found)
    assert len(seen) > 3 * len(HOSTILE)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "way",
    ["/search?q=", "/search?type=", "/d/", "/s/", "/p/", "/path?from=", "/sparql?query=", "/sparql?named="],
)
def test_no_request_becomes_markup(hostile: Client, way: str, text: str) -> None:
    from urllib.parse import quote

    page = hostile.get(way + quote(text, safe="")[:6000])
    assert page.status_code < 500
    assert strange(page.text) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_no_request_becomes_a_query(hostile: Client, text: str) -> None:
    for name in ("implementers", "cites", "in_force"):
        answer = hostile.get(f"/api/queries/{name}", params={"of": text, "on": text})
        assert answer.status_code in (200, 400, 404, 414), answer.text
