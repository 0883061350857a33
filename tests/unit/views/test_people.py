"""A person's word on the pages: told apart from what a text says, with name and reason, wherever it counts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from docgraph.views.faces import directory_of
from docgraph.views.pages.document import write_document
from docgraph.views.pages.source import write_source
from docgraph.views.pages.tree import Doings, grow_tree, tree_page
from docgraph.views.pages.way import people_script
from docgraph.views.render import Pages
from docgraph.views.site import write_site
from tests.unit.views.made import MadeGraph, hai_phong

DECISION = "urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323"
TEXT = "van-ban/3323-qd-ubnd.txt"


@pytest.fixture
def graph() -> MadeGraph:
    made = hai_phong()
    made.say("states", "Lan <b>", "phiếu trình 12", "urn:x:1207", DECISION, "implements")
    made.say("rejects", "Dũng", "đọc nhầm số", "urn:x:report", DECISION, "cites")
    made.say("different", "Hoa", "hai năm khác nhau", "urn:x:3010", DECISION)
    return made


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]{1,300}>", "", page.partition("<main")[2]).split())


def page_of(graph: MadeGraph, iri: str = DECISION) -> str:
    directory = directory_of(graph)
    return plain(write_document(graph.document(iri), directory, Pages("vi"))[directory.face(iri).slug])


def test_an_edge_that_only_a_person_states_shows_name_and_reason_and_no_confidence(graph: MadeGraph) -> None:
    page = page_of(graph, "urn:x:1207")
    assert "Triển khai, thực hiện 1 Quyết định 3323/QĐ-UBND" in page
    assert "phiếu trình 12 Ý kiến của Lan &lt;b&gt; chưa nguồn nào nói" in page
    assert "chắc chắn 1,00" not in page


def test_a_text_that_says_so_too_keeps_its_sentence_beside_the_word(graph: MadeGraph) -> None:
    graph.say("states", "Lan", "đúng vậy", "urn:x:1207", DECISION, "amends")
    page = page_of(graph)
    assert "Sửa đổi, bổ sung Điều 2 Quyết định số 3323/QĐ-UBND" in page
    assert "Lan khẳng định:đúng vậy" in page


def test_what_is_rejected_and_who_is_another_stand_apart(graph: MadeGraph) -> None:
    page = page_of(graph)
    assert "Ý kiến của người rà soát 3 ý kiến" in page
    assert "Dũng bác bỏ: Báo cáo 88/BC-SNV Nhắc đến Quyết định 3323/QĐ-UBND đọc nhầm số" in page
    assert "Hoa cho là hai văn bản khác nhau: Quyết định 3010/QĐ-UBND · Quyết định 3323/QĐ-UBND" in page
    assert "01/03/2026" in page


def test_a_word_has_a_page_of_its_own_and_a_place_among_the_sources(graph: MadeGraph, tmp_path: Path) -> None:
    write_site(graph, tmp_path / "site")
    (file,) = (tmp_path / "site/s").glob("urn-docgraph-said-0-*.html")
    page = plain(file.read_text("utf-8"))
    assert "Lan &lt;b&gt; khẳng định: Quyết định 1207/QĐ-UBND" in page
    assert "chỗ nhắc" not in page
    listed = plain((tmp_path / "site/sources.html").read_text("utf-8"))
    assert "Ý kiến của Lan &lt;b&gt; Quyết định 1207/QĐ-UBND → Quyết định 3323/QĐ-UBND" in listed


def test_the_reader_of_a_source_tells_of_words_on_its_documents(graph: MadeGraph) -> None:
    page = plain(write_source(graph.source(TEXT), directory_of(graph), Pages("vi")))
    assert "Hoa cho là hai văn bản khác nhau" in page
    assert "Dũng" not in page  # the report is not named in this text


def test_the_tree_and_the_table_say_by_whose_word(graph: MadeGraph) -> None:
    directory = directory_of(graph)
    tree = grow_tree(DECISION, Doings(graph.links()), directory)
    assert tree is not None
    page = plain(tree_page(tree, Pages("vi")))
    assert "1207/QĐ-UBND 04/05/2020 theo Lan &lt;b&gt;: phiếu trình 12" in page
    assert page.count("theo Lan") == 1


def test_the_script_of_the_path_page_holds_what_people_say_of_edges(graph: MadeGraph) -> None:
    graph.say("states", "Lan <b>", "</script>", "urn:x:plan1", DECISION, "amends")
    script = people_script(directory_of(graph))
    assert "</script" not in script
    told = json.loads(script.removeprefix("window.docgraphPeople=").removesuffix(";\n"))
    assert [(edge.split(" ")[1], one[:2]) for edge, one in told.items()] == [
        ("implements", ["Lan <b>", "phiếu trình 12"]),
        ("amends", ["Lan <b>", "</script>"]),
    ]


def test_no_word_is_left_out_of_it_however_many_there_are(graph: MadeGraph) -> None:
    for number in range(700):
        graph.say(
            "states", "Lan", "đúng", graph.make(f"urn:y:{number}", "KH", str(number)), DECISION, "cites"
        )
    assert people_script(directory_of(graph)).count('"Lan"') == 700
