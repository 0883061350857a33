"""Do two identities fit: could these two keys be one document?

Reads: two keys. Gives: whether nothing in them speaks against it, and whether they surely are one.
"""

from __future__ import annotations

from typing import Final

from docgraph.identity.key import PROVINCIAL_COMMITTEE, Key, identity, split_issuer

# The organs that speak for one committee, and number in one register.
_ORGANS: Final = ("Ban Thường vụ ", "Ban Chấp hành ", "Thường trực ")


def fits(a: Key, b: Key) -> bool:
    """Whether two keys contradict each other in nothing; what one leaves open the other may settle.

    >>> from docgraph.identity.key import key_of
    >>> from docgraph.records import Document
    >>> full = key_of(Document(id="d1", type="NĐ", number="15", year="2020", issuer="Chính phủ"))
    >>> fits(key_of(Document(id="d2", type="NĐ", number="15")), full)
    True
    >>> fits(key_of(Document(id="d2", type="NĐ", number="15", year="2021")), full)
    False
    """
    if "source" in (a.register, b.register) and a != b:
        return False
    if not (_agree(a.type, b.type) and _agree(a.year, b.year) and _agree(a.number, b.number)):
        return False
    if a.number is None or b.number is None:
        # A law told by name and year has no number: a claim with name, number and year may be it.
        return a.name is not None and a.name == b.name and dates_fit(a.date, b.date)
    return _registers_fit(a, b) and _issuers_fit(a, b) and _symbols_fit(a, b) and dates_fit(a.date, b.date)


def is_same(a: Key, b: Key) -> bool:
    """Whether two keys surely are one document: both full, equal, and no two days that differ.

    >>> from docgraph.identity.key import key_of
    >>> from docgraph.records import Document
    >>> one = key_of(Document(id="d1", type="NĐ", number="15", year="2020", issuer="Chính phủ"))
    >>> is_same(one, one)
    True
    """
    return not a.partial and not b.partial and identity(a) == identity(b) and dates_fit(a.date, b.date)


def dates_fit(a: str | None, b: str | None) -> bool:
    """Whether two dates may be one day: one is unknown, or one is the other's beginning.

    >>> dates_fit("2017", "2017-10-25"), dates_fit("2017-10-25", "2022-06-16"), dates_fit(None, "2017")
    (True, False, True)
    """
    return not a or not b or a.startswith(b) or b.startswith(a)


def bodies_fit(one: str, other: str) -> bool:
    """Whether two issuers may be one body: its place may be left out, and a committee speaks by its organs.

    >>> bodies_fit("Ban Chấp hành Đảng bộ tỉnh Nghệ An", "Tỉnh ủy Nghệ An")
    True
    >>> bodies_fit("Bộ Y tế", "Bộ Tài chính")
    False
    """
    a, b = (
        Key(type=None, register="plain", issuer=body, jurisdiction=places)
        for body, places in map(split_issuer, (one, other))
    )
    return _issuers_fit(a, b)


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _registers_fit(a: Key, b: Key) -> bool:
    """A short form (`Nghị định 15`) has no symbol and no year: its register says nothing yet."""
    bare_a, bare_b = a.symbol is None and a.year is None, b.symbol is None and b.year is None
    return a.register == b.register or bare_a or bare_b


def _symbols_fit(a: Key, b: Key) -> bool:
    """Symbols tell documents apart, but where both name one body its spelling does not matter."""
    if a.symbol is None or b.symbol is None or a.symbol == b.symbol:
        return True
    return a.register != "symbol" and a.issuer is not None and a.issuer == b.issuer


def _issuers_fit(a: Key, b: Key) -> bool:
    if not _agree(_committee(a.issuer), _committee(b.issuer)):
        return False
    if not a.jurisdiction or not b.jurisdiction:
        return True
    short, long = sorted((a.jurisdiction, b.jurisdiction), key=len)
    return long[-len(short) :] == short


def _committee(issuer: str | None) -> str | None:
    """A provincial party committee by its name, whichever of its organs speaks."""
    for organ in _ORGANS:
        if issuer in (f"{organ}{PROVINCIAL_COMMITTEE}", f"{organ}Đảng bộ"):
            return PROVINCIAL_COMMITTEE
    return issuer
