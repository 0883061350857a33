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


@pytest.mark.parametrize(
    ("text", "triples"),
    [
        (
            "[self|Thông tư này] thay thế [d1|Thông tư 3/2015/TT-BTC] hướng dẫn [d2|Luật Giá]; bãi bỏ "
            "[d3|Thông tư 4/2016/TT-BTC].",
            {("self", "replaces", "d1"), ("d1", "guides", "d2"), ("self", "repeals", "d3")},
        ),
        (
            "Theo đề nghị tại [d1|Tờ trình 5/TTr-VP]; Bộ Tài chính ban hành Thông tư sửa đổi "
            "[d2|Thông tư 3/2015/TT-BTC].",
            {("self", "considers", "d1"), ("self", "amends", "d2")},
        ),
        (
            "Trả lời [d1|Công văn 5/SCT] về [d2|Thông tư 3/2015/TT-BTC], Bộ có ý kiến như sau: Căn cứ [d3|Luật Giá], "
            "đơn vị làm đúng.",
            {("self", "responds_to", "d1"), ("self", "based_on", "d3")},
        ),
        (
            "Phúc đáp [d1|Công văn 5/SCT], sau khi thống nhất với Bộ Nội vụ tại [d2|Công văn 6/BNV], Bộ trả lời:",
            {("self", "responds_to", "d1"), ("self", "considers", "d2")},
        ),
        (
            "[self|Thông tư này] thay thế [d1|Thông tư 3/2015/TT-BTC] hướng dẫn phí, đồng thời bãi bỏ "
            "[d2|Thông tư 4/2016/TT-BTC].",
            {("self", "replaces", "d1"), ("self", "repeals", "d2")},
        ),
        ("Việc chi của [self|Thông tư này] thực hiện theo quy định tại [d1|Thông tư 3/2015/TT-BTC].", set()),
        (
            "Bộ nhận được [d1|Công văn 5/SCT] về việc hướng dẫn [d2|Luật Giá].",
            {("self", "responds_to", "d1")},
        ),
        ("Đề nghị các sở rà soát phí; bãi bỏ [d1|Quyết định 3/2015/QĐ-STC].", set()),
        (
            "Thông tư có hiệu lực từ ngày ký và thay thế [d1|Thông tư 3/2015/TT-BTC].",
            {("self", "replaces", "d1")},
        ),
    ],
)
def test_a_new_clause_has_its_own_agent(
    related: Related, text: str, triples: set[tuple[str, str, str]]
) -> None:
    said = {(r.source, r.type.value, r.target) for r in related(text) if r.type.value != "cites"}
    assert said == triples


@pytest.mark.parametrize(
    ("text", "triples"),
    [
        (
            "Thủ tướng vừa ký [d1|Chỉ thị 5/CT-TTg] yêu cầu các bộ thực hiện nghiêm [d2|Nghị quyết 6/NQ-CP].",
            {("d1", "implements", "d2")},
        ),
        (
            "Bà Tư cho biết [d1|Nghị định 7/2020/NĐ-CP] còn vướng. Nghị định có hiệu lực từ tháng 5 và bãi bỏ "
            "[d2|Nghị định 9/2012/NĐ-CP].",
            {("d1", "repeals", "d2")},
        ),
        ("Bộ đang xây dựng [d1|Nghị quyết của Quốc hội] thay thế [d2|Nghị quyết 9/2012/QH13].", set()),
        (
            "Báo viết: Căn cứ [d1|Luật Giá], Sở ban hành [d2|Quyết định 5/QĐ-STC]; Kho bạc ban hành "
            "[d3|Kế hoạch 6/KH-KBNN].",
            {("d2", "based_on", "d1")},
        ),
        (
            "[d1|Nghị định 7/2020/NĐ-CP] sửa đổi [d2|Nghị định 9/2012/NĐ-CP]; bãi bỏ [d3|Nghị định 8/2011/NĐ-CP].",
            {("d1", "amends", "d2"), ("d1", "repeals", "d3")},
        ),
    ],
)
def test_who_acts_in_the_news(related: Related, text: str, triples: set[tuple[str, str, str]]) -> None:
    assert {(r.source, r.type.value, r.target) for r in related(text, known=False)} == triples


def test_one_document_that_may_be_either_of_two_changes_nothing(related: Related) -> None:
    said = related("[d1,d2|Thông tư này] thay thế [d3|Thông tư 3/2015/TT-BTC].", known=False)
    assert said == []
    said = related("Các [d1,d2|Thông tư này] thay thế [d3|Thông tư 3/2015/TT-BTC].", known=False)
    assert {r.source for r in said} == {"d1", "d2"}


def test_only_what_announces_documents_leads_a_list_of_them(related: Related) -> None:
    said = related("Điều 4. Thu hồi giấy đã cấp không đúng quy định\n- [d1|Luật Giá];")
    assert [r.type.value for r in said] == ["cites"]
