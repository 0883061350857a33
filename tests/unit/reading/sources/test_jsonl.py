from __future__ import annotations

import json

import pytest

from docgraph.errors import SourceError
from docgraph.reading.sources.jsonl import read_line, write_extraction, write_failure, write_mentions
from docgraph.records import Context, Document, Extraction, Mention, Relation, RelationType


def test_a_line_may_leave_its_context_open_and_hold_more_than_is_asked() -> None:
    line = json.dumps(
        {
            "id": 7,
            "text": "a",
            "genre": "news",
            "context": {"date": "2020", "self": {"type": "KH", "number": None}},
        }
    )
    name, passage = read_line(line.encode(), Context(date="2019", jurisdiction="Hải Phòng"))
    assert name == 7
    assert passage.context == Context(
        date="2020", jurisdiction="Hải Phòng", self_document=Document(id="self", type="KH")
    )


def test_markup_keeps_its_format() -> None:
    _, passage = read_line(b'{"id": "a", "text": "<p>x</p>", "format": "html"}', Context())
    assert (passage.text, passage.format) == ("<p>x</p>", "html")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (b'{"id": "a"}', "a"),
        (b'{"id": "a", "text": 5}', "a"),
        (b'{"id": "a", "text": "x", "format": "pdf"}', "a"),
        (b'{"text": "x"}', None),
        (b"[1]", None),
        (b"{", None),
        (b'{"id": "a", "text": "\xff"}', "a"),
    ],
)
def test_a_line_that_is_no_passage_gives_an_error_with_its_id_where_it_has_one(
    line: bytes, name: str | None
) -> None:
    with pytest.raises(SourceError) as refused:
        read_line(line, Context())
    said = json.loads(write_failure(line, refused.value, 1))
    assert list(said) == ["id", "error"]
    assert said["id"] == name
    assert said["error"].startswith("line 1: no line of the form {id, text}")


def test_keys_are_those_of_the_contract_in_its_order() -> None:
    said = Extraction(
        mentions=(Mention(id="m1", start=0, end=8, text="Luật Giá", form="named", document="d1"),),
        documents=(Document(id="d1"),),
        relations=(Relation(source="self", type=RelationType.CITES, target="d1", start=0, end=8),),
        self_document=Document(id="self"),
    )
    line = json.loads(write_extraction("a", said))
    assert list(line) == ["id", "self", "mentions", "documents", "relations"]
    assert {"written", "inferred", "rule", "confidence"} <= set(line["mentions"][0])
    assert {"rule", "confidence"} <= set(line["relations"][0])
    assert line["relations"][0]["type"] == "cites"
    assert list(json.loads(write_mentions("a", said.mentions))) == ["id", "mentions"]
