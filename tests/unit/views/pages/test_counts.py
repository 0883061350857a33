from __future__ import annotations

from docgraph.graph.answers import DocumentRow
from docgraph.views.faces import Directory
from docgraph.views.pages.counts import HEIGHT, count_documents
from docgraph.views.render import Pages
from docgraph.views.whole import counts_page
from tests.unit.views.made import CITY, hai_phong


def test_each_document_is_counted_once_by_year_month_and_issuer() -> None:
    graph = hai_phong()
    counts = count_documents(Directory(graph.documents(), graph.sources()))
    assert counts.total == 19
    assert sum(bar.count for bar in counts.years) == counts.total - counts.undated
    assert sum(n for row in counts.months for n, _ in row.months) == counts.total - counts.undated
    assert sum(row.count for row in counts.issuers) == counts.total - counts.nameless
    assert (counts.issuers[0].name, counts.issuers[0].count) == (CITY, 3)


def test_the_highest_bar_fills_the_plot_and_years_between_stand_empty() -> None:
    rows = [DocumentRow(str(n), str(n), date=day) for n, day in enumerate(("2010", "2012-03", "2012-03-04"))]
    counts = count_documents(Directory(rows, ()))
    assert [(bar.label, bar.count, bar.high) for bar in counts.years] == [
        ("2010", 1, HEIGHT / 2), ("2011", 0, 0), ("2012", 2, HEIGHT),
    ]  # fmt: skip
    assert [(row.year, row.unknown) for row in counts.months] == [("2012", 0), ("2010", 1)]


def test_issuers_beyond_the_first_are_counted() -> None:
    rows = [DocumentRow(str(n), str(n), issuer=f"Cơ quan {n}") for n in range(40)]
    counts = count_documents(Directory(rows, ()))
    assert (len(counts.issuers), counts.more_issuers) == (25, 15)


def test_no_name_of_a_body_becomes_markup_and_an_empty_graph_says_what_to_do() -> None:
    rows = [DocumentRow("a", "a", issuer="<script>alert(1)</script>", date="2020-01-01")]
    page = counts_page(Directory(rows, ()), Pages("vi"))
    assert "<script>alert" not in page
    assert "docgraph add" in counts_page(Directory((), ()), Pages("vi"))
