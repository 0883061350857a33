"""What goes back to the text as given goes back whole: no field is lost where records are made anew."""

from __future__ import annotations

import pytest

from docgraph.reading import pipeline
from docgraph.reading.relate import read as relating
from docgraph.reading.relate.frames import Claim
from docgraph.reading.text.fold import fold
from docgraph.records import Mention, Passage, Pinpoint, Relation, RelationType

WRITTEN = "theo N\u0302ghị định 5/CP"  # a letter with a loose mark: places shift by one
MENTION = Mention(
    id="m1",
    start=5,
    end=18,
    text="other",
    form="numbered",
    type="NĐ",
    number="5",
    year="2020",
    symbol="CP",
    date="2020-01-02",
    issuer="Chính phủ",
    pinpoints=(Pinpoint(article="3"),),
    document="d1",
    written="as found",
    inferred={"year": "short"},
    rule="rule",
    confidence=0.5,
)
RELATION = Relation(
    source="self",
    type=RelationType.AMENDS,
    target="d1",
    start=5,
    end=18,
    mention="m1",
    rule="r",
    confidence=0.5,
)
SPAN = {"start", "end", "text"}


def test_every_field_of_a_mention_is_other_than_its_default_here() -> None:
    bare = Mention(id="", start=0, end=0, text="", form="anaphor")
    same = [name for name in Mention.__struct_fields__ if getattr(bare, name) == getattr(MENTION, name)]
    assert same == []


def test_a_mention_keeps_every_field_but_its_span() -> None:
    folded = fold(WRITTEN + " ")
    given = pipeline._given(MENTION, folded, WRITTEN)
    assert given is not MENTION
    kept = [name for name in Mention.__struct_fields__ if name not in SPAN]
    assert [getattr(given, name) for name in kept] == [getattr(MENTION, name) for name in kept]


def test_a_relation_keeps_every_field_but_its_span() -> None:
    folded = fold("Ngh&#7883; &#273;ịnh thay thế")
    given = pipeline._given_relation(RELATION, folded)
    assert given.end > RELATION.end
    kept = [name for name in Relation.__struct_fields__ if name not in SPAN]
    assert [getattr(given, name) for name in kept] == [getattr(RELATION, name) for name in kept]


def test_a_claim_keeps_every_field_but_its_span() -> None:
    class Sentence:
        start, end = 7, 9

    claim_type = Claim
    values = {name: f"value of {name}" for name in claim_type.__struct_fields__}
    given = relating._respan(claim_type(**values), Sentence())  # type: ignore[arg-type]
    assert (given.start, given.end) == (7, 9)
    for name in claim_type.__struct_fields__:
        assert name in SPAN or getattr(given, name) == f"value of {name}"


@pytest.mark.parametrize(
    "text", ["theo Nghị định 100/2019/NĐ-CP", "theo Ngh&#7883; &#273;ịnh 100/2019/NĐ-CP"]
)
def test_the_text_of_a_mention_is_what_stands_there(text: str) -> None:
    (mention,) = pipeline.extract(Passage(text=text)).mentions
    assert text[mention.start : mention.end] == mention.text
