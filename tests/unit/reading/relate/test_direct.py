"""What a cue opens, and how far it goes."""

from __future__ import annotations

from collections.abc import Callable

from docgraph.records import Relation

Related = Callable[..., list[Relation]]


def test_past_a_bracket_the_document_before_it_goes_on(related: Related) -> None:
    said = related(
        "Căn cứ [d1|Nghị định 7/2020/NĐ-CP] (đã được sửa đổi tại [d2|Nghị định 9/2022/NĐ-CP]) quy định chi tiết "
        "[d3|Luật Đầu tư];"
    )
    assert ("d1", "guides", "d3") in {(r.source, r.type.value, r.target) for r in said}


def test_a_kind_of_document_without_a_number_acts_on_nothing(related: Related) -> None:
    said = related("Rà soát các văn bản hướng dẫn thi hành [d1|Luật Đất đai].")
    assert [r.type.value for r in said] == ["cites"]
