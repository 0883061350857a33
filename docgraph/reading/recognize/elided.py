"""A day whose year is left out → the day, by the number's year or the text's own day.

Reads: folded text, its mentions, the day of the text. Gives: the mentions, dated where a year is at hand:
`Chiều 14/3, HĐND tỉnh thông qua Nghị quyết số 5/2025/NQ-HĐND`, `Quyết định số 7/QĐ-BYT ngày 2/6`. In a list
the first day borrows the year of the last. Without any year nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
import regex

from docgraph.reading.recognize.beside import acting_clause
from docgraph.reading.recognize.dates import iso_date
from docgraph.records import Mention

_DAY = r"(?P<day>[0-3]?\d)\s?(?:[-/.]\s?|\stháng\s)(?P<month>[01]?\d)(?!\s?[-/.]\s?\d|\d|\stháng|\snăm)"
_DAY_STARTS = frozenset("n(")  # how a day behind a core can begin: `ngày`, a bracket
_LIST = 90  # longest stretch between two numbers of one list whose days share a year


@cache
def _behind() -> regex.Pattern[str]:
    """A day directly behind a core; without its word it fills the bracket, or the first part of it."""
    alone = r"(?=[\d\s./-]{2,9}(?:tháng\s\d{1,2}\s?)?[),;])"  # `(3/4 đại biểu tán thành)` is a fraction
    return regex.compile(rf"[\s,]{{1,3}}(?:\((?:ngày\s|{alone})|ngày\s)\s?{_DAY}")


@cache
def _leading() -> regex.Pattern[str]:
    """The day with which a clause opens, before the body that acts."""
    return regex.compile(
        rf"(?:^|(?<=[\s(*\n]))(?:[Nn]gày|[Cc]hiều|[Ss]áng|[Tt]ối|[Tt]rưa)\s(?:(?:nay\s\(|ngày\s)?){_DAY}\)?,"
    )


def with_elided_years(text: str, mentions: Sequence[Mention], today: str | None) -> list[Mention]:
    """The mentions, those with a day but no year dated where the year is known.

    >>> text = "Sáng 9/5, Bộ Y tế ban hành Thông tư số 4/2024/TT-BYT"
    >>> core = Mention(id="", start=27, end=len(text), text="", form="numbered", type="TT", year="2024")
    >>> [m.date for m in with_elided_years(text, [core], None)]
    ['2024-05-09']
    """
    dated = list(mentions)
    for at, mention in enumerate(mentions):
        if mention.date is not None or mention.form != "numbered":
            continue
        found = None
        if text[mention.end : mention.end + 5].lstrip(" ,\n\t")[:1] in _DAY_STARTS:
            found = _behind().match(text, mention.end, mention.end + 30)
        if found is None:
            clause = acting_clause(text, mention.start)
            found = _leading().search(clause) if clause is not None else None
        if found is not None:
            later = mentions[at + 1] if at + 1 < len(mentions) else None
            listed = later is not None and _in_one_list(text, mention, later)
            borrowed = later.date if later is not None and listed else None
            day = _day(found["day"], found["month"], mention.year, borrowed, today)
            if day is not None:
                dated[at] = msgspec.structs.replace(mention, date=day)
    return dated


def _in_one_list(text: str, mention: Mention, later: Mention) -> bool:
    """Whether the next number is one more of its type, joined by a mark or a conjunction."""
    near = later.type == mention.type and later.start - mention.end < _LIST
    return near and _joined().search(text, mention.end, later.start) is not None


@cache
def _joined() -> regex.Pattern[str]:
    return regex.compile(r"(?:[,;]|\s(?:và|cùng|với|hoặc))\s{0,2}(?:các\s)?(?:số\s?:?\s?)?$")


def _day(day: str, month: str, year: str | None, borrowed: str | None, today: str | None) -> str | None:
    """The day in the number's year, else in that of the list's next day, else the last before today."""
    if year is not None:
        return iso_date(year, month, day)
    if borrowed is not None and len(borrowed) == 10:
        return iso_date(borrowed[:4], month, day)
    if today is None or not today[:4].isdecimal():
        return None
    found = iso_date(today[:4], month, day)
    if found is not None and found[: len(today)] > today:
        return iso_date(str(int(today[:4]) - 1), month, day)
    return found
