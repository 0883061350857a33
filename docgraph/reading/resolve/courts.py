"""Courts and prosecutors that a text names near a judgment → the issuers of judgments.

Reads: the text, its mentions, the issuers found so far. Gives: the court of each judgment that has none
beside it; changes what was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from docgraph.reading.resolve.complete import Found, without_issuer
from docgraph.records import Mention

_COURT_REACH = 300


def share_courts(text: str, mentions: Sequence[Mention], found: list[Found | None]) -> None:
    """A judgment without a court beside it is of the court named nearest in its sentence.

    Changes `found` in place.

    >>> text = "Tòa án nhân dân tỉnh Cà Mau đã ra Bản án số 5/2019/DS-ST."
    >>> number = Mention(id="", start=34, end=57, text=text[34:57], form="numbered", type="BA")
    >>> found = [None]
    >>> share_courts(text, [number], found)
    >>> found
    [('Tòa án nhân dân tỉnh Cà Mau', 'court')]
    """
    for at in without_issuer(found):
        mention = mentions[at]
        if mention.form != "numbered" or not _is_court(mention):
            if mention.text[:9].lower() == "cáo trạng":
                found[at] = _prosecutors(text, mention.start)
            continue
        seat = _seat().search(text, 0, 4000) if _is_trial(mention) else None
        if seat is not None:
            found[at] = (_one_line(seat["court"]), "court")
            continue
        if (same := _said_before(mentions, found, at)) is not None:
            found[at] = same
            continue
        limit = mention.end + 120
        if at + 1 < len(mentions) and _is_court(mentions[at + 1]):
            limit = min(limit, mentions[at + 1].start)  # a court behind the next judgment is that one's
        after = _court_behind(text, mention, limit)
        if after is not None:
            found[at] = (after, "court")
            continue
        if _is_appeal(mention):
            continue  # who appeals stands behind it, a court before it is another's
        before = list(_courts(text, mention, max(0, mention.start - _COURT_REACH), mention.start))
        if before and _is_higher(mention) and at and _is_of(text, mentions[at - 1], before[-1].start()):
            continue  # the court of the judgment that is appealed
        if before:
            found[at] = (_one_line(before[-1].group()), "court")
            continue
        short = list(_short_court().finditer(text, max(0, mention.start - _COURT_REACH), mention.start))
        if short:
            found[at] = (_spelled_out(short[-1]), "court")


@cache
def _line_end() -> regex.Pattern[str]:
    """The end of a line that does not go on in the next with a small letter or a digit."""
    return regex.compile(r"\n(?![\p{Ll}\d])")


def _courts(text: str, mention: Mention, start: int, end: int) -> Iterator[regex.Match[str]]:
    """The courts named in a stretch; a judgment is no prosecutors'."""
    named = _court().finditer(text, start, end)
    return (one for one in named if not (mention.type == "BA" and one[0][0] == "V"))


def _court_behind(text: str, mention: Mention, limit: int) -> str | None:
    """The court named next behind a number on its line.

    One that begins a sentence of its own gives way to a court before the number, in its sentence.
    """
    after = next(_courts(text, mention, mention.end, limit), None)
    gap = text[mention.end : after.start()] if after is not None else ""
    if after is None or _line_end().search(gap):
        return None
    if ". " in gap and mention.type == "BA":
        lead = text[max(0, mention.start - _COURT_REACH) : mention.start]
        if any(m[0][0] != "V" for m in _court().finditer(lead, max(0, lead.rfind(". "), lead.rfind("\n")))):
            return None
    return _one_line(after.group())


def _prosecutors(text: str, start: int) -> Found | None:
    """Those whose indictment it is: the prosecutors named last in the words before it."""
    named = list(_court().finditer(text, max(0, start - 160), start))
    if not named or not named[-1].group().startswith("Viện"):
        return None
    return _one_line(named[-1].group()), "court"


def _is_higher(mention: Mention) -> bool:
    """Whether a court of appeal or of review speaks."""
    return "PT" in (mention.symbol or "") or "phúc thẩm" in mention.text.lower()


def _is_of(text: str, other: Mention, court: int) -> bool:
    """Whether a court is said to be that of a lower judgment."""
    lower = _is_court(other) and not _is_higher(other)
    return lower and other.end <= court and " của " in text[other.end : court] and court - other.end < 60


@cache
def _seat() -> regex.Pattern[str]:
    """`tại trụ sở Tòa án nhân dân …`: the court whose judgment the text is."""
    return regex.compile(rf"tại\strụ\ssở\s(?P<court>{_court().pattern})")


def _is_trial(mention: Mention) -> bool:
    """Whether a decision opens or puts off the trial itself: it is of the court that sits."""
    core = " ".join(mention.text.lower().split())
    return "đưa vụ án ra xét xử" in core or "hoãn phiên" in core


def _said_before(mentions: Sequence[Mention], found: Sequence[Found | None], at: int) -> Found | None:
    """The court of an earlier mention with the same number and letters."""
    mention = mentions[at]
    for place in range(at - 1, max(-1, at - 40), -1):
        other = mentions[place]
        if found[place] and (other.number, other.year, other.symbol) == (
            mention.number,
            mention.year,
            mention.symbol,
        ):
            return found[place]
    return None


def _is_court(mention: Mention) -> bool:
    return (
        mention.type == "BA"
        or _is_trial(mention)
        or bool(_court_letters().search(mention.symbol or ""))
        or _is_appeal(mention)
    )


def _is_appeal(mention: Mention) -> bool:
    """A protest against a judgment: of the prosecutors or the presiding judge named in its sentence."""
    return "KN" in (mention.symbol or "") and "kháng nghị" in mention.text.lower()


def _one_line(name: str) -> str:
    return " ".join(name.replace("oà", "òa").split())


@cache
def _court() -> regex.Pattern[str]:
    """A court with its place."""
    name = r"\p{Lu}[\p{L}\p{M}’']{0,12}(?:\s\p{Lu}[\p{L}\p{M}’']{0,12}){0,3}"
    place = rf"(?:huyện|quận|thị\sxã|thành\sphố|tỉnh|khu\svực)\s(?:{name}|\d{{1,2}})"
    high = rf"(?:tối\scao|cấp\scao\stại\s(?:(?:[Tt]hành\sphố|TP\.?)\s)?{name})"
    body = r"(?:(?:Hội\sđồng|Ủy\sban)\s[Tt]hẩm\sphán\s)?(?:T(?:òa|oà)\sán|Viện\skiểm\ssát)\snhân\sdân"
    return regex.compile(rf"{body}\s(?:{place}(?:\s-\s{name})?(?:,\stỉnh\s{name})?|{high})")


@cache
def _short_court() -> regex.Pattern[str]:
    """A court in letters with its place: `TAND TP Huế`, `TAND quận 4`."""
    name = r"(?:\p{Lu}[\p{L}\p{M}’']{0,12}(?:\s\p{Lu}[\p{L}\p{M}’']{0,12}){0,3}|\d{1,2})"
    return regex.compile(
        rf"TAND\s(?:(?P<kind>TP\.?|[Tt]hành\sphố|tỉnh|huyện|quận|khu\svực)\s?(?P<name>{name})(?!\w)"
        r"|(?P<high>tối\scao))"
    )


def _spelled_out(court: regex.Match[str]) -> str:
    """`TAND TP.HCM` → `Tòa án nhân dân thành phố Hồ Chí Minh`."""
    if court["high"]:
        return "Tòa án nhân dân tối cao"
    kind = "thành phố" if court["kind"][0] in "Tt" and court["kind"] != "tỉnh" else court["kind"]
    name = "Hồ Chí Minh" if court["name"] == "HCM" else _one_line(court["name"])
    return f"Tòa án nhân dân {kind} {name}"


@cache
def _court_letters() -> regex.Pattern[str]:
    return regex.compile(r"XX(?:ST|PT)|(?:DS|HS|HC|LĐ|KDTM|HNGĐ)-?(?:ST|PT|GĐT)|QĐ(?:ST|PT)-")
