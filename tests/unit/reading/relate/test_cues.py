"""Rows become one pattern; a hit is the longest phrase."""

from __future__ import annotations

import msgspec
import pytest

from docgraph.errors import LexiconError
from docgraph.lexicon import Lexicon
from docgraph.reading.relate.cues import cue_book, cue_hits, phrases


def found(text: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    return [(text[h.start : h.end], h.row.relation) for h in cue_hits(text, 0, len(text), cue_book(lexicon))]


def test_choices_and_options_spell_out_every_phrase() -> None:
    assert phrases("[được] sửa đổi (bởi|tại)") == [
        "được sửa đổi bởi",
        "được sửa đổi tại",
        "sửa đổi bởi",
        "sửa đổi tại",
    ]


def test_the_longest_phrase_wins(lexicon: Lexicon) -> None:
    assert found("căn cứ ý kiến chỉ đạo của bộ", lexicon) == [("căn cứ ý kiến chỉ đạo", "based_on")]


def test_line_breaks_stars_and_missing_spaces_do_not_hide_a_phrase(lexicon: Lexicon) -> None:
    assert found("**bãi\nbỏ** và sửa đổi,bổ sung", lexicon) == [
        ("bãi\nbỏ", "repeals"),
        ("sửa đổi,bổ sung", "amends"),
    ]


def test_a_gap_stops_at_a_full_stop(lexicon: Lexicon) -> None:
    assert ("qua 10 năm thực hiện", "reports_on") in found("qua 10 năm thực hiện", lexicon)
    assert ("reports_on") not in [r for _, r in found("qua. năm thực hiện", lexicon)]


def test_a_syllable_s_end_is_no_cue(lexicon: Lexicon) -> None:
    assert found("axét", lexicon) == []


def test_two_rows_may_not_share_a_phrase(lexicon: Lexicon) -> None:
    row = lexicon.cues[0]
    twin = msgspec.structs.replace(row, id="twin")
    with pytest.raises(LexiconError, match="twin"):
        cue_book(Lexicon(cues=(row, twin)))


def test_an_empty_table_finds_nothing() -> None:
    assert found("bãi bỏ", Lexicon()) == []
