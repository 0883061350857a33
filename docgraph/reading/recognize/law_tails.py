"""What stands behind a law's name: `(sửa đổi)`, its year or day, its number.

Reads: folded text, where the name begins and ends, the numbered mentions. Gives: `Named`, the name with them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from docgraph.reading.recognize import law_forms
from docgraph.reading.recognize.dates import date_after
from docgraph.records import Mention

_TAIL_LETTERS = frozenset(
    "0123456789(nNtTsSđdrbkco"
)  # first letters of dates, of `số` and of what stands before a date
_OWN_SYMBOLS = ("QH", "UBTVQH", "PL", "LCT", "L-CTN", "L/CTN", "HĐNN", "NQ/HĐNN", "SL", "NQ-HĐNN")


class Named(msgspec.Struct, frozen=True):
    """A law's name in the text: where it stands, its type, its year or day, and where the date ends."""

    start: int
    end: int
    type: str
    date: str | None
    rule: str
    number: int | None = None
    """Index of the numbered mention that ends it."""
    printed: tuple[str, str | None, str] | None = None
    """Number, year and symbol that end it, where no mention has them."""


def with_tail(text: str, end: int) -> tuple[int, str | None]:
    """Where a name ends with `(sửa đổi)` and a bare year behind it, and that year.

    >>> with_tail("Luật Đất đai 2013 nêu", 12)
    (17, '2013')
    """
    tail = law_forms.tail().match(text, end, end + 80)
    if tail is None or tail.end() == end:
        return end, None
    return tail.end(), tail["y1"] or tail["y2"]


def finished(
    text: str, start: int, end: int, kind: str, numbered: Sequence[Mention], starts: list[int]
) -> Named:
    """The name with its `(sửa đổi)`, its year or its number, and its date.

    >>> finished("Luật Giá ngày 20/6/2012", 0, 8, "Luật", (), []).date
    '2012-06-20'
    """
    following = text[end : end + 12].lstrip(" \n\t\r,;*_")[:1]
    year: str | None = None
    if following in _TAIL_LETTERS:
        end, year = with_tail(text, end)
        gap = law_forms.gap_to_number().match(text, end, end + 40)
        index = bisect_left(starts, end)
        if (
            index < len(numbered)
            and gap
            and numbered[index].start <= gap.end()
            and _own_number(numbered[index])
        ):
            return Named(start, numbered[index].end, kind, year, "named:number", index)
        own = law_forms.own_number().match(text, end, end + 60)
        if own:
            return Named(
                start,
                own.end(),
                kind,
                year,
                "named:number",
                printed=(own["number"], own["year"], own["symbol"]),
            )
        if year:
            return Named(start, end, kind, year, "named:year")
        unnumbered = law_forms.no_number().match(text, end, end + 20)
        after = date_after(text, unnumbered.end() if unnumbered else end)
        if after:
            return Named(start, end, kind, after[0], "named:date")
        bracket = law_forms.year_in_brackets().match(text, end, end + 8) if following == "(" else None
        if bracket:
            return Named(start, end, kind, bracket[1], "named:date")
    return Named(start, end, kind, _date_of_passing(text, start, end), "named:name")


def _own_number(number: Mention) -> bool:
    if number.type not in (None, "Luật", "BLuật", "PL", "L", "HP"):
        return number.symbol is not None and number.symbol.startswith(("QH", "UBTVQH"))
    return number.symbol is None or number.symbol.startswith(_OWN_SYMBOLS)


def _date_of_passing(text: str, start: int, end: int) -> str | None:
    """`ngày 19/6/2023, Quốc hội đã thông qua Luật X`; `Luật X đã được Quốc hội khóa XI thông qua ngày …`."""
    if text.find("thông", max(0, start - 30), end + 120) < 0:
        return None
    before = text[max(0, start - 90) : start].replace("\n", " ")
    if before.rstrip().endswith(("thông qua", "ban hành", "các")):
        passing = law_forms.passed_before().search(before)
        if passing:
            found = date_after(before, passing.start())
            if found:
                return found[0]
    after = law_forms.passed_after().match(text, end, end + 120)
    found = date_after(text, after.end()) if after else None
    return found[0] if found else None
