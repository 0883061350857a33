"""A document is found as people name it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docgraph.graph.kept import Graph
from docgraph.graph.query.naming import parse_name
from docgraph.records import Document, RelationType
from tests.unit.graph.samples import CITY, document, plan, said

CITES = RelationType.CITES


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with Graph.open(tmp_path_factory.mktemp("named"), write=True) as graph:
        own = Document(id="self", type="QĐ", number="3323", symbol="QĐ-UBND", date="2019-12-30", issuer=CITY)
        law = document(
            "d1", type="Luật", number="45", year="2013", symbol="QH13", name="Luật Đất đai", issuer="Quốc hội"
        )
        decree = document("d2", type="NĐ", number="15", year="2020", symbol="NĐ-CP", issuer="Chính phủ")
        graph.add(*said("own.txt", own, (CITES, law), (CITES, decree)))
        graph.add(*said("33.txt", plan("33", CITY, "2020-02-07")))
        graph.add(
            *said("33b.txt", plan("33", "Ủy ban nhân dân quận Hồng Bàng, thành phố Hải Phòng", "2020-03-02"))
        )
        yield graph


@pytest.mark.parametrize(
    "name",
    [
        "3323/QĐ-UBND",
        "3323/qđ-ubnd",
        "3323/qd-ubnd",
        "QĐ 3323",
        "qd 3323",
        "số 3323",
        "Quyết định số 3323/QĐ-UBND",
        "Quyết định 3323 ngày 30/12/2019",
        "Quyết định 3323/QĐ-UBND ngày 30 tháng 12 năm 2019",
        "3323/QĐ-UBND 2019-12-30",
        "QĐ 3323 năm 2019",
        "3323/QĐ-UBND Hải Phòng",
        "3323 của Ủy ban nhân dân thành phố Hải Phòng",
        "  3323/QĐ-UBND  ",
    ],
)
def test_one_document_by_many_names(graph: Graph, name: str) -> None:
    assert [row.number for row in graph.find(name).fits] == ["3323"]


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Luật Đất đai", ["45"]),
        ("luat dat dai", ["45"]),
        ("45/2013/QH13", ["45"]),
        ("15/2020/NĐ-CP", ["15"]),
        ("Nghị định 15", ["15"]),
        ("33/KH-UBND", ["33", "33"]),
        ("33/KH-UBND Hồng Bàng", ["33"]),
        ("33/KH-UBND ngày 7/2/2020", ["33"]),
    ],
)
def test_names_and_what_they_fit(graph: Graph, name: str, numbers: list[str]) -> None:
    assert [row.number for row in graph.find(name).fits] == numbers


@pytest.mark.parametrize(
    "name", ["3332/QĐ-UBND", "3323/NQ-HĐND", "QĐ 3323 ngày 01/01/2020", "3323/QĐ-UBND Hà Nội"]
)
def test_what_is_not_there_gives_the_nearest(graph: Graph, name: str) -> None:
    found = graph.find(name)
    assert found.fits == ()
    assert found.nearest[0].number == "3323"


def test_an_iri_names_its_document(graph: Graph) -> None:
    iri = graph.find_one("QĐ 3323").iri
    assert graph.find_one(iri).number == "3323"


def test_a_name_is_taken_apart() -> None:
    told = parse_name("Quyết định số 05/2020/QĐ-UBND ngày 3.2.2020 của UBND thành phố Hải Phòng")
    assert (told.number, told.year, told.symbol, told.date) == ("5", "2020", "QĐ-UBND", "2020-02-03")
    assert "phong" in told.words
