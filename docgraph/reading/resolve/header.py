"""The head of a text → the document that the text itself is.

Reads: the folded text's first lines (issuer, `Số: 81/KH-UBND`, place and date, type, title; two columns in
any order or run together), its last lines, the context. Gives: `Own`. Layout of State documents: decree
30/2020/NĐ-CP, annex I; the context wins field by field, and where the head says otherwise `inferred` tells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_key
from docgraph.lexicon.index import type_by_word
from docgraph.reading.resolve import patterns
from docgraph.reading.resolve.complete import Completer
from docgraph.reading.resolve.head_lines import (
    HEAD,
    begins_with_type,
    day_of_passing,
    identifier_of,
    number_line,
    place_and_date,
    title_of,
    type_line,
    type_of,
    zone_of,
)
from docgraph.reading.resolve.letterhead import issuer_by_title, issuer_of_head
from docgraph.reading.resolve.setting import Setting, iso_day
from docgraph.records import Context, Document, Mention

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
    lines = "\n" + text[: 4 * HEAD]
    whole = bool(patterns.opens_with_article().match(text)) or len(patterns.articles().findall(lines)) >= 2
    if not whole and len(patterns.clauses().findall(lines)) < 2:
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
    zone = zone_of(text)
    line = number_line(zone)
    if line is not None:
        official = patterns.national().search(zone) is not None
        return _numbered_head(text, zone, 0, line, official, lexicon)
    kind = type_line(zone, 0, lexicon)
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
    number, year, symbol = identifier_of(line)
    day = place_and_date(zone, line.end())
    kind = type_line(zone, line.end(), lexicon)
    letters = bool(patterns.capital_line().search(zone, 0, line.start()))
    if 2 * official + (day is not None) + (kind is not None) + letters < 2 or (
        number is None and not (symbol and any(mark in symbol for mark in "-/."))
    ):
        return None
    type_ = type_of(symbol, kind, line["word"], text, lexicon)
    if symbol and symbol.startswith("QH") and type_ is None:
        return None
    date = day or day_of_passing(text)
    issuer = issuer_of_head(zone, line.start(), symbol, type_, date, lexicon)
    title = title_of(zone, kind[1] if kind else None, type_)
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
    return msgspec.structs.replace(head, type=kind[0], title=title_of(zone, kind[1], kind[0]))


def _titled_head(text: str, zone: str, lexicon: Lexicon) -> Head | None:
    """A text that opens with its whole title: `THÔNG TƯ CỦA BỘ Y TẾ SỐ 4/2001/TT-BYT NGÀY 20/8/2001 …`.

    An article may begin so too: only before a basis block or a first article is it the text's own.
    """
    if len(zone) in (HEAD, len(text)) or not begins_with_type(zone, lexicon):
        return None
    line = patterns.whole_title().match(zone)
    named = type_by_word(lexicon).get(fold_key(line["type"])) if line else None
    if line is None or named is None or not named.code:
        return None
    number, year, symbol = identifier_of(line)
    date = iso_day(line["y"], line["m"], line["d"])
    found = Completer(Setting(date=date), lexicon).of_symbol(symbol, named.code, date) if symbol else None
    body = (line["body"] or "").upper()
    issuer = found[0] if found else issuer_of_head(body, 0, symbol, named.code, date, lexicon)
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
    symbol = "".join(annex["symbol"].split())
    date = iso_day(annex["year"], annex["month"], annex["day"])
    found = Completer(Setting(date=date), lexicon).of_symbol(symbol, "CV", date)
    issuer = found[0] if found else issuer_of_head(annex["body"].upper(), 0, symbol, "CV", date, lexicon)
    return Head(annex["number"].lstrip("0"), None, symbol, "CV", date, issuer, None, 0, 0)


def _unnumbered_head(text: str, zone: str, kind: tuple[str, int], lexicon: Lexicon) -> Head | None:
    """A head without number line: a law as a book prints it, or a paper whose number was stamped."""
    if patterns.national().search(zone) is None:
        return None
    day = place_and_date(zone, 0) or day_of_passing(text)
    issuer = issuer_of_head(zone, kind[1], None, kind[0], day, lexicon)
    if issuer is None:
        return None
    return Head(None, None, None, kind[0], day, issuer, title_of(zone, kind[1], kind[0]), 0, 0, kind[1])
