"""What an endpoint answers → rows of Python values, and terms in N-Triples form.

Reads: SPARQL results as JSON, triples as N-Triples. Gives: rows; QueryError where an answer is cut short,
which some servers send as a success.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec
import regex

from docgraph.errors import QueryError
from docgraph.graph.rdf.terms import XSD, Cell, plain, value_of
from docgraph.graph.store.base import Rows

JSON_RESULTS: Final = "application/sparql-results+json"
N_TRIPLES: Final = "application/n-triples"
TRIPLE_COLUMNS: Final = ("subject", "predicate", "object")


class Term(msgspec.Struct, frozen=True, rename={"language": "xml:lang"}):
    """A value as the JSON form has it.

    >>> Term("literal", "5", XSD + "integer").cell()
    5
    """

    type: str
    value: str
    datatype: str | None = None
    language: str | None = None

    def cell(self) -> Cell:
        """The value as Python has it."""
        if self.type not in ("literal", "typed-literal"):
            return self.value
        # XML Schema has two spellings of yes, and Virtuoso keeps the shorter.
        if self.datatype == XSD + "boolean":
            return self.value in ("true", "1")
        return plain(self.value, self.datatype)

    def term(self) -> str:
        """The value as an N-Triples term.

        >>> Term("literal", "Luật", language="vi").term()
        '"Luật"@vi'
        """
        if self.type == "uri":
            return f"<{self.value}>"
        if self.type == "bnode":
            return f"_:{self.value}"
        text = f'"{_escape(self.value)}"'
        if self.language:
            return f"{text}@{self.language}"
        return text if self.datatype in (None, XSD + "string") else f"{text}^^<{self.datatype}>"


class Head(msgspec.Struct, frozen=True):
    """The names of an answer's columns.

    >>> Head().vars
    ()
    """

    vars: tuple[str, ...] = ()


class Bindings(msgspec.Struct, frozen=True):
    """The rows of an answer.

    >>> Bindings().bindings
    ()
    """

    bindings: tuple[dict[str, Term], ...] = ()


class Results(msgspec.Struct, frozen=True):
    """A whole answer: rows, or yes and no.

    >>> Results(boolean=True).boolean
    True
    """

    head: Head = Head()
    results: Bindings | None = None
    boolean: bool | None = None


def parse_results(body: bytes, where: str) -> Results:
    """The answer in a body; QueryError where it is not whole.

    >>> parse_results(b'{"head": {}, "boolean": true}', "here").boolean
    True
    """
    try:
        found = msgspec.json.decode(body, type=Results)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _cut(where) from error
    if found.results is None and found.boolean is None:
        raise _cut(where)
    return found


def rows_of(found: Results, form: str = "SELECT") -> Rows:
    """An answer as rows; `form` is the kind of question, since Virtuoso answers ASK with a row of its own.

    >>> rows_of(Results(boolean=False)).rows
    ((False,),)
    """
    if found.results is None:
        return Rows(("answer",), ((found.boolean,),))
    if form == "ASK":
        said = any(bool(value.cell()) for row in found.results.bindings for value in row.values())
        return Rows(("answer",), ((said,),))
    columns = found.head.vars
    told = found.results.bindings
    return Rows(columns, tuple(tuple(r[c].cell() if c in r else None for c in columns) for r in told))


def rows_of_triples(body: bytes, where: str) -> Rows:
    """Triples as rows; QueryError where a line is no triple.

    >>> rows_of_triples(b'<urn:a> <urn:b> "c" .', "here").rows
    (('urn:a', 'urn:b', 'c'),)
    """
    return Rows(TRIPLE_COLUMNS, tuple(_triples(body, where)))


def _triples(body: bytes, where: str) -> Iterator[tuple[Cell, ...]]:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _cut(where) from error
    for line in text.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        found = _triple().fullmatch(line.strip())
        if found is None:
            raise _cut(where)
        yield tuple(term[2:] if term.startswith("_:") else value_of(term) for term in found.groups())


def form_of(sparql: str) -> str:
    """Which kind of question it is: SELECT, ASK, CONSTRUCT or DESCRIBE; empty where it is none.

    >>> form_of("# select\\nPREFIX ask: <urn:construct> describe ?x { ?x a ask:A }")
    'DESCRIBE'
    """
    for found in _words().finditer(sparql):
        if found.group(1):
            return str(found.group(1)).upper()
    return ""


def names_graphs(sparql: str) -> bool:
    """Whether a question may look into named graphs; it may say yes too often, never no.

    >>> names_graphs("select * { graph ?g { ?s ?p ?o } }"), names_graphs("SELECT * { ?s ?p ?o }")
    (True, False)
    """
    return "graph" in sparql.lower()


def _escape(text: str) -> str:
    def escaped(found: regex.Match[str]) -> str:
        return _ESCAPES.get(found.group()) or f"\\u{ord(found.group()):04X}"

    return str(_escaped().sub(escaped, text))


def _cut(where: str) -> QueryError:
    return QueryError("the server's answer is not whole", where=where, todo="ask for less, or try again")


_ESCAPES: Final = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}


@cache
def _escaped() -> regex.Pattern[str]:
    return regex.compile(r'[\x00-\x1f\x7f"\\\ufffe\uffff]')


@cache
def _triple() -> regex.Pattern[str]:
    node = r"<[^>]*+>|_:[^\s<>\"]++"
    text = r'"(?:[^"\\]++|\\.)*+"(?:\^\^<[^>]*+>|@[A-Za-z0-9-]++)?'
    return regex.compile(rf"({node})\s*+(<[^>]*+>)\s*+({node}|{text})\s*+\.")


@cache
def _words() -> regex.Pattern[str]:
    return regex.compile(
        r"#[^\n]*+|<[^<>\s]*+>|(?<![\w?$:-])(SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!:)", regex.IGNORECASE
    )
