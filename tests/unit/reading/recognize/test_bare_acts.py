"""Acts told without their number."""

from __future__ import annotations

import pytest

from docgraph.lexicon.load import load_lexicon
from docgraph.reading.recognize.unnumbered import find_unnumbered
from docgraph.records import Mention


def found(text: str, *mentions: Mention) -> list[tuple[str, str | None, str | None]]:
    """Core, type and date of each act."""
    return [(m.text, m.type, m.date) for m in find_unnumbered(text, mentions, load_lexicon())]


def test_body_that_acts_on_a_day() -> None:
    text = "Ngày 22 tháng 7 năm 1992, Hội đồng Bộ trưởng ra Nghị quyết về nạo vét sông."
    assert found(text) == [("Nghị quyết", "NQ", "1992-07-22")]


def test_act_by_what_it_amends() -> None:
    text = "Bộ trình Nghị định sửa đổi, bổ sung một số điều của Nghị định số 5/2031/NĐ-CP hôm nay"
    start = text.index("Nghị định số")
    inner = Mention(
        id="", start=start, end=start + 25, text=text[start : start + 25], form="numbered", type="NĐ"
    )
    assert found(text, inner) == [(text[9 : start + 25], "NĐ", None)]


def test_own_head_is_none() -> None:
    text = "Theo đề nghị của Bộ trưởng;\nChính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 5"
    start = text.index("Nghị định số")
    inner = Mention(id="", start=start, end=len(text), text=text[start:], form="numbered", type="NĐ")
    assert found(text, inner) == []


@pytest.mark.parametrize(
    ("text", "core", "type"),
    [
        ("tỉnh đã bãi bỏ 12 văn bản quy phạm pháp luật do huyện đặt ra", "văn bản quy phạm pháp luật", None),
        (
            "dự thảo sửa câu chữ của 11 luật có liên quan đến đường thủy.",
            "luật có liên quan đến đường thủy",
            "Luật",
        ),
        ("phần lớn câu chữ kế thừa Luật hiện hành", "Luật hiện hành", "Luật"),
        ("mức đóng mới cao hơn so với Luật hiện hành", "Luật hiện hành", "Luật"),
        ("thực hiện Chương trình hành động của Tỉnh ủy Cà Mau", "Chương trình hành động", "CTr"),
        ("thực hiện Nghị quyết Trung ương về đất đai", "Nghị quyết Trung ương", "NQ"),
    ],
)
def test_sets_and_programmes(text: str, core: str, type: str | None) -> None:
    assert found(text) == [(core, type, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Hội đồng nhân dân xem xét, ban hành Nghị quyết về đổi tên thôn",
        "dự thảo Nghị quyết của Hội đồng nhân dân cấp xã về giải thể thôn",
        "nhiều văn bản quy phạm pháp luật được ban hành",
        "theo quy định của Luật hiện hành",
    ],
)
def test_generic_acts_are_none(text: str) -> None:
    assert found(text) == []
