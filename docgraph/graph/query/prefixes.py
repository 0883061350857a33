"""A query as people write it → the same with the prefixes that it uses declared.

Reads: the text of a query. Gives: text, lines where they were; whether it is an update.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from docgraph.graph.query.guard import bare_words
from docgraph.graph.rdf.serialize import PREFIXES as WRITTEN

PREFIXES: Final = {
    **WRITTEN,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "oa": "http://www.w3.org/ns/oa#",
    "cito": "http://purl.org/spar/cito/",
}
"""The prefixes that need not be declared."""
_UPDATES: Final = frozenset("insert delete load clear drop create add move copy with".split())


def with_prefixes(text: str) -> str:
    """A query with the known prefixes that it uses and does not declare; they stand before its first line.

    >>> with_prefixes("ASK { ?s dg:amends ?o }")
    'PREFIX dg: <https://w3id.org/docgraph/ontology#> ASK { ?s dg:amends ?o }'
    >>> with_prefixes("PREFIX dg: <urn:x#> ASK { ?s dg:amends 'eli:a' }")
    "PREFIX dg: <urn:x#> ASK { ?s dg:amends 'eli:a' }"
    """
    bare = bare_words(text)
    declared = {found.group(1) for found in _declared().finditer(bare)}
    used = {found.group(1) for found in _used().finditer(bare)}
    missing = sorted(name for name in used - declared if name in PREFIXES)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in missing) + text


def is_update(text: str) -> bool:
    """Whether a text asks for a change, so far as its first word tells.

    >>> is_update("PREFIX dg: <urn:x#> INSERT DATA { }"), is_update("ASK { ?insert ?p ?o }")
    (True, False)
    """
    first = _word().search(_declared().sub(" ", bare_words(text)))
    return first is not None and first.group().lower() in _UPDATES


@cache
def _declared() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:PREFIX\s{1,9}([\w.\-]{0,100}):|BASE\b)", regex.IGNORECASE)


@cache
def _used() -> regex.Pattern[str]:
    return regex.compile(r"\b([A-Za-z]{1,20}):")


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[A-Za-z]{1,30}")
