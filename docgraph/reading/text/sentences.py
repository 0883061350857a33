"""Text → spans of sentences and căn cứ lines.

Reads: the folded text. Gives: its sentences as spans, in order. A hard line break inside a sentence does not
end it; a căn cứ line and a list's item are sentences of their own. Linear in the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from docgraph.records import Span

#: A kind of document alone on its line: the title begins here (but `… KÈM THEO NGHỊ QUYẾT` goes on: `SỐ 5`).
HEADING = (
    r"(?:NGHỊ QUYẾT|CHỈ THỊ|KẾ HOẠCH|THÔNG BÁO|BÁO CÁO|CÔNG ĐIỆN|LUẬT|PHÁP LỆNH|KẾT LUẬN|HƯỚNG DẪN|QUY ĐỊNH|"
    r"TỜ TRÌNH|CHƯƠNG TRÌNH|ĐỀ ÁN)[ \t]{0,4}\n\s{0,4}(?!(?:SỐ|Số|số)\b)"
)
#: Line openings that begin a new sentence whatever the line before ends with.
OPENERS = (
    r"[*_#>\s(]{0,6}(?:[-•+–*]\s|\d{1,3}(?:\.\d{1,3}){0,3}[.)]?[.)*]{1,3}\s|\d{1,3}-\s|[a-zđ]\)|[IVX]{1,5}[.)-]\s?|"
    r"(?:Điều|ĐIỀU)\s{1,2}\d{1,3}[a-zđ]?(?:\s?[.:*]|[ \t]{0,4}\n)|(?:Chương|CHƯƠNG)\s{1,2}[\dIVX]|"
    r"(?:Căn cứ|CĂN CỨ|Xét|XÉT|Chiểu|Theo đề nghị|Thực hiện|Triển khai|Thi hành(?! án)|Trả lời|Phúc đáp)\s|"
    r"(?:Về việc|VỀ VIỆC|V/v|Kính gửi|Nơi nhận|Ban hành kèm theo|QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ ĐỊNH|THÔNG TƯ)\b|"
    rf"{HEADING})"
)
#: Words that the text under an article's heading begins with.
DEEDS = r"(?:Bãi bỏ|Sửa đổi|Thay thế|Bổ sung|Hủy bỏ|Huỷ bỏ|Đính chính|Kéo dài|Ngưng hiệu lực)\s"
BASIS = r"(?:Căn cứ|CĂN CỨ|Xét|XÉT|Chiểu|Theo đề nghị)\s"
ABBREVIATIONS = (
    r"(?:^|[\s(])(?:TP|Tp|TX|T|Đ|Q|P|TS|ThS|Ths|PGS|GS|BS|KS|LS|CN|Ô|B|Mr|Mrs|Ms|Dr|No|no|Nxb|NXB|tr|St|Art|"
    r"v|vs)$"
)
NUMBERING = (
    r"[\W_]{0,8}(?:(?:điều|khoản|mục|chương|phần|bước)\s{1,3})?"
    r"(?:\d{1,3}[a-zđ]?(?:\.\d{1,3}){0,3}|[ivxlc]{1,6}|[a-zđ])\s?"
)
BASIS_START = r"[\W_]{0,8}(?:căn cứ|xét|chiểu|theo đề nghị)\s"
#: A line that opens with a document's abbreviation and number is one line of a list.
LIST_LINE = r"(?:NĐ|QĐ|TT|TTLT|NQ|CT|KH|CV)\s?(?:số\s)?\d"


class _Patterns(NamedTuple):
    opener: re.Pattern[str]
    list_line: re.Pattern[str]
    next_basis: re.Pattern[str]
    basis: re.Pattern[str]
    deed: re.Pattern[str]
    numbering: re.Pattern[str]
    abbreviation: re.Pattern[str]


@cache
def _mark() -> re.Pattern[str]:
    """Every place that may end a sentence: a line break, a mark with its closing signs before white space."""
    return re.compile(r"[.!?…:;\n](?:(?<=\n)|[\"”’»)\]*_]{0,4}(?=\s|\Z))")


@cache
def _patterns() -> _Patterns:
    """What is matched around a mark."""
    return _Patterns(
        opener=re.compile(rf"[ \t\r*_]{{0,8}}\n|{OPENERS}"),
        list_line=re.compile(LIST_LINE),
        next_basis=re.compile(rf"\s{{1,3}}{BASIS}"),
        basis=re.compile(BASIS_START, re.IGNORECASE),
        deed=re.compile(rf"\s{{0,3}}{DEEDS}"),
        numbering=re.compile(NUMBERING, re.IGNORECASE),
        abbreviation=re.compile(ABBREVIATIONS),
    )


def sentence_spans(text: str) -> list[Span]:
    """The sentences of a text in order, without the white space around them.

    >>> text = "Căn cứ Luật Giá;\\nCăn cứ Nghị định\\nsố 5/2020/NĐ-CP;\\nĐiều 1. Ban hành tại TP. Huế."
    >>> [text[s.start:s.end].replace(chr(10), " ") for s in sentence_spans(text)]
    ['Căn cứ Luật Giá;', 'Căn cứ Nghị định số 5/2020/NĐ-CP;', 'Điều 1. Ban hành tại TP. Huế.']
    """
    spans: list[Span] = []
    start = 0
    size = len(text)
    for match in _mark().finditer(text):
        mark, at = match.span()
        char = text[mark]
        if char == "\n":
            if mark <= start or not (_line_ends(text, mark) or _heading_ends(text, start, mark)):
                continue
        elif not _mark_ends(text, char, start, mark, at):
            continue
        _add(spans, text, start, at)
        start = at
    _add(spans, text, start, size)
    return spans


def _line_ends(text: str, mark: int) -> bool:
    """Does the line break at `mark` end a sentence?"""
    patterns = _patterns()
    at = mark + 1
    if text[at : at + 1].islower() and text[at + 1 : at + 2] != ")":
        return False
    if patterns.opener.match(text, at):
        return True
    before = text[mark - 1 : mark]
    return (
        not before.islower()
        and before not in (",", " ", "-")
        and patterns.list_line.match(text, at) is not None
    )


def _heading_ends(text: str, start: int, mark: int) -> bool:
    """Does the line break at `mark` end the line of an addressee, or an article's heading?"""
    opening = text[start : start + 20].lstrip(" \t\r\n*_")
    if opening.startswith("Kính gửi"):
        return text[mark + 1 : mark + 3].lstrip()[:1].isupper()
    return opening.startswith("Điều") and _patterns().deed.match(text, mark + 1) is not None


def _mark_ends(text: str, char: str, start: int, mark: int, at: int) -> bool:
    """Does the mark of punctuation end the sentence that began at `start`?"""
    if char in ":;":
        line_end = text[at : at + 3].lstrip(" \t*_")[:1] in ("\n", "\r")
        if char == ":":
            return line_end
        if line_end:
            if _goes_on(text, at):
                return False
            return _patterns().basis.match(text, start, min(len(text), start + 30)) is not None
        return _patterns().next_basis.match(text, at) is not None
    return _ends(text, start, mark, at)


def _goes_on(text: str, at: int) -> bool:
    """Does the line after `at` go on in lower case, and is no item (`a)`) of a list?"""
    line = text[at : at + 12].lstrip(" \t\r\n*_")
    return line[:1].islower() and line[1:2] not in (")", ".") and line[:2].isalpha()


def _ends(text: str, start: int, mark: int, at: int) -> bool:
    """Does the full stop at `mark` end the sentence that began at `start`?"""
    if text[mark] == ".":
        if mark - start <= 24 and _patterns().numbering.fullmatch(text, start, mark):
            return False
        if _patterns().abbreviation.search(text, max(start, mark - 6), mark):
            return False
    for char in text[at : at + 8]:
        if not char.isspace():
            return not char.islower()
    return True


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append(Span(start, end))
