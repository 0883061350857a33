"""The prebuilt index: what the search, the facets and the pages on the whole graph know of each document.

Reads: the `Directory` of a site. Gives: the script `documents.js`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain

from docgraph.views.faces import Directory, Face
from docgraph.views.pages.columns import join, pack, steps
from docgraph.views.pages.listing import script_of, search_text
from docgraph.views.slugs import fold


def write_index(directory: Directory) -> str:
    """The documents as columns, most cited first; types, bodies and places said once.

    `slugs`, `titles`, `names` and `days` are texts, a line a document. `kind`, `body`, `place` number what is
    said once; `cited` counts relations to a document, `named` sources that name it, `year` is 0 where none is
    known. `state` has bit 0 where it is unsettled which document this is, and above it a bit for each of
    `changes` that others did to it.

    `words` are all that a search can find, in the order of their letters, `spread` in how many documents each
    stands, `rows` in which, as steps: a search for the beginning of a word reads one stretch of it.
    """
    faces = directory.faces
    kinds, kind = _said_once(face.kind for face in faces)
    bodies, body = _said_once(face.issuer for face in faces)
    places, place = _said_once(face.place for face in faces)
    changes = sorted({change for face in faces for change in face.changed})
    found = _words(faces)
    return script_of(
        "docgraphDocuments",
        {
            "size": len(faces),
            "kinds": kinds,
            "bodies": bodies,
            "places": places,
            "changes": changes,
            "slugs": join(face.slug for face in faces),
            "titles": join(face.title for face in faces),
            "names": join(face.name for face in faces),
            "days": join(face.date for face in faces),
            "kind": pack(kind),
            "body": pack(body),
            "place": pack(place),
            "cited": pack(face.cited for face in faces),
            "named": pack(face.named for face in faces),
            "year": pack(_year(face) for face in faces),
            "state": pack(_state(face, changes) for face in faces),
            "words": " ".join(found),
            "spread": pack(map(len, found.values())),
            "rows": pack(chain.from_iterable(map(steps, found.values()))),
        },
    )


def _said_once(texts: Iterable[str]) -> tuple[list[str], list[int]]:
    """The different texts, and which of them each is."""
    numbers: dict[str, int] = {}
    which = [numbers.setdefault(text, len(numbers)) for text in texts]
    return list(numbers), which


def _year(face: Face) -> int:
    year = face.date[:4]
    return int(year) if year.isascii() and year.isdecimal() else 0


def _state(face: Face, changes: Sequence[str]) -> int:
    done = sum(2 << changes.index(change) for change in face.changed)
    return done + (face.partial and not face.unnumbered)


def _words(faces: Sequence[Face]) -> dict[str, list[int]]:
    """Each word that a search finds, with the numbers of the documents in which it stands."""
    folded: dict[str, tuple[str, ...]] = {}
    found: dict[str, list[int]] = defaultdict(list)
    for number, face in enumerate(faces):
        words = set(fold(face.date).split())
        words.update(search_text(face).split())
        for text in (face.kind, face.issuer):
            if text not in folded:
                folded[text] = tuple(fold(text).split())
            words.update(folded[text])
        for word in words:
            found[word].append(number)
    # A browser compares texts by their UTF-16 units.
    return {word: found[word] for word in sorted(found, key=partial(str.encode, encoding="utf-16-be"))}
