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
