"""Claims of one pair: the most telling stays."""

from __future__ import annotations

from docgraph.reading.relate.frames import Claim
from docgraph.reading.relate.rank import settle_claims
from docgraph.records import Mention

MENTION = Mention(id="m1", start=5, end=9, text="Luật", form="named", document="d1")


def claim(source: str | None, type: str, target: str, start: int = 0) -> Claim:
    return Claim(source, type, target, MENTION, start, start + 20, f"cues:{type}", 0.9)


def test_ranks_decide_then_the_earlier_sentence() -> None:
    said = settle_claims(
        [claim("self", "cites", "d1"), claim("self", "amends", "d1", 30), claim("self", "amends", "d1", 60)],
        True,
    )
    assert [(r.type.value, r.start) for r in said] == [("amends", 30)]


def test_where_the_text_is_no_document_a_pair_may_have_two() -> None:
    both = [claim("d2", "amends", "d1"), claim("d2", "repeals", "d1")]
    assert len(settle_claims(both, self_known=False)) == 2
    assert [r.type.value for r in settle_claims(both, self_known=True)] == ["repeals"]


def test_claims_of_nobody_and_of_an_unknown_text_are_dropped() -> None:
    assert settle_claims([claim(None, "amends", "d1"), claim("self", "amends", "d1")], self_known=False) == []
