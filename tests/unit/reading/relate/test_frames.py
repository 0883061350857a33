"""The state of a sentence."""

from __future__ import annotations

from docgraph.reading.relate.frames import SoFar, ids_of
from docgraph.records import Mention


def mention(document: str | tuple[str, ...] | None) -> Mention:
    return Mention(id="m1", start=0, end=4, text="Luật", form="named", document=document)


def test_a_mention_stands_for_none_one_or_several_documents() -> None:
    assert ids_of(mention(None)) == ()
    assert ids_of(mention("d1")) == ("d1",)
    assert ids_of(mention(("d1", "d2"))) == ("d1", "d2")


def test_who_acts_when_nobody_is_named() -> None:
    assert SoFar(known=True).default == ("self",)
    assert SoFar(known=False).default is None
    assert SoFar(known=False, actor=("d4",)).default == ("d4",)
    assert SoFar(known=True, quoting=("d2",)).default == ("d2",)
