"""The served list: all documents or those that words find, narrowed by facets, a hundred a page.

Reads: what a request asks for. Gives: a `Listing`; the page and the JSON answer both show it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import urlencode

import msgspec

from docgraph.graph.answers import Sentence
from docgraph.graph.kept import Graph
from docgraph.views.faces import Directory, Face
from docgraph.views.pages.edges import EdgeFace, make_edge
from docgraph.views.pages.facets import NAMES, Facet, facets_of, narrow
from docgraph.views.pages.listing import search_text
from docgraph.views.render import Pages
from docgraph.views.slugs import fold

MOST_FOUND = 5_000
FIRST = 50
LONGEST_QUERY = 300
SENTENCES = 10


class Wanted(msgspec.Struct, frozen=True):
    """What a list is asked for: words, a value for each facet, and which part of it.

    >>> Wanted(words="đất").chosen
    {}
    """

    words: str = ""
    chosen: dict[str, str] = {}
    offset: int = 0
    limit: int = 100

    def address(self, page: int) -> str:
        """The address of a page of this list.

        >>> Wanted("đất", {"year": "2013"}).address(2)
        '/search?q=%C4%91%E1%BA%A5t&year=2013&page=2'
        """
        told = {"q": self.words, **self.chosen, "page": str(page) if page > 1 else ""}
        query = urlencode({name: value for name, value in told.items() if value})
        path = "/search" if self.words or any(self.chosen.values()) else "/"
        return f"{path}?{query}" if query else path


class Listing(msgspec.Struct, frozen=True):
    """A part of a list: the faces shown, how many there are in all, facets, sentences that hold the words."""

    wanted: Wanted
    faces: tuple[Face, ...]
    total: int
    facets: tuple[Facet, ...]
    sentences: tuple[Sentence, ...] = ()

    @property
    def last(self) -> int:
        """The number of the last page; a list of nothing has one.

        >>> Listing(Wanted(limit=100), (), 201, ()).last
        3
        """
        return max(1, -(-self.total // self.wanted.limit))


def wanted_of(params: Mapping[str, str], *, offset: int, limit: int) -> Wanted:
    """What the parameters of a request ask for."""
    chosen = {name: params.get(name, "")[:LONGEST_QUERY] for name in NAMES}
    words = " ".join(params.get("q", "")[:LONGEST_QUERY].split())
    return Wanted(words, {name: value for name, value in chosen.items() if value}, offset, limit)


def make_listing(graph: Graph, directory: Directory, wanted: Wanted) -> Listing:
    """The part of the list that is wanted; words found by the index, without them most cited first."""
    faces = directory.faces
    sentences: tuple[Sentence, ...] = ()
    if wanted.words:
        found = graph.search(wanted.words, limit=FIRST, sentences=SENTENCES)
        names = [row.iri for row in found.documents]
        if len(names) >= FIRST:
            names += graph.index.find_words(wanted.words, MOST_FOUND)
        known = map(directory.face, dict.fromkeys(names))
        faces = [face for face in known if face.slug][:MOST_FOUND] or _spelled(directory, wanted.words)
        sentences = found.sentences
    left = narrow(faces, wanted.chosen)
    shown = tuple(left[wanted.offset : wanted.offset + wanted.limit])
    whole = not wanted.words and not wanted.chosen
    facets = _facets_of_all(directory) if whole else facets_of(faces, wanted.chosen)
    return Listing(wanted, shown, len(left), facets, sentences)


@lru_cache(maxsize=1)
def _facets_of_all(directory: Directory) -> tuple[Facet, ...]:
    """The facets of the list that everyone begins with, counted once for each state of the graph."""
    return facets_of(directory.faces, {})


def _spelled(directory: Directory, words: str) -> list[Face]:
    """Where the index knows no such words: letters and digits that were written together, `7khstp`."""
    sought = [f" {word}" for word in fold(words).split()]
    return [
        face
        for face, text in (zip(directory.faces, _spelt(directory), strict=True) if sought else ())
        if all(word in text for word in sought)
    ]


@lru_cache(maxsize=1)
def _spelt(directory: Directory) -> tuple[str, ...]:
    """What each document is compared with, folded once for each state of the graph."""
    return tuple(f" {fold(face.kind)} {search_text(face)}" for face in directory.faces)


def write_listing(listing: Listing, directory: Directory, pages: Pages, counts: tuple[int, int]) -> str:
    """The page of a listing; `counts` are the relations and sources of the whole graph."""
    wanted = listing.wanted
    number = wanted.offset // wanted.limit + 1
    last = listing.last
    said: list[tuple[Face, str, EdgeFace]] = [
        (directory.face(one.document.iri, one.document.label), one.edge.type, make_edge(one.edge, directory))
        for one in listing.sentences
    ]
    return pages.render(
        "list.html",
        rows=listing.faces,
        q=wanted.words,
        asked=bool(wanted.words or wanted.chosen),
        facets=listing.facets,
        found=listing.total,
        many=listing.total >= MOST_FOUND and bool(wanted.words),
        said=said if number == 1 else [],
        n_documents=len(directory.faces),
        n_relations=counts[0],
        n_sources=counts[1],
        page=number,
        last=last,
        end=wanted.address(last),
        before=wanted.address(min(number - 1, last)) if number > 1 else "",
        after=wanted.address(number + 1) if number < last else "",
    )
