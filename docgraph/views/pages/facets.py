"""Narrowing a list: by type, body, place, year, and what others did to a document.

Reads: faces and what was chosen. Gives: the faces that fit, and for each facet its values, most frequent
first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from docgraph.views.faces import Face

NAMES = ("type", "issuer", "place", "year", "status")
UNCHANGED = "unchanged"
_SHOWN = 100


class Facet(msgspec.Struct, frozen=True):
    """One way to narrow a list: its values with their counts, and the one chosen, empty for none.

    >>> Facet("year", (("2020", 3),)).chosen
    ''
    """

    name: str
    values: tuple[tuple[str, int], ...]
    chosen: str = ""


def values_of(face: Face, name: str) -> tuple[str, ...]:
    """What a document counts under in one facet.

    >>> values_of(Face("i", "s", "Luật", "t", "t", date="2013-11-29"), "year")
    ('2013',)
    """
    if name == "type":
        return (face.kind,) if face.kind else ()
    if name == "issuer":
        return (face.issuer,) if face.issuer else ()
    if name == "place":
        return (face.place,) if face.place else ()
    if name == "year":
        return (face.date[:4],) if face.date else ()
    return face.changed or (UNCHANGED,)


def narrow(faces: Iterable[Face], chosen: Mapping[str, str]) -> list[Face]:
    """The faces that have every chosen value, in the order given.

    >>> narrow([Face("i", "s", "Luật", "t", "t")], {"type": "Luật", "year": ""})[0].slug
    's'
    """
    wanted = [(name, value) for name, value in chosen.items() if value]
    if not wanted:
        return list(faces)
    return [face for face in faces if all(value in values_of(face, name) for name, value in wanted)]


def facets_of(faces: Sequence[Face], chosen: Mapping[str, str]) -> tuple[Facet, ...]:
    """The facets of a list: each counts what would be left if its own choice were taken back."""
    wanted = [(name, value) for name, value in chosen.items() if value]
    fitting: list[Face] = []
    # Those that one choice alone shuts out count in that choice's facet.
    shut_out: dict[str, list[Face]] = {name: [] for name in NAMES}
    for face in faces if wanted else ():
        missed = [name for name, value in wanted if value not in values_of(face, name)]
        if len(missed) <= 1:
            (shut_out[missed[0]] if missed else fitting).append(face)
    return tuple(
        _facet(name, [*(fitting if wanted else faces), *shut_out[name]], chosen.get(name, ""))
        for name in NAMES
    )


def _facet(name: str, faces: list[Face], own: str) -> Facet:
    counts = Counter(chain.from_iterable(values_of(face, name) for face in faces))
    if name == "year":
        ranked = sorted(counts.items(), reverse=True)
    else:
        ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    kept = [one for rank, one in enumerate(ranked) if rank < _SHOWN or one[0] == own]
    if own and own not in counts:
        kept.append((own, 0))
    return Facet(name, tuple(kept), own)
