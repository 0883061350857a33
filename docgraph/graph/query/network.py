"""Knowledge as a networkx graph, for people who compute.

Reads: documents and edges in the index. Gives: a `MultiDiGraph` whose nodes are IRIs with the fields of a
row, and whose edges have their type as key and the number of places that say so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from docgraph.graph.query.look_up import all_documents
from docgraph.graph.store.index import Index

if TYPE_CHECKING:
    import networkx


def to_networkx(index: Index) -> networkx.MultiDiGraph[Any]:
    """The whole graph; attributes that are not known are left out, so that every format can write it."""
    import networkx as nx

    graph: networkx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for row in all_documents(index):
        fields = msgspec.structs.asdict(row)
        graph.add_node(row.iri, **{k: v for k, v in fields.items() if v is not None and k != "iri"})
    for doer, kind, target, count in index.rows(
        "SELECT doer, type, target, count FROM link ORDER BY doer, type, target"
    ):
        graph.add_edge(doer, target, key=kind, type=kind, count=count)
    return graph
