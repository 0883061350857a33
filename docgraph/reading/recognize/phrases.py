"""Words before a place in the text → the parts of the pinpoint phrase that ends there.

Reads: a text and an offset. Gives: the parts (`điểm a`, `khoản 2`, `Điều 5`) in text order, and where the
phrase begins. Works backward, word by word: most places have no phrase, and the first word tells.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex

from docgraph.reading.recognize.provisions import (
    ANNEX,
    ARTICLE,
    CHAPTER,
    CLAUSE,
    PASSED_OVER,
    POINT,
    Join,
    Part,
)

# What a word, or a piece of one, can be in a phrase; numbers up to PASSED_OVER are the units themselves.
VALUE, COMMA, SEMICOLON, AND, TO, DASH, LINK, FILLER, STOP, NO_UNIT, ANNEX_HEAD = range(6, 17)

Token = tuple[int, str]

_WORDS = {
    POINT: "điểm diem point",
    CLAUSE: "khoản khỏan khoan clause",
    ARTICLE: "điều dieu article",
    CHAPTER: "chương chuong chapter",
    ANNEX: "lục luc appendix annex",
    PASSED_OVER: "mục muc phần phan biểu bieu tiết tiet đoạn doan section part",
    AND: "và va hoặc hoac hay cùng and or",
    TO: "đến den tới toi to",
    # Words that stand between two parts and change nothing; the verbs are those of amending and repealing.
    LINK: "của cua thuộc thuoc trong of các cac những nhung cả từ tu tại tai theo from "
    "sửa đổi bổ sung bãi bão bỏ thay thế hủy sua doi bo bai",
    FILLER: "số so thứ thu no",
    ANNEX_HEAD: "phụ phu",
    # thời điểm, địa điểm, …, tài khoản: the unit's word is the half of another word
    NO_UNIT: "thời địa quan thí đặc ưu nhược trọng cao tâm giao yếu luận tài thoi dia thi kỷ",
}
_NEAR = 160  # characters that hold most phrases
_FAR = 1500  # characters of one phrase that are read at most; the longest seen in judgments have about 700


@cache
def _codes() -> dict[str, int]:
    return {word: code for code, words in _WORDS.items() for word in words.split()}


@cache
def _pieces() -> regex.Pattern[str]:
    """The pieces of one word: a value, a run of letters, or one other character."""
    return regex.compile(
        r"(?P<value>\d{1,3}(?:\.\d{1,3}){0,3}(?i:[a-zđ])?\d?(?![\w/])"
        r"|(?i:[a-zđ])(?:\d{1,2}(?:\.\d{1,2})?|\.\d{1,2}|\))(?![\w/])"
        r"|(?:[IVX]{1,4}[a-e]|[IVXLC]{1,7}[A-E]?(?:[.-](?:\d{1,2}|[A-Z]))?|[ivx]{1,5}|(?i:[a-zđ]))(?![\w/.]))"
        r"|(?P<word>\p{L}{1,9}(?!\p{L}))|(?P<other>\w{1,40}|.)",
        regex.DOTALL,
    )


_SIGNS = {",": COMMA, ";": SEMICOLON, "-": DASH, "–": DASH, "—": DASH}
_JOINS: dict[int, Join] = {COMMA: ",", SEMICOLON: ";", AND: "and", TO: "to", DASH: "-"}
_FROM = frozenset(("từ", "tu", "from"))
_QUOTES = "\"“”‘’'*"


@lru_cache(maxsize=4096)
def tokens(word: str) -> tuple[Token, ...]:
    """What the pieces of a word (no white space in it) are in a phrase, last piece first.

    >>> tokens("126,133,") == ((COMMA, ","), (VALUE, "133"), (COMMA, ","), (VALUE, "126"))
    True
    >>> tokens("Điều") == ((ARTICLE, "Điều"),)
    True
    """
    if len(word) > 40:
        return ((STOP, ""),)
    found: list[Token] = []
    for match in _pieces().finditer(word):
        piece = match[0]
        if match.lastgroup == "value":
            found.append((VALUE, piece.rstrip(")")))
        elif match.lastgroup == "word":
            found.append((_codes().get(piece.lower().replace("ð", "đ"), STOP), piece))
        elif piece in _SIGNS:
            found.append((_SIGNS[piece], piece))
        else:
            found.append((FILLER if piece in _QUOTES else STOP, piece))
    found.reverse()
    return tuple(found)


def parts_before(text: str, end: int) -> tuple[list[Part], int]:
    """The parts of the phrase that ends at `end`, in text order, and where it begins (`end` if none).

    >>> text = "theo điểm a khoản 2 Điều 5"
    >>> [p.value for p in parts_before(text, len(text))[0]]
    ['a', '2', '5']
    """
    found = _walk(text, max(0, end - _NEAR), end)
    if found is None:
        found = _walk(text, max(0, end - _FAR), end, last_try=True)
    return found or ([], end)


class _Unit(NamedTuple):
    """A unit's word: how many parts and words the phrase has from there on, and the word as written."""

    parts: int
    words: int
    piece: str


@cache
def _words_said() -> regex.Pattern[str]:
    """Words in quotes that an act changes: `cụm từ “…”`, `cụm từ “…” bằng cụm từ “…”`."""
    said = r"(?:các\s)?(?:cụm\s)?từ\s[“\"][^”\"]{1,150}[”\"]"
    return regex.compile(rf"{said}(?:,?\s(?:bằng|thành)\s{said})?")


@cache
def _behind_which() -> regex.Pattern[str]:
    """Where a new provision is put in: `bổ sung khoản 3a vào sau khoản 3 Điều 7`."""
    return regex.compile(
        r"(?:,\s)?vào\s(?:ngay\s)?sau\s(?:điểm|khoản|[Đđ]iều|[Cc]hương|[Pp]hụ\slục)\s[\w.]{1,5}"
    )


def _blank(match: regex.Match[str]) -> str:
    return " " * len(match[0])


def _walk(text: str, floor: int, end: int, last_try: bool = False) -> tuple[list[Part], int] | None:
    """The phrase in `text[floor:end]`; None when it may begin before `floor` and this is not the last try."""
    window = text[floor:end]
    if "”" in window or '" ' in window:
        window = _words_said().sub(_blank, window)
    if " sau " in window:
        window = _behind_which().sub(_blank, window)
    cut = window.rfind("\n\n")
    if cut >= 0:
        window = window[cut:]
    words = window.split()
    words.reverse()
    backward: list[Part] = []
    units: list[_Unit] = []
    whole = _read(words, backward, units)
    if not whole and floor > 0 and cut < 0:
        if not last_try:
            return None
        del units[-1:]  # its word may not be whole
    if not units:
        return [], end
    first = units[-1]
    del backward[first.parts :]  # values before the first unit are no provisions
    backward.reverse()
    pieces = window.rsplit(None, first.words)
    before = len(pieces[0]) if len(pieces) > first.words else 0
    return backward, text.find(first.piece, end - len(window) + before, end)


def _read(words: list[str], backward: list[Part], units: list[_Unit]) -> bool:
    """Fill `backward` and `units` from words, the last word of the text first.

    True when a word that is none of the phrase ended it, False when the words did.
    """
    join: Join = ""
    joined = False  # something joins what was read last to what comes now
    open_value: str | None = None  # the last value, while its unit may still come
    was = STOP
    for count, word in enumerate(words, 1):
        for code, piece in tokens(word):
            if code == VALUE:
                if open_value is not None:
                    return True  # two numbers side by side: a page number, an amount
                if backward and joined:
                    unit, value, _ = backward[-1]
                    backward[-1] = Part(unit, value, join)
                backward.append(Part(None, piece, ""))
                open_value, join, joined = piece, "", False
            elif code <= PASSED_OVER:
                if open_value is None:
                    return True
                backward[-1] = Part(code, open_value, "")
                units.append(_Unit(len(backward), count, piece))
                open_value = None
            elif code <= LINK:
                if not backward:
                    return True
                joined = True
                if piece not in _FROM:  # `các điều từ 7 đến 12`: the unit may still come
                    open_value = None
                if code != LINK and (join == "" or code == TO or (code == AND and join != "to")):
                    join = _JOINS[code]
            elif code == NO_UNIT:
                if was <= CLAUSE or was == ANNEX:
                    units.pop()  # `thời điểm 5`
                return True
            elif code == ANNEX_HEAD:
                if was != ANNEX:
                    return True
                units[-1] = _Unit(len(backward), count, piece)
            elif code == STOP or (open_value is None and piece not in _QUOTES):
                return True
            was = code
    return False
