from __future__ import annotations

import pytest

from docgraph.lexicon import load_lexicon
from docgraph.reading.recognize.numbered import find_numbered
from docgraph.records import Mention


def read(text: str) -> list[Mention]:
    return find_numbered(text, load_lexicon())


def test_a_body_and_a_colon_may_stand_between_the_type_and_the_first_number_of_a_list() -> None:
    text = "Căn cứ các Nghị quyết của\nQuốc hội: số 55/2010/QH12 về miễn thuế; số 28/2016/QH14 về sửa đổi"
    found = read(text)
    assert [m.text for m in found] == ["Nghị quyết của\nQuốc hội: số 55/2010/QH12", "28/2016/QH14"]
    assert [m.type for m in found] == ["NQ", "NQ"]


@pytest.mark.parametrize(
    "text",
    ["văn bản quy phạm pháp luật; số 79/2025/NĐ-CP", "văn bản quy phạm pháp luật số 79/2025/NĐ-CP"],
)
def test_the_last_syllable_of_another_word_is_no_type(text: str) -> None:
    [mention] = read(text)
    assert (mention.text, mention.type) == ("79/2025/NĐ-CP", "NĐ")


def test_a_number_in_brackets_is_no_head_line() -> None:
    found = read("các Nghị định quy định chi tiết (Số 37/2019/NĐ-CP ngày 07/5/2019, số 58/2023/NĐ-CP)")
    assert [m.number for m in found] == ["37", "58"]


def test_a_number_left_open_is_null() -> None:
    [mention] = read("ban hành kèm theo Thông tư số    /2021/TT-NHNN ngày    tháng    năm 2021")
    assert (mention.text, mention.number, mention.year) == ("Thông tư số    /2021/TT-NHNN", None, "2021")


def test_a_body_beside_one_item_is_not_that_of_an_item_of_other_letters() -> None:
    found = read("Quyết định số 5/QĐ-UBND ngày 3/4/2020 của UBND tỉnh Cà Mau, 7/QĐ-SNV ngày 5/4/2020")
    assert [m.issuer for m in found] == ["Ủy ban nhân dân tỉnh Cà Mau", None]


@pytest.mark.parametrize(
    ("written", "symbol"),
    [
        ("01/2018/TTVPCP", "TT-VPCP"),
        ("9/TTrSTC", "TTr-STC"),
        ("3/2019/TTBGDĐT", "TT-BGDĐT"),
        ("30c/NQCP", "NQ-CP"),
    ],
)
def test_a_lost_hyphen_is_put_back(written: str, symbol: str) -> None:
    [mention] = read(f"theo văn bản số {written} ngày 5/6/2020")
    assert mention.symbol == symbol


def test_so_is_read_with_a_wrong_mark() -> None:
    [mention] = read("Căn cứ Nghị định sồ 118/2025/NĐ-CP của Chính phủ")
    assert mention.text == "Nghị định sồ 118/2025/NĐ-CP"


def test_a_law_in_capitals_has_its_number() -> None:
    [mention] = read("TRƯỚC NGÀY LUẬT SỐ 27/2001/QH10 CÓ HIỆU LỰC")
    assert mention.text == "LUẬT SỐ 27/2001/QH10"


def test_a_notice_of_appeal_is_a_document() -> None:
    [mention] = read("chấp nhận Kháng nghị số 12/KN-VKS ngày 5/6/2020 của Viện kiểm sát nhân dân tỉnh Cà Mau")
    assert (mention.text, mention.type) == ("Kháng nghị số 12/KN-VKS", None)


def test_letters_may_stand_right_behind_the_digits() -> None:
    [mention] = read("Quyết định số 1357TC/QĐ-TCT ngày 30 tháng 12 năm 1995")
    assert (mention.number, mention.symbol) == ("1357", "TC/QĐ-TCT")
    assert read("mua thêm 5TB/USB cho cơ quan") == []


def test_a_lost_space_before_the_type() -> None:
    [mention] = read("ban hành kèm theoQuyết định số 5/2007/QĐ-UBND ngày 3/4/2007")
    assert mention.text == "Quyết định số 5/2007/QĐ-UBND"


def test_letters_of_a_form_are_no_symbol() -> None:
    assert read("cấp cho đơn vị một sổ ST-22/HĐ theo mẫu") == []


def test_an_abbreviated_van_ban() -> None:
    [mention] = read("VB 6505/BKH-QLĐT NGÀY 01/9/2006 hướng dẫn")
    assert (mention.text, mention.type, mention.date) == ("VB 6505/BKH-QLĐT", None, "2006-09-01")
