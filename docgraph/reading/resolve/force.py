"""Days of force that a text states of a document it mentions.

Reads: the text and its resolved mentions. Gives: the documents with the day from which, and until which, they
are in force, where that stands beside a mention (`có hiệu lực kể từ ngày …`, `hết hiệu lực từ ngày …`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec
import regex

from docgraph.reading.resolve.setting import iso_day
from docgraph.records import Document, Mention

_REACH = 150


def with_days_of_force(
    text: str, mentions: Sequence[Mention], documents: Sequence[Document]
) -> tuple[Document, ...]:
    """The documents with the days of force that the text states; the first statement of each counts.

    >>> text = "Nghị định này có hiệu lực thi hành từ ngày 01/7/2025."
    >>> m = Mention(id="m1", start=0, end=13, text=text[:13], form="anaphor", type="NĐ", document="self")
    >>> with_days_of_force(text, [m], [Document(id="self")])[0].effective_from
    '2025-07-01'
    """
    if "hiệu lực" not in text:
        return tuple(documents)
    days: dict[tuple[str, str], str] = {}
    dates = {document.id: document.date for document in documents}
    for at, mention in enumerate(mentions):
        if not isinstance(mention.document, str):
            continue
        limit = mention.end + _REACH
        if at + 1 < len(mentions):
            limit = min(limit, max(mention.end, mentions[at + 1].start))
        if text.find("hiệu lực", mention.end, limit) < 0:
            continue
        found = _force().match(text, mention.end, limit)
        if found is None:
            continue
        if found["signing"]:
            day = dates.get(mention.document)
        else:
            day = iso_day(found["year"], found["month"], found["day"])
        if day is not None and len(day) == 10:
            field = "effective_to" if found["ended"] else "effective_from"
            days.setdefault((mention.document, field), day)
    if not days:
        return tuple(documents)
    return tuple(_dated(document, days) for document in documents)


def _dated(document: Document, days: dict[tuple[str, str], str]) -> Document:
    stated = {
        field: days[document.id, field]
        for field in ("effective_from", "effective_to")
        if (document.id, field) in days and getattr(document, field) is None
    }
    return msgspec.structs.replace(document, **stated) if stated else document


@cache
def _force() -> regex.Pattern[str]:
    """What is said of force after a core, before the sentence ends; a negation is none."""
    return regex.compile(
        r"(?:(?!không|chưa)[^.;\n]){0,80}?\b(?:(?P<ended>hết)|có) hiệu lực(?: thi hành| pháp luật)?"
        r"(?: kể)? từ (?:(?P<signing>ngày ký(?! kết))"
        r"|ngày (?P<day>\d{1,2})(?:/| tháng )(?P<month>\d{1,2})(?:/| năm )(?P<year>\d{4}))"
    )
