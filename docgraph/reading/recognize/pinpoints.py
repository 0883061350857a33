"""Mentions → mentions with the provisions that are cited with them (điểm, khoản, Điều, Chương, Phụ lục).

Reads: the folded text and its mentions in text order. Gives: the same mentions, `pinpoints` filled. A phrase
before a mention (`khoản 2 Điều 5 của Luật …`) belongs to the mention that directly follows; one after it
(`Nghị định …, khoản 2 Điều 5`) to the mention that directly precedes, unless the next one takes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec
import regex

from docgraph.reading.recognize.phrases import VALUE, parts_before, tokens
from docgraph.reading.recognize.provisions import ANNEX, ARTICLE, CHAPTER, provisions
from docgraph.records import Mention, Pinpoint

_PADDING = " \n\t\r\u00a0,(\"“‘'*"
_ENUMERATION = 600  # characters that an enumeration behind a mention may have
_SHORTEST = 7  # characters of the shortest phrase with what joins it (`Điều 5 `)
_REACH = 160  # characters from a mention to the unit of a phrase behind it
_QUOTING = "\"“‘'*("
_OPENING = frozenset(" ,(:\n")  # what can begin the way from a mention to a phrase behind it
_WS = r"[^\S\n]{0,4}\n?[^\S\n]{0,4}"


@cache
def _joining_words() -> frozenset[str]:
    """The words that may stand between a phrase and its mention, in the usual cases."""
    words = (
        "của tại thuộc trong các những hai ba bốn bản dự thảo ban hành kèm theo đính được đã quy qui định "
        "nêu ghi ở cua tai thuoc cac nhung du thao hanh kem dinh of in to the issued together with"
    ).split()
    return frozenset(words + [w.upper() for w in words] + [w.capitalize() for w in words])


@cache
def _glue() -> regex.Pattern[str]:
    """What may stand between a phrase and the mention that it hangs on, read backward from the mention."""
    annexed = (
        r"\(?(?:được\s{1,3})?(?:ban\s{1,3}h[àa]nh\s{1,3})?(?:đính\s{1,3})?"
        r"(?:k[èe]m(?:\s{1,3}theo)?|(?<=nh\s{1,3})theo)"
    )
    stated = (
        r"(?:(?:được|đã)\s{1,3})?(?:(?:quy|qui)\s{1,3}(?:định|dinh)|nêu|ghi)\s{1,3}(?:tại|trong|ở|của|tai)"
    )
    english = r"(?:issued\s{1,3})?(?:together\s{1,3})?with|of|in|to"
    return regex.compile(
        rf"(?ri){_WS},?{_WS}"
        rf"(?:(?<!\w)(?:{annexed}|{stated}|{english}|của|tại|thuộc|trong|cua|tai|thuoc)(?!\p{{L}}){_WS})?"
        rf"(?:(?<!\w)(?:các|cac|những|nhung|hai|ba|bốn|the){_WS})?"
        rf"(?:(?<!\w)(?:dự\s{{1,3}}thảo|du\s{{1,3}}thao|bản){_WS})?"
        r"[\"“‘'*(]{0,2}"
    )


@cache
def _behind() -> regex.Pattern[str]:
    """What may stand between a mention and a phrase behind it: date, issuer, then comma, colon or bracket."""
    return regex.compile(
        r"(?:,?\s{1,3}(?:ngày\s{1,3})?\d{1,2}"
        r"(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\s{1,3}tháng\s{1,3}\d{1,2}\s{1,3}năm\s{1,3})\d{4})?+"
        r"(?:,?\s{1,3}năm\s{1,3}\d{4})?+(?:\s{1,3}của(?:\s{1,3}(?!(?:quy|qui|về|sửa|bổ|hướng|ban|phê)\s)[^\s,;:.()*]{1,12}){1,12}+)?+"
        r"[^\S\n]{0,3}(?:(?P<bracket>\*?\()|[,:])[^\S\n]{0,3}(?:(?:cụ\s{1,3}thể|tại|từ|các)\s{1,3}){0,2}"
    )


@cache
def _phrase() -> regex.Pattern[str]:
    """A phrase read forward, and what ends it, which shows that it hangs on nothing that follows."""
    unit = (
        r"(?:khoản|khỏan|khoan|điểm|diem|điều(?:\s{1,3}thứ)?|dieu|chương|chuong|ph[ụu]\s{1,3}l[ụu]c"
        r"|mục|phần|tiết|article|clause|point|chapter|appendix|annex)"
    )
    value = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]?\d?|[a-zđ]\d{0,2}|[ivxlc]{1,7})(?![\w/])"
    join = rf"{_WS}(?:[,;]{_WS})?(?:(?:và|hoặc|đến|tới|của|thuộc|and|to|of){_WS})?(?:(?:các|từ|tại){_WS})?"
    part = rf"(?:{unit}{_WS}(?:số{_WS})?)?{value}"
    return regex.compile(
        rf"(?i)(?={unit})(?P<phrase>{part}(?:{join}{part}){{0,60}}+)"
        r"(?=\s{0,3}(?P<close>\))|(?P<heading>\s{0,3}\.[^\S\n]{1,3}\w)|\s{0,3}(?:[.;]|$)"
        r"|,\s{1,3}(?-i:\p{Ll})|[^\S\n]{1,3}(?:quy\s{1,3}định|nêu|thì)\b|\n\n)"
    )


@cache
def _item() -> regex.Pattern[str]:
    """A further article of an enumeration, each with its subject (`…; Điều 28a, mẫu giấy phép`)."""
    return regex.compile(
        r"(?i);\s{1,3}(?:và\s{1,3})?(?P<phrase>điều\s{1,3}\d{1,3}[a-zđ]?)(?=,\s{1,3}(?-i:[a-zđ\p{Ll}]))"
    )


def pinpoints_before(text: str, start: int) -> tuple[tuple[Pinpoint, ...], int]:
    """The provisions of the phrase that hangs on what begins at `start`, and where the phrase begins.

    The second is `start` when there is no phrase. A phrase of units that are passed over (`Phần III của …`)
    has a beginning and no pinpoints.

    >>> text = "ghi ở điểm c, d khoản 1 và khoản 5 Điều 66 Bộ luật Lao động"
    >>> found, begin = pinpoints_before(text, text.index("Bộ luật"))
    >>> [(p.article, p.clause, p.point) for p in found], text[begin:begin + 6]
    ([('66', '1', 'c'), ('66', '1', 'd'), ('66', '5', None)], 'điểm c')
    """
    end = _phrase_end(text, start)
    if end < 0:
        return (), start
    parts, begin = parts_before(text, end)
    if not parts or (text[end:start].lstrip(" \t*_").startswith("\n") and _opens_line(text, begin)):
        return (), start  # `Điều 3⏎Nghị định này …` and `Phụ lục I⏎(kèm theo …)` are headings
    return provisions(parts), begin


def attach_pinpoints(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, in the order given (by start), each with the provisions that are cited with it.

    >>> text = "Căn cứ Điều 5 Luật Giá và Nghị định 10/2020/NĐ-CP (Điều 7)"
    >>> law = Mention(id="m1", start=14, end=22, text="Luật Giá", form="named")
    >>> decree = Mention(id="m2", start=26, end=49, text="Nghị định 10/2020/NĐ-CP", form="numbered")
    >>> [m.pinpoints[0].article for m in attach_pinpoints(text, [law, decree])]
    ['5', '7']
    """
    before: list[tuple[tuple[Pinpoint, ...], int]] = []
    reached = -_SHORTEST  # a number of a list has no room for a phrase behind the one before it
    for mention in mentions:
        room = not 0 <= mention.start - reached < _SHORTEST
        before.append(pinpoints_before(text, mention.start) if room else ((), mention.start))
        reached = mention.end if mention.end > reached else reached
    done: list[Mention] = []
    last = len(mentions) - 1
    outer_end = 0
    for i, mention in enumerate(mentions):
        found = before[i][0]
        # What the next mention's phrase holds is not this one's; a nested mention bounds nothing.
        j = i + 1
        while j <= last and mentions[j].start < mention.end:
            j += 1
        limit = before[j][1] if j <= last else len(text)
        if mention.end > outer_end:  # what follows a nested mention is the outer one's
            outer_end = mention.end
            found += _pinpoints_after(text, mention.end, limit, listed=bool(found))
        done.append(msgspec.structs.replace(mention, pinpoints=found) if found else mention)
    return done


def _phrase_end(text: str, start: int) -> int:
    """Where a phrase can end that hangs on what begins at `start`; -1 when what stands there can end none."""
    joining = _joining_words()
    base = start - 16 if start > 16 else 0
    near = text[base:start].rstrip(_PADDING)
    word = (near.rsplit(None, 1) or [""])[-1]
    if word not in joining:
        if not _ends_in_value(word):
            return -1
        if text[start - 1] not in _QUOTING:
            return base + len(near)
    for reach in (30, 80):  # mostly the last words tell
        base = start - reach if start > reach else 0
        words = text[base:start].split()
        if base and reach == 30:
            del words[:1]
        told = next(
            (bare for word in reversed(words) if (bare := word.strip(_PADDING)) and bare not in joining), ""
        )
        if told:
            if not _ends_in_value(told):
                return -1
            break
    gap = _glue().match(text, max(0, start - 80), start)
    return gap.start() if gap else start


@lru_cache(maxsize=8192)
def _ends_in_value(word: str) -> bool:
    read = tokens(word)
    return bool(read) and (read[0][0] == VALUE or (len(read) > 1 and read[0][1] in "\"”’'"))


# The last word of a line that goes on in the next (`theo quy định tại⏎khoản 2 Điều 5⏎của Luật`).
_LEADING_ON = frozenset("tại theo của và cứ ở trong định với vào từ".split())


def _opens_line(text: str, begin: int) -> bool:
    while begin > 0 and text[begin - 1] in " \t\u00a0*#(":
        begin -= 1
    if begin and text[begin - 1] != "\n":
        return False
    before = text[max(0, begin - 24) : begin].split()
    return text[begin - 2 : begin] == "\n\n" or before[-1:] == [] or before[-1] not in _LEADING_ON


def _holds_unit(window: str) -> bool:
    """Whether a unit's word stands near; spelled out, as a loop over the words costs twice as much."""
    return (
        "iều" in window
        or "hương " in window
        or " lục " in window
        or "IỀU" in window
        or "HƯƠNG " in window
        or " LỤC " in window
        or "ieu " in window
        or "rticle " in window
        or "hapter " in window
        or "nnex " in window
    )


def _pinpoints_after(text: str, end: int, limit: int, listed: bool) -> tuple[Pinpoint, ...]:
    """The provisions of a phrase that follows a mention ending at `end` and stays before `limit`.

    `listed`: the mention already has provisions, so that an enumeration may go on behind it.
    """
    found: tuple[Pinpoint, ...] = ()
    room = limit - end >= _SHORTEST and text[end] in _OPENING
    near = room and _holds_unit(text[end : min(limit, end + _REACH)])
    if near and (gap := _behind().match(text, end, limit)):
        phrase = _phrase().match(text, gap.end())
        if phrase and phrase.end("phrase") <= limit and bool(gap["bracket"]) <= bool(phrase["close"]):
            parts, _ = parts_before(text, phrase.end("phrase"))
            heading = len(parts) == 1 and phrase["heading"] and not gap["bracket"]
            if not heading and any(part.unit in (ARTICLE, CHAPTER, ANNEX) for part in parts):
                found = provisions(parts)
    if listed:
        limit = min(limit, end + _ENUMERATION)
        stop = text.find(".", end, limit)
        for item in _item().finditer(text, end, limit if stop < 0 else stop):
            found += provisions(parts_before(text, item.end("phrase"))[0][-1:])
    return found
