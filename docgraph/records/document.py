"""The legal document that mentions point to."""

from __future__ import annotations

import msgspec


class Document(msgspec.Struct, frozen=True):
    """What a passage and its context tell of one document.

    `id` is `self` for the document that the passage itself is, else `d1`, `d2`, … in order of first mention.
    `year` is the year printed in the number, never one that was inferred. `jurisdiction` is the province or
    city of a local issuer, where it is known. `count` is how many documents an unnumbered set is said to
    hold. `effective_from` and `effective_to` are days of force that the text states. `inferred` maps a field
    to the rule that filled it. `candidates` holds ids of documents that fit equally well.

    >>> Document(id="d1", type="QĐ", number="3323", symbol="QĐ-UBND").year is None
    True
    """

    id: str
    type: str | None = None
    number: str | None = None
    year: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    jurisdiction: str | None = None
    name: str | None = None
    count: int | None = None
    effective_from: str | None = None
    effective_to: str | None = None
    candidates: tuple[str, ...] = ()
    inferred: dict[str, str] = {}
    confidence: float = 1.0
