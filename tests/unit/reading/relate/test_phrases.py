"""Set phrases around cues: what they keep from being read, and what they let be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgraph.records import Relation

Related = Callable[..., list[Relation]]

SAID = [
    # words quoted to be changed hold a document that is not itself changed
    (
        "Bãi bỏ cụm từ “theo [d1|Thông tư 5/2019/TT-BTC]” tại Điều 2 [d2|Thông tư 8/2021/TT-BTC].",
        {("self", "cites", "d1"), ("self", "amends", "d2")},
    ),
    # the verb in a committee's name does nothing
    (
        "Thực hiện [d1|Kế hoạch 4-KH/BCĐ] của Ban Chỉ đạo tổng kết [d2|Nghị quyết 2-NQ/TU] và "
        "[d3|Công văn 6-CV/TU], Sở báo cáo:",
        {("self", "implements", "d1"), ("self", "cites", "d2"), ("self", "implements", "d3")},
    ),
    # a căn cứ that points back to what was told names no document
    (
        "Căn cứ các quy định nêu trên, đề nghị Cục Thuế xem nội dung đã nói tại [d1|Công văn 6/TCT-CS].",
        {("self", "cites", "d1")},
    ),
    # a request before a comma does not reach a căn cứ behind it
    (
        "Trả lời [d1|Công văn 6/SNV] đề nghị hướng dẫn việc nghỉ hưu, căn cứ [d2|Luật Giá], Sở có ý kiến:",
        {("self", "responds_to", "d1"), ("self", "based_on", "d2")},
    ),
    # what others must report is no report of the text
    (
        "Yêu cầu các sở sửa đổi [d1|Quyết định 6/QĐ-UBND], báo cáo kết quả thực hiện [d2|Chỉ thị 6/CT-TTg].",
        {("self", "cites", "d1"), ("self", "cites", "d2")},
    ),
    # a plan told by what it is for
    (
        "Căn cứ [d1|Luật Giá], Sở ban hành Kế hoạch sơ kết 03 năm thực hiện [d2|Nghị quyết 2-NQ/TU]:",
        {("self", "based_on", "d1"), ("self", "reports_on", "d2")},
    ),
    # items under a request are requests
    (
        "Bộ Y tế đề nghị các sở:\n1. Báo cáo kết quả thực hiện [d1|Thông tư 1/2025/TT-BYT] về Bộ.",
        {("self", "cites", "d1")},
    ),
    # but an item that says what this text does is none of them
    (
        "Đề nghị các sở:\n1. Phối hợp thực hiện.\n2. [self|Nghị quyết này] thay thế [d1|Nghị quyết 46/NQ-HĐND].",
        {("self", "replaces", "d1")},
    ),
    # of several laws it is the last that what follows amended, in whatever term each was passed
    (
        "[d1|Luật Giá số 5/2013/QH13], [d2|Luật Phí số 6/2004/QH11] đã được sửa đổi theo [d3|Luật số 48/2014/QH13].",
        {("d3", "amends", "d2"), ("self", "cites", "d1"), ("self", "cites", "d2"), ("self", "cites", "d3")},
    ),
    # nor are the items of a later article
    (
        "Đề nghị các sở:\n1. Phối hợp thực hiện.\nĐiều 9. Hiệu lực\n1. Thay thế [d1|Nghị định 29/2015/NĐ-CP].",
        {("self", "replaces", "d1")},
    ),
    # a procedure named in quotes, one made known by a decision
    (
        "Bãi bỏ TTHC: “Đăng ký theo [d1|Thông tư 2/2014/TT-BTC]” tại [d2|Quyết định 20/QĐ-BTC].",
        {("self", "cites", "d1"), ("self", "repeals", "d2")},
    ),
    (
        "Bãi bỏ các thủ tục đã công bố tại [d1|Quyết định 11/QĐ-BTC], [d2|Quyết định 12/QĐ-BTC].",
        {("self", "repeals", "d1"), ("self", "repeals", "d2")},
    ),
    (
        "Trên cơ sở đó, [d1|Luật Đất đai] được ban hành.",
        {("self", "cites", "d1")},
    ),
    # no stop ends a title line
    (
        "THỰC HIỆN [d1|Nghị quyết 59-NQ/TW] về hội nhập\nQuán triệt, cụ thể hóa [d1|Nghị quyết 59-NQ/TW] và "
        "[d2|Chương trình 15/NQ-CP], Sở lập kế hoạch:",
        {("self", "implements", "d1"), ("self", "implements", "d2")},
    ),
    # an opinion is considered, whatever leads the list
    (
        "Thực hiện [d1|Kế hoạch 2/KH-UBND] và ý kiến của Sở Tài chính tại [d2|Công văn 20/STC-QLG], Sở trình:",
        {("self", "implements", "d1"), ("self", "considers", "d2")},
    ),
    # new text that no colon leads is that of what is amended
    (
        "Sửa đổi [d1|Thông tư 17/2023/TT-BTC].\nĐiều 1. Sửa đổi, bổ sung Điều 1\n“Điều 1. Phạm vi\n"
        "a) Việc nêu tại Điều 6 [d2|Luật Giá];\nb) Việc nêu tại Điều 7 [d2|Luật Giá].”",
        {("self", "amends", "d1"), ("self", "cites", "d2")},
    ),
    # an article of its own ends a list
    (
        "Điều 1. Bãi bỏ các quyết định sau:\n1. [d1|Quyết định 16/QĐ-STC].\n"
        "Điều 2. Thống nhất áp dụng [d2|Quyết định 28/QĐ-STC].",
        {("self", "repeals", "d1"), ("self", "cites", "d2")},
    ),
    # in a report it is the plan that carries out, not the report
    (
        "Thực hiện [d1|Nghị quyết 5-NQ/TU], Ủy ban đã ban hành [d2|Kế hoạch 7/KH-UBND] về việc này.",
        {("self", "cites", "d1"), ("self", "cites", "d2"), ("d2", "implements", "d1")},
    ),
    # a proposal that an act is based on asks for nothing
    (
        "Xét đề nghị của Giám đốc Sở Y tế, quyết định:\nĐiều 1. Bãi bỏ [d1|Quyết định 5/QĐ-UBND].",
        {("self", "repeals", "d1")},
    ),
    # what is behind a semicolon may be another matter
    (
        "Bãi bỏ mục 3 [d1|Thông tư 5/2019/TT-BTC]; cho phép tiếp tục áp dụng [d2|Thông tư 6/2019/TT-BTC].",
        {("self", "repeals", "d1"), ("self", "cites", "d2")},
    ),
    # an annex of what only stands in a title gives no authority
    (
        "Căn cứ [d1|Kế hoạch 25/KH-UBND] thực hiện [d2|Chiến lược dân số] (ban hành kèm theo "
        "[d3|Quyết định 16/QĐ-TTg]), Sở lập kế hoạch:",
        {
            ("self", "based_on", "d1"),
            ("self", "cites", "d2"),
            ("self", "cites", "d3"),
            ("d1", "implements", "d2"),
            ("d3", "attaches", "d2"),
        },
    ),
    # the year of a law's changes
    (
        "Áp dụng [d1|Luật Giá] (sửa đổi, bổ sung năm 2025), [d2|Nghị quyết 81/2025/UBTVQH15].",
        {("self", "cites", "d1"), ("self", "cites", "d2")},
    ),
    ("Điều 2. [d1|Quyết định 880/QĐ-STC] hết hiệu lực.", {("self", "repeals", "d1")}),
    ("Thay thế mục 7 [d1|Thông tư 2/2003/TT-BTC].", {("self", "amends", "d1")}),
]


@pytest.mark.parametrize(("text", "wanted"), SAID, ids=lambda x: x[:30] if isinstance(x, str) else "")
def test_what_is_said(related: Related, text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {(r.source, r.type.value, r.target) for r in related(text)} == wanted


BETWEEN = [
    (
        "Để cụ thể hóa [d1|Nghị quyết 140/NQ-CP], Bộ Tư pháp ký [d2|Quyết định 17/QĐ-BTP] ban hành quy chế.",
        {("d2", "implements", "d1")},
    ),
    (
        "Sở có [d1|Quyết định 6/2024/QĐ-UBND] về đất, trong đó nêu rõ [d2|Quyết định 1/2017/QĐ-UBND], "
        "[d3|Quyết định 2/2022/QĐ-UBND] hết hiệu lực từ ngày 7/10.",
        {("d1", "repeals", "d2"), ("d1", "repeals", "d3")},
    ),
    (
        "Trả lời: [d1|Nghị định 226/2025/NĐ-CP] đã sửa đổi Điều 20 [d2|Nghị định 101/2024/NĐ-CP].",
        {("d1", "amends", "d2")},
    ),
    (
        "Sửa [d1|Bản án số 12/2024/DS-ST] của Tòa án nhân dân thành phố T. Hủy [d2|Quyết định 18/QĐ-UBND].",
        set(),
    ),
    (
        "Chính phủ ban hành [d1|Nghị quyết 138/NQ-CP] và [d2|Nghị quyết 139/NQ-CP] triển khai "
        "[d3|Nghị quyết 198/2025/QH15].",
        {("d1", "implements", "d3"), ("d2", "implements", "d3")},
    ),
    (
        "Các văn bản hướng dẫn [d1|Luật Đất đai] gồm:\n1. [d2|Nghị định 101/2024/NĐ-CP] về sổ đỏ.",
        {("d2", "guides", "d1")},
    ),
    (
        "Sở ban hành [d1|Quyết định 22/QĐ-STC] về xe. Theo báo Tin tức, đây là bước cụ thể hóa "
        "[d2|Nghị quyết 70-NQ/TW].",
        {("d1", "implements", "d2")},
    ),
    (
        "Sở thông qua [d1|Nghị quyết 59/2025/NQ-HĐND]. So với [d2|Nghị quyết 83/2024/NQ-HĐND], mức thu không "
        "đổi. Nghị quyết được ban hành căn cứ [d3|Nghị định 238/2025/NĐ-CP].",
        {("d1", "based_on", "d3")},
    ),
    (
        "Chính phủ đã sửa đổi [d1|Nghị định 105/2017/NĐ-CP] bằng [d2|Nghị định 17/2020/NĐ-CP].",
        {("d2", "amends", "d1")},
    ),
    (
        "[d1|Thông tư 29/2024/TT-BTC] có hiệu lực từ 14/2, đồng thời [d2|Thông tư 17/2012/TT-BTC] chấm dứt "
        "hiệu lực.",
        {("d1", "repeals", "d2")},
    ),
    (
        "Bộ đã trình Chính phủ ban hành [d1|Nghị định 69/2025/NĐ-CP] sửa đổi [d2|Nghị định 1/2014/NĐ-CP].",
        {("d1", "amends", "d2")},
    ),
    (
        "Theo [d1|Kế hoạch 37/KH-UBND]; phù hợp với Quy hoạch tỉnh được phê duyệt tại "
        "[d2|Quyết định 15/QĐ-TTg].",
        set(),
    ),
    (
        "Tại [d1|Bản án số 12/2023/HSPT], Tòa án thành phố C áp dụng Điều 355 [d2|Luật Thi hành án], sửa "
        "[d3|Bản án số 88/2022/HSST].",
        {("d1", "based_on", "d2")},
    ),
    (
        "[d1|Nghị quyết 281/NQ-CP] về Chương trình hành động thực hiện [d2|Nghị quyết 71-NQ/TW].",
        {("d1", "implements", "d2")},
    ),
    (
        "Sở lập kế hoạch thực hiện [d1|Chương trình 44-CTr/TU], gắn với thực hiện [d2|Nghị quyết 68-NQ/TW].",
        set(),
    ),
    (
        "Qua 8 năm thi hành [d1|Luật Đầu tư công] và 3 năm thực hiện [d2|Nghị định 40/2020/NĐ-CP], còn vướng.",
        set(),
    ),
    (
        "Để triển khai [d1|Chương trình 112-CTr/TU], thành phố xây dựng [d2|Kế hoạch 270/KH-UBND].",
        {("d2", "implements", "d1")},
    ),
    (
        "Hướng dẫn [d1|Chỉ thị 45-CT/TW], Ban Tổ chức đã ban hành [d2|Quyết định 48/QĐ-BTC].",
        {("d2", "guides", "d1")},
    ),
    (
        "Thành phố triển khai [d1|Chương trình 16-CTr/TU] thực hiện [d2|Nghị quyết 15-NQ/TW] và "
        "[d3|Kế hoạch 134/KH-UBND] về thực hiện [d1|Chương trình 16-CTr/TU].",
        {("d1", "implements", "d2"), ("d3", "implements", "d1")},
    ),
    (
        "Tại [d1|Bản án số 65/2022/HCST], Tòa án thành phố căn cứ [d2|Luật Tố tụng hành chính], tuyên xử.",
        {("d1", "based_on", "d2")},
    ),
    (
        "Ban hành [d1|Hướng dẫn 5-HD/TU] về thực hiện [d2|Kết luận 69-KL/TW].",
        {("d1", "guides", "d2")},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), BETWEEN, ids=lambda x: x[:30] if isinstance(x, str) else "")
def test_what_is_said_between_others(related: Related, text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert {(r.source, r.type.value, r.target) for r in related(text, known=False)} == wanted


def test_an_act_that_puts_off_an_end_lengthens_a_life(related: Related) -> None:
    text = "Thời hạn thực hiện [d1|Nghị quyết 42/2017/NQ-CP] được kéo dài đến hết năm 2027."
    assert {(r.source, r.type.value) for r in related(text)} == {("self", "extends")}


def test_who_is_in_charge_of_an_item_does_what_follows(related: Related) -> None:
    text = "1. Sở Y tế tham mưu triển khai [d1|Luật Dược]; hướng dẫn thực hiện [d2|Thông tư 16/2025/TT-BYT]."
    assert {r.type.value for r in related(text, type="KH", issuer="Ủy ban nhân dân tỉnh")} == {"cites"}
