"""The lines of a head → what each says.

Reads: the folded text and the stretch that its head can take up. Gives: the number line and what stands in
it, the line that is a type's name, the day, the title.
"""

from __future__ import annotations

import re
from functools import cache

from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_key
from docgraph.lexicon.index import type_by_symbol, type_by_word
from docgraph.reading.resolve import patterns
from docgraph.reading.resolve.letters import groups_of
from docgraph.reading.resolve.setting import iso_day

HEAD = 3_500  # characters in which a head stands, gazette lines included
FOOT = 4_000


def zone_of(text: str) -> str:
    """The stretch that a head can take up: to the basis block, the first article or the addressees.

    >>> zone_of("Số: 5/QĐ-UBND\\nCăn cứ Luật Đất đai;")
    'Số: 5/QĐ-UBND'
    """
    zone = text[:HEAD]
    body = patterns.body().match(zone) or patterns.body_line().search(zone)
    return zone[: body.start()] if body is not None else zone


def number_line(zone: str) -> re.Match[str] | None:
    """The first number line: matched only where one can begin, as its pattern begins with no letter.

    >>> number_line("BỘ Y TẾ\\nSố: 12/2021/TT-BYT\\n")["number"]
    '12'
    """
    pattern = patterns.number_line()
    lines = zone.replace("|", "\n").replace("*", "\n")
    begins = [0, *(opening.end() for opening in patterns.number_opening().finditer(lines))]
    at = zone.find("Số")
    while at >= 0:
        begins.append(at)
        at = zone.find("Số", at + 2)
    return next(filter(None, (pattern.match(zone, begin) for begin in sorted(begins))), None)


def identifier_of(line: re.Match[str]) -> tuple[str | None, str | None, str | None]:
    """Number, year and symbol of a number line; a dotted or empty number is none.

    >>> identifier_of(number_line("Số: 12/2021/TT-BYT\\n"))
    ('12', '2021', 'TT-BYT')
    """
    number = (line["number"] or "").replace(" ", "").lstrip("0") or None
    symbol = "".join((line["symbol"] or "").split()).strip("-/.") or None
    year = line["year"] or line["year_last"]
    if symbol and line["party"]:
        symbol = symbol.replace("-", "/", 1) if "/" not in symbol else symbol
    return number, year, symbol


def type_of(
    symbol: str | None, kind: tuple[str, int] | None, word: str | None, text: str, lexicon: Lexicon
) -> str | None:
    """The type: by the symbol's first letters, where the heading does not say otherwise.

    `kind` is the line that is a type's name, `word` the type's word in the number line itself.

    >>> from docgraph.lexicon import load_lexicon
    >>> type_of("TT-BYT", None, None, "", load_lexicon())
    'TT'
    """
    types = type_by_symbol(lexicon)
    groups = groups_of(symbol or "")
    row = types.get(groups[0]) if groups else None
    by_symbol = row.code if row is not None and (len(groups) > 1 or groups[0] in ("VBHN",)) else None
    if word:
        named = type_by_word(lexicon).get(fold_key(word))
        if named is not None:
            return named.code
    if kind is not None:
        if (
            by_symbol is None
            or kind[0] == by_symbol
            or {kind[0], by_symbol} in ({"QyĐ", "QĐ"}, {"CTr", "CT"})
        ):
            return kind[0]
        return kind[0] if len(by_symbol) < 2 else by_symbol
    if by_symbol in (None, "CT") and groups and patterns.letter().search(text, 0, HEAD):
        return "CV"
    if by_symbol is None and groups and not groups[0].startswith(("QH", "UBTVQH")):
        for group in groups[1:3]:
            old = types.get(group)
            if old is not None and old.code not in ("", None):
                return old.code
        return "CV"
    return by_symbol


@cache
def _type_opening(lexicon: Lexicon) -> re.Pattern[str]:
    """A line break, marks, and the first word of a type's name, which goes on in one case."""
    words: dict[str, set[str]] = {}
    for name in type_by_word(lexicon):
        first, rest = name[0], name[1:].split(" ", 1)[0]
        words.setdefault(first, set()).update((rest, rest.upper()))
    names = "|".join(
        f"[{first}{first.upper()}](?:{'|'.join(sorted(map(re.escape, rests)))})"
        for first, rests in sorted(words.items())
    )
    return re.compile(rf"\n(?=[*#:_ \t\r\f\v\xa0-]{{0,90}}(?:{names})(?![^\W_]))")


def type_line(zone: str, after: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The line that is only a type's name, and where it ends: the first after the number, else any.

    >>> from docgraph.lexicon import load_lexicon
    >>> type_line("Số: 5/KH-UBND\\nKẾ HOẠCH\\n", 13, load_lexicon())
    ('KH', 22)
    """
    first: tuple[str, int] | None = None
    words = type_by_word(lexicon)
    lines = f"\n{zone.replace('|', chr(10))}\n"
    for opening in _type_opening(lexicon).finditer(lines):
        start = opening.start()
        end = lines.find("\n", start + 1, start + 92) - 1
        if end < 0:
            continue
        line = " ".join(lines[start + 1 : end + 1].split())
        name = patterns.of_body().sub("", line).strip(" *#:_-|")
        if not name or len(name) > 60:
            continue
        row = words.get(fold_key(name)) if name.isupper() or name[1:].islower() else None
        if row is None or not row.code:
            continue
        if start >= after:
            return row.code, end
        first = first or (row.code, end)
    return first


def place_and_date(zone: str, after: int) -> str | None:
    """The date beside the place; the one after the number line first, as titles hold dates of others.

    >>> place_and_date("Cà Mau, ngày 3 tháng 5 năm 2021", 0)
    '2021-05-03'
    """
    best: str | None = None
    for found in patterns.day_to_year().finditer(zone):
        place = patterns.place_before().match(zone, 0, found.start())
        if place is None:
            continue
        day, month, year = found["day"], found["month"], found["year"]
        year = year.replace(" ", "")
        if len(year) != 4 or (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
            continue
        # Left blank for the hand that signs: what is printed stands, down to the year alone.
        date = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "") if month else str(year)
        if place.start() >= after - 200:
            return date
        best = best or date
    return best


def begins_with_type(text: str, lexicon: Lexicon) -> bool:
    """Whether the first word of a text is one that a type's name begins with.

    >>> from docgraph.lexicon import load_lexicon
    >>> begins_with_type("THÔNG TƯ CỦA BỘ Y TẾ", load_lexicon()), begins_with_type("Hôm qua", load_lexicon())
    (True, False)
    """
    return _type_opening(lexicon).match("\n" + text[:80].lstrip("*# \t\r\n")) is not None


def day_of_passing(text: str) -> str | None:
    """`… thông qua ngày 19 tháng 6 năm 2023` at the end of a law or resolution.

    >>> day_of_passing("Nghị quyết này được Quốc hội thông qua ngày 19 tháng 6 năm 2023.")
    '2023-06-19'
    """
    passed = list(patterns.passed().finditer(text, max(0, len(text) - FOOT)))
    if not passed:
        return None
    found = passed[-1]
    return iso_day(found["year"], found["month"], found["day"])


def title_of(zone: str, start: int | None, type_: str | None) -> str | None:
    """What the document is about: the lines after its type, or the `V/v` of a letter.

    >>> title_of("KẾ HOẠCH\\nPhòng cháy rừng\\n", 8, "KH")
    'Phòng cháy rừng'
    """
    if type_ == "CV":
        about = patterns.about().search(zone)
        return " ".join(about["title"].split())[:300] if about else None
    if start is None:
        return None
    rest = patterns.title_end().split(zone[start : start + 900].lstrip("\n *#|"), maxsplit=1)[0]
    title = " ".join(rest.replace("*", "").split()).strip(" -_|")
    return title[:300] if len(title) >= 8 else None
