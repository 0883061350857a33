"""The settings in pyproject.toml are in force, and the checks they set really run."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _run(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *words], cwd=cwd, capture_output=True, text=True)


def test_a_warning_is_an_error() -> None:
    with pytest.raises(UserWarning):
        warnings.warn("said in a test", UserWarning, stacklevel=1)


def test_pytest_settings_are_in_force(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.getini("xfail_strict") is True
    assert pytestconfig.option.strict_markers
    assert pytestconfig.option.strict_config


def test_type_checking_is_strict(tmp_path: Path) -> None:
    (tmp_path / "loose.py").write_text("def f(x):\n    return x\n", encoding="utf-8")
    words = ("mypy", "--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(tmp_path), "loose.py")
    run = _run(*words, cwd=tmp_path)
    assert "no-untyped-def" in run.stdout


def test_style_asks_for_docstrings_in_the_package_only(tmp_path: Path) -> None:
    file = tmp_path / "bare.py"
    file.write_text("x = 1\n", encoding="utf-8")
    words = ("ruff", "check", "--no-cache", "--config", str(ROOT / "pyproject.toml"), str(file))
    assert "D100" in _run(*words).stdout


def test_layers_hold_and_a_breach_is_seen(tmp_path: Path) -> None:
    """The contracts, run on a copy in which records come to reach up to the command line."""
    import shutil

    shutil.copytree(ROOT / "docgraph", tmp_path / "docgraph", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    # A folder of the working directory comes before the installed package only by this path.
    code = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as c; c()"

    def lint() -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-c", code, "--no-cache", "--no-logo"]
        return subprocess.run(words, cwd=tmp_path, capture_output=True, text=True)

    kept = lint()
    assert kept.returncode == 0, kept.stdout
    with (tmp_path / "docgraph/records/span.py").open("a", encoding="utf-8") as file:
        file.write("\nimport docgraph.cli.output\n")
    broken = lint()
    assert broken.returncode == 1
    assert "docgraph.records" in broken.stdout
    with (tmp_path / "docgraph/views/slugs.py").open("a", encoding="utf-8") as file:
        file.write("\nimport httpx\n")
    assert "docgraph.views.slugs -> httpx" in lint().stdout


def test_locks_pin_every_package_by_hash_and_name_no_place() -> None:
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-node.lock"):
        if not (ROOT / name).is_file():
            continue
        text = (ROOT / name).read_text("utf-8")
        pinned = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        assert all("==" in line for line in pinned)
        assert text.count("--hash=sha256:") >= len(pinned)
        assert "://" not in text


def test_the_lock_holds_what_the_project_asks_for() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    asked = [need.split(">")[0].lower() for need in SETTINGS["project"]["dependencies"]]
    assert [name for name in asked if f"\n{name}==" not in "\n" + lock.lower()] == []
