"""What a text is read against: its day, the province it speaks of, the document that it is.

Reads: the text, its context, its own identity. Gives: `Setting`, with places that know their state at a day.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache, lru_cache

import msgspec

from docgraph.identity.key import split_issuer
from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_key
from docgraph.lexicon.index import districts_by_name, places
from docgraph.lexicon.rows import Jurisdiction
from docgraph.lexicon.units import DISTRICTS
from docgraph.records import Context, Document

LONGEST_SCAN = 100_000  # characters read to guess the province: enough to know what a text is about
_LONGEST_NAME = 40
_HEAVIEST = 2  # what one place of a name counts where a body or a territory of it is meant
_LEAST = 4  # what a name must count for in all
# What stands before a place's name where a body or a territory of it is meant.
_TITLES = ("tỉnh ", "thành phố ", "TP ", "TP. ", "Tỉnh ủy ", "Thành ủy ", "UBND ", "Tỉnh ", "Thành phố ")
_DISTRICT_KINDS = (*DISTRICTS, "thành phố")


class Setting(msgspec.Struct, frozen=True):
    """The day of the text, its province or city, where that is known from, and its own document.

    >>> Setting(date="2020-07-26", jurisdiction="Hải Phòng").jurisdiction
    'Hải Phòng'
    """

    date: str | None = None
    jurisdiction: str | None = None
    source: str = "context"
    me: Document | None = None


def setting_of(context: Context, me: Document | None, lexicon: Lexicon) -> Setting:
    """Day and province: as given, else of the document that the text is; else source `text`: to be guessed.

    >>> from docgraph.lexicon import load_lexicon
    >>> setting_of(Context(jurisdiction="tỉnh Bến Tre"), None, load_lexicon()).jurisdiction
    'Bến Tre'
    """
    today = context.date or (me.date if me else None) or (me.year if me else None)
    if context.jurisdiction:
        name, _ = bare_place(context.jurisdiction)
        return Setting(today, name, "context", me)
    place = place_of_issuer(me.issuer, lexicon) if me else None
    if place:
        return Setting(today, place, "self", me)
    if me and me.issuer:
        return Setting(today, None, "none", me)  # a central body speaks of every province
    return Setting(today, None, "text", me)


def bare_place(name: str) -> tuple[str, str | None]:
    """A place without its kind, and the kind where it is written.

    >>> bare_place("thành phố Hải Phòng"), bare_place("Hà Nội")
    (('Hải Phòng', 'thành phố'), ('Hà Nội', None))
    """
    for kind in ("tỉnh", "thành phố", "Tỉnh", "Thành phố", "TP.", "TP"):
        if name.startswith(kind + " "):
            return name[len(kind) + 1 :].strip(), "tỉnh" if kind.lower() == "tỉnh" else "thành phố"
    return name, None


def place_of_issuer(issuer: str | None, lexicon: Lexicon) -> str | None:
    """The province in a local body's name; for a district the province that alone has one of that name.

    >>> from docgraph.lexicon import load_lexicon
    >>> place_of_issuer("Ủy ban nhân dân tỉnh Cà Mau", load_lexicon())
    'Cà Mau'
    """
    _, names = split_issuer(issuer)
    if not names:
        return None
    widest = names[0]
    if fold_key(widest) in places(lexicon):
        return widest
    return province_of_district(widest, lexicon)


def province_of_district(name: str, lexicon: Lexicon, among: str | None = None) -> str | None:
    """The province of a district (`huyện Cao Lộc`): the one asked about if it has it, else the only one."""
    known = districts_by_name(lexicon)
    provinces = {row.province for row in known.get(fold_key(name), ())}
    # A district may have changed its kind since (huyện to thành phố): within one province the name will do.
    bare = next((name[len(kind) + 1 :] for kind in _DISTRICT_KINDS if name.startswith(kind + " ")), name)
    if among in provinces or any(row.province == among for row in known.get(fold_key(bare), ())):
        return among
    return next(iter(provinces)) if len(provinces) == 1 else None


def guess_place(text: str, lexicon: Lexicon) -> str | None:
    """The province or city that a text speaks of: named more often than all others together, or null.

    `trên địa bàn tỉnh X` settles it where it is said of one alone.

    >>> from docgraph.lexicon import load_lexicon
    >>> guess_place("tỉnh Bến Tre, tỉnh Cà Mau", load_lexicon()) is None
    True
    """
    part = text[:LONGEST_SCAN]
    covered = _covered(part, lexicon)
    if len(covered) == 1:
        return covered.pop()
    begun = Counter(_beginnings(lexicon).findall(part))
    if max(begun.values(), default=0) * _HEAVIEST < _LEAST:
        return None
    counts = {name: _weight(part, name) for one in begun for name in _by_beginning(lexicon)[one]}
    first, most = max(counts.items(), key=lambda one: (one[1], one[0]), default=("", 0))
    return first if most >= _LEAST and most * 2 > sum(counts.values()) else None


def _covered(part: str, lexicon: Lexicon) -> set[str]:
    """The provinces whose ground (`địa bàn tỉnh X`) a text speaks of."""
    capitals = "BÀN" in part or "Bàn" in part
    low = part.lower() if capitals else part
    covered: set[str] = set()
    for ground in _ground().finditer(low):
        place = " ".join(low[ground.end() : ground.end() + _LONGEST_NAME].lower().split())
        covered.update(name for name in _names(lexicon) if place.startswith(name.lower()))
    return covered


@cache
def _ground() -> re.Pattern[str]:
    """What stands before a province's name where its ground is meant."""
    return re.compile(r"bàn(?<=(?i:địa)\sbàn)\s{1,9}(?i:tỉnh|thành\s{1,9}phố)\s{1,9}")


@cache
def _by_beginning(lexicon: Lexicon) -> dict[str, list[str]]:
    """Provinces' names by their first three letters."""
    found: dict[str, list[str]] = {}
    for name in _names(lexicon):
        found.setdefault(name[:3], []).append(name)
    return found


@cache
def _beginnings(lexicon: Lexicon) -> re.Pattern[str]:
    """The first three letters of provinces' names: most names are not in a text, and are not counted."""
    endings: dict[str, list[str]] = {}
    for beginning in sorted(_by_beginning(lexicon)):
        endings.setdefault(beginning[0], []).append(re.escape(beginning[1:]))
    return re.compile("|".join(f"{one}(?:{'|'.join(more)})" for one, more in endings.items()) or "(?!)")


@lru_cache(maxsize=8_192)
def state_of(name: str, day: str | None, lexicon: Lexicon, kind: str | None = None) -> Jurisdiction | None:
    """A province's row at a day (its kind and name change); `kind` asks for a state of that kind.

    >>> from docgraph.lexicon import load_lexicon
    >>> state_of("Cần Thơ", "2004-07-01", load_lexicon()).kind
    'thành phố'
    """
    rows = places(lexicon).get(fold_key(name), ())
    # A unit that only has the name as its alias (`Thừa Thiên Huế` for `Huế`) may be the one of its day.
    fitting = [row for row in rows if kind is None or row.kind == kind]
    if not fitting:
        return None
    if day:
        for row in fitting:
            if holds(day, row.valid_from, row.valid_to):
                return row
    return next((row for row in fitting if not row.valid_to), fitting[0])


def iso_day(year: str, month: str, day: str) -> str | None:
    """A day as ISO text; null where the calendar has no such day.

    >>> iso_day("2020", "3", "5"), iso_day("2020", "13", "5")
    ('2020-03-05', None)
    """
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def holds(day: str, first: str, last: str) -> bool:
    """Whether a day, month or year falls into a period whose ends may be open or as coarse.

    >>> holds("2003", "1976", "2003-12-31"), holds("2004-07-01", "2004-01-01", "")
    (True, True)
    """
    return (not first or day[: len(first)] >= first[: len(day)]) and (
        not last or day[: len(last)] <= last[: len(day)]
    )


@cache
def _names(lexicon: Lexicon) -> tuple[str, ...]:
    """Every province's name, once."""
    return tuple(dict.fromkeys(row.name for row in lexicon.jurisdictions))


def _weight(part: str, name: str) -> int:
    """How often a name stands in a text; where a territory or a body of it is meant, it counts twice."""
    weight, at = 0, part.find(name)
    while at >= 0:
        weight += _HEAVIEST if part[max(0, at - 10) : at].endswith(_TITLES) else 1
        at = part.find(name, at + len(name))
    return weight
