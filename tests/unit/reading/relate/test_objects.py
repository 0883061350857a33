"""Which mentions a cue governs."""

from __future__ import annotations

from collections.abc import Callable

from docgraph.records import Relation

Related = Callable[..., list[Relation]]


def said_of(relations: list[Relation]) -> dict[str, str]:
    return {r.target: r.type.value for r in relations if r.source == "self"}


def test_every_item_of_a_list_in_a_sentence(related: Related) -> None:
    said = related(
        "Bãi bỏ các [d1|Thông tư 1/2001/TT-BTC] ngày 3/8/2001; số [d2|5/2005/TT-BTC] và [d3|Thông tư 7/2007/TT-BTC]."
    )
    assert said_of(said) == {"d1": "repeals", "d2": "repeals", "d3": "repeals"}


def test_a_plan_is_approved_and_rules_are_attached(related: Related) -> None:
    said = related("Ban hành [d1|Quy chế làm việc] của Sở.\nPhê duyệt [d2|Chiến lược cấp nước] đến năm 2030.")
    assert said_of(said) == {"d1": "attaches", "d2": "approves"}


def test_an_anaphor_of_several_documents_stands_for_each(related: Related) -> None:
    said = related("[self|Thông tư này] thay thế 02 [d1,d2|Thông tư nêu trên].")
    assert said_of(said) == {"d1": "replaces", "d2": "replaces"}


def test_a_document_in_a_body_s_name_is_only_cited(related: Related) -> None:
    said = related("Ban Chỉ đạo tổng kết [d1|Nghị quyết 18-NQ/TW] họp.")
    assert said_of(said) == {"d1": "cites"}


def test_a_bracket_that_names_a_document_again_closes_its_title(related: Related) -> None:
    said = related(
        "Thực hiện [d1|Quyết định 5/QĐ-BTC] phê duyệt [d2|Chương trình giá] ([d1|Quyết định 5/QĐ-BTC]), "
        "[d3|Nghị quyết 6/NQ-CP], Bộ làm:"
    )
    assert said_of(said) == {"d1": "implements", "d2": "cites", "d3": "implements"}


def test_the_words_that_end_a_plan_s_name_have_the_next_document_as_object(related: Related) -> None:
    said = related("[d1|Quyết định 5/QĐ-BTC] ban hành [d2|Kế hoạch thực hiện] [d3|Nghị quyết 6/NQ-CP].")
    assert ("d2", "implements", "d3") in {(r.source, r.type.value, r.target) for r in said}
