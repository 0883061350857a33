"""Identities of a block → documents: which are one, and what is each called.

Reads: strong identities that share a base, or a weak identity and the others of its blocks. Gives: an IRI
for each, with candidates where it is not clear. A function of the set alone: order and repetition do not
matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from docgraph.graph.rdf.iri import document_iri
from docgraph.identity import Key, dates_fit, fits


class Named(msgspec.Struct, frozen=True):
    """What an identity is settled as; `candidates` are IRIs of documents that it fits equally well.

    >>> Named("urn:x").candidates
    ()
    """

    iri: str
    candidates: tuple[str, ...] = ()


def name_strong(base: str, keys: Iterable[Key]) -> dict[str | None, Named]:
    """The names of strong identities that share a base, by their dates.

    Where their days differ they are several documents and the day enters each IRI; one whose date does not
    tell which it is keeps the base and has them as candidates.

    >>> from docgraph.identity import key_of
    >>> from docgraph.records import Document
    >>> def law(date: str | None) -> Key:
    ...     return key_of(Document(id="d1", type="QĐ", number="3", year="1981", issuer="Quốc hội", date=date))
    >>> named = name_strong("urn:x", [law("1981-12-30"), law("1981-07-04")])
    >>> sorted((day, name.iri[-11:]) for day, name in named.items())
    [('1981-07-04', '@1981-07-04'), ('1981-12-30', '@1981-12-30')]
    """
    by_date = {key.date: key for key in sorted(keys, key=lambda k: msgspec.json.encode(k))}
    days = sorted(date for date in by_date if date)
    # A month or year that one of the days fills in tells nothing of its own.
    exact = [day for day in days if not any(other != day and other.startswith(day) for other in days)]
    if len(exact) < 2:
        return {date: Named(base) for date in by_date}
    dated = {day: document_iri(by_date[day], "", "", dated=True) for day in exact}
    named: dict[str | None, Named] = {}
    for date in by_date:
        fitting = [dated[day] for day in exact if dates_fit(date, day)]
        named[date] = Named(fitting[0]) if len(fitting) == 1 else Named(base, tuple(fitting))
    return named


def name_weak(own: str, key: Key, documents: Mapping[str, Iterable[Key]]) -> Named:
    """The name of a weak identity, given the keys of each document that shares a block with it.

    It joins the only document that it fits in every key; where several fit they become its candidates.

    >>> name_weak("urn:own", Key(type="NĐ", register="year", number="1"), {}).iri
    'urn:own'
    """
    fitting = sorted(iri for iri, keys in documents.items() if all(fits(key, other) for other in keys))
    if len(fitting) == 1:
        return Named(fitting[0])
    return Named(own, tuple(fitting))


def most_telling(key: Key, others: Mapping[str, Iterable[Key]]) -> tuple[str, ...]:
    """Of weak identities, by their own names, those that say all that this one says, and the most besides.

    >>> bare = Key(type="KH", register="plain", number="1")
    >>> more = Key(type="KH", register="plain", number="1", issuer="Ủy ban nhân dân", jurisdiction=("Huế",))
    >>> most_telling(bare, {"urn:bare": [bare], "urn:more": [more]})
    ('urn:more',)
    """
    above = {
        name: found for name, keys in others.items() if (found := [k for k in keys if _tells_more(k, key)])
    }
    return tuple(
        sorted(
            name
            for name, keys in above.items()
            if not any(
                _tells_more(other, mine)
                for mine in keys
                for rival, theirs in above.items()
                if rival != name
                for other in theirs
            )
        )
    )


def _tells_more(more: Key, key: Key) -> bool:
    """Whether one key knows everything that another knows, and something besides."""
    mine, theirs = _known(key), _known(more)
    return theirs != mine and all(a >= b for a, b in zip(theirs, mine, strict=True)) and fits(more, key)


def _known(key: Key) -> tuple[int, ...]:
    told = (key.type, key.number, key.year, key.symbol, key.issuer)
    return (*(value is not None for value in told), len(key.jurisdiction), len(key.date or ""))
