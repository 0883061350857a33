"""What texts say of documents: each test is a way of saying it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgraph.reading.relate.read import QuoteFinder, lower
from docgraph.records import Relation

Related = Callable[..., list[Relation]]


def triples(relations: list[Relation]) -> set[tuple[str, str, str]]:
    return {(r.source, r.type.value, r.target) for r in relations}


SELF_KNOWN = [
    ("Căn cứ [d1|Luật Giá] ngày 19 tháng 6 năm 2023;", {("self", "based_on", "d1")}),
    (
        "Căn cứ [d1|Luật Đầu tư 2020] đã được sửa đổi, bổ sung theo [d2|Luật số 3/2022/QH15];",
        {("self", "based_on", "d1"), ("self", "based_on", "d2"), ("d2", "amends", "d1")},
    ),
    (
        "Căn cứ [d1|Nghị định 8/2021/NĐ-CP] của Chính phủ quy định chi tiết [d2|Luật Đầu tư];",
        {("self", "based_on", "d1"), ("self", "cites", "d2"), ("d1", "guides", "d2")},
    ),
    (
        "Căn cứ [d1|Kết luận 12-KL/TW] về tổng kết [d2|Nghị quyết 8-NQ/TW] và [d3|Kết luận 16-KL/TW];",
        {
            ("self", "based_on", "d1"),
            ("self", "based_on", "d3"),
            ("self", "cites", "d2"),
            ("d1", "reports_on", "d2"),
        },
    ),
    ("Căn cứ [d1|Tờ trình 9/TTr-STC] của Sở Tài chính;", {("self", "considers", "d1")}),
    (
        "[self|Thông tư này] có hiệu lực từ ngày 1/7/2021 và thay thế [d1|Thông tư 3/2015/TT-BTC].",
        {("self", "replaces", "d1")},
    ),
    (
        "[self|Thông tư này] thay thế [d1|Thông tư 3/2015/TT-BTC] hướng dẫn về kế toán và [d2|Thông tư 4/2016/TT-BTC].",
        {("self", "replaces", "d1"), ("self", "replaces", "d2")},
    ),
    (
        "Thay thế một số mẫu biểu của [d1|Thông tư 3/2015/TT-BTC].",
        {("self", "amends", "d1")},
    ),
    (
        "Bãi bỏ các văn bản sau đây:\na) [d1|Thông tư 3/2015/TT-BTC] sửa đổi [d3|Thông tư 1/2012/TT-BTC];\n"
        "b) [d2|Thông tư 4/2016/TT-BTC].",
        {
            ("self", "repeals", "d1"),
            ("self", "repeals", "d2"),
            ("self", "cites", "d3"),
            ("d1", "amends", "d3"),
        },
    ),
    (
        "Kể từ ngày [self|Thông tư này] có hiệu lực, [d1|Thông tư 3/2015/TT-BTC] hết hiệu lực thi hành.",
        {("self", "repeals", "d1")},
    ),
    (
        "Thực hiện [d1|Nghị quyết 5-NQ/TU]; [d2|Kế hoạch 7-KH/TU], để nâng cao kỷ luật theo [d3|Luật Cán bộ], Sở yêu cầu:",
        {("self", "implements", "d1"), ("self", "implements", "d2"), ("self", "cites", "d3")},
    ),
    (
        "Sửa đổi Điều 3 [d1|Thông tư 3/2015/TT-BTC] như sau: “[d1|Thông tư này] thay thế [d2|Thông tư 1/2012/TT-BTC]”.",
        {("self", "amends", "d1"), ("d1", "replaces", "d2"), ("self", "cites", "d2")},
    ),
    (
        "Ban hành kèm theo [self|Quyết định này] [d1|Quy chế làm việc] của Sở.",
        {("self", "attaches", "d1")},
    ),
    (
        "Theo [d1|Quy chế hoạt động] ban hành kèm theo [d2|Quyết định 83/QĐ-BKH], Sở báo cáo.",
        {("self", "cites", "d1"), ("self", "cites", "d2"), ("d2", "attaches", "d1")},
    ),
    ("Bộ Tài chính nhận được [d1|Công văn 45/UBND-KT] của huyện.", {("self", "responds_to", "d1")}),
]


@pytest.mark.parametrize(("text", "expected"), SELF_KNOWN, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_a_text_that_is_a_document(related: Related, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert triples(related(text)) == expected


ONLY_CITED = [
    "[self|Thông tư này] không thay thế [d1|Thông tư 9/2016/TT-BTC].",
    "Sở Tư pháp đề nghị bãi bỏ [d1|Thông tư 5/2014/TT-BTP].",
    "Dự thảo Nghị định sửa đổi [d1|Nghị định 7/2020/NĐ-CP] đang lấy ý kiến.",
    "Trường hợp các văn bản dẫn tại [d1|Thông tư 9/2016/TT-BTC] được sửa đổi thì theo văn bản mới.",
    "Tổng cục tổ chức thực hiện [d1|Luật Hải quan] trong ngành.",
    "Mức chi theo quy định tại [d1|Thông tư 9/2016/TT-BTC].",
]


@pytest.mark.parametrize("text", ONLY_CITED)
def test_what_is_denied_proposed_or_done_by_others_is_only_cited(related: Related, text: str) -> None:
    assert triples(related(text)) == {("self", "cites", "d1")}


NO_SELF = [
    (
        "Ủy ban ban hành [d1|Kế hoạch 6/KH-UBND] sắp xếp các đơn vị, trên cơ sở [d2|Nghị quyết 7-NQ/TU] và "
        "[d3|Chương trình 9-CTr/TU].",
        {("d1", "based_on", "d2"), ("d1", "based_on", "d3")},
    ),
    (
        "Ngay sau khi [d1|Quyết định 8/QĐ-UBND] được ban hành, các sở đã ban hành [d2|Kế hoạch tự kiểm tra].",
        {("d2", "implements", "d1")},
    ),
    (
        "Ủy ban ban hành [d1|Quyết định 27/QĐ-UBND], công bố 12 [d2|văn bản quy phạm] hết hiệu lực.",
        {("d1", "repeals", "d2")},
    ),
    (
        "Thực hiện [d1|Nghị quyết 5-NQ/TU], Ủy ban ban hành [d2|Kế hoạch 6/KH-UBND].",
        {("d2", "implements", "d1")},
    ),
    (
        "[d1|Nghị định 2/2025/NĐ-CP] sửa đổi [d2|Nghị định 7/2020/NĐ-CP] đã được sửa đổi theo [d3|Nghị định 6/2023/NĐ-CP].",
        {("d1", "amends", "d2"), ("d3", "amends", "d2")},
    ),
    (
        "[d1|Nghị định 4/2014/NĐ-CP] và [d2|Nghị định 5/2020/NĐ-CP] hết hiệu lực kể từ ngày [d3|Nghị định 9/2025/NĐ-CP] "
        "có hiệu lực.",
        {("d3", "repeals", "d1"), ("d3", "repeals", "d2")},
    ),
    (
        "Căn cứ [d2|Luật sửa đổi, bổ sung một số điều của [d1|Luật Giá]] ngày 16 tháng 12 năm 2002;",
        {("d2", "amends", "d1")},
    ),
    ("Dự thảo [d2|Nghị định sửa đổi [d1|Nghị định 4/2014/NĐ-CP]] đã được gửi thẩm định.", set()),
    ("Chính phủ đã ban hành [d1|Nghị định 4/2014/NĐ-CP] và [d2|Nghị định 5/2020/NĐ-CP].", set()),
    (
        "[d1|Nghị định 9/2025/NĐ-CP] có hiệu lực.\n\nTheo đó, bãi bỏ khoản 5 Điều 6 [d2|Nghị định 4/2014/NĐ-CP].",
        {("d1", "repeals", "d2")},
    ),
    (
        "Chính phủ ban hành [d1|Chương trình hành động] của Chính phủ ([d2|Quyết định 51/2004/QĐ-TTg]).",
        {("d2", "approves", "d1")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), NO_SELF, ids=lambda x: x[:40] if isinstance(x, str) else "")
def test_a_text_that_is_no_document(related: Related, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert triples(related(text, known=False)) == expected


def test_evidence_is_the_sentence_and_names_its_mention_and_rule(related: Related) -> None:
    (said,) = related("Điều 1. Phạm vi.\nCăn cứ [d1|Luật Giá]; sở báo cáo.\nHết.", known=True)
    assert said.rule == "cues:basis"
    assert said.mention == "m1"
    assert (said.start, said.end) == (17, 45)


def test_one_relation_from_the_text_to_each_document_the_most_telling(related: Related) -> None:
    said = related("Căn cứ [d1|Nghị định 7/2020/NĐ-CP];\nĐiều 1. Sửa đổi Điều 2 [d1|Nghị định 7/2020/NĐ-CP].")
    assert triples(said) == {("self", "amends", "d1")}


def test_a_text_without_mentions_says_nothing(related: Related) -> None:
    assert related("Bãi bỏ các văn bản trước đây.") == []


def test_lower_keeps_every_place() -> None:
    assert len(lower("İSTANBUL\nĐIỀU 1")) == len("İSTANBUL\nĐIỀU 1")


def test_only_quotes_behind_a_colon_hold_new_text() -> None:
    text = "phê duyệt “Đề án”. Sửa đổi như sau: “Điều 2. Mới”. Hết."
    finder = QuoteFinder(text)
    assert not finder.inside(text.index("Đề án"))
    assert finder.inside(text.index("Mới"))
    assert not finder.inside(text.index("Hết"))
