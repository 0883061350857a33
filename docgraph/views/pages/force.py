"""Whether a document is in force on a day and from day to day, as a page says it.

Reads: rows of the question `in_force` and the `Directory`. Gives: a `Force` with its reasons, and the periods
in which its status was the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from docgraph.graph.answers import DocumentView
from docgraph.views.faces import Directory, Face, SourceFace, clip
from docgraph.views.words import say_day

_LONGEST = 300
_MOST_DAYS = 12
_SILENT = frozenset({"unknown", "not_yet"})


class Reason(msgspec.Struct, frozen=True):
    """What another document did to it: `key` names the words for that, `day` may be empty."""

    key: str
    face: Face
    date: str
    day: str
    sentence: str
    source: SourceFace | None
    part: str = ""


class Period(msgspec.Struct, frozen=True):
    """From `date` on the status is the one whose words `key` names."""

    date: str
    day: str
    key: str


class Force(msgspec.Struct, frozen=True):
    """The status on a day: `on` is the day, `key` the words, empty where no day is told.

    `asked` says that the reader chose the day, `wrong` that it was none; `periods` tell all days.
    """

    on: str = ""
    day: str = ""
    key: str = ""
    reasons: tuple[Reason, ...] = ()
    wrong: bool = False
    asked: bool = False
    periods: tuple[Period, ...] = ()


UNTOLD: Final = Force()
"""What is shown where nobody tells a status."""


def make_force(row: Mapping[str, Any], directory: Directory) -> Force:
    """The face of a status.

    >>> row = {"on": "2020-01-01", "status": "in_force", "why": []}
    >>> force = make_force(row, Directory((), ()))
    >>> force.key, force.day
    ('force_in_force', '01/01/2020')
    """
    return Force(
        on=str(row["on"]),
        day=say_day(str(row["on"])),
        key=f"force_{row['status']}",
        reasons=tuple(
            Reason(
                key=f"in:{event['relation']}",
                face=directory.face(event["iri"], event["label"]),
                date=event["day"] or "",
                day=say_day(event["day"]),
                sentence=clip(event["sentence"], _LONGEST),
                source=directory.source(event["source"]),
                part=clip(event.get("part") or "", _LONGEST),
            )
            for event in row["why"]
        ),
    )


def periods(view: DocumentView, ask: Callable[[str], Mapping[str, Any]]) -> tuple[Period, ...]:
    """When a document's status changed, oldest first; none where no source tells a status at all.

    `ask` gives the row of `in_force` for a day.

    >>> from docgraph.graph.answers import DocumentRow, Fact
    >>> row = DocumentRow("urn:a", "QĐ 1", date="2020-01-02")
    >>> view = DocumentView(row, (Fact("effective_from", "2020-01-02"),))
    >>> periods(view, lambda day: {"status": "in_force", "why": []})
    (Period(date='2020-01-02', day='02/01/2020', key='force_in_force'),)
    """
    facts = {fact.name: fact.value for fact in reversed(view.facts)}
    begins = facts.get("effective_from") or view.row.date
    if begins is None or not ("effective_from" in facts or view.status):
        return ()
    days = {begins, *(event["day"] for event in ask(_last_of(begins))["why"] if event["day"])}
    days.update(_after(facts["effective_to"]) if "effective_to" in facts else ())
    found: list[Period] = []
    for day in sorted(days)[:_MOST_DAYS]:
        status = ask(_last_of(day))["status"]
        if not found or found[-1].key != f"force_{status}":
            found.append(Period(day, say_day(day), f"force_{status}"))
    return tuple(found) if any(one.key[6:] not in _SILENT for one in found) else ()


def _last_of(day: str) -> str:
    """A day inside a month or year of which no day is known, late in it."""
    return day + {4: "-12-28", 7: "-28"}.get(len(day), "")


def _after(day: str) -> tuple[str, ...]:
    """The day after, where a day is known."""
    try:
        return ((datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat(),)
    except (ValueError, OverflowError):
        return ()
