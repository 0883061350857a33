"""An offset → the identifier (number, year, symbol) that is written there.

Reads: folded text and the offset of a digit. Gives: `Identifier`, or nothing.
All repetitions are bounded, so one identifier costs a bounded time.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec
import regex

from docgraph.reading.recognize.symbols import Symbol, SymbolReader


class Identifier(msgspec.Struct, frozen=True):
    """What is printed: number without leading zeros, year of the number, symbol; where it ends.

    `symbol` is None for a bare number; `whole` tells that a symbol was written here.
    """

    number: str
    year: str | None
    symbol: Symbol | None
    end: int
    written_symbol: str | None = None


GROUP = r"(?:[\p{Lu}&][\p{L}\p{M}\d&§]{0,24}|(?<=-)ttg(?!\w))"
LOWER = r"[a-zđ]{1,6}"


@cache
def _identifier() -> regex.Pattern[str]:
    symbol = rf"(?:{GROUP})(?:(?:[-/._]|\s{{0,2}}[-/]\s{{0,2}}){GROUP}){{0,7}}(?:-[a-z](?![\p{{L}}\d]))?"
    symbol += r"(?:(?<=/L)[-.]\d{3})?"  # decree-laws of 1957: `SL/L-005`
    lower = rf"{LOWER}(?:[-/]{LOWER}){{1,3}}"
    return regex.compile(
        r"(?P<n>\d{1,6}(?:\.\d{1,3})?(?:[A-Za-zđĐ](?![\p{L}\p{M}]))?(?:\s(?=-\s?[A-ZĐ]{2}))?)(?:[….]{1,5}"
        r"(?=\s?/))?"
        r"(?:"
        rf"\s{{0,2}}[/-]{{1,2}}\s{{0,2}}(?P<y>\d{{3,4}})\s{{0,2}}[-/]\s{{0,2}}(?P<s>{symbol}|{lower})"
        rf"|\s{{0,2}}[/-]{{1,2}}\s{{0,2}}(?P<s2>{symbol}|{lower})(?:\s?[/-]\s?(?P<y2>[12]\d{{3}})(?!\d))?"
        rf"|\s(?P<s3>[A-ZĐ]{{1,6}}(?:\s?[-/]\s?[A-ZĐ]{{1,8}}){{0,3}})(?![\p{{L}}\p{{M}}])"
        r"|(?P<s4>[A-ZĐ]{2,5}(?:\s?[-/]\s?[A-ZĐ]{1,8}){1,3})(?![\p{L}\p{M}])"
        r"|\s?/\s?(?P<y3>(?:19|20)\d{2})(?!\s?[/-]\s?[\p{L}\d]|\d)"
        r")?"
    )


_CASED = frozenset(("Ctr", "Ttr", "Ttg", "ttg"))  # types and a body whose capitals are lost


@cache
def _clean() -> re.Pattern[str]:
    """The commonest form, printed without any fault: `15/2020/NĐ-CP`, `381/QĐ-UBND`, `19-NQ/TW`.

    What stands behind it must leave nothing to be read with it. Of these the standard library's engine reads
    twice as many a second.
    """
    return re.compile(
        r"([0-9]{1,6})(?:/((?:19|20)[0-9]{2}))?[/-]([A-ZĐ][A-Za-zĐ]{0,9}+[0-9]{0,2}+(?:[-/][A-ZĐ][A-Za-zĐ]{0,9}+){0,3}+)"
        r"(?=[,;:)]|$|\.(?:\s|$)|\s(?![A-Z0-9Đ\s/-]))"
    )


def _trimmed(symbol: str, reader: SymbolReader) -> str:
    """`_trim`, kept for each symbol as written."""
    kept = reader.trimmed.get(symbol)
    if kept is None:
        kept = _trim(symbol, reader)
        if len(reader.trimmed) < 100_000:
            reader.trimmed[symbol] = kept
    return kept


def _trim(symbol: str, reader: SymbolReader) -> str:
    """The symbol without words that a spaced hyphen or a lost space joined to it (`UBND - Về`, `CPngày`)."""
    groups = list(regex.finditer(r"[\p{L}\p{M}\d&]{1,25}", symbol))
    for index, group in enumerate(groups):
        word = group.group()
        if reader.is_known(word) or len(word) == 1 or word in _CASED or not any(c.islower() for c in word):
            continue
        small = sum(c.islower() for c in word)
        if small <= 3 and len(word) - small >= small:
            continue
        if symbol.islower():
            continue
        upper = regex.match(r"[\p{Lu}\d&]{2,20}(?=\p{Ll})", word)
        if upper is not None and (reader.is_known(upper.group()) or (index and len(upper.group()) > 2)):
            return symbol[: group.start() + upper.end()]
        if upper is not None and reader.is_known(upper.group()[:-1]):
            return symbol[: group.start() + upper.end() - 1]
        return symbol[: groups[index - 1].end()] if index else ""
    return symbol


@cache
def _groups() -> regex.Pattern[str]:
    return regex.compile(r"\s?[-/]\s?")


@cache
def _term() -> regex.Pattern[str]:
    """The term of an assembly, parted from its letters: `QH 13`, `QH-13`."""
    return regex.compile(r"[ -](\d{1,2})(?![\d/.])")


@cache
def _more() -> regex.Pattern[str]:
    return regex.compile(r" ([A-ZĐ]{1,8})(?![\p{L}\p{M}\d])")


def _lengthen(text: str, symbol: str, end: int, reader: SymbolReader) -> tuple[str, int]:
    """A symbol that a lost hyphen or a stray space cut short (`NĐ CP`, `HĐN N`)."""
    if text[end : end + 1] not in " -":
        return symbol, end
    if symbol.endswith(("QH", "HĐNN", "QHK")):
        term = _term().match(text, end, end + 5)
        return (symbol + term[1], term.end()) if term is not None else (symbol, end)
    more = _more().match(text, end, end + 12)
    if more is None:
        return symbol, end
    last = symbol.replace("/", "-").replace(".", "-").rsplit("-", 1)[-1].strip()
    joined = last + more.group(1)
    if reader.is_known(joined) and not (reader.is_known(last) and reader.is_known(more.group(1))):
        return symbol + more.group(1), more.end()
    if reader.is_type_only(last) and reader.is_issuer(more.group(1)) and len(more.group(1)) > 1:
        return f"{symbol}-{more.group(1)}", more.end()
    return symbol, end


def identifier_at(text: str, start: int, reader: SymbolReader) -> Identifier | None:
    """The identifier whose number begins at `start`.

    >>> from docgraph.lexicon import load_lexicon
    >>> from docgraph.reading.recognize.symbols import symbol_reader
    >>> identifier_at("15/2020/NĐ-CP ngày", 0, symbol_reader(load_lexicon())).end
    13
    """
    clean = _clean().match(text, start)
    if clean is not None:
        number, year, written = clean.groups()
        if _trimmed(written, reader) == written:
            return Identifier(_plain(number), year, reader.read(written), clean.end(), written)
    match = _identifier().match(text, start, start + 120)
    if match is None:
        return None
    number, y, s, s2, y2, s3, s4, y3 = match.groups()
    number, end = number.strip(), match.end()
    year = None
    if s is not None:
        written, year, at = s, y, match.start("s")
    elif s2 is not None:
        written, year, at = s2, y2, match.start("s2")
    elif s3 is not None:
        written, at = s3, match.start("s3")
        if "/" not in s3 and "-" not in s3 and not reader.is_issuer(s3):
            return Identifier(_plain(number), None, None, match.end("n"))
    elif s4 is not None and reader.is_known(_groups().split(s4, 1)[0]):  # `1357TC/QĐ-TCT`
        written, at = s4, match.start("s4")
    elif s4 is not None:
        return Identifier(_plain(number), None, None, match.end("n"))
    else:
        return Identifier(_plain(number), y3, None, end if y3 else match.end("n"))
    trimmed = _trimmed(written, reader)
    if not trimmed or (written.islower() and not reader.reads_lower(written)):
        return Identifier(_plain(number), None, None, match.end("n")) if y is None else None
    if trimmed != written:
        end = at + len(trimmed)
        year = y
    full, end = _lengthen(text, trimmed, end, reader) if y2 is None else (trimmed, end)
    return Identifier(_plain(number), year, reader.read(full), end, full)


def _plain(number: str) -> str:
    """A number without leading zeros: `05` → `5`, `0045` → `45`, `66.13` stays."""
    return number.lstrip("0") or number[-1:]
