"""A named question with its parameters → rows.

Reads: a question's file, names and days as people write them. Gives: rows with the columns of its head.
What a person gives becomes an IRI or a literal before it meets SPARQL, so that it can only be compared.
"""

from __future__ import annotations

import datetime
import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Final

import regex

from docgraph.errors import QueryError
from docgraph.graph.query.chains import contradictions, implementers, short, steps, way
from docgraph.graph.query.confirming import OF_PEOPLE, beside, words_of_people
from docgraph.graph.query.force import status_on
from docgraph.graph.query.from_index import ANSWERS
from docgraph.graph.query.heads import Param, Question, questions
from docgraph.graph.query.naming import one_of
from docgraph.graph.query.paths import shortest_path
from docgraph.graph.rdf.iri import KNOWLEDGE, type_iri
from docgraph.graph.rdf.terms import date_literal, iri, literal
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.store.base import Rows, Store
from docgraph.graph.store.index import Index

Answer = list[dict[str, Any]]
# The columns that hold a word, a code or an address, which the store writes out as an IRI.
LONG: Final = frozenset({"type", "relation", "source"})
# What a walk makes of a question's rows and its parameters (IRIs bare, literals as terms): the answer.
WALKS: Final[Mapping[str, Callable[[Rows, Mapping[str, str]], Answer]]] = {
    "chain": implementers,
    "steps": steps,
    "force": status_on,
    "differ": contradictions,
    "way": way,
}


def ask(store: Store, index: Index, name: str, given: Mapping[str, str], *, indexed: bool = True) -> Answer:
    """The answer to a named question; from the index where it has one, unless `indexed` is false.

    QueryError where there is no such question or a parameter is missing or wrong; NotFoundError where a
    document's name fits none or several.
    """
    question = question_named(name)
    values = _values(index, question, given)
    with _uncollected():
        if indexed and name in ANSWERS:
            rows = ANSWERS[name](index, values)
        else:
            rows = store.query(fill(question.sparql, values), default=(KNOWLEDGE,))
        return _answered(index, question, rows, values)


def _answered(index: Index, question: Question, rows: Rows, values: Mapping[str, str]) -> Answer:
    """What becomes of a question's rows."""
    bare = {key: term.strip("<>") for key, term in values.items()}
    if question.walk:
        return WALKS[question.walk](rows, bare)
    columns = [column.name for column in question.columns if column.name not in OF_PEOPLE]
    answer = _picked(rows, columns)
    if not question.said:
        return answer
    edges = []
    for row in answer:
        doer, target = (row.get(name) or bare[name] for name in question.said)
        edges.append((doer, row["relation"], target))
    return beside(answer, edges, words_of_people(index))


def explain(index: Index, name: str, given: Mapping[str, str]) -> str:
    """The SPARQL that a question with these parameters runs."""
    question = question_named(name)
    return fill(question.sparql, _values(index, question, given))


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


def _values(index: Index, question: Question, given: Mapping[str, str]) -> dict[str, str]:
    """Terms for the parameters, and for what is searched before."""
    names = {param.name for param in question.params}
    if unknown := set(given) - names:
        told = f"it takes {_told(question)}"
        raise QueryError(f"no parameter {sorted(unknown)[0]}", where=question.name, todo=told)
    values = {param.name: _term(index, param, given.get(param.name)) for param in question.params}
    return values | (PREPARED[question.prepare](index, values) if question.prepare else {})


def _way(index: Index, values: Mapping[str, str]) -> dict[str, str]:
    """The steps of a shortest way between two documents, as rows of VALUES."""
    here = values["start"].strip("<>")
    steps = []
    for number, link in enumerate(shortest_path(index, here, values["end"].strip("<>")) or (), 1):
        forward = link.source == here
        there = link.target if forward else link.source
        ends = f"{iri(link.source)} {DG[link.type]} {iri(link.target)}"
        steps.append(f"({number} {iri(here)} {iri(there)} {str(forward).lower()} {ends})")
        here = there
    return {"steps": "\n    ".join(steps)}


# What is searched before a question is asked: it fills further names of its SPARQL.
PREPARED: Final[Mapping[str, Callable[[Index, Mapping[str, str]], dict[str, str]]]] = {"way": _way}


def _term(index: Index, param: Param, given: str | None) -> str:
    value = given if given is not None else param.default
    if value is None:
        raise QueryError(f"{param.name} is missing", todo=f"give {param.name}: {param.about}")
    if param.type == "document":
        return iri(one_of(index, value).iri) if value else "<urn:docgraph:any>"
    if param.type == "type":
        return iri(type_iri(value)) if value else "<urn:docgraph:any>"
    if param.type == "date":
        value = datetime.date.today().isoformat() if value == "today" else value
        if not _day().fullmatch(value):
            raise QueryError(f"not a day: {value}", where=param.name, todo="write it as 2020-07-26")
        return date_literal(value)
    if param.type == "number":
        if not value.isdecimal():
            raise QueryError(f"not a number: {value}", where=param.name, todo="write it in digits")
        return str(int(value[:9]))
    return literal(value)


@contextmanager
def _uncollected() -> Iterator[None]:
    """While tens of thousands of rows are made the interpreter need not look through them for rings.

    It does so again and again, which takes a third of the time. Of several threads the one that found it
    on turns it on again.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _picked(rows: Rows, columns: list[str]) -> Answer:
    """These columns of rows, as people read them."""
    told: Iterable[Sequence[Any]] = rows.rows
    if rows.columns != tuple(columns):
        places = [rows.columns.index(column) for column in columns]
        told = ([row[at] for at in places] for row in rows.rows)
    answer = [dict(zip(columns, row, strict=True)) for row in told]
    for column in LONG.intersection(columns):
        for row in answer:
            row[column] = short(row[column])
    return answer


def _told(question: Question) -> str:
    return ", ".join(param.name for param in question.params) or "none"


@cache
def _parameter() -> regex.Pattern[str]:
    return regex.compile(r"\$([a-z_]{1,30})\b")


@cache
def _day() -> regex.Pattern[str]:
    return regex.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
