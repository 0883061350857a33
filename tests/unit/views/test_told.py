"""Every error that a page can show has its words in Vietnamese, and so has what a question asks for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import docgraph
from docgraph.graph.query.heads import questions
from docgraph.views.told import VIETNAMESE, in_vietnamese
from docgraph.views.web.children import STATUS
from docgraph.views.words import WORDS

HOME = Path(docgraph.__file__).parent
# What runs behind a page: the server itself, looking up and asking, the readers of files.
MODULES = (
    *(HOME / "views/web").glob("*.py"),
    *(HOME / "reading/sources").glob("[dhp]*.py"),
    HOME / "reading/given.py",
    *(HOME / "graph/query" / f"{name}.py" for name in ("ask", "guard", "look_up", "naming")),
    HOME / "graph/store/outside.py",
    HOME / "graph/kept.py",
)
ELSEWHERE = ("serve.py",)  # said on a terminal


def text_of(node: ast.expr | None) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return None


def choices(node: ast.expr | None) -> list[ast.expr]:
    """Both of a sentence that is one of two."""
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node] if node else []


def sentences(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("what", "told", "todo"):
            yield from filter(None, map(text_of, choices(node.value)))
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        name = node.func.id
        own = name in ("Trouble", "RefusedError", "SourceError", "QueryError", "NotFoundError", "GraphError")
        if not own or module.name in ELSEWHERE:
            continue
        given = [*node.args[1 if name == "Trouble" else 0 :]]
        found = [*given[:1], *(word.value for word in node.keywords if word.arg == "todo")]
        yield from filter(None, (text_of(one) for told in found for one in choices(told)))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_error_of_a_page_is_there_in_vietnamese(module: Path) -> None:
    missing = [said for said in sentences(module) if said != "7" and in_vietnamese(said) is None]
    assert not missing


def test_every_kind_of_error_has_a_heading() -> None:
    words = {
        str(word.value)
        for module in (HOME / "views/web").glob("*.py")
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Trouble"
        for word in node.args[:1]
        if isinstance(word, ast.Constant)
    }
    assert {f"error:{word}" for word in {*words, *STATUS}} <= set(WORDS)


def test_every_parameter_of_a_question_is_there_in_vietnamese() -> None:
    told = {param.about for question in questions().values() for param in question.params}
    assert not [about for about in told if in_vietnamese(about) is None]


def test_both_languages_have_the_same_places() -> None:
    assert not [key for key, said in VIETNAMESE.items() if key.count("{}") != said.count("{}")]


def test_what_stands_in_a_place_is_kept_as_it_is() -> None:
    assert in_vietnamese("7" * 201 + " is a number from 1 to 9") is None
    assert in_vietnamese("not a day: {x} <b>") == "không phải một ngày: {x} <b>"
