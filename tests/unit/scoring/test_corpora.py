from __future__ import annotations

from docgraph.records import Document, Extraction, Mention, Relation, RelationType
from docgraph.scoring.corpora import (
    Change,
    ChangeRow,
    IdentityRow,
    ProvisionRow,
    SpanRow,
    Stretch,
    changes_of_lists,
    changes_of_provisions,
    score_changes,
    score_identities,
    score_spans,
)

TEXT = "Theo Nghị định số 85/2024/NĐ-CP ngày 10/7/2024 và Chỉ thị số 16/CT-TTg."
DECREE = Mention(id="m1", start=5, end=31, text=TEXT[5:31], form="numbered", type="NĐ")
DIRECTIVE = Mention(id="m2", start=50, end=70, text=TEXT[50:70], form="numbered", type="CT")


def test_a_core_without_the_date_that_the_corpus_counts_in_is_exact() -> None:
    row = SpanRow("a", TEXT, (Stretch(5, 46),))
    scores = score_spans([row], {"a": Extraction(mentions=(DECREE, DIRECTIVE))})
    assert scores.exact.value == 1.0
    assert scores.precision.count == 1, "a type that the corpus never marks is not asked about"


def test_what_the_corpus_left_out_is_no_false_alarm() -> None:
    left_out = SpanRow("a", TEXT, (), missing=(Stretch(5, 31),))
    assert score_spans([left_out], {"a": Extraction(mentions=(DECREE,))}).precision.value == 1.0
    unmarked = SpanRow("a", TEXT, ())
    assert score_spans([unmarked], {"a": Extraction(mentions=(DECREE,))}).false == [("a", 5, 31)]


def test_a_type_is_known_by_its_letters() -> None:
    rows = [
        IdentityRow("a", type="Công văn", confidence="independent", independent_fields=("type",)),
        IdentityRow("b", type="Nghị quyết", confidence="independent", independent_fields=("type",)),
        IdentityRow("c", type="Luật", confidence="weak", independent_fields=("type",)),
    ]
    said = {
        "a": Extraction(self_document=Document(id="self", type="CV")),
        "b": Extraction(self_document=Document(id="self", type="QĐ")),
    }
    share = score_identities(rows, said)["type"]
    assert (share.right, share.count) == (1, 2)


def test_only_changes_whose_number_stands_in_the_text_are_asked_for() -> None:
    triples = (
        Change("amends", "85/2024/NĐ-CP"),
        Change("repeals", "99/2020/NĐ-CP"),
        Change("cites", "16/CT-TTg"),
    )
    assert changes_of_provisions([ProvisionRow("a", TEXT, triples)]) == {"a": {("amends", "85 2024 nd cp")}}


def test_lists_made_by_a_language_model_are_not_asked() -> None:
    rows = [
        ChangeRow("amends", "85/2024/NĐ-CP", "a", "page_title"),
        ChangeRow("amends", "86/2024/NĐ-CP", "a", "congbot_llm_silver"),
        ChangeRow("amends", "87/2024/NĐ-CP", None, "page_title"),
    ]
    assert changes_of_lists(rows) == {"a": {("amends", "85 2024 nd cp")}}


def test_a_change_of_another_type_counts_for_the_untyped_recall_only() -> None:
    said = Extraction(
        documents=(Document(id="d1", number="85", year="2024", symbol="NĐ-CP"),),
        relations=(Relation(source="self", type=RelationType.REPEALS, target="d1", start=0, end=9),),
    )
    scores = score_changes({"a": {("amends", "85 2024 nd cp")}}, {"a": said})
    assert (scores.typed_recall.value, scores.recall.value) == (0.0, 1.0)
    assert scores.missed == [("a", "amends", "85 2024 nd cp")]
