from __future__ import annotations

from docgraph.graph.answers import DocumentRow, Evidence, SourceRow, SourceView, TextMark
from docgraph.views.faces import Directory, clip, make_face, place_units


def test_a_law_goes_by_its_name_and_a_decision_by_its_number() -> None:
    law = DocumentRow(
        "i", "l", type="Luật", type_name="Luật", number="45", year="2013", symbol="QH13", name="Luật Đất đai"
    )
    assert (make_face(law, "s").title, make_face(law, "s").name) == ("Luật Đất đai", "45/2013/QH13")
    decision = DocumentRow(
        "i", "l", type="QĐ", type_name="quyết định", number="1", symbol="QĐ-UBND", name="Về việc A"
    )
    assert (make_face(decision, "s").short, make_face(decision, "s").name) == (
        "Quyết định 01/QĐ-UBND",
        "Về việc A",
    )


def test_a_document_without_number_goes_by_its_name_and_says_the_type_once() -> None:
    face = make_face(DocumentRow("i", "l", type="KH", type_name="kế hoạch", name="Kế hoạch CCHC"), "s")
    assert (face.kind, face.title, face.unnumbered) == ("", "Kế hoạch CCHC", True)


def test_a_name_is_one_line_without_controls_and_not_endless() -> None:
    assert clip("a\x00b\n\tc") == "a b c"
    assert len(clip("x" * 10_000)) <= 301


def test_paragraphs_tell_the_place_before_pages_and_pages_before_lines() -> None:
    marks = (TextMark("page", 1, 0), TextMark("paragraph", 1, 0), TextMark("paragraph", 2, 4))
    assert place_units(SourceView("a", "một hai", marks=marks)) == ("paragraph", (0, 4), (1, 2))
    assert place_units(SourceView("a", "một hai", marks=marks[:1]))[0] == "page"


def test_evidence_of_a_source_that_is_not_listed_has_no_page() -> None:
    directory = Directory((), (SourceRow("a.txt"),))
    assert directory.source("lexicon") is None
    known = directory.source("a.txt")
    assert known is not None
    assert known.anchor(Evidence("r", "a.txt", 0, 5, "…")) == ""


def test_most_cited_come_first() -> None:
    rows = (DocumentRow("a", "a", incoming=1), DocumentRow("b", "b", incoming=9))
    assert [face.iri for face in Directory(rows, ()).faces] == ["b", "a"]
