"""A graph → an HTML site that opens from disk with the network off.

Reads: the answers of a graph. Gives: a folder: `index.html`, `list-N.html`, `sources.html`, `d/` documents
(each as a page, as Turtle and as JSON-LD), `s/` sources, `p/` pictures, `t/` trees, the pages on
the whole graph, `assets/`. Same graph, same bytes.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import msgspec

from docgraph.errors import DocgraphError
from docgraph.graph.answers import DocumentView, Neighbourhood
from docgraph.graph.rdf.described import MEDIA, write_data
from docgraph.records import RelationType
from docgraph.views.assets import ASSETS, DRAWING, read_asset
from docgraph.views.faces import Answers, Directory, Face, directory_of
from docgraph.views.pages.document import write_document
from docgraph.views.pages.doers import list_doers
from docgraph.views.pages.force import Force, Period, periods
from docgraph.views.pages.index import write_index
from docgraph.views.pages.listing import write_lists
from docgraph.views.pages.source import write_source
from docgraph.views.pages.tree import Doings, grow_tree, tree_page
from docgraph.views.picture.neighbourhood import MOST, draw
from docgraph.views.render import Pages
from docgraph.views.whole import write_whole
from docgraph.views.words import Language

MARKER = ".docgraph-site"
_MARKER_TEXT = "This folder is a site made by docgraph. docgraph view may replace it whole.\n"
_NEAR = 60
_PART = 100_000


class SiteReport(msgspec.Struct, frozen=True):
    """What a site holds.

    `index` is the page to open, `files` and `bytes` count all of it, `largest` is its biggest document page.
    """

    index: str
    documents: int
    sources: int
    pictures: int
    files: int
    bytes: int
    largest: int


class _Folder:
    """A folder being written, counting what goes in."""

    def __init__(self, path: Path) -> None:
        self.path, self.files, self.bytes = path, 0, 0

    def write(self, name: str, content: str | bytes) -> int:
        """Write one file, text as UTF-8 with line feeds; a lone surrogate becomes a question mark."""
        data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
        file = self.path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
        self.files += 1
        self.bytes += len(data)
        return len(data)


def write_site(
    graph: Answers, target: Path, *, language: Language = "vi", around: str | None = None, depth: int = 1
) -> SiteReport:
    """Write the site of a graph to `target`, whole or not at all; with `around` the part near one document.

    `around` is an IRI or a name that fits one document, `depth` how many relations away the part reaches.

    It is written to a folder beside `target` and swapped in. A target that is a file, or a folder with
    something in it that docgraph did not make, is a DocgraphError and stays as it is.
    """
    target = Path(target)
    check_target(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}-", dir=target.parent))
    try:
        report = _write(graph, _directory(graph, around, depth), _Folder(fresh), language)
        fresh.chmod(0o755)
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return msgspec.structs.replace(report, index=str(target / "index.html"))


def check_target(target: Path) -> None:
    """Refuse a target that holds anything but a site of docgraph."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise DocgraphError("not a folder", where=str(target), todo="name another folder with -o")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise DocgraphError(
            "this folder holds files that docgraph did not make",
            where=str(target),
            todo="name an empty or new folder with -o, or empty this one yourself",
        )


def _swap(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`; the old site goes only once the new one stands."""
    if not target.exists():
        os.replace(fresh, target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name[:40]}-old-", dir=target.parent))
    os.replace(target, old / "site")
    try:
        os.replace(fresh, target)
    except OSError:
        os.replace(old / "site", target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _directory(graph: Answers, around: str | None, depth: int) -> Directory:
    """All documents and sources; or those near one document, and the sources that say so."""
    if around is None:
        return directory_of(graph)
    centre = graph.document(around).row.iri
    part = {row.iri for row in graph.neighbourhood(centre, depth=depth, limit=_PART).nodes} | {centre}
    told: set[str] = set()
    for iri in part:
        view = graph.document(iri)
        told.update(mention.source for mention in view.mentions)
        told.update(edge.source for edges in view.edges_out.values() for edge in edges)
        told.update(filter(None, (view.row.source,)))
        told.update(one.address for one in view.said)
    return Directory(
        (row for row in graph.documents() if row.iri in part),
        (row for row in graph.sources() if row.address in told),
        graph.changes(),
        (one for one in graph.statements() if one.address in told),
    )


def _write(graph: Answers, directory: Directory, folder: _Folder, language: Language) -> SiteReport:
    pages = Pages(language)
    folder.write(MARKER, _MARKER_TEXT)
    for source in directory.sources:
        said = graph.source(source.address)
        directory.learn_places(said)
        folder.write(f"s/{source.slug}.html", write_source(said, directory, pages))
    pictures, largest = 0, 0
    links = list(graph.links())
    doings = Doings(links)
    for face in directory.faces:
        edges = face.cited + face.acts
        near = neighbours(graph, face.iri, edges) if edges else Neighbourhood(face.iri)
        drawn = _write_picture(near, face, directory, pages, folder)
        pictures += drawn
        view = graph.document(face.iri)
        tree = grow_tree(face.iri, doings, directory)
        if tree is not None:
            folder.write(f"t/{face.slug}.html", tree_page(tree, pages))
        view_files = write_document(
            view,
            directory,
            pages,
            doers=list_doers(face.iri, doings, directory),
            picture=drawn,
            force=Force(periods=over_time(graph, view)),
            has_tree=tree is not None,
        )
        for kind in MEDIA:
            folder.write(f"d/{face.slug}.{kind}", write_data(view, kind))
        largest = max([largest, *(folder.write(f"d/{name}.html", page) for name, page in view_files.items())])
    for name, page in write_lists(directory, pages).items():
        folder.write(name, page)
    for name, content in write_whole(directory, links, pages).items():
        folder.write(name, content)
    _write_assets(directory, folder, with_picture=pictures > 0)
    return SiteReport(
        index="index.html",
        documents=len(directory.faces),
        sources=len(directory.sources),
        pictures=pictures,
        files=folder.files,
        bytes=folder.bytes,
        largest=largest,
    )


def over_time(graph: Answers, view: DocumentView) -> tuple[Period, ...]:
    """When a document's status changed."""
    return periods(view, lambda day: graph.query("in_force", of=view.row.iri, on=day)[0])


def neighbours(graph: Answers, iri: str, edges: int = 0) -> Neighbourhood:
    """What a picture shows: two steps around a document where that stays readable, else one step.

    A document of so many `edges` that its neighbours alone are too many is not looked at twice.
    """
    if edges > _NEAR * 2 * len(RelationType):
        return graph.neighbourhood(iri, depth=1, limit=MOST)
    around = graph.neighbourhood(iri, depth=2, limit=_NEAR)
    return graph.neighbourhood(iri, depth=1, limit=MOST) if around.left_off else around


def _write_picture(
    near: Neighbourhood, face: Face, directory: Directory, pages: Pages, folder: _Folder
) -> bool:
    """Write the picture of what is near a document; false where nothing is."""
    page = picture_page(near, face, directory, pages)
    if page is not None:
        folder.write(f"p/{face.slug}.html", page)
    return page is not None


def picture_page(near: Neighbourhood, face: Face, directory: Directory, pages: Pages) -> str | None:
    """The page with the picture of what is near a document; null where nothing is."""
    picture = draw(near, directory) if near.edges else None
    if picture is None or not picture.links:
        return None
    return pages.render("picture.html", root="../", face=face, picture=picture)


def _write_assets(directory: Directory, folder: _Folder, *, with_picture: bool) -> None:
    for name in ASSETS:
        if with_picture or name != DRAWING:
            folder.write(f"assets/{name}", read_asset(name))
    folder.write("assets/documents.js", write_index(directory))
