"""The figures agree with those of the scorer beside the project, where it is there, on right and on wrong answers."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from docgraph.reading.pipeline import extract
from docgraph.reading.sources.jsonl import write_extraction
from docgraph.records import Extraction, Mention, Passage, Relation, RelationType
from docgraph.scoring import corpora, read_gold, score
from docgraph.scoring.evaluate import decode_rows

SHARED = Path(__file__).parents[4] / "shared"


def _outside(name: str) -> ModuleType:
    file = SHARED / "tools" / f"{name}.py"
    if not file.is_file():
        pytest.skip("the outside scorer is not beside the project")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # corpora.py asks for score.py by name
    spec.loader.exec_module(module)
    return module


def _lines(file: Path) -> list[bytes]:
    return [line for line in file.read_bytes().splitlines() if line.strip()]


def _spoilt(said: Extraction) -> Extraction:
    """An extraction with mistakes of every kind."""
    mentions = [_spoilt_mention(place, m) for place, m in enumerate(said.mentions) if place % 11 != 4]
    relations = [_spoilt_relation(place, r) for place, r in enumerate(said.relations) if place % 7 != 3]
    documents = [d for place, d in enumerate(said.documents) if place % 9 != 5]
    return Extraction(tuple(mentions), tuple(documents), tuple(relations), said.self_document)


def _spoilt_mention(place: int, mention: Mention) -> Mention:
    if place % 5 == 1:
        return msgspec.structs.replace(mention, end=mention.end + 3, date="1999-01-01", pinpoints=())
    if place % 5 == 2:
        return msgspec.structs.replace(mention, issuer=None, number="7", document="d1")
    if place % 5 == 3:
        return msgspec.structs.replace(mention, form="anaphor")
    return mention


def _spoilt_relation(place: int, relation: Relation) -> Relation:
    if place % 4 == 1:
        return msgspec.structs.replace(relation, type=RelationType.CITES)
    if place % 4 == 2:
        return msgspec.structs.replace(relation, target="d2", end=relation.end + 500)
    return relation


def _flat(result: dict[str, Any]) -> dict[str, float]:
    """The outside figures under the names used here."""
    flat: dict[str, float] = {k: v["f1"] for k, v in result.items() if isinstance(v, dict) and "f1" in v}
    flat["relation_untyped"] = flat.pop("edge")
    flat |= result["fields"]
    flat |= {k: v for k, v in result.items() if isinstance(v, float)}
    return flat


@pytest.mark.parametrize("spoil", [False, True], ids=["as read", "spoilt"])
def test_gold_scores_agree(spoil: bool) -> None:
    outside = _outside("score")
    lines = _lines(SHARED / "gold" / "dev.jsonl")
    passages = read_gold(lines)
    said = {gold.id: extract(gold.passage) for gold in passages}
    if spoil:
        said = {name: _spoilt(one) for name, one in said.items()}
    rows = {name: json.loads(write_extraction(name, one)) for name, one in said.items()}
    theirs, _ = outside.score([json.loads(line) for line in lines], rows)
    scores, _ = score(passages, said)
    ours = dict(scores.values())
    flat = _flat(theirs)
    genres = theirs["genres"]
    assert {name: flat[name] for name in ours} == pytest.approx(ours)
    assert {name: t.f1 for name, t in scores.genres.items()} == pytest.approx(
        {g: genres[g]["f1"] for g in genres}
    )


def test_scores_of_the_published_spans_agree() -> None:
    _outside("score")
    outside = _outside("corpora")
    file = SHARED / "data" / "vnlegaltext_val.jsonl"
    lines = _lines(file)[:300]
    rows = decode_rows(file, lines, corpora.SpanRow)
    said = {row.id: _spoilt(extract(Passage(text=row.text))) for row in rows}
    theirs = outside.vnlegaltext(
        [json.loads(line) for line in lines],
        {name: json.loads(write_extraction(name, one)) for name, one in said.items()},
    )
    scores = corpora.score_spans(rows, said)
    ours = {"recall": scores.recall.value, "exact": scores.exact.value, "precision": scores.precision.value}
    assert {name: theirs[name] for name in ours} == pytest.approx(ours)


def test_scores_of_published_changes_agree() -> None:
    _outside("score")
    outside = _outside("corpora")
    file = SHARED / "data" / "vlegal23_dev.jsonl"
    lines = _lines(file)
    rows = decode_rows(file, lines, corpora.ProvisionRow)
    said = {row.id: _spoilt(extract(Passage(text=row.text))) for row in rows}
    theirs = outside.edges(
        [json.loads(line) for line in lines],
        {name: json.loads(write_extraction(name, one)) for name, one in said.items()},
    )
    scores = corpora.score_changes(corpora.changes_of_provisions(rows), said)
    assert theirs["typed_recall"] == pytest.approx(scores.typed_recall.value)
    assert theirs["recall"] == pytest.approx(scores.recall.value)
    assert theirs["edges"] == scores.recall.count
