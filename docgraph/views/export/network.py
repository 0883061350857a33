"""Documents and edges → GraphML, GEXF, node-link JSON, by networkx.

Reads: the graph as networkx has it. Gives: bytes. XML cannot hold most control characters; there they become
U+FFFD.
"""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal

from docgraph.graph.rdf.serialize import xml_text

if TYPE_CHECKING:
    import networkx

    from docgraph.graph.kept import Graph


def write(graph: Graph, form: Literal["graphml", "gexf", "json"]) -> bytes:
    """The graph as one file; an edge's type is its attribute `type`, in GEXF its label."""
    network = graph.to_networkx()
    if form == "json":
        return node_link(network)
    return graphml(network) if form == "graphml" else gexf(network)


def node_link(network: networkx.MultiDiGraph[Any]) -> bytes:
    """Nodes and edges as JSON that `networkx.node_link_graph` reads.

    >>> import networkx as nx
    >>> node_link(nx.MultiDiGraph())[:20]
    b'{\\n "directed": true,'
    """
    import networkx as nx

    told = nx.node_link_data(network, edges="edges")
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def graphml(network: networkx.MultiDiGraph[Any]) -> bytes:
    """GraphML, the attributes with their types.

    >>> import networkx as nx
    >>> b"graphml" in graphml(nx.MultiDiGraph())
    True
    """
    import networkx as nx

    out = BytesIO()
    nx.write_graphml(_for_xml(network), out, named_key_ids=True)
    return out.getvalue()


def gexf(network: networkx.MultiDiGraph[Any]) -> bytes:
    """GEXF for Gephi, without the day on which it was written.

    >>> import networkx as nx
    >>> b"lastmodified" in gexf(nx.MultiDiGraph())
    False
    """
    import networkx as nx

    told = _for_xml(network)
    # At an edge GEXF means something else by `type`.
    for *_, fields in told.edges(data=True):
        fields["label"] = fields.pop("type")
    out = BytesIO()
    nx.write_gexf(told, out)
    head, meta, rest = out.getvalue().partition(b"<meta lastmodifieddate=")
    return head + b"<meta" + rest[rest.index(b">") :] if meta else head


def _for_xml(network: networkx.MultiDiGraph[Any]) -> networkx.MultiDiGraph[Any]:
    """A copy whose texts XML can hold; names of nodes are IRIs and hold nothing else."""
    import networkx as nx

    told: networkx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for name, fields in network.nodes(data=True):
        told.add_node(name, **_clean(fields))
    for number, (doer, target, kind, fields) in enumerate(network.edges(keys=True, data=True)):
        told.add_edge(doer, target, key=kind, id=str(number), **_clean(fields))
    return told


def _clean(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: xml_text(value) if isinstance(value, str) else value for name, value in fields.items()}
