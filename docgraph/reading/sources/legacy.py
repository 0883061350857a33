"""Text in the fonts of before Unicode (TCVN3, VNI) → Unicode.

Reads: bytes that are no UTF, or text whose letters are those fonts' places in Windows-1252. Gives:
Vietnamese, where the result reads as Vietnamese and the text as given does not; else nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache

import regex

# TCVN 5712:1993, VN3: the letters by their place in Windows-1252. Capitals with a tone have no place of their
# own: a capital font (.VnTimeH) shows the small letter's code, so case follows the word.
_TCVN3_PLACES = (
    "¡¢§£¤¥¦¨©®ª«¬\u00adµ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂĐÊÔƠƯăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_PLAIN = "ĂÂĐÊÔƠƯăâđêôơư"  # letters of TCVN3 that have a place for their capital, besides those of ASCII
# VNI Windows: a letter, then a sign for tone and shape; seven letters stand alone.
_VNI_SIGNS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = ("ñÑôÔöÖîÎæÆóÓòÒ", "đĐơƠưƯỵỴỉỈĩĨịỊ")
# Words that hardly a page of any Vietnamese document is without.
_WORDS = frozenset(
    "của định số ngày tháng năm nghị quyết luật điều ủy uỷ nhân dân thành phố tỉnh việc được về các chính "
    "phủ theo quyền hội đồng hướng dẫn thực hiện tài chính độc lập hạnh phúc căn cứ".split()
)


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[^\W\d_]++")


def share_of_vietnamese(text: str) -> float:
    """The share of a text's words (its first 4,000) that are common Vietnamese words.

    >>> share_of_vietnamese("căn cứ nghị định của chính phủ") > 0.9, share_of_vietnamese("c¨n cø nghÞ ®Þnh")
    (True, 0.0)
    """
    words = [found.group() for found in _word().finditer(text, 0, min(len(text), 30_000))][:4000]
    if not words:
        return 0.0
    return sum(unicodedata.normalize("NFC", word).lower() in _WORDS for word in words) / len(words)


def from_tcvn3(text: str) -> str:
    """TCVN3, as Windows-1252 shows it, in Unicode.

    >>> from_tcvn3("NghÞ ®Þnh cña ChÝnh phñ, CéNG HßA")
    'Nghị định của Chính phủ, CỘNG HÒA'
    """
    text = _lost_letter().sub("\u00ad", text).replace("∙", "·")
    return "\n".join(_cased_line(line) for line in text.translate(_tcvn3_map()).split("\n"))


def from_vni(text: str) -> str:
    """VNI Windows, as Windows-1252 shows it, in Unicode.

    >>> from_vni("Nghò ñònh cuûa Chính phuû, COÄNG HOØA")
    'Nghị định của Chính phủ, CỘNG HÒA'
    """
    alone = str.maketrans(*_VNI_ALONE)

    def letter(found: regex.Match[str]) -> str:
        base, sign = found.group(1), found.group(2).lower()
        return unicodedata.normalize("NFC", base.translate(alone) + _VNI_SIGNS[sign])

    # First the pairs, whose signs share places with letters that stand alone; then what is left.
    parts: list[str] = []
    at = 0
    for found in _vni_pair().finditer(text):
        parts.append(text[at : found.start()].translate(alone))
        parts.append(letter(found))
        at = found.end()
    parts.append(text[at:].translate(alone))
    return "".join(parts)


def font_of(text: str) -> Callable[[str], str] | None:
    """What turns the text into Unicode where it is TCVN3 or VNI in Windows-1252; else None.

    >>> font_of("C¨n cø NghÞ ®Þnh cña ChÝnh phñ") is from_tcvn3
    True
    >>> font_of("Căn cứ Nghị định của Chính phủ") is None
    True
    """
    head = text[:30_000]
    given = share_of_vietnamese(head)
    shares = ((share_of_vietnamese(font(head)), font) for font in (from_tcvn3, from_vni))
    share, font = max(shares, key=lambda pair: pair[0])
    return font if share > 0.05 and share > 2 * given else None


def to_unicode(text: str) -> str:
    """The text, turned into Unicode where it is in a font of before.

    >>> to_unicode("Caên cöù Nghò ñònh cuûa Chính phuû")
    'Căn cứ Nghị định của Chính phủ'
    """
    font = font_of(text)
    return font(text) if font else text


@cache
def _tcvn3_map() -> dict[int, int]:
    places, letters = _TCVN3_PLACES
    return {ord(place): ord(letter) for place, letter in zip(places, letters, strict=True)}


def _cased_line(line: str) -> str:
    """A line whose tone-bearing capitals show as small letters, in capitals where its words are.

    A letter with a tone says nothing of its case: the word's plain letters decide, and where they leave it
    open (`Số` is a title's word or one in capitals) the other words of the line do.
    """
    made: str = _word().sub(lambda found: _cased(found.group()), line)
    words = [found.group() for found in _word().finditer(made) if len(found.group()) > 1]
    open_words = [word for word in words if _is_open(word)]
    if open_words and len(open_words) < len(words) and all(w.isupper() for w in words if not _is_open(w)):
        return made.upper()
    return made


def _cased(word: str) -> str:
    plain = [c for c in word if c.isascii() or c in _PLAIN]
    return word.upper() if len(plain) > 1 and all(c.isupper() for c in plain) else word


def _is_open(word: str) -> bool:
    """One plain capital, and letters with a tone: in capitals or not, who knows."""
    plain = [c for c in word if c.isascii() or c in _PLAIN]
    return len(plain) == 1 and plain[0] == word[0] and word[0].isupper() and not word.isupper()


@cache
def _lost_letter() -> regex.Pattern[str]:
    """TCVN3's ư has the place of the soft hyphen, which PDFs show as a minus sign in the middle of a word."""
    return regex.compile(r"(?<=\p{L})\u2212|\u2212(?=\p{L})")


@cache
def _vni_pair() -> regex.Pattern[str]:
    signs = "".join(_VNI_SIGNS) + "".join(_VNI_SIGNS).upper()
    return regex.compile(f"([AEOUYaeouyÔôÖö])([{signs}])")
