"""The pages on the graph as a whole: its picture, the way between two documents, its counts.

Reads: the `Directory` of a site, every link, the templates. Gives: pages, the script of data that the
picture and the way share, and the script of what people say.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from docgraph.graph.answers import Link
from docgraph.views.faces import Directory
from docgraph.views.pages.columns import pack, steps
from docgraph.views.pages.counts import count_documents
from docgraph.views.pages.listing import script_of
from docgraph.views.pages.way import path_page, people_script
from docgraph.views.picture.overview import Overview, look_over
from docgraph.views.render import Pages


def write_whole(directory: Directory, links: Iterable[Link], pages: Pages) -> dict[str, str]:
    """Every file of the whole graph by its name, among them the data of two pages, `assets/…js`."""
    overview = look_over(directory, links)
    return {
        "overview.html": overview_page(overview, pages),
        "path.html": path_page(pages),
        "counts.html": counts_page(directory, pages),
        "assets/graph.js": graph_script(overview),
        "assets/people.js": people_script(directory),
    }


def overview_page(overview: Overview, pages: Pages) -> str:
    """The page with the picture of the whole graph, and the same by levels as lists."""
    return pages.render("overview.html", view=overview)


def counts_page(directory: Directory, pages: Pages) -> str:
    """The page of counts by month and by issuer."""
    return pages.render("counts.html", counts=count_documents(directory))


def graph_script(overview: Overview) -> str:
    """Places, roles and relations of the whole graph, its documents in the order of `documents.js`.

    Relations are source, target, type, one after the other, the source as a step from the one before.
    """
    data = overview.data
    packed = {name: pack(data[name]) for name in ("lane", "role", "x", "y")}
    edges = data["edges"]
    relations = zip(steps(edges[::3]), edges[1::3], edges[2::3], strict=True)
    return script_of("docgraphGraph", data | packed | {"edges": pack(chain.from_iterable(relations))})
