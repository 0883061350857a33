"""What `này`, `trên` and defined short forms stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgraph.reading.resolve import Resolution
from docgraph.records import Document

Reader = Callable[..., Resolution]
ME = Document(
    id="self",
    type="QĐ",
    number="7",
    year="2022",
    symbol="QĐ-UBND",
    date="2022-03-01",
    issuer="Ủy ban nhân dân tỉnh Bến Tre",
)


def last(resolution: Resolution) -> str | tuple[str, ...] | None:
    return next(m.document for m in reversed(resolution.mentions) if m.form == "anaphor")


def test_this_is_the_text_itself(read: Reader) -> None:
    said = read("Bãi bỏ Quyết định số 9/2019/QĐ-UBND. Sở Tài chính thi hành Quyết định này.", me=ME)
    assert last(said) == "self"


def test_this_inside_a_quoted_new_text_is_the_amended_document(read: Reader) -> None:
    said = read(
        "Sửa đổi Điều 3 Quyết định số 20/2019/QĐ-UBND như sau: “Quyết định này áp dụng cho hộ nghèo”.", me=ME
    )
    assert last(said) == "d1"


def test_this_in_news_is_the_new_document_not_the_one_it_changes(read: Reader) -> None:
    said = read(
        "Chính phủ ban hành Nghị định số 61/2025/NĐ-CP sửa đổi Nghị định số 10/2022/NĐ-CP.\n"
        "Bộ Tài chính hướng dẫn thực hiện Nghị định này."
    )
    assert last(said) == "d1"


def test_this_before_its_document_is_named(read: Reader) -> None:
    said = read(
        "Nghị quyết này được Quốc hội thông qua ngày 26/6/2025, kéo dài Nghị quyết số 55/2010/QH12.\n"
        "Nghị quyết 216/2025/QH15 có lợi cho nông dân."
    )
    assert said.mentions[0].document == said.mentions[2].document
    assert next(d for d in said.documents if d.number == "216").date == "2025-06-26"


@pytest.mark.parametrize(("words", "count"), [("hai Nghị định trên", 2), ("03 Nghị định nêu trên", 3)])
def test_counted_anaphor_has_so_many_documents(read: Reader, words: str, count: int) -> None:
    said = read(
        f"Nghị định số 4/2019/NĐ-CP, Nghị định số 5/2020/NĐ-CP và Nghị định số 6/2021/NĐ-CP hết hạn; dừng {words}."
    )
    targets = last(said)
    assert targets == ("d1", "d2", "d3")[3 - count :]


def test_number_of_an_article_counts_nothing(read: Reader) -> None:
    said = read("Chính phủ ban hành Nghị định số 61/2025/NĐ-CP. Khoản 2 Điều 3 Nghị định này có lợi.")
    assert last(said) == "d1"


def test_nearest_of_its_type(read: Reader) -> None:
    said = read(
        "Thông tư số 3/2019/TT-BYT và Nghị định số 5/2020/NĐ-CP còn hiệu lực; theo Thông tư nêu trên thì được."
    )
    assert last(said) == "d1"


def test_consolidation_speaks_with_the_voice_of_what_it_merges(read: Reader) -> None:
    me = Document(id="self", type="VBHN", number="62", symbol="VBHN-BYT")
    said = read("Thông tư số 15/2015/TT-BYT được sửa đổi. Thông tư này áp dụng cho bệnh viện.", me=me)
    assert last(said) == "d1"


def test_text_of_articles_without_a_head_is_a_document(read: Reader) -> None:
    said = read(
        "Điều 1. Phạm vi\nThông tư này quy định về nước.\nĐiều 2. Thay thế Thông tư số 3/2019/TT-BYT."
    )
    assert said.self_document is not None
    assert (said.self_document.type, said.self_document.number) == ("TT", None)
    assert last(said) == "self"


def test_without_any_antecedent_nothing_is_invented(read: Reader) -> None:
    assert all(m.document is None for m in read("Nghị định này rất hay.").mentions)
