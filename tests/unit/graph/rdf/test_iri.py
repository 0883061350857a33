"""Names in the graph: a function of what they name, never two things under one, safe for any text."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgraph.graph.rdf.iri import (
    claim_iri,
    document_iri,
    mention_iri,
    parse_document_iri,
    relation_iri,
    source_address,
    source_iri,
    type_code,
    type_iri,
)
from docgraph.graph.rdf.terms import iri
from docgraph.identity import identity, key_of
from docgraph.records import Document, Relation, RelationType

CITY = "Ủy ban nhân dân thành phố Hải Phòng"
texts = st.text(max_size=20)
words = st.text(st.characters(categories=["Lu", "Ll", "Nd", "Zs", "Po"]), min_size=1, max_size=12)
documents = st.builds(
    Document,
    id=st.just("d1"),
    type=st.none() | st.sampled_from(["QĐ", "NĐ", "KH", "Luật", "TTLT", "BA"]) | words,
    number=st.none() | st.sampled_from(["3323", "66.13", "15a"]) | texts.filter(bool),
    year=st.none() | st.sampled_from(["2019", "2020"]),
    symbol=st.none() | st.sampled_from(["QĐ-UBND", "NQ/TW", "NĐ-CP", "TT-BTC"]),
    date=st.none() | st.sampled_from(["2019-12-30", "2017", "2020-05"]),
    issuer=st.none() | st.sampled_from([CITY, "Chính phủ"]) | words,
    jurisdiction=st.none() | st.sampled_from(["Hải Phòng", "Hà Nội"]) | words,
    name=st.none() | st.just("Luật Đất đai") | words,
)


def name_of(document: Document) -> str:
    return document_iri(key_of(document), "urn:s", document.id)


def test_a_full_key_gives_the_name_of_the_urn_scheme_for_law() -> None:
    decision = Document(id="d1", type="QĐ", number="3323", symbol="QĐ-UBND", date="2019-12-30", issuer=CITY)
    assert name_of(decision) == "urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323"


def test_learning_the_day_changes_nothing() -> None:
    known = Document(id="d1", type="QĐ", number="3323", symbol="QĐ-UBND", date="2019", issuer=CITY)
    assert name_of(known) == "urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323"


def test_a_year_printed_in_the_number_is_another_series() -> None:
    printed = Document(id="d1", type="QĐ", number="12", year="2020", symbol="QĐ-UBND", issuer=CITY)
    plain = Document(id="d1", type="QĐ", number="12", symbol="QĐ-UBND", date="2020-03-01", issuer=CITY)
    assert name_of(printed) != name_of(plain)


def test_a_partial_key_spells_what_is_known() -> None:
    bare = Document(id="d1", type="NĐ", number="100")
    assert name_of(bare).startswith("urn:docgraph:partial:vn::")
    assert ";100;" in name_of(bare)


def test_a_document_without_number_lives_in_its_source() -> None:
    plan = Document(id="d4", type="KH", name="Kế hoạch cải cách")
    assert document_iri(key_of(plan), "urn:s", "d4") == "urn:s#document=d4"


@given(documents)
def test_a_document_name_is_an_iri_and_comes_back(document: Document) -> None:
    name = name_of(document)
    assert iri(name) == str(ox.NamedNode(name))
    ox.Store().update(f"INSERT DATA {{ {iri(name)} <urn:p> 1 }}")
    key = parse_document_iri(name)
    if key is not None:
        dated = not key.partial and key.date is not None
        assert document_iri(key, "urn:s", "d1", dated=dated) == name


told = st.builds(
    Document,
    id=st.just("d1"),
    type=st.none() | st.sampled_from(["QĐ", "NĐ", "KH", "Luật", "Biểu"]),
    number=st.none() | st.sampled_from(["1", "10", "1a"]),
    year=st.none() | st.sampled_from(["2019", "2020"]),
    symbol=st.none() | st.sampled_from(["QĐ-UBND", "NQ/TW", "DS-ST"]),
    date=st.none() | st.sampled_from(["2019-12-30", "2020"]),
    issuer=st.none() | st.sampled_from([CITY, "Chính phủ", "Ủy ban nhân dân xã Cẩm Giang, tỉnh X", "Hội Y"]),
    jurisdiction=st.none() | st.sampled_from(["Hà Nội", "Hà Nam"]),
    name=st.none() | st.sampled_from(["Luật Đất đai", "Luật Đất dai"]),
)


@given(told, told)
def test_identities_that_differ_have_names_that_differ(one: Document, other: Document) -> None:
    first, second = key_of(one), key_of(other)
    if "source" not in (first.register, second.register) and identity(first) != identity(second):
        assert name_of(one) != name_of(other)


def test_places_that_fold_alike_stay_apart() -> None:
    bodies = [f"Ủy ban nhân dân xã Cẩm {name}, thành phố Hải Phòng" for name in ("Giang", "Giàng")]
    plans = [Document(id="d1", type="KH", number="1", date="2025-08-01", issuer=body) for body in bodies]
    assert name_of(plans[0]) != name_of(plans[1])


@given(st.text())
def test_an_address_comes_back_from_its_name(address: str) -> None:
    name = source_iri(address)
    assert source_address(name) == address
    assert iri(name)


@pytest.mark.parametrize("address", ["https://example.org/a?b=1", "http://example.org/"])
def test_a_web_address_names_itself(address: str) -> None:
    assert source_iri(address) == address


@pytest.mark.parametrize(
    "address", ["https://example.org/a b", "https://example.org/#x", "https://example.org/%zz"]
)
def test_a_web_address_that_is_no_iri_is_spelled(address: str) -> None:
    assert source_iri(address).startswith("urn:docgraph:source:")


@given(st.text(max_size=10), st.text(max_size=10))
def test_what_hangs_below_a_source_is_safe(local: str, other: str) -> None:
    source = source_iri("a#b c.txt")
    relation = Relation(source=local, type=RelationType.CITES, target=other, start=1, end=2)
    for name in (claim_iri(source, local), mention_iri(source, 1, 2, other), relation_iri(source, relation)):
        assert iri(name).startswith(f"<{source}#")


@given(st.text(min_size=1, max_size=6))
def test_a_type_comes_back_from_its_name(code: str) -> None:
    assert type_code(type_iri(code)) == code
    assert iri(type_iri(code))
