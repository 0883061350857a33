from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgraph.errors import QueryError
from docgraph.graph.query.ask import fill
from docgraph.graph.query.guard import LONGEST, Asked, RefusedError, check
from docgraph.graph.query.heads import questions


def test_it_tells_what_a_query_asks_and_of_which_graphs() -> None:
    query = "PREFIX g: <urn:g:> CONSTRUCT { ?s ?p ?o } FROM g:a FROM NAMED <urn:b> WHERE { ?s ?p ?o }"
    assert check(query) == Asked("construct", ("urn:g:a", "urn:b"))
    assert check("DESCRIBE <urn:a>").kind == "describe"


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_named_question_may_run(name: str) -> None:
    params = questions()[name].params
    values = {param.name: "1" if param.type == "number" else "<urn:a>" for param in params}
    # What is searched before a question is asked stands in VALUES, which may be empty.
    values |= {"steps": ""}
    assert check(fill(questions()[name].sparql, values)).kind == "select"


@pytest.mark.parametrize(
    "query",
    [
        "ASK { SERVICE<urn:x>{} }",
        "ASK { SERVICESILENT<urn:x>{} }",
        "ASK { ?s ?p 1SERVICE <urn:x> {} }",
        "ASK { ?s ?p '\\'' . SERVICE <urn:x> {} }",
        "ASK { ?s ?p '''a''b''' SERVICE <urn:x> {} }",
        "ASK { ?s ?p <urn:a#b> . SERVICE <urn:x> {} }",
        "ASK { ?a ?b ?c FILTER(?a<?b) SERVICE <urn:x> {} FILTER(?b>?a) }",
        "ASK { \\U00000053ERVICE <urn:x> {} }",
    ],
)
def test_service_is_found_however_it_is_written(query: str) -> None:
    with pytest.raises(RefusedError):
        check(query)


@pytest.mark.parametrize(
    "verb", ["INSERT DATA", "delete data", "WITH <urn:a> DELETE", "COPY", "ADD", "MOVE", "CREATE"]
)
def test_an_update_is_told_apart_from_nonsense(verb: str) -> None:
    with pytest.raises(RefusedError, match="update"):
        check(f"BASE <urn:b> PREFIX a: <urn:a#> {verb} {{ a:a a:b a:c }}")


def test_a_long_query_is_not_even_read() -> None:
    with pytest.raises(QueryError, match="over"):
        check("ASK {}" + " " * LONGEST)


@settings(deadline=None)
@given(st.text(alphabet="SELECTservice {}?<>'\"#\\:u0053\n.*$", max_size=80))
def test_any_text_is_answered_with_a_query_error_at_most(text: str) -> None:
    with suppress(QueryError):
        assert check(text).kind in ("select", "ask", "construct", "describe")
