from __future__ import annotations

import re
from typing import Any

import pytest

from docgraph.graph.query.heads import questions
from tests.unit.views.web.conftest import Client


def told(client: Client, path: str, **params: str) -> Any:
    answer = client.get(path, "application/json", params=params)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def test_documents_are_listed_counted_and_narrowed(client: Client) -> None:
    every = told(client, "/api/documents")
    assert every["total"] == len(every["documents"]) >= 4
    assert every["documents"][0]["row"]["number"] == "3323"
    part = told(client, "/api/documents", limit="1", offset="1")
    assert (part["total"], len(part["documents"])) == (every["total"], 1)
    assert told(client, "/api/documents", type="Kế hoạch")["documents"][0]["row"]["number"] == "7"
    assert told(client, "/api/documents", q="3323")["documents"][0]["place"] == "Hải Phòng"


def test_a_document_by_name_iri_and_slug(client: Client) -> None:
    named = told(client, "/api/documents/3323/QĐ-UBND")
    assert named["edges_in"]["implements"][0]["evidence"][0]["sentence"].startswith("Thực hiện")
    assert told(client, f"/api/documents/{named['row']['iri']}") == named
    slug = told(client, "/api/documents")["documents"][0]["page"].removeprefix("/d/")
    assert told(client, f"/api/documents/{slug}") == named


def test_search_sources_neighbourhood_and_path(client: Client) -> None:
    assert told(client, "/api/search", q="dat dai")["sentences"]
    assert told(client, "/api/sources")["total"] == 2
    assert told(client, "/api/sources/ke-hoach/7.txt")["mentions"]
    assert len(told(client, "/api/neighbourhood/3323/QĐ-UBND")["nodes"]) >= 4
    steps = told(client, "/api/path", **{"from": "7/KH-STP", "to": "3010/QĐ-UBND"})["steps"]
    assert [step["link"]["type"] for step in steps] == ["implements", "replaces"]


@pytest.mark.parametrize("name", sorted(questions()))
def test_each_named_question_answers_with_its_columns(client: Client, name: str) -> None:
    question = questions()[name]
    given = {param.name: "3323/QĐ-UBND" for param in question.params if param.type == "document"}
    given |= {param.name: "2020-06-01" for param in question.params if param.type == "date"}
    given |= {
        param.name: "3" for param in question.params if param.type == "number" and param.default is None
    }
    given |= {param.name: "QĐ" for param in question.params if param.type == "type" and param.default is None}
    rows = told(client, f"/api/queries/{name}", **given)
    for row in rows:
        assert set(row) == {column.name for column in question.columns}


def test_a_text_is_read_and_not_kept(client: Client) -> None:
    before = client.get("/health").text
    said = client.post(
        "/api/read", "application/json", content="Căn cứ Nghị định số 15/2020/NĐ-CP;".encode()
    ).json()
    assert said["extraction"]["documents"][0]["number"] == "15"
    assert client.get("/health").text == before


@pytest.mark.parametrize(
    ("path", "status", "word"),
    [
        ("/api/documents/none", 404, "not_found"),
        ("/api/sources/none", 404, "not_found"),
        ("/api/queries/none", 404, "not_found"),
        ("/api/queries/implementers", 400, "bad_query"),
        ("/api/queries/implementers?of=none", 404, "not_found"),
        ("/api/queries/implementers?of=3323/QĐ-UBND&or=1", 400, "bad_query"),
        ("/api/documents?limit=100000", 400, "bad_request"),
        ("/api/documents?offset=-1", 400, "bad_request"),
        ("/api/search", 400, "bad_request"),
        ("/api/path?from=x", 400, "bad_request"),
        ("/api/none", 404, "not_found"),
    ],
)
def test_errors_have_one_shape(client: Client, path: str, status: int, word: str) -> None:
    answer = client.get(path, "text/html")
    assert (answer.status_code, answer.json()["error"]) == (status, word)
    assert {"error", "what"} <= set(answer.json()) <= {"error", "what", "where", "todo"}


def test_a_wrong_method_is_refused(client: Client) -> None:
    assert client.post("/api/documents").status_code == 405


def test_the_description_covers_every_path_and_resolves(client: Client) -> None:
    described = told(client, "/api/openapi.json")
    assert described["openapi"].startswith("3.")
    assert {f"/api/queries/{name}" for name in questions()} < set(described["paths"])
    for path, methods in described["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert operation["responses"]["200"], path
    used = set(re.findall(r'"#/components/schemas/([^"]+)"', client.get("/api/openapi.json").text))
    assert used <= set(described["components"]["schemas"])
    assert ">>>" not in client.get("/api/openapi.json").text


def test_answers_fit_their_description(client: Client) -> None:
    schemas = told(client, "/api/openapi.json")["components"]["schemas"]
    for path, name in (("/api/documents", "Documents"), ("/api/documents/3323/QĐ-UBND", "DocumentView")):
        answer = told(client, path)
        assert set(answer) <= set(schemas[name]["properties"])
        assert set(schemas[name].get("required", ())) <= set(answer)


def test_the_root_lists_the_addresses_there_are(client: Client) -> None:
    addresses = told(client, "/api")
    assert addresses["description"] == "/api/openapi.json"
    for name in ("documents", "sources", "queries"):
        assert client.get(addresses[name].partition("{")[0]).status_code == 200
