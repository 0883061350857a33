"""The fast way against a slow and obvious one: a plain regex of every known type and issuer, over everything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import regex

from docgraph.lexicon import load_lexicon
from docgraph.lexicon.index import issuers_by_acronym, type_by_symbol
from docgraph.reading.recognize import recognize
from docgraph.reading.recognize.prefilter import number_starts
from docgraph.reading.text.fold import fold

SAMPLE = Path(__file__).parents[3] / "shared" / "data" / "documents_sample.jsonl"
FEW = 200


@cache
def _slow() -> regex.Pattern[str]:
    """A number, perhaps a year, the letters of a known type and of a known issuer; nothing glued to it."""
    lexicon = load_lexicon()
    types = "|".join(map(regex.escape, type_by_symbol(lexicon)))
    issuers = "|".join(map(regex.escape, issuers_by_acronym(lexicon)))
    before = r"(?<![\p{L}\p{M}\d/.,-])(?<![\d/-][ ]?[/-])(?<![/-][ ])"
    return regex.compile(
        rf"{before}\d{{1,6}}(?:/(?:19|20)\d\d)?[/-](?:{types})[-/](?:{issuers})(?![\p{{L}}\p{{M}}\d])"
    )


@cache
def _own_number() -> regex.Pattern[str]:
    """The number line of a document's head, which is no mention."""
    return regex.compile(r"S[ốỐ]\s?:?\s{0,3}$")


def _texts(every: int) -> Iterator[tuple[str, str]]:
    if not SAMPLE.is_file():
        pytest.skip("the sample of real documents is not beside the project")
    with SAMPLE.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines):
            if place % every == 0:
                row = json.loads(line)
                yield row["id"], fold(row["text"]).text


def _missed(every: int) -> list[str]:
    """Identifiers that the slow way finds and the fast one does not, with the text around them."""
    missed = []
    lexicon = load_lexicon()
    for name, text in _texts(every):
        starts = {start for start, _ in number_starts(text)}
        spans = [(m.start, m.end) for m in recognize(text, lexicon)]
        for found in _slow().finditer(text):
            start, end = found.span()
            around = f"{name}: {text[max(0, start - 40) : end + 20]!r}"
            if start not in starts:
                missed.append(f"not in a window: {around}")
            head = _own_number().search(text, max(0, start - 8), start)
            if head is None and not any(s <= start and end <= e for s, e in spans):
                missed.append(f"no mention: {around}")
    return missed


def test_the_fast_way_misses_nothing_in_some_documents() -> None:
    assert _missed(every=1105 // FEW) == []


@pytest.mark.soak
def test_the_fast_way_misses_nothing_in_any_document() -> None:
    assert _missed(every=1) == []


def test_the_slow_way_sees_what_it_should() -> None:
    text = "theo 15/2020/NĐ-CP, 3323/QĐ-UBND và 19-NQ/TW; không phải 12/ 2001/QĐ-BTC"
    assert [found.group() for found in _slow().finditer(text)] == [
        "15/2020/NĐ-CP",
        "3323/QĐ-UBND",
        "19-NQ/TW",
    ]
