"""Words that point back: what is pointed at, what only looks so."""

from __future__ import annotations

import pytest

from docgraph.lexicon.load import load_lexicon
from docgraph.reading.recognize.anaphor import find_anaphors
from docgraph.records import Mention


def found(text: str, *mentions: Mention) -> list[tuple[str, str | None]]:
    """Cores and types of the anaphors of a text."""
    return [(m.text, m.type) for m in find_anaphors(text, mentions, load_lexicon())]


@pytest.mark.parametrize(
    ("text", "core", "type"),
    [
        ("Quyết định này có hiệu lực", "Quyết định này", "QĐ"),
        ("theo nghị định này.", "nghị định này", "NĐ"),
        ("*Nghị quyết này được thông qua", "Nghị quyết này", "NQ"),
        ("bãi bỏ hai Nghị định trên.", "Nghị định trên", "NĐ"),
        ("dừng áp dụng 02 Thông tư nêu trên", "Thông tư nêu trên", "TT"),
        ("Thông tư liên tịch này thay thế", "Thông tư liên tịch này", "TTLT"),
        ("trái với Luật này", "Luật này", "Luật"),
        ("Bộ luật này quy định", "Bộ luật này", "BLuật"),
        ("căn cứ các văn bản nêu trên, Sở đề nghị", "văn bản nêu trên", None),
        ("Quán triệt các Nghị quyết đó, Sở đã", "Nghị quyết đó", "NQ"),
        ("chịu trách nhiệm thi hành quyết định này.", "quyết định này", "QĐ"),
        ("theo Điều 13 của Sắc lệnh.", "Sắc lệnh", "SL"),
    ],
)
def test_pointing_words(text: str, core: str, type: str | None) -> None:
    assert found(text) == [(core, type)]


@pytest.mark.parametrize(
    "text",
    [
        "triển khai Thông tư trên địa bàn tỉnh",
        "do Chính phủ quyết định trên cơ sở đề nghị",
        "theo pháp luật này và kỷ luật này",
        "quy định nêu trên, nội dung này, Điều này",
        "gửi quyết định này cho người khiếu nại",
        "người ra quyết định đó",
        "Điều 5 Luật tiếp cận thông tin",
        "Điều 5 Nghị định số 15",
    ],
)
def test_what_does_not_point(text: str) -> None:
    assert found(text) == []


def test_short_form_that_the_text_defined() -> None:
    text = "Nghị định về giá (sau đây gọi tắt là Nghị định). Sở phổ biến Nghị định, nêu tại Nghị định số 5."
    assert found(text) == [("Nghị định", "NĐ")]


def test_bare_type_without_definition_is_none() -> None:
    assert found("Sở phổ biến Nghị định, rồi báo cáo.") == []


def test_none_inside_what_was_found() -> None:
    text = "Luật này"
    assert found(text, Mention(id="", start=0, end=8, text=text, form="named")) == []


def test_lower_case_kind_needs_one_named_before() -> None:
    plan = Mention(id="", start=0, end=20, text="Kế hoạch số 5/KH-SGD", form="numbered", type="KH")
    text = "Kế hoạch số 5/KH-SGD được gửi; kế hoạch nêu trên đã xong"
    assert found(text, plan) == [("kế hoạch nêu trên", "KH")]
    assert found("các kế hoạch nêu trên đã xong") == []
