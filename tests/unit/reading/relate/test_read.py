"""What texts say of documents: each test is a way of saying it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgraph.reading.relate.quotes import QuoteFinder
from docgraph.reading.relate.read import lower
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
        "Mỗi tàu neo theo [d1|Quy chế bến cảng] ban hành kèm theo [d2|Quyết định 612/QĐ-SGTVT] năm 2011.",
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


GOES_ON = [
    ("Căn cứ [d1|Luật Giá];\n[d2|Nghị định 5/2020/NĐ-CP] ngày 2/3/2020;", "based_on", {"d1", "d2"}),
    (
        "[d1|Nghị định 9/2019/NĐ-CP] được sửa đổi, bổ sung bởi:\n[d2|Nghị định 5/2020/NĐ-CP] ngày 2/3/2020;",
        "amends",
        {"d1"},
    ),
    ("Khoản 2 Điều 5 [d1|Thông tư 9/2019/TT-BTC] được sửa đổi, bổ sung như sau:", "amends", {"d1"}),
    (
        "Theo đề nghị của Sở Y tế tại [d1|Tờ trình 5/TTr-SYT] và Sở Nội vụ tại [d2|Tờ trình 6/TTr-SNV];",
        "considers",
        {"d1", "d2"},
    ),
    (
        "Thay thế Phụ lục I, Phụ lục II ban hành kèm theo [d1|Thông tư 8/2019/TT-BTC] bằng Phụ lục mới.",
        "amends",
        {"d1"},
    ),
]


@pytest.mark.parametrize(("text", "relation", "targets"), GOES_ON)
def test_what_goes_on_past_a_line_or_a_word(
    related: Related, text: str, relation: str, targets: set[str]
) -> None:
    said = triples(related(text))
    assert {target for _, kind, target in said if kind == relation} == targets


NOT_SAID = [
    "Tại [d1|Kết luận 20-KL/TW], Tỉnh ủy yêu cầu sửa đổi [d2|Quyết định 1-QĐ/TU] và thay thế [d3|Quyết định 4-QĐ/TU].",
    "Mẫu này được thay thế bởi [d2|Nghị định 5/2020/NĐ-CP].",
    "Đề nghị ban hành [d1|Nghị quyết sửa đổi [d2|Nghị quyết 10/2020/NQ-HĐND]].",
    "Chi nhánh nộp thuế theo [d1|Luật Thuế] và hướng dẫn tại [d2|Thông tư 9/1998/TT-BTC].",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_proposed_or_only_cited_is_no_deed(related: Related, text: str) -> None:
    assert not [t for t in triples(related(text, None)) if t[1] in ("amends", "replaces", "guides")]


def test_a_report_says_who_changed_what(related: Related) -> None:
    said = related("Theo [d1|Thông tư 20/2025/TT-BTC], Điều 4 [d2|Thông tư 8/2021/TT-BTC] bị bãi bỏ.", None)
    assert triples(said) == {("d1", "repeals", "d2")}


def test_what_is_quoted_acts_for_the_quoted_law(related: Related) -> None:
    said = related(
        "Điều 23 của [d1|Luật Phí 2015] quy định như sau:\n“Bãi bỏ khoản 4 Điều 18 [d2|Luật Y tế 2008].”"
    )
    assert ("d1", "repeals", "d2") in triples(said)


def test_a_text_without_diacritics_is_read_too(related: Related) -> None:
    said = related("[d1|Nghi dinh 15/2020/ND-CP] sua doi [d2|Nghi dinh 9/2018/ND-CP].", None)
    assert triples(said) == {("d1", "amends", "d2")}


def test_a_name_can_report_who_changed_what(related: Related) -> None:
    name = "Quy chế theo [d1|Nghị định 1/2020/NĐ-CP], [d2|Nghị định 2/2019/NĐ-CP] bị bãi bỏ, [d3|Luật Giá]"
    assert ("d1", "repeals", "d2") in triples(related(f"[d0|{name}] có hiệu lực.", None))
