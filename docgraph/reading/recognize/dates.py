"""A place in the text → the date that stands there.

Reads: folded text and an offset. Gives: an ISO date (day, month or year) and where it ends.
Forms: decree 30/2020/NĐ-CP, annex I (`ngày 05 tháng 3 năm 2020`) and those people write: `5/3/2020`,
`05-03-2020`, `25.10.2017`, `April 17, 2023`, `năm 1946`, `(05/3/2020)`; line breaks and lost spaces inside.
"""

from __future__ import annotations

import re
from functools import cache

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sep sept", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
SPOKEN = dict(
    zip(
        "mười hai,mười một,mười,chín,tám,bảy,sáu,năm,tư,ba,hai,giêng".split(","),
        range(12, 0, -1),
        strict=True,
    )
) | {"bốn": 4, "chạp": 12}
"""Months in words, the longest first."""
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
WINDOW = 64  # longest stretch from the end of a core through its date


@cache
def _after() -> re.Pattern[str]:
    """A date directly after a core, with the little words and marks that may stand between."""
    verb = r"(?:(?:được\s)?(?:ra|ban\shành|ký(?:\sban\shành)?|đề|gửi(?:\sđi)?)\s)?"
    spoken = "|".join(SPOKEN).replace(" ", r"\s")
    glue = rf"(?:\s-\s|[\s,;*_]{{0,4}})(?:\(\s?)?{verb}(?:cùng\s)?"
    return re.compile(
        glue
        + r"(?:"
        + r"ng(?:ày|ay|\.)?[\s….]{0,5}(?:m(?:ồ|ù)ng\s)?(?P<d>[0-3]?\d)[\s….]{0,5}th(?:[áỏ]ng|ang)"
        r"[\s….]{0,5}(?P<m>[01]?\d)"
        r"[\s….]{0,5},?\s{0,2}n(?:ăm|am)\s{0,3}(?:(?P<y>\d{4}|\d{3}\s?\d)(?!\d)"
        r"|(?P<noted>(?:19|20)\d\d)\d{1,2}(?!\d))"
        + r"|ng(?:ày|ay)\s{0,3}(?P<d2>[0-3]?\d)\s{0,2}(?P<s>[/.-])\s{0,2}(?P<m2>[01]?\d)\s{0,2}(?P=s)"
        r"\s{0,2}(?P<y2>\d{4,5}|\d{2}(?!\d))"
        + r"|th(?:áng|ang)\s{0,2}(?P<m3>[01]?\d)\s{0,2}(?:n(?:ăm|am)\s|[/-])(?P<y3>\d{4})(?!\d)"
        + r"|n(?:ăm|am)\s{0,2}(?P<y4>[12]\d{3})(?![\d/])"
        + r"|(?:dated|of)\s(?:(?P<em>[A-Z][a-z]{2,8})\.?\s(?P<ed>\d{1,2}),?\s(?P<ey>\d{4})|"
        r"(?P<ed2>\d{1,2})\s(?P<em2>[A-Z][a-z]{2,8})\.?,?\s(?P<ey2>\d{4}))"
        + r"|ng(?:ày|ay)\s{0,3}(?:m(?:ồ|ù)ng\s)?(?P<d6>[0-3]?\d)\s{1,3}th(?:áng|ang)\s{1,3}"
        rf"(?P<m6>{spoken})"
        r"\s{1,3}n(?:ăm|am)\s{1,3}(?P<y6>\d{4})(?!\d)"
        r"|ng(?:ày|ay)\s{0,3}(?P<d7>[0-3]?\d)\s?(?P<s7>[/.-])\s?(?P<m7>[IVX]{1,4})\s?(?P=s7)"
        r"\s?(?P<y7>\d{4})(?!\d)"
        + r"|(?P<d5>[0-3]?\d)(?P<s5>[/.-])(?P<m5>[01]?\d)(?P=s5)(?P<y5>\d{4})(?![\d/])"
        + r")",
        re.IGNORECASE,
    )


@cache
def _plain() -> re.Pattern[str]:
    """The two commonest forms."""
    return re.compile(
        r" ngày (?:([0-3]?[0-9]) tháng ([01]?[0-9]) năm ([0-9]{4})(?![0-9])"
        r"|([0-3]?[0-9])([/.-])([01]?[0-9])\5([0-9]{4})(?![0-9]))"
    )


def date_after(text: str, pos: int) -> tuple[str, int] | None:
    """The date that directly follows `pos`, as ISO text, and where it ends; None where there is none.

    An impossible date (31 February) is None too: nothing is guessed.

    >>> date_after("Luật X ngày 26 tháng 11 năm 2003 của", 6)
    ('2003-11-26', 32)
    >>> date_after("Luật X năm 2013", 6)
    ('2013', 15)
    """
    if text.startswith(" ngày ", pos):
        plain = _plain().match(text, pos)
        if plain is not None:
            d, m, y, d2, _, m2, y2 = plain.groups()
            iso = iso_date(y, m, d) if y else iso_date(y2, m2, d2)
            return (iso, plain.end()) if iso else None
    elif text[pos : pos + 1] not in OPENERS:
        return None
    first = text[pos : pos + 6].lstrip(" \n\t,;*_(")[:1]
    if first and first not in FIRST:
        return None
    match = _after().match(text, pos, pos + WINDOW)
    if match is None:
        return None
    iso = _read(match)
    return (iso, match.end()) if iso else None


OPENERS = frozenset(" ,;(\n\t-*_NnTtdo0123456789")  # how a date, or the way from a core to it, can begin
FIRST = frozenset("0123456789-\r\xa0nNtTdDoOđĐrRbBkKcCgG")  # what follows marks: `ngày`, `được ký`, `gửi`


def _read(match: re.Match[str]) -> str | None:
    """The date of a match, told by the last of its groups."""
    form = match.lastgroup
    if form == "y":
        return iso_date(match["y"].replace(" ", ""), match["m"], match["d"])
    if form == "noted":  # `năm 20237`: the mark of a footnote stands behind the year
        return iso_date(match["noted"], match["m"], match["d"])
    if form == "y2":
        return iso_date(match["y2"], match["m2"], match["d2"])
    if form == "y4":
        return str(match["y4"])
    if form == "y3":
        return f"{match['y3']}-{int(match['m3']):02d}" if 1 <= int(match["m3"]) <= 12 else None
    if form == "y6":
        return iso_date(match["y6"], str(SPOKEN[" ".join(match["m6"].lower().split())]), match["d6"])
    if form == "y7":
        roman = match["m7"].upper()
        return iso_date(match["y7"], str(ROMAN.index(roman) + 1), match["d7"]) if roman in ROMAN else None
    if form == "y5":
        return iso_date(match["y5"], match["m5"], match["d5"])
    year, month, day = ("ey", "em", "ed") if form == "ey" else ("ey2", "em2", "ed2")
    number = MONTHS.get(match[month].lower())
    return iso_date(match[year], str(number), match[day]) if number else None


DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def iso_date(year: str, month: str, day: str) -> str | None:
    """A day as ISO text, or None where the calendar has no such day. A year of two digits is of 1945-2044.

    >>> iso_date("2020", "2", "29"), iso_date("2021", "2", "29")
    ('2020-02-29', None)
    """
    y, m, d = int(year), int(month), int(day)
    if len(year) == 2:
        y += 2000 if y < 45 else 1900
    if not (1900 <= y <= 2100 and 1 <= m <= 12 and 1 <= d <= DAYS[m - 1]):
        return None
    if m == 2 and d == 29 and (y % 4 or (y % 100 == 0 and y % 400)):
        return None
    return f"{y}-{m:02d}-{d:02d}"
