"""Who acts: the document before a cue, the subject of its clause, the text itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgraph.records import Relation

Related = Callable[..., list[Relation]]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Bãi bỏ [d1|Thông tư 3/2015/TT-BTC].", "self"),
        ("[d9|Nghị định 2/2025/NĐ-CP] bãi bỏ khoản 1 Điều 2 [d1|Nghị định 7/2020/NĐ-CP].", "d9"),
        (
            "[self|Thông tư này] sửa đổi [d2|Thông tư 1/2012/TT-BTC] và bãi bỏ [d1|Thông tư 3/2015/TT-BTC].",
            "self",
        ),
        ("Bộ Tài chính quyết định bãi bỏ [d1|Thông tư 3/2015/TT-BTC].", "self"),
        ("[d1|Thông tư 3/2015/TT-BTC] bị bãi bỏ bởi [d9|Thông tư 8/2020/TT-BTC].", "d9"),
    ],
)
def test_who_repeals(related: Related, text: str, source: str) -> None:
    assert [r.source for r in related(text) if r.type == "repeals" and r.target == "d1"] == [source]


def test_past_a_bracket_the_document_before_it_goes_on(related: Related) -> None:
    said = related(
        "Căn cứ [d1|Nghị định 7/2020/NĐ-CP] (đã được sửa đổi tại [d2|Nghị định 9/2022/NĐ-CP]) quy định chi tiết "
        "[d3|Luật Đầu tư];"
    )
    assert ("d1", "guides", "d3") in {(r.source, r.type.value, r.target) for r in said}


def test_a_kind_of_document_without_a_number_acts_on_nothing(related: Related) -> None:
    said = related("Rà soát các văn bản hướng dẫn thi hành [d1|Luật Đất đai].")
    assert [r.type.value for r in said] == ["cites"]
