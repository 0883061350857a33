"""Names of files for documents and sources: safe on every system, never the raw text.

Reads: an IRI or an address, and words to make it readable. Gives: a slug of `a-z0-9-` only, at most 64 long.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import regex

LONGEST = 48
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
)


def fold(text: str) -> str:
    """Lower case without accents, đ as d, all but letters and digits as single spaces: what search compares.

    A letter and a digit that touch are parted, so that `3323QĐ` and `3323/QĐ` read alike; zeros that lead a
    number go.

    >>> fold("Kế hoạch số 081/KH-UBND"), fold("TW6")
    ('ke hoach so 81 kh ubnd', 'tw 6')
    """
    plain = _bare(text)
    words = (word.lstrip("0") or "0" if word[0].isdecimal() else word for word in _words().findall(plain))
    return " ".join(words)


@cache
def _words() -> regex.Pattern[str]:
    return regex.compile(r"\p{Nd}+|[\p{L}\p{Nl}\p{No}]+")


@cache
def _marks() -> regex.Pattern[str]:
    return regex.compile(r"\p{M}+")


def _bare(text: str) -> str:
    """Lower case without accents."""
    bare: str = _marks().sub("", unicodedata.normalize("NFKD", text.casefold()))
    return bare.replace("đ", "d").replace("ð", "d")


def slug(name: str, readable: str) -> str:
    """A file name for `name` (an IRI or address): `readable` folded, and a hash of `name` behind it.

    The hash makes two names differ always, whatever their readable parts do, and keeps the slug the same when
    other documents come and go.

    >>> slug("urn:lex:vn;a:b:quyet.dinh:2019;3323", "3323/QĐ-UBND 2019")
    '3323-qd-ubnd-2019-4d5a728a'
    """
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    words = re.findall(r"[a-z0-9]+", _bare(readable[:200]))
    stem = "-".join(words)[:LONGEST].strip("-")
    if not stem or stem in _RESERVED:
        stem = f"x-{stem}".strip("-")
    return f"{stem}-{digest[:8]}"


def name_all(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Slugs of many (name, readable) pairs, told apart for certain: a clash lengthens the later one's hash.

    >>> name_all([("a", "KH 1"), ("b", "KH 1")])
    {'a': 'kh-1-ca978112', 'b': 'kh-1-3e23e816'}
    """
    taken: dict[str, str] = {}
    slugs: dict[str, str] = {}
    for name, readable in sorted(names):
        one = slug(name, readable)
        if taken.setdefault(one, name) != name:
            one = f"{one}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[8:24]}"
        slugs[name] = one
    return slugs
