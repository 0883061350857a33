"""Ways of naming documents, their days and their bodies met in texts drawn afresh."""

from __future__ import annotations

import pytest

from docgraph.reading.pipeline import extract
from docgraph.records import Context, Mention, Passage


def read(text: str, jurisdiction: str | None = "Bến Tre") -> tuple[Mention, ...]:
    """The mentions of a text that speaks of a province."""
    return extract(Passage(text=text, context=Context(jurisdiction=jurisdiction))).mentions


def cores(text: str, form: str) -> list[str]:
    """Cores of one form, on one line."""
    return [" ".join(m.text.split()) for m in read(text) if m.form == form]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("ngày 27 tháng 11 năm 20237 thì", "2023-11-27"),  # the mark of a footnote
        ("ngày 22 thỏng 9 năm 2006 của", "2006-09-22"),  # letters of an old encoding
        ("ngày 27 tháng 11 năm 2023715 thì", None),
    ],
)
def test_days_with_noise(written: str, date: str | None) -> None:
    assert [m.date for m in read(f"Thông tư số 8/2006/TT-BYT {written}")] == [date]


def test_a_doubled_slash_before_the_year() -> None:
    (only,) = read("bổ sung bởi Nghị định số 71//2019/NĐ-CP")
    assert (only.number, only.year, only.symbol) == ("71", "2019", "NĐ-CP")


def test_the_next_items_mark_is_no_number_of_the_list() -> None:
    assert cores("theo Điều 2 Quyết định 31;\n9. Trong khi thực hiện", "numbered") == ["Quyết định 31"]
    assert cores("các Quyết định số 31,\n32 và 33/QĐ-SYT", "numbered")[1:] == ["32", "33/QĐ-SYT"]


@pytest.mark.parametrize(
    "text", ["Văn bản đề nghị theo mẫu số 04/MGTH", "Danh mục kênh Mẫu số 7/DVKH", "gửi Phụ lục số 02/CNKT"]
)
def test_forms_behind_a_types_word(text: str) -> None:
    assert cores(text, "numbered") == []


def test_each_body_speaks_in_its_own_document() -> None:
    text = "ý kiến của Bộ Chính trị tại Thông báo số 71-TB/TW ngày 2/3/2024, của Ban Bí thư tại Kết luận số 60-KL/TW"
    assert [m.issuer for m in read(text)] == ["Bộ Chính trị", "Ban Bí thư"]
    text = (
        "đề nghị của Sở Y tế tại Tờ trình số 6/TTr-SYT ngày 2/3/2024; của Sở Nội vụ tại Tờ trình số 9/TTr-SNV"
    )
    assert [m.issuer for m in read(text)] == ["Sở Y tế tỉnh Bến Tre", "Sở Nội vụ tỉnh Bến Tre"]
    meeting = "Quyết định số 40/QĐ-UBND ngày 2/3/2021, của UBND tỉnh Hà Nam tại phiên họp tháng ba"
    assert [m.issuer for m in read(meeting)] == ["Ủy ban nhân dân tỉnh Hà Nam"]


@pytest.mark.parametrize(
    ("written", "issuer"),
    [
        ("Chi nhánh Công ty cổ phần Sao Biển tại Hà Nội", "Chi nhánh Công ty cổ phần Sao Biển"),
        ("Công ty TNHH dịch vụ giao nhận T.N.K", "Công ty TNHH dịch vụ giao nhận T.N.K"),
        ("Công ty Hạ Long. Ngày 3/4/2020, Cục", "Công ty Hạ Long"),
    ],
)
def test_names_of_companies(written: str, issuer: str) -> None:
    assert read(f"Trả lời công văn số 13/CV-SB ngày 3/3/2021 của {written}")[0].issuer == issuer


def test_who_only_sends() -> None:
    (only,) = read("Cục Thi hành án dân sự tỉnh Bến Tre chỉ gửi công văn số 213/CV-THADS ngày 22/8/2025")
    assert only.issuer == "Cục Thi hành án dân sự tỉnh Bến Tre"


def test_a_judgment_is_no_prosecutors() -> None:
    text = (
        "Bị cáo bị Tòa án nhân dân huyện Ba Tri phạt tù tại Bản án số 9/2022/HS-ST ngày 8/3/2022."
        " Viện kiểm sát nhân dân huyện Ba Tri kháng nghị."
    )
    assert [m.issuer for m in read(text)] == ["Tòa án nhân dân huyện Ba Tri"]
    alone = "Theo Bản án số 9/2022/HS-ST ngày 8/3/2022. Viện kiểm sát nhân dân huyện Ba Tri kháng nghị."
    assert [m.issuer for m in read(alone)] == [None]


def test_what_every_body_of_a_kind_has_is_no_document() -> None:
    assert cores("theo Quy chế hoạt động của Hội đồng quản lý thì", "unnumbered") == []
    assert cores("quy định trong Nội quy lao động và thông báo cho thợ", "unnumbered") == []
    named = "theo Quy chế hoạt động của Hội đồng nhân dân tỉnh thì"
    assert cores(named, "unnumbered") == ["Quy chế hoạt động của Hội đồng nhân dân tỉnh"]


def test_where_titles_end() -> None:
    text = "Thực hiện Kế hoạch phòng, chống lụt của UBND tỉnh, các xã đã lập tổ xung kích"
    assert cores(text, "unnumbered") == ["Kế hoạch phòng, chống lụt của UBND tỉnh"]
    text = "mức quy định tại Quyết định số 5/QĐ-BYT ban hành Danh mục vật tư y tế tại Phụ lục 1"
    assert cores(text, "unnumbered") == ["Danh mục vật tư y tế"]


def test_acts_of_a_list() -> None:
    text = (
        "Quốc hội đã thông qua Nghị quyết về cảng; Nghị quyết về đê và Nghị quyết về thuế. Nghị quyết về y tế"
    )
    assert cores(text, "unnumbered") == ["Nghị quyết"] * 3


def test_appraisals_without_number() -> None:
    text = "Xét Tờ trình số 12/TTr-UBND; Báo cáo thẩm tra của Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh; ý kiến"
    assert cores(text, "unnumbered") == ["Báo cáo thẩm tra"]
    numbered = "Báo cáo thẩm tra của Ban Pháp chế số 15/BC-BPC"
    assert [m.form for m in read(numbered)] == ["numbered"]


def test_a_known_name_in_quotes_ends_with_its_mark() -> None:
    name = "“Ưu đãi người có công với cách mạng”"
    assert cores(f"theo Pháp lệnh {name} năm 2020", "named") == [f"Pháp lệnh {name}"]
    assert cores("theo “Luật Đất đai” mới", "named") == ["Luật Đất đai"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "quán triệt Nghị quyết số 71-NQ/TW về đột phá phát triển giáo dục của Bộ Chính trị.",
            "Bộ Chính trị",
        ),
        ("Chỉ thị số 40-CT/TW (22/11/2014) về tín dụng chính sách của Ban Bí thư, các xã", "Ban Bí thư"),
        ("Nghị quyết số 71-NQ/TW về giáo dục. Kết luận của Bộ Chính trị nêu rõ", None),
        ("huyện Ba Tri ban hành Kế hoạch số 5/KH-UBND", "Ủy ban nhân dân huyện Ba Tri"),
        ("tỉnh Long An đã có Nghị quyết số 5/NQ-HĐND", "Hội đồng nhân dân tỉnh Long An"),
        ("huyện Ba Tri ban hành Kế hoạch số 5/KH-BCĐ", None),
        ("Chánh Văn phòng Bộ Y tế ký Thông báo số 11/TB-BYT", "Bộ Y tế"),
        ("Công an TP.HCM ban hành Kế hoạch 364 về tuần tra", "Công an Thành phố Hồ Chí Minh"),
        (
            "Tại Quyết định giám đốc thẩm số 5/2020/DS-GĐT, Tòa án nhân dân cấp cao tại Thành phố Hồ Chí Minh",
            "Tòa án nhân dân cấp cao tại Thành phố Hồ Chí Minh",
        ),
    ],
)
def test_bodies_further_off(text: str, issuer: str | None) -> None:
    assert [m.issuer for m in read(text)] == [issuer]


def test_provisions_past_words_in_quotes() -> None:
    text = (
        "bãi bỏ khoản 2 Điều 21 và thay thế cụm từ “Tổng cục” bằng cụm từ “Cục” tại Điều 5"
        " Thông tư số 8/2015/TT-BTC"
    )
    assert [(p.article, p.clause) for p in read(text)[0].pinpoints] == [("21", "2"), ("5", None)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Quyết định 62/2011/QĐ-TTg và Thông tư số 8/2012/TT-BQP hướng dẫn quyết định này", 1),
        ("Công văn số 5/SYT-NV nêu; theo công văn này thì", 1),
        ("theo công văn này thì", 0),
        ("Nghị định số 5/2020/NĐ-CP còn hiệu lực; thông tư hướng dẫn nghị định đó thì hết", 1),
        ("Thông báo số 5/TB-VPCP. Việc quyết định này là sai, quy định này thì đúng", 0),
    ],
)
def test_small_letters_that_point_back(text: str, count: int) -> None:
    assert len(cores(text, "anaphor")) == count


def test_documents_that_are_counted_are_those_with_numbers() -> None:
    text = (
        "Bộ ký Quyết định 88/QĐ-BYT phê duyệt Đề án y tế xã đến năm 2025; Chính phủ có Nghị quyết 80/NQ-CP."
        " Hai văn bản trên"
    )
    assert read(text)[-1].document == ("d1", "d3")


@pytest.mark.parametrize(
    ("text", "date", "issuer"),
    [
        ("Ngày 4/7/2023, Bộ Y tế ban\nhành Thông tư số 8/2023/TT-BYT", "2023-07-04", "Bộ Y tế"),
        ("UBND huyện Ba\nTri ban\nhành Quyết định số 5/QĐ-UBND", None, "Ủy ban nhân dân huyện Ba Tri"),
        ("Án lệ số 4/2016/AL được Tòa án nhân dân\ntối cao thông\nqua ngày 6/4/2016", "2016-04-06", None),
        (
            "công văn số 21/CV-HH ngày 4/5/2021 của Hiệp\nhội Dừa Bến Tre nêu",
            "2021-05-04",
            "Hiệp hội Dừa Bến Tre",
        ),
        ("Nghị định 7/2024/NĐ-CP do Chính phủ ban\nhành\nngày 9/1/2024", "2024-01-09", "Chính phủ"),
        (
            "Quyết định số 15/QĐ-XPVPHC ngày 4/8/2019 của\nChủ tịch\nUBND phường 6; hủy",
            "2019-08-04",
            "Ủy ban nhân dân phường 6",
        ),
    ],
)
def test_line_breaks_inside_a_sentence(text: str, date: str | None, issuer: str | None) -> None:
    (only,) = read(text)
    assert only.date == date
    assert issuer is None or only.issuer == issuer


def test_a_pages_number_between_two_lines_is_none_of_the_sentence() -> None:
    text = "Quyết định số 4/2024/QĐ-BPKCTT ngày 2/6/2024 của Tòa án nhân dân thành\n4\nphố Bến Tre về áp dụng"
    assert read(text)[0].issuer == "Tòa án nhân dân thành phố Bến Tre"


def test_bare_numbers_over_a_line_break() -> None:
    assert cores("Theo Nghị định\n126/2020, tiền thuế và Quy định\n144 nêu rõ", "numbered") == [
        "Nghị định 126/2020",
        "Quy định 144",
    ]
    assert cores("NGHỊ ĐỊNH\n1 Điều khoản chung\nQuyết định\n12. Phạm vi", "numbered") == []


def test_provisions_over_line_breaks() -> None:
    (law,) = read("theo quy định tại\nkhoản 2 Điều 357\ncủa\nBộ luật Dân sự")
    assert [(p.article, p.clause) for p in law.pinpoints] == [("357", "2")]
    assert not read("Điều 3\nNghị định này áp dụng với")[0].pinpoints


def test_stars_of_markdown() -> None:
    assert cores("theo **Bộ luật Lao động** và *Bộ Luật Dân sự*", "named") == [
        "Bộ luật Lao động",
        "Bộ Luật Dân sự",
    ]
    (report,) = read("Ngày 20-2-2020, UBND tỉnh có **Báo cáo số 39/BC-UBND** về đê")
    assert (report.date, report.issuer) == ("2020-02-20", "Ủy ban nhân dân tỉnh Bến Tre")
    assert [m.number for m in read("các **Quyết định số 90/TTg**, **số 91/TTg** đã")] == ["90", "91"]


def test_days_in_brackets_before_the_body() -> None:
    (only,) = read("Kết luận số 126-KL/TW (14/2/2025) của Bộ Chính trị, Ban Bí thư")
    assert (only.date, only.issuer) == ("2025-02-14", "Bộ Chính trị, Ban Bí thư")
    assert [m.number for m in read("Thông tư số 37 TC/TCT (10/5/1995), số 53 TC/TCT")] == ["37", "53"]


def test_what_is_issued_with_an_act_in_letters() -> None:
    assert cores("theo Điều lệ tổ chức Kế toán ban hành kèm theo NĐ số 25-HĐBT", "unnumbered") == [
        "Điều lệ tổ chức Kế toán"
    ]


@pytest.mark.parametrize("word", ["ngà y", "thá ng", "thán g"])
def test_syllables_that_lose_their_end(word: str) -> None:
    text = "Căn c ủa lu ật và Thông tư s ố 8/2019/TT-BYT ngày 9 tháng 8 năm 2019".replace(
        word.replace(" ", ""), word
    )
    assert [m.date for m in read(text)] == ["2019-08-09"]


def test_the_document_in_a_boards_name() -> None:
    text = (
        "Công văn số 22-CV/BCĐ ngày 5/12/2024 của Ban Chỉ đạo Trung ương về tổng kết Nghị quyết số 18-NQ/TW"
    )
    letter, task = read(text)
    assert letter.issuer == "Ban Chỉ đạo Trung ương về tổng kết Nghị quyết số 18-NQ/TW"
    assert task.text == "Nghị quyết số 18-NQ/TW"


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "được Ban Văn hóa - Xã hội thẩm tra tại Báo cáo số 40/BC-HĐND",
            "Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh Bến Tre",
        ),
        ("Sở Y tế đã đề nghị tại Công văn số 5/CV-TTYT", "Sở Y tế tỉnh Bến Tre"),
        ("văn bản số 15/PMU85-DA ngày 7/5/2008 của Ban Quản lý dự án 85 về giá", "Ban Quản lý dự án 85"),
        ("Resolution No. 55-NQ/TW dated February 11, 2020 of the Politburo", "Bộ Chính trị"),
    ],
)
def test_more_bodies_that_speak(text: str, issuer: str) -> None:
    assert [m.issuer for m in read(text)] == [issuer]


def test_drafts_by_what_they_lay_down() -> None:
    text = "trình dự thảo Nghị quyết quy định mức thu học phí năm học 2019 - 2020. Nghị quyết quy định rõ"
    assert cores(text, "unnumbered") == ["Nghị quyết quy định mức thu học phí năm học 2019 - 2020"]
    text = "lấy ý kiến dự thảo Nghị định quy định chi tiết một số điều của Luật Giá"
    assert cores(text, "unnumbered") == ["Nghị định quy định chi tiết một số điều của Luật Giá"]


def test_a_resolution_passed_with_laws() -> None:
    text = "Quốc hội biểu quyết thông qua Luật Giá, Luật Điện ảnh và Nghị quyết về ngân sách"
    assert cores(text, "unnumbered") == ["Nghị quyết"]
    assert cores("theo Luật Giá và Nghị quyết về ngân sách", "unnumbered") == []


def test_an_act_by_what_it_replaces() -> None:
    text = "trình dự thảo Nghị định thay thế Nghị định 83/2014/NĐ-CP về xăng; các nghị định thay thế sau"
    assert cores(text, "unnumbered") == ["Nghị định thay thế Nghị định 83/2014/NĐ-CP"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Công văn số 61-CV/TU, ngày 5/3/2020 của Thường trực Tỉnh ủy", "Thường trực Tỉnh ủy Bến Tre"),
        (
            "Công văn số 12/BHXH-CĐ ngày 1/9/2015 của Bảo hiểm xã hội thành phố Hà Nội",
            "Bảo hiểm xã hội thành phố Hà Nội",
        ),
        (
            "bãi bỏ Quyết định số 5/2014/QĐ-UBND của Ủy ban nhân dân tỉnh\nỦY BAN NHÂN DÂN TỈNH BẾN TRE",
            "Ủy ban nhân dân tỉnh Bến Tre",
        ),
    ],
)
def test_bodies_as_they_are_named(text: str, issuer: str) -> None:
    assert [m.issuer for m in read(text)] == [issuer]


def test_laws_with_words_in_letters() -> None:
    assert cores("theo Luật Ban hành văn bản QPPL năm 2015", "named") == ["Luật Ban hành văn bản QPPL"]


def test_two_spaces_between_the_words_of_a_name() -> None:
    assert cores("Thông tư  này thay thế Bộ  luật Dân sự", "anaphor") == ["Thông tư này"]
    assert cores("theo Bộ  luật Dân sự và Hiến  pháp", "named") == ["Bộ luật Dân sự", "Hiến pháp"]


@pytest.mark.parametrize(
    "verb", ["đề nghị hướng dẫn thuế", "hỏi về thuế", "phản ánh việc thu phí", "xin ý kiến"]
)
def test_what_a_company_asks_is_none_of_its_name(verb: str) -> None:
    (only,) = read(f"công văn số 5/CV-TCT ngày 2/3/2020 của Tổng công ty Minh Hải {verb}; Sở trả lời")
    assert only.issuer == "Tổng công ty Minh Hải"


def test_who_says_that_a_letter_was_sent() -> None:
    (only,) = read("đại diện Sở Nội vụ cho biết đã có Công văn số 7715/SNV-CCVC gửi Bộ")
    assert only.issuer == "Sở Nội vụ tỉnh Bến Tre"


def test_annexes_with_small_letters() -> None:
    (decree,) = read("bãi bỏ Điều 15a và Phụ lục IIa ban hành kèm theo Nghị định số 7/2021/NĐ-CP")
    assert [(p.article, p.annex) for p in decree.pinpoints] == [("15a", None), (None, "IIA")]


def test_what_carries_out_the_documents_above_is_none_of_them() -> None:
    text = (
        "Nghị quyết số 23-NQ/TW và Chương trình số 41-CTr/TU đã ban hành; Huyện ủy có Kế hoạch số 50-KH/HU"
        " để thực hiện các văn bản nêu trên"
    )
    assert read(text)[-1].document == ("d1", "d2")


def test_one_of_the_resolutions_that_were_passed() -> None:
    text = "HĐND tỉnh đã thông qua 5 nghị quyết, trong đó có Nghị quyết về học phí và Nghị quyết về đê"
    assert cores(text, "unnumbered") == ["Nghị quyết", "Nghị quyết"]
    assert cores("các văn bản, trong đó có Nghị quyết về học phí", "unnumbered") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "sửa khoản 1 Điều 3, bổ sung Điều 12a vào sau Điều 12 của Luật Kế toán",
            [("3", "1"), ("12a", None)],
        ),
        ("bổ sung khoản 3a vào sau khoản 3 Điều 7 Luật Kế toán", [("7", "3a")]),
        ("áp dụng sau Điều 12 Luật Kế toán", [("12", None)]),
    ],
)
def test_where_new_provisions_are_put(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(p.article, p.clause) for p in read(text)[0].pinpoints] == found


@pytest.mark.parametrize(
    "issuer", ["Đảng ủy Tập đoàn Dầu khí", "Đảng ủy Trường Đại học Sao Đỏ", "Đảng ủy xã Bình Minh"]
)
def test_party_committees_inside_firms_and_schools(issuer: str) -> None:
    assert [m.issuer for m in read(f"{issuer} có Công văn số 210-CV/ĐU hướng dẫn")] == [issuer]


def test_a_boards_name_goes_on_past_a_comma() -> None:
    name = "Ban Chỉ đạo Trung ương về thúc đẩy chuyển đổi số liên thông, đồng bộ gắn với sắp xếp bộ máy"
    assert read(f"Kế hoạch số 2-KH/BCĐTW ngày 9/6/2025 của {name};")[0].issuer == name
