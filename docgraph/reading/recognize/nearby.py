"""Numbered mentions of a text → more: the day of `cùng ngày`, numbers said again.

Reads: folded text, its numbered mentions. Gives: the same mentions with more days, and more mentions.
A bare number in small letters (`quyết định 3128`) is a document's where the text has that number for sure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec
import regex

from docgraph.reading.recognize.dates import date_after
from docgraph.records import Mention

_BACK = 320  # how far before `cùng ngày` its day is looked for
_WORDS = {
    "quyết định": "QĐ",
    "kế hoạch": "KH",
    "công văn": "CV",
    "kết luận": "KL",
    "thông báo": "TB",
    "báo cáo": "BC",
    "tờ trình": "TTr",
    "bản án": "BA",
    "hướng dẫn": "HD",
    "quy định": "QyĐ",
    "đề án": "ĐA",
}


@cache
def _number() -> regex.Pattern[str]:
    """A bare number behind a type's word."""
    return regex.compile(r"(?P<number>\d{1,5})(?![\w/]|[-.,]\d|\s?%)")


def _bare_numbers(text: str, kinds: frozenset[str | None]) -> Iterator[tuple[int, str, regex.Match[str]]]:
    """Types' words in small letters with a bare number behind: where it starts, its type, the number."""
    flat = text.replace("\n", " ")
    for word, kind in _WORDS.items():
        if kind not in kinds:
            continue
        at = flat.find(word + " ")
        while at >= 0:
            end = at + len(word) + 1
            if flat[end : end + 1].isdigit() and not flat[at - 1 : at].isalnum():
                match = _number().match(text, end)
                if match is not None:
                    yield at, kind, match
            at = flat.find(word + " ", end)


@cache
def _same_day_behind() -> regex.Pattern[str]:
    return regex.compile(r",?\s(?:ban\shành\s)?cùng\sngày(?!\s{1,3}\d)")


@cache
def _same_day_before() -> regex.Pattern[str]:
    """`Cùng ngày, UBND huyện ban hành `, to the core."""
    return regex.compile(
        r"[Cc]ùng\sngày,?\s(?P<body>[^.;:\n]{2,90}?\s)?(?:đã\s|vừa\s)?(?:có|ban\shành|ký|ra|gửi|ký\sban\shành)\s$"
    )


def with_same_day(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with the day that `cùng ngày` repeats, where the text has that day in full shortly before.

    >>> text = "Báo cáo số 7/BC-SXD ngày 3/4/2021 và Tờ trình số 8/TTr-SXD cùng ngày"
    >>> tail = Mention(id="", start=37, end=58, text="Tờ trình số 8/TTr-SXD", form="numbered")
    >>> with_same_day(text, [tail])[0].date
    '2021-04-03'
    """
    if "ùng ngày" not in text:
        return list(mentions)
    dated: list[Mention] = []
    for mention in mentions:
        day = None
        if mention.date is None:
            before = _same_day_before().search(text, max(0, mention.start - 140), mention.start)
            if _same_day_behind().match(text, mention.end):
                day = _day_before(text, mention.start)
            elif before is not None:
                day = _day_before(text, before.start())
        dated.append(msgspec.structs.replace(mention, date=day) if day else mention)
    return dated


def _day_before(text: str, end: int) -> str | None:
    """The last day that is written before a place, if it is whole."""
    start = max(0, end - _BACK)
    window = text[start:end]
    at = max(window.rfind("gày "), window.rfind("GÀY "))
    if at < 1:
        return None
    found = date_after(window, at - 1)
    return found[0] if found is not None and len(found[0]) == 10 else None


def said_again(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Bare numbers in small letters whose type and number another mention of the text has.

    >>> known = Mention(id="", start=0, end=17, text="", form="numbered", type="QĐ", number="381")
    >>> [m.text for m in said_again("Quyết định số 381 hủy; quyết định 381 là sai", [known])]
    ['quyết định 381']
    """
    known = {(m.type, m.number) for m in mentions if m.number and len(m.number) > 1}
    if not known:
        return []
    starts: list[int] = []
    again = []
    for start, kind, match in _bare_numbers(text, frozenset(kind for kind, _ in known)):
        if (kind, match["number"].lstrip("0")) not in known:
            continue
        starts = starts or [m.start for m in mentions]
        before = mentions[bisect_left(starts, match.end()) - 1]
        if before.start < match.end() and before.end > start:
            continue
        core = text[start : match.end()]
        again.append(
            Mention(
                id="",
                start=start,
                end=match.end(),
                text=core,
                form="numbered",
                type=kind,
                number=match["number"].lstrip("0"),
                rule="numbered:again",
                confidence=0.85,
            )
        )
    return sorted(again, key=lambda m: m.start)
