"""What is made of the graph as a whole, once for each state of it.

Reads: the links of a graph and its directory, which stands for the state. Gives: the files of the whole
graph, and who carries out what.
"""

from __future__ import annotations

from docgraph.graph.kept import Graph
from docgraph.views.faces import Directory
from docgraph.views.pages.index import write_index
from docgraph.views.pages.tree import Doings
from docgraph.views.render import Pages
from docgraph.views.whole import write_whole


class Whole:
    """What was made for the state that was asked for last."""

    def __init__(self) -> None:
        self._files: tuple[Directory, dict[str, str]] | None = None
        self._doings: tuple[Directory, Doings] | None = None

    def file(self, name: str, graph: Graph, directory: Directory, pages: Pages) -> str:
        """One of the files by its name on disk: `overview.html`, `assets/graph.js`, `assets/documents.js`."""
        kept = self._files
        if kept is None or kept[0] is not directory:
            files = write_whole(directory, graph.links(), pages)
            kept = self._files = (directory, files | {"assets/documents.js": write_index(directory)})
        return kept[1][name]

    def doings(self, graph: Graph, directory: Directory) -> Doings:
        """Who carries out, changes and reports on what."""
        kept = self._doings
        if kept is None or kept[0] is not directory:
            kept = self._doings = (directory, Doings(graph.links()))
        return kept[1]
