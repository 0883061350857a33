"""A kept graph, source by source → what in it breaks the shapes, and how to mend it.

Reads: the store, and the index for names of documents. Gives: findings. A document is looked at with every
source that speaks of it, and named once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from docgraph.errors import NotFoundError
from docgraph.graph.query.look_up import rows_of
from docgraph.graph.rdf.iri import KNOWLEDGE, source_iri
from docgraph.graph.rdf.shapes import find_breaches
from docgraph.graph.rdf.terms import Triple, iri, literal
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.store.base import Store
from docgraph.graph.store.index import Index

_ALL = "SELECT ?s ?p (str(?o) AS ?text) (datatype(?o) AS ?type) { ?s ?p ?o }"
# What knowledge says of the nodes of one source, and of the documents that it speaks of.
_SETTLED = (
    "SELECT ?s ?p (str(?o) AS ?text) (datatype(?o) AS ?type) {"
    f" {{ ?n a {DG.Claim} ; {DG.settledAs} ?s . ?s ?p ?o }}"
    f" UNION {{ ?s a {DG.Claim} ; ?p ?o FILTER(?p = {DG.settledAs}) }}"
    f" UNION {{ ?s a {DG.Relation} ; ?p ?o FILTER(?p IN ({DG['from']}, {DG.to})) }} }}"
)


class Finding(msgspec.Struct, frozen=True):
    """One thing to mend: the shape, the source, the document that the source is or that breaks the shape.

    `node` is the IRI of what breaks it, `value` the part that is wrong; `message` and `message_vi` say what
    is wrong and how to mend it.

    >>> Finding("rule", "a.txt", "urn:s#char=0,2", "No rule.", "Không có quy tắc.").document is None
    True
    """

    shape: str
    source: str
    node: str
    message: str
    message_vi: str
    document: str | None = None
    value: str | None = None


def findings(
    store: Store, index: Index, addresses: Sequence[str] = ()
) -> Iterator[tuple[str, list[Finding]]]:
    """Each source's address with its findings; all sources where none is named.

    NotFoundError for an address that is not there.
    """
    kept = dict(index.rows("SELECT address, iri FROM source ORDER BY address"))
    for address in addresses:
        if address not in kept:
            raise NotFoundError(
                "no such source", where=address, todo="docgraph sources lists those there are"
            )
    seen: set[tuple[str, str]] = set()
    for address in dict.fromkeys(addresses) or kept:
        name = source_iri(address)
        triples = {*_triples(store, _ALL, (name,)), *_triples(store, _SETTLED, (name, KNOWLEDGE))}
        own = index.rows(
            "SELECT i.iri FROM source s JOIN claim c ON c.source = s.id AND c.local = 'self'"
            " JOIN identity i ON i.id = c.identity WHERE s.iri = ?",
            name,
        )
        breaches = [b for b in find_breaches(triples) if (b.shape, b.node) not in seen]
        seen.update((b.shape, b.node) for b in breaches)
        labels = rows_of(index, [*(b.node for b in breaches), *(iri for (iri,) in own)])
        own_row = labels.get(own[0][0]) if own else None
        told = []
        for breach in breaches:
            row = labels.get(breach.node) or own_row
            told.append(
                Finding(
                    shape=breach.shape,
                    source=address,
                    node=breach.node,
                    message=breach.message,
                    message_vi=breach.message_vi,
                    document=row.label if row else None,
                    value=breach.value,
                )
            )
        yield address, told


def _triples(store: Store, question: str, graphs: tuple[str, ...]) -> Iterator[Triple]:
    """The triples that a question selects, in N-Triples terms with their types."""
    for subject, predicate, text, kind in store.query(question, default=graphs).rows:
        value = str(text)
        if kind is None:
            term = iri(value)
        elif str(kind).endswith("#string"):
            term = literal(value)
        else:
            term = f"{literal(value)}^^{iri(str(kind))}"
        yield iri(str(subject)), iri(str(predicate)), term
