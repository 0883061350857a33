"""Laws of reading that hold for every text."""

from __future__ import annotations

import unicodedata

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from docgraph.reading.pipeline import extract, mentions_of
from docgraph.records import Document, Extraction, Mention, Passage
from tests.properties.texts import passages, texts

FORMATS = st.sampled_from(["text", "html"])


def _check_mentions(text: str, mentions: tuple[Mention, ...]) -> None:
    open_ends: list[int] = []
    last = (-1, 0)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert last <= (mention.start, -mention.end), "not in the order of the text"
        last = (mention.start, -mention.end)
        while open_ends and open_ends[-1] <= mention.start:
            open_ends.pop()
        assert not open_ends or mention.end <= open_ends[-1], "two mentions cross"
        open_ends.append(mention.end)
    assert len({mention.id for mention in mentions}) == len(mentions)


def _check_ties(text: str, said: Extraction) -> None:
    known = {document.id for document in said.documents} | {"self"}
    assert len({document.id for document in said.documents}) == len(said.documents)
    for mention in said.mentions:
        named = mention.document if isinstance(mention.document, tuple) else (mention.document,)
        assert known.issuperset(name for name in named if name)
    for relation in said.relations:
        assert known >= {relation.source, relation.target}
        assert relation.source != relation.target
        assert 0 <= relation.start < relation.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(texts, st.text(max_size=60)), format=FORMATS)
@example(text="", format="text")
@example(text="\x00", format="html")
@example(text="<" * 50 + "&#xFFFFFFF;&#55555555;", format="html")
@example(text="số 1/" + "A-" * 200, format="text")
def test_any_text_is_safe(text: str, format: str) -> None:
    said = extract(Passage(text=text, format=format))
    _check_mentions(text, said.mentions)
    _check_ties(text, said)


@settings(max_examples=80, deadline=None)
@given(text=texts)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert extract(Passage(text=text)) == extract(Passage(text=text))


@settings(max_examples=60, deadline=None)
@given(text=passages)
def test_composed_and_decomposed_letters_give_the_same_documents(text: str) -> None:
    composed = extract(Passage(text=unicodedata.normalize("NFC", text)))
    decomposed_text = unicodedata.normalize("NFD", text)
    decomposed = extract(Passage(text=decomposed_text))
    _check_mentions(decomposed_text, decomposed.mentions)
    assert decomposed.documents == composed.documents
    assert [_without_place(m) for m in decomposed.mentions] == [_without_place(m) for m in composed.mentions]
    assert [(r.source, r.type, r.target) for r in decomposed.relations] == [
        (r.source, r.type, r.target) for r in composed.relations
    ]


def _without_place(mention: Mention) -> Mention:
    text = unicodedata.normalize("NFC", mention.text)
    return msgspec.structs.replace(mention, start=0, end=0, text=text, written=None)


dashes = st.sampled_from("-‐‑‒–—−")
slashes = st.sampled_from(["/", "⁄", "∕", "／", " / ", "/ "])
KNOWN = (
    ("Nghị định", "NĐ", "100", "2019", "NĐ", "CP"),
    ("Thông tư", "TT", "80", "2021", "TT", "BTC"),
    ("Quyết định", "QĐ", "3323", None, "QĐ", "UBND"),
    ("Nghị quyết", "NQ", "18", "2020", "NQ", "HĐND"),
)


@settings(max_examples=150, deadline=None)
@given(
    known=st.sampled_from(KNOWN),
    dash=dashes,
    slash=slashes,
    eth=st.booleans(),
    zeros=st.sampled_from(["", "0"]),
    gap=st.sampled_from([" ", "  ", "\n", "\u00a0"]),
    count=st.sampled_from(["số ", "số: ", "số", "Số "]),
    case=st.sampled_from([str, str.upper, str.lower]),
)
def test_however_it_is_spelt_it_is_one_document(
    known: tuple[str, str, str, str | None, str, str],
    dash: str,
    slash: str,
    eth: bool,
    zeros: str,
    gap: str,
    count: str,
    case: object,
) -> None:
    word, type_, number, year, first, second = known
    assert callable(case)
    written = f"{word}{gap}{count}{zeros}{number}{slash}"
    written += f"{year}{slash}" if year else ""
    written = case(written + f"{first}{dash}{second}")
    if eth:
        written = written.replace("Đ", "Ð").replace("đ", "ð")
    (mention,) = mentions_of(Passage(text=f"theo {written} thì được."))
    assert (mention.type, mention.number, mention.year) == (type_, number, year)
    assert mention.symbol == f"{first}-{second}"
    assert mention.text == written


@settings(max_examples=60, deadline=None)
@given(one=passages, other=passages)
def test_two_passages_with_a_paragraph_between_give_both_results(one: str, other: str) -> None:
    shift = len(one) + 2
    wanted = [_place(m, 0) for m in mentions_of(Passage(text=one))]
    wanted += [_place(m, shift) for m in mentions_of(Passage(text=other))]
    assert [_place(m, 0) for m in mentions_of(Passage(text=f"{one}\n\n{other}"))] == wanted


def _place(mention: Mention, shift: int) -> Mention:
    return msgspec.structs.replace(mention, id="", start=mention.start + shift, end=mention.end + shift)


@settings(max_examples=60, deadline=None)
@given(text=texts)
def test_what_is_known_before_reading_never_moves_a_mention(text: str) -> None:
    from docgraph.records import Context

    own = Document(id="self", type="QĐ", number="5", symbol="QĐ-UBND", date="2020-01-01")
    context = Context(date="2020-01-01", jurisdiction="Huế", self_document=own)
    plain = extract(Passage(text=text))
    known = extract(Passage(text=text, context=context))
    _check_mentions(text, known.mentions)
    cores = {(m.start, m.end) for m in plain.mentions if m.form in ("numbered", "named")}
    assert {(m.start, m.end) for m in known.mentions if m.form in ("numbered", "named")} == cores
