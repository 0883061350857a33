"""Names in the graph: a document's key ↔ its IRI, an address ↔ the IRI of its source, and what hangs below.

Reads: keys, addresses, offsets. Gives: IRIs that are a function of what they name alone, safe whatever the
text holds: known places, bodies and types stand as the slugs of the lexicon's rows, everything else keeps
its letters (an IRI may have them) and has every other character percent-encoded, so that two names never
share an IRI.
"""

from __future__ import annotations

from functools import cache
from typing import Final
from urllib.parse import quote, unquote

import msgspec
import regex

from docgraph.identity.key import Key, Register
from docgraph.lexicon import load_lexicon
from docgraph.lexicon.folding import fold_ascii, fold_key
from docgraph.lexicon.units import COMMUNES
from docgraph.records import Relation

KNOWLEDGE: Final = "urn:docgraph:knowledge"
SOURCE_BASE: Final = "urn:docgraph:source:"
# What people say stands in graphs of this name; no file has such an address.
SAID_BASE: Final = "urn:docgraph:said:"
TYPE_BASE: Final = "https://w3id.org/docgraph/type/"
_LEX: Final = "urn:lex:"
_PARTIAL: Final = "urn:docgraph:partial:"
_COUNTRY: Final = "vn"
_COMMUNES: Final = tuple(f"{kind} " for kind in COMMUNES)


class Slugs(msgspec.Struct, frozen=True):
    """Known names and their slugs, one map for each kind: place, body, type (by its code)."""

    places: dict[str, str]
    bodies: dict[str, str]
    types: dict[str, str]


def source_iri(address: str) -> str:
    """The IRI of a source, which is the name of its graph; a web address, or a person's word, names itself.

    >>> source_iri("kế hoạch/81.txt")
    'urn:docgraph:source:k%E1%BA%BF%20ho%E1%BA%A1ch/81.txt'
    >>> source_iri("https://example.org/bai/1?x=2")
    'https://example.org/bai/1?x=2'
    """
    if _web_address().fullmatch(address) or is_said(address):
        return address
    return SOURCE_BASE + quote(address, safe="/", errors="surrogatepass")


def is_said(address: str) -> bool:
    """Whether an address is that of a person's word.

    >>> is_said("urn:docgraph:said:0123456789abcdef"), is_said("a.txt")
    (True, False)
    """
    return bool(_said().fullmatch(address))


def source_address(name: str) -> str:
    """The address that a source's IRI was made from.

    >>> source_address(source_iri("a b#c.txt"))
    'a b#c.txt'
    """
    if not name.startswith(SOURCE_BASE):
        return name
    quoted = name[len(SOURCE_BASE) :]
    return unquote(quoted, errors="surrogatepass") if "%" in quoted else quoted


def mention_iri(source: str, start: int, end: int, other: str | None = None) -> str:
    """The IRI of a mention: a stretch of its source's text (RFC 5147).

    `other` tells a second mention of the same stretch apart.

    >>> mention_iri("urn:docgraph:source:a.txt", 120, 146)
    'urn:docgraph:source:a.txt#char=120,146'
    """
    apart = f";{quote(other, safe='', errors='surrogatepass')}" if other else ""
    return f"{source}#char={start},{end}{apart}"


def claim_iri(source: str, local: str) -> str:
    """The IRI of what a source knows of one of its documents (`self`, `d1`, …).

    >>> claim_iri("urn:docgraph:source:a.txt", "d1")
    'urn:docgraph:source:a.txt#claim=d1'
    """
    return f"{source}#claim={quote(local, safe='', errors='surrogatepass')}"


def relation_iri(source: str, relation: Relation) -> str:
    """The IRI of a relation as said: its ends, its type and its sentence.

    >>> from docgraph.records import RelationType
    >>> relation_iri("urn:s", Relation(source="self", type=RelationType.AMENDS, target="d1", start=0, end=9))
    'urn:s#relation=self,amends,d1,0,9'
    """
    ends = [quote(end, safe="", errors="surrogatepass") for end in (relation.source, relation.target)]
    return f"{source}#relation={ends[0]},{relation.type.value},{ends[1]},{relation.start},{relation.end}"


def type_iri(code: str) -> str:
    """The IRI of a type of document.

    >>> type_iri("QĐ"), type_code(type_iri("QĐ"))
    ('https://w3id.org/docgraph/type/QĐ', 'QĐ')
    """
    if code.isalnum() and code.isprintable():
        return TYPE_BASE + code
    return TYPE_BASE + "".join(c if c.isalnum() and c.isprintable() else _percent(c) for c in code)


def type_code(name: str) -> str:
    """The code of a type's IRI."""
    return unquote(name[len(TYPE_BASE) :], errors="surrogatepass")


def document_iri(key: Key, source: str, local: str, *, dated: bool = False) -> str:
    """The IRI of the document that a key names; one without number or law's name lives in its source.

    `dated` puts the day into it, for documents that share a key and differ in date.

    >>> from docgraph.identity import key_of
    >>> from docgraph.records import Document
    >>> document_iri(key_of(Document(id="d1", type="NĐ", number="100")), "urn:s", "d1").rsplit(":", 1)[1]
    'year;;100;'
    """
    if key.register == "source":
        return f"{source}#document={quote(local, safe='', errors='surrogatepass')}"
    slugs = _slugs()
    places = ";".join((_COUNTRY, *(slugs.places.get(place) or _place(place) for place in key.jurisdiction)))
    body = (slugs.bodies.get(key.issuer) or _bare(key.issuer)) if key.issuer else ""
    kind = (slugs.types.get(key.type) or _code(key.type)) if key.type else ""
    head = f"{places}:{body}:{kind}"
    if key.partial:
        name = f";{_slug(key.name or '')}" if key.register == "name" else ""
        day = f"@{_slug(key.date)}" if key.date else ""
        parts = (key.register, _slug(key.year or ""), _number(key.number), _slug(key.symbol or ""))
        return f"{_PARTIAL}{head}:{';'.join(parts)}{name}{day}"
    return f"{_LEX}{head}:{_detail(key)}" + (f"@{_slug(key.date)}" if dated and key.date else "")


def parse_document_iri(name: str) -> Key | None:
    """The key that a document's IRI spells, names in their folded form; null for a document of one source.

    >>> parse_document_iri("urn:lex:vn;hai.phong:uy.ban.nhan.dan:quyet.dinh:2019;3323").number
    '3323'
    """
    partial = name.startswith(_PARTIAL)
    if not partial and not name.startswith(_LEX):
        return None
    places, body, kind, tail = name[len(_PARTIAL if partial else _LEX) :].split(":")
    tail, _, day = tail.partition("@")
    known = _known()
    parts = tail.split(";")
    register, year, number, symbol, *rest = parts if partial else _undetail(parts)
    return Key(
        type=(known.types.get(kind) or _uncode(kind)) if kind else None,
        register=msgspec.convert(register, Register),
        number=unquote(number) or None,
        year=_unslug(year).upper() or None,
        symbol=_unslug(symbol).upper() or None,
        issuer=(known.bodies.get(body) or _unslug(body)) if body else None,
        jurisdiction=tuple(known.places.get(place) or _unslug(place) for place in places.split(";")[1:]),
        name=(_unslug(rest[0]) or None) if rest else None,
        date=_unslug(day) or None,
        partial=partial,
    )


def _detail(key: Key) -> str:
    """The last part of a full name: year and number, in a form of its own for each register."""
    year, number = _slug(key.year or ""), _number(key.number)
    if key.register == "year":
        return f"{year};{number}-{year}"
    if key.register == "term":
        return f"khoa-{year};{number}"
    if key.register == "symbol":
        return f"{year};{number};{_slug(key.symbol or '')}"
    if key.register == "name":
        return f"{year};ten={_slug(key.name or '')}"
    return f"{year};{number}"


def _undetail(parts: list[str]) -> tuple[str, ...]:
    year, number, *symbol = parts
    if number.startswith("ten="):
        return "name", year, "", "", number[4:]
    if year.startswith("khoa-"):
        return "term", year[5:], number, ""
    if symbol:
        return "symbol", year, number, symbol[0]
    if "-" in number:
        return "year", year, number.partition("-")[0], ""
    return "plain", year, number, ""


@cache
def _slugs() -> Slugs:
    lexicon = load_lexicon()
    places = {row.name: row.slug for row in lexicon.jurisdictions if row.slug}
    bodies: dict[str, str] = {}
    types: dict[str, str] = {}
    for body in lexicon.issuers:
        if body.slug:
            bodies.setdefault(body.name, body.slug)
    taken: set[str] = set()
    for row in lexicon.doc_types:
        slug = fold_ascii(row.name).replace(" ", ".")
        # A name that another code has taken leaves this one to be spelled by its code.
        if row.code not in types and slug not in taken and _plain_slug().fullmatch(slug):
            types[row.code] = slug
            taken.add(slug)
    return Slugs(places, bodies, types)


@cache
def _known() -> Slugs:
    """The same maps the other way round; of names with one slug the first stands."""
    slugs = _slugs()
    turned = [{v: k for k, v in reversed(m.items())} for m in (slugs.places, slugs.bodies, slugs.types)]
    return Slugs(*turned)


def _slug(text: str) -> str:
    """A name with its letters kept, spaces as dots, everything else percent-encoded."""
    return "".join(
        c if c == "-" or _letter().fullmatch(c) else "." if c == " " else _percent(c) for c in fold_key(text)
    )


def _bare(text: str) -> str:
    """A name without diacritics, as `_slug` has it."""
    return _slug(fold_ascii(text))


def _place(name: str) -> str:
    """A place without row: without diacritics, but for communes, of which some differ in nothing else."""
    return _slug(name) if fold_key(name).startswith(_COMMUNES) else _bare(name)


def _unslug(slug: str) -> str:
    return unquote(slug.replace(".", " "), errors="surrogatepass")


def _number(number: str | None) -> str:
    return "".join(c if c == "." or _letter().fullmatch(c) else _percent(c) for c in number or "")


def _code(code: str) -> str:
    """A type without a row: its code marked as one, so that it meets no type's name."""
    return "%3D" + "".join(c if _letter().fullmatch(c) else _percent(c) for c in code)


def _uncode(slug: str) -> str:
    return unquote(slug[3:], errors="surrogatepass") if slug.startswith("%3D") else _unslug(slug)


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", errors="surrogatepass"))


@cache
def _letter() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{N}\p{M}]")


@cache
def _plain_slug() -> regex.Pattern[str]:
    return regex.compile(r"[a-z0-9.-]{1,80}")


@cache
def _said() -> regex.Pattern[str]:
    return regex.compile(f"{SAID_BASE}[0-9a-f]{{16}}")


@cache
def _web_address() -> regex.Pattern[str]:
    """A web address that is an IRI as it stands: no fragment, every percent sign before two digits."""
    return regex.compile(r"https?://(?:[A-Za-z0-9\-._~:/?\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2}){1,2000}")
