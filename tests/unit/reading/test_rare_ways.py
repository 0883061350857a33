"""Rare ways of naming documents: glued words, capitals, titles before numbers, old symbols, ordinances."""

from __future__ import annotations

import pytest

from docgraph.reading.pipeline import extract
from docgraph.records import Context, Mention, Passage


def read(text: str, jurisdiction: str | None = "Hà Nam") -> tuple[Mention, ...]:
    """The mentions of a text that speaks of a province."""
    return extract(Passage(text=text, context=Context(jurisdiction=jurisdiction))).mentions


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("THÔNG TƯ NÀY CÓ HIỆU LỰC SAU 45 NGÀY.", "THÔNG TƯ NÀY"),
        ("Các đơn vị thi hành theoChỉ thị này từ hôm nay.", "Chỉ thị này"),
        ("Trả lời văn thư số 17/2018/CV-NT ngày 2/5/2018 của Công ty Nam Tiến", "văn thư số 17/2018/CV-NT"),
        (
            "UBND quận có Quyết định phê duyệt phương án di dời số 981/QĐ-UBND.",
            "Quyết định phê duyệt phương án di dời số 981/QĐ-UBND",
        ),
        ("Sắc luật số 02-SLt ngày 18-6-1957 còn giá trị", "Sắc luật số 02-SLt"),
        ("Sắc lệnh số 104-SL/L-006 ngày 20-5-1957", "Sắc lệnh số 104-SL/L-006"),
        ("Theo Công văn số 3015/TCT-KK, hồ sơ đủ", "Công văn số 3015/TCT-KK"),
        ("Law on Investment No. 61/2020/QH14", "Law on Investment No. 61/2020/QH14"),
        ("chia theo Pháp lệnh thừa kế thì ai được hưởng", "Pháp lệnh thừa kế"),
        (
            "đã thay Pháp lệnh về nhiệm vụ, quyền hạn cụ thể của Hội đồng nhân dân và Ủy ban nhân dân ở mỗi cấp.",
            "Pháp lệnh về nhiệm vụ, quyền hạn cụ thể của Hội đồng nhân dân và Ủy ban nhân dân ở mỗi cấp",
        ),
    ],
)
def test_core(text: str, core: str) -> None:
    assert [m.text for m in read(text)] == [core]


def test_a_title_holds_no_type_of_another_line() -> None:
    law = read("THÔNG TƯ\nQuy định Danh mục thuốc\n\nCăn cứ Luật Dược số 105/2016/QH13;")
    assert [m.text for m in law][-1:] == ["Luật Dược số 105/2016/QH13"]


def test_notary_register_is_no_document() -> None:
    assert not read("Hợp đồng công chứng quyển số 04/TP/CC-SCC/HĐGD tại phòng công chứng")
