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
    later = extract(Passage(text=text)).documents[1]
    assert later.inferred["issuer"] == "issued"
    assert later.confidence < 0.95


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


def test_a_plenum_and_its_number_in_brackets_are_one_document() -> None:
    text = (
        "Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII (Nghị quyết số 20-NQ/TW) về y tế"
    )
    named, numbered = read(text)
    assert named.text == text[: text.index(" (")]
    assert named.document == numbered.document
    assert numbered.issuer == "Ban Chấp hành Trung ương"


def test_two_bodies_that_a_comma_parts_do_not_issue_together() -> None:
    text = (
        "Theo Thông báo số 3-TB/TU của Ban Thường vụ Tỉnh ủy, Ban Tổ chức Tỉnh ủy có Báo cáo số 8-BC/BTCTU."
    )
    assert issuers(text) == ["Ban Thường vụ Tỉnh ủy Hà Nam", "Ban Tổ chức Tỉnh ủy Hà Nam"]


def test_the_court_of_appeal_is_not_that_of_the_judgment_appealed() -> None:
    text = (
        "Bản án sơ thẩm số 5/2023/DS-ST của Tòa án nhân dân huyện Lý Nhân bị kháng cáo. "
        "Theo Quyết định đưa vụ án ra xét xử phúc thẩm số 9/2023/QĐ-PT ngày 4/5/2023."
    )
    assert issuers(text) == ["Tòa án nhân dân huyện Lý Nhân", None]


def test_a_board_of_judges_is_more_than_its_court() -> None:
    text = "Tại Quyết định giám đốc thẩm số 2/2022/DS-GĐT, Hội đồng Thẩm phán Tòa án nhân dân tối cao hủy án"
    assert issuers(text) == ["Hội đồng Thẩm phán Tòa án nhân dân tối cao"]


def test_the_day_that_opens_a_sentence_dates_what_is_signed_at_its_end() -> None:
    text = (
        "Ngày 9/5/2024, đồng chí Bí thư Tỉnh ủy, Trưởng đoàn đại biểu Quốc hội, kiêm Trưởng Ban Chỉ đạo phòng, "
        "chống thiên tai tỉnh trong nhiệm kỳ vừa qua cùng các thành viên đã ký ban hành Kế hoạch số 6-KH/TU."
    )
    assert read(text)[-1].date == "2024-05-09"


def test_a_boards_name_without_its_short_form() -> None:
    text = (
        "Ban Chỉ đạo Trung ương (Ban Chỉ đạo) về tổng kết Nghị quyết số 19-NQ/TW họp. "
        "Kế hoạch số 4-KH/BCĐ của Ban Chỉ đạo về thực hiện khảo sát nêu rõ thời hạn."
    )
    assert issuers(text)[-1] == "Ban Chỉ đạo Trung ương về tổng kết Nghị quyết số 19-NQ/TW"


@pytest.mark.parametrize(
    ("core", "number", "symbol"),
    [
        ("Quyết định số 41 07/QĐ-UBND", "4107", "QĐ-UBND"),
        ("Nghị định số 1 8/2020/NĐ-CP", "18", "NĐ-CP"),
        ("Công văn số 21\n43/BTC-TCT", "2143", "BTC-TCT"),
        ("Nghị định số\n7\n16/2020/NĐ-CP", "16", "NĐ-CP"),
        ("Thông tư số 26/2016/TT_NHNN", "26", "TT-NHNN"),
        ("Luật số 82/2015/QH 13", "82", "QH13"),
        ("Luật số 82/2015/QH-13", "82", "QH13"),
        ("Nghị quyết số 327/2016/UBTVQH144", "327", "UBTVQH14"),
        ("Chương trình số 50-Ctr/TU", "50", "CTr/TU"),
        ("Quyết định số 91/2001/QĐ-ttg", "91", "QĐ-TTg"),
        ("Nghị quyết số 31-NQ/T.Ư", "31", "NQ/TW"),
        ("Kế hoạch số 12-KH/T.U", "12", "KH/TU"),
        ("Quyết định số 49/2006/Q§-BTC", "49", "QĐ-BTC"),
        ("Quyết định số 1235/QĐ - UB ND", "1235", "QĐ-UBND"),
        ("Nghị-định số 26-CP", "26", "CP"),
    ],
)
def test_broken_numbers_and_letters(core: str, number: str, symbol: str) -> None:
    (found,) = read(f"Thi hành {core} ngày 3/4/2020 về thuế.")
    assert (found.text, found.number, found.symbol) == (core, number, symbol)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sắc lệnh số 48 ngày 10 tháng mười năm 1945", "1945-10-10"),
        ("Thông tư số 4/TT-BYT ngày 02 tháng mười\nhai năm 1975", "1975-12-02"),
        ("Sắc lệnh số 6-SL ngày mồng 5 tháng Chín năm 1945", "1945-09-05"),
        ("Nghị định số 8-CP ngày 12-XI-1957", "1957-11-12"),
        ("Nghị định số 8-CP ngày mồng 3 tháng 2 năm 1960", "1960-02-03"),
        ("Bộ luật Dân sự (2015) có quy định", "2015"),
    ],
)
def test_old_dates(text: str, date: str) -> None:
    assert [m.date for m in read(text)] == [date]


def test_an_annex_of_a_contract_is_no_document() -> None:
    assert not read("ký Phụ lục hợp đồng số 03/PLHĐ với nhà thầu")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sáng 9/5, Bộ Y tế ban hành Thông tư số 4/2024/TT-BYT", "2024-05-09"),
        ("Ngày 12-8, Bộ Tài chính ký ban hành Chỉ thị số 4/CT-BTC", "2025-08-12"),
        ("Ngày 12-11, Bộ Tài chính ký ban hành Chỉ thị số 4/CT-BTC", "2024-11-12"),
        ("theo Quyết định số 7/2023/QĐ-TTg ngày 5-7 tháng 9", None),
    ],
)
def test_a_day_without_year_takes_that_of_the_number_or_of_the_text(text: str, date: str | None) -> None:
    (found,) = extract(Passage(text=text, context=Context(date="2025-09"))).mentions
    assert found.date == date


def test_without_any_year_a_day_says_nothing() -> None:
    assert [m.date for m in read("Ngày 5/3, UBND tỉnh đã có Báo cáo số 12/BC-UBND")] == [None]


def test_a_treasurys_branch_by_its_bare_place() -> None:
    assert issuers("ý kiến của Kho bạc Nhà nước Lào Cai tại Công văn số 35/KBLC-KTNN") == [
        "Kho bạc Nhà nước Lào Cai"
    ]


def test_proposals_in_a_row() -> None:
    text = (
        "Xét đề nghị của Giám đốc Sở Y tế tại Tờ trình số 5/TTr-SYT ngày 3/4/2024; "
        "của Chủ tịch UBND thành phố Phủ Lý tại Tờ trình số 7/TTr-UBND"
    )
    assert issuers(text) == ["Sở Y tế tỉnh Hà Nam", "Ủy ban nhân dân thành phố Phủ Lý"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Bộ Lâm nghiệp ban hành Thông tư số 14-LN/KL ngày 12-10-1992", "Bộ Lâm nghiệp"),
        ("Quyết định số 21-QĐ ngày 3-4-1988 của Bộ Năng lượng", "Bộ Năng lượng"),
        ("Văn phòng Chính phủ gửi Công văn 992/TTg-ĐMDN", "Thủ tướng Chính phủ"),
    ],
)
def test_bodies_of_old_and_letters_by_their_symbol(text: str, issuer: str) -> None:
    assert issuers(text) == [issuer]


def test_an_amending_law_whose_subject_is_one_word() -> None:
    text = "trình Luật sửa đổi, bổ sung một số điều của các Luật về thuế, gồm năm điều"
    assert [m.text for m in read(text)] == ["Luật sửa đổi, bổ sung một số điều của các Luật về thuế"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "đại diện Viện kiểm sát nhân dân quận Lê Chân giữ nguyên truy tố theo Cáo trạng số 12/CT-VKSLC",
            "Viện kiểm sát nhân dân quận Lê Chân",
        ),
        (
            "Chánh án Tòa án nhân dân cấp cao tại Hà Nội ban hành Quyết định kháng nghị giám đốc thẩm số 5/2023/KN-DS",
            "Tòa án nhân dân cấp cao tại Hà Nội",
        ),
        ("Công văn số 21/CV-HH ngày 4/5/2021 của Hiệp hội Da giày Việt Nam", "Hiệp hội Da giày Việt Nam"),
    ],
)
def test_prosecutors_courts_and_associations(text: str, issuer: str) -> None:
    assert issuers(text) == [issuer]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Thuc hien Nghi quyet so 58-NQ/TW cua Bo Chinh tri", "Bộ Chính trị"),
        ("BỘ CHÍNH TRỊ BAN HÀNH NGHỊ QUYẾT SỐ 58-NQ/TW", "Bộ Chính trị"),
    ],
)
def test_bodies_in_capitals_and_without_marks(text: str, issuer: str) -> None:
    assert issuers(text) == [issuer]


def test_two_decisions_in_small_letters_that_a_numeral_points_to() -> None:
    text = "Quyết định số 7/QĐ-TTg và Quyết định số 8/QĐ-BYT còn giá trị. Hai quyết định này là căn cứ."
    assert [m.text for m in read(text)][-1] == "quyết định này"


@pytest.mark.parametrize(
    ("behind", "date"),
    [
        ("(2/6)", "2021-06-02"),
        ("(2 tháng 6), phê duyệt", "2021-06-02"),
        ("(ngày 2/6 của Bộ)", "2021-06-02"),
        ("(3/4 đại biểu tán thành)", None),
    ],
)
def test_a_day_in_brackets_is_no_fraction(behind: str, date: str | None) -> None:
    assert [m.date for m in read(f"Nghị quyết số 5/2021/NQ-HĐND {behind}")] == [date]


def test_a_day_without_year_needs_a_day_of_the_text_that_is_one() -> None:
    text = Passage(text="Quyết định số 7/QĐ-BYT ngày 2/6", context=Context(date="26/07/2020"))
    assert [m.date for m in extract(text).mentions] == [None]


def test_a_day_borrows_its_year_within_a_list_only() -> None:
    day = "Quyết định số 7/QĐ-BYT ngày 2/6"
    assert read(f"{day} và Quyết định số 8/QĐ-BYT ngày 5/6/2020")[0].date == "2020-06-02"
    assert read(f"{day} thực hiện Nghị định số 5/2012/NĐ-CP ngày 20/6/2012")[0].date is None
