"""Set phrases around cues → what they mean for the documents beside them.

Reads: short stretches of a text in lower case. Gives: are words quoted that a document stands in, is an act
signed there, does a căn cứ point back, how long is something put off.
"""

from __future__ import annotations

import re
from functools import cache

from docgraph.reading.relate.acting import BODIES

_SIGNING = (" ký", " ra", " có", " gửi", " phát hành", " xây dựng", " lập")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        r"(?:cụm từ|\btừ|đoạn|dòng chữ|nội dung|tthc|thủ tục)\s?[:*_]{0,3}\s?[“\"'‘][^”\"’]{0,400}$"
    )


def quotes_words(low: str, start: int, at: int) -> bool:
    """Does a document at `at` stand in words that are quoted to be changed?

    >>> quotes_words("bãi bỏ cụm từ “tại thông tư 5” tại điều 1", 6, 19)
    True
    >>> quotes_words("bãi bỏ cụm từ “sở” tại thông tư 5", 6, 23)
    False
    """
    if at - start > 450:
        return False
    stretch = low[start:at]
    if not ("“" in stretch or '"' in stretch or "'" in stretch or "‘" in stretch):
        return False
    return _words().search(low, start, at) is not None


def signed(low: str, at: int) -> bool:
    """Is it said right before `at` that an act was signed, sent or given out?

    >>> signed("bộ tư pháp đã ký quyết định số 5", 17)
    True
    """
    return low[max(0, at - 14) : at].rstrip(" *_").endswith(_SIGNING)


def compared(low: str, at: int) -> bool:
    """Is the document at `at` only what another is compared with?

    >>> compared("so với nghị định 5", 7)
    True
    """
    return low[max(0, at - 30) : at].rstrip(" *_").removesuffix(" các").endswith(("so với", "khác với"))


@cache
def _out() -> re.Pattern[str]:
    return re.compile(r"\b(?:đã|vừa|mới)\s[^,;.:]{0,40}$")


def is_out(low: str, at: int) -> bool:
    """Is it said that the act named at `at` was made, not that it is to be?

    >>> is_out("bộ vừa ban hành thông tư", 16), is_out("đề nghị bộ ban hành thông tư", 20)
    (True, False)
    """
    return _out().search(low, max(0, at - 60), at) is not None


@cache
def _other_verb() -> re.Pattern[str]:
    return re.compile(r"\b(?:áp dụng|thống nhất|giao|giữ nguyên|tiếp tục|trường hợp)\b")


def is_of_list(low: str, start: int, at: int, end: int) -> bool:
    """Is the document from `at` to `end` one of a list, no part of a sentence that says more of it?

    >>> low = "điều 2. thống nhất áp dụng quyết định 28 trên toàn tỉnh."
    >>> is_of_list(low, 0, 27, 40)
    False
    >>> is_of_list("1. khoản 2 quyết định 28 năm 2019;", 0, 11, 24)
    True
    """
    goes_on = low[end : end + 12].lstrip().startswith(("đã được", "được", "bị", "không", "tiếp tục"))
    return not goes_on and _other_verb().search(low, start, at) is None


@cache
def _back() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:vào\s)?(?:các\s|những\s)?(?:quy định|nội dung|hướng dẫn|cơ sở|căn cứ|ý kiến|kết quả)"
        r"[^,;:.]{0,40}?\s(?:nêu trên|nói trên|dẫn trên|trích dẫn|trên đây|trên|đã nêu|này|hiện hành)"
        r"\s?,|\sđó\s?,"
    )


def points_back(low: str, end: int) -> bool:
    """Do the words behind `căn cứ` name what was told before, and no document?

    >>> points_back("căn cứ quy định nêu trên, đề nghị cục thuế", 6)
    True
    >>> points_back("căn cứ quy định tại nghị định 5,", 6)
    False
    """
    return _back().match(low, end) is not None


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(r"(?:các|những|\d{1,3})\s(?:văn bản|nghị định|thông tư|văn bản pháp luật)\s{1,3}$")


def plural_kind(low: str, at: int) -> bool:
    """Do several documents, none of them named yet, stand right before `at`?

    >>> plural_kind("các văn bản hướng dẫn luật đất đai:", 12)
    True
    """
    return _kinds().search(low, max(0, at - 40), at) is not None


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(
        r"(?<!theo )(?<!xét )\b(?:yêu cầu|đề nghị|giao|chỉ đạo)\s(?!của |tại |theo )"
        r"[^;:.]{0,240}:[\s*_]{0,4}$"
    )


def asks_others(low: str, start: int, end: int) -> bool:
    """Does a sentence lead a list of what others are to do (`Bộ Y tế đề nghị các sở:`)?

    >>> asks_others("bộ y tế đề nghị sở y tế các tỉnh:", 0, 33)
    True
    >>> asks_others("xét đề nghị của giám đốc sở y tế, quyết định:", 0, 45)
    False
    """
    return _asking().search(low, max(start, end - 280), end) is not None


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"chấm dứt hiệu lực(?:\sthi hành)?\s?(?:[.;,)]|(?:kể\s)?từ\s)")


def ends_itself(low: str, at: int) -> bool:
    """Is an end spoken of, with nothing named that is ended (`Thông tư 5 chấm dứt hiệu lực.`)?

    >>> ends_itself("thông tư 5 chấm dứt hiệu lực.", 11), ends_itself("chấm dứt hiệu lực thông tư 5", 0)
    (True, False)
    """
    return low.startswith("chấm", at) and _ends().match(low, at) is not None


def takes_effect(low: str, end: int) -> bool:
    """Is it said right behind a document from when it is in force?

    >>> takes_effect("thông tư 29 có hiệu lực từ 14/2", 11)
    True
    """
    behind = low[end : end + 45]
    return "hiệu lực" in behind[:24] and " từ " in behind


@cache
def _opinion() -> re.Pattern[str]:
    return re.compile(
        r"(?:[,;]|\bvà)\s(?:ý kiến|đề nghị|đề xuất|kiến nghị)(?!\schỉ đạo)[^,;.]{0,100}\s(?:tại|theo)\s{1,3}$"
    )


def adds_opinion(low: str, start: int, at: int) -> bool:
    """Does an opinion or a proposal lead the document at `at`, as one more of a list?

    >>> adds_opinion("thông báo 5 và ý kiến của sở tài chính tại công văn 6", 11, 43)
    True
    """
    return at - start <= 220 and _opinion().search(low, max(start, at - 150), at) is not None


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        r";[^;]{0,60}\b(?:cho phép|tiếp tục|áp dụng|thực hiện|giữ nguyên|giao|riêng|trừ)\b[^;]{0,60}$"
    )


def says_more(low: str, before: int, start: int, end: int, until: int) -> bool:
    """Is something else said of a document behind a semicolon, so that it is not one more of the list?

    >>> low = "bãi bỏ nghị định 5; cho phép áp dụng nghị định 6 đến hết năm"
    >>> says_more(low, 18, 37, 48, len(low))
    True
    >>> low = "bãi bỏ nghị định 5; khoản 2 nghị định 6."
    >>> says_more(low, 18, 28, 39, len(low))
    False
    """
    behind = low[end : min(until, end + 80)]
    if behind.lstrip().startswith(("đã ", "cũng ", "còn ", "vừa ", "sẽ ")) or "trái với" in behind:
        return True
    return _verb().search(low, max(before, start - 130), start) is not None


@cache
def _titled_plan() -> re.Pattern[str]:
    return re.compile(
        r"\svề\s(?:việc\s)?(?:chương trình hành động|chương trình|kế hoạch hành động|kế hoạch)"
        r"(?:\scủa\s[^,;.:]{3,50})?\s{1,3}$"
    )


def titled_plan(low: str, start: int, at: int) -> bool:
    """Is a programme or plan the whole title of the document that ended at `start`?

    >>> titled_plan("nghị quyết 281 về chương trình hành động thực hiện", 14, 41)
    True
    """
    return at - start <= 160 and _titled_plan().search(low, start, at) is not None


@cache
def _in_charge() -> re.Pattern[str]:
    return re.compile(
        rf"[\W\d_]{{0,10}}{BODIES}[^,;:.]{{0,80}}?\s(?:chủ trì|phối hợp|tham mưu|tổ chức|"
        r"có trách nhiệm|triển khai|chịu trách nhiệm|rà soát|hướng dẫn|thực hiện|căn cứ)\b"
    )


def in_charge(low: str, start: int) -> bool:
    """Does an item begin with a body that is to do what it says?

    >>> in_charge("1. sở y tế tham mưu văn bản triển khai luật dược;", 0)
    True
    """
    return _in_charge().match(low, start, start + 200) is not None


@cache
def _another() -> re.Pattern[str]:
    return re.compile(
        r";|(?:\bvới|\bcủa|\btheo|\bvà|,)\s(?:các\s)?(?:dự án|quy hoạch|đề án|kế hoạch|chương trình|"
        r"chiến lược|phương án|danh mục|dự toán|chủ trương|nhiệm vụ)\b"
    )


def another_named(low: str, start: int, at: int) -> bool:
    """Is something else named between a document and what was done (`…; phù hợp với Quy hoạch tỉnh được …`)?

    >>> another_named("kế hoạch 5 phù hợp với quy hoạch tỉnh được phê duyệt tại", 10, 38)
    True
    """
    return _another().search(low, start, at) is not None


@cache
def _until() -> re.Pattern[str]:
    return re.compile(r",?\s(?:thêm|(?:cho\s)?(?:đến|tới)|kể từ|từ|trong)\s")


def put_off(low: str, end: int) -> bool:
    """Does a span of time follow (`được kéo dài đến hết năm 2026`), so that the text itself sets it?

    >>> put_off("được kéo dài đến hết năm 2026", 12)
    True
    """
    return _until().match(low, end) is not None
