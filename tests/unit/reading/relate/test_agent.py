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


@pytest.mark.parametrize(
    "text",
    [
        "Sở Tài chính bãi bỏ [d1|Thông tư 3/2015/TT-BTC].",
        "Các nghị định hướng dẫn thi hành [d1|Luật Giá] còn hiệu lực.",
        "Theo [d2|Tờ trình 5/TTr-BTC] bãi bỏ [d1|Thông tư 3/2015/TT-BTC].",
    ],
)
def test_no_one_acts_whom_the_text_does_not_name(related: Related, text: str) -> None:
    assert {r.type.value for r in related(text) if r.target == "d1"} == {"cites"}
