from __future__ import annotations

from typing import Any

import pytest

from docgraph.graph.answers import DocumentRow, DocumentView, Fact
from docgraph.views.faces import Directory
from docgraph.views.pages.force import make_force, periods
from docgraph.views.words import WORDS
from tests.unit.views.made import hai_phong


@pytest.mark.parametrize(
    "status", ["in_force", "partly_in_force", "suspended", "not_yet", "ended", "unknown"]
)
def test_every_status_has_words(status: str) -> None:
    row: dict[str, Any] = {"on": "2020-01-01", "status": status, "why": []}
    force = make_force(row, Directory((), ()))
    assert force.key in WORDS


def test_a_reason_names_who_says_so_and_where() -> None:
    event = {
        "day": None,
        "relation": "repeals",
        "iri": "urn:a",
        "label": "QĐ 1",
        "sentence": "Bãi bỏ\nQĐ 2",
        "source": "a.txt",
    }
    row = {"on": "2020-01-01", "status": "ended", "why": [event]}
    (reason,) = make_force(row, Directory((), ())).reasons
    assert (reason.key, reason.face.short, reason.sentence, reason.source) == (
        "in:repeals",
        "QĐ 1",
        "Bãi bỏ QĐ 2",
        None,
    )


DECISION = "urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323"


def told(made: Any, iri: str) -> list[tuple[str, str]]:
    view = made.document(iri)
    found = periods(view, lambda day: made.query("in_force", of=iri, on=day)[0])
    return [(one.day, one.key) for one in found]


def test_the_status_changes_on_the_day_of_what_changed_it() -> None:
    made = hai_phong()
    made.facts["urn:x:3010"] = (Fact("effective_from", "2018-12-28"),)
    assert told(made, "urn:x:3010") == [("28/12/2018", "force_in_force"), ("30/12/2019", "force_ended")]


def test_a_last_day_ends_it_on_the_day_after() -> None:
    made = hai_phong()
    made.facts[DECISION] = (Fact("effective_from", "2019-12-30"), Fact("effective_to", "2020-12-31"))
    assert told(made, DECISION) == [("30/12/2019", "force_in_force"), ("01/01/2021", "force_ended")]


def test_where_no_source_tells_a_status_none_is_shown() -> None:
    made = hai_phong()
    assert told(made, "urn:x:1207") == []
    assert periods(DocumentView(DocumentRow("i", "")), lambda day: {}) == ()
