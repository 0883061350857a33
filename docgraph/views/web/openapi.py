"""The OpenAPI description of the JSON API, made from the records and the heads of the named questions.

Reads: record types by the name of their answer. Gives: OpenAPI 3.1 as plain values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from docgraph.graph.query.heads import Param, Question, questions
from docgraph.views.pages.facets import NAMES
from docgraph.views.web.jobs import Reading, Trouble

_TEMPLATE: Final = "#/components/schemas/{name}"
_PAGING: Final = (("limit", "How many at most", "integer"), ("offset", "How many to pass over", "integer"))
_FACETS: Final = tuple((name, f"Only of this {name}", "string") for name in NAMES)
_WORDS: Final = ("q", "Words, accents or not, or a number in any spelling", "string")
# Path, answer, what it gives, parameters of the query string (name, about, type), those that must be there.
_PATHS: Final[tuple[tuple[str, str, str, tuple[tuple[str, str, str], ...], tuple[str, ...]], ...]] = (
    ("/api/documents", "documents", "Documents, most cited first", (_WORDS, *_FACETS, *_PAGING), ()),
    ("/api/documents/{name}", "document", "One document, by slug, IRI or name", (), ()),
    ("/api/search", "search", "Documents and sentences that hold words", (_WORDS, *_PAGING), ("q",)),
    ("/api/sources", "sources", "Sources, by address", _PAGING, ()),
    ("/api/sources/{address}", "source", "One source with its text and mentions", (), ()),
    (
        "/api/neighbourhood/{name}",
        "neighbourhood",
        "The documents around one",
        (("depth", "How many relations away", "integer"), _PAGING[0]),
        (),
    ),
    (
        "/api/path",
        "path",
        "A shortest way between two documents",
        (("from", "A document", "string"), ("to", "A document", "string")),
        ("from", "to"),
    ),
)


def describe_api(answers: Mapping[str, type]) -> dict[str, Any]:
    """The description as one object.

    >>> from docgraph.views.web.api import ANSWERS
    >>> describe_api(ANSWERS)["openapi"]
    '3.1.0'
    """
    types = [*dict.fromkeys(answers.values()), Trouble, Reading]
    schemas, components = msgspec.json.schema_components(types, ref_template=_TEMPLATE)
    by_type = dict(zip(types, schemas, strict=True))
    paths: dict[str, Any] = {
        path: {
            "get": _operation(
                name, about, [*_in_path(path), *_in_query(params, needed)], by_type[answers[name]]
            )
        }
        for path, name, about, params, needed in _PATHS
    }
    listed = {"type": "array", "items": by_type[answers["queries"]]}
    paths["/api/queries"] = {"get": _operation("queries", "The named questions", [], listed)}
    for question in questions().values():
        paths[f"/api/queries/{question.name}"] = {"get": _question(question)}
    paths["/api/read"] = {"post": _reading(by_type[Reading])}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "docgraph",
            "version": "1",
            "description": "A graph of Vietnamese documents, with the sentence behind every edge.",
        },
        "paths": paths,
        "components": {"schemas": {name: _brief(schema) for name, schema in components.items()}},
    }


def _operation(name: str, about: str, params: list[dict[str, Any]], schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": about,
        "parameters": params,
        "responses": {
            "200": {"description": about, "content": {"application/json": {"schema": schema}}},
            "default": _trouble(),
        },
    }


def _trouble() -> dict[str, Any]:
    schema = {"$ref": _TEMPLATE.format(name="Trouble")}
    return {"description": "Every error", "content": {"application/json": {"schema": schema}}}


def _in_path(path: str) -> list[dict[str, Any]]:
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _in_query(params: tuple[tuple[str, str, str], ...], needed: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "query",
            "description": about,
            "required": name in needed,
            "schema": {"type": kind},
        }
        for name, about, kind in params
    ]


def _question(question: Question) -> dict[str, Any]:
    columns = {column.name: {"description": column.about} for column in question.columns}
    rows = {"type": "array", "items": {"type": "object", "properties": columns}}
    return _operation(
        f"query_{question.name}", question.title, [_param(param, question) for param in question.params], rows
    )


def _param(param: Param, question: Question) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "integer" if param.type == "number" else "string"}
    if param.type == "date":
        schema["format"] = "date"
    if param.default and param.default != "today":
        schema["default"] = param.default
    told = {"name": param.name, "in": "query", "description": param.about, "required": param.default is None}
    told["schema"] = schema
    if param.name in question.example:
        told["example"] = question.example[param.name]
    return told


def _reading(schema: dict[str, Any]) -> dict[str, Any]:
    known = (
        ("date", "The day of the text, if known", "string"),
        ("place", "Its province, if known", "string"),
    )
    told = _operation("read", "What a text says; nothing of it is kept", _in_query(known, ()), schema)
    told["requestBody"] = {"required": True, "content": {"text/plain": {"schema": {"type": "string"}}}}
    return told


def _brief(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema whose description ends before its example in Python."""
    told = str(schema.get("description", "")).partition(">>>")[0]
    return {**schema, "description": " ".join(told.split())} if told else schema
