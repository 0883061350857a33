"""What a person calls a document → the documents that it may be.

Reads: `3323/QĐ-UBND`, `QĐ 3323`, `Quyết định 3323 ngày 30/12/2019 Hải Phòng`, a law's name, an IRI; the
index. Gives: the documents that fit, and the nearest where none does.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final

import msgspec
import regex

from docgraph.errors import NotFoundError
from docgraph.graph.answers import DocumentRow, Found
from docgraph.graph.query.look_up import rows_of
from docgraph.graph.rdf.terms import storable_text
from docgraph.graph.store.index import Index, fold_words
from docgraph.identity.key import fold_symbol
from docgraph.lexicon import load_lexicon
from docgraph.lexicon.folding import fold_key

_FILLERS: Final = frozenset("so ngay cua nam thang ve tai do".split())
NEAREST: Final = 5
MOST: Final = 50


class Name(msgspec.Struct, frozen=True):
    """A name taken apart; `words` are what is left: a place, a body, a title.

    >>> Name(number="3323").year is None
    True
    """

    number: str | None = None
    year: str | None = None
    symbol: str | None = None
    types: frozenset[str] = frozenset()
    date: str | None = None
    words: tuple[str, ...] = ()


def find(index: Index, name: str) -> Found:
    """The documents that a name fits, best known first; the nearest where it fits none."""
    name = storable_text(name)
    exact = rows_of(index, [name.strip()])
    if exact:
        return Found(name, tuple(exact.values()))
    told = parse_name(name)
    if told.number is None:
        return _by_words(index, name)
    rows = _of_number(index, told)
    fitting = [row for row in rows if _fits(row, told)]
    if fitting:
        # A full document stands before the partial ones that may be it.
        full = [row for row in fitting if not row.partial]
        counted = rows_of(index, [row.iri for row in full or fitting])
        return Found(name, tuple(sorted(counted.values(), key=_order)[:MOST]))
    same = _of_number(index, Name(number=told.number))
    return Found(name, nearest=_nearest(index, same, told))


def one_of(index: Index, name: str) -> DocumentRow:
    """The one document that a name means; NotFoundError lists what else it may be."""
    found = find(index, name)
    if len(found.fits) == 1:
        return found.fits[0]
    if found.fits:
        told = "; ".join(f"{row.label} ({row.issuer or row.iri})" for row in found.fits[:10])
        raise NotFoundError(f"{len(found.fits)} documents fit", where=name, todo=f"say which: {told}")
    near = "; ".join(row.label for row in found.nearest)
    raise NotFoundError("no such document", where=name, todo=f"nearest: {near}" if near else "add its text")


def parse_name(name: str) -> Name:
    """A name taken apart.

    >>> parsed = parse_name("Quyết định số 3323/QĐ-UBND ngày 30/12/2019")
    >>> parsed.number, parsed.symbol, parsed.date
    ('3323', 'QĐ-UBND', '2019-12-30')
    """
    rest, date = name[:500], None
    if found := _date().search(rest):
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
        date = _iso(found)
    number = year = symbol = None
    if found := _identifier().search(rest):
        number = found["number"].lstrip("0") or "0"
        year = found["year"]
        symbol = fold_symbol(found["symbol"])
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    types, rest = _types(rest)
    words = tuple(word for word in fold_words(rest).split() if word not in _FILLERS)
    return Name(number, year, symbol, types, date, words)


def _of_number(index: Index, told: Name) -> list[DocumentRow]:
    """Documents of this number that may be of the type and date told and hold its words, not yet counted."""
    types = f" AND type IN ({','.join('?' * len(told.types))})" if told.types else ""
    days = " AND (date >= ? AND date <= ? OR ? LIKE date || '%')" if told.date else ""
    dated = (told.date, f"{told.date}~", told.date) if told.date else ()
    words = " ".join(f'"{word}"' for word in told.words)
    said = " AND id IN (SELECT rowid FROM words WHERE words MATCH ?)" if words else ""
    found = index.rows(
        f"SELECT row FROM document WHERE number = ?{types}{days}{said}",
        *((told.number or "").lower(), *sorted(told.types), *dated, *((words,) if words else ())),
    )
    return [msgspec.json.decode(row, type=DocumentRow) for (row,) in found]


def _types(text: str) -> tuple[frozenset[str], str]:
    """The types that a text begins with, and what comes after."""
    key = fold_key(text).strip(" ,.")
    for phrase, codes in _type_phrases():
        if key == phrase or key.startswith(phrase + " "):
            return codes, key[len(phrase) :]
    return frozenset(), text


@cache
def _type_phrases() -> tuple[tuple[str, frozenset[str]], ...]:
    """Names and short forms of types, longest first; one short form may stand for several."""
    codes: dict[str, set[str]] = {}
    for row in load_lexicon().doc_types:
        for phrase in filter(None, (row.name, row.code, *row.aliases)):
            codes.setdefault(fold_key(phrase), set()).add(row.code)
            codes.setdefault(fold_words(phrase), set()).add(row.code)
    ordered = sorted(codes.items(), key=lambda item: (-len(item[0]), item[0]))
    return tuple((phrase, frozenset(found)) for phrase, found in ordered)


def _fits(row: DocumentRow, told: Name) -> bool:
    if told.types and row.type not in told.types:
        return False
    known_year = row.year or (row.date or "")[:4]
    if told.year and known_year and known_year != told.year:
        return False
    if told.date and not (row.date and (row.date.startswith(told.date) or told.date.startswith(row.date))):
        return False
    return not told.symbol or (row.symbol is not None and _symbol_fits(told.symbol, row.symbol))


@lru_cache(4_096)
def _symbol_fits(told: str, symbol: str) -> bool:
    """People write symbols without diacritics, and leave off what follows the body."""
    known = fold_symbol(symbol) or ""
    folded, whole = fold_words(told), fold_words(known)
    return told == known or folded == whole or (told == folded.upper() and whole.startswith(folded + " "))


def _by_words(index: Index, name: str) -> Found:
    names = index.find_words(name, MOST)
    rows = rows_of(index, names)
    ordered = [rows[iri] for iri in names if iri in rows]
    key = fold_words(name)
    exact = [row for row in ordered if key in (fold_words(row.label), fold_words(row.name or ""))]
    if exact or ordered:
        return Found(name, tuple(exact or ordered))
    found: dict[str, DocumentRow] = {}
    for word in sorted(key.split(), key=len, reverse=True)[:4]:
        found |= rows_of(index, index.find_words(word, 20))
    return Found(name, nearest=_closest(found.values(), key))


def _nearest(index: Index, same_number: list[DocumentRow], told: Name) -> tuple[DocumentRow, ...]:
    if same_number:
        wanted = " ".join(filter(None, (told.number, told.year, told.symbol, *told.words)))
        return _closest(same_number, fold_words(wanted))
    number = told.number or ""
    half = max(1, len(number) // 2)
    near = index.rows(
        "SELECT iri FROM document WHERE number GLOB ? OR number GLOB ? ORDER BY sort LIMIT 200",
        f"{_plain(number[:half])}*",
        f"*{_plain(number[half:])}",
    )
    wanted = " ".join(filter(None, (number, told.year, told.symbol)))
    return _closest(rows_of(index, [iri for (iri,) in near]).values(), fold_words(wanted))


def _closest(rows: object, key: str) -> tuple[DocumentRow, ...]:
    assert hasattr(rows, "__iter__")
    scored = [
        (SequenceMatcher(None, key, fold_words(row.identifier or row.label)).ratio(), row)
        for row in msgspec.convert(list(rows), list[DocumentRow])
    ]
    scored.sort(key=lambda one: (-one[0], one[1].label, one[1].iri))
    return tuple(row for _, row in scored[:NEAREST])


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c == ".")


def _order(row: DocumentRow) -> tuple[bool, bool, int, str, str]:
    return (row.partial, row.source is None, -row.incoming, row.label, row.iri)


def _iso(found: regex.Match[str]) -> str:
    if found["iso"]:
        return str(found["iso"])
    year = found["year"] or found["alone"]
    parts = [year, *(part.zfill(2) for part in (found["month"], found["day"]) if part)]
    return "-".join(parts)


@cache
def _date() -> regex.Pattern[str]:
    between = r"\s{0,2}(?:/|-|\.|tháng)\s{0,2}"
    day = rf"(?P<day>\d{{1,2}}){between}(?P<month>\d{{1,2}})\s{{0,2}}(?:/|-|\.|năm)\s{{0,2}}(?P<year>\d{{4}})"
    return regex.compile(
        rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)|(?:ngày\s{{0,2}})?\b{day}\b|năm\s{{1,2}}(?P<alone>\d{{4}})\b",
        regex.IGNORECASE,
    )


@cache
def _identifier() -> regex.Pattern[str]:
    letters = r"[\p{L}&]{1,12}\d{0,2}"
    return regex.compile(
        r"\b(?P<number>\d{1,6}(?:\.\d{1,3})?[a-zđ]?)\b(?:/(?P<year>\d{4})\b)?"
        rf"(?:\s?[/-]\s?(?P<symbol>{letters}(?:[-/.]{letters}){{0,4}}))?"
    )
