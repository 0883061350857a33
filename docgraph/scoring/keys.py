"""Values → keys that forgive spelling, so that a figure counts knowledge and not typography.

Reads: a field of a gold or said record. Gives: a string (or a tuple) that is equal where the two mean one
thing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from docgraph.records import Document, Pinpoint

SHORT_NAMES = (
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\btp\.?\b", "thanh pho"),
    (r"\bubtvqh\b", "uy ban thuong vu quoc hoi"),
    (r"\bbtv\b", "ban thuong vu"),
    (r"\bbch\b", "ban chap hanh"),
    (r"\btw\b|\bt\.?u\b|\btrung uong\b", "trung uong"),
    (r"\btinh\b|\bthanh pho\b", " "),
)
"""Short names of bodies, and the words for province and city, which writers leave out at will."""

LEVELS = ("article", "clause", "point", "chapter", "annex")

Provision = tuple[tuple[str, str], ...]


def fold_words(text: str | None) -> str:
    """Lower case without diacritics, one space between words.

    >>> fold_words("Nghị định số 15/2020/NÐ-CP")
    'nghi dinh so 15 2020 nd cp'
    """
    if not text:
        return ""
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    text = "".join(char for char in text if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", " ", text).strip()


def issuer_key(text: str | None) -> str:
    """A body's name with its short forms written out.

    >>> issuer_key("UBND TP Hải Phòng") == issuer_key("Ủy ban nhân dân thành phố Hải Phòng")
    True
    """
    key = fold_words(text)
    for pattern, full in SHORT_NAMES:
        key = re.sub(pattern, full, key)
    return " ".join(key.split())


def symbol_key(text: str | None) -> str:
    """A symbol or a type without the marks between its letters.

    >>> symbol_key("QĐ/UBND")
    'qd-ubnd'
    """
    return re.sub(r"[^\w]+", "-", fold_words(text)).strip("-")


def name_key(text: str | None) -> str:
    """A document's name without words that come and go.

    >>> name_key("Luật Giá số 16 năm 2023 của Quốc hội").split()
    ['luat', 'gia', '16', '2023']
    """
    return re.sub(r"\b(so|nam|cua|quoc hoi)\b", " ", fold_words(text)).strip()


def number_key(text: str | None) -> str:
    """A number without leading zeros.

    >>> number_key("05"), number_key("66.13"), number_key(None)
    ('5', '66.13', '')
    """
    return re.sub(r"^0+(?=\d)", "", text or "").strip().lower()


def document_key(document: Document | None) -> tuple[str, ...]:
    """What tells two documents of one passage apart; days and issuers are scored on their own.

    >>> document_key(Document(id="d1", type="NĐ", number="015", year="2020", symbol="NĐ-CP"))
    ('nd', '15', 'nd-cp', '2020')
    """
    if document is None:
        return ("?",)
    if document.id == "self":
        return ("self",)
    if document.number:
        return (
            symbol_key(document.type),
            number_key(document.number),
            symbol_key(document.symbol),
            document.year or "",
        )
    name = " ".join(name_key(document.name).split())
    return ("name", symbol_key(document.type), name, (document.date or document.year or "")[:4])


def provision_key(pinpoint: Pinpoint) -> Provision:
    """One provision as its levels and values.

    >>> provision_key(Pinpoint(article="5", point="Đ"))
    (('article', '5'), ('point', 'd'))
    """
    values = ((level, getattr(pinpoint, level)) for level in LEVELS)
    return tuple(sorted((level, fold_words(value)) for level, value in values if value))


def provision_keys(pinpoints: Iterable[Pinpoint]) -> set[Provision]:
    """The provisions cited with one mention, as a set."""
    return {provision_key(pinpoint) for pinpoint in pinpoints}
