"""The head of a text → the document that the text itself is.

Reads: the folded text's first lines (issuer, `Số: 81/KH-UBND`, place and date, type, title; two columns in
any order or run together), its last lines, the context. Gives: `Own`. Layout of State documents: decree
30/2020/NĐ-CP, annex I; the context wins field by field, and where the head says otherwise `inferred` tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec
import regex

from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_key
from docgraph.lexicon.index import type_by_symbol, type_by_word
from docgraph.reading.resolve import patterns
from docgraph.reading.resolve.complete import Completer
from docgraph.reading.resolve.letterhead import issuer_by_title, issuer_of_head
from docgraph.reading.resolve.setting import Setting, iso_day
from docgraph.records import Context, Document, Mention

HEAD = 3_500  # characters in which a head stands, gazette lines included
FOOT = 4_000
_FIELDS = ("type", "number", "year", "symbol", "date", "issuer", "name")


class Own(msgspec.Struct, frozen=True):
    """The document that a text is, or null; `start` and `end` bound its own number line.

    `titled` is where the line ends that has its type alone: a name that runs over it is the text's own title.
    """

    document: Document | None = None
    start: int = 0
    end: int = 0
    titled: int = 0

    def covers(self, mention: Mention) -> bool:
        """Whether a mention is only the text's own number line, which points to nothing.

        >>> Own(start=5, end=20).covers(Mention(id="", start=6, end=19, text="", form="numbered"))
        True
        """
        if mention.start < self.titled < mention.end:
            return True
        return self.start < mention.end and mention.start < self.end


class Head(msgspec.Struct, frozen=True):
    """What a head says."""

    number: str | None
    year: str | None
    symbol: str | None
    type: str | None
    date: str | None
    issuer: str | None
    title: str | None
    start: int
    end: int
    titled: int = 0


def own_identity(text: str, context: Context, lexicon: Lexicon) -> Own:
    """The document that the text is: by its head, completed and overruled by the context.

    >>> from docgraph.lexicon import load_lexicon
    >>> text = "UBND TỈNH CÀ MAU\\nSố: 12/KH-UBND\\nCà Mau, ngày 3 tháng 5 năm 2021\\nKẾ HOẠCH\\nPhòng cháy"
    >>> own_identity(text, Context(), load_lexicon()).document.issuer
    'Ủy ban nhân dân tỉnh Cà Mau'
    """
    head = read_head(text, lexicon)
    given = context.self_document
    if given is None and head is None:
        return Own()
    if head is None:
        assert given is not None
        return Own(_completed(given, lexicon))
    said = Document(
        id="self",
        type=head.type,
        number=head.number,
        year=head.year,
        symbol=head.symbol,
        date=head.date,
        issuer=head.issuer,
        name=head.title,
        inferred=dict.fromkeys((f for f in _FIELDS if getattr(head, "title" if f == "name" else f)), "head"),
    )
    return Own(said if given is None else _overruled(given, said), head.start, head.end, head.titled)


def headless(text: str, mentions: Sequence[Mention]) -> Own:
    """A text of provisions that calls itself `Thông tư này` but has lost its head: a document of that type.

    It has articles, or clauses and speaks of itself before it names any other of that type.

    >>> this = Mention(id="", start=10, end=22, text="Thông tư này", form="anaphor", type="TT")
    >>> headless("Điều 1. a\\nThông tư này quy định", [this]).document.type
    'TT'
    """
    if not any(mention.form == "anaphor" and mention.text.endswith(" này") for mention in mentions):
        return Own()
    articles = patterns.articles().findall(text, 0, 4 * HEAD)
    whole = bool(patterns.opens_with_article().match(text)) or len(articles) >= 2
    if not whole and len(patterns.clauses().findall(text, 0, 4 * HEAD)) < 2:
        return Own()
    types: Counter[str | None] = Counter()
    named: set[str | None] = set()
    for mention in mentions:
        if mention.form != "anaphor":
            named.add(mention.type)
        elif mention.text.endswith(" này") and (whole or types[mention.type] or mention.type not in named):
            types[mention.type] += 1
    types.pop(None, None)
    if not types:
        return Own()
    type_ = max(types.items(), key=lambda one: (one[1], one[0] or ""))[0]
    return Own(Document(id="self", type=type_, inferred={"type": "headless"}, confidence=0.9))


def _completed(given: Document, lexicon: Lexicon) -> Document:
    """A document known from the context alone; its issuer may follow from its symbol."""
    issuer = given.issuer
    if issuer is None and given.symbol:
        found = Completer(Setting(date=given.date), lexicon).of_symbol(given.symbol, given.type, given.date)
        if found:
            inferred = given.inferred | {"issuer": found[1]}
            return msgspec.structs.replace(given, id="self", issuer=found[0], inferred=inferred)
    return msgspec.structs.replace(given, id="self")


def _overruled(given: Document, said: Document) -> Document:
    """Fields of the context stand; what the head says against them is noted."""
    inferred = dict(given.inferred)
    fields: dict[str, str | None] = {}
    for field in _FIELDS:
        mine, heads = getattr(given, field), getattr(said, field)
        fields[field] = mine if mine is not None else heads
        if mine is None and heads is not None:
            inferred[field] = "head"
        elif mine is not None and heads is not None and fold_key(mine) != fold_key(heads) and field != "name":
            inferred[field] = f"context; the head says {heads}"
    return msgspec.structs.replace(given, id="self", inferred=inferred, **fields)


def read_head(text: str, lexicon: Lexicon) -> Head | None:
    """What the head of a text says of it; null where it has none (news, letters without one).

    >>> from docgraph.lexicon import load_lexicon
    >>> read_head("Hôm qua, Chính phủ ban hành Nghị định 5.", load_lexicon()) is None
    True
    """
    zone = _zone(text)
    line = _number_line(zone)
    if line is not None:
        official = patterns.national().search(zone) is not None
        return _numbered_head(text, zone, 0, line, official, lexicon)
    kind = _type_line(zone, 0, lexicon)
    return (
        (_moved_head(text, zone, kind, lexicon) if kind else None)
        or _titled_head(text, zone, lexicon)
        or _annexed_letter(text, lexicon)
        or (_unnumbered_head(text, zone, kind, lexicon) if kind else None)
    )


def _numbered_head(
    text: str, zone: str, offset: int, line: re.Match[str], official: bool, lexicon: Lexicon
) -> Head | None:
    """A head with its number line; two signs of a head must agree, as a number line alone may be quoted."""
    number, year, symbol = _identifier(line)
    day = _place_and_date(zone, line.end())
    kind = _type_line(zone, line.end(), lexicon)
    letters = bool(patterns.capital_line().search(zone, 0, line.start()))
    if 2 * official + (day is not None) + (kind is not None) + letters < 2 or (
        number is None and not (symbol and regex.search(r"[-/.]", symbol))
    ):
        return None
    type_ = _type_of(symbol, kind, line["word"], text, lexicon)
    if symbol and symbol.startswith("QH") and type_ is None:
        return None
    date = day or _day_of_passing(text)
    issuer = issuer_of_head(zone, line.start(), line.end(), symbol, type_, date, lexicon)
    title = _title(zone, kind[1] if kind else None, type_)
    issuer = issuer_by_title(title, issuer)
    start, end = line.span("all")
    titled = kind[1] if kind else 0
    return Head(number, year, symbol, type_, date, issuer, title, offset + start, offset + end, titled)


def _moved_head(text: str, zone: str, kind: tuple[str, int], lexicon: Lexicon) -> Head | None:
    """A head whose block of number and national title was put after the basis block, as some files do."""
    title = patterns.national().search(text, len(zone), 3 * HEAD)
    if title is None:
        return None
    first = max(len(zone), title.start() - 160)
    block = text[first : title.end() + 400]
    line = patterns.number_line().search(block)
    if line is None or line["number"] is None:
        return None
    head = _numbered_head(text, block, first, line, True, lexicon)
    if head is None or (head.type and head.type != kind[0]):
        return None
    return msgspec.structs.replace(head, type=kind[0], title=_title(zone, kind[1], kind[0]))


def _titled_head(text: str, zone: str, lexicon: Lexicon) -> Head | None:
    """A text that opens with its whole title: `THÔNG TƯ CỦA BỘ Y TẾ SỐ 4/2001/TT-BYT NGÀY 20/8/2001 …`.

    An article may begin so too: only before a basis block or a first article is it the text's own.
    """
    if len(zone) in (HEAD, len(text)):
        return None
    line = patterns.whole_title().match(zone)
    named = type_by_word(lexicon).get(fold_key(line["type"])) if line else None
    if line is None or named is None or not named.code:
        return None
    number, year, symbol = _identifier(line)
    date = iso_day(line["y"], line["m"], line["d"])
    found = Completer(Setting(date=date), lexicon).of_symbol(symbol, named.code, date) if symbol else None
    body = (line["body"] or "").upper()
    issuer = found[0] if found else issuer_of_head(body, 0, 0, symbol, named.code, date, lexicon)
    title = " ".join(zone[line.end() : line.end() + 600].split()).strip(" *-_")[:300] or None
    start, end = line.span()
    return Head(number, year, symbol, named.code, date, issuer, title, start, end)


def _annexed_letter(text: str, lexicon: Lexicon) -> Head | None:
    """A letter whose head is lost: its annexes say which letter they belong to."""
    if not patterns.addressed().match(text):
        return None
    annex = patterns.annex().search(text, 0, 40 * HEAD)
    if annex is None:
        return None
    symbol = regex.sub(r"\s", "", annex["symbol"])
    date = iso_day(annex["year"], annex["month"], annex["day"])
    found = Completer(Setting(date=date), lexicon).of_symbol(symbol, "CV", date)
    issuer = found[0] if found else issuer_of_head(annex["body"].upper(), 0, 0, symbol, "CV", date, lexicon)
    return Head(annex["number"].lstrip("0"), None, symbol, "CV", date, issuer, None, 0, 0)


def _unnumbered_head(text: str, zone: str, kind: tuple[str, int], lexicon: Lexicon) -> Head | None:
    """A head without number line: a law as a book prints it, or a paper whose number was stamped."""
    if patterns.national().search(zone) is None:
        return None
    day = _place_and_date(zone, 0) or _day_of_passing(text)
    issuer = issuer_of_head(zone, kind[1], kind[1], None, kind[0], day, lexicon)
    if issuer is None:
        return None
    return Head(None, None, None, kind[0], day, issuer, _title(zone, kind[1], kind[0]), 0, 0, kind[1])


def _zone(text: str) -> str:
    """The stretch that a head can take up: to the basis block, the first article or the addressees."""
    zone = text[:HEAD]
    body = patterns.body().match(zone) or patterns.body_line().search(zone)
    return zone[: body.start()] if body is not None else zone


def _number_line(zone: str) -> re.Match[str] | None:
    """The first number line: matched only where one can begin, as its pattern begins with no letter."""
    pattern = patterns.number_line()
    lines = zone.replace("|", "\n").replace("*", "\n")
    begins = [0, *(opening.end() for opening in patterns.number_opening().finditer(lines))]
    at = zone.find("Số")
    while at >= 0:
        begins.append(at)
        at = zone.find("Số", at + 2)
    return next(filter(None, (pattern.match(zone, begin) for begin in sorted(begins))), None)


def _identifier(line: re.Match[str]) -> tuple[str | None, str | None, str | None]:
    """Number, year and symbol of a number line; a dotted or empty number is none."""
    number = (line["number"] or "").replace(" ", "").lstrip("0") or None
    symbol = regex.sub(r"\s", "", line["symbol"] or "").strip("-/.") or None
    year = line["year"] or line["year_last"]
    if symbol and line["party"]:
        symbol = symbol.replace("-", "/", 1) if "/" not in symbol else symbol
    return number, year, symbol


def _type_of(
    symbol: str | None, kind: tuple[str, int] | None, word: str | None, text: str, lexicon: Lexicon
) -> str | None:
    """The type: by the symbol's first letters, where the heading does not say otherwise."""
    types = type_by_symbol(lexicon)
    groups = [group for group in regex.split(r"[-/.]", symbol or "") if group]
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
def _type_openings(lexicon: Lexicon) -> frozenset[str]:
    """The first words of types' names, with the marks that a line may open with alone."""
    return frozenset(key.split(" ", 1)[0] for key in type_by_word(lexicon)) | {""}


def _type_line(zone: str, after: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The line that is only a type's name, and where it ends: the first after the number, else any."""
    first: tuple[str, int] | None = None
    words = type_by_word(lexicon)
    opening = _type_openings(lexicon)
    end = -1
    for line in zone.replace("|", "\n").split("\n"):
        start, end = max(0, end), end + 1 + len(line)
        if not 2 <= len(line) <= 90:
            continue
        opens = line.split(None, 1)
        if not opens or opens[0].strip(" *#:_-|").lower() not in opening:
            continue
        name = patterns.of_body().sub("", " ".join(line.split())).strip(" *#:_-|")
        if not name or len(name) > 60:
            continue
        row = words.get(fold_key(name)) if name.isupper() or name[1:].islower() else None
        if row is None or not row.code:
            continue
        if start >= after:
            return row.code, end
        first = first or (row.code, end)
    return first


def _place_and_date(zone: str, after: int) -> str | None:
    """The date beside the place; the one after the number line first, as titles hold dates of others."""
    best: str | None = None
    for found in patterns.dated().finditer(zone):
        day, month, year = found["day"], found["month"], found["year"]
        year = year.replace(" ", "")
        if len(year) != 4 or (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
            continue
        # Left blank for the hand that signs: what is printed stands, down to the year alone.
        date = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "") if month else str(year)
        if found.start() >= after - 200:
            return date
        best = best or date
    return best


def _day_of_passing(text: str) -> str | None:
    """`… thông qua ngày 19 tháng 6 năm 2023` at the end of a law or resolution."""
    passed = list(patterns.passed().finditer(text, max(0, len(text) - FOOT)))
    if not passed:
        return None
    found = passed[-1]
    return iso_day(found["year"], found["month"], found["day"])


def _title(zone: str, start: int | None, type_: str | None) -> str | None:
    """What the document is about: the lines after its type, or the `V/v` of a letter."""
    if type_ == "CV":
        about = patterns.about().search(zone)
        return " ".join(about["title"].split())[:300] if about else None
    if start is None:
        return None
    rest = patterns.title_end().split(zone[start : start + 900].lstrip("\n *#|"), maxsplit=1)[0]
    title = " ".join(rest.replace("*", "").split()).strip(" -_|")
    return title[:300] if len(title) >= 8 else None
