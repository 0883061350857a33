"""Settling is a function of the sources alone: any way there gives the same quads as a fresh build."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgraph.errors import DocgraphError
from docgraph.graph.kept import Graph
from docgraph.graph.rdf.read_back import read_back
from docgraph.graph.rdf.said import Statement, statement_of
from docgraph.records import Extraction, Passage, RelationType
from tests.unit.graph.samples import CITY, document, said

Source = tuple[Passage, Extraction]
Word = tuple[str, int, int, str]
ADDRESSES = ["a.txt", "b.txt", "c/d.txt", "https://example.org/e"]

fields = st.fixed_dictionaries(
    {
        "type": st.sampled_from([None, "QĐ", "Luật", "NĐ"]),
        "number": st.sampled_from([None, "1", "45", "3323"]),
        "year": st.sampled_from([None, "2013", "2019"]),
        "symbol": st.sampled_from([None, "QĐ-UBND", "QH13"]),
        "date": st.sampled_from([None, "2019-12-30", "2019-12", "2019-01-05", "2013"]),
        "issuer": st.sampled_from([None, CITY, "Ủy ban nhân dân", "Quốc hội"]),
        "name": st.sampled_from([None, "Luật Đất đai", "Luật Giá"]),
    }
)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    address = draw(st.sampled_from(ADDRESSES))
    told = draw(st.lists(st.tuples(st.sampled_from(list(RelationType)), fields), max_size=3))
    targets = [(kind, document(f"d{n}", **values)) for n, (kind, values) in enumerate(told, 1)]
    own = draw(st.none() | fields.map(lambda values: document("self", **values)))
    return said(address, own, *targets, lead=draw(st.sampled_from(["", "Mở đầu. "])))


words = st.tuples(
    st.sampled_from(["states", "confirms", "rejects", "same", "different"]),
    st.integers(0, 9),
    st.integers(0, 9),
    st.sampled_from(["amends", "cites", "implements"]),
)
steps = st.lists(sources() | st.sampled_from(ADDRESSES), min_size=1, max_size=8)
spoken_steps = st.lists(sources() | st.sampled_from(ADDRESSES) | words, min_size=2, max_size=10)


def quads(graph: Graph) -> list[str]:
    return sorted(graph.store.quad_lines())


def rows_and_words(graph: Graph) -> list[object]:
    """What the index lists, and every word by which it finds something, with how often."""
    found: list[object] = list(graph.documents())
    for table in ("words", "sentences"):
        graph.index.db.execute(f"CREATE VIRTUAL TABLE temp.of_{table} USING fts5vocab(main, {table}, row)")
        found += graph.index.rows(f"SELECT * FROM temp.of_{table} ORDER BY 1")
        graph.index.db.execute(f"DROP TABLE temp.of_{table}")
    return found


def fresh(kept: dict[str, Source], folder: Path, *, together: bool) -> list[str]:
    with Graph.open(folder, write=True) as graph:
        if together:
            graph.load(kept[address] for address in sorted(kept, reverse=True))
        else:
            for address in sorted(kept):
                graph.add(*kept[address])
        return quads(graph)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_any_sequence_equals_a_fresh_build(sequence: list[Source | str]) -> None:
    kept: dict[str, Source] = {}
    with TemporaryDirectory() as name:
        with Graph.open(Path(name) / "walked", write=True) as graph:
            for step in sequence:
                if isinstance(step, str):
                    assert graph.drop(step) == (kept.pop(step, None) is not None)
                else:
                    graph.add(*step)
                    kept[step[0].address] = step
            walked, rows = quads(graph), rows_and_words(graph)
            edges = graph.index.rows("SELECT doer, type, target, count, partly FROM link ORDER BY 1, 2, 3")
            graph.settle()
            assert quads(graph) == walked
            assert rows_and_words(graph) == rows
            assert (
                graph.index.rows("SELECT doer, type, target, count, partly FROM link ORDER BY 1, 2, 3")
                == edges
            )
        assert fresh(kept, Path(name) / "one by one", together=False) == walked
        assert fresh(kept, Path(name) / "together", together=True) == walked


def say(graph: Graph, word: Word) -> None:
    """A word on two of the identities that there are, where it can be said."""
    verb, first, second, kind = word
    names = [own for (own,) in graph.index.rows("SELECT DISTINCT own FROM identity ORDER BY own")]
    if not names:
        return
    ends = (names[first % len(names)], names[second % len(names)])
    relation = kind if verb in ("states", "confirms", "rejects") else None
    with suppress(DocgraphError):
        graph.say(verb, *ends, type=relation, by="An", reason="Đã xem")  # type: ignore[arg-type]


def kept_statement(graph: Graph, address: str) -> Statement | None:
    rows = list(graph.store.graph(address))
    return statement_of(address, rows, *read_back(address, rows))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spoken_steps, st.randoms(use_true_random=False))
def test_what_people_say_is_settled_in_any_order(sequence: list[Source | str | Word], chance: Random) -> None:
    kept: dict[str, Source] = {}
    with TemporaryDirectory() as name:
        with Graph.open(Path(name) / "walked", write=True) as graph:
            for step in sequence:
                if isinstance(step, str):
                    graph.drop(step)
                    kept.pop(step, None)
                elif isinstance(step[0], str):
                    say(graph, step)
                else:
                    graph.add(*step)
                    kept[step[0].address] = step
            walked, rows = quads(graph), rows_and_words(graph)
            said_words = [kept_statement(graph, word.address) for word in graph.statements()]
            graph.settle()
            assert quads(graph) == walked
            assert rows_and_words(graph) == rows
        todo: list[Source | Statement] = [*kept.values(), *filter(None, said_words)]
        chance.shuffle(todo)
        with Graph.open(Path(name) / "fresh", write=True) as graph:
            for one in todo:
                if isinstance(one, Statement):
                    graph.keeping.say(one)
                else:
                    graph.add(*one)
            assert quads(graph) == walked
            assert rows_and_words(graph) == rows


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sources(), min_size=1, max_size=4))
def test_every_edge_of_knowledge_is_said_somewhere(given_sources: list[Source]) -> None:
    with TemporaryDirectory() as name, Graph.open(name, write=True) as graph:
        graph.load(given_sources)
        edges = graph.sparql(
            "PREFIX dg: <https://w3id.org/docgraph/ontology#>"
            "SELECT DISTINCT ?a ?type ?b { ?a dg:dependsOn ?b ; ?type ?b"
            " FILTER(?type NOT IN (dg:dependsOn, dg:ends, dg:candidate)) }"
        )
        for edge in edges:
            told = graph.sparql(
                "PREFIX dg: <https://w3id.org/docgraph/ontology#>"
                f"SELECT ?sentence {{ ?r dg:from <{edge['a']}> ; dg:to <{edge['b']}> ."
                f" GRAPH ?g {{ ?r dg:type <{edge['type']}> ; dg:sentence ?sentence }} }}"
            )
            assert told
        assert len(edges) == graph.index.rows("SELECT count(*) FROM edge")[0][0]
