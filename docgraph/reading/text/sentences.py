"""Text → spans of sentences and căn cứ lines.

Reads: the folded text. Gives: `Sentences`, spans in order. A hard line break in a sentence does not end it;
a căn cứ line and a list's item are sentences of their own. Linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
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
#: A word that the text under an article's heading begins with.
DEED = r"\s{0,3}(?:Bãi bỏ|Sửa đổi|Thay thế|Bổ sung|Hủy bỏ|Huỷ bỏ|Đính chính|Kéo dài|Ngưng hiệu lực)\s"
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


_LONGEST = 100  # characters behind a mark that tell whether it ends a sentence, at most
_AHEAD = 400  # characters in which nearly every sentence has come to its end
#: Letters that an abbreviation ends in.
_LAST_LETTERS = frozenset("PpXTĐQSsNÔBrobtv")


class _Patterns(NamedTuple):
    basis: re.Pattern[str]
    numbering: re.Pattern[str]
    abbreviation: re.Pattern[str]


@cache
def _marks(addressed: bool) -> dict[str, re.Pattern[str]]:
    """Every place that may end a sentence: a mark with its closing signs before white space, a line break.

    A line break counts before what opens a sentence, and as a group before one line of a list (1), before a
    deed (2) and, where the text is addressed to somebody, before a word (3); a colon at the end of its line;
    a semicolon there and before a căn cứ. Each mark has a pattern of its own, as a letter is found sooner
    than any of several.
    """
    closing = r"[\"”’»)\]*_]{0,4}(?=\s|\Z)"
    line_end = r"[ \t*_]{0,2}[\n\r]"
    opening = rf"[ \t\r*_]{{0,8}}\n|{OPENERS}|({LIST_LINE})|({DEED})" + r"|\s?([^\W\d_])" * addressed
    endings = dict.fromkeys(".!?…", closing) | {
        ":": rf"{closing}(?={line_end})",
        ";": rf"{closing}(?={line_end}|\s{{1,3}}{BASIS})",
        "\n": rf"(?={opening})",
    }
    return {mark: re.compile(re.escape(mark) + ending) for mark, ending in endings.items()}


@cache
def _patterns() -> _Patterns:
    """What is matched around a mark."""
    return _Patterns(
        basis=re.compile(BASIS_START, re.IGNORECASE),
        numbering=re.compile(NUMBERING, re.IGNORECASE),
        abbreviation=re.compile(ABBREVIATIONS),
    )


class Sentences:
    """The sentences of a text in order, without the white space around them.

    Only their ends are found at once: a span is made for each sentence that is asked for.

    >>> text = "Căn cứ Luật Giá;\\nCăn cứ Nghị định\\nsố 5/2020/NĐ-CP;\\nĐiều 1. Ban hành tại TP. Huế."
    >>> [text[s.start:s.end].replace(chr(10), " ") for s in Sentences(text)]
    ['Căn cứ Luật Giá;', 'Căn cứ Nghị định số 5/2020/NĐ-CP;', 'Điều 1. Ban hành tại TP. Huế.']
    """

    def __init__(self, text: str, until: int | None = None) -> None:
        """`until` is the last place that will be asked for: what stands far behind it is not looked at."""
        self._text = text
        limit = len(text) if until is None else min(len(text), until + _AHEAD)
        self._ends = _ends(text, limit)
        if until is not None and limit < len(text) and self.end <= until:  # a sentence that does not end
            self._ends = _ends(text, len(text))

    def __len__(self) -> int:
        return len(self._ends)

    @property
    def end(self) -> int:
        """Where the last sentence ends, white space behind it left out or not."""
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Span]:
        return (self[place] for place in range(len(self._ends)))

    def __getitem__(self, place: int) -> Span:
        """The sentence at a place, counted from 0."""
        text, end = self._text, self._ends[place]
        start = self._ends[place - 1] if place else 0
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def stretch(self, first: int, last: int) -> tuple[int, int]:
        """Where the sentences from `first` to before `last` begin, with white space before them, and end."""
        return self._ends[first - 1] if first else 0, self._ends[last - 1]

    def holding(self, at: int) -> int:
        """The place of the sentence that holds `at`, or of the last one before it."""
        return min(bisect_right(self._ends, at), len(self._ends) - 1)


def _found(text: str, limit: int) -> list[tuple[int, int, int]]:
    """The marks before `limit` in order: where each begins and ends, and the group behind a line break."""
    patterns = _marks("Kính gửi" in text).items()
    found = [
        (*match.span(), match.lastindex or 0)
        for mark, pattern in patterns
        if mark in text
        for match in pattern.finditer(text, 0, limit + _LONGEST)
    ]
    found.sort()
    return found[: bisect_left(found, (limit,))]


def _ends(text: str, limit: int) -> list[int]:
    """Where each sentence ends that is no white space alone and ends before `limit`."""
    ends: list[int] = []
    start = 0
    for mark, end, group in _found(text, limit):
        char = text[mark]
        if char == "\n":
            if mark <= start or (group and not _line_ends(text, start, mark, group)):
                continue
            if text[start:mark].isspace():
                start = end
                continue
        elif char == ";":
            if not _semicolon_ends(text, start, end):
                continue
        elif char != ":" and (
            (not text[end + 1 : end + 2].isupper() and text[end : end + 8].lstrip()[:1].islower())
            or (
                char == "."
                and (mark - start <= 24 or text[mark - 1] in _LAST_LETTERS)
                and _abbreviates(text, start, mark)
            )
        ):
            continue
        ends.append(end)
        start = end
    if limit == len(text) and text[start:].strip():
        ends.append(len(text))
    return ends


def _line_ends(text: str, start: int, mark: int, group: int) -> bool:
    """Does the line break at `mark` end a sentence, with what `group` of the pattern behind it?"""
    before = text[mark - 1]
    if group == 1 and not before.islower() and before not in ", -":
        return True
    # The line of an addressee ends it, and an article's heading.
    opening = text[start : start + 20].lstrip(" \t\r\n*_")
    if opening.startswith("Kính gửi"):
        return text[mark + 1 : mark + 3].lstrip()[:1].isupper()
    return group == 2 and opening.startswith("Điều")


def _semicolon_ends(text: str, start: int, at: int) -> bool:
    """Does the semicolon before `at` end the sentence that began at `start`: a căn cứ line, or before one?"""
    if text[at : at + 3].lstrip(" \t*_")[:1] not in ("\n", "\r"):
        return True
    if _goes_on(text, at):
        return False
    return _patterns().basis.match(text, start, min(len(text), start + 30)) is not None


def _goes_on(text: str, at: int) -> bool:
    """Does the line after `at` go on in lower case, and is no item (`a)`) of a list?"""
    line = text[at : at + 12].lstrip(" \t\r\n*_")
    return line[:1].islower() and line[1:2] not in (")", ".") and line[:2].isalpha()


def _abbreviates(text: str, start: int, mark: int) -> bool:
    """Does the full stop at `mark` belong to a number or an abbreviation of the sentence begun at `start`?"""
    if mark - start <= 24 and _patterns().numbering.fullmatch(text, start, mark):
        return True
    return _patterns().abbreviation.search(text, max(start, mark - 6), mark) is not None
