"""The project's own gold keeps the contract."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from docgraph.records import RelationType
from docgraph.scoring import GoldPassage, read_gold
from docgraph.scoring.gold import gold_schema

GOLD = Path(__file__).parents[2] / "bench" / "gold"
FILES = sorted(GOLD.glob("*.jsonl"))


@pytest.fixture(scope="module")
def passages() -> list[GoldPassage]:
    return [gold for file in FILES for gold in read_gold(file.read_bytes().splitlines(), file.name)]


def test_the_schema_is_made_from_the_records() -> None:
    # Where it is not: make docs
    assert msgspec.json.decode((GOLD / "schema.json").read_bytes()) == msgspec.json.decode(
        msgspec.json.encode(gold_schema())
    )


def test_each_passage_has_an_id_and_a_difficulty_of_its_own(passages: list[GoldPassage]) -> None:
    assert [name for name, n in Counter(gold.id for gold in passages).items() if n > 1] == []
    assert [name for name, n in Counter(gold.title for gold in passages).items() if n > 1] == []


def test_every_form_and_every_relation_is_asked_for(passages: list[GoldPassage]) -> None:
    forms = {mention.form for gold in passages for mention in gold.answer.mentions}
    assert forms == {"numbered", "named", "unnumbered", "anaphor"}
    relations = {relation.type for gold in passages for relation in gold.answer.relations}
    assert relations == set(RelationType)


def test_some_passages_hold_nothing(passages: list[GoldPassage]) -> None:
    assert sum(not gold.answer.mentions for gold in passages) >= 5


def test_where_self_is_known_every_document_has_its_relation(passages: list[GoldPassage]) -> None:
    for gold in passages:
        if gold.passage.context.self_document is not None:
            told = {r.target for r in gold.answer.relations if r.source == "self"}
            assert {d.id for d in gold.answer.documents} - {"self"} <= told, gold.id
