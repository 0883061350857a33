"""The fast way against a slow and obvious one: a plain regex of every known type and issuer, over everything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from docgraph.lexicon import load_lexicon
from docgraph.lexicon.index import issuers_by_acronym, type_by_symbol
from docgraph.reading.recognize import recognize
from docgraph.reading.recognize.prefilter import number_starts
from docgraph.reading.sources import File, read
from docgraph.reading.text.fold import fold

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT.parent / "shared" / "data" / "documents_sample.jsonl"
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


LEADS = ("theo Quyết định số ", "Căn cứ ", "tại các văn bản số ", "và ", "bãi bỏ: ", "Xem:\n")
TYPES = ("QĐ", "NQ", "TT", "CT", "KH", "BC", "TB", "TTr", "HD", "CTr", "TTLT")
TAILS = (" ngày 05/3/2020 của tỉnh", ", trừ khoản 2", ".", ";", "\nKính gửi", " và các văn bản khác", ")")


@st.composite
def made(draw: st.DrawFn) -> str:
    """A few identifiers of usual types and any issuer, each in a stretch of its own."""
    lexicon = load_lexicon()
    types = st.sampled_from(TYPES)
    issuers = st.sampled_from(sorted(issuers_by_acronym(lexicon)))
    stretches = []
    for _ in range(draw(st.integers(1, 3))):
        year = draw(st.sampled_from(["", "/1998", "/2024"]))
        identifier = f"{draw(st.integers(1, 9_999))}{year}/{draw(types)}-{draw(issuers)}"
        stretches.append(draw(st.sampled_from(LEADS)) + identifier + draw(st.sampled_from(TAILS)))
    return " ".join(stretches)


def _own_texts() -> Iterator[tuple[str, str]]:
    """The passages of bench/gold, the demonstration's papers, and the cases of reading."""
    for file in sorted((ROOT / "bench" / "gold").glob("*.jsonl")):
        for row in map(json.loads, file.read_text("utf-8").splitlines()):
            yield row["id"], fold(row["text"]).text
    for file in sorted((ROOT / "examples" / "hai-phong").iterdir()):
        passage = read(File(path=file, address=file.name))
        yield file.name, fold(passage.text, passage.format).text
    for file in sorted((ROOT / "tests" / "cases" / "extract").glob("*/input.txt")):
        yield file.parent.name, fold(file.read_text("utf-8")).text


def _missed(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Identifiers that the slow way finds and the fast one does not, with the text around them."""
    missed = []
    lexicon = load_lexicon()
    for name, text in texts:
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


def test_the_fast_way_misses_nothing_in_texts_of_the_project() -> None:
    assert _missed(_own_texts()) == []


@given(made())
def test_the_fast_way_misses_nothing_in_made_sentences(text: str) -> None:
    assert _missed([("made", text)]) == []


def test_the_fast_way_misses_nothing_in_some_documents() -> None:
    assert _missed(_texts(every=1105 // FEW)) == []


@pytest.mark.soak
def test_the_fast_way_misses_nothing_in_any_document() -> None:
    assert _missed(_texts(every=1)) == []


def test_the_slow_way_sees_what_it_should() -> None:
    text = "theo 15/2020/NĐ-CP, 3323/QĐ-UBND và 19-NQ/TW; không phải 12/ 2001/QĐ-BTC"
    assert [found.group() for found in _slow().finditer(text)] == [
        "15/2020/NĐ-CP",
        "3323/QĐ-UBND",
        "19-NQ/TW",
    ]
