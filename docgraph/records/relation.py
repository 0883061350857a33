"""What one document does to another."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class RelationType(StrEnum):
    """The sixteen things one document can do to another, most telling first: the first that holds wins."""

    REPLACES = "replaces"
    REPEALS = "repeals"
    AMENDS = "amends"
    CORRECTS = "corrects"
    SUSPENDS = "suspends"
    EXTENDS = "extends"
    CONSOLIDATES = "consolidates"
    ATTACHES = "attaches"
    APPROVES = "approves"
    RESPONDS_TO = "responds_to"
    REPORTS_ON = "reports_on"
    GUIDES = "guides"
    IMPLEMENTS = "implements"
    CONSIDERS = "considers"
    BASED_ON = "based_on"
    CITES = "cites"


class Relation(msgspec.Struct, frozen=True):
    """`source` does `type` to `target`; both are ids of documents of the extraction.

    `start` and `end` bound the sentence (or căn cứ line) that says so; `mention` is the id of the mention
    of the target in it; `rule` names the cue row or function; `confidence` is the share of such
    claims that hold.

    >>> Relation(source="self", type=RelationType.AMENDS, target="d1", start=0, end=40).type.value
    'amends'
    """

    source: str
    type: RelationType
    target: str
    start: int
    end: int
    mention: str | None = None
    rule: str = ""
    confidence: float = 1.0
