"""What a document is called where its sources call it differently."""

from __future__ import annotations

import pytest

from docgraph.graph.settle.describe import Voice, describe
from docgraph.records import Document


def law(name: str, number: str = "83", kind: str = "Luật") -> Document:
    return Document(id="", type=kind, number=number, year="2015", symbol="QH13", issuer="Quốc hội", name=name)


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (["NGÂN SÁCH NHÀ NƯỚC", "Luật Ngân sách nhà nước"], "Luật Ngân sách nhà nước 83/2015/QH13"),
        (["LUẬT NGÂN SÁCH NHÀ NƯỚC", "Luật Ngân sách nhà nước"], "Luật Ngân sách nhà nước 83/2015/QH13"),
        (["NGÂN SÁCH NHÀ NƯỚC"], "Luật NGÂN SÁCH NHÀ NƯỚC 83/2015/QH13"),
    ],
)
def test_a_law_is_called_by_its_types_word_and_not_in_capitals(names: list[str], label: str) -> None:
    # The first voice is the text's own.
    voices = [Voice(law(name), 1, int(not at)) for at, name in enumerate(names)]
    name = "urn:lex:vn:quoc.hoi:luat:2015;83-2015"
    for told in (voices, voices[::-1]):
        assert describe(name, told, partial=False).row.label == label


def test_of_two_numbers_that_are_one_the_one_in_the_name_is_told() -> None:
    one, other = (
        Document(id="", type=kind, number=number, symbol=symbol, date=date, issuer="Sở Nội vụ tỉnh Lào Cai")
        for kind, number, symbol, date in (
            ("KH", "81", "KH-SNV", "2020"),
            ("CTr", "49", "CTr-SNV", "2020-03-16"),
        )
    )
    told = describe(
        "urn:lex:vn;lao.cai:so.noi.vu:ke.hoach:2020;81", [Voice(other, 5, 1), Voice(one, 1, 0)], partial=False
    )
    assert told.row.label == "Kế hoạch 81/KH-SNV năm 2020"
