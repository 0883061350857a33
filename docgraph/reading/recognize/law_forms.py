"""What stands around the names of laws, as patterns.

Gives: one compiled pattern for each question that `named.py` asks of a place in the text. All are bounded,
and all are matched with an end: without one the engine first looks through the whole rest of the text for a
letter run that the pattern needs.
"""

from __future__ import annotations

from functools import cache

import regex


@cache
def triggers() -> tuple[tuple[regex.Pattern[str], str], ...]:
    """What each scan looks for; every pattern begins with fixed letters, which makes a scan fast."""
    return (
        (regex.compile(r"L(?:uật|UẬT|uat|UAT|[A-ZĐ]{1,7})"), "titled"),
        (regex.compile(r"(?<!pháp )luật\s"), "lower"),
        (regex.compile(r"Pháp\s{1,3}[Ll]ệnh|PHÁP\sLỆNH|Phap\s[Ll]enh|PHAP\sLENH"), "PL"),
        (regex.compile(r"pháp\slệnh"), "PL"),
        (regex.compile(r"Hiến\s{1,3}[Pp]háp|HIẾN\sPHÁP|Hien\s[Pp]hap|HIEN\sPHAP"), "HP"),
        (regex.compile(r"hiến\spháp"), "HP"),
        (regex.compile(r"B(?:L\s?[A-ZĐ]{2,5}|o\sluat(?=\s))"), "acronym"),
    )


@cache
def amending() -> regex.Pattern[str]:
    """Words from the type through what stands before the amended law's name."""
    return regex.compile(
        r"\s{1,5}(?:v(?:ề|e)\s{1,5})?(?:vi(?:ệ|e)c\s{1,5})?(?:bổ\s{1,5}sung|s(?:ử|u)a\s{1,5}(?:đ|d)"
        r"(?:ổ|o)i(?:\s{0,2}[,;])?(?:\s{1,5}v(?:à|a))?(?:\s{1,5}b(?:ổ|ố|o)\s{1,5}sung)?)"
        r"(?:(?:\s{0,2},)?(?:\s{1,5}v(?:à|a))?\s{1,5}(?:bãi\s{1,5}bỏ|thay\s{1,5}thế|hủy\s{1,5}bỏ))?"
        r"(?:\s{1,5}(?:m(?:ộ|o)t\s{1,5}s(?:ố|o)|các|nh(?:iề|ie)u))?(?:\s{1,5}(?:nội\s{1,5}dung|quy\s{1,5}định|khoản))?"
        r"(?:\s{1,5}(?:của|tại))?"
        r"(?:\s{1,5}(?:đ|d)i(?:ề|e)u(?:\s{1,5}khoản)?(?:\s{1,5}\d{1,3}[a-zđ]?(?:(?:\s{0,2},|\s{1,5}v(?:à|a))"
        r"\s{1,5}(?:(?:đ|d)iều\s{1,5})?\d{1,3}[a-zđ]?){0,12})?)?"
        r"(?:\s{1,5}(?:c(?:ủ|u)a|t(?:ạ|a)i|trong))?\s{1,5}(?:<[^<>]{1,30}>\s{0,2})?",
        regex.IGNORECASE,
    )


@cache
def inner() -> regex.Pattern[str]:
    """The type's word of a law that another law's name holds."""
    return regex.compile(
        r"(b(?:ộ|o)\s{1,5}lu(?:ậ|a)t|lu(?:ậ|a)t|ph(?:á|a)p\s{1,5}l(?:ệ|e)nh|hi(?:ế|e)n\s{1,5}ph(?:á|a)p)(?![^\W_])",
        regex.IGNORECASE,
    )


@cache
def many_laws() -> regex.Pattern[str]:
    """`11 luật có liên quan đến đường thủy`, the open end of an amending law's name."""
    return regex.compile(
        r"(?:các|\d{1,2})\s{1,5}(?:<[^<>]{1,30}>\s{0,2})?"
        r"(?:bộ\s{1,5})?luật\s{1,5}(?:(?:có\s{1,5})?liên\s{1,5}quan\s{1,5}(?:đến|tới)|về|trong\s{1,5}lĩnh\s{1,5}vực)(?=\s)",
        regex.IGNORECASE,
    )


@cache
def one_subject() -> regex.Pattern[str]:
    """The one word that such a name ends with: `các Luật về thuế`."""
    return regex.compile(r"\s{1,3}\p{Ll}{2,8}(?=[,.;)]|\s(?:ngày|số|và|được|có|năm|đã)\s)")


@cache
def constitution() -> regex.Pattern[str]:
    """The state behind `Hiến pháp`."""
    return regex.compile(
        r"(?:\s{1,5}(?:của\s{1,5})?nước\s{1,5}(?:(?:cộng\s{1,5}h(?:òa|oà)\s{1,5}xã\s{1,5}hội\s{1,5}chủ\s{1,5}nghĩa|CHXHCN|XHCN)"
        r"\s{1,5}Việt\s{1,5}Nam|Việt\s{1,5}Nam(?:\s{1,5}dân\s{1,5}chủ\s{1,5}cộng\s{1,5}h(?:òa|oà))?)"
        r"|\s{1,5}CHXHCN\s{1,5}Việt\s{1,5}Nam|\s{1,5}Việt\s{1,5}Nam)?",
        regex.IGNORECASE,
    )


@cache
def tail() -> regex.Pattern[str]:
    """What belongs to the core behind the name: `(sửa đổi)`, `(TNCN) (sửa đổi)`, a bare year."""
    revised = r"\(\s?(?:s(?:ử|u)a\s{1,5}(?:đ|d)(?:ổ|o)i|SĐ)(?:\s{0,2},\s{1,5}b(?:ổ|o)\s{1,5}sung)?\s?\)"
    year = r"(?P<{}>(?:19[4-9]|20[0-4])\d)(?![\w/]|[-.,]\d)"
    return regex.compile(
        rf"(?:\s{{1,5}}\([A-ZĐ]{{2,8}}\)(?=\s{{0,2}}\(s))?(?:\s{{1,5}}{year.format('y1')})?"
        rf"(?:\s{{1,5}}{revised}(?:\s{{1,5}}{year.format('y2')})?)?",
        regex.IGNORECASE,
    )


@cache
def in_vietnam() -> regex.Pattern[str]:
    """`Việt Nam`, `tại VN` behind a known name."""
    return regex.compile(r"(?:\s{1,5}tại)?\s{1,5}(?:Việt\s{1,5}Nam|VIỆT\s{1,5}NAM|VN)(?!\w)")


@cache
def quoted() -> regex.Pattern[str]:
    """A name in quotes."""
    return regex.compile(r"\s{1,5}(?:\"[^\"\n]{4,200}\"|“[^“”\n]{4,200}”)")


@cache
def only_dated() -> regex.Pattern[str]:
    """A law told by its year or day alone: `Luật 2013`, `Pháp lệnh ngày 22 tháng 1 năm 1981`."""
    return regex.compile(
        r"\s{1,5}(?:năm\s{1,5})?(?:(?:19[4-9]|20[0-4])\d(?![\w/.-])|ngày\s{1,5}\d{1,2}\s{0,5}(?:tháng|[/-])\s{0,5}\d)"
    )


@cache
def no_number() -> regex.Pattern[str]:
    """`(không số)`."""
    return regex.compile(r"\s{1,5}\(không\s{1,5}số\)", regex.IGNORECASE)


@cache
def gap_to_number() -> regex.Pattern[str]:
    """What stands between a name and its number."""
    return regex.compile(
        r"(?:\s{1,5}năm\s{1,5}\d{4})?\s{0,4}\(?\s{0,4}"
        r"(?:[Ss]ố|SỐ|so|So|SO)?\s{0,3}:?\s{0,3}"
    )


@cache
def passed_before() -> regex.Pattern[str]:
    """`ngày 19/6/2023, Quốc hội đã thông qua` before a name; it ends where the day ends."""
    return regex.compile(
        r"[Nn]gày\s{1,5}[^;.\n]{6,30}?,?\s{1,5}(?=Quốc\s{1,5}hội\s{1,5}(?:[^\s,;.]+\s{1,5}){0,6}?"
        r"(?:thông\s{1,5}qua|ban\s{1,5}hành)\s{1,5}(?:các\s{1,5})?$)"
    )


@cache
def passed_after() -> regex.Pattern[str]:
    """`đã được Quốc hội khóa XI thông qua` behind a name, before the day."""
    return regex.compile(
        r"\s{1,5}(?:đã\s{1,5})?được\s{1,5}thông\s{1,5}qua(?:\s{1,5}vào)?(?=\s{1,5}ngày)|\s{1,5}(?:đã\s{1,5})?(?:được\s{1,5})?(?:Quốc\s{1,5}hội|Ủy\s{1,5}ban\s{1,5}[Tt]hường\s{1,5}vụ\s{1,5}Quốc\s{1,5}hội)"
        r"(?:\s{1,5}[^\s;.:]{1,12}){0,14}?\s{1,5}thông\s{1,5}qua(?=\s{1,5}ngày)"
    )


@cache
def next_law() -> regex.Pattern[str]:
    """What stands between the laws that one law amends."""
    return regex.compile(r"(?:,|\s{1,5}và)\s{1,5}")


@cache
def year_behind() -> regex.Pattern[str]:
    """A year directly behind a name."""
    return regex.compile(r"\s{1,5}(?:năm\s{1,5})?\d{4}(?!\d)")


@cache
def year_in_brackets() -> regex.Pattern[str]:
    """A year in brackets directly behind a name."""
    return regex.compile(r"\s\(((?:19|20)\d\d)\)")


@cache
def provision_before() -> regex.Pattern[str]:
    """A provision directly before a name."""
    return regex.compile(r"[Đđ]iều\s\d{1,3}[a-zđ]?(?:\scủa)?\s$")


@cache
def own_number() -> regex.Pattern[str]:
    """A number of the National Assembly or its Standing Committee behind a name that no mention has yet."""
    return regex.compile(
        r"\s{1,4}\(?\s?số\s{0,3}:?\s{0,3}(?P<number>\d{1,4})\s?[/-]\s?"
        r"(?:(?P<year>(?:19[4-9]|20[0-4])\d)\s?[/-]\s?|\d{2,4}\s?[/-]\s?)?"
        r"(?P<symbol>(?:PL\s?[/-]\s?)?(?:UBTVQH|QH|HĐNN|LCT/HĐNN)\s?K?\d{1,2})(?!\w)",
    )
