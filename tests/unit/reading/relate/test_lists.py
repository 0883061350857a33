"""Which list a document carries on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgraph.records import Relation

Related = Callable[..., list[Relation]]

LISTS = [
    # an act of the body that issued the first is one more that it issued
    (
        "Chính phủ ban hành [d1|Nghị quyết 11/NQ-CP] để triển khai [d2|Nghị quyết 43/2022/QH15], "
        "[d3|Nghị định 31/2022/NĐ-CP].",
        {("d1", "implements", "d2")},
    ),
    # one of another body is one more that is carried out
    (
        "Chính phủ ban hành [d1|Nghị quyết 11/NQ-CP] để triển khai [d2|Nghị quyết 43/2022/QH15], "
        "[d3|Luật Đầu tư].",
        {("d1", "implements", "d2"), ("d1", "implements", "d3")},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LISTS, ids=lambda x: x[-20:] if isinstance(x, str) else "")
def test_which_list_goes_on(related: Related, text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {(r.source, r.type.value, r.target) for r in related(text, known=False)} == wanted
