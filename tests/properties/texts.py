"""Texts for property tests: made of the pieces that real ones are made of, whole, broken and glued."""

from __future__ import annotations

from hypothesis import strategies as st

TYPES = (
    "Nghị định", "Quyết định", "Thông tư", "Nghị quyết", "Công văn", "Kế hoạch", "Chỉ thị", "Báo cáo", "Luật",
    "Bộ luật", "Pháp lệnh", "Hiến pháp", "văn bản", "Bản án", "Sắc lệnh", "Thông tư liên tịch", "Quy định", "QĐ", "NĐ",
    "TT", "NQ", "Tờ trình", "Chương trình hành động", "Công điện", "Quy chế", "Đề án", "Hướng dẫn", "Kết luận",
)  # fmt: skip
SYMBOLS = (
    "NĐ-CP", "QĐ-TTg", "QĐ-UBND", "TT-BTC", "QH15", "UBTVQH13", "NQ-HĐND", "CĐ-TTg", "TB-VPCP", "BTC-CST", "NQ/TW",
    "CTr/TU", "TTLT-BTC-BKHCN", "HĐBT", "TTg", "TC/CĐKT", "DS-ST", "AL", "VBHN-VPQH", "NĐCP", "nđ-cp", "QN-HĐND",
)  # fmt: skip
JOINS = (
    " ", "  ", "\n", "\n\n", ", ", "; ", ". ", " và ", " đến ", "-", "/", " – ", "(", ")", "“", "”", ":", "số ",
    " số", "\u00a0", "\u200b", "&nbsp;", "&", "<br>", "<", ">", "…", "\r\n", "\t", " của ", " các ", " từ ", " theo ",
)  # fmt: skip
WORDS = (
    "khoản 2", "Điều 5", "điểm a", "Chương II", "Phụ lục I", "ngày 05/3/2020", "ngày 31/02/2019", "năm 2013", "2014",
    "Chính phủ", "Bộ trưởng Bộ Tài chính", "UBND tỉnh", "Ban Bí thư", "này", "nêu trên", "sửa đổi, bổ sung",
    "thay thế", "bãi bỏ", "không", "Căn cứ", "sau đây gọi là", "ban hành kèm theo", "hướng dẫn thi hành", "Đất đai",
    "một số điều của", "Trung ương 8 khóa XI", "TCVN 5574:2018", "tài khoản 3941.0", "Kính gửi", "Nơi nhận:", "V/v",
    "Số:", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "15", "0", "999999", "1.2.3", "hai", "02", "15/2020", "&ocirc;",
    "Ð", "N\u0301", "𝔸", "\u202e", "\ufeff", "\x00", "٣", "²",
)  # fmt: skip

numbers = st.one_of(
    st.integers(0, 99_999).map(str), st.integers(0, 99).map(lambda n: f"{n:02}"), st.just("66.13")
)
identifiers = st.builds(
    lambda number, year, symbol, slash: f"{number}{slash}{year}{symbol}",
    numbers,
    st.sampled_from(["", "2020/", "1998/", "20/"]),
    st.sampled_from(SYMBOLS),
    st.sampled_from(["/", "-", " / ", "⁄", "/\n"]),
)
pieces = st.one_of(
    st.sampled_from(TYPES),
    st.sampled_from(WORDS),
    st.sampled_from(JOINS),
    identifiers,
    st.text(max_size=8),
)
texts = st.lists(pieces, max_size=30).flatmap(
    lambda found: st.lists(st.sampled_from(JOINS), min_size=len(found), max_size=len(found)).map(
        lambda joins: "".join(piece + join for piece, join in zip(found, joins, strict=True))
    )
)

SENTENCES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Căn cứ Nghị định số 24/2014/NĐ-CP ngày 04 tháng 4 năm 2014 của Chính phủ về cơ quan chuyên môn;",
    "Thực hiện các Nghị quyết số 21, 22 và 25/NQ-HĐND của Hội đồng nhân dân tỉnh, các xã đã lập dự toán.",
    "Người vi phạm bị phạt theo khoản 2 và khoản 4 Điều 9 Nghị định số 100/2019/NĐ-CP.",
    "Bộ Tài chính ban hành Thông tư số 80/2021/TT-BTC ngày 29/9/2021 hướng dẫn Luật Quản lý thuế.",
    "Ngày 20-2-2020, UBND tỉnh có Báo cáo số 39/BC-UBND gửi Bộ Nội vụ.",
    "Mưa lớn kéo dài khiến 12/15 xã bị ngập, nước lên nhanh trong đêm.",
    "Đảng ủy quán triệt Nghị quyết số 27-NQ/TW ngày 09/11/2022 của Ban Chấp hành Trung ương.",
    "Quyết định số 217-HĐBT mở đường cho xí nghiệp tự chủ.",
    "Theo Bộ luật Dân sự năm 2015, hợp đồng có hiệu lực từ khi ký.",
)
sentences = st.sampled_from(SENTENCES)
passages = st.lists(sentences, min_size=1, max_size=4).map("\n".join)
