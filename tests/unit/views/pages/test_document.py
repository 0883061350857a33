from __future__ import annotations

import re

from docgraph.views.faces import Directory
from docgraph.views.pages.document import write_document
from docgraph.views.pages.further import BUDGET, write_further
from docgraph.views.render import Pages
from tests.unit.views.made import MadeGraph, hai_phong


def directory_of(graph: MadeGraph) -> Directory:
    directory = Directory(graph.documents(), graph.sources())
    for row in graph.sources():
        directory.learn_places(graph.source(row.address))
    return directory


def pages_of(graph: MadeGraph, iri: str) -> dict[str, str]:
    return write_document(graph.document(iri), directory_of(graph), Pages("vi"))


def test_both_directions_stand_with_their_sentence_cue_and_place() -> None:
    (page,) = pages_of(hai_phong(), "urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323").values()
    assert "Được triển khai, thực hiện bởi" in page
    assert "<mark>Thực hiện</mark> <b>Quyết định số 3323/QĐ-UBND</b>" in page
    assert "dòng</span> 7</a>" in page
    assert "đoạn</span> 1</a>" in page
    assert "chưa chắc" in page
    assert "0,72" in page


def test_status_names_what_changed_it() -> None:
    graph = hai_phong()
    (replaced,) = pages_of(graph, "urn:x:3010").values()
    assert "Bị thay thế bởi" in replaced
    (plan,) = pages_of(graph, "urn:x:plan3").values()
    assert "Chưa thấy nguồn nào nói văn bản này bị sửa đổi" in plan


def test_a_partial_document_shows_its_candidates() -> None:
    graph = hai_phong()
    graph.candidates["urn:x:plans"] = ("urn:x:plan0", "urn:x:plan1")
    (page,) = pages_of(graph, "urn:x:plans").values()
    assert "Có thể là" in page
    assert "7/KH-STp" in page


def hub(citing: int) -> MadeGraph:
    graph = MadeGraph()
    graph.make("urn:hub", "Luật", "1", year="2020", symbol="QH14", name="Luật Trung tâm", date="2020-01-01")
    sentence = "Căn cứ Luật Trung tâm số 1/2020/QH14 và các văn bản hướng dẫn thi hành do cơ quan có thẩm quyền ban hành;"
    graph.read("a.txt", sentence)
    for number in range(citing):
        for type_ in ("based_on", "cites", "implements", "guides", "amends", "reports_on"):
            iri = graph.make(f"urn:{type_}{number}", "QĐ", str(number), symbol="QĐ-UBND", issuer="Ủy ban nhân dân " * 5,
                             name="Về việc thực hiện một số nhiệm vụ " * 2)  # fmt: skip
            graph.relate(iri, type_, "urn:hub", "a.txt", sentence, "Luật Trung tâm số 1/2020/QH14")
    return graph


def test_a_hub_shows_twenty_of_each_and_links_to_pages_of_a_hundred() -> None:
    files = pages_of(hub(150), "urn:hub")
    main = next(page for name, page in files.items() if "-in-" not in name)
    assert len(main.encode()) <= BUDGET
    assert "Xem cả 150" in main
    further = [name for name in files if "-in-cites-" in name]
    assert len(further) == 2
    assert files[further[0]].count("<li id=") == 100
    assert files[further[1]].count("<li id=") == 50


def test_a_group_of_twenty_one_has_a_page_of_its_own() -> None:
    graph = MadeGraph()
    graph.make("urn:hub", "QĐ", "1")
    graph.read("a.txt", "Theo Quyết định 1.")
    for number in range(21):
        graph.make(f"urn:{number}", "KH", str(number))
        graph.relate(f"urn:{number}", "implements", "urn:hub", "a.txt", "Theo Quyết định 1.", "Quyết định 1")
    files = pages_of(graph, "urn:hub")
    assert len(files) == 2
    assert files[min(files, key=len)].count("<blockquote>") == 20


def wordy_hub(citing: int) -> MadeGraph:
    """Every name and sentence as long as it may be, of letters that a page writes with several bytes each."""
    graph = MadeGraph()
    graph.make("urn:hub", "QĐ", "1", name='Quyết định "ấy" ' * 20, date="2020-01-01")
    sentence = 'Căn cứ "Quyết định" 1 & các văn bản <kèm theo> "ấy"; ' * 8
    graph.read("a.txt", sentence, title='Báo "cáo" & ' * 20)
    for number in range(citing):
        iri = graph.make(f"urn:{number}", "KH", str(number), name='"Kế hoạch" ' * 40, issuer='"Sở" & ' * 30)
        for type_ in ("cites", "implements", "amends", "reports_on", "based_on", "replaces", "repeals"):
            graph.relate(iri, type_, "urn:hub", "a.txt", sentence)
            graph.relate("urn:hub", type_, iri, "a.txt", sentence)
        graph.say("states", "Người nói " * 9, '"lý do" & ' * 120, iri, "urn:hub", "guides")
    return graph


def test_no_page_is_too_heavy_and_no_edge_is_lost_where_every_name_is_long() -> None:
    files = pages_of(wordy_hub(120), "urn:hub")
    assert max(len(page.encode()) for page in files.values()) <= BUDGET
    slug = min(files, key=len)
    further = {name: page for name, page in files.items() if name.startswith(f"{slug}-in-cites-")}
    assert len(further) > 2
    shown = re.findall(r'<li id="in-cites-([^"]+)"', "".join(further.values()))
    assert len(shown) == len(set(shown)) == 120
    # Every part is named on the one before it.
    for name in further:
        assert name in {slug, *re.findall(r'href="\.\./d/([^"]+)\.html"', "".join(further.values()))}


def test_a_server_finds_each_of_the_parts() -> None:
    graph = wordy_hub(30)
    view, directory = graph.document("urn:hub"), directory_of(graph)
    files = write_document(view, directory, Pages("vi"))
    for name, page in files.items():
        if "-in-" in name:
            assert write_further(view, name, directory, Pages("vi")) == page
    assert write_further(view, f"{min(files, key=len)}-in-cites-1-99", directory, Pages("vi")) is None
