"""What makes a document one, and what stays partial."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgraph.identity import Key, blocks, identity, is_partial, key_of
from docgraph.identity.key import party_term, register_of, split_issuer
from docgraph.records import Document


def document(**fields: str) -> Document:
    return Document(id="d1", **fields)  # type: ignore[arg-type]


HAI_PHONG = "Ủy ban nhân dân thành phố Hải Phòng"


def test_day_is_proof_and_never_part_of_the_identity() -> None:
    year_only = key_of(document(type="QĐ", number="3323", symbol="QĐ-UBND", date="2019", issuer=HAI_PHONG))
    whole_day = key_of(
        document(type="QĐ", number="3323", symbol="QĐ-UBND", date="2019-12-30", issuer=HAI_PHONG)
    )
    assert identity(year_only) == identity(whole_day)
    assert whole_day.date == "2019-12-30"


def test_number_with_printed_year_counts_in_another_series() -> None:
    printed = key_of(document(type="QĐ", number="12", year="2020", symbol="QĐ-UBND", issuer=HAI_PHONG))
    plain = key_of(document(type="QĐ", number="12", symbol="QĐ-UBND", date="2020-03-01", issuer=HAI_PHONG))
    assert (printed.register, plain.register) == ("year", "plain")
    assert identity(printed) != identity(plain)


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "NĐ", "number": "100"},
        {"type": "QĐ", "number": "15", "symbol": "QĐ-UBND", "date": "2020-01-02"},
        {"type": "QĐ", "number": "15", "symbol": "QĐ-UBND", "date": "2020", "issuer": "Ủy ban nhân dân tỉnh"},
        {"type": "Luật", "name": "Luật Giá", "issuer": "Quốc hội"},
        {"type": "NQ", "number": "18", "symbol": "NQ/TW"},
        {"type": "KH", "name": "Kế hoạch CCHC"},
    ],
)
def test_what_is_not_settled_is_partial(fields: dict[str, str]) -> None:
    assert is_partial(document(**fields))


@pytest.mark.parametrize(
    ("fields", "register", "year"),
    [
        ({"type": "NQ", "number": "19", "symbol": "NQ/TW", "date": "2017-10-25"}, "term", "XII"),
        (
            {"type": "NQ", "number": "1662", "symbol": "NQ-UBTVQH15", "issuer": "Ủy ban Thường vụ Quốc hội"},
            "term",
            "15",
        ),
        ({"type": "Luật", "name": "Luật Giá", "date": "2012", "issuer": "Quốc hội"}, "name", "2012"),
        ({"type": "BA", "number": "9", "year": "2025", "symbol": "DS-ST"}, "symbol", "2025"),
        ({"type": "TTLT", "number": "3", "year": "2006", "symbol": "TTLT-BTC-BNV"}, "symbol", "2006"),
        (
            {"type": "NĐ", "number": "64", "symbol": "CP", "date": "1993-09-27", "issuer": "Chính phủ"},
            "plain",
            "1993",
        ),
    ],
)
def test_registers_of_families(fields: dict[str, str], register: str, year: str) -> None:
    key = key_of(document(**fields))
    assert (key.register, key.year, key.partial) == (register, year, False)


def test_all_organs_of_the_central_committee_share_one_register() -> None:
    politburo = key_of(
        document(type="CT", number="5", symbol="CT/TW", date="2016-05-15", issuer="Bộ Chính trị")
    )
    unnamed = key_of(document(type="CT", number="5", symbol="CT/TW", date="2016-05-15"))
    assert identity(politburo) == identity(unnamed)


def test_district_lies_in_its_province() -> None:
    key = key_of(
        document(
            type="QĐ", number="15", year="2024", symbol="QĐ-UBND",
            issuer="Ủy ban nhân dân huyện Châu Thành", jurisdiction="Bến Tre",
        )
    )  # fmt: skip
    assert key.jurisdiction == ("Bến Tre", "huyện Châu Thành")


@pytest.mark.parametrize(
    ("issuer", "body", "places"),
    [
        ("Bộ Tài chính", "Bộ Tài chính", ()),
        (HAI_PHONG, "Ủy ban nhân dân", ("Hải Phòng",)),
        ("Tỉnh ủy Bắc Ninh", "Tỉnh ủy", ("Bắc Ninh",)),
        ("Sở Y tế tỉnh Bà Rịa - Vũng Tàu", "Sở Y tế", ("Bà Rịa - Vũng Tàu",)),
        ("Tòa án nhân dân tối cao", "Tòa án nhân dân tối cao", ()),
        (None, None, ()),
    ],
)
def test_issuer_without_its_place(issuer: str | None, body: str | None, places: tuple[str, ...]) -> None:
    assert split_issuer(issuer) == (body, places)


def test_blocks_join_number_and_name_of_a_law() -> None:
    assert blocks(document(type="Luật", number="16", year="2023", symbol="QH15", name="Luật Giá")) == (
        "n:16",
        "t:luật giá",
    )
    assert blocks(document(type="KH", name="Kế hoạch CCHC")) == ("t:kế hoạch cchc",)


@pytest.mark.parametrize(
    ("date", "term"), [("1990-01-01", "VI"), ("2021-01-31", "XII"), ("2021-02-02", "XIII"), (None, None)]
)
def test_party_term_turns_with_the_congress(date: str | None, term: str | None) -> None:
    assert party_term(date) == term


words = st.text(max_size=30) | st.none()


@given(type=words, number=words, year=words, symbol=words, date=words, issuer=words, name=words)
def test_any_record_has_a_key_and_equal_records_equal_keys(**fields: str | None) -> None:
    one, two = Document(id="d1", **fields), Document(id="d2", **fields)  # type: ignore[arg-type]
    key = key_of(one)
    assert isinstance(key, Key)
    assert identity(key) == identity(key_of(two))
    assert register_of(one) == key.register
