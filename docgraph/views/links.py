"""Where each page is: a relative file in a site on disk, a path from the root on a server.

Reads: slugs. Gives: addresses for links.
"""

from __future__ import annotations

import msgspec


class Links(msgspec.Struct, frozen=True):
    """Addresses as seen from one page: `root` leads to the top of the site; a server's pages are `served`.

    >>> Links("../").document("81-kh"), Links("/", served=True).document("81-kh")
    ('../d/81-kh.html', '/d/81-kh')
    """

    root: str = ""
    served: bool = False

    def home(self) -> str:
        """The list of documents, most cited first."""
        return self.root if self.served else f"{self.root}index.html"

    def search(self) -> str:
        """The page that a search form asks."""
        return f"{self.root}search" if self.served else self.home()

    def sources(self) -> str:
        """The list of sources."""
        return f"{self.root}sources{self._end}"

    def document(self, slug: str) -> str:
        """A document's page, or a further page of it."""
        return f"{self.root}d/{slug}{self._end}"

    def source(self, slug: str) -> str:
        """A source's page."""
        return f"{self.root}s/{slug}{self._end}"

    def picture(self, slug: str) -> str:
        """The picture around a document."""
        return f"{self.root}p/{slug}{self._end}"

    def tree(self, slug: str) -> str:
        """Who carries a document out, as a tree."""
        return f"{self.root}t/{slug}{self._end}"

    def overview(self) -> str:
        """The picture of the whole graph."""
        return f"{self.root}overview{self._end}"

    def path(self) -> str:
        """The way between two documents."""
        return f"{self.root}path{self._end}"

    def counts(self) -> str:
        """How many documents, by time and issuer."""
        return f"{self.root}counts{self._end}"

    def data(self, slug: str, ending: str) -> str:
        """A document as data: `ttl` or `jsonld`.

        >>> Links("../").data("81-kh", "ttl")
        '../d/81-kh.ttl'
        """
        return f"{self.root}d/{slug}.{ending}"

    def asset(self, name: str) -> str:
        """A script, style or picture that pages share."""
        return f"{self.root}assets/{name}"

    @property
    def _end(self) -> str:
        return "" if self.served else ".html"
