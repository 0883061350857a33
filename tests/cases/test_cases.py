"""A folder is a test: `<stage>/<name>/` holds `input.*`, perhaps `context.json`, and `expected.json`.

`pytest tests/cases --accept` writes what is given now as expected; read the difference before committing it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docgraph.reading.pipeline import extract
from docgraph.reading.sources import File, read
from docgraph.reading.sources.jsonl import read_line
from docgraph.records import Context, Extraction, Passage

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/input.*"))
TOLD_ELSEWHERE = {"rule", "confidence", "inferred", "written", "candidates", "start", "end", "mention"}


def _context(folder: Path) -> Context:
    """The context of a case, in the form that JSON lines have it."""
    given = folder / "context.json"
    if not given.is_file():
        return Context()
    line = json.dumps({"id": "", "text": "", "context": json.loads(given.read_text("utf-8"))})
    return read_line(line.encode(), Context())[1].context


def _plain(record: Any) -> Any:
    """A record without what is empty, and without how it was read."""
    fields = msgspec.to_builtins(record)
    return {key: value for key, value in fields.items() if value and key not in TOLD_ELSEWHERE}


def _said(passage: Passage) -> dict[str, Any]:
    said: Extraction = extract(passage)
    return {
        "self": _plain(said.self_document) if said.self_document else None,
        "mentions": [{"at": m.start, **_plain(m)} for m in said.mentions],
        "documents": [_plain(document) for document in said.documents],
        "relations": [{**_plain(r), "sentence": passage.text[r.start : r.end]} for r in said.relations],
    }


def _given(folder: Path) -> dict[str, Any]:
    (file,) = folder.glob("input.*")
    passage = read(File(path=file, address=file.name), _context(folder))
    if folder.parent.name == "extract":
        return _said(passage)
    starts = [mark.start for mark in passage.marks]
    return {"title": passage.title, "text": passage.text.split("\n"), "marks": starts}


def test_there_are_cases_of_each_stage() -> None:
    assert {case.parent.name for case in CASES} == {"extract", "sources"}


def test_accepting_is_off(pytestconfig: pytest.Config) -> None:
    assert not pytestconfig.getoption("--accept"), "expectations were written; run again without --accept"


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_case(folder: Path, pytestconfig: pytest.Config) -> None:
    given = json.dumps(_given(folder), ensure_ascii=False, indent=1) + "\n"
    expected = folder / "expected.json"
    if pytestconfig.getoption("--accept"):
        expected.write_text(given, encoding="utf-8")
    if not expected.is_file():
        pytest.fail(f"no expected.json; it would be\n{given}")
    assert json.loads(given) == json.loads(expected.read_text("utf-8"))
