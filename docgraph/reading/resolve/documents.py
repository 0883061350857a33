"""Clusters → documents: the best knowledge of each from the whole text, its context and the lexicon.

Reads: clusters. Gives: `Document` records, with the rule behind every field that no mention says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from docgraph.identity.key import party_term
from docgraph.lexicon import Lexicon
from docgraph.lexicon.index import laws_by_identifier, party_documents_by_number
from docgraph.lexicon.rows import NamedLaw, PartyDocument
from docgraph.reading.resolve.certainty import least_sure
from docgraph.reading.resolve.cluster import Cluster
from docgraph.reading.resolve.letters import places_of
from docgraph.reading.resolve.names import law_of, party_document_of
from docgraph.reading.resolve.setting import Setting, province_of_district
from docgraph.records import Document, Mention

_NAMED_AFTER = 120


def document_of(
    cluster: Cluster, text: str, mentions: Sequence[Mention], setting: Setting, lexicon: Lexicon
) -> Document:
    """The document of a cluster; what the lexicon knows is added where the text names it in full."""
    inferred = dict(cluster.inferred)
    if cluster.issuer and cluster.issuer_rule not in ("written", ""):
        inferred["issuer"] = cluster.issuer_rule
    if cluster.canonical and cluster.name:
        inferred["name"] = "lexicon"
    document = Document(
        id=cluster.id_,
        type=cluster.type,
        number=cluster.number,
        year=cluster.year,
        symbol=cluster.symbol,
        date=plausible_date(cluster, setting.date),
        issuer=cluster.issuer,
        jurisdiction=_jurisdiction(cluster.issuer, setting, lexicon),
        name=cluster.name,
        count=cluster.count,
        inferred=inferred,
        confidence=least_sure(inferred.values()) if inferred else 1.0,
    )
    if cluster.law is not None and cluster.law.key:
        return _with_law(document, cluster, mentions, lexicon)
    if document.number and (document.symbol or "").endswith("/TW"):
        return _with_party(document, _party_row(document, cluster, text, mentions, lexicon))
    if document.number and (document.symbol or "").startswith("QH") and document.date is None:
        return _with_number(document, lexicon)
    return document


def plausible_date(cluster: Cluster, today: str | None) -> str | None:
    """The date that agrees with the number's year and is not after the text; the fullest where several do.

    >>> cluster = Cluster()
    >>> cluster.year, cluster.dates = "2021", ["2025-03-25"]
    >>> plausible_date(cluster, None) is None
    True
    """
    best: str | None = None
    for date in cluster.dates:
        if cluster.year is not None and date[:4] != cluster.year and _is_year(cluster.year):
            continue
        if today is not None and date[: len(today)] > today[: len(date)]:
            continue
        if best is None or len(date) > len(best):
            best = date
    return best


def _is_year(year: str) -> bool:
    return "1945" <= year <= "2060"


def _jurisdiction(issuer: str | None, setting: Setting, lexicon: Lexicon) -> str | None:
    """The province of a local body: in its name, or the one that its district lies in."""
    names = places_of(issuer) if issuer else ()
    if not names:
        return None
    lower = names[0].split(" ", 1)[0] in ("huyện", "quận", "thị", "xã", "phường", "đặc", "thành")
    if not lower:
        return names[0]
    return province_of_district(names[0], lexicon, setting.jurisdiction)


def _with_law(
    document: Document, cluster: Cluster, mentions: Sequence[Mention], lexicon: Lexicon
) -> Document:
    """A law named with its date: number and day from the lexicon; a law by number its day."""
    assert cluster.law is not None
    if document.number:
        return _with_number(document, lexicon)
    row: NamedLaw | PartyDocument | None = law_of(cluster.law.key, document.date, lexicon)
    if row is None and document.type not in ("Luật", "BLuật", "PL", "HP"):
        row = party_document_of(mentions[cluster.members[0]].text, lexicon)
    if row is None:
        return document
    if isinstance(row, PartyDocument):
        return _with_party(document, row)
    added = {
        "number": row.number or None,
        "year": row.year if row.number and "QH" in row.symbol else None,
        "symbol": row.symbol or None,
        "date": row.date or document.date,
    }
    return _filled(document, added)


def _with_number(document: Document, lexicon: Lexicon) -> Document:
    if document.date or not (document.number and document.symbol):
        return document
    rows = laws_by_identifier(lexicon).get((document.number, document.year or "", document.symbol), ())
    rows = tuple(row for row in rows if row.type == document.type)
    if len(rows) != 1:
        return document
    return _filled(document, {"date": rows[0].date or None, "name": document.name or rows[0].name})


def _with_party(document: Document, row: PartyDocument | None) -> Document:
    if row is None:
        return document
    added = {
        "number": row.number or None,
        "symbol": row.symbol or None,
        "date": row.date or None,
        "issuer": row.issuer or None,
    }
    return _filled(document, added)


def _party_row(
    document: Document, cluster: Cluster, text: str, mentions: Sequence[Mention], lexicon: Lexicon
) -> PartyDocument | None:
    """The party document of this number whose date or term the text says; a number alone says nothing."""
    rows = party_documents_by_number(lexicon).get((document.number or "", document.symbol or ""), ())
    rows = tuple(row for row in rows if row.type == document.type)
    if not rows:
        return None
    term = party_term(document.date)
    if document.date:
        rows = tuple(row for row in rows if not row.date or row.date.startswith(document.date))
    if term is None:
        term = next((t for t in (_term_after(text, mentions[at]) for at in cluster.members[:8]) if t), None)
    if term is None:
        return None
    fitting = [row for row in rows if row.term == term]
    return fitting[0] if len(fitting) == 1 else None


def _term_after(text: str, mention: Mention) -> str | None:
    """`khóa XII` beside a mention, before the sentence turns to something else."""
    found = _term().search(text[mention.end : mention.end + _NAMED_AFTER])
    if found is None or _turn().search(text[mention.end : mention.end + found.start()]):
        return None
    return found["term"]


@cache
def _term() -> re.Pattern[str]:
    return re.compile(r"[Kk]h[óo][áa]\s(?P<term>[IVX]{1,5})\b")


@cache
def _turn() -> re.Pattern[str]:
    return re.compile(r"[.;\n]\s")


def _filled(document: Document, added: dict[str, str | None]) -> Document:
    """The document with what it lacks filled from the lexicon."""
    fresh = {
        field: value
        for field, value in added.items()
        if value and (getattr(document, field) is None or (field == "date" and value != document.date))
    }
    if not fresh:
        return document
    inferred = document.inferred | dict.fromkeys(fresh, "lexicon")
    sure = least_sure(inferred.values())
    return msgspec.structs.replace(document, **fresh, inferred=inferred, confidence=sure)
