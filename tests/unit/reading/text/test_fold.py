from __future__ import annotations

import pytest

from docgraph.reading.text.fold import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        (
            "theo Ngh ị định s ố 163/2006/N Đ-CP c ủa Chính ph ủ",
            "theo Nghị định số 163/2006/NĐ-CP của Chính phủ",
        ),
        ("Lu ật s ố 5/2020/QH14, kho ản 2 Đi ều 3", "Luật số 5/2020/QH14, khoản 2 Điều 3"),
        ("do ủy ban c ủa xã, quy ền ở đây", "do ủy ban của xã, quyền ở đây"),
    ],
)
def test_split_syllables_are_joined(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_the_mark_of_a_footnote_behind_a_word_is_left_out_and_its_place_kept() -> None:
    written = "Thông tư[2] số 7/2019/TT-BTC [14] ngày 03/02/2019; [5] là dòng đầu\n[6] Chú thích"
    folded = fold(written)
    assert folded.text == "Thông tư số 7/2019/TT-BTC ngày 03/02/2019; [5] là dòng đầu\n[6] Chú thích"
    assert written[slice(*folded.given(0, 25))] == "Thông tư[2] số 7/2019/TT-BTC"


def test_a_joined_syllable_has_its_place_in_the_text_as_given() -> None:
    written = "theo Ngh ị định s ố 5/CP"
    folded = fold(written)
    start = folded.text.index("Nghị")
    first, last = folded.given(start, start + len("Nghị định số 5/CP"))
    assert written[first:last] == "Ngh ị định s ố 5/CP"


def test_a_sound_text_is_left_as_it_is() -> None:
    assert fold("do ủy ban và ở tại điểm c ứng với khoản 2").offsets is None
