"""Evidence quads: deterministic, compact, without blank nodes, and the records come back from them."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from docgraph.graph.rdf.quads import PIECE, source_graph
from docgraph.graph.rdf.read_back import read_back
from docgraph.graph.rdf.terms import value_of
from docgraph.records import (
    Context,
    Document,
    Extraction,
    Mark,
    Mention,
    Passage,
    Pinpoint,
    Relation,
    RelationType,
)
from tests.unit.graph.samples import DECISION, plan, said

FULL = Mention(
    id="m1",
    start=0,
    end=7,
    text="QĐ 3323",
    form="numbered",
    type="QĐ",
    number="3323",
    year="2019",
    symbol="QĐ-UBND",
    date="2019-12-30",
    issuer="Ủy ban nhân dân thành phố Hải Phòng",
    pinpoints=(Pinpoint(article="5"), Pinpoint(article="7", clause="2")),
    document="d1",
    written="QĐ 3323",
    inferred={"issuer": "context"},
    rule="numbered",
    confidence=0.5,
)


def back(passage: Passage, extraction: Extraction) -> tuple[Passage, Extraction]:
    graph = source_graph(passage, extraction)
    return read_back(graph.iri, [tuple(map(value_of, triple)) for triple in graph.triples])


def test_a_mention_that_says_everything_takes_fifteen_triples() -> None:
    graph = source_graph(Passage(text="QĐ 3323", address="a"), Extraction(mentions=(FULL,)))
    assert Counter(s for s, _, _ in graph.triples)["<urn:docgraph:source:a#char=0,7>"] == 15


def test_a_relation_takes_at_most_ten_triples() -> None:
    graph = source_graph(*said("a", plan("1", "X"), (RelationType.AMENDS, DECISION)))
    counted = Counter(s for s, _, _ in graph.triples if "#relation=" in s)
    assert list(counted.values()) == [10]


def test_the_same_records_give_the_same_bytes() -> None:
    one = source_graph(*said("a", plan("1", "X"), (RelationType.AMENDS, DECISION)))
    assert (
        one.quad_lines()
        == source_graph(*said("a", plan("1", "X"), (RelationType.AMENDS, DECISION))).quad_lines()
    )
    assert "_:" not in one.lines()


def test_a_long_text_stands_in_pieces_and_comes_back() -> None:
    passage = Passage(text="ộ" * (PIECE * 2 + 5), address="a")
    graph = source_graph(passage, Extraction())
    assert max(len(o.encode()) for _, _, o in graph.triples) <= 65_536
    assert back(passage, Extraction())[0] == passage


def test_everything_comes_back() -> None:
    own = Document(id="self", type="KH", number="1", effective_from="2020-01-01", confidence=0.5)
    unnumbered = Document(id="d2", type="QĐ", name="các quyết định", count=83, inferred={"count": "text"})
    passage = Passage(
        text="QĐ 3323 và các văn bản trên\r\n",
        address="thư mục/a.txt",
        context=Context(date="2020", jurisdiction="Hải Phòng", self_document=Document(id="self", type="KH")),
        format="html",
        marks=(Mark("page", 1, 0), Mark("paragraph", 2, 8)),
        title="Một <tựa> đề",
    )
    anaphor = Mention(
        id="m2", start=12, end=27, text="các văn bản trên"[:15], form="anaphor", document=("d1", "d2")
    )
    extraction = Extraction(
        mentions=(FULL, anaphor),
        documents=(own, DECISION, unnumbered),
        relations=(Relation("self", RelationType.REPEALS, "d2", 0, 27, "m2", "cues:x", 0.75),),
        self_document=own,
    )
    passage_back, said_back = back(passage, extraction)
    assert passage_back == passage
    assert said_back.relations == extraction.relations
    assert said_back.documents == extraction.documents
    assert said_back.self_document == own
    assert said_back.mentions[0] == FULL
    assert said_back.mentions[1].document == ("d1", "d2")


def test_two_mentions_of_one_stretch_stay_two() -> None:
    twin = Mention(id="m2", start=0, end=7, text="QĐ 3323", form="named", document="d1")
    _, extraction = back(Passage(text="QĐ 3323", address="a"), Extraction(mentions=(FULL, twin)))
    assert {m.form for m in extraction.mentions} == {"numbered", "named"}


@given(st.text(max_size=60), st.text(max_size=20), st.text(min_size=1, max_size=20))
def test_any_text_comes_back(text: str, title: str, name: str) -> None:
    passage = Passage(text=text, address=name, title=title)
    extraction = Extraction(documents=(Document(id="d1", name=name, issuer=title),))
    assert back(passage, extraction) == (passage, extraction)
