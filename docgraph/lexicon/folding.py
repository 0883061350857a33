"""One key for the many spellings of a name.

Reads: a string. Gives: a key to compare by; never text to show, and no offsets.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# The mark's place in an open syllable is a matter of taste (`hoà`, `hòa`): the second is the standard here.
TONE_PLACES = dict(
    zip(
        "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
        "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
        strict=True,
    )
)
_LOOK_ALIKE = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "’": "'", "‘": "'", "`": "'"})


@cache
def _odd_letter() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _LOOK_ALIKE))}]")


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r"[-\u00ad\u2010-\u2015\u2212\u2043]")


@cache
def _spaced_dash() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,3}}{_dash().pattern}\s{{0,3}}")


@cache
def _moved() -> re.Pattern[str]:
    """Tone marks to move."""
    return re.compile(r"(?<!q)u[ỳýỷỹỵ](?!\w)|o[àáảãạèéẻẽẹ](?!\w)")


@cache
def _moved_in_capitals() -> re.Pattern[str]:
    return re.compile(_moved().pattern, re.IGNORECASE)


def fold_key(text: str) -> str:
    """A string as a key: NFC, lower case, tone marks in their standard place, single spaces, bare hyphens.

    >>> fold_key("UỶ BAN  NHÂN DÂN") == fold_key("Ủy ban nhân dân")
    True
    >>> fold_key("Bà Rịa – Vũng Tàu")
    'bà rịa-vũng tàu'
    """
    key = unicodedata.normalize("NFC", text)
    if _odd_letter().search(key):
        key = key.translate(_LOOK_ALIKE)
    key = key.lower()
    if _dash().search(key):
        key = _spaced_dash().sub("-", key)
    return _moved().sub(_standard_place, " ".join(key.split()))


def _standard_place(found: re.Match[str]) -> str:
    return TONE_PLACES[found.group()]


def standard_tones(text: str) -> str:
    """A name with its tone marks in their standard place, its letters else as they are.

    >>> standard_tones("Uỷ ban nhân dân huyện Thuỷ Nguyên"), standard_tones("Hoà Bình"), standard_tones("quý")
    ('Ủy ban nhân dân huyện Thủy Nguyên', 'Hòa Bình', 'quý')
    """

    def placed(found: re.Match[str]) -> str:
        letters = TONE_PLACES[found.group().lower()]
        return "".join(
            new.upper() if old.isupper() else new for old, new in zip(found.group(), letters, strict=True)
        )

    return _moved_in_capitals().sub(placed, unicodedata.normalize("NFC", text))


def fold_name(text: str) -> str:
    """The key of a name that people write with and without its commas.

    >>> fold_name("Luật Phòng, chống thiên tai") == fold_name("luật phòng chống thiên tai")
    True
    """
    return fold_key(" ".join(text.replace(",", " ").split()))


def fold_ascii(text: str) -> str:
    """The key without diacritics: what is left when marks are lost, and what goes into slugs.

    >>> fold_ascii("Đắk Lắk")
    'dak lak'
    """
    bare = unicodedata.normalize("NFD", fold_key(text).replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def slug_of(name: str) -> str:
    """A name as it stands in an IRI: folded, words joined by dots.

    >>> slug_of("Bộ Lao động - Thương binh và Xã hội")
    'bo.lao.dong.thuong.binh.va.xa.hoi'
    """
    return ".".join(re.findall(r"[a-z0-9]{1,40}", fold_ascii(name)))
