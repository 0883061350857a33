"""A text's own identity from its head."""

from __future__ import annotations

import pytest

from docgraph.identity.key import is_partial
from docgraph.lexicon import Lexicon
from docgraph.reading.resolve.header import own_identity, read_head
from docgraph.records import Context, Document

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
PLAN = ("KH", "81", None, "KH-UBND", "2021-05-03", "Ủy ban nhân dân tỉnh Cà Mau")
HEADS = {
    "columns after each other": f"UBND TỈNH CÀ MAU\n{NATION}\nSố: 81/KH-UBND\nCà Mau, ngày 03 tháng 5 năm 2021\nKẾ HOẠCH\nTrồng rừng ven biển",
    "number before the national title": f"ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU\n-------\nSố: 81/KH-UBND\n{NATION}\nCà Mau, ngày 03 tháng 5 năm 2021\nKẾ HOẠCH\nTrồng rừng",
    "run together": (
        "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH CÀ MAU Độc lập - Tự do - Hạnh phúc\n"
        "Số: 81/KH-UBND Cà Mau, ngày 03 tháng 5 năm 2021\nKẾ HOẠCH\nTrồng rừng"
    ),
    "table": (
        "| UBND TỈNH CÀ MAU ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |\n|---|---|\n"
        "| Số: 81/KH-UBND | Cà Mau, ngày 03 tháng 5 năm 2021 |\nKẾ HOẠCH\nTrồng rừng"
    ),
    "broken lines": f"ỦY BAN NHÂN\nDÂN\nTỈNH CÀ\nMAU\n{NATION}\nSố:\n81/KH-UBND\nCà Mau, ngày\n03 tháng 5 năm 2021\nKẾ HOẠCH\nTrồng rừng",
}


@pytest.mark.parametrize("layout", HEADS)
def test_head_in_any_layout(layout: str, lexicon: Lexicon) -> None:
    head = read_head(HEADS[layout], lexicon)
    assert head is not None
    assert (head.type, head.number, head.year, head.symbol, head.date, head.issuer) == PLAN


def test_supervising_body_stands_above_the_issuer(lexicon: Lexicon) -> None:
    text = f"BỘ TÀI CHÍNH\nCỤC HẢI QUAN\n{NATION}\nSố: 912/TB-CHQ\nHà Nội, ngày 4 tháng 11 năm 2025\nTHÔNG BÁO\nVề mã số"
    head = read_head(text, lexicon)
    assert head is not None
    assert (head.type, head.issuer) == ("TB", "Cục Hải quan")


def test_a_local_body_may_have_the_letters_of_a_ministry(lexicon: Lexicon) -> None:
    text = f"SỞ THÔNG TIN VÀ TRUYỀN THÔNG\nTRUNG TÂM THÔNG TIN VÀ TRUYỀN THÔNG\nSố: 7/KH-TTTT\n{NATION}\nCà Mau, ngày 03 tháng 5 năm 2021\nKẾ HOẠCH\nTrực hệ thống"
    head = read_head(text, lexicon)
    assert head is not None
    assert head.issuer == "Trung tâm Thông tin và Truyền thông tỉnh Cà Mau"


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("của Ban Thường vụ Tỉnh ủy về trồng rừng", "Ban Thường vụ Tỉnh ủy Cà Mau"),
        ("về trồng rừng ven biển", "Tỉnh ủy Cà Mau"),
    ],
)
def test_a_title_may_name_the_body_that_speaks(lexicon: Lexicon, title: str, issuer: str) -> None:
    text = f"TỈNH ỦY CÀ MAU\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 5-CTr/TU\nCà Mau, ngày 03 tháng 5 năm 2021\nCHƯƠNG TRÌNH\n{title}"
    head = read_head(text, lexicon)
    assert head is not None
    assert head.issuer == issuer


def test_letter_has_no_type_line(lexicon: Lexicon) -> None:
    text = f"BỘ Y TẾ\nSố: 45/BYT-DP\nV/v tiêm vắc xin\n{NATION}\nHà Nội, ngày 5 tháng 3 năm 2021\nKính gửi: Sở Y tế các tỉnh\n"
    head = read_head(text, lexicon)
    assert head is not None
    assert (head.type, head.number, head.issuer) == ("CV", "45", "Bộ Y tế")


def test_law_takes_its_day_from_its_last_lines(lexicon: Lexicon) -> None:
    text = (
        f"QUỐC HỘI\n{NATION}\nLuật số: 99/2024/QH15\nLUẬT\nVỀ ĐÊ ĐIỀU\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\n"
        "Luật này được Quốc hội khóa XV, kỳ họp thứ 8 thông qua ngày 26 tháng 11 năm 2024."
    )
    head = read_head(text, lexicon)
    assert head is not None
    assert (head.type, head.number, head.year, head.symbol, head.date) == (
        "Luật",
        "99",
        "2024",
        "QH15",
        "2024-11-26",
    )


def test_number_that_was_left_blank_is_null(lexicon: Lexicon) -> None:
    text = f"UBND TỈNH CÀ MAU\n{NATION}\nSố:      /QĐ-UBND\nCà Mau, ngày     tháng 02 năm 2026\nQUYẾT ĐỊNH\nVề giá nước"
    head = read_head(text, lexicon)
    assert head is not None
    assert (head.number, head.symbol, head.date) == (None, "QĐ-UBND", "2026-02")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ngày 3/5/2021, UBND tỉnh Cà Mau ban hành Kế hoạch số 81/KH-UBND về trồng rừng.",
        "Nghị quyết số 190/2025/QH15 của Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam đã có hiệu lực.",
    ],
)
def test_news_has_no_head(text: str, lexicon: Lexicon) -> None:
    assert own_identity(text, Context(), lexicon).document is None


def test_context_wins_and_contradictions_are_noted(lexicon: Lexicon) -> None:
    given = Document(id="self", type="KH", number="82", symbol="KH-UBND")
    own = own_identity(HEADS["table"], Context(self_document=given), lexicon).document
    assert own is not None
    assert (own.number, own.date) == ("82", "2021-05-03")
    assert own.inferred["number"] == "context; the head says 81"
    assert own.inferred["date"] == "head"


@pytest.mark.parametrize(
    "blank", ["ngày … tháng … năm 2020", "ngày    tháng    năm 2020", "ngày....tháng....năm 2020"]
)
def test_a_day_left_blank_leaves_the_year(lexicon: Lexicon, blank: str) -> None:
    text = f"UBND TỈNH CÀ MAU\n{NATION}\nSố: 45/KH-UBND\nCà Mau, {blank}\nKẾ HOẠCH\nTrồng cây xanh đô thị"
    document = own_identity(text, Context(), lexicon).document
    assert document is not None
    assert document.date == "2020"
    assert not is_partial(document)
