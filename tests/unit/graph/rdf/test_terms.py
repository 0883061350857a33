"""Terms as text: whatever a literal holds, it stays inside its quotes and comes back."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgraph.graph.rdf.terms import date_literal, iri, json_literal, literal, parse_line, value_of

HOSTILE = '" . } ; DROP ALL # \\u0022 \\" \n <urn:x> \x00'


@given(st.text())
def test_a_literal_comes_back(text: str) -> None:
    assert value_of(literal(text)) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_the_engine_reads_the_same_literal(text: str) -> None:
    store = ox.Store()
    store.update(f"INSERT DATA {{ GRAPH <urn:g> {{ <urn:s> <urn:p> {literal(text)} }} }}")
    (quad,) = store
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == text
    assert value_of(str(quad.object)) == text


def test_a_hostile_text_cannot_leave_its_literal() -> None:
    store = ox.Store()
    store.update(f"INSERT DATA {{ <urn:s> <urn:p> {literal(HOSTILE)} }}")
    assert len(store) == 1


def test_a_lone_surrogate_becomes_one_replacement() -> None:
    assert value_of(literal("a\ud800b")) == "a\ufffdb"


@pytest.mark.parametrize(
    "bad", ["", "urn:a b", "urn:a>b", "no-colon", 'urn:"', "urn:a\nb", "urn:{", "urn:\ud800"]
)
def test_what_is_no_iri_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="not an IRI"):
        iri(bad)


@pytest.mark.parametrize(
    ("day", "kind"),
    [("2019-12-30", "#date>"), ("2019-12", "#gYearMonth>"), ("2019", "#gYear>"), ("2019-13-01", '"')],
)
def test_a_date_has_the_type_of_its_form(day: str, kind: str) -> None:
    assert date_literal(day).endswith(kind)


def test_numbers_come_back_as_numbers() -> None:
    assert value_of(literal(5)) == 5
    assert value_of(literal(0.25)) == 0.25
    assert value_of('"true"^^<http://www.w3.org/2001/XMLSchema#boolean>') is True


def test_json_has_sorted_keys() -> None:
    assert json_literal({"b": 1, "a": 2}) == json_literal({"a": 2, "b": 1})


def test_a_line_is_taken_apart() -> None:
    line = f"<urn:a> <urn:b> {literal(HOSTILE)} <urn:g> ."
    assert [value_of(term) for term in parse_line(line)] == ["urn:a", "urn:b", HOSTILE, "urn:g"]
