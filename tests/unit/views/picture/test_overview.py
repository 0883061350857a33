from __future__ import annotations

from docgraph.graph.answers import DocumentRow, Link
from docgraph.views.faces import Directory
from docgraph.views.picture.overview import HEIGHT, WIDTH, look_over, time_scale, year_places
from tests.unit.views.made import MadeGraph, hai_phong


def directory_of(graph: MadeGraph) -> Directory:
    return Directory(graph.documents(), graph.sources())


def test_every_document_and_link_is_there_once() -> None:
    graph = hai_phong()
    view = look_over(directory_of(graph), graph.links())
    assert (view.documents, view.links) == (19, len(graph.links()))
    assert len(view.data["edges"]) == 3 * view.links
    assert {len(view.data[column]) for column in ("lane", "role", "x", "y")} == {19}
    assert sum(lane.count for lane in view.lanes) == 19
    assert sum(count for _, _, count in view.relations) == view.links
    assert sum(count for _, count in view.roles) == 19


def test_edges_name_documents_by_their_place_in_the_index_and_types_by_theirs() -> None:
    graph = hai_phong()
    directory = directory_of(graph)
    view = look_over(directory, graph.links())
    edges, types = view.data["edges"], view.data["types"]
    told = {
        Link(directory.faces[edges[at]].iri, types[edges[at + 2]], directory.faces[edges[at + 1]].iri)
        for at in range(0, len(edges), 3)
    }
    assert told == set(graph.links())


def test_later_documents_stand_further_right_and_higher_levels_above() -> None:
    graph = hai_phong()
    directory = directory_of(graph)
    view = look_over(directory, graph.links())
    at = {face.iri: (view.data["x"][n], view.data["y"][n]) for n, face in enumerate(directory.faces)}
    law, resolution = at["urn:lex:vn:quoc.hoi:luat:2015;77"], at["urn:lex:vn:chinh.phu:nghi.quyet:2011;30c"]
    decision = at["urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323"]
    assert resolution[0] < law[0] < decision[0] < at["urn:x:1207"][0]
    assert law[1] < resolution[1] < decision[1]
    dated = min(at[face.iri][0] for face in directory.faces if face.date)
    assert all(at[face.iri][0] < dated for face in directory.faces if not face.date)


def test_all_stand_inside_the_picture_and_inside_their_lane() -> None:
    rows = [
        DocumentRow(f"urn:{n}", str(n), type="KH", number=str(n), date="2020-01-07" if n % 3 else None)
        for n in range(2_000)
    ]
    data = look_over(Directory(rows, ()), ()).data
    assert all(0 <= x <= WIDTH for x in data["x"])
    ((_, top, bottom),) = data["lanes"]
    assert all(0 <= top <= y <= bottom <= HEIGHT for y in data["y"])


def test_no_two_of_a_crowded_month_stand_on_one_place() -> None:
    rows = [DocumentRow(f"urn:{n}", str(n), type="KH", number=str(n), date="2020-01-07") for n in range(60)]
    data = look_over(Directory(rows, ()), ()).data
    assert len(set(zip(data["x"], data["y"], strict=True))) == 60


def test_colour_says_what_a_document_does_changes_first() -> None:
    graph = hai_phong()
    directory = directory_of(graph)
    view = look_over(directory, graph.links())
    role = {face.iri: view.data["roles"][view.data["role"][n]] for n, face in enumerate(directory.faces)}
    assert role["urn:x:1207"] == "change"
    assert role["urn:x:plan3"] == "action"
    assert role["urn:lex:vn:quoc.hoi:luat:2015;77"] == "basis"
    assert role["urn:x:3010"] == "plain"


def test_a_slip_in_a_year_does_not_make_the_others_narrow() -> None:
    rows = [DocumentRow("a", "a", date="0202-01-01"), DocumentRow("b", "b", date="2020-01-01")]
    assert look_over(Directory(rows, ()), ()).years == (2020,)


def test_a_year_in_the_number_places_a_document_without_a_day() -> None:
    rows = [DocumentRow("a", "a", year="2015", number="1"), DocumentRow("b", "b", date="2020-01-01")]
    view = look_over(Directory(rows, ()), ())
    assert view.years == (2015, 2016, 2017, 2018, 2019, 2020)
    assert min(view.data["x"]) > 0


def test_months_follow_one_another_to_the_end() -> None:
    scale = time_scale(["1999-05-02", "2004", "2004-13-40"])
    places = list(scale.values())
    assert places == sorted(places)
    assert places[-1] == WIDTH
    assert [year for year, _ in year_places(scale)] == [1999, 2000, 2001, 2002, 2003, 2004, 2005]


def test_an_empty_graph_and_one_without_days_have_pictures() -> None:
    assert look_over(Directory((), ()), ()).documents == 0
    assert look_over(Directory([DocumentRow("a", "a")], ()), ()).years == ()
