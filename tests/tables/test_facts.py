"""What rows of one table must not say together, and facts that the tables must know."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest
import regex

from docgraph.lexicon import load_lexicon
from docgraph.lexicon.folding import fold_key, slug_of
from docgraph.lexicon.index import (
    issuer_names,
    issuers_by_acronym,
    laws_by_identifier,
    laws_by_name,
    party_documents_by_number,
    places,
    type_by_symbol,
    type_by_word,
)

LEXICON = load_lexicon()
DAY = regex.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def is_day(text: str) -> bool:
    if not DAY.fullmatch(text):
        return False
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return bool(date(year, month, day))


@pytest.mark.parametrize("table", ["issuers", "jurisdictions"])
def test_no_two_names_share_a_slug(table: str) -> None:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for row in getattr(LEXICON, table):
        names[row.slug].add(fold_key(row.name))
    assert {slug: found for slug, found in names.items() if len(found) > 1} == {}


@pytest.mark.parametrize("table", ["issuers", "jurisdictions"])
def test_slugs_are_folded_names(table: str) -> None:
    assert [row.name for row in getattr(LEXICON, table) if row.slug != slug_of(row.name)] == []


def test_days_are_days() -> None:
    days = [day for row in LEXICON.issuers for day in (row.valid_from, row.valid_to)]
    days += [day for row in LEXICON.jurisdictions for day in (row.valid_from, row.valid_to)]
    days += [day for law in LEXICON.named_laws for day in (law.date, law.effective)]
    days += [paper.date for paper in LEXICON.party_documents]
    days += [district.valid_to for district in LEXICON.districts]
    assert [day for day in days if day and not is_day(day)] == []


def test_states_of_a_province_follow_each_other() -> None:
    for key, rows in places(LEXICON).items():
        states = sorted(
            {(row.valid_from, row.valid_to or "9999") for row in rows if fold_key(row.name) == key}
        )
        assert all(ends < begins for (_, ends), (begins, _) in pairwise(states)), key


def test_provinces_merge_into_provinces() -> None:
    names = {row.name for row in LEXICON.jurisdictions}
    targets = {name for row in LEXICON.jurisdictions for name in row.merged_into}
    assert targets <= names


def test_a_body_that_ended_is_taken_over_by_bodies_that_stood_the_day_after() -> None:
    bodies = {row.name: row for row in LEXICON.issuers}
    for row in LEXICON.heirs:
        end = bodies[row.name].valid_to
        assert end, row.name
        for heir in (bodies[name] for name in row.merged_into):
            began = heir.valid_from
            assert not began or began[:4] <= str(int(end[:4]) + (end[4:] in ("", "-12-31"))), (
                row.name,
                heir.name,
            )
            assert not heir.valid_to or heir.valid_to > end, (row.name, heir.name)


def test_every_ministry_that_ended_since_1991_has_an_heir() -> None:
    ended = {row.name for row in LEXICON.issuers if row.name.startswith("Bộ ") and row.valid_to[:4] >= "1991"}
    assert ended <= {row.name for row in LEXICON.heirs}


def test_districts_lie_in_provinces() -> None:
    assert {row.province for row in LEXICON.districts} <= {row.name for row in LEXICON.jurisdictions}


def test_thirty_four_provinces_stand_today_and_sixty_three_stood_before() -> None:
    def standing(day: str) -> int:
        return sum(row.valid_from <= day <= (row.valid_to or "9999") for row in LEXICON.jurisdictions)

    assert (standing("2026-10-01"), standing("2025-06-30")) == (34, 63)


def test_a_law_is_of_its_year_and_takes_effect_no_year_before() -> None:
    dated = [law for law in LEXICON.named_laws if law.date]
    assert [law.name for law in dated if law.year and not law.date.startswith(law.year)] == []
    assert [(law.name, law.date) for law in dated if law.effective and law.effective[:4] < law.date[:4]] == []


def test_the_term_of_a_law_fits_its_year() -> None:
    begins = {
        "QH10": 1997,
        "QH11": 2002,
        "QH12": 2007,
        "QH13": 2011,
        "QH14": 2016,
        "QH15": 2021,
        "QH16": 2026,
    }
    ends = {"QH10": 2002, "QH11": 2007, "QH12": 2011, "QH13": 2016, "QH14": 2021, "QH15": 2026, "QH16": 2031}
    laws = [law for law in LEXICON.named_laws if law.symbol in begins]
    assert [law for law in laws if not begins[law.symbol] <= int(law.year) <= ends[law.symbol]] == []


def test_a_number_is_one_law_but_for_the_old_ones_that_were_given_twice() -> None:
    twice = {key for key, rows in laws_by_identifier(LEXICON).items() if len(rows) > 1}
    assert twice == {("3", "", "LCT/HĐNN7"), ("270B", "", "NQ/HĐNN8")}


def test_a_law_begins_with_the_word_of_its_type() -> None:
    words = {"Luật": "Luật ", "BLuật": "Bộ luật ", "PL": "Pháp lệnh ", "HP": "Hiến pháp "}
    assert [law.name for law in LEXICON.named_laws if not law.name.startswith(words[law.type])] == []


def test_a_law_is_replaced_by_a_later_one() -> None:
    numbers = {
        f"{law.number.zfill(2)}/{law.year}/{law.symbol}": law for law in LEXICON.named_laws if law.year
    }
    for law in LEXICON.named_laws:
        later = numbers.get(law.replaced_by)
        assert later is None or not law.date or not later.date or law.date < later.date, law.name


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("thông tư liên bộ", "TTLT"),
        ("chương trình hành động", "CTr"),
        ("quy định", "QyĐ"),
        ("bản án dân sự sơ thẩm", "BA"),
        ("kết luận thanh tra", "KL"),
        ("thông báo kết luận", "TB"),
        ("quyết định đưa vụ án ra xét xử", "QĐ"),
        ("chiến lược", ""),
        ("nđ", "NĐ"),
        ("decree", "NĐ"),
    ],
)
def test_words_have_the_code_of_their_type(word: str, code: str) -> None:
    assert type_by_word(LEXICON)[word].code == code


@pytest.mark.parametrize(
    ("symbol", "code"), [("TTr", "TTr"), ("CTrHĐ", "CTr"), ("TBKL", "TB"), ("NQLT", "NQLT")]
)
def test_symbols_have_the_code_of_their_type(symbol: str, code: str) -> None:
    assert type_by_symbol(LEXICON)[symbol].code == code


@pytest.mark.parametrize(
    ("acronym", "names"),
    [
        ("BNNMT", {"Bộ Nông nghiệp và Môi trường"}),
        ("TTg", {"Thủ tướng Chính phủ"}),
        ("CP", {"Chính phủ", "Hội đồng Chính phủ"}),
        ("TW", {"Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư"}),
        ("TU", {"Tỉnh ủy", "Thành ủy"}),
    ],
)
def test_acronyms_stand_for_the_bodies_that_used_them(acronym: str, names: set[str]) -> None:
    assert {row.name for row in issuers_by_acronym(LEXICON)[acronym]} == names


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
        ("Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội"),
        ("Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
        ("TAND tối cao", "Tòa án nhân dân tối cao"),
    ],
)
def test_other_spellings_lead_to_the_standard_name(written: str, name: str) -> None:
    assert issuer_names(LEXICON)[fold_key(written)].name == name


def test_a_law_is_found_by_name_by_short_form_and_by_either_with_its_year() -> None:
    assert [row.number for row in laws_by_name(LEXICON)["luật đất đai"]][:2] == ["31", "45"]
    assert [row.number for row in laws_by_name(LEXICON)["luật đất đai 2013"]] == ["45"]
    assert [row.number for row in laws_by_name(LEXICON)["blds 2015"]] == ["91"]


def test_a_short_number_of_the_party_has_one_row_for_each_term() -> None:
    rows = party_documents_by_number(LEXICON)["18", "NQ/TW"]
    assert [(row.term, row.plenum) for row in rows] == [("XII", "6"), ("XIII", "5")]


def test_a_plenum_gives_all_its_resolutions() -> None:
    rows = [row for row in LEXICON.party_documents if (row.term, row.plenum) == ("XII", "6")]
    assert {row.number for row in rows} == {"18", "19", "20", "21"}
    assert {(row.issuer, row.date) for row in rows} == {("Ban Chấp hành Trung ương", "2017-10-25")}
