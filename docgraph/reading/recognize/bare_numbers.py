"""A number without symbol behind a type's word → whether it names a document.

Reads: folded text, the identifier, the type's word. Gives: yes or no, by the words before and behind.
"""

from __future__ import annotations

from functools import cache

import regex

from docgraph.reading.recognize.identifiers import Identifier
from docgraph.reading.recognize.types import TypeWord


@cache
def after_bare() -> regex.Pattern[str]:
    """Pattern: what may follow a bare number that names a document, and no unit that it would count."""
    units = (
        "năm(?!\\s(?:19|20)\\d\\d)|tháng|tuần|quý|ngày(?!\\s\\d)|điều|khoản|điểm|nội dung|nhóm|lĩnh vực"
        "|triệu|tỷ|tỉ|nghìn|ngàn|trăm|chục|trang|bước|phần|mục"
        "|chương|văn bản|bản|đồng|lần|đợt|cấp|người|hộ|xã|phường|huyện|tỉnh|trường hợp|vấn đề|nhiệm vụ"
        "|giải pháp|bộ|luật|nghị|thông tư|quyết định"
        "|chỉ tiêu|dự án|đề án|công trình|m2|ha|km|kg|phiếu|đại biểu|thành viên|tổ chức|đơn vị|loại|giờ"
        "|phút|cơ quan|quốc gia|nước|vụ|việc|bị|đối tượng"
        "|quy định|thủ tục|ý kiến|hồ sơ|chức danh|kế hoạch|chương trình|mẫu|biểu|x\\s|tiêu chí|nguyên tắc"
        "|hình thức|mức"
    )
    return regex.compile(
        rf"(?!\d)(?!\.\d)(?!\s?%)(?!\s?-\s?\d{{1,6}}(?!\d?\s?/[A-ZĐ]))(?!\s(?:{units})\b)(?!\s?/\s?\d)"
        rf"(?!\p{{L}})(?!\s?°)",
        regex.IGNORECASE,
    )


@cache
def _behind_number() -> regex.Pattern[str]:
    """What follows the bare number of a decision that is spoken of."""
    return regex.compile(
        r"\s(?:của\s\p{Lu}|ngày\s\d|phê\sduyệt|về\s|thành\slập|ban\shành|thu\shồi|công\snhận|cho\sphép|giao\s"
        r"|bổ\snhiệm|đề\s(?:xuất|nghị)|báo\scáo|gửi|triển\skhai|yêu\scầu|xử\sphạt|sửa\sđổi|điều\schỉnh|hủy|bãi\sbỏ)"
    )


@cache
def _signing() -> regex.Pattern[str]:
    """A word before a type's word that makes a number behind it a document's."""
    return regex.compile(
        r"(?:ký|ban\shành|theo|tại|thực\shiện|căn\scứ|hủy|bãi\sbỏ|thay\sthế|có|gửi|ra)\s$", regex.IGNORECASE
    )


@cache
def _undoing() -> regex.Pattern[str]:
    """What is done to a decision alone."""
    return regex.compile(r"(?:thay\sthế|hủy|bãi\sbỏ|thu\shồi)\s$")


def is_signed(text: str, start: int, found: Identifier) -> bool:
    """Whether `quyết định 435` in small letters names a decision: by the verb before and the words behind."""
    if len(found.number) > 2 and _undoing().search(text, max(0, start - 10), start) is not None:
        return text[found.end : found.end + 1] in ".,;"
    return (
        len(found.number) > 1
        and _behind_number().match(text, found.end, found.end + 24) is not None
        and _signing().search(text, max(0, start - 12), start) is not None
    )


def is_letter(text: str, found: Identifier, word: TypeWord) -> bool:
    """Whether `văn bản số 3690` is one letter: counted, sent or cited."""
    return (
        word.counted
        and found.year is None
        and len(found.number) > 1
        and word.written.lower().startswith("văn")
        and _signing().search(text, max(0, word.start - 12), word.start) is not None
    )


def is_year(number: str) -> bool:
    """Whether a number looks like a year.

    >>> is_year("1997"), is_year("312")
    (True, False)
    """
    return len(number) == 4 and number[:2] in ("19", "20")


def of_body(text: str, found: Identifier, word: TypeWord) -> bool:
    """Whether a number that looks like a year is a decision's or a letter's: `Quyết định 1997 của Bộ …`."""
    return (
        word.code in ("QĐ", "CV")
        and regex.match(
            r"\s(?:của\s(?:Bộ|UBND|Ủy\sban|Thủ|Sở|Chủ\stịch|Tổng|Cục)|ngày\s\d)",
            text[found.end : found.end + 16],
        )
        is not None
    )
