"""A named question with its parameters → rows.

Reads: a question's file, names and days as people write them. Gives: rows with the columns of its head.
What a person gives becomes an IRI or a literal before it meets SPARQL, so that it can only be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

import regex

from docgraph.errors import QueryError
from docgraph.graph.query.chains import contradictions, implementers, short, steps
from docgraph.graph.query.force import status_on
from docgraph.graph.query.heads import Param, Question, questions
from docgraph.graph.query.naming import one_of
from docgraph.graph.rdf.iri import KNOWLEDGE, type_iri
from docgraph.graph.rdf.terms import date_literal, iri, literal
from docgraph.graph.store.base import Rows, Store
from docgraph.graph.store.index import Index

Answer = list[dict[str, Any]]
# What a walk makes of a question's rows and its parameters (IRIs bare, literals as terms): the answer.
WALKS: Final[Mapping[str, Callable[[Rows, Mapping[str, str]], Answer]]] = {
    "chain": implementers,
    "steps": steps,
    "force": status_on,
    "differ": contradictions,
}


def ask(store: Store, index: Index, name: str, given: Mapping[str, str]) -> Answer:
    """The answer to a named question.

    QueryError where there is no such question or a parameter is missing or wrong; NotFoundError where a
    document's name fits none or several.
    """
    question = question_named(name)
    values = {param.name: _term(index, param, given.get(param.name)) for param in question.params}
    if unknown := set(given) - set(values):
        raise QueryError(f"no parameter {sorted(unknown)[0]}", where=name, todo=f"it takes {_told(question)}")
    rows = store.query(fill(question.sparql, values), default=(KNOWLEDGE,))
    if question.walk:
        return WALKS[question.walk](rows, {key: term.strip("<>") for key, term in values.items()})
    columns = [column.name for column in question.columns]
    return [{column: short(row.get(column)) for column in columns} for row in rows.dicts()]


def explain(index: Index, name: str, given: Mapping[str, str]) -> str:
    """The SPARQL that a question with these parameters runs."""
    question = question_named(name)
    return fill(question.sparql, {p.name: _term(index, p, given.get(p.name)) for p in question.params})


def question_named(name: str) -> Question:
    """A question by its name.

    >>> question_named("implementers").params[0].name
    'of'
    """
    try:
        return questions()[name]
    except KeyError:
        raise QueryError(
            "no such question", where=name, todo=f"ask one of {', '.join(questions())}"
        ) from None


def fill(sparql: str, values: Mapping[str, str]) -> str:
    """A question's SPARQL with terms in place of its parameters, all at once.

    >>> fill("ASK { ?x ?p $of }", {"of": "<urn:a>"})
    'ASK { ?x ?p <urn:a> }'
    """
    return str(_parameter().sub(lambda found: values.get(found.group(1), found.group()), sparql))


def _term(index: Index, param: Param, given: str | None) -> str:
    value = given if given is not None else param.default
    if value is None:
        raise QueryError(f"{param.name} is missing", todo=f"give {param.name}: {param.about}")
    if param.type == "document":
        return iri(one_of(index, value).iri) if value else "<urn:docgraph:any>"
    if param.type == "type":
        return iri(type_iri(value)) if value else "<urn:docgraph:any>"
    if param.type == "date":
        if not _day().fullmatch(value):
            raise QueryError(f"not a day: {value}", where=param.name, todo="write it as 2020-07-26")
        return date_literal(value)
    if param.type == "number":
        if not value.isdecimal():
            raise QueryError(f"not a number: {value}", where=param.name, todo="write it in digits")
        return str(int(value[:9]))
    return literal(value)


def _told(question: Question) -> str:
    return ", ".join(param.name for param in question.params) or "none"


@cache
def _parameter() -> regex.Pattern[str]:
    return regex.compile(r"\$([a-z_]{1,30})\b")


@cache
def _day() -> regex.Pattern[str]:
    return regex.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
