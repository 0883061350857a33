"""Which level of authority a document belongs to: law, government, …, commune, party.

Reads: a `DocumentRow`, the lexicon's types, issuers and places. Gives: one of `LEVELS`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, get_args

from docgraph.graph.answers import DocumentRow
from docgraph.lexicon.folding import fold_key
from docgraph.lexicon.index import issuer_names, issuers_by_acronym, places
from docgraph.lexicon.load import Lexicon, load_lexicon
from docgraph.lexicon.units import COMMUNES, DISTRICTS, SPECIAL

Level = Literal[
    "law", "government", "prime_minister", "ministry", "province", "district", "commune", "party", "other"
]
LEVELS: tuple[Level, ...] = get_args(Level)
"""From the highest down, as lanes of the overview stand."""

_LAW_TYPES = frozenset({"HP", "BLuật", "Luật", "PL"})
_LAW_BODIES = frozenset({"QH", "UBTVQH", "HĐNN"})
_GOVERNMENT = frozenset({"CP", "HĐCP", "HĐBT", "CTN"})
_PRIME_MINISTER = frozenset({"TTg", "CTHĐBT"})
_OF_TYPE: dict[str, Level] = {"NĐ": "government", "SL": "government", "TT": "ministry", "TTLT": "ministry"}
_COMMUNE = (*COMMUNES, SPECIAL, "commune", "ward")
_DISTRICT = (*DISTRICTS, "district")
_MOST_WORDS = 12


def level_of(row: DocumentRow, lexicon: Lexicon | None = None) -> Level:
    """The level of a document: by its type where only one body issues such, else by its issuer, else by the
    letters of its number; `other` where none of them tells.

    >>> level_of(DocumentRow("i", "", type="KH", issuer="Ủy ban nhân dân huyện Thủy Nguyên"))
    'district'
    >>> level_of(DocumentRow("i", "", type="QĐ", symbol="QĐ-TTg")), level_of(DocumentRow("i", "", type="KH"))
    ('prime_minister', 'other')
    """
    known = lexicon or load_lexicon()
    if row.type in _LAW_TYPES:
        return "law"
    if row.issuer:
        return _level_of_body(row.issuer, known)
    return _level_of_symbol(row.symbol or "", known) or _OF_TYPE.get(row.type or "", "other")


@lru_cache(maxsize=8_192)
def _level_of_body(issuer: str, lexicon: Lexicon) -> Level:
    """The level of a body: that of the longest beginning of its name that is known, and of its place."""
    words = fold_key(issuer).split()
    names = issuer_names(lexicon)
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        row = names.get(" ".join(words[:length]))
        if row is not None:
            if row.level in ("central", "court", "party", "other"):
                return _central(row.acronym, row.level)
            place = _level_of_place(" ".join(words[length:]), lexicon)
            return place or _as_level(row.level)
    return _level_of_place(" ".join(words), lexicon) or "other"


def _central(acronym: str, level: str) -> Level:
    if level == "party":
        return "party"
    if level == "other":
        return "other"
    if acronym in _LAW_BODIES:
        return "law"
    if acronym in _GOVERNMENT:
        return "government"
    return "prime_minister" if acronym in _PRIME_MINISTER else "ministry"


def _as_level(level: str) -> Level:
    found = [one for one in LEVELS if one == level]
    return found[0] if found else "other"


def _level_of_place(place: str, lexicon: Lexicon) -> Level | None:
    """The level that the words behind a body's name tell: `huyện An Dương`, `thành phố Hải Phòng`."""
    padded = f" {place} "
    # A town is a district, whatever its second word: thị xã Kinh Môn.
    if any(f" {kind} " in padded.replace(" thị xã ", " ") for kind in _COMMUNE):
        return "commune"
    if any(f" {kind} " in padded for kind in _DISTRICT):
        return "district"
    _, kind, name = padded.partition(" thành phố ")
    if kind:
        return "province" if name.strip() in places(lexicon) else "district"
    return "province" if " tỉnh " in padded or place in places(lexicon) else None


def _level_of_symbol(symbol: str, lexicon: Lexicon) -> Level | None:
    """The level that the last group of a symbol tells, where every body that uses it has the same."""
    group = symbol.replace("/", "-").rpartition("-")[2]
    if group.startswith(("QH", "UBTVQH")) and group.lstrip("UBTVQH").isdecimal():
        return "law"
    rows = issuers_by_acronym(lexicon).get(group, ())
    # A body that every place has tells nothing without its place.
    found = {_central(row.acronym, row.level) for row in rows if row.level in ("central", "court", "party")}
    return found.pop() if len(found) == 1 and all(row.level != "province" for row in rows) else None
