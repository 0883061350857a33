"""The picture of the whole graph: time from left to right, levels of authority as lanes from top to bottom.

Reads: the `Directory` of the site and every link. Gives: an `Overview`: the data that the page's script
draws (columns of numbers, so that a browser reads fifty thousand documents at once), and what the page says
of each lane in words.

Places are computed here and not simulated: same graph, same picture. A month is as wide as it has documents
to show, so that one old law does not press all the others together; documents of a few days stand above and
below the middle of their lane, and those without a date in a column of their own at the left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import ceil, log2, sqrt
from typing import Any

import msgspec

from docgraph.graph.answers import Link
from docgraph.views.faces import Directory, Face
from docgraph.views.levels import LEVELS, Level, level_of
from docgraph.views.words import GROUPS

WIDTH = HEIGHT = 10_000
MOST_NAMED = 12
ROLES = ("change", "action", "basis", "plain")
"""What a document is coloured by, the first that is true: it changes others, carries others out, others rest
on it, or it is only mentioned."""

_UNDATED, _COLUMN = 600, 420  # where the years begin; how wide documents without a day stand before them
_SLICES, _FEW_SLICES, _FEW = 240, 70, 300  # how finely time is cut where many or few documents stack up
_NAME = 0.24  # the part of a lane, at its top, that its name needs
_EMPTY = 0.12  # the width of a month without documents, where one document makes it 1 wider
_YEARS = range(1800, 2200)  # a year outside is a slip of the pen, and would make the others narrow


class Lane(msgspec.Struct, frozen=True):
    """One level of the overview: how many documents it holds, from which to which year, the most cited."""

    level: Level
    count: int
    first: str
    last: str
    top: tuple[Face, ...]


class Overview(msgspec.Struct, frozen=True):
    """What the page and its script read.

    `data` goes into the script `graph.js`; `lanes` and `relations` (type, meaning, count) and `roles`
    (role, count) are said in words as well; `years` are the years to choose from.
    """

    data: dict[str, Any]
    lanes: tuple[Lane, ...]
    relations: tuple[tuple[str, str, int], ...]
    roles: tuple[tuple[str, int], ...]
    years: tuple[int, ...]
    documents: int
    links: int


def look_over(directory: Directory, links: Iterable[Link]) -> Overview:
    """The overview of every document of a directory and of the links between them."""
    faces = directory.faces
    number = {face.iri: index for index, face in enumerate(faces)}
    kinds = [t.value for t in GROUPS]
    edges = sorted(
        (number[k.source], number[k.target], kinds.index(k.type))
        for k in links
        if k.source in number and k.target in number and k.source != k.target
    )
    level = [level_of(directory.rows[face.iri]) for face in faces]
    when = [_day(face, directory) for face in faces]
    role = roles_of(len(faces), edges)
    held = [one for one in LEVELS if one in set(level)]
    scale = time_scale([day for day in when if day])
    ticks = year_places(scale) if scale else []
    bands = _bands(held, level)
    where = places(level, when, scale, bands)
    counts = [0] * len(kinds)
    for _, _, kind in edges:
        counts[kind] += 1
    return Overview(
        data=_columns(level, role, where, edges, ticks, bands),
        lanes=tuple(_lane(one, faces, level) for one in held),
        relations=tuple((t.value, GROUPS[t].meaning, n) for t, n in zip(GROUPS, counts, strict=True) if n),
        roles=tuple((name, role.count(index)) for index, name in enumerate(ROLES) if index in set(role)),
        years=tuple(year for year, _ in ticks[:-1]),
        documents=len(faces),
        links=len(edges),
    )


def roles_of(documents: int, edges: Iterable[tuple[int, int, int]]) -> list[int]:
    """The role of each document, as an index into `ROLES`, from edges of (source, target, number of type).

    >>> roles_of(3, [(0, 1, [group.meaning for group in GROUPS.values()].index("change")), (0, 2, 0)])
    [0, 3, 2]
    """
    meaning = [GROUPS[t].meaning for t in GROUPS]
    found = [ROLES.index("plain")] * documents
    for source, target, kind in edges:
        if meaning[kind] in ("change", "action"):
            found[source] = min(found[source], ROLES.index(meaning[kind]))
        if meaning[kind] == "basis":
            found[target] = min(found[target], ROLES.index("basis"))
    return found


def _day(face: Face, directory: Directory) -> str:
    """The day, month or year of a document: its date, else the year printed in its number, else empty."""
    day = face.date or directory.rows[face.iri].year or ""
    year = day[:4]
    return day if year.isdecimal() and year.isascii() and int(year) in _YEARS else ""


def time_scale(days: Sequence[str]) -> dict[int, int]:
    """Where each month begins, by its number since year 0; the last key is the end of the last month.

    >>> time_scale(["2019-12-30", "2020-02"])
    {24239: 600, 24240: 5061, 24241: 5539, 24242: 10000}
    """
    if not days:
        return {}
    count: dict[int, int] = defaultdict(int)
    for day in days:
        for month in _months(day):
            count[month] += 1
    kept = range(min(count), max(count) + 1)
    weight = [_EMPTY + (sqrt(min(count[month], 400)) if count[month] else 0.0) for month in kept]
    scale, at = {}, 0.0
    for month, wide in zip(kept, weight, strict=True):
        scale[month] = _UNDATED + round(at / sum(weight) * (WIDTH - _UNDATED))
        at += wide
    scale[kept[-1] + 1] = WIDTH
    return scale


def _months(day: str) -> range:
    """The months that a date may mean: one, or all of its year."""
    year, _, rest = day.partition("-")
    month = int(rest[:2]) if rest[:2].isdecimal() else 0
    first = int(year) * 12
    return range(first + month - 1, first + month) if 1 <= month <= 12 else range(first, first + 12)


def year_places(scale: dict[int, int]) -> list[tuple[int, int]]:
    """Where each year begins, and at the end of the list where the last one ends.

    >>> year_places({24239: 600, 24240: 4870, 24241: 5730, 24242: 10000})
    [(2019, 600), (2020, 4870), (2021, 10000)]
    """
    ticks: dict[int, int] = {}
    *months, end = scale
    for month in months:
        ticks.setdefault(month // 12, scale[month])
    return [*ticks.items(), (max(ticks) + 1, scale[end])]


def _bands(held: Sequence[Level], level: Sequence[Level]) -> dict[Level, tuple[int, int]]:
    """Top and bottom of each lane; one with many documents is higher."""
    weight = [1.0 + log2(1 + level.count(one)) for one in held]
    bands: dict[Level, tuple[int, int]] = {}
    at = 0.0
    for one, high in zip(held, weight, strict=True):
        bands[one] = (round(at / sum(weight) * HEIGHT), round((at + high) / sum(weight) * HEIGHT))
        at += high
    return bands


def places(
    level: Sequence[Level], when: Sequence[str], scale: dict[int, int], bands: dict[Level, tuple[int, int]]
) -> list[tuple[int, int]]:
    """Where each document stands, `(0, 0)` at the top left; the first of a slice is nearest the middle."""
    slices: dict[tuple[Level, int], list[int]] = defaultdict(list)
    cuts = _SLICES if len(when) > _FEW else _FEW_SLICES
    x = [_across(day, scale) if day else 0 for day in when]
    for index, day in enumerate(when):
        slices[level[index], x[index] * cuts // WIDTH if day else -1].append(index)
    where = [(0, 0)] * len(when)
    for (lane, slot), members in slices.items():
        top, bottom = bands[lane]
        high = (bottom - top) * (1 - _NAME - 0.08)
        middle = bottom - (bottom - top) * 0.04 - high / 2
        wide = 1 if slot >= 0 else max(1, ceil(sqrt(len(members) * _COLUMN / high)))
        rows = ceil(len(members) / wide)
        step = min(high / max(1, rows), HEIGHT / 45)
        for rank, index in enumerate(members):
            row, column = divmod(rank, wide)
            y = middle + (1 if row % 2 else -1) * ((row + 1) // 2) * step
            across = x[index] if slot >= 0 else round(_COLUMN * (column + 0.5) / wide)
            where[index] = (across, round(min(max(y, top), bottom)))
    return where


def _across(day: str, scale: dict[int, int]) -> int:
    """How far to the right a day stands; the middle of what is known where it is not a day."""
    months = [month for month in _months(day) if month in scale]
    start, end = scale[months[0]], scale[months[-1] + 1]
    rest = day[8:10]
    part = (int(rest) - 0.5) / 31 if rest.isdecimal() and len(months) == 1 else 0.5
    return start + round((end - start) * min(max(part, 0.0), 1.0))


def _lane(level: Level, faces: Sequence[Face], levels: Sequence[Level]) -> Lane:
    held = [face for face, one in zip(faces, levels, strict=True) if one == level]
    years = sorted(face.date[:4] for face in held if face.date)
    return Lane(
        level=level,
        count=len(held),
        first=years[0] if years else "",
        last=years[-1] if years else "",
        top=tuple(held[:MOST_NAMED]),
    )


def _columns(
    level: Sequence[Level],
    role: Sequence[int],
    where: Sequence[tuple[int, int]],
    edges: Sequence[tuple[int, int, int]],
    ticks: Sequence[tuple[int, int]],
    bands: dict[Level, tuple[int, int]],
) -> dict[str, Any]:
    """The columns of the script: one entry a document, in the order of the search index, which has the names;
    edges as source, target, type, one after the other."""
    lanes = {lane: n for n, lane in enumerate(bands)}
    return {
        "lane": [lanes[one] for one in level],
        "role": list(role),
        "x": [x for x, _ in where],
        "y": [y for _, y in where],
        "edges": [value for edge in edges for value in edge],
        "types": [t.value for t in GROUPS],
        "meanings": [GROUPS[t].meaning for t in GROUPS],
        "roles": list(ROLES),
        "lanes": [[lane, top, bottom] for lane, (top, bottom) in bands.items()],
        "years": [list(tick) for tick in ticks],
        "width": WIDTH,
        "height": HEIGHT,
    }
