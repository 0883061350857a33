"""What a query from outside may do: read this graph, and nothing else.

Reads: the text of a query. Gives: an `Asked`, or a RefusedError where it would write, call out or read other
data. The parsed query decides; a second look at its bare words stands behind the parser, because the
engine's own grammar is not quite the parser's.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec
import regex

from docgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 20_000
_UPDATES: Final = frozenset("insert delete load clear drop create add move copy with".split())
_KINDS: Final = {
    "SelectQuery": "select",
    "AskQuery": "ask",
    "ConstructQuery": "construct",
    "DescribeQuery": "describe",
}


class RefusedError(QueryError):
    """A query that would do more than read this graph."""


class Asked(msgspec.Struct, frozen=True):
    """A query that may run: its kind, and the graphs that it names as its data (FROM, FROM NAMED).

    >>> Asked("ask").datasets
    ()
    """

    kind: str
    datasets: tuple[str, ...] = ()


def check(text: str) -> Asked:
    """What a query asks; RefusedError for an update or SERVICE, QueryError where it is not SPARQL.

    >>> check("SELECT ?s FROM <urn:a> { ?s ?p ?service }")
    Asked(kind='select', datasets=('urn:a',))
    >>> check("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    docgraph.graph.query.guard.RefusedError: the query holds SERVICE; it may read this graph only
    """
    if len(text) > LONGEST:
        raise QueryError(f"the query is over {LONGEST:,} characters", todo="ask something shorter")
    bare = bare_words(text)
    # Escapes may stand for any letter, also for those of a keyword.
    if _service().search(bare) or _service().search(bare_words(decoded(text))):
        raise RefusedError("the query holds SERVICE", todo="it may read this graph only")
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        prologue, query = parseQuery(text)
    except Exception as error:
        first = next((word for word in _word().findall(_prologue().sub(" ", bare))), "")
        if first.lower() in _UPDATES:
            raise RefusedError("this is an update", todo="only queries are answered here") from None
        raise QueryError(_said(error), todo="mend the query") from None
    if any(part.name == "ServiceGraphPattern" for part in _parts(query)):
        raise RefusedError("the query holds SERVICE", todo="it may read this graph only")
    return Asked(_KINDS[query.name], _datasets(prologue, query))


def bare_words(text: str) -> str:
    """A query without its comments, strings, IRIs, variables and local names.

    >>> bare_words("SELECT ?service { ?s dg:service 'SERVICE' } # SERVICE").split()
    ['SELECT', '{', 'dg:', '}']
    """
    return str(_covered().sub(" ", text))


def decoded(text: str) -> str:
    r"""A query with its code point escapes as the letters they stand for.

    >>> decoded("\\u0041SK")
    'ASK'
    """

    def letter(found: regex.Match[str]) -> str:
        number = int(found.group()[2:], 16)
        return chr(number) if number < 0x110000 else " "

    return str(_escape().sub(letter, text))


def _datasets(prologue: Any, query: Any) -> tuple[str, ...]:
    """The IRIs after FROM and FROM NAMED, prefixes written out."""
    from rdflib.plugins.sparql.algebra import translatePName, translatePrologue
    from rdflib.plugins.sparql.parserutils import CompValue

    known = translatePrologue(prologue, None, {})
    names = []
    for clause in query.datasetClause or ():
        name = clause.default or clause.named
        names.append(str(translatePName(name, known) if isinstance(name, CompValue) else name))
    return tuple(names)


def _parts(value: Any) -> Iterator[Any]:
    """Every part of a parsed query that has a name, whatever it hangs on."""
    from rdflib.plugins.sparql.parserutils import CompValue

    todo = [value]
    while todo:
        one = todo.pop()
        if isinstance(one, CompValue):
            yield one
            todo += one.values()
        elif isinstance(one, (list, tuple)) or type(one).__name__ == "ParseResults":
            todo += list(one)


def _said(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "the query is nested too deeply"
    line, column = getattr(error, "lineno", None), getattr(error, "column", None)
    where = f" at line {line}, column {column}" if line else ""
    return f"this is no SPARQL 1.1 query{where}"


@cache
def _covered() -> regex.Pattern[str]:
    long_double = r'"""(?:[^"\\]|\\.|"(?!""))*+"""'
    long_single = r"'''(?:[^'\\]|\\.|'(?!''))*+'''"
    short = r""""(?:[^"\\\n\r]|\\.)*+"|'(?:[^'\\\n\r]|\\.)*+'"""
    iri = r'<[^<>"{}|^`\\\x00-\x20]*+>'
    return regex.compile(
        rf"{iri}|#[^\n\r]*+|{long_double}|{long_single}|{short}|[?$][\w\u00b7]++|(?<=:)[\w.\-]++|@[A-Za-z\-]++",
        regex.DOTALL,
    )


@cache
def _service() -> regex.Pattern[str]:
    return regex.compile("service", regex.IGNORECASE)


@cache
def _prologue() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:PREFIX\s{1,9}[\w.\-]{0,100}:|BASE\b)", regex.IGNORECASE)


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"[A-Za-z]{1,30}")


@cache
def _escape() -> regex.Pattern[str]:
    return regex.compile(r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}")
