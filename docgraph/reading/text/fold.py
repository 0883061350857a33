"""Text as given → folded text + offset map.

Reads: a string, plain or markup. Gives: `Folded`, whose text is NFC, with character references, markup,
invisible characters, marks of footnotes, split syllables and look-alikes (dashes, slashes, Eth, Cyrillic)
undone. The copy and its map are made only where the text needs them: most need none, look-alikes of equal
length no map.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec
import regex

LOOKALIKES = {
    "-": "‐‑‒–—―−⁃﹘﹣－",
    "/": "⁄∕／",
    "Đ": "ÐƉ",
    "đ": "ð",
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "A": "А",
    "B": "В",
    "C": "С",
    "E": "Е",
    "H": "Н",
    "K": "К",
    "M": "М",
    "O": "О",
    "P": "Р",
    "T": "Т",
    "X": "Х",
}
BLOCKS = frozenset(
    (
        "address article blockquote br dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p section"
        " table td th tr ul"
    ).split()
)


class Folded(msgspec.Struct, frozen=True):
    """The working copy: `offsets[i]` is where folded character `i` begins in the text as given.

    `ends[i]` is where what became character `i` ends there; both are None where the places are the same.
    """

    text: str
    offsets: array[int] | None = None
    ends: array[int] | None = None

    def given(self, start: int, end: int) -> tuple[int, int]:
        """A span of the folded text, in the text as given.

        >>> fold("s&#7889; 5").given(0, 2)
        (0, 8)
        """
        if self.offsets is None or self.ends is None:
            return start, end
        if end <= start:
            at = self.offsets[start] if start < len(self.offsets) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.offsets[start], self.ends[end - 1]


INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e"


# Forms that only a text with spaces inside its syllables has: fonts that place letters with marks one by one.
SPLIT = ("c ủa", "đ ịnh", "s ố", "gh ị", "Lu ật", "ch ỉ")
# Syllables that begin with a marked vowel and stand for themselves: `đi ở`, `do ủy ban`.
WHOLE = (
    "ở|ủy|uỷ|ấn|ẩn|ốm|ổn|ủng|ước|ưu|ứng|ảnh|ảo|ấm|áp|án|ác|ô|ơn|ổ|ám|ưng|ức|ít|ưa|âm|ân|ông|ăn|ấy|ạ|á|ướt"
    "|ải|ảm|ờ|ủi|ủ"
)


@cache
def _gap() -> re.Pattern[str]:
    """The inner space of every one of these forms: one look costs half of one for each."""
    return re.compile(" (?:[ịậỉố]|ủa)")


@cache
def _split_syllable() -> str:
    """The space inside a broken syllable (`Ngh ị`, `kho ản`) or before the `Đ` of a symbol (`N Đ-CP`)."""
    head = r"(?i:ngh|ng|nh|gh|gi|kh|th|ph|tr|ch|qu|[bcdđghklmnpqrstvx])"
    vowel = "(?i:[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ])"
    rime = rf"(?!(?:{WHOLE})(?!\p{{L}})){vowel}\p{{Ll}}{{0,4}}(?!\p{{L}})"
    return (
        rf"(?<=(?<![\p{{L}}\d]){head})[\x20\xa0](?={vowel})"
        rf"|(?<=(?<![\p{{L}}\d]){head}[iouy]{{1,2}})[\x20\xa0](?={rime})"
        r"|(?<=(?<![\p{L}\p{M}])[A-Z]{1,3})[\x20\xa0](?=Đ[-/A-Z])"
        r"|(?<=(?<!\p{L})(?i:đị|khoả|ngà|điề|luậ|thá|quyế|địn|thán))[\x20\xa0](?=(?:nh|n|y|u|t|ng|h|g)(?!\p{L}))"
    )


NOTE = r"(?<=[\p{L}\d])[\x20\xa0]?\[\d{1,3}\](?!\d)"
"""Pattern: the mark of a footnote behind a word (`Thông tư số 7/2019/TT-BTC[4] quy định`)."""


@cache
def _note() -> regex.Pattern[str]:
    return regex.compile(NOTE)


@cache
def _changed(format: str, split: bool) -> regex.Pattern[str]:
    """What changes a text's length: a letter with marks, a reference, an unseen character, a note, a tag."""
    parts = [
        r"[^\p{M}&<]\p{M}{1,8}",
        r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?",
        f"[{INVISIBLE}]",
        NOTE,
    ]
    if split:
        parts.append(_split_syllable())
    if format == "html":
        parts.insert(
            0,
            r"(?si)<!--.{0,100000}?-->|<(script|style)\b[^>]{0,2000}>.{0,500000}?</\1\s{0,9}>"
            r"|<[/!?a-z][^<>]{0,20000}>",
        )
    return regex.compile("|".join(parts))


def fold(text: str, format: str = "text") -> Folded:
    """Fold a text; `format` is `text` or `html`.

    >>> fold("Nghị định số 58/2025/N\u00d0-CP").text[-5:]
    'NĐ-CP'
    """
    marked = format == "html" or "&" in text
    if not marked and text.isascii():
        return Folded(text)
    pages = _foreign_pages(text)
    split = _gap().search(text) is not None and any(form in text for form in SPLIT)
    if (
        marked
        or split
        or (pages and not unicodedata.is_normalized("NFC", text))
        or any(char in text for char in _invisible_on(pages))
        or ("[" in text and _note().search(text))
    ):
        folded = _fold_with_map(text, format, split)
        return Folded(_fold_lookalikes(folded.text, _foreign_pages(folded.text)), folded.offsets, folded.ends)
    return Folded(_fold_lookalikes(text, pages))


OWN_PAGES = b"\x00\x01\x1e"
"""The high bytes of letters with which Vietnamese is written: U+0000-01FF, U+1E00-1EFF, all of them NFC."""


def _foreign_pages(text: str) -> bytes:
    """The high bytes of a text's other characters: found among bytes, ten times as fast as among letters."""
    found = text.encode("utf-16-le", "surrogatepass")[1::2].translate(None, OWN_PAGES)
    return bytes(sorted(set(found))) if found else found


@lru_cache(maxsize=256)
def _invisible_on(pages: bytes) -> tuple[str, ...]:
    """The invisible characters that a text with such foreign pages can hold."""
    return tuple(char for char in INVISIBLE if ord(char) < 0x200 or ord(char) >> 8 in pages)


@lru_cache(maxsize=256)
def _lookalikes_on(pages: bytes) -> tuple[tuple[str, str], ...]:
    """The look-alikes that a text with such foreign pages can hold, each with its standard."""
    pairs = ((char, standard) for standard, chars in LOOKALIKES.items() for char in chars)
    return tuple(pair for pair in pairs if ord(pair[0]) < 0x200 or ord(pair[0]) >> 8 in pages)


def _fold_lookalikes(text: str, pages: bytes) -> str:
    """Replace look-alikes one for one; a search for each is faster than a table for every character."""
    for char, standard in _lookalikes_on(pages):
        if char in text:
            text = text.replace(char, standard)
    return text


def _fold_with_map(text: str, format: str, split: bool) -> Folded:
    pieces: list[str] = []
    offsets, ends = array("q"), array("q")
    at = 0
    for start, end, new in _changes(text, format, split):
        if start > at:
            pieces.append(text[at:start])
            offsets.extend(range(at, start))
            ends.extend(range(at + 1, start + 1))
        pieces.append(new)
        for _ in new:
            offsets.append(start)
            ends.append(end)
        at = end
    pieces.append(text[at:])
    offsets.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    new_text = "".join(pieces)
    if new_text == text:
        return Folded(text)
    return Folded(new_text, offsets, ends)


def _changes(text: str, format: str, split: bool) -> Iterator[tuple[int, int, str]]:
    """Each stretch that reads otherwise, and how it reads."""
    for match in _changed(format, split).finditer(text):
        found = match.group()
        if found[0] == "<" and len(found) > 1:
            new = _read_tag(found)
        elif found[0] == "&" and len(found) > 1:
            new = html.unescape(found)
            if new == found:
                continue
        elif len(found) == 1 or found[-1] == "]":
            new = ""
        else:
            new = unicodedata.normalize("NFC", found)
        yield match.start(), match.end(), new


def _read_tag(tag: str) -> str:
    """A block's tag reads as a line break, any other as nothing."""
    name = regex.match(r"</?([a-zA-Z0-9]{0,12})", tag)
    return "\n" if name and name.group(1).lower() in BLOCKS else ""
