"""Whether a document is in force on a day, as a page says it.

Reads: the row of the question `in_force` and the `Directory`. Gives: a `Force` with its reasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from docgraph.views.faces import Directory, Face, SourceFace, clip
from docgraph.views.words import say_day

_LONGEST = 300


class Reason(msgspec.Struct, frozen=True):
    """What another document did to it: `key` names the words for that, `day` may be empty."""

    key: str
    face: Face
    date: str
    day: str
    sentence: str
    source: SourceFace | None
    part: str = ""


class Force(msgspec.Struct, frozen=True):
    """The status on a day: `on` is the day asked for, `key` the words, empty where no day was asked for."""

    on: str = ""
    day: str = ""
    key: str = ""
    since: str = ""
    until: str = ""
    reasons: tuple[Reason, ...] = ()
    wrong: bool = False


def make_force(row: Mapping[str, Any], directory: Directory) -> Force:
    """The face of a status.

    >>> row = {"on": "2020-01-01", "status": "in_force", "since": "2019-12-30", "until": None, "why": []}
    >>> force = make_force(row, Directory((), ()))
    >>> force.key, force.since
    ('force_in_force', '30/12/2019')
    """
    return Force(
        on=str(row["on"]),
        day=say_day(str(row["on"])),
        key=f"force_{row['status']}",
        since=say_day(row["since"]),
        until=say_day(row["until"]),
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
