"""A small graph of one city, for the named questions: who implements, changes, reports on whom."""

from __future__ import annotations

import msgspec

from docgraph.graph.kept import Graph
from docgraph.records import Document, RelationType
from tests.unit.graph.samples import CITY, document, plan, said

R = RelationType
CENTRAL = "Ban Chấp hành Trung ương"


def decision(local: str = "d1", *, number: str = "3323", date: str = "2019-12-30") -> Document:
    return document(local, type="QĐ", number=number, symbol="QĐ-UBND", date=date, issuer=CITY)


def resolution(local: str) -> Document:
    return document(local, type="NQ", number="19", symbol="NQ/TW", date="2017-10-25", issuer=CENTRAL)


def constitution(local: str) -> Document:
    return document(local, type="HP", name="Hiến pháp", date="2013", issuer="Quốc hội")


def district(number: str, date: str | None = None, local: str = "self") -> Document:
    return plan(number, "Ủy ban nhân dân quận Lê Chân, thành phố Hải Phòng", date, local)


def build(graph: Graph) -> None:
    """Fill a graph."""
    _decision_and_plans(graph)
    _chain_of_replacements(graph)
    news = said(
        "tin.txt",
        None,
        (R.CITES, decision()),
        (R.CITES, document("d2", type="KH", name="Kế hoạch của các sở")),
    )
    graph.add(*news)


def _decision_and_plans(graph: Graph) -> None:
    """A decision with its basis, the plans that carry it out in three steps, a report."""
    law = document(
        "d2", type="Luật", number="77", year="2015", symbol="QH13", name="Luật Tổ chức", issuer="Quốc hội"
    )
    graph.add(*said("3323.txt", decision("self"), (R.BASED_ON, resolution("d1")), (R.BASED_ON, law)))
    own_law = document(
        "self", type="Luật", number="77", year="2015", symbol="QH13", name="Luật Tổ chức", issuer="Quốc hội"
    )
    graph.add(*said("luat.txt", own_law, (R.BASED_ON, constitution("d1"))))
    graph.add(*said("12.txt", plan("12", CITY, "2020-01-15"), (R.IMPLEMENTS, decision())))
    graph.add(
        *said(
            "81.txt",
            plan("81", CITY, "2020-03-25"),
            (R.IMPLEMENTS, decision()),
            (R.BASED_ON, resolution("d2")),
        )
    )
    graph.add(
        *said("7.txt", district("7", "2020-04-01"), (R.IMPLEMENTS, plan("81", CITY, "2020-03-25", "d1")))
    )
    graph.add(
        *said(
            "9.txt",
            district("9", "2020-05-01"),
            (R.IMPLEMENTS, district("7", "2020-04-01", "d1")),
            (R.AMENDS, plan("12", CITY, "2020-01-15", "d2")),
        )
    )
    report = document("self", type="BC", number="100", symbol="BC-UBND", date="2020-12-20", issuer=CITY)
    graph.add(*said("bao-cao.txt", report, (R.REPORTS_ON, plan("12", CITY, "2020-01-15", "d1"))))


def _chain_of_replacements(graph: Graph) -> None:
    """Decisions of which each replaces the one before."""
    old = document(
        "self",
        type="QĐ",
        number="500",
        symbol="QĐ-UBND",
        date="2010-03-01",
        issuer=CITY,
        effective_from="2010-03-10",
        name="Quy chế một cửa",
    )
    graph.add(*said("500.txt", old))
    middle = document(
        "self",
        type="QĐ",
        number="900",
        symbol="QĐ-UBND",
        date="2015-06-01",
        issuer=CITY,
        effective_from="2015-06-10",
    )
    graph.add(
        *said(
            "900.txt",
            middle,
            (
                R.REPLACES,
                msgspec.structs.replace(decision(number="500", date="2010-03-01"), name="Quy định một cửa"),
            ),
        )
    )
    last = document(
        "self",
        type="QĐ",
        number="217",
        symbol="QĐ-UBND",
        date="2020-01-20",
        issuer=CITY,
        effective_from="2020-02-01",
    )
    graph.add(
        *said(
            "217.txt",
            last,
            (R.REPLACES, decision(number="900", date="2015-06-01")),
            (R.CITES, decision("d2", number="901", date="2015-07-01")),
        )
    )
