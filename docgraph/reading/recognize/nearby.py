"""Numbered mentions of a text → more: the day of `cùng ngày`, numbers said again.

Reads: folded text, its numbered mentions. Gives: the same mentions with more days, and more mentions.
A bare number in small letters (`quyết định 3128`) is a document's where the text has that number for sure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
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
def _bare() -> regex.Pattern[str]:
    """A bare number behind a type's word in small letters; begun with a digit, for which a search is fast."""
    words = "|".join(_WORDS).replace(" ", r"[ \n]")
    return regex.compile(rf"[0-9](?<=(?<!\w)(?P<word>{words})[ \n][0-9])\d{{0,4}}(?![\w/]|[-.,]\d|\s?%)")


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
    bare = list(_bare().finditer(text))
    if not bare:
        return []
    known = {(m.type, m.number) for m in mentions if m.number and len(m.number) > 1}
    starts = [m.start for m in mentions]
    again = []
    for match in bare:
        kind = _WORDS[match["word"].replace("\n", " ")]
        number = match[0].lstrip("0")
        start, end = match.start("word"), match.end()
        if (kind, number) not in known:
            continue
        before = mentions[bisect_left(starts, end) - 1]
        if before.start < end and before.end > start:
            continue
        again.append(
            Mention(
                id="",
                start=start,
                end=end,
                text=text[start:end],
                form="numbered",
                type=kind,
                number=number,
                rule="numbered:again",
                confidence=0.85,
            )
        )
    return again
