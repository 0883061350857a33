"""The lists: documents with their search, sources, and the scripts of data that both read.

Reads: the `Directory` of the site, the templates. Gives: file name → page or script.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from docgraph.views.faces import Directory, Face
from docgraph.views.pages.facets import facets_of
from docgraph.views.render import Pages, all_words
from docgraph.views.slugs import fold

A_PAGE = 100


def script_of(name: str, value: object) -> str:
    """A script that sets a global to data: no text in it can end the script or become one.

    >>> script_of("docgraphWords", {"a": "</script>"})
    'window.docgraphWords={"a":"\\\\u003c/script>"};\\n'
    """
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in ("<", "\u2028", "\u2029"):
        data = data.replace(letter, f"\\u{ord(letter):04x}")
    return f"window.{name}={data};\n"


def search_text(face: Face) -> str:
    """What search compares with besides type, body and day: title and name folded, the symbol also joined.

    >>> search_text(Face(iri="i", slug="s", kind="Kế hoạch", title="81/KH-UBND", short=""))
    '81 kh ubnd khubnd'
    """
    words = fold(face.title).split()
    letters = [word for word in words if word.isalpha()]
    joined = (
        ["".join(letters)]
        if len(letters) > 1 and len(letters) < len(words) and face.title != face.name
        else []
    )
    return " ".join([*words, *joined, *fold(face.name).split()])


def write_words() -> str:
    """The words of both languages, for the switch between them."""
    return script_of("docgraphWords", {"vi": all_words("vi"), "en": all_words("en")})


def list_name(page: int, first: str = "index", further: str = "list") -> str:
    """The file of a page of a list, counted from 1.

    >>> list_name(1), list_name(2)
    ('index.html', 'list-2.html')
    """
    return f"{first}.html" if page == 1 else f"{further}-{page}.html"


def write_lists(directory: Directory, pages: Pages) -> dict[str, str]:
    """The list of documents and the list of sources, a hundred a page."""
    faces = directory.faces
    documents = _paged(
        "list.html",
        faces,
        ("index", "list"),
        pages,
        facets=facets_of(faces, {}),
        n_documents=len(faces),
        n_relations=sum(face.cited for face in faces),
        n_sources=len(directory.sources),
    )
    return documents | _paged("sources.html", directory.sources, ("sources", "sources"), pages)


def _paged(
    template: str, rows: Sequence[object], names: tuple[str, str], pages: Pages, **values: object
) -> dict[str, str]:
    last = max(1, -(-len(rows) // A_PAGE))
    return {
        list_name(page, *names): pages.render(
            template,
            root="",
            rows=rows[(page - 1) * A_PAGE : page * A_PAGE],
            total=len(rows),
            page=page,
            last=last,
            end=list_name(last, *names),
            before=list_name(page - 1, *names) if page > 1 else "",
            after=list_name(page + 1, *names) if page < last else "",
            **values,
        )
        for page in range(1, last + 1)
    }
