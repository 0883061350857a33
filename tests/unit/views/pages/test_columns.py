from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from docgraph.views.pages.columns import join, pack, steps
from tests.unit.views.packed import unpack


@given(st.lists(st.integers(0, 2**31 - 1)))
def test_numbers_come_back_as_they_were(numbers: list[int]) -> None:
    assert unpack(pack(numbers)) == numbers
    rising = sorted(numbers)
    assert list(accumulate(steps(rising))) == rising


def test_a_text_keeps_its_line() -> None:
    assert join(["một\nhai", "", "ba"]).split("\n") == ["một hai", "", "ba"]
