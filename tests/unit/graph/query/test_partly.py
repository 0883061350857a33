"""What is ended in part stays in force, and is shown with the part; what is only named is counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgraph.graph.kept import Graph
from docgraph.graph.query.ask import ask
from docgraph.records import Document, Extraction, Mention, Passage, Pinpoint, Relation, RelationType
from tests.unit.graph.samples import CITY, document

FEES = document("d1", type="QĐ", number="22", year="2021", symbol="QĐ-UBND", date="2021-03-01", issuer=CITY)
CORE = "Quyết định 22/2021/QĐ-UBND"
PROVISIONS = (Pinpoint(article="7"), Pinpoint(article="8"), Pinpoint(article="9", clause="3"))


def repeal(number: str, date: str, lead: str, *pinpoints: Pinpoint) -> tuple[Passage, Extraction]:
    """A decision that repeals the one on fees in one sentence."""
    text = f"{lead} {CORE}."
    seen = Mention(
        "m1",
        len(lead) + 1,
        len(text) - 1,
        CORE,
        "numbered",
        type="QĐ",
        number="22",
        pinpoints=pinpoints,
        document="d1",
        rule="sample:core",
    )
    own = document(
        "self",
        type="QĐ",
        number=number,
        symbol="QĐ-UBND",
        date=date,
        issuer=CITY,
        effective_from=f"{date[:4]}-12-31",
    )
    said = Relation(
        "self", RelationType.REPEALS, "d1", 0, len(text), "m1", rule="cues:repeal", confidence=0.9
    )
    return Passage(text, f"{number}.txt"), Extraction((seen,), (FEES,), (said,), own)


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[Graph]:
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(*repeal("789", "2023-05-04", "Bãi bỏ Điều 7, Điều 8 và khoản 3 Điều 9", *PROVISIONS))
        yield graph


def test_the_edge_and_every_answer_tell_the_part(graph: Graph) -> None:
    (edge,) = graph.document("22/2021/QĐ-UBND").edges_in["repeals"]
    assert edge.part == "Điều 7, Điều 8, khoản 3 Điều 9"
    assert edge.since == "2023-12-31"
    (row,) = graph.query("amendments", of="22/2021/QĐ-UBND")
    assert (row["part"], row["in_force_from"]) == ("Điều 7, Điều 8, khoản 3 Điều 9", "2023-12-31")
    assert graph.changes()[edge_target(graph)] == {"amends"}


def edge_target(graph: Graph) -> str:
    return graph.find_one("22/2021/QĐ-UBND").iri


@pytest.mark.parametrize("indexed", [True, False])
def test_the_rest_stays_in_force(graph: Graph, indexed: bool) -> None:
    def one(on: str) -> str:
        (row,) = ask(graph.store, graph.index, "in_force", {"of": CORE, "on": on}, indexed=indexed)
        return str(row["status"])

    # The repeal was signed in May and holds from the last day of the year.
    assert (one("2023-06-01"), one("2024-01-01")) == ("unknown", "partly_in_force")
    rows = ask(graph.store, graph.index, "in_force_on", {"on": "2025-01-01", "type": "QĐ"}, indexed=indexed)
    assert edge_target(graph) in [row["iri"] for row in rows]


@pytest.mark.parametrize("indexed", [True, False])
def test_a_later_whole_repeal_ends_it(graph: Graph, indexed: bool) -> None:
    graph.add(*repeal("900", "2024-02-03", "Bãi bỏ"))
    (row,) = ask(graph.store, graph.index, "in_force", {"of": CORE, "on": "2025-01-01"}, indexed=indexed)
    assert (row["status"], row["until"]) == ("ended", "2024-12-31")
    rows = ask(graph.store, graph.index, "in_force_on", {"on": "2025-01-01", "type": "QĐ"}, indexed=indexed)
    assert edge_target(graph) not in [one["iri"] for one in rows]


def test_reading_again_and_settling_anew_change_what_is_ended(graph: Graph) -> None:
    def ends() -> int:
        return len(graph.sparql("SELECT ?a { ?a dg:ends ?b }".replace("dg:ends", f"<{ENDS}>")))

    assert ends() == 0
    whole = repeal("789", "2023-05-04", "Bãi bỏ")
    graph.add(*whole)
    assert ends() == 1
    graph.settle()
    assert ends() == 1
    graph.add(*repeal("789", "2023-05-04", "Bãi bỏ một số điều của"))
    assert ends() == 0
    (edge,) = graph.document(CORE).edges_in["repeals"]
    assert edge.part == "một số điều"


ENDS = "https://w3id.org/docgraph/ontology#ends"


def test_who_confirms_a_part_does_not_make_it_the_whole(graph: Graph) -> None:
    graph.say("confirms", "789/QĐ-UBND", CORE, type="repeals", by="An", reason="Đã đọc bản gốc")
    (edge,) = graph.document(CORE).edges_in["repeals"]
    assert (edge.part, edge.said_by) == ("Điều 7, Điều 8, khoản 3 Điều 9", "An")
    (row,) = graph.query("in_force", of=CORE, on="2024-01-01")
    assert row["status"] == "partly_in_force"
    assert row["why"][0]["sentence"].startswith("Bãi bỏ Điều 7")


def news(address: str, *named: Document) -> tuple[Passage, Extraction]:
    """A text that is no document and names some."""
    text, mentions = "Trời đẹp. ", []
    for position, one in enumerate(named, 1):
        core = f"{one.type} {one.number or one.name}"
        start = len(text) + len("Bài báo nhắc ")
        form = "numbered" if one.number else "unnumbered"
        mentions.append(
            Mention(f"m{position}", start, start + len(core), core, form, document=one.id, rule="sample:core")  # type: ignore[arg-type]
        )
        text += f"Bài báo nhắc {core} hôm qua. "
    return Passage(text, address), Extraction(tuple(mentions), named, (), None)


PLAN = document("d2", type="KH", name="Kế hoạch trồng cây")


def test_sources_that_only_name_a_document_are_told_and_counted(graph: Graph) -> None:
    graph.add(*news("tin.txt", FEES, PLAN))
    view = graph.document(CORE)
    assert (view.row.incoming, view.row.named) == (1, 2)
    told = {one.source: one for one in view.named_in}
    assert [told[name].related for name in ("789.txt", "tin.txt")] == [True, False]
    assert told["tin.txt"].sentence == "Bài báo nhắc QĐ 22 hôm qua."
    assert (told["tin.txt"].start, told["tin.txt"].mentions) == (10, 1)
    graph.drop("tin.txt")
    assert graph.document(CORE).row.named == 1


@pytest.mark.parametrize("indexed", [True, False])
def test_lists_count_sources_and_leave_out_what_has_no_name(graph: Graph, indexed: bool) -> None:
    graph.add(*news("tin.txt", FEES, PLAN))
    asked = [
        [
            (row["label"][:13], row["cited"], row["named"])
            for row in ask(graph.store, graph.index, name, given, indexed=indexed)
        ]
        for name, given in (
            ("orphans", {}),
            ("orphans", {"unnumbered": "yes"}),
            ("most_cited", {"limit": "1"}),
        )
    ]
    fees = ("Quyết định 22", 1, 2)
    assert asked == [[fees], [fees, ("Kế hoạch trồn", 0, 1)], [fees]]
    rows = ask(graph.store, graph.index, "coverage", {}, indexed=indexed)
    assert sum(row["documents"] for row in rows) == 2


@pytest.mark.parametrize("indexed", [True, False])
def test_decisions_without_implementers_tell_whether_they_were_read(graph: Graph, indexed: bool) -> None:
    bare = document("self", type="QĐ", number="4", symbol="QĐ-UBND")
    graph.add(Passage("QUYẾT ĐỊNH", "4.txt"), Extraction((), (), (), bare))
    rows = ask(graph.store, graph.index, "decisions_not_implemented", {}, indexed=indexed)
    assert [(row["number"], row["read"]) for row in rows] == [
        ("4/QĐ-UBND", True),
        ("789/QĐ-UBND", True),
        ("22/2021/QĐ-UBND", False),
    ]


def test_a_title_that_tells_no_provisions_takes_those_of_the_article(tmp_path: Path) -> None:
    title = f"Bãi bỏ một số điều của {CORE}"
    text = f"{title}\nĐiều 1. Bãi bỏ Điều 7 {CORE}.\nĐiều 2. Căn cứ Điều 3 {CORE}."
    starts = [at for at in range(len(text)) if text.startswith(CORE, at)]
    given = ((), (Pinpoint(article="7"),), (Pinpoint(article="3"),))
    mentions = tuple(
        Mention(f"m{n}", at, at + len(CORE), CORE, "numbered", type="QĐ", pinpoints=pinpoints, document="d1")
        for n, (at, pinpoints) in enumerate(zip(starts, given, strict=True), 1)
    )
    own = document("self", type="QĐ", number="5", symbol="QĐ-UBND", date="2023-05-04", issuer=CITY)
    said = Relation("self", RelationType.REPEALS, "d1", 0, len(title), "m1")
    with Graph.open(tmp_path, write=True) as graph:
        graph.add(Passage(text, "5.txt"), Extraction(mentions, (FEES,), (said,), own))
        (edge,) = graph.document(CORE).edges_in["repeals"]
        assert edge.part == "Điều 7"
        assert graph.query("amendments", of=CORE)[0]["part"] == "Điều 7"
