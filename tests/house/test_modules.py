"""What every module keeps to: its size, its words, its place."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "docgraph").rglob("*.py"))
OTHERS = sorted(file for folder in ("tests", "bench") for file in (ROOT / folder).rglob("*.py"))
IDS = [module.relative_to(ROOT).as_posix() for module in MODULES]


def _functions(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _public(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public functions and classes of a module, and public methods of its public classes."""
    found: list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef] = []
    todo: list[ast.stmt] = list(tree.body)
    while todo:
        node = todo.pop()
        if isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        ) and not node.name.startswith("_"):
            found.append(node)
            if isinstance(node, ast.ClassDef):
                todo.extend(node.body)
    return found


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_a_module_is_one_idea_of_under_400_lines(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) < 400


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_a_function_is_under_50_lines(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    long = [f"{f.name}: {f.end_lineno - f.lineno + 1}" for f in _functions(tree) if f.end_lineno]
    assert [entry for entry in long if int(entry.split(": ")[1]) >= 50] == []


def test_tests_and_bench_keep_to_the_same_sizes() -> None:
    found = []
    for file in OTHERS:
        text = file.read_text("utf-8")
        if len(text.splitlines()) >= 400:
            found.append(f"{file.relative_to(ROOT)}: {len(text.splitlines())} lines")
        for function in _functions(ast.parse(text)):
            size = (function.end_lineno or 0) - function.lineno + 1
            if size >= 50:
                found.append(f"{file.relative_to(ROOT)}: {function.name} has {size} lines")
    assert found == []


# Modules that no test names and no example of their own shows, but for what stands above them. Only to shrink.
UNNAMED = """
    cli/add
    cli/export
    cli/query
    cli/show
    cli/sources
    cli/sparql
    cli/validate
    cli/view
    graph/query/lists_from_index
    graph/query/network
    graph/query/saying
    graph/query/search
    graph/query/tables
    graph/settle/documents
    graph/settle/knowledge
    graph/store/dataset
    reading/resolve/assemble
    reading/resolve/cluster
    reading/resolve/patterns
    reading/resolve/share
    scoring/goals
    views/list_words
    views/served_words
    views/web/nursery
    views/web/serve
    views/web/served
    views/web/state
    views/web/whole
""".split()


def test_every_module_has_a_test_of_its_name_is_named_by_one_or_shows_an_example() -> None:
    tests = "\n".join(file.read_text("utf-8") for file in (ROOT / "tests").rglob("*.py"))
    unnamed = []
    for module in MODULES:
        place = module.relative_to(ROOT / "docgraph").with_suffix("")
        mirror = ROOT / "tests" / "unit" / place.parent / f"test_{place.name}.py"
        seen = "docgraph." + ".".join(place.parts) in tests or ">>> " in module.read_text("utf-8")
        if place.name != "__init__" and not mirror.is_file() and not seen:
            unnamed.append(place.as_posix())
    assert sorted(unnamed) == sorted(UNNAMED)


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_a_module_and_its_public_names_say_what_they_are(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    if not tree.body:
        return
    assert ast.get_docstring(tree), "the module has no docstring"
    assert [node.name for node in _public(tree) if not ast.get_docstring(node)] == []


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("no git here: this is not a checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    # Spelt in pieces, so that this file does not find itself.
    words = [
        "/" + "work/", "/" + "home/", "/" + "root/", "/" + "opt/", "pypi" + ".org", "python" + "hosted",
        "npm" + "js.", "index" + "-url =", "/" + "Users/",
    ]  # fmt: skip
    found = []
    for file in _tracked():
        text = file.read_bytes().decode("utf-8", "replace")
        found += [f"{file.relative_to(ROOT)}: {word}" for word in words if word in text]
    assert found == []


def test_no_tracked_text_leaves_work_for_later() -> None:
    marks = re.compile(
        r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error")) + r")\b"
    )
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in _tracked()
        if file.suffix in {".py", ".md", ".toml", ".ttl", ".rq", ".html"}
        for match in marks.finditer(file.read_text("utf-8"))
    ]
    assert found == []


def test_every_package_of_the_house_has_a_place_in_the_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    named = " ".join(layer for contract in contracts for layer in contract.get("layers", ()))
    packages = {path.parent.name for path in (ROOT / "docgraph").glob("*/__init__.py")}
    assert packages <= set(named.replace("|", " ").split())
