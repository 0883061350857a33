"""Which identities are one document: full ones by key, partial ones only where one alone fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgraph.graph.answers import DocumentRow
from docgraph.graph.kept import Graph
from docgraph.graph.settle.join import name_strong, name_weak
from docgraph.identity import key_of
from docgraph.records import Document, RelationType
from tests.unit.graph.samples import CITY, document, plan, said

CITES = RelationType.CITES
OWN = Document(id="self", type="QĐ", number="3323", symbol="QĐ-UBND", date="2019-12-30", issuer=CITY)


def settled(folder: Path, *claims: Document) -> list[DocumentRow]:
    """The documents that claims, each from a source of its own, come to."""
    with Graph.open(folder, write=True) as graph:
        for position, claim in enumerate(claims):
            graph.add(*said(f"{position}.txt", None, (CITES, claim)))
        return list(graph.documents())


def cited(**fields: str | None) -> Document:
    return document("d1", **fields)


def test_every_way_to_cite_a_decision_comes_to_its_own_text(tmp_path: Path) -> None:
    ways = [
        cited(type="QĐ", number="3323", symbol="QĐ-UBND", issuer=CITY),
        cited(type="QĐ", number="3323", symbol="QĐ-UBND", issuer=CITY, date="2019-12-30"),
        cited(type="QĐ", number="3323", symbol="QĐ-UBND", issuer="Ủy ban nhân dân", jurisdiction="Hải Phòng"),
        cited(type="QĐ", number="3323"),
        cited(number="3323", symbol="QĐ-UBND"),
        cited(type="QĐ", number="3323", symbol="QĐ-UBND", date="2019-12"),
    ]
    with Graph.open(tmp_path, write=True) as graph:
        for position, way in enumerate(ways[:3]):
            graph.add(
                *said(f"before-{position}.txt", plan(str(position + 1), CITY, "2020-01-01"), (CITES, way))
            )
        graph.add(*said("own.txt", OWN))
        for position, way in enumerate(ways[3:]):
            graph.add(
                *said(f"after-{position}.txt", plan(str(position + 11), CITY, "2020-01-01"), (CITES, way))
            )
        decisions = [row for row in graph.documents() if row.number == "3323"]
        assert [row.incoming for row in decisions] == [len(ways)]
        assert decisions[0].source == "own.txt"
        assert not decisions[0].partial


def test_same_number_of_a_district_and_of_the_city_stays_two(tmp_path: Path) -> None:
    district = "Ủy ban nhân dân huyện Tiên Lãng, thành phố Hải Phòng"
    rows = settled(tmp_path, plan("33", CITY, "2020-02-07", "d1"), plan("33", district, "2020-02-07", "d1"))
    assert len(rows) == 2


def test_a_partial_that_several_fit_keeps_to_itself_with_candidates(tmp_path: Path) -> None:
    with Graph.open(tmp_path, write=True) as graph:
        for year in ("2018", "2020"):
            full = cited(type="NĐ", number="15", year=year, symbol="NĐ-CP", issuer="Chính phủ")
            graph.add(*said(f"{year}.txt", None, (CITES, full)))
        graph.add(*said("bare.txt", None, (CITES, cited(type="NĐ", number="15"))))
        partial = [row for row in graph.documents() if row.partial]
        assert len(partial) == 1
        view = graph.document(partial[0].iri)
        assert [row.year for row in view.candidates] == ["2018", "2020"]
        graph.drop("2018.txt")
        assert [row.year for row in graph.documents()] == ["2020"]
        graph.drop("2020.txt")
        assert [row.partial for row in graph.documents()] == [True]


def test_days_that_differ_make_two_documents(tmp_path: Path) -> None:
    fields = {"type": "QĐ", "number": "5", "symbol": "QĐ-UBND", "issuer": CITY}
    days = ("2020-01-01", "2020-06-01")
    rows = settled(tmp_path, *(cited(**fields, date=day) for day in days), cited(**fields, date="2020"))
    assert sorted(row.iri.partition("@")[2] for row in rows) == ["", *days]


def test_a_month_joins_the_day_in_it() -> None:
    keys = [
        key_of(cited(type="QĐ", number="5", issuer=CITY, date=date)) for date in ("2020-01", "2020-01-09")
    ]
    assert {named.iri for named in name_strong("urn:base", keys).values()} == {"urn:base"}


def test_a_law_told_by_name_joins_the_numbered_one(tmp_path: Path) -> None:
    named = cited(type="Luật", name="Luật Đất đai", date="2013", issuer="Quốc hội")
    numbered = cited(
        type="Luật", number="45", year="2013", symbol="QH13", name="Luật Đất đai", issuer="Quốc hội"
    )
    rows = settled(tmp_path, named, numbered)
    assert [row.number for row in rows] == ["45"]


def test_unnumbered_documents_of_two_sources_stay_two(tmp_path: Path) -> None:
    assert (
        len(
            settled(
                tmp_path,
                cited(type="KH", name="Kế hoạch cải cách"),
                cited(type="KH", name="Kế hoạch cải cách"),
            )
        )
        == 2
    )


@pytest.mark.parametrize("count", [0, 2])
def test_none_or_several_leave_a_weak_identity_its_own_name(count: int) -> None:
    bare = key_of(cited(type="NĐ", number="15"))
    full = {
        f"urn:{n}": [key_of(cited(type="NĐ", number="15", year=f"200{n}", issuer="Chính phủ"))]
        for n in range(count)
    }
    named = name_weak("urn:own", bare, full)
    assert named.iri == "urn:own"
    assert len(named.candidates) == count


def test_a_partial_joins_the_partial_that_tells_more(tmp_path: Path) -> None:
    bare = cited(type="QĐ", number="217", symbol="QĐ-UBND")
    of_the_city = cited(type="QĐ", number="217", symbol="QĐ-UBND", issuer=CITY)
    of_another = cited(type="QĐ", number="217", symbol="QĐ-UBND", issuer="Ủy ban nhân dân tỉnh Hải Dương")
    assert len(settled(tmp_path / "one", bare, of_the_city)) == 1
    assert len(settled(tmp_path / "two", of_the_city, bare, of_another)) == 3
