"""Bodies in a clause → who acts there.

Reads: short stretches of a text in lower case. Gives: the body that is the subject, does it demand, does a
document only say where it acts or what it is called after, may it be the issuer of the text.
"""

from __future__ import annotations

import re
from functools import cache

from docgraph.identity.key import split_issuer
from docgraph.lexicon.folding import fold_key
from docgraph.lexicon.units import COMMUNES, DISTRICTS, PROVINCES, SPECIAL

BODIES = (
    r"(?:ủy ban|uỷ ban|ubnd|hđnd|hội đồng|chính phủ|thủ tướng|chủ tịch|bộ|sở|ban|cục|tổng cục|chi cục|"
    r"văn phòng|quốc hội|ngân hàng|thanh tra|kiểm toán|tòa án|toà án|viện|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|"
    r"huyện ủy|đảng ủy|thường trực|bảo hiểm|kho bạc|đoàn|liên đoàn|các|tổng)\b"
)
PLACE_KINDS = (*PROVINCES, "tp", *DISTRICTS, *COMMUNES, SPECIAL)
BRACKETED = r"(?:\([^()]{0,150}\)\s{0,3})?"  # an address under the addressee's name
DAY = r"(?:ngày\s{1,2}\d{1,2}[-/. ]{1,3}(?:tháng\s{1,2})?\d{1,2}[-/. ]{1,3}(?:năm\s{1,2})?\d{4},?\s{0,2})?"


@cache
def _acting() -> re.Pattern[str]:
    return re.compile(
        rf"[\W_]{{0,10}}{BRACKETED}(?:điều\s\d{{1,3}}\.\s?)?{DAY}(?P<body>{BODIES}[^,;:]{{0,80}}?)"
        r"(?:\s{1,2}(?:quyết định|đã|vừa|có ý kiến|xin|có|cũng|đồng thời|thống nhất|trân trọng)){0,4}\s{0,3}"
    )


def acting_body(low: str, start: int, at: int) -> str | None:
    """The body that is the subject of what stands at `at`, when it opens the stretch from `start`.

    >>> acting_body("ngày 2/3/2020, sở y tế đã nhận được", 0, 26)
    'sở y tế'
    """
    if at - start > 300:
        return None
    found = _acting().fullmatch(low, start, at)
    return str(found.group("body")).strip() if found else None


_CARRIED_OUT = ("tổng kết", "thực hiện", "thi hành", "triển khai")


@cache
def _body_with_name() -> re.Pattern[str]:
    return re.compile(
        r"(?:ban chỉ đạo|tổ công tác|hội đồng|ban tổ chức)\s[^,;:.()]{0,40}"
        rf"(?<!quả )(?<!hình )(?<!việc )(?:{'|'.join(_CARRIED_OUT)})\s{{1,3}}$"
    )


def in_body_name(low: str, at: int) -> bool:
    """Does the document at `at` stand in the name of a body?

    >>> in_body_name("ban chỉ đạo trung ương tổng kết nghị quyết", 32)
    True
    """
    if not low[at - 12 if at > 12 else 0 : at].rstrip().endswith(_CARRIED_OUT):
        return False  # as most documents stand
    return _body_with_name().search(low, max(0, at - 80), at) is not None


@cache
def _where() -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,10}}{DAY}(?:tại|trong|bằng|với)\s{{1,3}}(?:các\s)?")


def where_body_acts(low: str, start: int, at: int) -> bool:
    """Does a sentence open by naming the document at `at` as where a body acts (`Tại Quyết định 5, Bộ …`)?

    >>> where_body_acts("tại quyết định 5, bộ y tế bãi bỏ", 0, 4)
    True
    """
    return at - start <= 60 and _where().fullmatch(low, start, at) is not None


@cache
def _demand() -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,4}}{BODIES}[^,;:]{{0,60}}?\s(?:yêu cầu|đề nghị|giao|chỉ đạo)\b")


def body_demands(low: str, start: int, at: int) -> bool:
    """Does a body demand what stands at `at`: does it open the stretch, with a verb of command?

    >>> body_demands("bộ y tế yêu cầu các sở thực hiện nghiêm", 0, 23)
    True
    """
    return at - start <= 300 and _demand().match(low, start, at) is not None


def same_body(body: str, issuer: str | None) -> bool:
    """May the body, as written, be the issuer of the text?

    A place counts where both have one: `ubnd tỉnh` is the committee of any province.

    >>> same_body("ubnd tỉnh", "Ủy ban nhân dân tỉnh Kon Tum")
    True
    >>> same_body("ubnd tỉnh an giang", "Ủy ban nhân dân tỉnh Kon Tum")
    False
    """
    if not issuer:
        return False
    name, places = split_issuer(issuer)
    mine, theirs = _body_key(body), _body_key(name or "")
    if not mine or not theirs:
        return False
    if f"{theirs} ".startswith(f"{mine} "):
        return True  # a short name: `ngân hàng nhà nước`, `sở`
    if not mine.startswith(f"{theirs} "):
        return False
    rest = mine[len(theirs) + 1 :]
    if not places:
        return not rest.startswith("và ")  # `bộ nông nghiệp và môi trường` is another ministry
    return rest in PLACE_KINDS or any(_place_key(place) in rest for place in places)


@cache
def _office() -> re.Pattern[str]:
    return re.compile(
        r"(?:bộ trưởng|chủ tịch|giám đốc|tổng cục trưởng|cục trưởng|thường trực|chủ nhiệm|thống đốc)\s{1,3}"
    )


def _body_key(body: str) -> str:
    """A body's name to compare by, without the office of who heads it."""
    key = fold_key(body).replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân")
    office = _office().match(key)
    return key[office.end() :] if office else key


def _place_key(place: str) -> str:
    """A place's name without its kind (`huyện Thủy Nguyên`), which may be written another way."""
    key = fold_key(place)
    kind = next((kind for kind in PLACE_KINDS if key.startswith(f"{kind} ")), None)
    return key[len(kind) + 1 :] if kind else key
