"""What is remembered without bound is small: nothing that grows with the texts read."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "docgraph").rglob("*.py"))
IDS = [module.relative_to(ROOT).as_posix() for module in MODULES]
#: An argument of which there are few in a process, whatever is read.
FEW = {"Lexicon", "bool"}
#: Functions that remember every answer by another key, and why there are few of them.
SHORT_KEYS = {
    "docgraph/graph/settle/describe.py:type_name": "codes of kinds of document",
    "docgraph/reading/text/fold.py:_changed": "a format and a switch",
    "docgraph/views/faces.py:_place": "places of the lexicon",
    "docgraph/views/pages/evidence.py:cue_pattern": "rules of the lexicon",
}


def unbounded(node: ast.expr) -> bool:
    """Is a decorator `cache`, or `lru_cache` told to keep everything?"""
    call = node if isinstance(node, ast.Call) else None
    target = call.func if call else node
    name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
    if name == "cache":
        return True
    if name != "lru_cache" or call is None:
        return False
    sizes = [*call.args[:1], *(k.value for k in call.keywords if k.arg == "maxsize")]
    return any(isinstance(size, ast.Constant) and size.value is None for size in sizes)


def remembering(source: str) -> dict[str, list[str]]:
    """The functions of a module that remember without bound, and their arguments' types."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and any(
            unbounded(decorator) for decorator in node.decorator_list
        ):
            taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            found[node.name] = [ast.unparse(a.annotation) if a.annotation else a.arg for a in taken]
            found[node.name] += ["*"] * (node.args.vararg is not None or node.args.kwarg is not None)
    return found


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_only_few_answers_are_remembered_for_ever(module: Path) -> None:
    name = module.relative_to(ROOT).as_posix()
    leaks = [
        f"{function}({', '.join(types)})"
        for function, types in remembering(module.read_text("utf-8")).items()
        if not set(types) <= FEW and f"{name}:{function}" not in SHORT_KEYS
    ]
    assert leaks == []


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_a_function_remembers_once(module: Path) -> None:
    twice = [
        node.name
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and len({ast.unparse(d) for d in node.decorator_list}) < len(node.decorator_list)
    ]
    assert twice == []


def test_every_exception_is_there() -> None:
    for entry in SHORT_KEYS:
        path, function = entry.split(":")
        assert function in remembering((ROOT / path).read_text("utf-8")), entry


def test_a_cache_by_a_text_is_seen() -> None:
    source = (
        "@cache\ndef f(low: str, at: int) -> bool: ...\n@lru_cache(maxsize=8)\ndef g(low: str) -> str: ...\n"
    )
    assert remembering(source) == {"f": ["str", "int"]}
    assert remembering("@functools.lru_cache(None)\ndef f(low: str) -> bool: ...\n") == {"f": ["str"]}
