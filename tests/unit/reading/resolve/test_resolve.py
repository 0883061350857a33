"""Mentions → documents: issuers, short forms, names, lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docgraph.reading.resolve import Resolution
from docgraph.records import Document

Reader = Callable[..., Resolution]


def ids(resolution: Resolution) -> list[str | tuple[str, ...] | None]:
    return [mention.document for mention in resolution.mentions]


def test_date_of_one_mention_is_the_documents(read: Reader) -> None:
    said = read(
        "Quyết định số 41/QĐ-UBND ngày 30/12/2019 đã có. Sau khi Quyết định 41/QĐ-UBND được ban hành",
        place="Bến Tre",
    )
    assert ids(said) == ["d1", "d1"]
    assert said.documents[0].date == "2019-12-30"
    assert said.mentions[1].date is None


@pytest.mark.parametrize(
    ("text", "place", "issuer"),
    [
        ("theo Thông tư số 7/2021/TT-BTC", None, "Bộ Tài chính"),
        ("theo Quyết định số 9/QĐ-TTg", None, "Thủ tướng Chính phủ"),
        ("theo Luật Giá năm 2012", None, "Quốc hội"),
        ("theo Pháp lệnh Dân số năm 2003", None, "Ủy ban Thường vụ Quốc hội"),
        ("theo Quyết định số 9/QĐ-UBND", "Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("theo Nghị quyết số 4/NQ-HĐND của HĐND tỉnh", "Bến Tre", "Hội đồng nhân dân tỉnh Bến Tre"),
        ("theo Công văn số 12/VPCP-NN", None, "Văn phòng Chính phủ"),
        ("theo Quyết định số 9/QĐ-UBND", None, None),
        ("theo Nghị quyết số 18-NQ/TW", None, None),
        ("theo Thông tư liên tịch số 3/2006/TTLT-BTC-BNV", None, None),
        ("theo Nghị định 100", None, None),
        ("theo Nghị định số 25-HĐBT ngày 18-3-1989", None, "Hội đồng Bộ trưởng"),
        ("theo Quyết định số 275-CP ngày 25/7/1979", None, "Hội đồng Chính phủ"),
    ],
)
def test_issuer_from_symbol_type_and_place(
    read: Reader, text: str, place: str | None, issuer: str | None
) -> None:
    assert read(text, place=place).mentions[0].issuer == issuer


def test_short_form_joins_the_full_one_wherever_it_stands(read: Reader) -> None:
    said = read("Nghị định 15 là mới. Nghị định số 15/2020/NĐ-CP quy định rõ; Nghị định 15 nêu vậy.")
    assert ids(said) == ["d1", "d1", "d1"]
    assert said.mentions[0].year is None


def test_one_party_number_in_two_terms_is_two_documents(read: Reader) -> None:
    said = read("Nghị quyết số 18-NQ/TW ngày 25/10/2017 và Nghị quyết số 18-NQ/TW ngày 16/6/2022 khác nhau.")
    assert ids(said) == ["d1", "d2"]


def test_date_that_contradicts_the_number_is_left_out(read: Reader) -> None:
    said = read("Nghị định số 26/2021/NĐ-CP ngày 25/3/2025 quy định")
    assert (said.mentions[0].date, said.documents[0].date) == ("2025-03-25", None)


def test_named_law_joins_its_number_and_splits_by_date(read: Reader) -> None:
    said = read("Luật Giá số 16/2023/QH15 thay Luật Giá năm 2012. Luật Giá năm 2023 có hiệu lực.")
    assert ids(said) == ["d1", "d2", "d1"]
    assert said.documents[0].name == "Luật Giá"


def test_lexicon_fills_the_document_and_never_the_mention(read: Reader) -> None:
    said = read("theo Luật Đất đai năm 2013")
    assert (said.documents[0].number, said.documents[0].inferred["number"]) == ("45", "lexicon")
    assert (said.mentions[0].number, said.mentions[0].date) == (None, "2013")
    assert read("theo Nghị định 100").documents[0].year is None


def test_a_body_after_a_list_is_that_of_all(read: Reader) -> None:
    said = read("theo Chỉ thị số 35-CT/TW và Kết luận số 118-KL/TW của Bộ Chính trị.")
    assert [mention.issuer for mention in said.mentions] == ["Bộ Chính trị", "Bộ Chính trị"]


def test_own_number_in_running_text_is_self(read: Reader) -> None:
    me = Document(
        id="self",
        type="KH",
        number="81",
        symbol="KH-UBND",
        date="2021-05-03",
        issuer="Ủy ban nhân dân tỉnh Cà Mau",
    )
    said = read("Các sở thực hiện Kế hoạch số 81/KH-UBND và Quyết định số 9/QĐ-UBND.", me=me)
    assert ids(said) == ["self", "d1"]
    assert said.mentions[1].issuer == "Ủy ban nhân dân tỉnh Cà Mau"
    assert said.self_document is not None
    assert said.documents[0].id == "self"


def test_province_is_guessed_only_where_one_dominates(read: Reader) -> None:
    one = "Thành phố Hải Phòng họp. Hải Phòng nêu: tỉnh Bến Tre đến Hải Phòng. Quyết định số 9/QĐ-UBND của Hải Phòng."
    two = "Tỉnh Bến Tre và tỉnh Cà Mau cùng Bến Tre, Cà Mau bàn về Quyết định số 9/QĐ-UBND."
    assert read(one).mentions[0].issuer == "Ủy ban nhân dân thành phố Hải Phòng"
    assert read(two).mentions[0].issuer is None


def test_district_keeps_its_name_and_lies_in_its_province(read: Reader) -> None:
    said = read("UBND huyện Cần Giờ vừa ra Quyết định số 33/2022/QĐ-UBND về bến đò.", place="Hồ Chí Minh")
    assert said.documents[0].issuer == "Ủy ban nhân dân huyện Cần Giờ"
    assert said.documents[0].jurisdiction == "Hồ Chí Minh"


def test_days_of_force_are_facts_of_the_document(read: Reader) -> None:
    said = read("Nghị định số 5/2025/NĐ-CP có hiệu lực thi hành kể từ ngày 01/7/2025.")
    assert said.documents[0].effective_from == "2025-07-01"
    assert (
        read("Nghị định số 5/2025/NĐ-CP chưa có hiệu lực từ ngày 01/7/2025.").documents[0].effective_from
        is None
    )


def test_ids_run_in_text_order_and_every_target_exists(read: Reader) -> None:
    said = read(
        "Nghị định 1/2020/NĐ-CP, Nghị định 2/2020/NĐ-CP. Hai Nghị định trên thay Thông tư số 3/2019/TT-BYT."
    )
    assert [mention.id for mention in said.mentions] == [f"m{n + 1}" for n in range(len(said.mentions))]
    assert [document.id for document in said.documents] == ["d1", "d2", "d3"]


def test_text_without_mentions(read: Reader) -> None:
    assert read("Trời đẹp.") == Resolution()


def test_a_choice_between_several_is_told_and_less_sure(read: Reader) -> None:
    said = read("Nghị định số 15/2018/NĐ-CP và Nghị định số 15/2020/NĐ-CP khác nhau; Nghị định 15 nêu rõ.")
    short = said.mentions[2]
    assert (short.document, short.inferred["document"]) == ("d2", "short:nearest")
    assert short.confidence < 0.8
