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


def issuers(text: str, jurisdiction: str | None = "Hà Nam") -> list[str | None]:
    """The issuers of the numbered mentions."""
    return [m.issuer for m in read(text, jurisdiction) if m.form == "numbered"]


def test_a_list_behind_the_verb_of_issuing_is_one_bodys() -> None:
    text = (
        "Bộ Chính trị đã ban hành 3 nghị quyết lớn: Nghị quyết số 57-NQ/TW về khoa học; "
        "Nghị quyết số 59-NQ/TW về hội nhập và Nghị quyết số 66-NQ/TW về pháp luật."
    )
    assert issuers(text) == ["Bộ Chính trị"] * 3


def test_what_a_plan_carries_out_is_not_its_bodys() -> None:
    text = (
        "Ban Bí thư ban hành Kế hoạch số 7-KH/TW thực hiện Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW."
    )
    assert issuers(text) == ["Ban Bí thư", None, None]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("các nghị quyết trụ cột của Bộ Chính trị: Nghị quyết 57-NQ/TW và các văn bản khác", "Bộ Chính trị"),
        ("Thay mặt Ban Bí thư, đồng chí Thường trực ký ban hành Quy định số 142-QĐ/TW", "Ban Bí thư"),
        ("ý kiến góp ý của Sở Tư pháp tại Văn bản số 25/STP-VB", "Sở Tư pháp tỉnh Hà Nam"),
        (
            "Đảng ủy Khối doanh nghiệp tỉnh ban hành Nghị quyết số 3-NQ/ĐUK",
            "Đảng ủy Khối doanh nghiệp tỉnh Hà Nam",
        ),
        (
            "Cơ quan CSĐT Công an tỉnh Hà Nam đã ra Quyết định khởi tố vụ án hình sự số 9/QĐ-ĐTTH",
            "Cơ quan Cảnh sát điều tra Công an tỉnh Hà Nam",
        ),
        (
            "theo chỉ đạo trong văn bản của Thủ tướng Chính phủ (Công văn số 88/VPCP-NN)",
            "Văn phòng Chính phủ",
        ),
    ],
)
def test_issuer(text: str, issuer: str) -> None:
    assert issuers(text) == [issuer]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Án lệ số 9/2016/AL được Hội đồng Thẩm phán thông qua ngày 17/10/2016 áp dụng", "2016-10-17"),
        ("thay thế Bộ luật Hình sự được thông qua ngày 27 tháng 6 năm 1985", "1985-06-27"),
        (
            "theo Chương trình số 2-CTr/TU ngày 3/4/2021 của Tỉnh ủy, huyện ban hành Nghị quyết số 8-NQ/HU",
            None,
        ),
    ],
)
def test_date(text: str, date: str | None) -> None:
    assert read(text)[-1].date == date


def test_what_carries_out_a_decision_is_not_the_decision_meant() -> None:
    text = "Theo Quyết định số 3/QĐ-TTg. Xã có Quyết định số 9/QĐ-UBND triển khai Quyết định nêu trên."
    first, _, pointing = read(text)
    assert pointing.document == first.document
