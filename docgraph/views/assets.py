"""The scripts, the style and the icon that every page shares, the same on disk and from a server.

Reads: files of the package. Gives: their bytes.
"""

from __future__ import annotations

from importlib.resources import files

from docgraph.views.pages.listing import write_words
from docgraph.views.picture.neighbourhood import script_path

DRAWING = "vis-network.min.js"
ASSETS = (
    "site.css",
    "site.js",
    "search.js",
    "live.js",
    "picture.js",
    "overview.js",
    "path.js",
    "licences.txt",
    "icon.svg",
    "words.js",
    DRAWING,
)
"""Names under `assets/`; only pictures need the library that draws."""


def read_asset(name: str) -> bytes:
    """The bytes of one of `ASSETS`; LookupError for any other name, so that no name reaches the disk.

    >>> read_asset("words.js")[:20]
    b'window.docgraphWords'
    """
    if name not in ASSETS:
        raise LookupError(name)
    if name == "words.js":
        return write_words().encode("utf-8")
    if name == DRAWING:
        return script_path().read_bytes()
    return (files("docgraph.views.pages") / "static" / name).read_bytes()
