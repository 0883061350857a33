from __future__ import annotations

import msgspec

from docgraph.records import Document, Extraction, Mention, Passage, Pinpoint, Relation, RelationType
from docgraph.scoring import Difference, GoldPassage, score

TEXT = "Căn cứ khoản 1 Điều 5 Luật Giá; Nghị định số 85/2024/NĐ-CP của Chính phủ hướng dẫn Luật này."
LAW = Mention(
    id="m1", start=22, end=30, text="Luật Giá", form="named", type="Luật", issuer="Quốc hội",
    pinpoints=(Pinpoint(article="5", clause="1"),), document="d1",
)  # fmt: skip
DECREE = Mention(
    id="m2", start=32, end=58, text="Nghị định số 85/2024/NĐ-CP", form="numbered", type="NĐ", number="85",
    year="2024", symbol="NĐ-CP", issuer="Chính phủ", document="d2",
)  # fmt: skip
ANAPHOR = Mention(id="m3", start=83, end=91, text="Luật này", form="anaphor", type="Luật", document="d1")
DOCUMENTS = (
    Document(id="d1", type="Luật", name="Luật Giá", issuer="Quốc hội"),
    Document(id="d2", type="NĐ", number="85", year="2024", symbol="NĐ-CP", issuer="Chính phủ"),
)
GUIDES = Relation(source="d2", type=RelationType.GUIDES, target="d1", start=0, end=len(TEXT))
ANSWER = Extraction(mentions=(LAW, DECREE, ANAPHOR), documents=DOCUMENTS, relations=(GUIDES,))
GOLD = GoldPassage("a", "normative", "made", Passage(text=TEXT), ANSWER)


def _values(said: Extraction) -> tuple[dict[str, float], list[Difference]]:
    scores, differences = score([GOLD], {"a": said})
    return dict(scores.values()), differences


def test_the_right_answer_is_right_in_everything() -> None:
    values, differences = _values(ANSWER)
    assert set(values.values()) == {1.0}
    assert differences == []


def test_a_passage_that_was_not_read_is_all_missed() -> None:
    scores, differences = score([GOLD], {})
    assert scores.tallies["mention"].recall == 0
    assert scores.shares["resolution"].value == 0
    assert {difference.kind for difference in differences} == {"mention", "anaphor", "relation"}


def test_a_guessed_field_is_as_wrong_as_a_missed_one() -> None:
    guessed = msgspec.structs.replace(DECREE, date="2024-07-10")
    values, differences = _values(msgspec.structs.replace(ANSWER, mentions=(LAW, guessed, ANAPHOR)))
    assert values["date"] == 0.5
    assert differences == [Difference("a", "date", 32, 58, "", "2024-07-10")]


def test_a_longer_core_costs_the_exact_span_alone() -> None:
    longer = msgspec.structs.replace(DECREE, end=DECREE.end + 4, text=TEXT[32:62])
    values, _ = _values(msgspec.structs.replace(ANSWER, mentions=(LAW, longer, ANAPHOR)))
    assert values["mention"] == 1.0
    assert values["mention_exact"] == 0.5


def test_a_pinpoint_more_costs_precision() -> None:
    more = msgspec.structs.replace(LAW, pinpoints=(*LAW.pinpoints, Pinpoint(article="6")))
    scores, differences = score(
        [GOLD], {"a": msgspec.structs.replace(ANSWER, mentions=(more, DECREE, ANAPHOR))}
    )
    assert scores.tallies["pinpoint"].precision == 0.5
    assert differences[0].got == "article 6"


def test_the_wrong_type_of_relation_costs_all_but_the_bare_tie() -> None:
    cites = msgspec.structs.replace(GUIDES, type=RelationType.CITES)
    values, _ = _values(msgspec.structs.replace(ANSWER, relations=(cites,)))
    assert (values["relation"], values["relation_typed"], values["relation_untyped"]) == (0.0, 0.0, 1.0)


def test_a_sentence_elsewhere_is_no_evidence() -> None:
    elsewhere = msgspec.structs.replace(GUIDES, start=0, end=30)
    values, differences = _values(msgspec.structs.replace(ANSWER, relations=(elsewhere,)))
    assert values["relation"] == 1.0
    assert values["evidence"] == 0.0
    assert differences[0].kind == "evidence"


def test_one_law_split_in_two_costs_resolution() -> None:
    other = msgspec.structs.replace(ANAPHOR, document="d3")
    documents = (*DOCUMENTS, Document(id="d3", type="Luật", name="Luật Giá"))
    values, _ = _values(msgspec.structs.replace(ANSWER, mentions=(LAW, DECREE, other), documents=documents))
    assert values["anaphor_resolution"] == 0.0
    assert values["resolution"] == 1.0


def test_an_anaphor_of_two_needs_both() -> None:
    wanted = msgspec.structs.replace(ANAPHOR, document=("d1", "d2"))
    gold = GoldPassage("a", "normative", "made", Passage(text=TEXT), Extraction((LAW, wanted), DOCUMENTS, ()))
    half = Extraction((LAW, ANAPHOR), DOCUMENTS, ())
    assert score([gold], {"a": half})[0].shares["anaphor_resolution"].value == 0.0
    assert score([gold], {"a": gold.answer})[0].shares["anaphor_resolution"].right == 1
