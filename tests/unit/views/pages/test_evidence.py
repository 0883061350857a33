from __future__ import annotations

from docgraph.graph.answers import Evidence
from docgraph.views.pages.evidence import cue_pattern, cut_evidence


def said(sentence: str, words: str = "", rule: str = "", start: int = 100) -> Evidence:
    at = sentence.index(words) if words else -1
    bounds = (start + at, start + at + len(words)) if words else (None, None)
    return Evidence("r", "a.txt", start, start + len(sentence), sentence, rule, 0.9, *bounds)


def test_cue_and_mention_are_told_apart() -> None:
    pieces = cut_evidence(said("Căn cứ Luật Giá ngày 1;", "Luật Giá", "cues:basis"), 200)
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("cue", "Căn cứ"),
        ("", " "),
        ("mention", "Luật Giá"),
        ("", " ngày 1;"),
    ]


def test_the_cue_nearest_to_the_mention_counts() -> None:
    sentence = "Căn cứ Luật Giá; căn cứ Luật Đất đai;"
    pieces = cut_evidence(said(sentence, "Luật Đất đai", "cues:basis"), 200)
    assert [piece.text for piece in pieces if piece.kind == "cue"] == ["căn cứ"]


def test_a_long_sentence_keeps_what_stands_around_its_mention() -> None:
    sentence = "chữ " * 500 + "Luật Giá" + " chữ" * 500
    shown = "".join(piece.text for piece in cut_evidence(said(sentence, "Luật Giá"), 300))
    assert "Luật Giá" in shown
    assert len(shown) < 310
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_nothing_is_lost_of_a_sentence_that_fits() -> None:
    sentence = "Thực hiện Quyết định 1 và Quyết định 2."
    assert (
        "".join(piece.text for piece in cut_evidence(said(sentence, "Quyết định 2", "cues:carry-out"), 300))
        == sentence
    )


def test_offsets_that_do_not_fit_the_sentence_mark_nothing() -> None:
    strange = Evidence("r", "a", 50, 60, "mười chữ x", "", 0.9, 5, 400)
    assert [piece.kind for piece in cut_evidence(strange, 100)] == [""]


def test_rules_that_are_no_cue_row_mark_no_cue() -> None:
    assert cue_pattern("relate") is None
    assert cue_pattern("cues:no-such-row") is None
