"""Vietnamese documents in, a graph of documents out, with the sentence behind every edge.

Reads: texts and files. Gives: records of the documents they name, and a graph of them to ask and to browse.
A name loads what it needs when it is first used, so that importing the package alone costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docgraph.errors import DocgraphError, GraphError, LexiconError, LockedError, NotFoundError
    from docgraph.errors import QueryError, SourceError
    from docgraph.graph.kept import Graph
    from docgraph.reading.pipeline import extract
    from docgraph.records import Context, Document, Extraction, Mark, Mention, Passage, Pinpoint
    from docgraph.records import Relation, RelationType, Span

__all__ = [
    "Context",
    "DocgraphError",
    "Document",
    "Extraction",
    "Graph",
    "GraphError",
    "LexiconError",
    "LockedError",
    "Mark",
    "Mention",
    "NotFoundError",
    "Passage",
    "Pinpoint",
    "QueryError",
    "Relation",
    "RelationType",
    "SourceError",
    "Span",
    "extract",
]


def __getattr__(name: str) -> Any:
    """Load a public name from the module that defines it."""
    if name not in __all__:
        raise AttributeError(f"module 'docgraph' has no attribute '{name}'")
    if name == "extract":
        home = "docgraph.reading.pipeline"
    elif name == "Graph":
        home = "docgraph.graph.kept"
    else:
        home = "docgraph.errors" if name.endswith("Error") else "docgraph.records"
    return getattr(import_module(home), name)
