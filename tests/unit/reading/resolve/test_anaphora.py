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
        "Điều 7 Quyết định số 41/2016/QĐ-UBND được sửa đổi như sau: “Quyết định này không áp dụng cho chợ nổi”.",
        me=ME,
    )
    assert last(said) == "d1"


def test_this_in_news_is_the_new_document_not_the_one_it_changes(read: Reader) -> None:
    said = read(
        "Nghị định số 88/2031/NĐ-CP vừa ra sửa đổi Nghị định số 13/2028/NĐ-CP.\n"
        "Bộ Y tế sẽ giải thích Nghị định này."
    )
    assert last(said) == "d1"


def test_this_before_its_document_is_named(read: Reader) -> None:
    said = read(
        "Nghị quyết này được Quốc hội biểu quyết thông qua ngày 15/6/2033, nối thêm Nghị quyết số 42/2017/QH14.\n"
        "Nghị quyết 97/2033/QH17 giúp thu hồi nợ."
    )
    assert said.mentions[0].document == said.mentions[2].document
    assert next(d for d in said.documents if d.number == "97").date == "2033-06-15"


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
