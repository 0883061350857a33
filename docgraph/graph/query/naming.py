"""What a person calls a document → the documents that it may be.

Reads: `3323/QĐ-UBND`, `QĐ 3323`, `Quyết định 3323 ngày 30/12/2019 Hải Phòng`, a law's name, an IRI; the
index. Gives: the documents that fit, and the nearest where none does.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final

import msgspec
import regex

from docgraph.errors import NotFoundError
from docgraph.graph.answers import DocumentRow, Found
from docgraph.graph.query.look_up import rows_of, rows_where
from docgraph.graph.rdf.terms import storable_text
from docgraph.graph.store.index import Index, fold_words
from docgraph.identity.key import fold_symbol
from docgraph.lexicon import load_lexicon
from docgraph.lexicon.folding import fold_key

_FILLERS: Final = frozenset("so ngay cua nam thang ve tai do".split())
NEAREST: Final = 5
LIKELY: Final = 40
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
    fitting = fits_of(index, name)
    return Found(name, fitting) if fitting else Found(name, nearest=_nearest(index, name))


def fits_of(index: Index, name: str) -> tuple[DocumentRow, ...]:
    """The documents that a name fits, best known first."""
    exact = rows_of(index, [name.strip()])
    if exact:
        return tuple(exact.values())
    told = parse_name(name)
    if told.number is None:
        return _by_words(index, name)
    fitting = [row for row in _of_number(index, told) if _fits(row, told)]
    # A full document stands before the partial ones that may be it.
    full = [row for row in fitting if not row.partial]
    return tuple(sorted(full or fitting, key=_order)[:MOST])


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
    """Documents of this number that may be of the type and date told and hold its words."""
    conditions, values = ["number = ?"], [(told.number or "").lower()]
    if told.types:
        conditions.append(f"type IN ({','.join('?' * len(told.types))})")
        values += sorted(told.types)
    if told.date:
        # A day, its month or its year; of a month or year also every day.
        conditions.append("(date IN (?, ?, ?) OR date BETWEEN ? AND ?)")
        values += [told.date[:4], told.date[:7], told.date, told.date, f"{told.date}~"]
    for word in told.words:
        conditions.append("instr(' ' || folded || ' ', ?)")
        values.append(f" {word} ")
    return rows_where(index, " AND ".join(conditions), *values)


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


def _by_words(index: Index, name: str) -> tuple[DocumentRow, ...]:
    names = index.find_words(name, MOST)
    rows = rows_of(index, names)
    ordered = [rows[iri] for iri in names if iri in rows]
    key = fold_words(name)
    exact = [row for row in ordered if key in (fold_words(row.label), fold_words(row.name or ""))]
    return tuple(exact or ordered)


def _nearest(index: Index, name: str) -> tuple[DocumentRow, ...]:
    """What a name that fits nothing may have been meant for."""
    told = parse_name(name)
    if told.number is None:
        key, found = fold_words(name), dict[str, DocumentRow]()
        for word in sorted(key.split(), key=len, reverse=True)[:4]:
            found |= rows_of(index, index.find_words(word, 20))
        return _closest(found.values(), key)
    same = _of_number(index, Name(number=told.number))
    if same:
        wanted = " ".join(filter(None, (told.number, told.year, told.symbol, *told.words)))
        return _closest(same, fold_words(wanted))
    half = max(1, len(told.number) // 2)
    near = index.rows(
        "SELECT iri FROM document WHERE number GLOB ? OR number GLOB ? ORDER BY sort LIMIT 200",
        f"{_plain(told.number[:half])}*",
        f"*{_plain(told.number[half:])}",
    )
    wanted = " ".join(filter(None, (told.number, told.year, told.symbol)))
    return _closest(rows_of(index, [iri for (iri,) in near]).values(), fold_words(wanted))


def _closest(rows: Iterable[DocumentRow], key: str) -> tuple[DocumentRow, ...]:
    matcher = SequenceMatcher(b=key)
    scored = []
    for row in rows:
        spelled = fold_words(row.identifier or row.label)
        matcher.set_seq1(spelled)
        scored.append((-matcher.quick_ratio(), row.label, row.iri, spelled, row))
    # The letters that two names share bound how alike they can be, and are counted faster.
    near = []
    for _, label, iri, spelled, row in sorted(scored)[:LIKELY]:
        matcher.set_seq1(spelled)
        near.append((-matcher.ratio(), label, iri, row))
    return tuple(row for *_, row in sorted(near)[:NEAREST])


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
