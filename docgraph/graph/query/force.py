"""A document's days and what others did to it → whether it is in force on a day, and why.

Reads: rows of the question `in_force`. Gives: one row. What no text says stays unknown: a day of signing is
no day of force, but before it nothing is in force, and what ends a document ends it at the latest when its
own force begins, or, where that is not said, when it was signed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from docgraph.graph.evidence import joined
from docgraph.graph.query.chains import Row, short
from docgraph.graph.rdf.terms import value_of
from docgraph.graph.store.base import Rows

Event = dict[str, Any]
_ENDS: Final = ("replaces", "repeals")


def status_on(rows: Rows, params: Mapping[str, str]) -> list[dict[str, Any]]:
    """The status of `of` on the day `on`."""
    found = rows.dicts()
    if not found:
        return []
    on = str(value_of(params["on"]))
    first = found[0]
    date, since, until = (_text(first[name]) for name in ("date", "since", "until"))
    events = sorted(_events(found), key=lambda e: (e["day"] or "9999", e["relation"], e["iri"], e["source"]))
    past = [event for event in events if event["day"] is not None and event["day"] <= on]
    ended = [e for e in past if e["relation"] in _ENDS and not e["part"]]
    known = [event["day"] for event in ended]
    if until is not None and until < on and not any(e["relation"] == "extends" for e in past):
        known.append(until)
    end = min(known, default=None)
    open_end = any(e["day"] is None and e["relation"] in _ENDS and not e["part"] for e in events)
    status = _status(on, date, since, end, past, open_end=open_end)
    row = {"iri": params["of"].strip("<>"), "label": first["label"], "on": on, "status": status}
    return [row | {"since": since, "until": end, "why": events}]


def _status(
    on: str, date: str | None, since: str | None, end: str | None, past: list[Event], *, open_end: bool
) -> str:
    begins = since or date
    if begins is not None and _before(on, begins):
        return "not_yet"
    if end is not None:
        return "ended"
    # It may have been ended on a day that nobody tells, or not have begun; but who ends a part knows that the
    # rest stands.
    in_part = any(event["part"] and event["relation"] in _ENDS for event in past)
    if open_end or (since is None and not in_part):
        return "unknown"
    if any(event["relation"] == "suspends" and not event["part"] for event in past):
        return "suspended"
    return "partly_in_force" if any(event["part"] for event in past) else "in_force"


def _events(found: list[Row]) -> list[Event]:
    """What others did, each once for each document and relation, the most certain sentence standing.

    A part is meant only where no sentence means the whole; a word that confirms is none of its own.
    """
    kept: dict[tuple[str, str], Event] = {}
    certain: dict[tuple[str, str], tuple[bool, float]] = {}
    parts: dict[tuple[str, str], list[str | None]] = defaultdict(list)
    for row in sorted((r for r in found if r["iri"]), key=lambda r: (str(r["source"]), int(str(r["start"])))):
        relation = str(short(row["relation"]))
        name, own = (str(row["iri"]), relation), row["rule"] != "said:confirms"
        confidence = (own, float(str(row["confidence"] or 0)))
        if own:
            parts[name].append(_text(row["part"]))
        if name in certain and confidence <= certain[name]:
            continue
        certain[name] = confidence
        day = _text(row["by_since"]) or _text(row["by_date"])
        event: Event = {"day": day, "relation": relation, "iri": row["iri"], "label": row["by"]}
        event |= {key: short(row[key]) for key in ("sentence", "start", "end", "source")}
        kept[name] = event
    return [event | {"part": joined(parts[name])} for name, event in kept.items()]


def _before(on: str, begins: str) -> bool:
    """Whether a day lies before another, which may be a month or a year: then only when it surely does."""
    return on[: len(begins)] < begins


def _text(value: object) -> str | None:
    return None if value is None else str(value)
