"""Patterns around law names: what each takes."""

from __future__ import annotations

import pytest
import regex

from docgraph.reading.recognize import law_forms


@pytest.mark.parametrize(
    ("pattern", "text", "taken"),
    [
        (
            law_forms.amending(),
            " sửa đổi, bổ sung một số điều của Luật",
            " sửa đổi, bổ sung một số điều của ",
        ),
        (law_forms.amending(), " Sửa đổi bổ sung Điều 10 của Pháp lệnh", " Sửa đổi bổ sung Điều 10 của "),
        (law_forms.tail(), " (sửa đổi) năm", " (sửa đổi)"),
        (law_forms.tail(), " 2013 và", " 2013"),
        (law_forms.tail(), " 2013/QH", ""),
        (law_forms.own_number(), " số 06/2013/UBTVQH13 ngày", " số 06/2013/UBTVQH13"),
        (law_forms.only_dated(), " năm 2013", " năm 2013"),
        (law_forms.quoted(), " “Ưu đãi người có công” ngày", " “Ưu đãi người có công”"),
    ],
)
def test_what_a_pattern_takes(pattern: regex.Pattern[str], text: str, taken: str) -> None:
    match = pattern.match(text)
    assert match is not None
    assert match[0] == taken


@pytest.mark.parametrize("text", ["số " * 20000, "Luật sửa đổi, " * 5000, "Điều 5, " * 20000, "(" * 50000])
def test_what_a_pattern_takes_of_hostile_text_is_bounded(text: str) -> None:
    for make in (
        law_forms.amending,
        law_forms.tail,
        law_forms.own_number,
        law_forms.passed_after,
        law_forms.many_laws,
    ):
        match = make().match(text)
        assert match is None or match.end() <= 400
