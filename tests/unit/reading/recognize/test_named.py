"""Laws, codes, ordinances and constitutions by name: where the core ends, what date it has, what is no law."""

from __future__ import annotations

import pytest

from docgraph.lexicon.load import load_lexicon
from docgraph.reading.recognize.named import find_named
from docgraph.records import Mention


def cores(text: str) -> list[str]:
    """The cores found in a text without numbered mentions."""
    return [m.text for m in find_named(text, (), load_lexicon())]


def numbered(text: str, core: str, type: str | None = None, symbol: str = "QH15") -> Mention:
    """A numbered mention as the finder of numbers gives it."""
    start = text.index(core)
    return Mention(
        id="",
        start=start,
        end=start + len(core),
        text=core,
        form="numbered",
        type=type,
        number="1",
        symbol=symbol,
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Theo Luật Đất đai 2013, đất được giao", ["Luật Đất đai 2013"]),
        ("Theo Luật Đất đai năm 2013, đất được giao", ["Luật Đất đai"]),
        ("Căn cứ Luật Giá ngày 20 tháng 6 năm 2012;", ["Luật Giá"]),
        ("quy định của luật đất đai và bộ luật lao động", ["luật đất đai", "bộ luật lao động"]),
        ("theo Bộ luật Hình sự, Luật Thủ đô và Luật Dược.", ["Bộ luật Hình sự", "Luật Thủ đô", "Luật Dược"]),
        ("THI HÀNH LUẬT BẢO VỆ MÔI TRƯỜNG", ["LUẬT BẢO VỆ MÔI TRƯỜNG"]),
        ("theo Luat Dat dai va Bo luat Lao dong", ["Luat Dat dai", "Bo luat Lao dong"]),
        ("áp dụng BLDS 2015 và BLHS", ["BLDS 2015", "BLHS"]),
        ("thi hành Luật BHXH", ["Luật BHXH"]),
        ("Hiến pháp 2013 và Hiến pháp năm 1992", ["Hiến pháp 2013", "Hiến pháp"]),
        ("theo Pháp lệnh Ngoại hối sửa đổi", ["Pháp lệnh Ngoại hối"]),
        ("theo Bộ\nluật Lao động", ["Bộ\nluật Lao động"]),
        ("góp ý Luật Thuế TNCN (sửa đổi) trước kỳ họp", ["Luật Thuế TNCN (sửa đổi)"]),
    ],
)
def test_core_ends_with_the_name(text: str, wanted: list[str]) -> None:
    assert cores(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("vi phạm Luật Phòng, chống tham nhũng thì bị xử lý", "Luật Phòng, chống tham nhũng"),
        ("Căn cứ Luật Thuế xuất khẩu, thuế nhập khẩu;", "Luật Thuế xuất khẩu, thuế nhập khẩu"),
        ("Luật Hôn nhân và gia đình và các văn bản hướng dẫn", "Luật Hôn nhân và gia đình"),
        ("Luật Thi đua - Khen thưởng và Nghị định", "Luật Thi đua - Khen thưởng"),
        ("Luật Phí, lệ phí được ban hành", "Luật Phí, lệ phí"),
        ("Luật Cán bộ công chức có hiệu lực", "Luật Cán bộ công chức"),
        ("Luật Doanh nghiệp, phát hành trái phiếu", "Luật Doanh nghiệp"),
        ("Luật Bảo tồn nghề gốm và các quy định khác", "Luật Bảo tồn nghề gốm"),
        (
            "Căn cứ Luật Bảo tồn nghề gốm và nghề mộc ngày 2 tháng 3 năm 2031;",
            "Luật Bảo tồn nghề gốm và nghề mộc",
        ),
        ("Luật đầu tư nước ngoài, Luật Công ty", "Luật đầu tư nước ngoài"),
    ],
)
def test_commas_and_joining_words_inside_names(text: str, wanted: str) -> None:
    assert cores(text)[0] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Luật này có hiệu lực",
        "theo Luật mới và pháp luật về đất đai",
        "kỷ luật lao động, luật sư, quy luật thị trường",
        "Trường Đại học Luật Hà Nội",
        "dự án Luật do Chính phủ trình",
        "LUẬT\nĐẤT ĐAI\n",
        "luật dân sự là một ngành luật",
    ],
)
def test_what_is_no_law(text: str) -> None:
    assert cores(text) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Luật Đất đai 2013", "2013"),
        ("Luật Đất đai năm 2013", "2013"),
        ("Luật Công đoàn (không số) ngày 30 tháng 6 năm 1990", "1990-06-30"),
        ("Ngày 18/6/2014, Quốc hội đã thông qua Luật Công chứng", "2014-06-18"),
        ("Luật Đất đai quy định năm 2013", None),
    ],
)
def test_date_of_the_law(text: str, date: str | None) -> None:
    assert [m.date for m in find_named(text, (), load_lexicon())] == [date]


def test_name_and_number_are_one_mention() -> None:
    text = "Căn cứ Luật Giá số 16/2023/QH15 ngày 19 tháng 6 năm 2023"
    found = find_named(text, [numbered(text, "16/2023/QH15")], load_lexicon())
    assert [(m.text, m.form, m.type) for m in found] == [("Luật Giá số 16/2023/QH15", "numbered", "Luật")]


def test_number_in_brackets_closes_the_core() -> None:
    text = "theo Luật Giá (số 16/2023/QH15 ngày 19/6/2023)"
    found = find_named(text, [numbered(text, "16/2023/QH15")], load_lexicon())
    assert [m.text for m in found] == ["Luật Giá (số 16/2023/QH15"]


def test_number_of_the_standing_committee_without_type() -> None:
    found = find_named("Pháp lệnh Ngoại hối số 06/2013/UBTVQH13", (), load_lexicon())
    assert [(m.text, m.number, m.year, m.symbol) for m in found] == [
        ("Pháp lệnh Ngoại hối số 06/2013/UBTVQH13", "6", "2013", "UBTVQH13")
    ]


def test_number_of_another_document_stays_by_itself() -> None:
    text = "Luật Giá số 12/2020/NĐ-CP"
    found = find_named(text, [numbered(text, "12/2020/NĐ-CP", "NĐ", "NĐ-CP")], load_lexicon())
    assert [m.text for m in found] == ["Luật Giá", "12/2020/NĐ-CP"]


def test_amending_law_holds_the_amended() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Đất đai ngày 2 tháng 3 năm 2031"
    outer, inner = find_named(text, (), load_lexicon())
    assert (outer.text, outer.date) == (text[:50], "2031-03-02")
    assert (inner.text, inner.date) == ("Luật Đất đai", None)


def test_number_behind_an_amended_law_is_the_amending_one() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Giá số 44/2031/QH17"
    outer, inner = find_named(text, [numbered(text, "44/2031/QH17")], load_lexicon())
    assert (outer.form, outer.text) == ("numbered", text)
    assert (inner.form, inner.text) == ("named", "Luật Giá")


def test_list_of_amended_laws_belongs_to_the_name_where_one_date_ends_it() -> None:
    text = "Luật sửa đổi, bổ sung một số điều của Luật Dược và Luật Hải quan ngày 2/3/2031"
    assert [m.text for m in find_named(text, (), load_lexicon())] == [text[:64], "Luật Dược", "Luật Hải quan"]
    open_end = "Luật sửa đổi, bổ sung một số điều của Luật Dược và Luật Hải quan được thông qua"
    assert find_named(open_end, (), load_lexicon())[0].text == open_end[:47]
