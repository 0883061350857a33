"""No figure of quality falls below what is kept in bench/floors.json."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_floors", ROOT / "bench" / "floors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


floors = _load()


def _params() -> list[object]:
    return [
        pytest.param(corpus, id=corpus.name, marks=[pytest.mark.soak] if corpus.slow else [])
        for corpus in floors.CORPORA
    ]


@pytest.mark.parametrize("corpus", _params())
def test_no_figure_falls(corpus: object) -> None:
    assert isinstance(corpus, floors.Corpus)
    if not corpus.is_here:
        pytest.skip(f"the files of the set {corpus.name} are not beside the project")
    figures, _ = corpus.measure(corpus.files)
    assert floors.findings(corpus, figures, floors.read_floors().get(corpus.name)) == []


@pytest.fixture
def small(tmp_path: Path) -> object:
    file = tmp_path / "small.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    return floors.Corpus("small", (file,), lambda files: ({}, {}))


def test_a_fall_is_a_finding_and_a_rise_is_none(small: object) -> None:
    kept = floors.raised(small, {"mention": 0.9}, {"mention": 10}, None, lower=False)
    assert floors.findings(small, {"mention": 0.95}, kept) == []
    assert floors.findings(small, {"mention": 0.85}, kept) == [
        "small: mention fell to 0.8500, its floor is 0.9000"
    ]


def test_a_figure_without_a_floor_is_a_finding(small: object) -> None:
    kept = floors.raised(small, {"mention": 0.9}, {"mention": 10}, None, lower=False)
    assert floors.findings(small, {"mention": 0.9, "edge": 1.0}, kept) == [
        "small: edge has no floor; run bench/floors.py --raise"
    ]


def test_a_floor_is_lowered_only_on_purpose(small: object) -> None:
    kept = floors.raised(small, {"mention": 0.9}, {"mention": 10}, None, lower=False)
    assert floors.raised(small, {"mention": 0.8}, {"mention": 10}, kept, lower=False).floors["mention"] == 0.9
    assert floors.raised(small, {"mention": 0.8}, {"mention": 10}, kept, lower=True).floors["mention"] == 0.8


def test_a_set_that_has_changed_is_a_finding(small: object) -> None:
    kept = floors.raised(small, {"mention": 0.9}, {"mention": 10}, None, lower=False)
    assert isinstance(small, floors.Corpus)
    small.files[0].write_text("{ }\n", encoding="utf-8")
    assert floors.findings(small, {"mention": 0.9}, kept) == [
        "small: its files have changed; run bench/floors.py --raise, or --lower"
    ]
