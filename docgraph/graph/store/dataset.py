"""The store as an rdflib Dataset, for people who know rdflib.

Reads: a store on disk. Gives: a `Dataset` over the same quads; the default graph is empty, knowledge and each
source stand under their names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgraph.errors import GraphError
from docgraph.graph.store.base import Store
from docgraph.graph.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    import rdflib


def dataset_of(store: Store) -> rdflib.Dataset:
    """A Dataset over the store; what is written through it is not settled, so read only.

    GraphError for a store behind an endpoint: it answers SPARQL, and its export can be loaded.
    """
    import rdflib
    from oxrdflib import OxigraphStore

    if not isinstance(store, EmbeddedStore):
        raise GraphError(
            "a remote graph has no dataset here", todo="export it and load that, or ask it SPARQL"
        )
    return rdflib.Dataset(store=OxigraphStore(store=store.engine()), default_union=False)
