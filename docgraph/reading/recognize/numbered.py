"""Numbered mentions: an identifier with the type's word before it, alone or in a list or range.

Reads: folded text + lexicon. Gives: mentions of form `numbered`, with the date and issuer beside them.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec
import regex

from docgraph.lexicon import Lexicon
from docgraph.reading.recognize.bare_numbers import after_bare, is_letter, is_signed, is_year, of_body
from docgraph.reading.recognize.beside import Beside, beside
from docgraph.reading.recognize.decoys import decoy_at
from docgraph.reading.recognize.identifiers import Identifier, identifier_at
from docgraph.reading.recognize.nearby import said_again, with_same_day
from docgraph.reading.recognize.prefilter import number_starts
from docgraph.reading.recognize.symbols import Symbol, SymbolReader, symbol_reader
from docgraph.reading.recognize.types import TypeReader, TypeWord, type_reader
from docgraph.records import Mention


class Item(msgspec.Struct):
    """One number of a list while it is read: `start` is where its core begins."""

    start: int
    found: Identifier
    beside: Beside
    type: str | None = None


# Types that are also verbs or common nouns: without `số` a number behind them in small letters counts.
COMMON = frozenset("KH BC TB HD CTr QyĐ QC KL TTr BB PA CĐ CV ĐL VBHN L AL TC BA".split())
SIGNED = frozenset(("QĐ", "TTr", "CV", "KH", "KL", "TB"))  # what is signed and sent
OF_ASSEMBLY = frozenset({"Luật", "BLuật", "NQ", "PL"})  # types whose symbols do not name them
LAW_SYMBOL = regex.compile(r"(?:QHK?(?:\d{1,2}|[IVX]{1,4})|L-?/?CTN|LCT/HĐNN\d?)")


HEAD_LINE = regex.compile(  # the number line of a document's own head
    r"(?:(?<![(;,]\s?)S(?:ố|Ố)\s?:|(?:^|[\n|*\t]|\s\s)\s{0,3}S(?:ố|Ố))\s{0,3}$"
)


@cache
def _connect() -> re.Pattern[str]:
    """What may stand between two numbers of one list: a mark, `và`, `đến`, `số`."""
    return re.compile(
        r"[*_]{0,3}(?P<mark>\s{0,2}[,;]\s{0,3}(?:và\s{1,2}|hoặc\s{1,2}|đến\s{1,2})?|\s{1,3}(?:và|hoặc|đến|tới|cùng"
        r"|với|&)\s{1,3}|\s?-\s?|\s{1,3}(?=số\s))"
        r"[*_]{0,3}(?P<so>(?:các\s)?số\s{0,2}:?\s{0,2})?(?=\d)"
    )


JOINERS = frozenset(" ,;-\n\t\r*_")  # how what stands between two numbers can begin


@cache
def _goes_on() -> regex.Pattern[str]:
    return regex.compile(
        r"\s{0,2}(?:[,;.:)]|$|và\s|đến\s|hoặc\s|của\s|ngày\s|năm\s\d|-\s?\d|được|đã|về|có|do|\n)|/"
    )


@cache
def _rest() -> regex.Pattern[str]:
    return regex.compile(r"\s{1,2}(?P<digits>(?!(?:19|20)\d\d)\d{1,4})(?=\s?/\s?(?:\d{4}\s?[/-]|[A-ZĐ]))")


class NumberedReader:
    """Finds numbered mentions with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._symbols: SymbolReader = symbol_reader(lexicon)
        self._types: TypeReader = type_reader(lexicon)

    def find(self, text: str) -> list[Mention]:
        """All numbered mentions of a text, in order."""
        mentions: list[Mention] = []
        done = 0
        last_type: str | None = None
        for start, lettered in number_starts(text):
            if start < done:
                continue
            word, counted = self._types.before(text, start)
            if word is None and not (lettered or counted):
                continue
            if word is not None and word.start < done:
                word = None
            found = identifier_at(text, start, self._symbols)
            if found is None or (found.symbol is not None and found.symbol.decoy):
                continue
            if (
                found.symbol is None
                and word is not None
                and word.counted
                and text[found.end : found.end + 1] in " \n"
            ):
                found = self._whole(text, start, found) or found
            first = self._first(text, start, found, word, counted, last_type, done)
            if first is None:
                continue
            items = self._list(text, first)
            done = max(items[-1].found.end, items[-1].beside.end)
            mentions.extend(self._mentions(text, items))
            last_type = first.type
        return mentions

    def _whole(self, text: str, start: int, found: Identifier) -> Identifier | None:
        """A number that a space or a line's end broke (`số 1 5/2020/NĐ-CP`), or behind a page's number."""
        rest = _rest().match(text, found.end, found.end + 12)
        if rest is None or found.year is not None:
            return None
        whole = identifier_at(text, rest.start("digits"), self._symbols)
        if whole is None or whole.symbol is None or whole.symbol.decoy:
            return None
        if text[start - 1] == "\n" and "\n" in text[found.end : rest.start("digits")]:
            return whole
        number = text[start : found.end] + rest["digits"]
        return msgspec.structs.replace(whole, number=number.lstrip("0")) if len(number) < 6 else None

    def _first(
        self,
        text: str,
        start: int,
        found: Identifier,
        word: TypeWord | None,
        counted: bool,
        last: str | None,
        done: int,
    ) -> Item | None:
        """The number as the first of its list, if it names a document."""
        symbol = found.symbol
        if symbol is None:
            if word is None or not self._is_bare(text, start, found, word):
                return None
            return Item(word.start, found, beside(text, word.start, found.end, self._lexicon), word.code)
        if word is None and counted:
            word = self._types.further_back(text, start, symbol.type)
            if word is not None and (word.start < done or not self._fits(word, symbol)):
                word = None
        if text[start - 1] == "/" and start:
            return self._open_number(text, start, found)
        if word is None:
            if not self._stands_alone(text, start, found, counted):
                return None
            type_ = symbol.type or (last if LAW_SYMBOL.search(symbol.text) and last in OF_ASSEMBLY else None)
            return Item(start, found, beside(text, start, found.end, self._lexicon), type_)
        if word.code is None and (
            (symbol.type is None and word.written[:7].lower() == "phụ lục")
            or decoy_at(text, start, found.end, self._lexicon) == "contract"
        ):
            return None
        # `Cáo trạng số 40/CT-VKS` is no Chỉ thị
        indicted = word.written[:1] in "cC" and word.written.lower().startswith("cáo")
        type_ = word.code or ("" if indicted else symbol.type)
        return Item(word.start, found, beside(text, word.start, found.end, self._lexicon), type_)

    def _open_number(self, text: str, start: int, found: Identifier) -> Item | None:
        """`Thông tư số …/2021/TT-BTC`: a document whose number is left open, by its year and letters."""
        word, _ = self._types.before(text, start - 1)
        if (
            word is None
            or found.year is not None
            or len(found.number) != 4
            or found.number[:2] not in ("19", "20")
        ):
            return None
        found = msgspec.structs.replace(found, number="", year=found.number)
        return Item(word.start, found, beside(text, word.start, found.end, self._lexicon), word.code)

    @staticmethod
    def _fits(word: TypeWord, symbol: Symbol) -> bool:
        """Whether a type's word further back can own the symbol."""
        if symbol.type is not None:
            return word.code == symbol.type or word.code is None
        return word.code in ("CV", None, "BA", "NQ") or word.written == "Law"

    def _stands_alone(self, text: str, start: int, found: Identifier, counted: bool) -> bool:
        """Whether an identifier without a type's word before it names a document."""
        symbol = found.symbol
        if symbol is None or not symbol.known:
            return False
        if decoy_at(text, start, found.end, self._lexicon) is not None:
            return False
        if not counted and (_is_part(text, start) or _is_glued(text, start)):
            return False
        if counted and HEAD_LINE.search(text, max(0, start - 8), start):
            return False
        if symbol.type in ("BA", "HĐ"):
            return False
        return (
            symbol.type is not None
            or (found.year is not None and LAW_SYMBOL.fullmatch(symbol.text) is not None)
            or (counted and "-" in symbol.text)
        )

    def _is_bare(self, text: str, start: int, found: Identifier, word: TypeWord) -> bool:
        """Whether a number without symbol (`Nghị định 100`, `NQ 71/2025`) is a document's."""
        if after_bare().match(text, found.end) is None:
            return False
        if word.code is None:
            return is_letter(text, found, word)
        if found.year is None and not word.counted:
            if is_year(found.number) and not of_body(text, found, word):
                return False
            if len(found.number) > 4 or (text[start - 1] == "\n" and not _in_sentence(text, found, word)):
                return False
            if word.written[0].islower() and (word.code in COMMON or word.code == "QĐ"):
                return word.code in SIGNED and is_signed(text, word.start, found)
        if word.code == "Luật" and found.year is None:
            return word.counted
        if found.year is not None and int(found.year) < 1945:
            return False
        return decoy_at(text, start, found.end, self._lexicon) is None

    def _list(self, text: str, first: Item) -> list[Item]:
        """The numbers that follow the first under the same type's word."""
        items = [first]
        while True:
            at = items[-1].beside.end
            if text[at : at + 1] not in JOINERS:
                break
            match = _connect().match(text, at)
            if match is None:
                break
            start = match.end()
            item = self._next(text, start, items, match)
            if item is None:
                break
            items.append(item)
        while len(items) > 1 and items[-1].found.symbol is None and items[0].found.symbol is not None:
            items.pop()
        return items

    def _next(self, text: str, start: int, items: list[Item], match: re.Match[str]) -> Item | None:
        previous = items[-1].found
        found = identifier_at(text, start, self._symbols)
        if found is None:
            return None
        if found.symbol is None:
            if previous.symbol is not None:
                return None
            if found.year is None and previous.year is not None and not match.group("so"):
                return None
            if after_bare().match(text, found.end) is None or len(found.number) > 5:
                return None
            if "\n" in match.group() and text[found.end : found.end + 1] in ".)":
                return None  # `Quyết định 20;⏎9. Trong …`: the next item's mark
            if found.year is None and _goes_on().match(text, found.end, found.end + 12) is None:
                return None
        elif not self._shares_list(found.symbol, previous.symbol, items[0].type, bool(match.group("so"))):
            return None
        return Item(start, found, beside(text, start, found.end, self._lexicon, first=False), items[0].type)

    @staticmethod
    def _shares_list(symbol: Symbol, previous: Symbol | None, type_: str | None, counted: bool) -> bool:
        """Whether a number with its own symbol belongs to the list of the one before it."""
        if symbol.decoy or not (symbol.known or counted or previous in (None, symbol)):
            return False
        if symbol.type is None or type_ is None or previous is None:
            return True
        return symbol.type == type_ or previous.type != type_

    def _mentions(self, text: str, items: list[Item]) -> list[Mention]:
        """Records of a list: what is written once (symbol, date, issuer at its end) goes to all it serves."""
        if len(items) == 1:
            only = items[0]
            found, near = only.found, only.beside
            return [self._mention(text, only, found.symbol, near.date, near.issuer, found.year)]
        last = items[-1]
        shared = all(i.found.symbol is None for i in items[:-1])
        mentions = []
        symbol: Symbol | None = None
        issuer: str | None = None
        for item in reversed(items):  # what stands once, at the end, serves the items before it
            own = item.found.symbol
            symbol = own or symbol
            issuer = item.beside.issuer or issuer
            date = item.beside.date
            if date is None and item is not last and last.beside.date and (shared or last.beside.same_day):
                date = last.beside.date
            year = item.found.year or (
                last.found.year if shared and own is None and last.found.symbol else None
            )
            body = issuer or items[0].beside.issuer
            if body != item.beside.issuer and not _one_register(symbol, last if issuer else items[0]):
                body = item.beside.issuer
            mentions.append(self._mention(text, item, symbol, date, body, year))
        return mentions[::-1]

    def _mention(
        self,
        text: str,
        item: Item,
        symbol: Symbol | None,
        date: str | None,
        issuer: str | None,
        year: str | None,
    ) -> Mention:
        found = item.found
        year = year if year is None or (year.isdigit() and 1900 <= int(year) <= 2099) else None
        core = text[item.start : found.end]
        own = found.symbol
        repaired = (
            own is not None and found.written_symbol != own.text and not own.text.endswith(("/TW", "/TU"))
        )
        type_ = item.type
        if type_ is None and symbol is not None:
            type_ = symbol.type
        return Mention(
            id="",
            start=item.start,
            end=found.end,
            text=core,
            form="numbered",
            type=type_ or None,
            number=found.number or None,
            year=year,
            symbol=symbol.text if symbol else None,
            date=date,
            issuer=issuer,
            written=core if repaired else None,
            rule="numbered" if own is not None else "numbered:bare",
            confidence=0.99 if own is not None and own.known else 0.9,
        )


@cache
def _runs_on() -> regex.Pattern[str]:
    return regex.compile(r"[,;]|\s[*_]{0,2}[\p{Ll}(]")


def _in_sentence(text: str, found: Identifier, word: TypeWord) -> bool:
    """Whether a line break between a type's word and a bare number stands inside a sentence."""
    return (
        len(found.number) > 1
        and word.written[0].isupper()
        and text[word.start - 1 : word.start] == " "
        and _runs_on().match(text, found.end) is not None
    )


def _is_part(text: str, start: int) -> bool:
    """Whether letters stand right before the digits (`ST-22/HĐ`), as in the names of forms and goods."""
    before = text[max(0, start - 2) : start]
    return before[-1:].isalpha() or (before[-1:] == "-" and before[:1].isalpha())


def _is_glued(text: str, start: int) -> bool:
    """Whether letters stand right behind the digits (`5TB/USB`), as those of a unit do."""
    end = start
    while text[end : end + 1].isdigit():
        end += 1
    return text[end : end + 2].isalpha()


def _one_register(symbol: Symbol | None, giver: Item) -> bool:
    """Whether an item's letters end like those of the item beside which the body stands."""
    other = giver.found.symbol
    if symbol is None or other is None:
        return True
    return symbol.text.replace("/", "-").rsplit("-", 1)[-1] == other.text.replace("/", "-").rsplit("-", 1)[-1]


@cache
def numbered_reader(lexicon: Lexicon) -> NumberedReader:
    """The reader of one lexicon."""
    return NumberedReader(lexicon)


def find_numbered(text: str, lexicon: Lexicon) -> list[Mention]:
    """All numbered mentions of a folded text, in order.

    >>> from docgraph.lexicon import load_lexicon
    >>> [m.number for m in find_numbered("các Chỉ thị số 4, 6 và 9/CT-UBND", load_lexicon())]
    ['4', '6', '9']
    """
    mentions = with_same_day(text, numbered_reader(lexicon).find(text))
    again = said_again(text, mentions)
    return sorted([*mentions, *again], key=lambda m: m.start) if again else mentions
