"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgraph.reading.text.sentences import Sentences


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in Sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định của Chính\nphủ về giá đất",
        "Ủy ban TP. Huế họp với TX. Hương Thủy",
        "Ngày 30.12.2019, T.Ư ban hành Nghị quyết 19.5/2020",
        "Điều 1. Phạm vi điều chỉnh",
        "1. Bãi bỏ Thông tư",
        "Thực hiện Chỉ thị 5/CT-TTg;\nCông văn 8/BYT-TC của Bộ Y tế",
        "Sửa đổi như sau: “Điều này”",
        "Quyết định số 8/QĐ-\nUBND của tỉnh",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Họp ngày 2/3. Sau đó ra về.", ["Họp ngày 2/3.", "Sau đó ra về."]),
        ("Căn cứ Luật Giá;\nCăn cứ Luật Phí;", ["Căn cứ Luật Giá;", "Căn cứ Luật Phí;"]),
        ("Căn cứ Luật Giá; Căn cứ Luật Phí;", ["Căn cứ Luật Giá;", "Căn cứ Luật Phí;"]),
        (
            "KẾ HOẠCH\nTrồng rừng năm 2031\nTriển khai Nghị quyết số 5",
            ["KẾ HOẠCH\nTrồng rừng năm 2031", "Triển khai Nghị quyết số 5"],
        ),
        ("gồm:\n- một\n- hai", ["gồm:", "- một", "- hai"]),
        ("một đoạn\n\nđoạn khác", ["một đoạn", "đoạn khác"]),
        ("Kính gửi: Kho bạc\nSở nhận được thư", ["Kính gửi: Kho bạc", "Sở nhận được thư"]),
        ("Điều 2. Bãi bỏ văn bản\nBãi bỏ Lệnh 5", ["Điều 2. Bãi bỏ văn bản", "Bãi bỏ Lệnh 5"]),
        ("QUYẾT ĐỊNH\nVề việc giao đất", ["QUYẾT ĐỊNH", "Về việc giao đất"]),
        (
            "NĐ 35/2003/NĐ-CP VỀ GIÁ\nNĐ 36/2003/NĐ-CP VỀ PHÍ",
            ["NĐ 35/2003/NĐ-CP VỀ GIÁ", "NĐ 36/2003/NĐ-CP VỀ PHÍ"],
        ),
    ],
)
def test_several_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet="aĐ1. ;:\n-()“”Căn cứ", max_size=200))
def test_spans_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    spans = list(Sentences(text))
    ends = [0, *(s.end for s in spans)]
    starts = [*(s.start for s in spans), len(text)]
    assert all(end <= start and not text[end:start].strip() for end, start in zip(ends, starts, strict=True))


def test_what_stands_far_behind_the_last_place_asked_for_is_not_looked_at() -> None:
    text = "Họp ngày 2/3. " * 100
    near, all_of_it = Sentences(text, until=20), Sentences(text)
    assert 1 < len(near) < len(all_of_it) == 100
    assert [near[at] for at in range(len(near))] == [all_of_it[at] for at in range(len(near))]


def test_a_sentence_without_end_goes_on_to_the_end_of_the_text() -> None:
    text = "Họp bàn " * 200
    assert list(Sentences(text, until=20)) == list(Sentences(text))


@given(st.text(alphabet="aĐ1. ;:\n-()“”Căn cứ", max_size=120), st.integers(0, 200))
def test_sentences_up_to_a_place_are_those_of_the_whole_text(part: str, until: int) -> None:
    text = part * 12
    near, all_of_it = list(Sentences(text, until)), list(Sentences(text))
    assert near == all_of_it[: len(near)]
    assert not all_of_it[len(near) :] or all_of_it[len(near)].start > until
