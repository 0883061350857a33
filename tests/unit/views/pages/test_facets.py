from __future__ import annotations

from docgraph.views.faces import Face
from docgraph.views.pages.facets import facets_of, narrow

FACES = [
    Face(
        "a",
        "a",
        "Quyết định",
        "1",
        "1",
        date="2019-01-02",
        issuer="Ủy ban",
        place="Hải Phòng",
        changed=("replaces",),
    ),
    Face("b", "b", "Quyết định", "2", "2", date="2020", issuer="Ủy ban", place="Hải Phòng"),
    Face("c", "c", "Luật", "3", "3", date="2020-03-04", issuer="Quốc hội", changed=("amends", "replaces")),
    Face("d", "d", "", "4", "4"),
]


def slugs(**chosen: str) -> str:
    return "".join(face.slug for face in narrow(FACES, chosen))


def test_every_choice_must_hold() -> None:
    assert slugs(type="Quyết định") == "ab"
    assert slugs(type="Quyết định", year="2020") == "b"
    assert slugs(status="replaces") == "ac"
    assert slugs(status="unchanged", place="Hải Phòng") == "b"
    assert slugs(issuer="none") == ""
    assert slugs(type="") == "abcd"


def test_a_facet_counts_what_would_be_left_without_its_own_choice() -> None:
    facets = {facet.name: dict(facet.values) for facet in facets_of(FACES, {"type": "Luật"})}
    assert facets["type"] == {"Quyết định": 2, "Luật": 1}
    assert facets["year"] == {"2020": 1}
    assert facets["status"] == {"amends": 1, "replaces": 1}


def test_a_choice_that_nothing_fits_stays_to_be_taken_back() -> None:
    (types, *_) = facets_of(FACES, {"type": "none"})
    assert ("none", 0) in types.values
    assert types.chosen == "none"
