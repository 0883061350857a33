from __future__ import annotations

import msgspec
import pytest

from docgraph.errors import SourceError
from docgraph.scoring import read_gold

TEXT = "Theo Luật Giá."
MENTION = {"id": "m1", "start": 5, "end": 13, "text": "Luật Giá", "form": "named", "document": "d1"}


def _line(**changes: object) -> bytes:
    row: dict[str, object] = {
        "id": "a",
        "text": TEXT,
        "mentions": [MENTION],
        "documents": [{"id": "d1"}],
        "relations": [],
    }
    return msgspec.json.encode(row | changes)


def test_context_is_read_as_the_extraction_reads_it() -> None:
    own = {"type": "TT", "number": "5", "issuer": "Bộ Tài chính"}
    (gold,) = read_gold([_line(context={"date": None, "jurisdiction": "Huế", "self": own})])
    assert gold.passage.context.jurisdiction == "Huế"
    assert gold.passage.context.self_document is not None
    assert gold.passage.context.self_document.id == "self"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"mentions": [MENTION | {"start": 4}]}, "m1 is not at 4-13"),
        ({"documents": []}, "m1 points nowhere"),
        (
            {"relations": [{"source": "self", "type": "cites", "target": "d9", "start": 0, "end": 5}]},
            "points nowhere",
        ),
        (
            {"relations": [{"source": "self", "type": "cites", "target": "d1", "start": 0, "end": 99}]},
            "outside",
        ),
        ({"relations": [{"source": "self", "type": "loves", "target": "d1", "start": 0, "end": 5}]}, "loves"),
        ({"mentions": 5}, "no gold passage"),
    ],
)
def test_a_line_that_breaks_the_contract_says_where_and_why(changes: dict[str, object], said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        read_gold([b"", _line(**changes)], "own.jsonl")
    assert str(caught.value).startswith("own.jsonl:2: ")
