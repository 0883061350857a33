"""`docgraph say`: a person's word, which wins over what was read.

Reads: a graph, two documents by name, what is said of them, by whom and why. Gives: the graph with that word
kept as a source of its own.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

import typer

from docgraph.cli.options import GraphOption, kept_place
from docgraph.errors import QueryError

if TYPE_CHECKING:
    from docgraph.graph.answers import Said
    from docgraph.graph.rdf.said import Verb


class Word(StrEnum):
    """What can be said."""

    STATE = "state"
    CONFIRM = "confirm"
    REJECT = "reject"
    SAME = "same"
    DIFFERENT = "different"


_VERBS: Final[dict[Word, Verb]] = {
    Word.STATE: "states",
    Word.CONFIRM: "confirms",
    Word.REJECT: "rejects",
    Word.SAME: "same",
    Word.DIFFERENT: "different",
}


def say_command(
    word: Annotated[Word, typer.Argument(metavar="WORD", help="state, confirm, reject, same or different.")],
    about: Annotated[
        list[str],
        typer.Argument(
            metavar="ABOUT",
            help="DOCUMENT RELATION DOCUMENT, or with same and different DOCUMENT DOCUMENT; a document by"
            " name or IRI, a relation by its word (implements, amends, …).",
        ),
    ],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")],
    graph: GraphOption = None,
) -> int:
    """Correct the graph: confirm or reject a relation, state one, say that two documents are one or are not.

    What is said so wins over what was read, stays when sources are read again, and is shown as that person's
    word. A later word on the same thing takes its place; docgraph drop takes it back.
    """
    from docgraph.graph.kept import Graph

    relation = word in (Word.STATE, Word.CONFIRM, Word.REJECT)
    if len(about) != (3 if relation else 2):
        wanted = "DOCUMENT RELATION DOCUMENT" if relation else "DOCUMENT DOCUMENT"
        raise QueryError(f"{word.value} takes {wanted}", todo="put a name of several words in quotes")
    kind = about[1].replace(" ", "_") if relation else None
    with Graph.open(kept_place(graph), write=True) as kept:
        said = kept.say(_VERBS[word], about[0], about[-1], type=kind, by=by, reason=reason)
    _print(said)
    return 0


def _print(said: Said) -> None:
    from docgraph.cli.output import clean

    print(clean(in_words(said)))
    print(f"Kept as {said.address}; docgraph drop takes it back.")


def in_words(said: Said) -> str:
    """A person's word as a sentence.

    >>> from docgraph.graph.answers import Said
    >>> in_words(Said("urn:x", "rejects", "An", "misread", ("urn:a", "KH 1"), ("urn:b", "QĐ 2"), "amends"))
    'An rejects: KH 1 amends QĐ 2 (misread)'
    """
    first, second = said.first[1], said.second[1]
    if said.type is not None:
        told = f"{said.verb}: {first} {said.type.replace('_', ' ')} {second}"
    elif said.first[0] == said.second[0]:
        told = f"says that two names are one: {first}"
    else:
        told = f"says that these are {'one' if said.verb == 'same' else 'different'}: {first}; {second}"
    return f"{said.by} {told} ({said.reason})"
