"""The page of a document: parts, a person's word beside the sentence, sources that only name it, what is missing."""

from __future__ import annotations

import re

import msgspec

from docgraph.graph.answers import DocumentView, Edge, Evidence, Naming
from docgraph.views.document_words import DOCUMENT_WORDS
from docgraph.views.pages.document import write_document
from docgraph.views.pages.moments import MOST_MOMENTS, time_line
from docgraph.views.render import Pages
from tests.unit.views.made import MadeGraph
from tests.unit.views.pages.test_document import directory_of, pages_of

FEES = "urn:x:fees"


def graph() -> MadeGraph:
    made = MadeGraph()
    made.make(FEES, "QĐ", "22", year="2021", symbol="QĐ-UBND", date="2021-03-01")
    made.make("urn:x:789", "QĐ", "789", symbol="QĐ-UBND", date="2023-05-04")
    made.read("789.txt", "Bãi bỏ Điều 7 và khoản 3 Điều 9 Quyết định 22/2021/QĐ-UBND.", of="urn:x:789")
    made.read("tin.txt", "Bài báo nhắc Quyết định 22/2021/QĐ-UBND hôm qua.")
    return made


def page_of(made: MadeGraph, **more: object) -> str:
    view = msgspec.structs.replace(made.document(FEES), **more)
    (page,) = write_document(view, directory_of(made), Pages("vi")).values()
    return re.sub(r"<[^>]{1,300}>", "", page)


def repeal(**fields: object) -> dict[str, tuple[Edge, ...]]:
    told = Evidence("s#r", "789.txt", 0, 60, "Bãi bỏ Điều 7 và khoản 3 Điều 9 Quyết định 22/2021/QĐ-UBND.")
    told = msgspec.structs.replace(told, **fields)
    return {"repeals": (Edge("repeals", "urn:x:789", "QĐ 789", (told,), since="2023-12-31"),)}


def test_a_part_that_is_repealed_is_said_as_one() -> None:
    page = page_of(graph(), edges_in=repeal(part="Điều 7, khoản 3 Điều 9"))
    assert "Bị bãi bỏ một phần bởi Quyết định 789/QĐ-UBND (Điều 7, khoản 3 Điều 9)" in page
    assert "(hiệu lực từ 31/12/2023)" in page
    assert "bãi bỏ một phần" in page
    assert "Bị bãi bỏ bởi Quyết định 789/QĐ-UBND" in page_of(graph(), edges_in=repeal())


def test_who_confirms_stands_beside_the_sentence() -> None:
    page = page_of(graph(), edges_in=repeal(said_by="An", reason="Đã đọc bản gốc"))
    assert "An xác nhận:Đã đọc bản gốc" in page
    assert "Bãi bỏ Điều 7 và khoản 3 Điều 9" in page


def test_a_source_that_only_names_it_is_shown_with_its_sentence() -> None:
    told = Naming("tin.txt", 2, 0, "Bài báo nhắc Quyết định 22/2021/QĐ-UBND hôm qua.", 13, 40)
    page = page_of(graph(), named_in=(told,))
    assert "Được nhắc trong nguồn 1 nguồn" in page
    assert "Bài báo nhắc Quyết định 22/2021/QĐ-UBND hôm qua." in page
    assert "Chưa nguồn nào nhắc đến văn bản này" not in page
    assert "Được nhắc trong nguồn" not in page_of(
        graph(), named_in=(msgspec.structs.replace(told, related=True),)
    )


def test_what_an_identity_lacks_is_said() -> None:
    made = graph()
    made.make("urn:x:bare", "KH", "5", symbol="KH-UBND", partial=True, issuer="Ủy ban nhân dân xã Đông Sơn")
    made.read("5.txt", "Số: 5/KH-UBND", of="urn:x:bare")
    (page,) = pages_of(made, "urn:x:bare").values()
    text = re.sub(r"<[^>]{1,300}>", "", page)
    assert "Chưa đủ định danh: không rõ năm." in text
    assert "không nói đủ để biết" not in text


def test_a_time_line_counts_what_it_leaves_out() -> None:
    made = graph()
    edges = []
    for number in range(20):
        other = made.make(
            f"urn:x:a{number}", "QĐ", str(number + 1), symbol="QĐ-UBND", date=f"2022-01-{number + 1:02}"
        )
        edges.append(Edge("amends", other, other, (Evidence("s#r", "789.txt", 0, 5, "Sửa"),)))
    view: DocumentView = msgspec.structs.replace(made.document(FEES), edges_in={"amends": tuple(edges)})
    moments = time_line(view, directory_of(made))
    assert (moments[-1].meaning, moments[-1].many) == ("more", 21 - MOST_MOMENTS)
    assert "và 12 mốc khác" in page_of(made, edges_in=view.edges_in)


def test_every_word_of_it_is_there_in_both_languages() -> None:
    assert all(len(pair) == 2 and all(pair) for pair in DOCUMENT_WORDS.values())
