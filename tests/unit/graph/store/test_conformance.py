"""Every store keeps to the one protocol: the same calls, the same answers, on disk and behind an endpoint.

A server's default graph may hold all graphs or none of them; that changes no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from docgraph.errors import GraphError, QueryError
from docgraph.graph.rdf.iri import KNOWLEDGE
from docgraph.graph.rdf.quads import source_graph
from docgraph.graph.rdf.terms import RDF_TYPE, XSD, Cell, Triple, literal
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.store.base import Change, Store
from docgraph.graph.store.embedded import EmbeddedStore
from docgraph.graph.store.remote import RemoteStore
from docgraph.records import RelationType
from tests.unit.graph.samples import CITY, DECISION, plan, said
from tests.unit.graph.store.servers import oxigraph, virtuoso

Opened = Callable[[bool], Store]
A, B = "urn:docgraph:source:a.txt", "urn:docgraph:source:b.txt"
HOSTILE = (
    'plain "quoted" \\ back\\slash',
    "lines\nand\r\nreturns\tand tabs",
    "} ; DROP ALL ; INSERT DATA { <urn:x> <urn:y> <urn:z> } #",
    "'''\"\"\" <script>alert(1)</script> & ]]> {{ }} ${x} %s",
    "Quyết định số 15/QĐ-UBND — “đ” Ủy ban",
    "controls \x01\x08\x0b\x0c\x1f\x7f and \u2028 \ufffd \ufffe\uffff",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🇻🇳",
    " spaces around  ",
    "",
)


@pytest.fixture(scope="module", params=["embedded", "oxigraph", "oxigraph-union", "virtuoso"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "embedded":
        yield str(folder)
    elif request.param == "virtuoso":
        with virtuoso(folder) as address:
            yield address
    else:
        with oxigraph(folder, union=request.param.endswith("union")) as address:
            yield address


@pytest.fixture
def opened(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Open the store for writing or reading; it begins empty."""
    if not place.startswith("http"):
        return lambda write: EmbeddedStore(tmp_path / "rdf", write=write)
    if place.endswith("sparql-auth"):
        monkeypatch.setenv("DOCGRAPH_USER", "dba")
        monkeypatch.setenv("DOCGRAPH_PASSWORD", "dba")
    with_all_gone = RemoteStore(place, write=True)
    for name in {A, B, KNOWLEDGE, *with_all_gone.graph_names()}:
        with_all_gone.update(f"DROP SILENT GRAPH <{name}>")
    with_all_gone.close()
    return lambda write: RemoteStore(place, write=write)


@pytest.fixture
def store(opened: Opened) -> Iterator[Store]:
    store = opened(True)
    yield store
    store.close()


def triple(number: int, text: str = "x") -> Triple:
    return f"<urn:s{number}>", "<urn:p>", literal(text)


def source(name: str, *triples: Triple) -> tuple[Triple, ...]:
    """The triples with what makes their graph a source's."""
    return ((f"<{name}>", RDF_TYPE, DG.Source), *triples)


def facts(store: Store, name: str) -> list[tuple[Cell, Cell, Cell]]:
    """The triples of a graph but for what makes it a source's."""
    return sorted((row for row in store.graph(name) if f"<{row[1]}>" != RDF_TYPE), key=str)


def contents(store: Store) -> list[str]:
    return sorted(store.quad_lines())


def test_what_is_written_is_read(store: Store) -> None:
    store.apply(Change(inserted=((A, source(A, triple(1), triple(2))), (B, source(B, triple(3))))))
    assert store.graph_names() == [A, B]
    assert facts(store, A) == [("urn:s1", "urn:p", "x"), ("urn:s2", "urn:p", "x")]
    assert contents(store) == [
        f"<{A}> {RDF_TYPE} {DG.Source} <{A}> .\n",
        f"<{B}> {RDF_TYPE} {DG.Source} <{B}> .\n",
        f'<urn:s1> <urn:p> "x" <{A}> .\n',
        f'<urn:s2> <urn:p> "x" <{A}> .\n',
        f'<urn:s3> <urn:p> "x" <{B}> .\n',
    ]


def test_an_empty_store_is_empty(store: Store) -> None:
    assert store.graph_names() == []
    assert contents(store) == []
    assert store.query("SELECT * { ?s ?p ?o }").rows == ()
    assert store.query("SELECT * { GRAPH ?g { ?s ?p ?o } }").rows == ()


def test_a_source_is_replaced_whole_and_others_stay(store: Store) -> None:
    store.replace_source(A, source(A, triple(1, "old"), triple(2, "old")))
    store.replace_source(B, source(B, triple(3)))
    store.replace_source(A, source(A, triple(2, "new")))
    assert facts(store, A) == [("urn:s2", "urn:p", "new")]
    assert facts(store, B) == [("urn:s3", "urn:p", "x")]


def test_a_change_is_one_request(store: Store) -> None:
    store.replace_source(A, source(A, triple(1)))
    store.apply(Change(inserted=((KNOWLEDGE, (triple(7), triple(8))),)))
    store.apply(
        Change(
            dropped=(A,),
            deleted=((KNOWLEDGE, (triple(7),)),),
            inserted=((B, source(B, triple(2))), (KNOWLEDGE, (triple(9),))),
        )
    )
    assert store.graph_names() == [KNOWLEDGE, B]
    assert facts(store, KNOWLEDGE) == [("urn:s8", "urn:p", "x"), ("urn:s9", "urn:p", "x")]


def test_a_change_that_is_none_and_a_graph_that_is_none_are_no_error(store: Store) -> None:
    store.apply(Change())
    store.apply(Change(dropped=(A,)))
    assert facts(store, A) == []


def test_outside_graph_only_the_default_is_read(store: Store) -> None:
    store.apply(Change(inserted=((KNOWLEDGE, (triple(1),)), (A, source(A, triple(2))))))
    question = "SELECT ?s { ?s <urn:p> ?o }"
    assert store.query(question, default=(KNOWLEDGE,)).rows == (("urn:s1",),)
    assert store.query(question, default=(A,)).rows == (("urn:s2",),)
    assert sorted(store.query(question, default=(A, KNOWLEDGE)).rows) == [("urn:s1",), ("urn:s2",)]
    assert store.query(question).rows == ()


def test_graph_reaches_every_graph_whatever_the_default(store: Store) -> None:
    store.apply(
        Change(
            inserted=((KNOWLEDGE, (triple(1),)), (A, source(A, triple(1, "seen"))), (B, source(B, triple(9))))
        )
    )
    question = "SELECT ?g ?o { ?s <urn:p> 'x' GRAPH ?g { ?s <urn:p> ?o } } ORDER BY ?g"
    assert store.query(question, default=(KNOWLEDGE,)).rows == ((KNOWLEDGE, "x"), (A, "seen"))
    fixed = f"SELECT ?o {{ graph <{A}> {{ ?s <urn:p> ?o }} }}"
    assert store.query(fixed).rows == (("seen",),)


def test_values_have_their_types_and_the_unbound_is_null(store: Store) -> None:
    values = (literal(5), literal(0.75), literal("2019-12-30", "date"), f'"true"^^<{XSD}boolean>', "<urn:o>")
    store.apply(Change(inserted=((A, tuple((f"<urn:s{n}>", "<urn:p>", v) for n, v in enumerate(values))),)))
    found = store.query(
        "SELECT ?o ?none { ?s <urn:p> ?o OPTIONAL { ?s <urn:q> ?none } } ORDER BY ?s", default=(A,)
    )
    assert found.columns == ("o", "none")
    assert found.rows == ((5, None), (0.75, None), ("2019-12-30", None), (True, None), ("urn:o", None))


def test_every_form_of_question_is_answered(store: Store) -> None:
    store.apply(Change(inserted=((A, source(A, triple(1, 'a "b"\nc'), triple(2))),)))
    assert store.query("ASK { <urn:s1> ?p ?o }", default=(A,)).dicts() == [{"answer": True}]
    assert store.query("ASK { <urn:s9> ?p ?o }", default=(A,)).dicts() == [{"answer": False}]
    made = store.query("# select\nCONSTRUCT { ?s <urn:q> ?o } { ?s <urn:p> ?o }", default=(A,))
    assert made.columns == ("subject", "predicate", "object")
    assert sorted(made.rows) == [("urn:s1", "urn:q", 'a "b"\nc'), ("urn:s2", "urn:q", "x")]
    assert store.query("DESCRIBE <urn:s2>", default=(A,)).rows == (("urn:s2", "urn:p", "x"),)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_text(store: Store, text: str) -> None:
    store.replace_source(A, source(A, triple(1, text)))
    assert facts(store, A) == [("urn:s1", "urn:p", text)]
    assert store.query("SELECT ?o { ?s <urn:p> ?o }", default=(A,)).rows == ((text,),)
    assert store.graph_names() == [A]


def test_a_long_text_comes_back_whole(store: Store) -> None:
    text = "Điều 5. Ủy ban nhân dân thành phố\n" * 450
    store.replace_source(A, source(A, triple(1, text)))
    assert facts(store, A) == [("urn:s1", "urn:p", text)]


def test_a_large_source_is_replaced_in_one_request(store: Store) -> None:
    store.replace_source(A, source(A, *(triple(n, "old") for n in range(7_000))))
    store.replace_source(A, source(A, *(triple(n, "new") for n in range(6_500))))
    assert {text for *_, text in facts(store, A)} == {"new"}
    assert len(facts(store, A)) == 6_500


def test_a_closure_over_one_property_is_followed(store: Store) -> None:
    chain = tuple((f"<urn:s{n}>", "<urn:d>", f"<urn:s{n + 1}>") for n in range(12))
    store.apply(Change(inserted=((KNOWLEDGE, chain),)))
    found = store.query("SELECT ?x { ?x <urn:d>+ <urn:s12> }", default=(KNOWLEDGE,)).rows
    assert sorted(found) == sorted((f"urn:s{n}",) for n in range(12))


def test_a_first_load_gives_what_updates_give(store: Store, opened: Opened) -> None:
    graphs = [
        source_graph(*said(f"{n}.txt", plan(str(n), CITY), (RelationType.IMPLEMENTS, DECISION)))
        for n in range(3)
    ]
    for graph in graphs:
        store.replace_source(graph.iri, graph.triples)
    by_updates = contents(store)
    for graph in graphs:
        store.apply(Change(dropped=(graph.iri,)))
    assert contents(store) == []
    store.bulk_load(graph.quad_lines() for graph in graphs)
    assert contents(store) == by_updates
    assert by_updates == sorted("".join(graph.quad_lines() for graph in graphs).splitlines(keepends=True))


def test_much_knowledge_is_loaded_whole(store: Store) -> None:
    lines = [f'<urn:s{n}> <urn:p> "x" <{KNOWLEDGE}> .\n' for n in range(11_000)]
    store.bulk_load(lines)
    assert contents(store) == sorted(lines)


def test_a_load_is_all_or_none(store: Store) -> None:
    store.replace_source(A, source(A, triple(1)))
    before = contents(store)
    names = [f"urn:docgraph:source:{n}.txt" for n in range(3)]
    many = [f"<{name}> {RDF_TYPE} {DG.Source} <{name}> .\n" for name in names]
    many += [f'<urn:s{n}> <urn:p> "x" <{names[n // 4000]}> .\n' for n in range(12_000)]
    with pytest.raises(GraphError):
        store.bulk_load([*many, f'<urn:s1> <urn:p> "y" <{A}> .\n', "<urn:s1> <urn:p> nonsense <urn:g9> .\n"])
    assert contents(store) == before


def test_what_is_no_question_says_so_and_changes_nothing(store: Store) -> None:
    store.replace_source(A, source(A, triple(1)))
    for text in ("SELECT nothing", "", "SELECT * { ?s ?p }", "DROP ALL", "hello"):
        with pytest.raises(QueryError):
            store.query(text)
    with pytest.raises(QueryError):
        store.update("INSERT DATA { nonsense }")
    assert facts(store, A) == [("urn:s1", "urn:p", "x")]


def test_a_reader_reads_what_was_published_and_may_not_write(store: Store, opened: Opened) -> None:
    store.replace_source(A, source(A, triple(1)))
    store.snapshot()
    reader = opened(False)
    assert facts(reader, A) == [("urn:s1", "urn:p", "x")]
    with pytest.raises(GraphError, match="open for reading"):
        reader.replace_source(A, source(A, triple(2)))
    with pytest.raises(GraphError, match="open for reading"):
        reader.update("DROP ALL")
    store.replace_source(A, source(A, triple(3)))
    store.snapshot()
    assert facts(reader, A) == [("urn:s3", "urn:p", "x")]
    reader.close()


def test_graphs_that_others_keep_on_a_server_are_left_alone(store: Store) -> None:
    if isinstance(store, EmbeddedStore):
        pytest.skip("nobody else writes into the graph's folder")
    store.update("INSERT DATA { GRAPH <http://other.example/> { <urn:s1> <urn:p> 'theirs' } }")
    store.replace_source(A, source(A, triple(1)))
    assert store.graph_names() == [A]
    assert store.query("SELECT ?o { GRAPH ?g { <urn:s1> <urn:p> ?o } }").rows == (("x",),)
    assert "theirs" not in "".join(contents(store))
    store.update("DROP SILENT GRAPH <http://other.example/>")
