"""Negators reach forward, a short way or past documents."""

from __future__ import annotations

import msgspec

from docgraph.lexicon import Lexicon
from docgraph.reading.relate.cues import CueHit
from docgraph.reading.relate.polarity import Polarity


def negator(lexicon: Lexicon, scope: str, reach: str) -> CueHit:
    row = next(row for row in lexicon.cues if row.side == "negates")
    return CueHit(0, 5, msgspec.structs.replace(row, scope=scope, reach=reach))


def test_a_near_negator_ends_with_its_reach_and_at_a_document(lexicon: Lexicon) -> None:
    polarity = Polarity()
    polarity.negate(negator(lexicon, "near", "10"))
    assert not polarity.asserted(12)
    assert polarity.asserted(20)
    polarity.pass_document()
    assert polarity.asserted(12)


def test_a_far_negator_reaches_past_a_document(lexicon: Lexicon) -> None:
    polarity = Polarity()
    polarity.negate(negator(lexicon, "far", "90"))
    polarity.pass_document()
    assert not polarity.asserted(60)
