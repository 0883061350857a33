"""Where the name of a law ends: the lexicon's names first, the grammar of law names after.

Reads: folded text, the offset behind the type's word. Gives: the offset where the name ends.
Names are kept as a tree of folded words. Commas of a name may be missing in the text, an `và` may be a comma.
A name that the lexicon lacks ends where the grammar says: before words that no law's name holds (`quy định`,
`được`, `này`), and past a comma or an `và` only where what follows them is the name's own rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec
import regex

from docgraph.lexicon.folding import TONE_PLACES
from docgraph.lexicon.load import Lexicon
from docgraph.lexicon.rows import NamedLaw
from docgraph.reading.recognize.name_words import (
    BEFORE_DIGIT,
    BODIES,
    INSIDE,
    NEVER,
    NO_FIRST,
    PAIRS,
    STOPS,
)

LIMIT = 260  # longest stretch behind the type's word that is read as a name
TYPE_WORDS = {"luật": "Luật", "bộ luật": "BLuật", "pháp lệnh": "PL", "hiến pháp": "HP"}

_Y_TO_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))
_OPENERS = frozenset(("về", "ve", '"', "“"))
_CLOSERS = frozenset((",", ".", ";", ":", ")", "(", "ngày", "năm", "số", "ngay", "nam", "so", "và"))
_JOINERS = frozenset((",", "và", "va"))
_CONSONANTS = frozenset("bcdđghklmnprstvx")
_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_PLAIN = "a" * 17 + "e" * 11 + "i" * 5 + "o" * 17 + "u" * 11 + "y" * 5 + "d"
UNMARK = str.maketrans(_MARKED + _MARKED.upper(), _PLAIN + _PLAIN.upper())
"""Translation table: Vietnamese letters → ASCII letters, one for one."""


Token = tuple[str, int, int]
"""A word or a mark of the text: its folded form, where it starts and where it ends."""


class Node:
    """A word of laws' names: the words that can follow it, and the types (`|Luật|`) of names that it ends."""

    def __init__(self) -> None:
        self.after: dict[str, Node] = {}
        self.kinds = ""


class LawNames(msgspec.Struct, frozen=True, eq=False):
    """Names of laws as trees of folded words, with and without diacritics; acronyms with their type."""

    marked: Node
    plain: Node
    acronyms: dict[str, str]


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Lower case, tone marks at one place, i for a y behind a consonant.

    >>> fold_word("Thuỷ") == fold_word("thủy"), fold_word("Kỹ")
    (True, 'kĩ')
    """
    low = word.lower()
    if low[-2:] in TONE_PLACES:
        return low[:-2] + TONE_PLACES[low[-2:]]
    if low[-1:] in _Y_TO_I and low[-2:-1] in _CONSONANTS:
        return low[:-1] + _Y_TO_I[low[-1]]
    return low


@cache
def _piece() -> regex.Pattern[str]:
    return regex.compile(r"[^\W\d_]+(?:[/&][^\W\d_]+){0,6}|\d+|[^\w\s]|_+")


@cache
def _basis() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:[Cc]ăn\s{1,5}cứ|;)\s{1,5}(?:vào\s{1,5})?"
        r"(?:[Bb]ộ\s{1,5}luật|[Ll]uật|[Pp]háp\s{1,5}lệnh)$"
    )


@cache
def _type_prefix() -> regex.Pattern[str]:
    return regex.compile(r"(bộ luật|luật|pháp lệnh|hiến pháp)\s{1,5}(?:về\s{1,5})?", regex.IGNORECASE)


@cache
def _year_tail() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:\s{1,5}(?:năm\s{1,5})?\d{4}|\s{0,5}\((?:sửa đổi|sửa đổi, bổ sung)\)){1,4}$", regex.IGNORECASE
    )


@lru_cache(maxsize=65536)
def _pieces(chunk: str) -> tuple[Token, ...]:
    """What stands between two spaces, taken apart: words, digits, marks; a dash counts as a comma."""
    return tuple(
        ("," if match[0] in "-–" else fold_word(match[0]), match.start(), match.end())
        for match in _piece().finditer(chunk)
    )


def tokens(text: str, pos: int, end: int | None = None) -> Iterator[Token]:
    """The words of the text from `pos`, no further than a name can reach nor over a blank line."""
    stop = min(len(text), pos + LIMIT) if end is None else end
    blank = text.find("\n\n", pos, stop)
    at = pos
    for chunk in text[pos : stop if blank < 0 else blank].split():
        at = text.index(chunk, at)
        for word, start, finish in _pieces(chunk):
            yield word, at + start, at + finish
        at += len(chunk)


def _add(tree: Node, words: list[str], kind: str) -> None:
    """Puts a name in a tree, its commas optional, its `và` as good as a comma and back."""
    nodes = [tree]
    for index, word in enumerate(words):
        following: list[Node] = []
        for node in nodes:
            following.append(node.after.setdefault(word, Node()))
            if index and word in _JOINERS:
                other = "và" if word == "," else ","
                following.append(node.after.setdefault(other, Node()))
        if word == ",":
            following.extend(nodes)
        nodes = list({id(node): node for node in following}.values())
    for node in nodes:
        node.kinds += f"|{kind}|"


@cache
def law_names(lexicon: Lexicon) -> LawNames:
    """The names in the lexicon's table of laws, without type's word and year, and their short forms."""
    found = LawNames(Node(), Node(), {})
    for row in lexicon.named_laws:
        for spelling in (row.name, *row.aliases):
            _add_spelling(found, _year_tail().sub("", spelling.strip()), row)
    return found


def _add_spelling(found: LawNames, name: str, row: NamedLaw) -> None:
    prefix = _type_prefix().match(name)
    if prefix is None:
        if " " not in name and name.isupper() and 2 <= len(name) <= 8:
            found.acronyms[name] = row.type
        return
    kind = TYPE_WORDS[prefix[1].lower()]
    words = [word for word, _, _ in tokens(name, prefix.end())]
    if not words or words[0] in ("sửa", "của") or words[0].isdigit():
        return
    if kind == "BLuật":
        initials = "".join(
            word[0] for word in words if word[0].isalpha() and word not in ("và", "việt", "nam")
        )
        found.acronyms.setdefault(f"BL{initials.upper()}", kind)
        found.acronyms.setdefault(f"BL{initials.translate(UNMARK).upper()}", kind)
    _add(found.marked, words, kind)
    _add(found.plain, [word.translate(UNMARK) for word in words], kind)


def lexicon_end(text: str, pos: int, names: LawNames, plain: bool, reach: int = 96) -> tuple[int, str] | None:
    """End of the longest name of the lexicon at `pos`, with the types that have it (`|Luật||PL|`).

    A name cut short behind two more words of a longer one (`Luật Đầu tư nước ngoài`) counts where a mark
    follows.
    `reach` is how far is read at first: names are short, and splitting is what costs.
    """
    node = names.plain if plain else names.marked
    best: tuple[int, str] | None = None
    words = beyond = last = 0
    at = pos
    stretch = text[pos : pos + reach]
    if reach < LIMIT and pos + reach < len(text):
        stretch = stretch[: stretch.rfind(" ") + 1] or stretch  # the last word may be cut in two
    for chunk in stretch.split():
        at = text.index(chunk, at)
        for word, _, end in _pieces(chunk):
            if plain:
                word = word.translate(UNMARK)
            child = node.after.get(word)
            if child is None and len(word) > 4 and (glued := _unglued(node, word)) is not None:
                child, cut = glued
                if cut < len(word):  # the name's last word, glued to what follows it
                    return at + end - len(word) + cut, child.kinds
            if child is None:
                if not words and word in _OPENERS:
                    continue
                if best and beyond > 1 and word in _CLOSERS:
                    best = last, best[1]
                return best if best is None or text.find("\n\n", pos, best[0]) < 0 else None
            node, words = child, words + 1
            if word not in _JOINERS:
                last, beyond = at + end, beyond + 1
            if node.kinds:
                best, beyond = (at + end, node.kinds), 0
        at += len(chunk)
    if pos + reach < len(text) and reach < LIMIT:
        return lexicon_end(text, pos, names, plain, LIMIT)
    return best


def _unglued(node: Node, word: str) -> tuple[Node, int] | None:
    """Two words whose space was lost (`đồngnhân`): where they lead, and how much of them is the name's."""
    for cut in range(2, len(word) - 1):
        child = node.after.get(word[:cut])
        if child is None:
            continue
        second = child.after.get(word[cut:])
        if second is not None:
            return second, len(word)
        if child.kinds and word[cut:] in ("năm", "ngày", "số", "và", "của", "về"):
            return child, cut
    return None


def _stopped(before: str, word: str, following: str) -> bool:
    pair = f"{word} {following}"
    if pair in PAIRS or word in STOPS:
        return pair not in INSIDE and f"{before} {word}" not in INSIDE
    return word in BEFORE_DIGIT and following[:1].isdigit()


def _piece_end(words: list[Token], index: int, limit: int) -> int:
    """Index behind the run of name words from `index`: it stops at a mark, an `và`, or a stop word."""
    start = index
    while index < len(words) and index - start < limit:
        word = words[index][0]
        following = words[index + 1][0] if index + 1 < len(words) else ""
        if (
            word == "và"
            or not word[0].isalpha()
            or _stopped(words[index - 1][0] if index else "", word, following)
        ):
            break
        index += 1
    return index


def _closes(words: list[Token], index: int, marks: str) -> bool:
    """Whether a name that ends before `index` ends for sure: a number, a day, a year or one of the marks
    follows.
    """
    if index >= len(words):
        return True
    word = words[index][0]
    if word in ("ngày", "số", "năm") and index + 1 < len(words):
        return words[index + 1][0][0].isdigit()
    return word in marks or (word.isdigit() and len(word) == 4)


@lru_cache(maxsize=4096)
def _no_name(chunks: tuple[str, ...]) -> bool:
    """Whether the first two chunks behind the type's word tell that no name follows: `Luật này`, `Luật có
    …`.
    """
    if len(chunks) == 2 and chunks[0] == "về":
        chunks = chunks[1:]
    return not chunks or fold_word(chunks[0].rstrip(",.;:")) in NO_FIRST or not chunks[0][0].isalpha()


def guessed_end(text: str, pos: int, names: LawNames, strict: bool = True) -> int | None:
    """Where a name that the lexicon lacks ends, by the grammar of names alone; None where no name stands.

    With `strict` a name in lower case must begin like one of the lexicon's or end for sure.

    >>> text = "Luật Bảo tồn nghệ thuật dân gian và các văn bản"
    >>> text[: guessed_end(text, 4, LawNames(Node(), Node(), {}))]
    'Luật Bảo tồn nghệ thuật dân gian'
    """
    if _no_name(tuple(text[pos : pos + 24].split()[:2])):
        return None
    words = list(tokens(text, pos))
    if words and words[0][0] == "về":
        words = words[1:]
    if not words or not words[0][0][0].isalpha():
        return None
    cited = _cited_end(text, words, pos)
    if cited is not None:
        return cited
    first = text[words[0][1] : words[0][2]]
    second = words[1][0] if len(words) > 1 else ""
    titled = first[0].isupper()
    if first.isupper() and len(first) > 1 and not text[pos - 1 : pos].isupper():
        return words[0][2]  # Luật PCCC
    pair = f"{words[0][0]} {second}"
    if words[0][0] in NO_FIRST or (pair in PAIRS and not (titled and pair in ("ban hành", "thi hành"))):
        return None
    if words[0][0] in BEFORE_DIGIT and second[:1].isdigit():
        return None
    index = _piece_end(words, 1, 14)
    if index == 1 and second == ",":  # Phòng, chống …
        index = _piece_end(words, 2, 14)
        index = 1 if index == 2 else index
    closed = _closes(words, index, ";(.)")
    index, joined = _joined_end(text, words, index)
    if index < 2 and not (closed and words[1:] and words[1][0] in ("ngày", "số", "năm")):
        return None
    begun = names.marked.after.get(words[0][0])
    known = begun is not None and second in begun.after
    if strict and not (titled or closed or joined or known or words[0][0] in ("thuế", "tổ")):
        return None
    return words[index - 1][2]


def _cited_end(text: str, words: list[Token], pos: int) -> int | None:
    """The name reaches to its number, and in a căn cứ line (`Căn cứ Pháp lệnh … ngày 3 tháng 7 năm 1996`)
    to its day.
    """
    if words[0][0] in NO_FIRST:
        return None
    basis = _basis().search(text[max(0, pos - 26) : pos])
    for index, (word, _, _) in enumerate(words):
        following = words[index + 1][0] if index + 1 < len(words) else ""
        if word in ("ngày", "số", "năm") and following[:1].isdigit():
            numbered = word == "số" and index + 2 < len(words) and words[index + 2][0] in "/,"
            return words[index - 1][2] if index and (numbered or basis) else None
        pair = f"{word} {following}"
        if word in NEVER or not (word[0].isalpha() or word == ",") or pair in NEVER:
            return None
        if word == "của" and following in ("quốc", "ủy", "uỷ"):
            return None
    return None


def _joined_end(text: str, words: list[Token], index: int) -> tuple[int, bool]:
    """Past each comma and `và` whose next piece is free of stop words and ends the name for sure.

    Behind an `và` a titled piece belongs to the name where a verb follows it (`và Thống kê được`), but not
    a body.
    """
    end, at = index, index
    while at < len(words) and words[at][0] in (",", "và"):
        mark = words[at][0]
        if at + 1 < len(words) and mark == "," and words[at + 1][0] == "và":
            at += 1
        reach = _piece_end(words, at + 1, 9)
        if reach == at + 1:
            break
        titled = mark == "và" and text[words[at + 1][1]].isupper() and words[at + 1][0] not in BODIES
        if _closes(words, reach, "" if mark == "," else ";(.") or (titled and words[reach][0] in STOPS):
            end = reach
        at = reach
    return end, end > index


def caps_end(text: str, pos: int) -> int | None:
    """The same in a line of capitals, where case tells nothing: up to a stop word or the line's end."""
    end = text.find("\n", pos + 1)
    words = list(tokens(text, pos, min(len(text) if end < 0 else end, pos + LIMIT)))
    if not words or words[0][0] in NO_FIRST or not words[0][0][0].isalpha():
        return None
    index = _piece_end(words, 0, 14)
    if index == 0 or not text[words[0][1] : words[index - 1][2]].isupper():
        return None
    return words[index - 1][2]
