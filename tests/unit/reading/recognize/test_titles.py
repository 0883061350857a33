"""Where titles end."""

from __future__ import annotations

import pytest

from docgraph.lexicon import load_lexicon
from docgraph.reading.recognize.titles import spans_of, title_end
from docgraph.records import Mention

NONE = spans_of((), load_lexicon())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Quy chế làm việc; căn cứ", "Quy chế làm việc"),
        ("Quy chế làm việc ban hành kèm theo Quyết định", "Quy chế làm việc"),
        ("Quy chế chi tiêu, quản lý tài sản công. Sở", "Quy chế chi tiêu, quản lý tài sản công"),
        ("Quy chế làm việc, Bộ trưởng yêu cầu", "Quy chế làm việc"),
        ("Kế hoạch PCTT và chuẩn bị thuyền", "Kế hoạch PCTT"),
        ("Kế hoạch và Đầu tư", "Kế hoạch"),
        ("Chế độ kế toán lĩnh vực Giáo dục, Y tế gồm 5 phần", "Chế độ kế toán lĩnh vực Giáo dục, Y tế"),
        ("Đề án “Bảo vệ rừng” được duyệt", "Đề án “Bảo vệ rừng”"),
        ("Đề án bảo vệ rừng\n\nĐiều 2", "Đề án bảo vệ rừng"),
        ("Đề án bảo vệ\nrừng ngập mặn\nCăn cứ", "Đề án bảo vệ\nrừng ngập mặn"),
    ],
)
def test_title_end(text: str, title: str) -> None:
    kind = NONE.kinds.issued_at(text, 0)
    assert kind is not None
    assert text[: title_end(text, kind[0], NONE)] == title


def test_title_stops_before_a_mention_and_what_leads_to_it() -> None:
    text = "Kế hoạch kiểm tra rừng theo Chỉ thị số 5/CT-UB"
    start = text.index("Chỉ thị")
    number = Mention(id="", start=start, end=len(text), text=text[start:], form="numbered")
    spans = spans_of((number,), load_lexicon())
    assert text[: title_end(text, 8, spans)] == "Kế hoạch kiểm tra rừng"


def test_no_kind() -> None:
    assert NONE.kinds.issued_at("Thông báo về việc", 0) is None


def test_a_clause_on_people_stays_inside_a_title() -> None:
    text = "Quy chế cứu trợ người bị nạn, bị mất tích trên biển ban hành kèm theo"
    end = title_end(text, len("Quy chế"), NONE)
    assert text[:end] == "Quy chế cứu trợ người bị nạn, bị mất tích trên biển"
