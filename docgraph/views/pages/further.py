"""The further pages of a document: a group of many edges, a hundred a page, fewer where they are long.

Reads: a `DocumentView`, the `Directory` of the site, the templates. Gives: file name → page, none
heavier than `BUDGET`.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgraph.graph.answers import DocumentView, Edge
from docgraph.records import RelationType
from docgraph.views.faces import Directory
from docgraph.views.pages.edges import GroupFace, Prove, as_it_is, by_strength, make_edge, name_group
from docgraph.views.render import Pages

BUDGET = 100_000
_PARTS = (50, 20, 10, 5, 2, 1)


def weigh(page: str) -> int:
    """How many bytes a page has."""
    return len(page.encode("utf-8", "replace"))


def write_group(view: DocumentView, group: GroupFace, directory: Directory, pages: Pages) -> dict[str, str]:
    """Every further page of a group, by its name."""
    ranked = _ranked(view, group, directory)
    written: dict[str, str] = {}
    for index in range(len(group.pages)):
        written |= _hundred(view, group, ranked, index, directory, pages, as_it_is)
    return written


def write_further(
    view: DocumentView, name: str, directory: Directory, pages: Pages, prove: Prove = as_it_is
) -> str | None:
    """One further page by its name; null where the document has none of that name."""
    slug = directory.face(view.row.iri).slug
    for direction, by_type in (("out", view.edges_out), ("in", view.edges_in)):
        for type_, edges in by_type.items():
            group = name_group(slug, "out" if direction == "out" else "in", RelationType(type_), len(edges))
            for index, (first_name, _, _) in enumerate(group.pages):
                if name == first_name or name.startswith(f"{first_name}-"):
                    ranked = _ranked(view, group, directory)
                    return _hundred(view, group, ranked, index, directory, pages, prove).get(name)
    return None


def _ranked(view: DocumentView, group: GroupFace, directory: Directory) -> list[Edge]:
    by_type = view.edges_out if group.direction == "out" else view.edges_in
    return by_strength(by_type[group.type], directory)


def _hundred(
    view: DocumentView,
    group: GroupFace,
    ranked: Sequence[Edge],
    index: int,
    directory: Directory,
    pages: Pages,
    prove: Prove,
) -> dict[str, str]:
    """A hundred edges on one page, or parted evenly among as many as keep each of them light."""
    name, first, last = group.pages[index]
    shown = [make_edge(prove(edge, group.direction), directory) for edge in ranked[first - 1 : last]]
    made: dict[str, str] = {}
    for size in (len(shown), *_PARTS):
        parts = _parts(name, first, last, size)
        steps = (*group.pages[:index], *parts, *group.pages[index + 1 :])
        made = {
            part: pages.render(
                "further.html",
                root="../",
                face=directory.face(view.row.iri),
                group=group,
                edges=shown[low - first : high - first + 1],
                steps=steps,
                name=part,
                first=low,
                last=high,
            )
            for part, low, high in parts
        }
        if all(weigh(page) <= BUDGET for page in made.values()):
            break
    return made


def _parts(name: str, first: int, last: int, size: int) -> list[tuple[str, int, int]]:
    """The names of the pages between two rows, with the first and last row of each.

    >>> _parts("hub-in-cites-2", 101, 180, 50)
    [('hub-in-cites-2', 101, 150), ('hub-in-cites-2-2', 151, 180)]
    """
    return [
        (name if low == first else f"{name}-{part}", low, min(low + size - 1, last))
        for part, low in enumerate(range(first, last + 1, size), 1)
    ]
