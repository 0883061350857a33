"""What stands before the word that changes it: passives, ends, annexes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgraph.records import Relation

Related = Callable[..., list[Relation]]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("[d1|Luật Giá] được sửa đổi bởi [d2|Luật Phí].", ("d2", "amends", "d1")),
        (
            "Bộ ban hành [d2|Quyết định 9/QĐ-BTC] kèm theo [d1|Quy chế làm việc] của kho.",
            ("d2", "attaches", "d1"),
        ),
        (
            "Dự thảo thay thế [d1|Nghị định 9/2019/NĐ-CP] (đã được sửa đổi bởi [d2|Nghị định 2/2021/NĐ-CP]).",
            ("d2", "amends", "d1"),
        ),
        (
            "[d1|Nghị định 9/2019/NĐ-CP] hết hiệu lực kể từ ngày [d2|Nghị định 2/2025/NĐ-CP] có hiệu lực.",
            ("d2", "repeals", "d1"),
        ),
        (
            "[d1|Quy chế làm việc] ban hành kèm theo [d2|Quyết định 12/QĐ-BTC] còn thiếu.",
            ("d2", "attaches", "d1"),
        ),
    ],
)
def test_who_does_it_stands_behind(related: Related, text: str, triple: tuple[str, str, str]) -> None:
    assert triple in {(r.source, r.type.value, r.target) for r in related(text)}


def test_a_form_that_is_replaced_is_no_document(related: Related) -> None:
    said = related("Tại [d1|Thông tư 1/2020/TT-BTC] mẫu này được thay thế bởi [d2|Thông tư 2/2021/TT-BTC].")
    assert {r.type.value for r in said} == {"cites"}


def test_an_article_s_heading_leads_the_list_of_what_ends(related: Related) -> None:
    said = related(
        "Điều 2. Văn bản bị bãi bỏ\n1. [d1|Thông tư 1/2020/TT-BTC].\n2. [d2|Thông tư 2/2021/TT-BTC]."
    )
    assert {(r.source, r.type.value, r.target) for r in said} == {
        ("self", "repeals", "d1"),
        ("self", "repeals", "d2"),
    }


def test_a_list_goes_on_past_a_title_that_changes_one_of_it(related: Related) -> None:
    said = related(
        "[d1|Nghị định 1/2010/NĐ-CP], [d2|Nghị định 2/2012/NĐ-CP] sửa đổi [d1|Nghị định 1/2010/NĐ-CP], "
        "[d3|Nghị định 3/2013/NĐ-CP] hết hiệu lực kể từ ngày [self|Thông tư này] có hiệu lực."
    )
    ended = {r.target for r in said if r.source == "self" and r.type.value == "repeals"}
    assert ended == {"d1", "d2", "d3"}


def test_a_decision_ends_with_its_annex(related: Related) -> None:
    said = related(
        "[d1|Quy chế kho] ban hành kèm theo [d2|Quyết định 2/2012/QĐ-BTC] hết hiệu lực kể từ ngày "
        "[self|Thông tư này] có hiệu lực."
    )
    assert {r.target for r in said if r.source == "self" and r.type.value == "repeals"} == {"d1", "d2"}
