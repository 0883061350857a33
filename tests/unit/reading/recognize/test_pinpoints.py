"""Pinpoints: which provisions are cited with which mention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgraph.reading.recognize.phrases import parts_before
from docgraph.reading.recognize.pinpoints import attach_pinpoints, pinpoints_before
from docgraph.records import Mention, Pinpoint


def short(pinpoint: Pinpoint) -> str:
    """`Điều 5 khoản 2 điểm a` as `5/2/a`; chapters and annexes with a letter before them."""
    outer = [
        f"C{pinpoint.chapter}" if pinpoint.chapter else "",
        f"P{pinpoint.annex}" if pinpoint.annex else "",
    ]
    inner = [pinpoint.article or "", pinpoint.clause or "", pinpoint.point or ""]
    while inner and not inner[-1]:
        inner.pop()
    return " ".join(filter(None, [*outer, "/".join(inner)]))


def read(marked: str) -> list[str]:
    """The pinpoints of each mention; mentions stand in square brackets, in order of their start."""
    text, spans, opened = "", [], []
    for character in marked:
        if character == "[":
            opened.append(len(text))
            spans.append([len(text), 0])
        elif character == "]":
            start = opened.pop()
            next(span for span in reversed(spans) if span[0] == start and span[1] == 0)[1] = len(text)
        else:
            text += character
    mentions = [
        Mention(id=f"m{n}", start=start, end=end, text=text[start:end], form="named")
        for n, (start, end) in enumerate(spans, 1)
    ]
    return [", ".join(map(short, m.pinpoints)) for m in attach_pinpoints(text, mentions)]


BEFORE = {
    "theo Điều 12 [Luật Giá]": "12",
    "theo Điều 12 của [Luật Giá]": "12",
    "theo Điều 12\ncủa [Luật Giá]": "12",
    "theo Điều\n12 [Luật Giá]": "12",
    "theo Điều12 [Luật Giá]": "12",
    "theo Điều 12, [Luật Giá]": "12",
    "theo Điều thứ 12 của [Luật Giá]": "12",
    "theo điểm d khoản 3 Điều 9 [Luật Giá]": "9/3/d",
    "theo điểm d, khoản 3, Điều 9 của [Luật Giá]": "9/3/d",
    "theo Điểm đ Khoản 1a Điều 28đ [Luật Giá]": "28đ/1a/đ",
    "theo ĐIỂM A KHOẢN 2 ĐIỀU 7 [LUẬT GIÁ]": "7/2/a",
    "theo Dieu 7 cua [Luat Gia]": "7",
    "theo diem a khoan 2 Dieu 7 [Luat Gia]": "7/2/a",
    "theo Điều 9 khoản 3 điểm d [Luật Giá]": "9/3/d",
    "theo Điều 9, khoản 3 của [Luật Giá]": "9/3",
    "theo khoản 1, 3 Điều 6 [Luật Giá]": "6/1, 6/3",
    "theo các khoản 1,2 và 5 Điều 6 của [Luật Giá]": "6/1, 6/2, 6/5",
    "theo các điểm a, b và c khoản 2 Điều 5 [Luật Giá]": "5/2/a, 5/2/b, 5/2/c",
    "nêu ở điểm c, d khoản 1 và khoản 5 Điều 66 [Luật Giá]": "66/1/c, 66/1/d, 66/5",
    "theo khoản 2 Điều 3, Điều 8 và khoản 1 Điều 11 [Luật Giá]": "3/2, 8, 11/1",
    "theo các điều 3, 5,8 và khoản 2 Điều 9 của [Luật Giá]": "3, 5, 8, 9/2",
    "theo Điều 21; khoản 1 Điều 22; Điều 23 của [Luật Giá]": "21, 22/1, 23",
    "từ Điều 7 đến Điều 12 của [Luật Giá]": "7-12",
    "các điều từ 7 đến 12 của [Luật Giá]": "7-12",
    "theo các Điều 7-12 [Luật Giá]": "7-12",
    "theo khoản 3 từ Điều 4 đến Điều 8 [Luật Giá]": "4-8/3",
    "từ khoản 1 đến khoản 3 Điều 4 [Luật Giá]": "4/1-3",
    "theo Điều 4, 5 Chương II của [Luật Giá]": "CII 4, CII 5",
    "đối chiếu Chương V và Phụ lục IV [Nghị định 9/2020/NĐ-CP]": "CV, PIV",
    "dùng mẫu ở Phụ lục VI kèm theo [Nghị định 9/2020/NĐ-CP]": "PVI",
    "tra bảng ở Phụ lục III ban hành kèm theo [Thông tư 9/2020/TT-BXD]": "PIII",
    "tại Phụ lục số 04 được ban hành kèm\ntheo [Nghị định 9/2020/NĐ-CP]": "P04",
    "xem Điều 14 và Mục 5 Phụ lục VII đính kèm [Nghị định 9/2020/NĐ-CP]": "14, PVII",
    "điểm 2.3 và 2.5 mục III trong [Hướng dẫn 7-HD/BTCTW]": "//2.3, //2.5",
    "theo khoản 2 Điều 6 được quy định tại [Nghị định 9/2020/NĐ-CP]": "6/2",
    "theo Điều 6 của các [Nghị quyết số 3/NQ-HĐND], [4/NQ-HĐND]": "6",
    "sửa đổi Điều 6 của dự thảo [Nghị quyết]": "6",
    "bãi bỏ Điều 3; sửa đổi khoản 2 Điều 4 [Nghị định 9/2020/NĐ-CP]": "3, 4/2",
    "theo Điều 5 “[Quy chế làm việc]”": "5",
    "điểm “b” khoản 2 Điều 5 [Luật Giá]": "5/2/b",
    "under Point a Clause 2 Article 5 of [Decree No. 13/2023/ND-CP]": "5/2/a",
    "under Article 5 of the [Decree No. 13/2023/ND-CP]": "5",
}


@pytest.mark.parametrize(("marked", "expected"), BEFORE.items())
def test_a_phrase_before_a_mention_belongs_to_it(marked: str, expected: str) -> None:
    assert read(marked)[0] == expected


AFTER = {
    "Theo [Nghị định 9/2020/NĐ-CP], điểm c khoản 6 Điều 5.": ["5/6/c"],
    "theo [Luật Giá] (Điều 12)": ["12"],
    "theo [Luật Giá] *(Điều 12, 13 và 15)*; trong khi đó": ["12, 13, 15"],
    "theo [Nghị định 9/2020/NĐ-CP] ngày 03/02/2020 của Chính phủ (khoản 2 Điều 5)": ["5/2"],
    "Theo [Nghị định 9/2020/NĐ-CP], tại Điều 5 quy định mức thu.": ["5"],
    "Sửa đổi Điều 2, [Thông tư 5/2021/TT-BTC] mẫu thẻ; Điều 4a, mẫu tem; Điều 6, mẫu phiếu.": ["2, 4a, 6"],
    # the next mention takes it
    "theo [Luật Giá], Điều 5 [Luật Phí]": ["", "5"],
    "theo [Luật Giá], Điều 5, [Luật Phí]": ["", "5"],
    # something that is no mention takes it, or it is a heading of this text
    "theo [Luật Giá], Điều 5 Hợp đồng này": [""],
    "theo [Luật Giá], khoản 3 được hưởng": [""],
    "quy định chi tiết [Luật Giá], Điều 1. Phạm vi": [""],
    "thi hành [Luật Giá]\n\nĐiều 1. Phạm vi": [""],
    "thi hành [Luật Giá]; Điều 5 của quy chế": [""],
}


@pytest.mark.parametrize(("marked", "expected"), AFTER.items())
def test_a_phrase_behind_a_mention_belongs_to_it_unless_something_else_takes_it(
    marked: str, expected: list[str]
) -> None:
    assert read(marked) == expected


NONE = (
    "Căn cứ [Luật Giá]",
    "theo quy định tại [Luật Giá]",
    "một số điều của [Luật Giá]",
    "gồm 5 chương, 36 Điều [Luật Giá]",
    "Điều 3\n[Luật Giá] có hiệu lực",
    "Điều 3. [Luật Giá] có hiệu lực",
    "Phụ lục I\n(Kèm theo [Thông tư 5/2021/TT-BTC])",
    "Điều 8\n\ncủa [Luật Giá]",
    "theo Điều 5 và [Luật Giá]",
    "theo Điều 5; [Luật Giá]",
    "Điều 5 thực hiện theo [Luật Giá]",
    "vào thời điểm 5 [Luật Giá]",
    "số tài khoản 5 [Luật Giá]",
    "gửi lại bản phụ lục in kèm [Quyết định 5/QĐ-UBND]",
    "tại Phụ lục ban hành kèm theo [Quyết định 5/QĐ-UBND]",
    "ngày 01/7/2015, [Luật Giá]",
    "khoản 30 triệu đồng [Luật Giá]",
    "khoản 1 Điều này và [Luật Giá]",
)


@pytest.mark.parametrize("marked", NONE)
def test_what_is_no_pinpoint_gives_none(marked: str) -> None:
    assert read(marked) == [""]


def test_values_without_a_unit_before_them_are_left_out() -> None:
    assert read("tháng 5, 6, Điều 7 và 8 [Luật Giá]") == ["7, 8"]


def test_of_two_laws_the_first_takes_it() -> None:
    assert read("theo Điều 8 [Luật Giá] và [Luật Phí]") == ["8", ""]


def test_each_mention_of_a_row_has_its_own() -> None:
    assert read(
        "Điều 5 và khoản 1 Điều 6 [Luật Giá]; Điều 2 [Luật Phí], Điều 9 của [Nghị định 9/2020/NĐ-CP]"
    ) == [
        "5, 6/1",
        "2",
        "9",
    ]


def test_a_mention_inside_a_longer_name_has_its_own() -> None:
    assert read("theo Điều 1 [Nghị định sửa đổi khoản 2 Điều 4 của [Nghị định 9/2020/NĐ-CP]], Điều 3.") == [
        "1, 3",
        "4/2",
    ]


def test_a_long_list_is_read_whole() -> None:
    articles = [str(n) for n in range(1, 90)]
    marked = "Áp dụng " + ", ".join(f"Điều {n}" for n in articles) + " của [Luật Giá]"
    assert read(marked) == [", ".join(articles)]


def test_a_list_past_the_longest_read_keeps_whole_provisions_only() -> None:
    text = "Điều 777, " * 400 + "Điều 5 Luật Giá"
    found, begin = pinpoints_before(text, text.index("Luật"))
    assert {p.article for p in found} == {"777", "5"}
    assert text[begin:].startswith("Điều 777")


def test_where_the_phrase_begins_is_told() -> None:
    text = "bãi bỏ các điểm a, b khoản 2 Điều 5 của Sắc lệnh"
    found, begin = pinpoints_before(text, text.index("Sắc"))
    assert text[begin:].startswith("điểm a")
    assert len(found) == 2


def test_units_that_are_passed_over_have_a_beginning_and_no_pinpoint() -> None:
    text = "theo Phần III của Nghị quyết"
    assert pinpoints_before(text, text.index("Nghị")) == ((), text.index("Phần"))


def test_without_a_phrase_the_beginning_is_the_start() -> None:
    assert pinpoints_before("Căn cứ Luật Giá", 7) == ((), 7)


WORDS = (
    "Điều khoản điểm Chương Phụ lục Mục từ đến và , ; - 5 12a II a đ 8.1 của tại ( ) “ kèm theo Luật . 2020"
)
PIECES = st.sampled_from([*WORDS.split(), "", "\n", "\n\n"])


@given(st.lists(PIECES, max_size=40), st.text(max_size=12))
def test_any_text_is_safe(pieces: list[str], tail: str) -> None:
    text = " ".join(pieces) + tail
    for start in range(0, len(text) + 1, 3):
        found, begin = pinpoints_before(text, start)
        assert 0 <= begin <= start
        assert begin < start or not found
        assert all(p.article or p.clause or p.point or p.chapter or p.annex for p in found)
        mention = Mention(id="m1", start=start, end=min(len(text), start + 4), text="", form="named")
        attach_pinpoints(text, [mention])


@pytest.mark.parametrize(
    "unit", ["Điều 5, ", "5, ", "điểm a ", "và ", ", ", "( ", "\n", "Phụ lục ", "Điều", "a.", "12."]
)
def test_what_is_read_of_hostile_text_is_bounded(unit: str) -> None:
    """A phrase of any length costs no more than the longest that is read."""
    long, start = unit * 50_000, len(unit) * 50_000
    short_text = long[-4_000:]
    found, begin = pinpoints_before(long, start)
    found_short, begin_short = pinpoints_before(short_text, len(short_text))
    assert found == found_short
    assert start - begin == len(short_text) - begin_short
    assert start - parts_before(long, start)[1] <= 1_600
