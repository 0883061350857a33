from __future__ import annotations

import pytest

from docgraph.graph.answers import DocumentRow
from docgraph.views.levels import level_of


@pytest.mark.parametrize(
    ("issuer", "level"),
    [
        ("Quốc hội", "law"),
        ("Ủy ban Thường vụ Quốc hội", "law"),
        ("Chính phủ", "government"),
        ("Thủ tướng Chính phủ", "prime_minister"),
        ("Bộ Tài chính", "ministry"),
        ("Tòa án nhân dân tối cao", "ministry"),
        ("Ủy ban nhân dân thành phố Hải Phòng", "province"),
        ("Sở Nội vụ tỉnh Hải Dương", "province"),
        ("Ủy ban nhân dân thành phố Chí Linh", "district"),
        ("Ủy ban nhân dân huyện Thủy Nguyên", "district"),
        ("Ủy ban nhân dân thị xã Kinh Môn", "district"),
        ("Trung tâm Y tế huyện An Lão", "district"),
        ("Ủy ban nhân dân phường Dư Hàng", "commune"),
        ("Ủy ban nhân dân thị trấn Núi Đèo", "commune"),
        ("Ban Chấp hành Trung ương", "party"),
        ("Thành ủy thành phố Hải Phòng", "party"),
        ("Huyện ủy Thủy Nguyên", "party"),
        ("Câu lạc bộ hưu trí", "other"),
    ],
)
def test_an_issuer_has_the_level_of_its_name_and_place(issuer: str, level: str) -> None:
    assert level_of(DocumentRow("i", "", type="QĐ", issuer=issuer)) == level


@pytest.mark.parametrize(
    ("type_", "symbol", "level"),
    [
        ("Luật", "QH13", "law"),
        ("NQ", "QH14", "law"),
        ("NĐ", "NĐ-CP", "government"),
        ("QĐ", "QĐ-TTg", "prime_minister"),
        ("TT", "TT-BTC", "ministry"),
        ("TTLT", None, "ministry"),
        ("CTr", "CTr/TU", "party"),
        ("QĐ", "QĐ-UBND", "other"),
        (None, None, "other"),
    ],
)
def test_without_issuer_the_type_and_the_letters_tell_or_nothing_does(
    type_: str | None, symbol: str | None, level: str
) -> None:
    assert level_of(DocumentRow("i", "", type=type_, symbol=symbol)) == level
