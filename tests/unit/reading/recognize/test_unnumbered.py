"""Documents without number that the text says exist."""

from __future__ import annotations

import regex

from docgraph.lexicon.load import load_lexicon
from docgraph.reading.recognize.unnumbered import find_unnumbered
from docgraph.records import Mention

NUMBER = regex.compile(r"(?:Quyết định|Nghị quyết|Tờ trình) số \d+/[\w-]+|Quyết định này")


def found(text: str) -> list[tuple[str, str | None]]:
    """Cores and types of the unnumbered mentions; decisions with a number are known."""
    known = [
        Mention(
            id="",
            start=m.start(),
            end=m.end(),
            text=m[0],
            form="anaphor" if "này" in m[0] else "numbered",
            type="QĐ",
        )
        for m in NUMBER.finditer(text)
    ]
    return [(m.text, m.type) for m in find_unnumbered(text, known, load_lexicon())]


def test_approved_by_a_decision() -> None:
    text = "Quyết định số 7/QĐ-TTg của Thủ tướng phê duyệt Chiến lược nước sạch đến năm 2030;"
    assert found(text) == [("Chiến lược nước sạch đến năm 2030", None)]


def test_title_runs_over_a_line_break_and_lower_case_commas() -> None:
    text = "Quyết định số 7/QĐ-TTg ban hành Quy chế quản lý,\nsử dụng nhà công vụ. Sở thực hiện"
    assert found(text) == [("Quy chế quản lý,\nsử dụng nhà công vụ", "QC")]


def test_issued_with_this_decision() -> None:
    text = "Điều 1. Ban hành kèm theo Quyết định này Nội quy ra vào cảng cá.\n"
    assert found(text) == [("Nội quy ra vào cảng cá", None)]


def test_title_before_its_decision() -> None:
    text = "Xe đỗ đúng Quy chế giữ xe ban hành kèm theo Quyết định số 612/QĐ-STP"
    assert found(text) == [("Quy chế giữ xe", "QC")]


def test_bare_kind_before_its_decision() -> None:
    assert found("theo Quy chế ban hành kèm theo Quyết định số 8/QĐ-SGD") == [("Quy chế", "QC")]


def test_provision_of_rules() -> None:
    text = "theo khoản 1 Điều 4 Nội quy phòng đọc và Điều 31 của Quy chế thi đua của Viện"
    assert found(text) == [("Nội quy phòng đọc", None), ("Quy chế thi đua của Viện", "QC")]


def test_plan_by_acronym() -> None:
    assert found("xã nào cũng đã ban hành Kế hoạch PCTT và chuẩn bị thuyền") == [("Kế hoạch PCTT", "KH")]


def test_title_said_again() -> None:
    text = (
        "Quyết định số 7/QĐ-UB phê duyệt Đề án Trồng rừng ven sông năm 2031.\n\n"
        "Sở báo cáo: Đề án Trồng rừng ven sông năm 2031 chậm."
    )
    assert [core for core, _ in found(text)] == ["Đề án Trồng rừng ven sông năm 2031"] * 2


def test_what_a_plan_is_for_is_none_of_its_name() -> None:
    assert found("các sở đã ban hành Kế hoạch cải cách hành chính của mình để thực hiện việc này") == [
        ("Kế hoạch cải cách hành chính", "KH")
    ]


def test_generic_plans_are_none() -> None:
    assert found("cơ quan có thẩm quyền phê duyệt kế hoạch ứng phó sự cố; ban hành các kế hoạch") == []
    assert found("Bộ Kế hoạch và Đầu tư ban hành Thông tư") == []


def test_list_issued_with_this_text_is_none() -> None:
    assert found("thuộc Danh mục hàng hóa tại Phụ lục I ban hành kèm theo Thông tư này") == []


def test_act_told_by_body_and_subject() -> None:
    text = "nhắc lại Nghị quyết của Chính phủ về giảm phí cầu đường"
    assert found(text) == [("Nghị quyết", "NQ")]
