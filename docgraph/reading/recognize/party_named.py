"""Folded text → mentions of party documents that go by their conference or congress.

Reads: folded text, the mentions found so far. Gives: mentions of form named, sorted by start.
Forms: `Nghị quyết Trung ương 4 khóa XII`, `NQTW 5 (khóa VIII)`, `Nghị quyết Hội nghị lần thứ ba Ban Chấp hành
Trung ương khóa X`, `Nghị quyết Đại hội XIII của Đảng`, `Điều lệ Đảng`, `Cương lĩnh năm 1991`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from docgraph.reading.recognize.dates import date_after
from docgraph.records import Mention

REACH = 220  # longest stretch behind the type's word; without an end a match looks through the whole text
_LATEST = 14  # the last national congress
CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
_TYPES = {"n": "NQ", "k": "KL"}
_ORDINALS = "nhất hai ba tư bốn năm sáu bảy tám chín mười".split()
_ROMAN = " I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split(" ")


@cache
def _triggers() -> tuple[regex.Pattern[str], ...]:
    """The types' words before a conference or a congress; fixed first letters keep the scans fast."""
    goes_on = r"(?=\s{0,3}(?:của\s{1,5})?(?:[Hh]ội|HỘI|[Đđ]ại|ĐẠI|Ban|BAN|BCH|[Tt]rung|TRUNG|TW|T[.]?Ư|ĐH))"
    return (
        regex.compile(rf"N(?:ghị\s{{1,5}}[Qq]uyết|GHỊ\s{{1,5}}QUYẾT|Q){goes_on}"),
        regex.compile(rf"nghị\s{{1,5}}quyết{goes_on}"),
        regex.compile(rf"Kết\s{{1,5}}luận{goes_on}"),
    )


@cache
def _plenum() -> regex.Pattern[str]:
    tens = rf"mười\s{{1,5}}(?:{'|'.join(_ORDINALS[:-1])}|một|lăm)"
    ordinal = rf"(?:\d{{1,2}}|[IVX]{{1,5}}|{'|'.join(_ORDINALS)}|{tens})"
    committee = (
        r"(?:(?:Ban\s{1,5})?Chấp\s{1,5}hành\s{1,5}|BCH\s?)?(?:Trung\s{1,5}ương|T\s?\.?\s?(?:W|Ư)\.?)"
        r"(?:\s{1,5}Đảng(?:\s{1,5}Cộng\s{1,5}sản\s{1,5}Việt\s{1,5}Nam)?)?"
    )
    term = (
        r"(?P<term>\(?\s?kh(?:óa|oá)\s{1,5}(?:[IVX]{1,5}|\d{1,2})(?:(?:\s?,|\s{1,5}và)"
        r"\s{1,5}(?:khóa\s{1,5})?[IVX]{1,5}(?!\w))?\s?\)?)"
    )
    return regex.compile(
        rf"\s{{0,3}}(?:của\s{{1,5}})?(?:Hội\s{{1,5}}nghị\s{{1,5}})?(?:(?:lần\s{{1,5}})?thứ\s{{1,5}}(?P<first>{ordinal})(?:,)?"
        rf"\s{{1,5}}(?:của\s{{1,5}})?)?{committee}"
        rf"(?:\s{{0,2}}(?:(?:lần\s{{1,5}})?thứ\s{{1,5}})?(?P<second>{ordinal})(?![\w/]|-\w)(?:\s?\(lần\s{{1,5}}\w{{1,4}}\))?)?"
        rf"(?:\s{{0,2}},?\s{{0,2}}{term}(?!\w))?",
        regex.IGNORECASE,
    )


@cache
def _congress() -> regex.Pattern[str]:
    number = r"(?P<number>[IVX]{1,6}|\d{1,2})(?![\w/-])"
    party = r"Đảng(?:\s{1,5}Cộng\s{1,5}sản\s{1,5}Việt\s{1,5}Nam)?(?!\s{1,5}(?:bộ|viên|ủy|uỷ))"
    return regex.compile(
        rf"\s{{0,3}}(?:của\s{{1,5}})?(?:Đại\s{{1,5}}hội|ĐH)\s{{1,5}}(?:đại\s{{1,5}}biểu\s{{1,5}})?(?:toàn\s{{1,5}}quốc\s{{1,5}})?"
        rf"(?:(?:{party}|(?P<local>Đảng\s{{1,5}}bộ(?:\s{{1,5}}(?!lần)[^\s,.;:()]{{1,10}}){{0,8}}?))\s{{1,5}})?"
        rf"(?:toàn\s{{1,5}}quốc\s{{1,5}})?(?:lần\s{{1,5}})?(?:thứ\s{{1,5}})?{number}"
        rf"(?:\s{{1,5}}(?:của\s{{1,5}})?{party})?",
        regex.IGNORECASE,
    )


@cache
def _statutes() -> tuple[regex.Pattern[str], ...]:
    """The party's statutes and programmes."""
    return (
        regex.compile(
            r"Điều\s{1,5}lệ\s{1,5}(?:của\s{1,5})?Đảng(?:\s{1,5}Cộng\s{1,5}sản\s{1,5}Việt\s{1,5}Nam)?(?!\s{1,5}(?:bộ|viên|ủy|uỷ)(?!\w)|\w)"
        ),
        regex.compile(
            r"Cương\s{1,5}lĩnh(?:\s{1,5}chính\s{1,5}trị(?:\s{1,5}đầu\s{1,5}tiên)?|"
            r"\s{1,5}xây\s{1,5}dựng\s{1,5}đất\s{1,5}nước(?:\s{1,5}trong\s{1,5}thời\s{1,5}kỳ\s{1,5}quá\s{1,5}độ\s{1,5}lên"
            r"\s{1,5}(?:chủ\s{1,5}nghĩa\s{1,5}xã\s{1,5}hội|CNXH))?|(?=\s{1,5}năm\s{1,5}\d{4})|\s{1,5}\d{4}(?!\d)|\s{1,5}của\s{1,5}Đảng)"
            r"(?:\s{1,5}\(bổ\s{1,5}sung,\s{1,5}phát\s{1,5}triển\s{1,5}năm\s{1,5}\d{4}\))?"
        ),
    )


def find_party_named(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Party documents called by conference or congress, outside the spans of `found`.

    >>> found = find_party_named("học tập Nghị quyết Đại hội XII của Đảng", ())
    >>> found[0].text, found[0].issuer
    ('Nghị quyết Đại hội XII của Đảng', 'Đại hội đại biểu toàn quốc lần thứ XII của Đảng')
    """
    starts = [m.start for m in found]
    mentions: list[Mention] = []
    for mention in _all(text):
        index = bisect_right(starts, mention.end - 1)
        if all(m.end <= mention.start for m in found[max(0, index - 3) : index]):
            mentions.append(mention)
    mentions.sort(key=lambda m: m.start)
    return mentions


def _all(text: str) -> Iterator[Mention]:
    for pattern in _triggers():
        for trigger in pattern.finditer(text):
            start, end = trigger.span()
            if start and text[start - 1].isalnum():
                continue
            mention = _by_plenum(text, start, end) or _by_congress(text, start, end)
            if mention:
                yield mention
    statute, programme = _statutes()
    for match in statute.finditer(text):
        yield _made(text, match.start(), match.end(), "ĐL", None, "party:statute")
    for match in programme.finditer(text):
        yield _made(text, match.start(), match.end(), None, None, "party:programme")


def _made(text: str, start: int, end: int, kind: str | None, issuer: str | None, rule: str) -> Mention:
    after = date_after(text, end)
    core = text[start:end]
    return Mention(
        id="",
        start=start,
        end=end,
        text=core,
        form="named",
        type=kind,
        date=after[0] if after else None,
        issuer=issuer,
        rule=rule,
    )


def _by_plenum(text: str, start: int, end: int) -> Mention | None:
    """By the conference of the Central Committee: its number, its term, or both."""
    match = _plenum().match(text, end, end + REACH)
    if match is None or not (match["first"] or match["second"] or match["term"]):
        return None
    stop = match.end()
    term = match["term"]
    if term and term.startswith("(") != term.endswith(")"):
        stop = match.start("term") + len(term.rstrip(")").rstrip()) if term.endswith(")") else match.end()
        if term.startswith("("):
            stop = len(text[: match.start("term")].rstrip())
            if not (match["first"] or match["second"]):
                return None
    stop = len(text[:stop].rstrip())
    return _made(text, start, stop, _TYPES[text[start].lower()], CENTRAL_COMMITTEE, "party:plenum")


def _by_congress(text: str, start: int, end: int) -> Mention | None:
    match = _congress().match(text, end, end + REACH)
    if match is None:
        return None
    number = match["number"].upper()
    if number.isdigit():
        number = _ROMAN[int(number)] if 0 < int(number) < len(_ROMAN) else number
    issuer: str | None = f"Đại hội đại biểu toàn quốc lần thứ {number} của Đảng"
    if match["local"]:
        body = regex.sub(r"\s[Kk]h(?:óa|oá)$", "", " ".join(match["local"].split()))
        named = len(body.split()) > 3 and body.rsplit(" ", 1)[-1][0].isupper()
        issuer = f"Đại hội đại biểu {body} lần thứ {number}" if named else None
    elif number not in _ROMAN[: _LATEST + 1]:
        issuer = None  # a number that no national congress has: a province's or a district's
    return _made(text, start, match.end(), _TYPES[text[start].lower()], issuer, "party:congress")
