"""What must be reached, and what a plain regex reaches.

Reads: nothing. Gives: one `Goal` for each figure of the printed table, in the order of the table.
"""

from __future__ import annotations

import msgspec


class Goal(msgspec.Struct, frozen=True):
    """A figure's name in the scores, its words in the table, what must be reached, what a plain regex
    reaches.

    `regex` is None where nothing is known of one.
    """

    figure: str
    words: str
    goal: float
    regex: float | None = None


GOLD = (
    Goal("mention_exact", "mentions, exact span F1", 0.985, 0.770),
    Goal("mention", "mentions, overlap F1", 0.99, 0.918),
    Goal("type", "type right", 0.995),
    Goal("number", "number right", 0.995),
    Goal("year", "year right", 0.995),
    Goal("symbol", "symbol right", 0.995),
    Goal("date", "date right", 0.985, 0.88),
    Goal("issuer", "issuer right", 0.97, 0.51),
    Goal("pinpoint", "pinpoint F1", 0.97, 0.50),
    Goal("unnumbered", "unnumbered F1", 0.85, 0.0),
    Goal("anaphor", "anaphor F1", 0.95, 0.0),
    Goal("resolution", "resolution of mentions but anaphora", 0.97, 0.0),
    Goal("anaphor_resolution", "resolution of anaphora", 0.93, 0.0),
    Goal("relation_typed", "relations other than cites, F1", 0.93, 0.0),
    Goal("relation", "relations, F1", 0.94),
    Goal("evidence", "evidence: the sentence of a right relation", 0.95),
)

SPANS = (
    Goal("recall", "published spans found", 0.985, 0.87),
    Goal("exact", "found exactly, up to a trailing date", 0.94, 0.79),
    Goal("precision", "said and marked, or known to be left out", 0.985, 0.99),
)

CHANGES = (
    Goal("typed_recall", "published changes found, with their type", 0.95),
    Goal("recall", "published changes found, of any type", 0.95),
)
