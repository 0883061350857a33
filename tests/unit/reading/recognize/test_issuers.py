from __future__ import annotations

import pytest

from docgraph.lexicon import load_lexicon
from docgraph.reading.recognize.beside import beside
from docgraph.reading.recognize.issuers import issuer_reader


@pytest.mark.parametrize(
    ("written", "body"),
    [
        ("Cục Thuế tỉnh Gia Lai về", "Cục Thuế tỉnh Gia Lai"),
        ("Cục Thuế TP. Hà Nội về", "Cục Thuế thành phố Hà Nội"),
        ("Thuế thành\nphố Hà Nội tại", "Thuế thành phố Hà Nội"),
        ("Chi cục Thuế khu vực XX về", "Chi cục Thuế khu vực XX"),
        ("Kho bạc Nhà nước khu vực XIV", "Kho bạc Nhà nước khu vực XIV"),
        ("BHXH tỉnh Bắc Giang", "Bảo hiểm xã hội tỉnh Bắc Giang"),
        ("BHXH Việt Nam về", "Bảo hiểm xã hội Việt Nam"),
        ("Ngân hàng Nhà nước chi nhánh tỉnh Bắc Giang", "Ngân hàng Nhà nước chi nhánh tỉnh Bắc Giang"),
        ("Liên đoàn Lao động tỉnh Bắc Giang", "Liên đoàn Lao động tỉnh Bắc Giang"),
        ("Ban Pháp chế\nHội đồng nhân dân tỉnh Cà Mau", "Ban Pháp chế Hội đồng nhân dân tỉnh Cà Mau"),
        ("Ban Pháp chế của HĐND tỉnh Cà Mau", "Ban Pháp chế Hội đồng nhân dân tỉnh Cà Mau"),
        ("Sở Nông nghiệp & Phát triển nông thôn", "Sở Nông nghiệp và Phát triển nông thôn"),
        (
            "Trưởng Ban Chỉ đạo phòng, chống lụt bão tỉnh Cà Mau về",
            "Ban Chỉ đạo phòng, chống lụt bão tỉnh Cà Mau",
        ),
        ("Chánh Văn phòng UBND tỉnh Cà Mau", "Văn phòng Ủy ban nhân dân tỉnh Cà Mau"),
        ("Chánh Thanh tra tỉnh Cà Mau", "Thanh tra tỉnh Cà Mau"),
        ("Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH\nTHỪA THIÊN HUẾ VỀ", "Hội đồng nhân dân tỉnh Thừa Thiên Huế"),
        (
            "Tổ công tác liên ngành của Thủ tướng Chính phủ về",
            "Tổ công tác liên ngành của Thủ tướng Chính phủ",
        ),
        (
            "Ban Chỉ đạo bảo tồn rừng ngập mặn, đầm phá, bãi bồi ven biển và chim di cư tỉnh Cà Mau về",
            "Ban Chỉ đạo bảo tồn rừng ngập mặn, đầm phá, bãi bồi ven biển và chim di cư tỉnh Cà Mau",
        ),
        ("Ban Chấp hành Đảng bộ tỉnh Cà Mau", "Ban Chấp hành Đảng bộ tỉnh Cà Mau"),
        ("Ban cán sự đảng Bộ Y tế về", "Ban cán sự đảng Bộ Y tế"),
        ("Tòa án nhân dân khu vực 3, tỉnh Cà Mau", "Tòa án nhân dân khu vực 3, tỉnh Cà Mau"),
        ("Đảng ủy UBND tỉnh Cà Mau", "Đảng ủy Ủy ban nhân dân tỉnh Cà Mau"),
        ("Đảng ủy các cơ quan Đảng tỉnh Cà Mau", "Đảng ủy các cơ quan Đảng tỉnh Cà Mau"),
    ],
)
def test_a_body_is_read_with_its_place(written: str, body: str) -> None:
    found = issuer_reader(load_lexicon()).at(written, 0)
    assert found is not None
    assert found[0] == body


def test_who_proposes_in_a_document_has_issued_it() -> None:
    text = "Theo đề nghị của Cục Thuế tỉnh Gia Lai tại Tờ trình số 2520/TTr-CT"
    assert beside(text, text.index("Tờ trình"), len(text), load_lexicon()).issuer == "Cục Thuế tỉnh Gia Lai"


def test_who_gives_orders_in_a_letter_has_not_issued_it() -> None:
    text = "như lời nhắc của Chủ tịch nước tại Công văn số 274/VPCTN-PL"
    assert beside(text, text.index("Công văn"), len(text), load_lexicon()).issuer is None


def test_a_body_may_have_its_term_behind_it() -> None:
    text = "HĐND tỉnh Cà Mau khóa X, kỳ họp thứ 15 đã thông qua Nghị quyết số 12/NQ-HĐND"
    found = beside(text, text.index("Nghị"), len(text), load_lexicon())
    assert found.issuer == "Hội đồng nhân dân tỉnh Cà Mau"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Bộ trưởng Bộ Y tế Nguyễn Văn Hùng vừa ký Quyết định số 2151", "Bộ Y tế"),
        (
            "Kết luận của Ban Thường vụ Tỉnh ủy Cà Mau tại Thông báo số 5-TB/TU",
            "Ban Thường vụ Tỉnh ủy Cà Mau",
        ),
        ("chỉ đạo của Bộ Chính trị tại Kết luận số 132-KL/TW", "Bộ Chính trị"),
    ],
)
def test_who_signs_or_concludes(text: str, issuer: str) -> None:
    start = max(text.rfind(word) for word in ("Quyết định", "Thông báo", "Kết luận số"))
    assert beside(text, start, len(text), load_lexicon()).issuer == issuer


def test_who_issued_it_may_stand_behind_the_title() -> None:
    text = "Quy định 9-QĐ/TW năm 2022 về kỷ luật do Ban Chấp hành Trung ương ban hành ngày 06/7/2022."
    found = beside(text, 0, 16, load_lexicon())
    assert (found.issuer, found.date) == ("Ban Chấp hành Trung ương", "2022-07-06")


def test_a_year_behind_the_core_gives_way_to_the_day_before_it() -> None:
    text = "Ngày 22/11/2022, Ủy ban Kiểm tra Trung ương ban hành Hướng dẫn 5-HD/UBKTTW năm 2022"
    start = text.index("Hướng")
    assert beside(text, start, start + 21, load_lexicon()).date == "2022-11-22"


def test_a_lost_space_inside_a_body() -> None:
    found = issuer_reader(load_lexicon()).at("BanChấp hành Trung ương về", 0)
    assert found is not None
    assert found[0] == "Ban Chấp hành Trung ương"


def test_a_day_without_its_year_hides_no_body() -> None:
    text = "Quyết định số 768 ngày 15-4 của Thủ tướng Chính phủ phê duyệt"
    found = beside(text, 0, 17, load_lexicon())
    assert (found.issuer, found.date) == ("Thủ tướng Chính phủ", None)


def test_the_day_behind_joint_bodies() -> None:
    text = "Thông tư số 93/2006/TTLT/BTC-BYT của liên Bộ Tài chính - Bộ Y tế ban hành ngày 04/10/2006."
    found = beside(text, 0, 32, load_lexicon())
    assert (found.issuer, found.date) == (None, "2006-10-04")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ủy ban nhân dân tỉnh\n\nỦY BAN NHÂN DÂN TỈNH", "Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân tỉnh\nQUYẾT ĐỊNH:", "Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân thành phố\nCần Thơ về", "Ủy ban nhân dân thành phố Cần Thơ"),
    ],
)
def test_a_place_ends_with_its_paragraph(text: str, body: str) -> None:
    found = issuer_reader(load_lexicon()).at(text, 0)
    assert found is not None
    assert found[0] == body
