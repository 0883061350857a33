"""What people said, as pages show it: who, what of which documents, why, and where that word is kept.

Reads: `Said` records and the `Directory` of the site. Gives: `Word`s.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from docgraph.graph.answers import Edge, Said
from docgraph.views.faces import Directory, Face, SourceFace, clip
from docgraph.views.words import say_day

LONGEST_NAME = 80
LONGEST_REASON = 1_000
_LONGEST_ASIDE = 160


class Word(msgspec.Struct, frozen=True):
    """A person's word: `verb` is `states`, `confirms`, `rejects`, `same` or `different`.

    `source` is the page on which it stands by itself; `second` is null where both names are one document.
    """

    verb: str
    by: str
    reason: str
    first: Face
    second: Face | None
    type: str
    source: SourceFace | None
    date: str = ""
    day: str = ""


class Backing(msgspec.Struct, frozen=True):
    """Who stands for an edge: `alone` where no text says it; then the reason is all the evidence there is."""

    verb: str
    by: str
    reason: str
    source: SourceFace | None
    alone: bool


def make_word(said: Said, directory: Directory) -> Word:
    """The face of a person's word.

    >>> ends = ("a", "KH 1"), ("b", "QĐ 2")
    >>> said = Said("urn:x", "rejects", "An", "misread", *ends, "amends", "2026-03-01T09:30")
    >>> word = make_word(said, Directory((), ()))
    >>> word.by, word.verb, word.first.title, word.second.title, word.day
    ('An', 'rejects', 'KH 1', 'QĐ 2', '01/03/2026')
    """
    date = (said.said_at or "")[:10]
    return Word(
        verb=said.verb,
        by=clip(said.by, LONGEST_NAME),
        reason=clip(said.reason, LONGEST_REASON),
        first=directory.face(*said.first),
        second=directory.face(*said.second) if said.first[0] != said.second[0] else None,
        type=said.type or "",
        source=directory.source(said.address),
        date=date,
        day=say_day(date),
    )


def make_words(said: Iterable[Said], directory: Directory) -> list[Word]:
    """The faces of several words, relations before identities, each kind in its order."""
    return [make_word(one, directory) for one in sorted(said, key=lambda one: one.type is None)]


def vouch(source: str, types: Iterable[str], target: str, directory: Directory) -> Backing | None:
    """Who says or confirms that one document does something of these types to another; null for nobody."""
    said = directory.word_for(source, types, target)
    if said is None:
        return None
    by, reason = clip(said.by, LONGEST_NAME), clip(said.reason, _LONGEST_ASIDE)
    return Backing(said.verb, by, reason, directory.source(said.address), alone=said.verb == "states")


def back(edge: Edge, directory: Directory) -> Backing | None:
    """Who says or confirms an edge; null where only texts do."""
    first = edge.evidence[0]
    if first.said_by is None:
        return None
    texts = any(not one.rule.startswith("said:") for one in edge.evidence)
    own = first.rule.startswith("said:")
    return Backing(
        verb="states" if first.rule == "said:states" else "confirms",
        by=clip(first.said_by, LONGEST_NAME),
        reason=clip(first.reason or first.sentence, LONGEST_REASON),
        source=directory.source(first.source) if own else None,
        alone=not texts,
    )
