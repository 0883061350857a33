"""How many documents there are: by month, by year, by issuer.

Reads: the `Directory` of the site. Gives: `Counts`, whose bars and squares have their places in the plots.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

import msgspec

from docgraph.views.faces import Directory, Face

WIDTH, HEIGHT = 1_000, 220
MOST_ISSUERS = 25
MOST_YEARS = 120
_STEPS = 5
_FEWEST_YEARS = 3  # fewer make no line


class Bar(msgspec.Struct, frozen=True):
    """One bar of the plot by year: its place and height, what it counts; some have their year below."""

    label: str
    count: int
    x: float
    wide: float
    high: float
    ticked: bool


class MonthRow(msgspec.Struct, frozen=True):
    """One year of the plot by month: each month's count and shade from 0 to 5; how many have no month."""

    year: str
    months: tuple[tuple[int, int], ...]
    unknown: int


class IssuerRow(msgspec.Struct, frozen=True):
    """One issuer: its documents, the share of the largest in per cent, first and last year, a line."""

    name: str
    count: int
    share: float
    first: str
    last: str
    line: str


class Counts(msgspec.Struct, frozen=True):
    """What the page of counts shows; `undated` and `nameless` are the documents without day or issuer."""

    total: int
    undated: int
    nameless: int
    years: tuple[Bar, ...]
    months: tuple[MonthRow, ...]
    issuers: tuple[IssuerRow, ...]
    more_issuers: int
    highest: int
    width: int = WIDTH
    height: int = HEIGHT


def count_documents(directory: Directory) -> Counts:
    """The counts of every document of a directory."""
    faces = directory.faces
    by_year = Counter(face.date[:4] for face in faces if face.date)
    by_issuer: dict[str, list[Face]] = defaultdict(list)
    for face in faces:
        if face.issuer:
            by_issuer[face.issuer].append(face)
    ranked = sorted(by_issuer.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    years = _years(by_year)
    return Counts(
        total=len(faces),
        undated=sum(not face.date for face in faces),
        nameless=sum(not face.issuer for face in faces),
        years=_bars(by_year, years),
        months=_months(faces, years),
        issuers=tuple(_issuer(name, held, len(ranked[0][1]), years) for name, held in ranked[:MOST_ISSUERS]),
        more_issuers=max(0, len(ranked) - MOST_ISSUERS),
        highest=max(by_year.values(), default=0),
    )


def _years(by_year: Mapping[str, int]) -> list[str]:
    """The years of the plots: all between the first and the last, the latest where there are too many."""
    known = sorted(int(year) for year in by_year if year.isdecimal())
    if not known:
        return []
    return [f"{year:04}" for year in range(max(known[0], known[-1] - MOST_YEARS + 1), known[-1] + 1)]


def _bars(by_year: Mapping[str, int], years: list[str]) -> tuple[Bar, ...]:
    highest = max(by_year.values(), default=1)
    step = WIDTH / max(1, len(years))
    every = max(1, -(-len(years) // 12))
    return tuple(
        Bar(
            label=year,
            count=by_year.get(year, 0),
            x=round(index * step, 1),
            wide=round(min(step * 0.82, 56), 1),
            high=round(by_year.get(year, 0) / highest * HEIGHT, 1),
            ticked=(len(years) - 1 - index) % every == 0,
        )
        for index, year in enumerate(years)
    )


def _months(faces: list[Face], years: list[str]) -> tuple[MonthRow, ...]:
    """One row a year that has documents, latest first."""
    counted = Counter(face.date[:7] for face in faces if face.date)
    most = max((n for day, n in counted.items() if len(day) == 7), default=1)

    def shade(count: int) -> int:
        return 0 if not count else min(_STEPS, 1 + int((count / most) ** 0.5 * (_STEPS - 1) + 0.5))

    rows = []
    for year in reversed(years):
        months = [counted[f"{year}-{month:02}"] for month in range(1, 13)]
        if any(months) or counted[year]:
            rows.append(MonthRow(year, tuple((n, shade(n)) for n in months), counted[year]))
    return tuple(rows)


def _issuer(name: str, held: list[Face], most: int, years: list[str]) -> IssuerRow:
    by_year = Counter(face.date[:4] for face in held if face.date)
    known = sorted(by_year)
    highest = max(by_year.values(), default=1)
    step = 100 / max(1, len(years) - 1)
    heights = [22 - by_year[year] / highest * 20 for year in years]
    points = [f"{index * step:.1f},{high:.1f}" for index, high in enumerate(heights)]
    return IssuerRow(
        name=name,
        count=len(held),
        share=round(len(held) / most * 100, 1),
        first=known[0] if known else "",
        last=known[-1] if known else "",
        line=" ".join(points) if len(known) >= _FEWEST_YEARS else "",
    )
