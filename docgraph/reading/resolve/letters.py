"""The letter groups of a symbol → the one that stands for the body, and the body of a day.

Reads: symbols (`QĐ-BNN-KHCN`, `NQ/TW`, `TC/TCT`) and the lexicon. Gives: letter groups and rows of issuers.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from docgraph.identity.key import fold_symbol, is_local, split_issuer
from docgraph.lexicon import Lexicon
from docgraph.lexicon.index import issuers_by_acronym, type_by_symbol
from docgraph.lexicon.rows import Issuer
from docgraph.reading.resolve.setting import holds
from docgraph.records import Mention

# The same register serves several organs, or every place has one: the symbol alone settles no body.
OPEN_GROUPS = frozenset("TW TƯ TU HU QU ThU ĐU CB ĐH BCĐ HĐTV HĐQT ĐHĐCĐ BCĐTƯ".split())
SHARED_GROUPS = OPEN_GROUPS | {"UBND", "UB", "HĐND"}
JOINT = frozenset({"TTLT", "NQLT", "QCLT", "CTLT", "KHLT", "QCPH", "CTPH", "KHPH"})
JOINT_LETTERS = JOINT | {"HDLN", "HDLT", "LN", "TTLB", "TTLN", "CTrPH", "LT"}


@lru_cache(maxsize=8_192)
def is_joint(symbol: str | None, type_: str | None) -> bool:
    """Whether a document is of several bodies, by its type or the first letters of its number.

    >>> is_joint("QCPH-BCA-TANDTC", "QC"), is_joint("QĐ-UBND", "QĐ")
    (True, False)
    """
    if type_ in JOINT:
        return True
    groups = groups_of(symbol) if symbol is not None else ()
    return bool(groups) and groups[0] in JOINT_LETTERS


@lru_cache(maxsize=8_192)
def groups_of(symbol: str) -> tuple[str, ...]:
    """The letter groups of a symbol.

    >>> groups_of("QĐ-BNN-KHCN")
    ('QĐ', 'BNN', 'KHCN')
    """
    return tuple(group for group in _breaks().split(symbol) if group)


@lru_cache(maxsize=8_192)
def symbol_key(symbol: str | None) -> str | None:
    """A symbol however it is punctuated.

    >>> symbol_key("QĐ.UB")
    'QĐ-UB'
    """
    return fold_symbol(symbol)


@lru_cache(maxsize=8_192)
def places_of(issuer: str) -> tuple[str, ...]:
    """The places in a local body's name, the widest first; none of any other body.

    >>> places_of("Ủy ban nhân dân tỉnh Cà Mau"), places_of("Bộ Y tế")
    (('Cà Mau',), ())
    """
    return split_issuer(issuer)[1] if of_every_place(issuer) else ()


@lru_cache(maxsize=8_192)
def of_every_place(body: str) -> bool:
    """Whether a body is one that every province, district or commune has."""
    return is_local(body)


@lru_cache(maxsize=8_192)
def issuer_group(symbol: str | None, type_: str | None, lexicon: Lexicon) -> str | None:
    """The group of a symbol that stands for the body: after the type, or first in letters and old symbols."""
    if not symbol:
        return None
    groups = groups_of(symbol)
    if not groups:
        return None
    known, types = issuers_by_acronym(lexicon), type_by_symbol(lexicon)
    if type_ == "CV" and groups[0] != "CV":
        return without_term(groups[0], known)
    rest = groups
    if groups[0] in types and len(groups) > 1:
        rest = groups[1:]
    elif len(groups) == 1 and groups[0] in types and groups[0] != "TTg":
        return None  # `147/SL` has its type alone
    if len(rest) > 1 and rest[0] == "CT" and rest[1] in ("UBND", "UB"):
        return "CTUBND"
    pair = "-".join(rest[:2])
    if pair != rest[0] and pair in known:  # `GD-ĐT`, `BNN-MT`: a hyphen inside the body's letters
        return pair
    first = without_term(rest[0], known)
    if first in known or first in OPEN_GROUPS or first in ("CTUBND", "CTUB"):
        return first
    for group in rest[1:]:
        bare = without_term(group, known)
        if bare in known and group not in types:
            return bare
    return first


def without_term(group: str, known: dict[str, tuple[Issuer, ...]]) -> str:
    """`UBTVQH15`, `QHK9`, `HĐND16`, `UBPL15` without the term."""
    if group in known and not group[-1:].isdigit():
        return group
    bare = group.rstrip("0123456789")
    if bare != group and bare.endswith("K") and bare[:-1] in known and bare not in known:
        bare = bare[:-1]
    return bare if bare in known else group


@lru_cache(maxsize=8_192)
def bearers(
    symbol: str | None, type_: str | None, day: str | None, lexicon: Lexicon
) -> tuple[str | None, tuple[Issuer, ...], Issuer | None]:
    """The group of a symbol that stands for the body, the bodies that bear it, and the one of a day.

    >>> from docgraph.lexicon import load_lexicon
    >>> group, rows, row = bearers("TT-BTC", "TT", "2020", load_lexicon())
    >>> group, row.name
    ('BTC', 'Bộ Tài chính')
    """
    group = issuer_group(symbol, type_, lexicon)
    if group is None:
        return None, (), None
    rows = issuers_by_acronym(lexicon).get(group, ())
    if "/" not in (symbol or "") and any(row.level != "party" for row in rows):
        rows = tuple(row for row in rows if row.level != "party")  # `TT-BCT` is a ministry's
    return group, rows, row_at(rows, group, day)


def row_at(rows: tuple[Issuer, ...], group: str, day: str | None) -> Issuer | None:
    """The body that an acronym stood for at a day; without a day the one whose own acronym it is."""
    if len(rows) <= 1:
        return rows[0] if rows else None
    if day:
        valid = [row for row in rows if holds(day, row.valid_from, row.valid_to)]
        own = [row for row in valid if row.acronym == group]
        if own or valid:
            rows = tuple(own or valid)
    else:
        rows = tuple(row for row in rows if row.acronym == group) or rows
    open_end = [row for row in rows if not row.valid_to] or list(rows)
    return open_end[0] if len({row.name for row in open_end}) == 1 else None


def in_brackets(text: str, here: Mention, later: Mention) -> bool:
    """Whether of a number and a name the later stands in brackets behind the other, as another name of it."""
    return (
        {here.form, later.form} == {"named", "numbered"}
        and here.type == later.type
        and later.start - here.end < 5
        and text[here.end : later.start].strip() == "("
    )


@cache
def _breaks() -> regex.Pattern[str]:
    return regex.compile(r"[-/.\s]")
