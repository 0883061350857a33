from __future__ import annotations

from typing import Any

import pytest

from docgraph.views.faces import Directory
from docgraph.views.pages.force import make_force
from docgraph.views.words import WORDS


@pytest.mark.parametrize(
    "status", ["in_force", "partly_in_force", "suspended", "not_yet", "ended", "unknown"]
)
def test_every_status_has_words(status: str) -> None:
    row: dict[str, Any] = {
        "on": "2020-01-01",
        "status": status,
        "since": None,
        "until": "2020-02-03",
        "why": [],
    }
    force = make_force(row, Directory((), ()))
    assert force.key in WORDS
    assert (force.since, force.until) == ("", "03/02/2020")


def test_a_reason_names_who_says_so_and_where() -> None:
    event = {
        "day": None,
        "relation": "repeals",
        "iri": "urn:a",
        "label": "QĐ 1",
        "sentence": "Bãi bỏ\nQĐ 2",
        "source": "a.txt",
    }
    row = {"on": "2020-01-01", "status": "ended", "since": None, "until": None, "why": [event]}
    (reason,) = make_force(row, Directory((), ())).reasons
    assert (reason.key, reason.face.short, reason.sentence, reason.source) == (
        "in:repeals",
        "QĐ 1",
        "Bãi bỏ QĐ 2",
        None,
    )
