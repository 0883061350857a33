from __future__ import annotations

import pytest

from tests.unit.views.web.conftest import Client

JSON = "application/sparql-results+json"
PLANS = "PREFIX dg: <https://w3id.org/docgraph/ontology#> SELECT ?plan { ?plan dg:implements ?what }"


def ask(client: Client, query: str, accept: str = JSON) -> tuple[int, str]:
    answer = client.get("/sparql", accept, params={"query": query})
    return answer.status_code, answer.text


def test_a_query_reads_knowledge(client: Client) -> None:
    answer = client.get("/sparql", JSON, params={"query": PLANS})
    assert answer.status_code == 200
    assert len(answer.json()["results"]["bindings"]) == 1


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", JSON),
        ("text/csv", "text/csv"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
    ],
)
def test_results_come_in_the_form_asked_for(client: Client, accept: str, media: str) -> None:
    assert client.get("/sparql", accept, params={"query": PLANS}).headers["content-type"].startswith(media)


def test_a_graph_that_is_built_comes_as_turtle(client: Client) -> None:
    answer = client.get(
        "/sparql", "text/turtle", params={"query": "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 3"}
    )
    assert answer.headers["content-type"].startswith("text/turtle")


@pytest.mark.parametrize("media", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_a_query_may_be_posted(client: Client, media: str) -> None:
    told = {"content": PLANS.encode()} if media.endswith("query") else {"data": {"query": PLANS}}
    assert client.post("/sparql", JSON, headers={"content-type": media}, **told).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { OPTIONAL { { service<http://127.0.0.1:9/>{ ?s ?p ?o } } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE ?s { ?s ?p ?o } } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
        "# ' \n SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } # '",
    ],
)
def test_no_query_calls_out(client: Client, query: str) -> None:
    status, text = ask(client, query)
    assert (status, '"error":"refused"' in text) == (403, True)


def test_the_word_service_may_stand_in_a_string_a_comment_or_a_name(client: Client) -> None:
    query = '# SERVICE\nPREFIX a: <urn:service#> SELECT ?service { ?service a:service \'SERVICE\', """a " SERVICE""" }'
    assert ask(client, query)[0] == 200


@pytest.mark.parametrize(
    "clause", ["FROM <file:///etc/passwd>", "FROM NAMED <http://127.0.0.1:9/x>", "FROM <urn:x>"]
)
def test_from_what_is_not_in_the_graph_is_refused(client: Client, clause: str) -> None:
    status, text = ask(client, f"SELECT * {clause} {{ ?s ?p ?o }}")
    assert (status, "not here" in text) == (400, True)


def test_from_a_graph_that_is_there_is_read(client: Client) -> None:
    query = "PREFIX s: <urn:docgraph:source:> SELECT ?o FROM <urn:docgraph:source:ke-hoach/7.txt> { ?s ?p ?o } LIMIT 1"
    assert '"bindings":[{' in ask(client, query)[1]


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "PREFIX a: <urn:a#> DELETE WHERE { ?s ?p ?o }",
        "LOAD <http://127.0.0.1:9/>",
        "CLEAR ALL",
        "DROP GRAPH <urn:docgraph:knowledge>",
    ],
)
def test_an_update_is_refused_however_it_comes(client: Client, query: str) -> None:
    before = client.get("/health").text
    assert ask(client, query)[0] == 403
    assert client.post("/sparql", data={"update": query}).status_code == 403
    posted = {"content-type": "application/sparql-update"}
    assert client.post("/sparql", content=query.encode(), headers=posted).status_code == 403
    assert client.get("/health").text == before


CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


@pytest.mark.parametrize("accept", [JSON, "text/html"])
def test_a_cross_product_is_ended_and_is_an_error(client: Client, accept: str) -> None:
    status, text = ask(client, CROSS.replace("AS ?n", "AS ?all"), accept)
    assert status == 504
    assert "was ended after 2 seconds" in text


def test_an_answer_that_is_too_large_is_an_error_and_not_cut(client: Client) -> None:
    status, text = ask(client, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "text/html")
    assert (status, "the answer is over 2,000 rows" in text) == (400, True)


@pytest.mark.parametrize("query", ["", "nonsense", "SELECT * {", "SELECT * {" + "{" * 5000, "x" * 30_000])
def test_what_is_no_query_is_an_error_of_one_shape(client: Client, query: str) -> None:
    answer = client.post("/sparql", JSON, data={"query": query})
    assert answer.status_code == 400
    assert {"error", "what"} <= set(answer.json()) <= {"error", "what", "where", "todo"}


def test_a_body_of_another_kind_is_refused(client: Client) -> None:
    assert client.post("/sparql", content=b"x", headers={"content-type": "text/plain"}).status_code == 415


def test_the_form_offers_every_named_question_and_answers_it(client: Client) -> None:
    page = client.get("/sparql").text
    assert '<a href="/sparql?named=implementers"' in page
    assert "<textarea" in page
    form = client.get("/sparql?named=implementers").text
    assert 'name="of"' in form
    answer = client.get("/sparql", params={"named": "implementers", "of": "3323/QĐ-UBND"}).text
    assert "7/KH-STP" in answer[answer.index("<tbody>") :]
    lost = client.get("/sparql", params={"named": "implementers", "of": "<script>"})
    assert lost.status_code == 404
    assert "<script>" not in lost.text[lost.text.index("<main") :]
