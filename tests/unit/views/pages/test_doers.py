from __future__ import annotations

from docgraph.views.faces import Directory
from docgraph.views.pages.doers import MOST, NOBODY, list_doers
from docgraph.views.pages.tree import Doings
from tests.unit.views.made import MadeGraph, hai_phong

DECISION = "urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323"


def test_each_plan_has_its_report_or_shows_that_none_was_seen() -> None:
    graph = hai_phong()
    doers = list_doers(DECISION, Doings(graph.links()), Directory(graph.documents(), ()))
    assert (len(doers.rows), doers.total, doers.reported) == (13, 13, 1)
    assert [face.title for face in doers.rows[0].reports] == ["88/BC-SNV"]
    assert doers.rows[1].reports == ()


def test_a_plan_under_a_plan_names_the_one_between_and_changes_are_listed() -> None:
    graph = MadeGraph()
    for iri in ("d", "p1", "p2", "p3", "below", "change"):
        graph.make(iri, "KH", iri)
    graph.read("a.txt", "nói")
    for source, target in (("p1", "d"), ("p2", "d"), ("p3", "d"), ("below", "p1")):
        graph.relate(source, "implements", target, "a.txt", "nói")
    graph.relate("change", "amends", "p2", "a.txt", "nói")
    doers = {
        doer.plan.iri: doer
        for doer in list_doers("d", Doings(graph.links()), Directory(graph.documents(), ())).rows
    }
    through = doers["below"].through
    assert through is not None
    assert through.iri == "p1"
    assert [face.iri for face in doers["p2"].changes] == ["change"]


def test_fewer_than_three_plans_make_no_table() -> None:
    graph = hai_phong()
    assert list_doers("urn:x:plan0", Doings(graph.links()), Directory(graph.documents(), ())) == NOBODY


def test_plans_beyond_those_shown_are_counted() -> None:
    graph = MadeGraph()
    graph.make("d", "QĐ", "1")
    graph.read("a.txt", "nói")
    for number in range(MOST + 5):
        graph.relate(graph.make(f"p{number}", "KH", str(number)), "implements", "d", "a.txt", "nói")
    doers = list_doers("d", Doings(graph.links()), Directory(graph.documents(), ()))
    assert (len(doers.rows), doers.total) == (MOST, MOST + 5)
