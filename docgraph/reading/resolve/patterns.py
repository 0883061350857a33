"""The patterns of a head, each bounded and so linear.

Reads: nothing. Gives: compiled patterns, made on first use.
"""

from __future__ import annotations

import re
from functools import cache

import regex

_NUMBERED = "Luật|Bộ luật|Pháp lệnh|Nghị quyết|LUẬT|PHÁP LỆNH|NGHỊ QUYẾT"
_BODY = r"[\s*_-]{0,6}(?:Căn\s{1,2}cứ|Xét|Theo\s{1,2}đề\s{1,2}nghị|Điều\s{1,2}1\b|ĐIỀU\s{1,2}1\b)"


@cache
def number_line() -> re.Pattern[str]:
    """`Số: 81/KH-UBND`, `Luật số: 31/2024/QH15`, `Số 66-QĐ/TW`, `Số:      /UBND-NC`, `Số: 72A TC/TCT`."""
    letters = r"[A-ZĐƯ&][A-Za-zĐđƯư&\d]{0,20}"
    symbol = rf"{letters}(?:\s?[-/.]\s?{letters}){{0,4}}"
    return re.compile(
        r"(?:^|(?<=[\n|*])\s{0,40}|(?<=\s)(?=Số\s?:))(?P<all>"
        rf"(?P<word>{_NUMBERED})?\s{{0,2}}"
        r"(?:Số|SỐ|số(?=\s?:)|(?:(?<=[Ll]uật )|(?<=lệnh )|(?<=quyết ))số)\s{0,3}[:.]{0,2}[\s*_…]{0,20}"
        r"(?:(?P<number>\d{1,6}(?:\.\d{1,3})?[a-zA-Z]?)|[.…\s]{1,20})\s{0,3}"
        rf"(?:/\s{{0,2}}(?P<year>(?:19|20)\d\d)\s{{0,2}}/|(?P<party>-)|/|(?=\s?[A-ZĐ]{{2,5}}[-/]))"
        rf"\s{{0,3}}(?P<symbol>{symbol})"
        r"(?:/(?P<year_last>(?:19|20)\d\d))?)"
    )


@cache
def number_opening() -> re.Pattern[str]:
    """The line break, column or mark (both as line breaks) before a number line.

    The first letters are looked at first: most lines are no number lines.
    """
    letters = r"\s|[Ss][ốỐ]|L[uU]|Bộ|P[hH]|N[gG]"
    return re.compile(rf"\n(?={letters})(?=\s{{0,40}}(?:{_NUMBERED})?\s{{0,2}}[Ss][ốỐ])")


@cache
def whole_title() -> regex.Pattern[str]:
    """A title with type, body, number and date in one."""
    letters = r"[A-ZĐƯ&][A-Za-zĐđƯư&\d]{0,20}"
    return regex.compile(
        r"[\s*#]{0,40}(?P<type>\p{L}{2,7}(?:\s\p{L}{2,7}){0,3}?)\s{1,3}(?:(?i:của)"
        r"\s{1,3}(?P<body>[^\d\n]{3,90}?)\s{1,3})?(?i:số)\s{0,2}:?\s{0,3}"
        r"(?P<number>\d{1,6}(?:\.\d{1,3})?[a-zA-Z]?)\s{0,2}(?:/\s?(?P<year>(?:19|20)\d\d)\s?/"
        r"|(?P<party>-)|/)\s{0,2}"
        rf"(?P<symbol>{letters}(?:\s?[-/.]\s?{letters}){{0,4}})(?P<year_last>(?!))?"
        rf"\s{{1,3}}(?i:ngày)\s{{1,3}}"
        r"(?P<d>\d{1,2})\s{0,2}(?:/|(?i:tháng))\s{0,2}(?P<m>\d{1,2})\s{0,2}(?:/|(?i:năm))"
        r"\s{0,2}(?P<y>\d{4})"
    )


@cache
def national() -> re.Pattern[str]:
    """National title, motto, or party heading."""
    return re.compile(
        r"C[ỘO]NG\s{1,3}H[OÒÓÕ][AÀÁÃ]\s{1,3}X[ÃA]\s{1,3}H[ỘO]I|ĐẢNG\s{1,3}CỘNG\s{1,3}SẢN\s{1,3}VIỆT"
        r"\s{1,3}NAM"
        r"|Độc\s{1,3}lập\s{0,3}[-–—]\s{0,3}Tự\s{1,3}do|VIỆT\s{1,3}NAM\s{1,3}DÂN\s{1,3}CHỦ"
    )


@cache
def body() -> re.Pattern[str]:
    """The opening of a body: the basis block, the first article."""
    return re.compile(_BODY)


@cache
def body_line() -> re.Pattern[str]:
    """The same behind a line break."""
    return re.compile(rf"\n{_BODY}")


@cache
def articles() -> re.Pattern[str]:
    """The head of an article behind a line break."""
    return re.compile(r"\n[\s*#]{0,8}Điều\s{1,2}\d{1,3}\s?[.:]")


@cache
def clauses() -> re.Pattern[str]:
    """The head of a clause or point behind a line break."""
    return re.compile(r"\n[\s*#]{0,8}(?:\d{1,2}\.|[a-zđ]\))\s")


@cache
def opens_with_article() -> re.Pattern[str]:
    """A text that begins with a chapter or an article."""
    return re.compile(r"[\s*#“\"]{0,20}(?:Điều\s{1,2}\d{1,3}\s?[.:]|Chương\s{1,2}(?:[IVX]{1,5}|\d{1,2})\b)")


@cache
def capital_line() -> regex.Pattern[str]:
    """A line in capitals."""
    return regex.compile(r"(?:^|\n)[\s*|#]{0,6}[\p{Lu}][\p{Lu}\s,&.-]{4,80}(?:\n|$|\|)")


@cache
def day_to_year() -> re.Pattern[str]:
    """`ngày 16 tháng 3 năm 2020`, also without its day, or without day and month."""
    return re.compile(
        r"ng(?:à|a)y\s{0,6}(?P<day>\d{1,2})?[\s….,_]{0,12}tháng\s{0,4}(?P<month>\d{1,2})?"
        r"[\s….,_]{0,12}năm\s{0,4}(?P<year>\d{4}|\d{3}\s\d|\d{2}\s\d{2})"
    )


@cache
def place_before() -> regex.Pattern[str]:
    """The place before a date (`Hải Phòng, `), read backward from it: a place may begin at any capital."""
    place = r"[\p{Lu}][\p{L}\p{M}.'’-]{0,14}(?:\s{1,2}[\p{L}\p{M}.'’-]{1,14}){0,5}"
    return regex.compile(rf"(?r)(?:^|(?<=[\s|*_])){place}\s{{0,2}},?[\s*_]{{0,4}}")


@cache
def passed() -> re.Pattern[str]:
    """`thông qua ngày 19 tháng 6 năm 2023`."""
    return re.compile(
        r"thông\s{1,2}qua\s{1,2}(?:vào\s{1,2})?ngày\s{1,2}(?P<day>\d{1,2})\s{0,2}(?:tháng\s{0,2}"
        r"|/)(?P<month>\d{1,2})\s{0,2}(?:năm\s{0,2}|/)(?P<year>\d{4})"
    )


@cache
def letter() -> re.Pattern[str]:
    """Signs of a letter."""
    return re.compile(r"Kính\s{1,2}gửi|\bV/v\b|\bV/v:")


@cache
def title_end() -> re.Pattern[str]:
    """A rule, an empty line, the line that says who acts, or one with which a body opens."""
    acts = (
        "CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|THỐNG ĐỐC|ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN"
        "|CHÍNH PHỦ|QUỐC HỘI|THỦ TƯỚNG|CHÁNH ÁN|VIỆN TRƯỞNG"
    )
    opens = (
        "Căn cứ|Thực hiện|Triển khai|Thi hành|Tiếp tục thực hiện|Nhằm|Để|Xét|Trên cơ sở|Kính gửi"
        "|(?:[IVX]{1,4}|[A-C]|1)[.)]"
    )
    return re.compile(rf"\n\s{{0,3}}(?:[-_*─—]{{3,40}}|\n|(?=(?:{acts})\b)|(?=(?:{opens})[\s:]))")


@cache
def of_body() -> re.Pattern[str]:
    """The body after a type's name in one line: `Nghị định của Chính phủ`."""
    return re.compile(r"\scủa\s.{2,60}$", re.IGNORECASE)


@cache
def addressed() -> re.Pattern[str]:
    """A text that opens with its addressees."""
    return re.compile(r"[\s*]{0,20}Kính\s{1,2}gửi")


@cache
def annex() -> regex.Pattern[str]:
    """`(Kèm theo Công văn số … ngày … của …)` under an annex."""
    return regex.compile(
        r"\(\s?[Kk]èm\s{1,2}theo\s{1,2}[Cc]ông\s{1,2}văn\s{1,2}số"
        r"\s{1,2}(?P<number>\d{1,6})/(?P<symbol>[\p{Lu}&\d\s-]{2,30})"
        r"\s{1,2}ngày\s{1,2}(?P<day>\d{1,2})(?:/|\s{1,2}tháng\s{1,2})(?P<month>\d{1,2})(?:/|"
        r"\s{1,2}năm\s{1,2})(?P<year>\d{4})"
        r"\s{1,2}của\s{1,2}(?P<body>[^()]{3,90})\)"
    )


@cache
def about() -> regex.Pattern[str]:
    """The subject line of a letter."""
    return regex.compile(
        r"V/v:?\s{0,3}(?P<title>[^|]{8,300}?)(?=\n\s{0,3}(?:\n|Kính|\p{Lu}[\p{L} ]{2,30}, ngày"
        r"|CỘNG)|\||$)"
    )
