"""Ways of naming documents met in unseen news, judgments, party texts and letters."""

from __future__ import annotations

import msgspec
import pytest

from docgraph.reading.pipeline import extract
from docgraph.records import Context, Mention, Passage


def read(text: str, jurisdiction: str | None = "Bến Tre") -> tuple[Mention, ...]:
    """The mentions of a text that speaks of a province."""
    return extract(Passage(text=text, context=Context(jurisdiction=jurisdiction))).mentions


def cores(text: str, form: str) -> list[str]:
    """Cores of one form, on one line."""
    return [" ".join(m.text.split()) for m in read(text) if m.form == form]


def test_discipline_in_capitals_is_no_law() -> None:
    assert cores("KỶ LUẬT CÁN BỘ SAI PHẠM\nTheo LUẬT VIÊN CHỨC", "named") == ["LUẬT VIÊN CHỨC"]


def test_numbers_in_a_list_of_amended_laws_are_theirs() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Giá số 16/2023/QH15, Luật Nhà ở số 27/2023/QH15."
    outer, price, housing = read(text)
    assert (outer.form, outer.text) == ("named", text[:-1])
    assert (price.number, housing.number) == ("16", "27")


def test_number_behind_one_amended_law_is_the_amending_laws() -> None:
    outer, inner = read("Luật sửa đổi, bổ sung một số điều của Luật Thanh niên số 57/2020/QH14 có hiệu lực")
    assert (outer.number, inner.form) == ("57", "named")


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Phó chủ tịch vừa ký quyết định 615 phê duyệt bảng giá", "quyết định 615"),
        ("Quyết định 1989 của Bộ Công Thương còn giá trị", "Quyết định 1989"),
        ("Sở Y tế đã có văn bản số 4177 gửi các bệnh viện", "văn bản số 4177"),
        ("hủy quyết định hành chính số 2716 ngày 5/3/2019", "quyết định hành chính số 2716"),
    ],
)
def test_bare_numbers_of_news(text: str, core: str) -> None:
    assert cores(text, "numbered") == [core]


@pytest.mark.parametrize("text", ["quyết định 3 nội dung", "Hội nghị quyết định 12 biện pháp về giá"])
def test_counted_things_are_no_numbers(text: str) -> None:
    assert not read(text)


def test_a_bare_number_said_again_in_small_letters() -> None:
    text = "Quyết định số 731/QĐ-SXD ngày 4/5/2022 bị kiện. Tòa hủy vì quyết định 731 sai thẩm quyền."
    first, again = read(text)
    assert (again.text, again.document) == ("quyết định 731", first.document)


def test_the_same_day() -> None:
    text = (
        "Xét Tờ trình số 19/TTr-SNV ngày 8/4/2020 và Báo cáo số 20/BC-SNV cùng ngày. "
        "Ngày 2/5/2020, Sở họp; cùng ngày, UBND tỉnh ban hành Thông báo số 77/TB-UBND."
    )
    assert [m.date for m in read(text)] == ["2020-04-08", "2020-04-08", "2020-05-02"]


def test_a_judgment_named_again_is_of_its_own_court() -> None:
    text = (
        "Hủy Bản án số 88/2021/DS-PT ngày 3/3/2021 của Tòa án nhân dân tỉnh Bến Tre. Theo Bản án số "
        "88/2021/DS-PT nêu trên và Bản án số 12/2020/DS-ST ngày 9/9/2020 của Tòa án nhân dân huyện Ba Tri"
    )
    assert [m.issuer for m in read(text)] == [
        "Tòa án nhân dân tỉnh Bến Tre",
        "Tòa án nhân dân tỉnh Bến Tre",
        "Tòa án nhân dân huyện Ba Tri",
    ]


def test_who_appeals_stands_behind_the_appeal() -> None:
    text = (
        "Tại Quyết định kháng nghị số 41/2022/KN-HC ngày 7-7-2022, Viện trưởng Viện kiểm sát nhân dân "
        "cấp cao tại Hà Nội đề nghị xét xử lại"
    )
    assert [m.issuer for m in read(text)] == ["Viện kiểm sát nhân dân cấp cao tại Hà Nội"]


def test_high_courts_have_a_seat_and_no_province() -> None:
    text = "Bản án số 5/2022/HSPT ngày 4/4/2022 của TAND cấp cao tại TP.HCM"
    assert [m.issuer for m in read(text)] == ["Tòa án nhân dân cấp cao tại Thành phố Hồ Chí Minh"]


def test_a_court_in_letters_before_its_judgment() -> None:
    text = "TAND TP Hải Phòng xử sơ thẩm tại Bản án số 61/2021/HS-ST ngày 5/6/2021"
    assert [m.issuer for m in read(text, None)] == ["Tòa án nhân dân thành phố Hải Phòng"]


def test_an_indictment_has_no_type() -> None:
    assert [m.type for m in read("Cáo trạng số 32/CT-VKS ngày 1/8/2020")] == [None]


def test_a_board_is_named_in_full_elsewhere() -> None:
    text = (
        "Ban Chỉ đạo phòng, chống mua bán người tỉnh Bến Tre họp. Kế hoạch số 9/KH-BCĐ ngày 4/2/2023 "
        "của Ban Chỉ đạo đề ra chỉ tiêu."
    )
    assert [m.issuer for m in read(text)] == ["Ban Chỉ đạo phòng, chống mua bán người tỉnh Bến Tre"]


def test_the_congress_of_a_province() -> None:
    (mention,) = read("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XI đề ra")
    assert mention.issuer == "Đại hội đại biểu Đảng bộ tỉnh Bến Tre lần thứ XI"


def test_the_partys_statutes_are_one_document() -> None:
    first, second = read("Căn cứ Điều lệ Đảng Cộng sản Việt Nam; Điều lệ Đảng quy định")
    assert first.document == second.document


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Sở triển khai Chương trình bảo tồn nghề dệt chiếu Cà Hom giai đoạn 2023\n- 2027 trên địa bàn.",
            "Chương trình bảo tồn nghề dệt chiếu Cà Hom giai đoạn 2023 - 2027 trên địa bàn",
        ),
        (
            "Căn cứ Nghị quyết số 8/NQ-CP về Chương trình nâng cấp hồ đập nhỏ đến năm 2028;",
            "Chương trình nâng cấp hồ đập nhỏ đến năm 2028",
        ),
        (
            "Thực hiện Quy chế phối hợp giữ gìn vệ sinh bến sông.",
            "Quy chế phối hợp giữ gìn vệ sinh bến sông",
        ),
        ("trình dự thảo Nghị quyết về bảng giá đất", "Nghị quyết"),
        ("xem xét tờ trình của UBND tỉnh về chia tách xã", "tờ trình"),
        (
            "theo các Nghị quyết phiên họp Chính phủ thường kỳ tháng 8 năm 2023",
            "Nghị quyết phiên họp Chính phủ thường kỳ tháng 8 năm 2023",
        ),
        (
            "Thông tư số 4/2022/TT-BYT sửa đổi một số điều của các Thông tư quy định về đấu thầu thuốc;",
            "Thông tư quy định về đấu thầu thuốc",
        ),
    ],
)
def test_titles_spoken_of(text: str, title: str) -> None:
    assert cores(text, "unnumbered") == [title]


@pytest.mark.parametrize(
    "text",
    [
        "Các sở thực hiện Chương trình phù hợp với chức năng, nhiệm vụ được giao hằng năm.",
        "Sở lập, trình UBND tỉnh phê duyệt Đề án xây cầu treo dân sinh vùng sâu đến năm 2030.",
        "Quyết định số 5/QĐ-TTg giao các tỉnh lập và phê duyệt đề án hỗ trợ hộ nghèo vùng lũ.",
    ],
)
def test_titles_of_nothing_made(text: str) -> None:
    assert cores(text, "unnumbered") == []


def test_a_list_of_communes_is_another_title() -> None:
    text = (
        "Thực hiện Quy chế công khai thu chi quỹ ở ấp văn hóa; "
        "Quy chế công khai thu chi quỹ ở ấp văn hóa, khóm, khu phố."
    )
    first, second = (m for m in read(text) if m.form == "unnumbered")
    assert first.document != second.document
    assert second.text.endswith("khu phố")


def test_counted_acts_before_any_verb() -> None:
    text = "Nghị quyết 12-NQ/TU và Nghị quyết 13-NQ/TU ra đời. Hai nghị quyết trên mở đường. Nghị quyết trên mạng"
    assert cores(text, "anaphor") == ["nghị quyết trên"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Hội nghị thảo luận dự thảo Quy chế chi tiêu của Hội Nông dân tỉnh.",
            ["Quy chế chi tiêu của Hội Nông dân tỉnh"],
        ),
        (
            "Ban đã thông qua Hướng dẫn chấm điểm chi bộ bốn tốt; Báo cáo sơ kết công tác đảng quý ba.",
            ["Hướng dẫn chấm điểm chi bộ bốn tốt", "Báo cáo sơ kết công tác đảng quý ba"],
        ),
        ("nêu trong Báo cáo chính trị của Đảng bộ huyện", ["Báo cáo chính trị"]),
        ("Đại biểu nghe Báo cáo viên nói về thời sự", []),
    ],
)
def test_what_a_meeting_hears(text: str, titles: list[str]) -> None:
    assert cores(text, "unnumbered") == titles


def test_lost_spaces_in_a_laws_name() -> None:
    first, second = read("Căn cứ Luật Thi đua, khenthưởng năm 2022; Luật Thi đua, khen thưởng")
    assert (first.text, first.date) == ("Luật Thi đua, khenthưởng", "2022")
    assert first.document == second.document


def test_a_plan_that_issues_itself_is_no_other() -> None:
    text = "UBND tỉnh ban hành Kế hoạch nạo vét kênh trục giai đoạn 2024 - 2025 như sau:"
    own = {"self": {"id": "self", "type": "KH", "number": "61", "symbol": "KH-UBND"}}
    context = msgspec.convert({"jurisdiction": "Bến Tre", **own}, Context)
    assert not extract(Passage(text=text, context=context)).mentions


def test_a_title_said_again_over_a_line_break() -> None:
    text = (
        "Quyết định số 8/QĐ-TTg phê duyệt Chương trình nuôi tôm nước lợ bền vững.\n"
        "Sở triển khai chương trình nuôi tôm nước\nlợ bền vững tại các huyện."
    )
    first, second = (m for m in read(text) if m.form == "unnumbered")
    assert first.document == second.document


def test_consent_decisions_of_courts() -> None:
    assert cores("Quyết định công nhận sự thỏa thuận số 64/2021/QĐST-DS", "numbered") == [
        "Quyết định công nhận sự thỏa thuận số 64/2021/QĐST-DS"
    ]


def test_the_area_a_text_is_for_is_its_province() -> None:
    text = (
        "Căn cứ Kế hoạch số 49/KH-UBND ngày 3/8/2021 của UBND tỉnh về trồng rừng trên địa bàn tỉnh\nYên Bái"
    )
    assert [m.issuer for m in read(text, None) if m.form == "numbered"] == ["Ủy ban nhân dân tỉnh Yên Bái"]


def test_what_was_proposed_is_the_text_itself() -> None:
    text = (
        "Xét Tờ trình số 210/TTr-UBND ngày 4/6/2021 của UBND tỉnh về việc ban hành Nghị quyết của Hội đồng "
        "nhân dân tỉnh về hỗ trợ diêm dân;"
    )
    own = {"self": {"id": "self", "type": "NQ", "number": "17", "year": "2021", "symbol": "NQ-HĐND"}}
    context = msgspec.convert({"jurisdiction": "Bến Tre", **own}, Context)
    assert [m.type for m in extract(Passage(text=text, context=context)).mentions] == ["TTr"]


def test_what_a_rule_does_is_no_title() -> None:
    text = (
        "Điều 1. Ban hành kèm theo Quyết định này Quy định về bảo vệ đê bao vùng trũng.\n"
        "Điều 2. Quyết định này quy định về bảo vệ đê bao vùng trũng."
    )
    assert cores(text, "unnumbered") == ["Quy định về bảo vệ đê bao vùng trũng"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "Nghị quyết số 71-NQ/TW ngày 2/3/2025 do Thường trực Ban Bí thư thay mặt Bộ Chính trị ký ban hành",
            "Bộ Chính trị",
        ),
        ("Quy định số 131-QĐ/TW, ngày 27/10/2023 của BCT", "Bộ Chính trị"),
        ("Quyết định 47/QĐ-CA ngày 3/2/2020 của Chánh án Tòa án nhân dân tối cao", "Tòa án nhân dân tối cao"),
        (
            "Quyết định giám đốc thẩm số 8/2020/DS-GĐT của Ủy ban Thẩm phán Tòa án nhân dân cấp cao tại Hà Nội",
            "Ủy ban Thẩm phán Tòa án nhân dân cấp cao tại Hà Nội",
        ),
    ],
)
def test_who_issued_it(text: str, issuer: str) -> None:
    assert [m.issuer for m in read(text)] == [issuer]


def test_a_bare_decree_of_news_is_the_governments() -> None:
    def issuers(day: str | None) -> list[str | None]:
        passage = Passage(text="theo Nghị định 117, mức phạt tăng", context=Context(date=day))
        return [m.issuer for m in extract(passage).mentions]

    assert (issuers("2021-05-04"), issuers(None)) == (["Chính phủ"], [None])


def test_an_act_by_its_body_and_day() -> None:
    (mention,) = read("Nghị quyết của Hội đồng Nhà nước ngày 8/11/1985 còn hiệu lực")
    assert (mention.form, mention.date) == ("unnumbered", "1985-11-08")


def test_trial_decisions_are_of_the_court_that_sits() -> None:
    text = (
        "tại trụ sở Tòa án nhân dân tỉnh Bến Tre xét xử phúc thẩm. Do Bản án số 7/2019/DS-ST ngày 4/3/2019 của "
        "Tòa án nhân dân huyện Ba Tri bị kháng cáo. Theo Quyết định đưa vụ án ra xét xử phúc thẩm số "
        "31/2019/QĐ-PT ngày 2/5/2019"
    )
    assert [m.issuer for m in read(text)] == [
        "Tòa án nhân dân huyện Ba Tri",
        "Tòa án nhân dân tỉnh Bến Tre",
    ]


def test_a_districts_acts_are_not_the_provinces() -> None:
    text = "Phòng đã tham mưu UBND huyện ban hành: Quyết định số 419/QĐ-UBND ngày 3/3/2021; Kế hoạch số 7/KH-UBND"
    assert [m.issuer for m in read(text)] == [None, None]


def test_congresses_beyond_the_nations() -> None:
    assert [m.issuer for m in read("kết quả thực hiện nghị quyết Đại hội lần thứ XXI")] == [None]
    assert [m.issuer for m in read("Nghị quyết Đại hội Đảng bộ huyện khóa XXII")] == [None]


def test_an_abbreviated_type_before_its_body() -> None:
    assert cores("hướng dẫn tại TT của Bộ Y tế số 14/2011/TT-BYT", "numbered") == [
        "TT của Bộ Y tế số 14/2011/TT-BYT"
    ]


def test_a_draft_by_what_it_lays_down() -> None:
    assert cores("thẩm định dự thảo Nghị định của Chính phủ quy định giá nước", "unnumbered") == ["Nghị định"]


@pytest.mark.parametrize(
    ("written", "issuer"),
    [
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư tỉnh Bến Tre"),
        ("Sở GD&ĐT Bến Tre", "Sở Giáo dục và Đào tạo tỉnh Bến Tre"),
        ("Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
    ],
)
def test_bodies_in_letters_with_an_and_sign(written: str, issuer: str) -> None:
    assert [m.issuer for m in read(f"Báo cáo số 31 ngày 3/4/2020 của {written}")] == [issuer]


def test_decisions_that_are_undone_by_number() -> None:
    assert cores("UBND huyện thay thế quyết định 3174.", "numbered") == ["quyết định 3174"]
