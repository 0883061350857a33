from __future__ import annotations

from docgraph.graph.answers import Link
from docgraph.lexicon import load_lexicon
from docgraph.views.faces import Directory
from docgraph.views.pages.tree import Doings, Tree, grow_tree, province_of, tree_page
from docgraph.views.render import Pages
from tests.unit.views.made import CITY, MadeGraph, hai_phong

DECISION = "urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323"


def tree_of(graph: MadeGraph, iri: str = DECISION, *more: Link) -> Tree | None:
    return grow_tree(iri, Doings([*graph.links(), *more]), Directory(graph.documents(), graph.sources()))


def city_with(*districts: str) -> MadeGraph:
    graph = MadeGraph()
    graph.make("d", "QĐ", "1", symbol="QĐ-UBND", date="2020-01-02", issuer=CITY)
    for name in districts:
        graph.make(f"kh-{name}", "KH", "2", date="2020-02-02", issuer=f"Ủy ban nhân dân {name}")
    return graph


def test_plans_stand_by_day_each_with_its_reports() -> None:
    tree = tree_of(hai_phong())
    assert tree is not None
    assert (tree.plans, len(tree.branches)) == (13, 13)
    days = [branch.face.date for branch in tree.branches if branch.face.date]
    assert days == sorted(days)
    assert tree.reported == 1


def test_a_report_on_the_decision_counts_for_the_plan_of_the_body_that_wrote_it() -> None:
    graph = city_with("huyện A", "huyện B", "huyện C")
    graph.make("bc", "BC", "3", date="2020-06-02", issuer="Ủy ban nhân dân huyện B")
    links = [Link(f"kh-huyện {x}", "implements", "d") for x in "ABC"]
    tree = tree_of(graph, "d", *links, Link("bc", "reports_on", "d"))
    assert tree is not None
    assert [branch.face.issuer for branch in tree.branches if branch.reports] == ["Ủy ban nhân dân huyện B"]


def test_a_plan_of_a_plan_hangs_below_it_once() -> None:
    graph = city_with("huyện A", "huyện B", "huyện C", "xã D")
    links = [Link(f"kh-huyện {x}", "implements", "d") for x in "ABC"]
    below = (Link("kh-xã D", "implements", "kh-huyện A"), Link("kh-xã D", "implements", "kh-huyện B"))
    tree = tree_of(graph, "d", *links, *below)
    assert tree is not None
    assert [len(branch.branches) for branch in tree.branches] == [1, 0, 0]


def test_plans_that_implement_each_other_end() -> None:
    graph = city_with("huyện A", "huyện B", "huyện C")
    links = [Link(f"kh-huyện {x}", "implements", "d") for x in "ABC"]
    links += [Link("d", "implements", "kh-huyện A"), Link("kh-huyện A", "implements", "kh-huyện B")]
    tree = tree_of(graph, "d", *links)
    assert tree is not None
    assert tree.plans == 3


def test_fewer_than_three_plans_make_no_tree() -> None:
    assert tree_of(hai_phong(), "urn:x:1207") is None


def test_where_three_districts_have_a_plan_the_others_are_missing() -> None:
    names = ("huyện Cát Hải", "quận Lê Chân", "huyện An Lão")
    links = [Link(f"kh-{name}", "implements", "d") for name in names]
    tree = tree_of(city_with(*names), "d", *links)
    assert tree is not None
    (missing,) = tree.missing
    assert missing.key == "missing_districts"
    assert "Tiên Lãng" in missing.names
    assert not {"Cát Hải", "Lê Chân", "An Lão"} & set(missing.names)


def test_bodies_of_the_place_that_other_documents_name_are_missing() -> None:
    graph = hai_phong()
    graph.make("urn:x:other", "QĐ", "5", issuer="Sở Giao thông vận tải thành phố Hải Phòng")
    tree = tree_of(graph)
    assert tree is not None
    assert [(m.key, m.names) for m in tree.missing] == [
        ("missing_bodies", ("Sở Giao thông vận tải thành phố Hải Phòng",))
    ]


def test_the_province_is_the_end_of_a_name() -> None:
    assert province_of("Sở Tài chính tỉnh Hải Dương", load_lexicon()) == "Hải Dương"
    assert province_of("Bộ Y tế", load_lexicon()) is None
    assert province_of("", load_lexicon()) is None


def test_the_page_says_who_has_no_report() -> None:
    tree = tree_of(hai_phong())
    assert tree is not None
    page = tree_page(tree, Pages("vi"))
    assert page.count("chưa thấy báo cáo") == 12
    assert page.count('class="report"') == 1
