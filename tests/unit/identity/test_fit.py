"""When two identities may be one document."""

from __future__ import annotations

import pytest

from docgraph.identity import fits, is_same, key_of
from docgraph.identity.fit import dates_fit
from docgraph.identity.key import Key
from docgraph.records import Document


def key(**fields: str) -> Key:
    return key_of(Document(id="d1", **fields))  # type: ignore[arg-type]


DECREE = {"type": "NĐ", "number": "15", "year": "2020", "symbol": "NĐ-CP", "issuer": "Chính phủ"}
PLAN = {
    "type": "KH",
    "number": "81",
    "symbol": "KH-UBND",
    "date": "2020-03-16",
    "issuer": "Ủy ban nhân dân tỉnh Cà Mau",
}


@pytest.mark.parametrize(
    ("a", "b", "fitting"),
    [
        (DECREE, {"type": "NĐ", "number": "15"}, True),
        (DECREE, {"type": "NĐ", "number": "16"}, False),
        (DECREE, {"type": "NĐ", "number": "15", "year": "2021"}, False),
        (DECREE, DECREE | {"type": "NQ", "symbol": "NQ-CP"}, False),
        (PLAN, {"type": "KH", "number": "81", "symbol": "KH-UBND"}, True),
        (PLAN, PLAN | {"issuer": "Ủy ban nhân dân tỉnh Bến Tre"}, False),
        (PLAN, PLAN | {"issuer": "Ủy ban nhân dân huyện Cái Nước, tỉnh Cà Mau"}, False),
        (PLAN, PLAN | {"date": "2021-03-16"}, False),
        (
            {"type": "Luật", "name": "Luật Giá"},
            {"type": "Luật", "name": "Luật Giá", "date": "2012-06-20"},
            True,
        ),
        ({"type": "Luật", "name": "Luật Giá"}, {"type": "Luật", "name": "Luật Đất đai"}, False),
    ],
)
def test_fits_is_symmetric_and_sees_contradictions(
    a: dict[str, str], b: dict[str, str], fitting: bool
) -> None:
    assert fits(key(**a), key(**b)) is fitting
    assert fits(key(**b), key(**a)) is fitting


def test_a_law_by_name_and_year_may_be_the_numbered_one() -> None:
    named = key(type="Luật", name="Luật Giá", date="2023", issuer="Quốc hội")
    numbered = key(type="Luật", number="16", year="2023", symbol="QH15", name="Luật Giá", issuer="Quốc hội")
    assert fits(named, numbered)
    assert not is_same(named, numbered)


def test_same_key_with_two_days_is_two_documents() -> None:
    first = key(type="Luật", number="3", symbol="LCT/HĐNN7", date="1981-12-30", issuer="Quốc hội")
    second = key(type="Luật", number="3", symbol="LCT/HĐNN7", date="1982-07-03", issuer="Quốc hội")
    assert not is_same(first, second)


def test_partial_keys_are_never_surely_the_same() -> None:
    short = key(type="NĐ", number="100")
    assert fits(short, short)
    assert not is_same(short, short)


@pytest.mark.parametrize(
    ("a", "b", "fit"), [("2020", "2020-05", True), ("2020-05", "2020-06-01", False), (None, "2020", True)]
)
def test_dates_fit_when_one_begins_the_other(a: str | None, b: str | None, fit: bool) -> None:
    assert dates_fit(a, b) is fit
