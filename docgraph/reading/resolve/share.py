"""What one mention's neighbours say of its issuer.

Reads: the text, its mentions, the issuers found so far. Gives: issuers shared along lists, by the same
letters, and by a head above; the fullest name of a body for all its mentions. Courts: `courts.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import regex

from docgraph.lexicon import Lexicon
from docgraph.reading.resolve.boards import share_boards
from docgraph.reading.resolve.complete import Found, without_issuer
from docgraph.reading.resolve.courts import share_courts
from docgraph.reading.resolve.letters import (
    JOINT,
    OPEN_GROUPS,
    SHARED_GROUPS,
    groups_of,
    in_brackets,
    issuer_group,
)
from docgraph.records import Mention


def share(text: str, mentions: Sequence[Mention], found: list[Found | None], lexicon: Lexicon) -> None:
    """Fills `found` in place with what neighbouring mentions and courts tell."""
    share_along_lists(text, mentions, found)
    share_brackets(text, mentions, found)
    share_heads(text, mentions, found)
    share_courts(text, mentions, found)
    share_by_letters(mentions, found, lexicon)
    share_boards(text, mentions, found)
    share_orders(mentions, found)
    leave_lower(text, mentions, found)
    fullest_bodies(found)


def share_along_lists(text: str, mentions: Sequence[Mention], found: list[Found | None]) -> None:
    """A body written before a list or after its last item is that of all, if their symbols allow it.

    Changes `found` in place: `Chỉ thị 35-CT/TW và Kết luận 118-KL/TW của Bộ Chính trị` are both its.
    """
    for step in (-1, 1):
        # Issuers that are missing, or only concluded from the symbol and the place.
        open_ones = [at for at, one in enumerate(found) if one is None or one[1].startswith("symbol+")]
        for at in open_ones[::step]:
            other = at - step
            giver, rule = (found[other] if 0 <= other < len(found) else None) or (None, "")
            if giver is None or rule.startswith(("symbol", "type", "list:")):
                continue
            here, later = mentions[min(at, other)], mentions[max(at, other)]
            if here.form == later.form == "numbered" and _in_one_list(text, here, later):
                found[at] = (giver, "list")


def share_brackets(text: str, mentions: Sequence[Mention], found: list[Found | None]) -> None:
    """`Nghị quyết Trung ương 8 khóa XIII (Nghị quyết số 42-NQ/TW)` is one document; changes `found`."""
    for at, (here, later) in enumerate(pairwise(mentions)):
        if "named" in (here.form, later.form) and in_brackets(text, here, later):
            found[at], found[at + 1] = found[at] or found[at + 1], found[at + 1] or found[at]


def share_heads(text: str, mentions: Sequence[Mention], found: list[Found | None]) -> None:
    """`BODY ban hành Nghị quyết 1-NQ/TW về …; Nghị quyết 2-NQ/TW về …`: what follows is BODY's too.

    Only where the letters settle no body. Changes `found` in place.
    """
    giver: Found | None = None
    last: Mention | None = None
    for at, mention in enumerate(mentions):
        if (
            mention.form != "numbered"
            or not mention.symbol
            or groups_of(mention.symbol)[-1] not in OPEN_GROUPS
        ):
            continue
        here = found[at]
        follows = giver is not None and last is not None and _follows(text, last, mention)
        if here is None and follows:
            found[at] = (giver[0], "issued") if giver else None
        elif not (follows and giver and here and here[0] == giver[0]):
            headed = (
                here is not None
                and here[1] != "symbol"
                and _head().search(text, max(0, mention.start - 60), mention.start)
            )
            own = " của " in text[mention.end : mention.end + 34]
            giver = here if headed and not own else None
        last = mention


def _follows(text: str, last: Mention, mention: Mention) -> bool:
    """Whether a number stands in the list of the one before it, behind that one's title."""
    gap = text[last.end : mention.start]
    if not 0 < len(gap) < 420 or groups_of(last.symbol or "")[-1] != groups_of(mention.symbol or "")[-1]:
        return False
    return not _sentence_end().search(gap) and _next_item().search(gap) is not None


@cache
def _head() -> regex.Pattern[str]:
    """The verb of issuing, or the colon behind what is counted, before the first of a list."""
    return regex.compile(r"(?:\s(?:ban\shành|thông\squa|ký|ra|có)(?:\s(?:các|hai|ba|\d{1,2}))?|:)\s{1,2}$")


@cache
def _next_item() -> regex.Pattern[str]:
    return regex.compile(r"(?:[,;]|\svà|\scùng)\s(?:và\s)?(?:các\s|số\s){0,2}$")


@cache
def _sentence_end() -> regex.Pattern[str]:
    return regex.compile(
        r"[.!?]\s|\n\s{0,3}\n|\s(?:ban\shành|thực\shiện|thi\shành|triển\skhai|thay\sthế|sửa\sđổi)\s(?=\p{Lu})"
    )


def _in_one_list(text: str, here: Mention, later: Mention) -> bool:
    gap = later.start - here.end
    return (
        0 <= gap <= 60 and bool(_joined().fullmatch(text, here.end, later.start)) and _same_body(here, later)
    )


def share_by_letters(mentions: Sequence[Mention], found: list[Found | None], lexicon: Lexicon) -> None:
    """Letters that the text once explains (`47-KH/BCĐ` of a named board) stand for that body throughout."""
    missing = {at: group for at in without_issuer(found) if (group := _own_letters(mentions[at], lexicon))}
    if not missing:
        return
    bodies: dict[str, set[str]] = {}
    for at, issuer in enumerate(found):
        if issuer is not None and issuer[1] == "written" and (group := _own_letters(mentions[at], lexicon)):
            bodies.setdefault(group, set()).add(issuer[0])
    for at, group in missing.items():
        known = bodies.get(group, set())
        if len(known) == 1:
            found[at] = (next(iter(known)), "letters")


def _own_letters(mention: Mention, lexicon: Lexicon) -> str | None:
    """The letters of a symbol that stand for one body and no other."""
    if mention.form != "numbered" or mention.symbol is None or mention.type in JOINT:
        return None
    group = issuer_group(mention.symbol, mention.type, lexicon)
    if group is None or group in SHARED_GROUPS - {"BCĐ"} or not group.isupper() or len(group) < 3:
        return None
    return group


def leave_lower(text: str, mentions: Sequence[Mention], found: list[Found | None]) -> None:
    """`UBND huyện ban hành: Quyết định số …/QĐ-UBND; …`: none of these is the province's; changes `found`."""
    for at, mention in enumerate(mentions):
        issuer = found[at]
        if issuer is None or not issuer[1].startswith("symbol+") or "UBND" not in (mention.symbol or ""):
            continue
        lead = text[max(0, mention.start - 320) : mention.start]
        sentence = lead[max(lead.rfind(". "), lead.rfind(".\n"), lead.rfind("\n\n")) + 1 :]
        acting = list(_acting().finditer(sentence))
        if acting and acting[-1]["lower"]:
            found[at] = None


@cache
def _acting() -> regex.Pattern[str]:
    """A body and its verb of issuing; `lower` where it is a district or a commune without its name."""
    return regex.compile(
        r"(?:(?P<lower>(?:UBND|[ỦU][ỷy]?\s?ban\snhân\sdân)\s(?:huyện|quận|xã|phường|thị\strấn)"
        r"|(?<=^\s?)(?:Huyện|Quận|Xã|Phường))|UBND\s(?:tỉnh|thành\sphố|TP)|Sở\s\p{Lu}[^.;]{2,40}?)\s"
        r"(?:đã\s|vừa\s)?(?:ban\shành|có|ký|ra)\s?"
    )


def fullest_bodies(found: list[Found | None]) -> None:
    """`Tòa án nhân dân thành phố Mỹ Tho` is the one that the text once calls `…, tỉnh Tiền Giang`."""
    fuller: dict[str, set[str]] = {}
    for issuer in {one[0] for one in found if one}:
        name, comma, _ = issuer.partition(", tỉnh ")
        if comma:
            fuller.setdefault(name, set()).add(issuer)
    if not fuller:
        return
    for at, one in enumerate(found):
        if one and len(names := fuller.get(one[0], set())) == 1:
            found[at] = (next(iter(names)), one[1])


def _same_body(here: Mention, later: Mention) -> bool:
    """Whether two numbers can be of one body: same last group, or one type where the first has no symbol."""
    if here.symbol is None or later.symbol is None:
        return here.symbol is None and (here.type == later.type or "NĐ" not in (here.type, later.type))
    return groups_of(here.symbol)[-1] == groups_of(later.symbol)[-1]


def share_orders(mentions: Sequence[Mention], found: list[Found | None]) -> None:
    """An ordinance beside the order of the Council of State that published it is that council's.

    Changes `found` in place.
    """
    for at, (here, later) in enumerate(pairwise(mentions)):
        if (
            here.type == "PL"
            and later.type == "L"
            and later.start - here.end < 60
            and "HĐNN" in (later.symbol or "")
        ):
            found[at] = ("Hội đồng Nhà nước", "order")


@cache
def _joined() -> regex.Pattern[str]:
    """What may stand between two items of a list: a date, commas, `và`, `số`, `đến`, a hyphen."""
    day = r"(?:ngày\s{1,3})?\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s{1,3}tháng\s{1,3}\d{1,2}\s{1,3}năm\s{1,3})\d{4}"
    return regex.compile(
        rf"[\s,-]{{0,4}}(?:{day}|năm\s{{1,3}}\d{{4}})?[\s,-]{{0,3}}(?:và|đến|,)?"
        rf"\s{{0,3}}(?:các\s{{1,3}})?(?:số\s{{1,3}})?:?\s{{0,2}}"
    )
