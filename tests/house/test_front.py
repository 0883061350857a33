"""The scripts of the pages: locked packages, no registry in the lock, licences handed on, nothing built in git."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FRONT = ROOT / "front"
STATIC = ROOT / "docgraph" / "views" / "pages" / "static"
PACKAGE = json.loads((FRONT / "package.json").read_text("utf-8"))


def test_the_lock_names_no_place_and_holds_every_package_by_hash() -> None:
    lock = json.loads((FRONT / "package-lock.json").read_text("utf-8"))
    packages = {name: told for name, told in lock["packages"].items() if name}
    assert [name for name, told in packages.items() if "resolved" in told] == []
    assert [
        name for name, told in packages.items() if not told.get("integrity", "").startswith("sha512-")
    ] == []
    assert "omit-lockfile-registry-resolved=true" in (FRONT / ".npmrc").read_text("utf-8")


def test_every_version_is_exact() -> None:
    asked = PACKAGE["dependencies"] | PACKAGE["devDependencies"]
    assert [name for name, version in asked.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_types_are_checked_strictly() -> None:
    settings = json.loads((FRONT / "tsconfig.json").read_text("utf-8"))["compilerOptions"]
    assert settings["strict"] is True
    assert PACKAGE["scripts"]["check"] == "tsc --noEmit"


def test_the_licences_of_what_is_inside_are_handed_on() -> None:
    told = (STATIC / "licences.txt").read_text("utf-8")
    for name in PACKAGE["dependencies"]:
        assert re.search(rf"^{name} \d", told, re.MULTILINE)
    assert told.count("Permission is hereby granted") >= len(PACKAGE["dependencies"])


def test_no_script_builds_code_from_text_and_only_the_server_s_list_asks_for_anything() -> None:
    for script in STATIC.glob("*.js"):
        text = script.read_text("utf-8")
        assert not re.search(r"\beval\(|new Function\(|XMLHttpRequest|importScripts", text), script.name
        assert ("fetch(" in text) == (script.name == "live.js"), script.name


def test_nothing_built_is_in_git() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("no git here: this is not a checkout")
    assert [
        name for name in listed.stdout.splitlines() if name.endswith(".js") or "node_modules" in name
    ] == []
