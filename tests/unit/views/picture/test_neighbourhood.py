from __future__ import annotations

import json
import subprocess
import sys

from docgraph.graph.answers import DocumentRow, Link, Neighbourhood
from docgraph.views.faces import Directory, Face
from docgraph.views.picture.neighbourhood import draw, passes, places, script_path
from tests.unit.views.made import hai_phong

DECISION = "urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323"


def picture_of(
    *links: tuple[str, str, str], others: int = 0
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    names = list(dict.fromkeys(n for source, _, target in links for n in (source, target)))
    names += [f"n{index}" for index in range(others)]
    rows = tuple(DocumentRow(iri=name, label=name) for name in names)
    around = Neighbourhood(links[0][0], rows, tuple(Link(*link) for link in links))
    data = json.loads(draw(around, Directory(rows, ())).data)
    nodes = [
        dict(zip(("label", "more", "x", "y", "slug", "marks"), node, strict=True)) for node in data["nodes"]
    ]
    edges = [dict(zip(("from", "to", "type", "bend"), edge[:4], strict=True)) for edge in data["edges"]]
    return nodes, [edge | {"relation": data["types"][edge["type"]][0]} for edge in edges]


def test_two_relations_between_the_same_documents_both_show_apart() -> None:
    _, edges = picture_of(("a", "implements", "b"), ("a", "cites", "b"), ("b", "amends", "a"))
    assert {edge["relation"] for edge in edges} == {"implements", "cites", "amends"}
    assert len({json.dumps([edge["bend"], edge["from"]]) for edge in edges}) == 3


def test_no_two_documents_stand_on_one_place() -> None:
    nodes, _ = picture_of(
        *(("a", "cites", f"b{n}") for n in range(50)), ("c", "implements", "a"), ("b1", "cites", "b2")
    )
    assert len({(node["x"], node["y"]) for node in nodes}) == len(nodes) == 52


def test_what_it_rests_on_stands_left_and_what_acts_on_it_right() -> None:
    nodes, _ = picture_of(("a", "based_on", "b"), ("c", "implements", "a"))
    x = {str(node["label"]): node["x"] for node in nodes}
    assert x["b"] < x["a"] < x["c"]  # type: ignore[operator]


def test_at_most_three_hundred_are_drawn_and_the_rest_counted() -> None:
    rows = tuple(DocumentRow(iri=f"urn:{n}", label=str(n)) for n in range(400))
    links = tuple(Link(f"urn:{n}", "cites", "urn:0") for n in range(1, 400))
    picture = draw(Neighbourhood("urn:0", rows, links, left_off=7), Directory(rows, ()))
    assert (picture.shown, picture.left_off) == (300, 107)


def test_the_script_is_in_the_installed_package() -> None:
    assert script_path().is_file()


def test_pyvis_is_loaded_only_when_a_picture_is_drawn() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "import docgraph.views.site, sys; print('pyvis' in sys.modules, 'networkx' in sys.modules)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.strip() == "False False"


def test_lines_pass_between_the_boxes_of_a_column() -> None:
    links = [Link("centre", "based_on", f"b{n}") for n in range(3)]
    links += [Link("b1", "based_on", "c"), Link("centre", "cites", "c"), Link("b0", "amends", "b2")]
    column = {"centre": 0, "b0": -1, "b1": -1, "b2": -1, "c": -2}
    faces = [Face(iri, iri, "", iri, iri) for iri in column]
    where = places(faces, column, links)
    # Two that are related stand in two columns, and no box lies on a line between others.
    assert where["b0"][0] != where["b2"][0]
    for link in links:
        for iri, (x, y) in where.items():
            span = None if iri in (link.source, link.target) else passes(link, where, x)
            assert span is None or not span[0] - 16 < y < span[1] + 16, (link, iri)


def test_the_list_names_each_edge_once_and_a_shared_end_once() -> None:
    rows = tuple(DocumentRow(iri=iri, label=iri) for iri in "abcd")
    links = [
        Link("a", "cites", "d"),
        Link("b", "cites", "d"),
        Link("c", "cites", "d"),
        Link("d", "amends", "a"),
    ]
    picture = draw(Neighbourhood("d", rows, tuple(links)), Directory(rows, ()))
    told = {(kind.type, line.one.iri, line.out): [face.iri for face, _ in line.others]
            for kind in picture.kinds for line in kind.lines}  # fmt: skip
    assert told == {("cites", "d", False): ["a", "b", "c"], ("amends", "d", True): ["a"]}
    assert picture.links == 4


def test_what_a_person_says_or_confirms_is_marked_in_the_drawing_and_in_the_list() -> None:
    graph = hai_phong()
    graph.say("confirms", "An", "đã đối chiếu", "urn:x:plan0", DECISION, "implements")
    directory = Directory(graph.documents(), graph.sources(), said=graph.statements())
    picture = draw(graph.neighbourhood(DECISION), directory)
    assert picture.backed == 1
    assert [edge[4:] for edge in json.loads(picture.data)["edges"] if len(edge) > 4] == [[1]]
    backings = [
        backing for kind in picture.kinds for line in kind.lines for _, backing in line.others if backing
    ]
    assert [(backing.by, backing.reason) for backing in backings] == [("An", "đã đối chiếu")]
