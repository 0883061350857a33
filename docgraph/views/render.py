"""Templates → pages. Every value is escaped by Jinja; nothing here builds markup by hand.

Reads: `pages/templates/*.html` inside the package. Gives: `Pages.render(name, **values) -> str`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jinja2
from markupsafe import Markup

from docgraph.views.links import Links
from docgraph.views.told import in_vietnamese
from docgraph.views.words import GROUPS, WORDS, Language, relation_words, say_day, say_number, say_share

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'self'; object-src 'none'"
)
_KEPT = 4_096
SERVED_POLICY = f"{POLICY}; connect-src 'self'"


def all_words(language: Language) -> dict[str, str]:
    """Every key that a page may carry with its words: plain keys, `out:amends`, `in:amends`.

    >>> all_words("en")["in:amends"]
    'Amended by'
    """
    words = {key: pair[language == "en"] for key, pair in WORDS.items()}
    for type_ in GROUPS:
        words[f"out:{type_}"] = relation_words(type_, "out", language)
        words[f"in:{type_}"] = relation_words(type_, "in", language)
    return words


def safe_href(address: str) -> str | None:
    """An address that may stand in a link: http or https, else null (`javascript:`, `data:`, file names).

    >>> safe_href("https://vbpl.vn/x"), safe_href(" javascript:alert(1)")
    ('https://vbpl.vn/x', None)
    """
    return address if address.startswith(("https://", "http://")) and address.isprintable() else None


class Pages:
    """The templates of the package in one language; `served` makes the links and policy of a server's pages.

    >>> Pages("vi").words("documents")
    'Văn bản'
    """

    def __init__(self, language: Language = "vi", *, served: bool = False) -> None:
        self.language: Language = language
        self.served = served
        self._words = all_words(language)
        self._env = jinja2.Environment(
            loader=jinja2.PackageLoader("docgraph.views.pages", "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._env.globals.update(
            words=self.words,
            # A page says the same few words hundreds of times.
            w=lru_cache(maxsize=_KEPT)(self._say),
            count=self.count,
            share=self.share,
            language=language,
            policy=SERVED_POLICY if served else POLICY,
            served=served,
        )
        self._env.filters.update(day=say_day, http=safe_href, vi=in_vietnamese)

    def words(self, key: str, **values: object) -> str:
        """The words for a key of `all_words`, its places filled; numbers have their thousands parted."""
        filled = {k: self.count(v) if isinstance(v, int) else v for k, v in values.items()}
        return self._words[key].format(**filled)

    def _say(self, key: str, n: object = None, m: object = None) -> Markup:
        """The words for a key in an element that the language switch can exchange."""
        return Markup(self._env.get_template("key.html").render(key=key, n=n, m=m))

    def count(self, number: int) -> str:
        """A whole number as readers of this language write it."""
        return say_number(number, self.language)

    def share(self, share: float) -> str:
        """A share between 0 and 1 as readers of this language write it."""
        return say_share(share, self.language)

    def render(self, template: str, *, root: str = "", **values: Any) -> str:
        """One page; `values` are what the template names. A missing one is an error, never an empty place.

        `root` leads from the page to the top of a site on disk; a server's pages name paths from its root.
        """
        to = Links("/", served=True) if self.served else Links(root)
        return self._env.get_template(template).render(to=to, **values)
