"""What makes a document one: its fields → a key that is the same wherever the document is met.

Reads: a `Document` record. Gives: its `Key`, with the series that its number belongs to, and the blocks under
which claims about one document are gathered. Within a passage and across sources the same key is used.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec
import regex

from docgraph.lexicon.folding import fold_key, fold_name, standard_tones
from docgraph.lexicon.load import load_lexicon
from docgraph.lexicon.units import COMMUNES, DISTRICTS, PROVINCES, SPECIAL
from docgraph.records import Document

Register = Literal["year", "plain", "term", "symbol", "name", "source"]

# The day after a congress of the Party closed: its counters start anew (term in Roman digits, first day).
PARTY_TERMS: tuple[tuple[str, str], ...] = (
    ("II", "1951-02-20"),
    ("III", "1960-09-11"),
    ("IV", "1976-12-21"),
    ("V", "1982-04-01"),
    ("VI", "1986-12-19"),
    ("VII", "1991-06-28"),
    ("VIII", "1996-07-02"),
    ("IX", "2001-04-23"),
    ("X", "2006-04-26"),
    ("XI", "2011-01-20"),
    ("XII", "2016-01-29"),
    ("XIII", "2021-02-02"),
    ("XIV", "2026-01-24"),
)
_ROMAN = {term for term, _ in PARTY_TERMS}
# Since the law on legal documents of November 1996 these always print their year in the number.
_YEAR_IN_NUMBER = frozenset({"NĐ", "TT", "TTLT", "Luật", "BLuật", "PL"})
_LAWS = frozenset({"Luật", "BLuật", "PL", "HP"})
# One register for all organs of the Central Committee, one for all organs of a provincial committee.
CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
PROVINCIAL_COMMITTEE = "Tỉnh ủy"
# Units below a province whose names a table has.
_UNITS = tuple(f"{kind} " for kind in (*DISTRICTS, "thành phố"))


class Key(msgspec.Struct, frozen=True):
    """The identity of a document; two documents are one when `identity(key)` is equal and both keys are full.

    type          standard abbreviation (`QĐ`), or null
    register      which series the number counts in:
                  `year`    the year is printed in the number (`12/2020/QĐ-UBND`), or always is for that type
                  `plain`   it is not (`12/QĐ-UBND` of 2020); the year comes from the date
                  `term`    the counter runs through a term: a congress of the Party (`19-NQ/TW`, year `XII`)
                            or a National Assembly (`1662/NQ-UBTVQH15`, year `15`)
                  `symbol`  the whole symbol tells the series (judgments, joint circulars)
                  `name`    no number: a law or constitution told by name and year
                  `source`  no number and no law's name: the document lives in the source that speaks of it
    number        as on the record (`3323`, `66.13`), in lower case, or null
    year          four digits, or the term, or null
    symbol        folded to upper case with hyphens (`QĐ-UBND`), or null; counts as identity in `symbol` only
    issuer        the body without its place (`Ủy ban nhân dân`), or null
    jurisdiction  the body's places from the widest to the narrowest (`("Hải Phòng",)`,
                  `("Hải Phòng", "huyện Thủy Nguyên")`); empty for central bodies and where it is not known
    name          folded name (lower case, no commas), or null; identity in `name` and `source` only
    date          proof, never identity: two full keys that are equal but differ in date are two documents
    partial       true where something that the register needs is not known; always true for `source`
    """

    type: str | None
    register: Register
    number: str | None = None
    year: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    jurisdiction: tuple[str, ...] = ()
    name: str | None = None
    date: str | None = None
    partial: bool = True


def key_of(document: Document) -> Key:
    """The key of a document, from its fields alone.

    >>> key = key_of(Document(id="d1", type="QĐ", number="3323", symbol="QĐ-UBND", date="2019-12-26",
    ...     issuer="Ủy ban nhân dân thành phố Hải Phòng"))
    >>> key.register, key.year, key.issuer, key.jurisdiction, key.partial
    ('plain', '2019', 'Ủy ban nhân dân', ('Hải Phòng',), False)
    >>> key_of(Document(id="d1", type="NĐ", number="100")).partial
    True
    """
    register = register_of(document)
    body, places = split_issuer(document.issuer)
    above = standard_tones(document.jurisdiction) if document.jurisdiction else None
    if above and body and is_local(body) and above not in places:
        places = (above, *places)
    elif (province := _province_of(places, document.date or document.year)) is not None:
        places = (province, *places)
    symbol = fold_symbol(document.symbol)
    if register == "term" and symbol and symbol.endswith("-TW"):
        body, places = CENTRAL_COMMITTEE, ()
    elif symbol and symbol.endswith("-TU") and body:
        body = PROVINCIAL_COMMITTEE
    key = Key(
        type=document.type,
        register=register,
        number=document.number.lower() if document.number else None,
        year=_year(document, register),
        symbol=symbol,
        issuer=body,
        jurisdiction=places,
        name=fold_name(document.name) if document.name else None,
        date=document.date,
    )
    return msgspec.structs.replace(key, partial=_is_partial(key))


def identity(key: Key) -> tuple[str | tuple[str, ...] | None, ...]:
    """The part of a key that decides sameness; the date is proof only.

    >>> a = key_of(Document(id="d1", type="NĐ", number="15", year="2020", symbol="NĐ-CP", issuer="Chính phủ"))
    >>> b = key_of(Document(id="d7", type="NĐ", number="15", year="2020", issuer="Chính phủ"))
    >>> identity(a) == identity(b)
    True
    """
    symbol = key.symbol if key.register == "symbol" else None
    name = key.name if key.register in ("name", "source") else None
    return (key.type, key.register, key.number, key.year, symbol, key.issuer, key.jurisdiction, name)


def is_partial(document: Document) -> bool:
    """Whether the fields do not settle which document it is.

    >>> is_partial(Document(id="d1", type="Luật", name="Luật Đất đai", issuer="Quốc hội"))
    True
    """
    return key_of(document).partial


def blocks(document: Document) -> tuple[str, ...]:
    """The names under which claims about this document are gathered: its folded number, its folded name.

    >>> blocks(Document(id="d1", type="Luật", number="45", year="2013", symbol="QH13", name="Luật Đất đai"))
    ('n:45', 't:luật đất đai')
    """
    number = (f"n:{document.number.lower()}",) if document.number else ()
    name = fold_name(document.name) if document.name else None
    return number + ((f"t:{name}",) if name and (not number or document.type in _LAWS) else ())


def register_of(document: Document) -> Register:
    """Which series the document's number counts in (see `Key`).

    >>> register_of(Document(id="d1", type="NQ", number="19", symbol="NQ/TW"))
    'term'
    """
    if not document.number:
        return "name" if document.type in _LAWS and document.name else "source"
    symbol = fold_symbol(document.symbol) or ""
    joint = document.type == "TTLT" and not document.issuer
    if joint or document.type == "BA" or _court_series().search(symbol):
        return "symbol"
    if document.year:
        return "year"
    if symbol.endswith("-TW") or _assembly_term().search(symbol):
        return "term"
    if document.type in _YEAR_IN_NUMBER and (document.date or "9999") >= "1997":
        return "year"
    return "plain"


def party_term(date: str | None) -> str | None:
    """The congress term of the Party that a date falls in; null where it could be two.

    >>> party_term("2017-10-25"), party_term("2016"), party_term("2015")
    ('XII', None, 'XI')
    """
    if not date:
        return None
    first = _term_on(date if len(date) == 10 else date + "-01" * ((10 - len(date)) // 3))
    last = _term_on(date if len(date) == 10 else date + "-12-31"[len(date) - 4 :])
    return first if first == last else None


def split_issuer(issuer: str | None) -> tuple[str | None, tuple[str, ...]]:
    """A body's full name → the body without its place, and its places from the widest to the narrowest.

    >>> split_issuer("Tòa án nhân dân thành phố Cao Lãnh, tỉnh Đồng Tháp")
    ('Tòa án nhân dân', ('Đồng Tháp', 'thành phố Cao Lãnh'))
    >>> split_issuer("Ủy ban nhân dân quận Lê Chân, thành phố Hải Phòng")
    ('Ủy ban nhân dân', ('Hải Phòng', 'quận Lê Chân'))
    >>> split_issuer("Ban Thường vụ Thành ủy Cần Thơ")
    ('Ban Thường vụ Tỉnh ủy', ('Cần Thơ',))
    """
    if not issuer:
        return None, ()
    issuer = standard_tones(issuer)
    found = _party_body().match(issuer)
    if found:
        committee = "Tỉnh ủy" if found["committee"] == "Thành ủy" else found["committee"]
        place = (_province(found["place"].strip()),) if found["place"] else ()
        return f"{found['before']}{committee}", place
    parts = _place().findall(issuer)
    if not parts or not is_local(issuer):
        return issuer, ()
    cut = _place().search(issuer)
    assert cut is not None
    # The widest place is a province or a central city, whatever stands before it.
    places = tuple(
        _place_name(kind, name.strip(" ,"), widest=position == 0)
        for position, (kind, name) in enumerate(reversed(parts))
    )
    return issuer[: cut.start()].rstrip(" ,"), places


def is_local(body: str) -> bool:
    """Whether a body is one of those that every province, district or commune has.

    >>> is_local("Ủy ban nhân dân"), is_local("Bộ Tài chính"), is_local("Tòa án nhân dân tối cao")
    (True, False, False)
    """
    return bool(_local_body().match(body)) and "tối cao" not in body


def fold_symbol(symbol: str | None) -> str | None:
    """The symbol in upper case with hyphens between its groups, however it was punctuated.

    >>> fold_symbol("NQ/TW"), fold_symbol("QĐ.UB.TC")
    ('NQ-TW', 'QĐ-UB-TC')
    """
    if not symbol:
        return None
    return _not_letters().sub("-", symbol.upper()).strip("-") or None


def _year(document: Document, register: Register) -> str | None:
    if register == "term":
        if document.symbol and (found := _assembly_term().search(fold_symbol(document.symbol) or "")):
            return str(found[1])
        return party_term(document.date)
    if document.year:
        return document.year
    return document.date[:4] if document.date else None


def _is_partial(key: Key) -> bool:
    if key.register == "source" or not key.type or not key.year:
        return True
    if key.register == "symbol":
        return not key.symbol
    if not key.issuer:
        return True
    return is_local(key.issuer) and not key.jurisdiction


def _province_of(places: tuple[str, ...], day: str | None) -> str | None:
    """The province of a district whose name only one has; null where its days are not those of the table.

    Between August 2008 and June 2025 no province changed.
    """
    if len(places) != 1 or not day or not "2009" <= day[:10] <= "2025-06-30":
        return None
    known = _districts()
    name = fold_key(places[0])
    for unit in _UNITS:
        # What was a district then may be a city now: its name alone will do where one province has it.
        if name.startswith(unit):
            for told in (name, name.removeprefix(unit)):
                if len(provinces := known.get(told, set())) == 1:
                    return next(iter(provinces))
    return None


@cache
def _districts() -> dict[str, set[str]]:
    """The provinces that have a district of each kind and name, and of each name."""
    found: dict[str, set[str]] = {}
    for row in load_lexicon().districts:
        for told in (f"{row.kind} {row.name}", row.name):
            found.setdefault(fold_key(told), set()).add(row.province)
    return found


def _province(place: str) -> str:
    """A province or central city by its bare name; another place as it stands."""
    kind, _, name = place.partition(" ")
    if kind.lower() == "tỉnh":
        return name
    return place[len("thành phố ") :] if place.lower().startswith("thành phố ") else place


def _place_name(kind: str, name: str, *, widest: bool) -> str:
    """A province or central city by its bare name; a lower unit keeps its kind."""
    kind = kind.lower()
    if kind == "tỉnh" or (kind == "thành phố" and widest):
        return name
    return f"{kind} {name}"


def _term_on(day: str) -> str | None:
    found = None
    for term, first in PARTY_TERMS:
        if first > day:
            break
        found = term
    return found


@cache
def _place() -> regex.Pattern[str]:
    kinds = "|".join(("[Tt]hành phố", *PROVINCES, *DISTRICTS, *COMMUNES, SPECIAL))
    return regex.compile(rf"\b({kinds}) (\p{{Lu}}[^,]{{0,60}}?|\d{{1,2}})(?=,|$| (?:{kinds}) )")


@cache
def _party_body() -> regex.Pattern[str]:
    committees = "Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy"
    return regex.compile(rf"(?P<before>.{{0,60}}?)(?P<committee>{committees})(?: (?P<place>.{{1,80}}))?$")


@cache
def _local_body() -> regex.Pattern[str]:
    kinds = (*PROVINCES, *DISTRICTS, *COMMUNES, SPECIAL)
    units = "|".join("(?<!tác )xã(?! hội)" if kind == "xã" else kind for kind in kinds)
    return regex.compile(
        r"(?:Chủ tịch |Thường trực |Văn phòng |Ban Thường vụ |Ban Chấp hành |Ủy ban Kiểm tra |Ban Tổ chức "
        r"|Ban Tuyên giáo |Ban Tuyên giáo và Dân vận |Ban Dân vận |Ban Nội chính )?"
        r"(?:Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban hành chính|Sở |Chi cục|Phòng|Đoàn đại biểu Quốc hội"
        r"|Tòa án nhân dân|Viện kiểm sát nhân dân|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Đảng bộ"
        r"|Ban (?:Pháp chế|Kinh tế|Văn hóa|Dân tộc|Đô thị)[\p{L} -]{0,20} Hội đồng nhân dân"
        rf"|Ban Quản lý (?:các |khu |dự án )|Bộ Chỉ huy|.{{1,60}} (?:{units})(?: |$))"
    )


@cache
def _assembly_term() -> regex.Pattern[str]:
    return regex.compile(r"(?:QH|HĐNN)K?(\d{1,2})$")


@cache
def _court_series() -> regex.Pattern[str]:
    return regex.compile(r"-(?:ST|PT|GĐT|TT)$|ST-|PT-|GĐT-")


@cache
def _not_letters() -> regex.Pattern[str]:
    return regex.compile(r"[^\p{L}\p{N}&]+")
