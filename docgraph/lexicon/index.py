"""Lexicon → folded indexes, so that nobody walks a table.

Reads: a `Lexicon`. Gives: dictionaries from keys (`folding.fold_key`, `folding.fold_name`) to rows.
Each is made once for a lexicon and kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from docgraph.lexicon.folding import fold_key, fold_name
from docgraph.lexicon.load import Lexicon
from docgraph.lexicon.rows import District, DocType, Issuer, Jurisdiction, NamedLaw, PartyDocument

Row = TypeVar("Row")
Key = TypeVar("Key", str, tuple[str, str], tuple[str, str, str])


def _grouped(pairs: Iterable[tuple[Key, Row]]) -> dict[Key, tuple[Row, ...]]:
    """Rows by key, in the table's order, none twice under one key."""
    groups: defaultdict[Key, list[Row]] = defaultdict(list)
    for key, row in pairs:
        if not any(row is known for known in groups[key]):
            groups[key].append(row)
    return {key: tuple(rows) for key, rows in groups.items()}


def _first(pairs: Iterable[tuple[str, Row]]) -> dict[str, Row]:
    """The first row of each key: the table's order decides."""
    rows: dict[str, Row] = {}
    for key, row in pairs:
        rows.setdefault(key, row)
    return rows


@cache
def type_by_word(lexicon: Lexicon) -> dict[str, DocType]:
    """Types by name, abbreviation in running text, or English word.

    >>> from docgraph.lexicon import load_lexicon
    >>> type_by_word(load_lexicon())["thông tư liên tịch"].code
    'TTLT'
    """
    rows = lexicon.doc_types
    names = [(fold_key(row.name), row) for row in rows]
    others = [(fold_key(word), row) for row in rows for word in (*row.aliases, *row.english)]
    return _first(names + others)


@cache
def type_by_symbol(lexicon: Lexicon) -> dict[str, DocType]:
    """Types by the letter group that stands for them in a symbol, case kept."""
    return _first((symbol, row) for row in lexicon.doc_types for symbol in row.symbols)


@cache
def issuers_by_acronym(lexicon: Lexicon) -> dict[str, tuple[Issuer, ...]]:
    """Issuers by the letter group of symbols, case kept; several where one acronym served several bodies.

    >>> from docgraph.lexicon import load_lexicon
    >>> [row.name for row in issuers_by_acronym(load_lexicon())["BYT"]]
    ['Bộ Y tế']
    """
    rows = lexicon.issuers
    own = [(row.acronym, row) for row in rows if row.acronym]
    return _grouped(own + [(other, row) for row in rows for other in row.alternatives])


@cache
def issuer_names(lexicon: Lexicon) -> dict[str, Issuer]:
    """Issuers by folded name or other spelling; of several periods under one name the first row."""
    rows = lexicon.issuers
    names = [(fold_key(row.name), row) for row in rows]
    return _first(names + [(fold_key(name), row) for row in rows for name in row.names])


@cache
def places(lexicon: Lexicon) -> dict[str, tuple[Jurisdiction, ...]]:
    """Provinces by folded name, by name with its kind, and by alias: all states of a unit, latest first.

    >>> from docgraph.lexicon import load_lexicon
    >>> [row.kind for row in places(load_lexicon())["hải phòng"]]
    ['thành phố']
    """
    rows = lexicon.jurisdictions
    named = [(fold_key(name), row) for row in rows for name in (row.name, f"{row.kind} {row.name}")]
    return _grouped(named + [(fold_key(alias), row) for row in rows for alias in row.aliases])


@cache
def districts_by_name(lexicon: Lexicon) -> dict[str, tuple[District, ...]]:
    """Districts by folded name and by name with its kind; several provinces may have one of a name."""
    rows = lexicon.districts
    return _grouped((fold_key(name), row) for row in rows for name in (row.name, f"{row.kind} {row.name}"))


@cache
def laws_by_name(lexicon: Lexicon) -> dict[str, tuple[NamedLaw, ...]]:
    """Laws by name or short form, commas left out (`folding.fold_name`), all years of it, latest first.

    Either may have the year of its date behind it: then the key means that year's law.

    >>> from docgraph.lexicon import load_lexicon
    >>> [row.year for row in laws_by_name(load_lexicon())["luật đất đai"]][:2]
    ['2024', '2013']
    """
    rows = sorted(lexicon.named_laws, key=lambda row: row.date or row.year, reverse=True)
    named = [(fold_name(row.name), row) for row in rows]
    named += [(fold_name(alias), row) for row in rows for alias in row.aliases]
    return _grouped(named + [(f"{key} {row.date[:4]}", row) for key, row in named if row.date])


@cache
def party_documents_by_name(lexicon: Lexicon) -> dict[str, tuple[PartyDocument, ...]]:
    """Party documents by name or short form, commas left out."""
    rows = lexicon.party_documents
    return _grouped((fold_name(name), row) for row in rows for name in (row.name, *row.aliases))


@cache
def party_documents_by_number(lexicon: Lexicon) -> dict[tuple[str, str], tuple[PartyDocument, ...]]:
    """Party documents by number and symbol: (`19`, `NQ/TW`) has one for each term that counted so far."""
    return _grouped(((row.number, row.symbol), row) for row in lexicon.party_documents if row.number)


@cache
def laws_by_identifier(lexicon: Lexicon) -> dict[tuple[str, str, str], tuple[NamedLaw, ...]]:
    """Laws by (number, year, symbol), the year empty where none is printed.

    Several have one key where an old number was given twice (`3-LCT/HĐNN7`).
    """
    return _grouped(((row.number, row.year, row.symbol), row) for row in lexicon.named_laws if row.number)


@cache
def repairs_by_found(lexicon: Lexicon) -> dict[str, str]:
    """Letter groups that are written wrong → their standard."""
    return {row.found: row.standard for row in lexicon.repairs}
