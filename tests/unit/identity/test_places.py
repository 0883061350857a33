"""Places in keys: spellings are one, a district has its province, a committee is one whoever speaks for it."""

from __future__ import annotations

import pytest

from docgraph.graph.rdf.iri import document_iri
from docgraph.identity import Key, fits, key_of
from docgraph.records import Document


def key(**fields: str) -> Key:
    return key_of(Document(id="d1", type="KH", number="7", **fields))  # type: ignore[arg-type]


def name(**fields: str) -> str:
    return document_iri(key(**fields), "", "")


def test_tone_marks_in_either_place_are_one_place() -> None:
    old = key(issuer="Uỷ ban nhân dân huyện Thuỷ Nguyên", jurisdiction="Hải Phòng", date="2020-01-01")
    new = key(issuer="Ủy ban nhân dân huyện Thủy Nguyên", jurisdiction="Hải Phòng", date="2020-01-01")
    assert old == new
    assert old.jurisdiction == ("Hải Phòng", "huyện Thủy Nguyên")


@pytest.mark.parametrize(
    ("issuer", "date", "places"),
    [
        ("Ủy ban nhân dân quận Lê Chân", "2020-01-01", ("Hải Phòng", "quận Lê Chân")),
        # A district in 2020, a city in the table of 2025.
        ("Ủy ban nhân dân huyện Thủy Nguyên", "2020-01-01", ("Hải Phòng", "huyện Thủy Nguyên")),
        # Two provinces have one of this name.
        ("Ủy ban nhân dân huyện An Lão", "2020-01-01", ("huyện An Lão",)),
        # Provinces were others then.
        ("Ủy ban nhân dân quận Lê Chân", "2005-01-01", ("quận Lê Chân",)),
        ("Ủy ban nhân dân quận Lê Chân", None, ("quận Lê Chân",)),
    ],
)
def test_a_district_of_one_province_has_it(issuer: str, date: str | None, places: tuple[str, ...]) -> None:
    fields = {"issuer": issuer} | ({"date": date} if date else {})
    assert key(**fields).jurisdiction == places


def test_names_of_districts_and_bodies_lose_their_diacritics_in_an_iri() -> None:
    told = name(issuer="Ủy ban nhân dân huyện An Lão", jurisdiction="Hải Phòng", date="2020-01-01")
    assert told == "urn:lex:vn;hai.phong;huyen.an.lao:uy.ban.nhan.dan:ke.hoach:2020;7"


def test_communes_that_differ_in_diacritics_alone_stay_apart() -> None:
    one, other = (
        name(issuer=f"Ủy ban nhân dân xã {commune}", jurisdiction="Hải Phòng", date="2025-08-01")
        for commune in ("Cẩm Giang", "Cẩm Giàng")
    )
    assert one != other


@pytest.mark.parametrize(
    "issuer",
    ["Ban Thường vụ Thành ủy Hải Phòng", "Thành uỷ Hải Phòng", "Ban Chấp hành Đảng bộ thành phố Hải Phòng"],
)
def test_the_organs_of_a_committee_are_one_issuer(issuer: str) -> None:
    whole = key_of(
        Document(
            id="d1", type="CTr", number="49", symbol="CTr/TU", issuer="Thành ủy Hải Phòng", date="2021-01-02"
        )
    )
    assert fits(key_of(Document(id="d2", type="CTr", number="49", issuer=issuer)), whole)
    elsewhere = Document(id="d2", type="CTr", number="49", issuer="Ban Thường vụ Thành ủy Cần Thơ")
    assert not fits(key_of(elsewhere), whole)
