"""What a person wants to say, in names as people write them → a statement that can be kept.

Reads: a verb, two names, a relation's type; the index. Gives: a statement on the identities that they mean.
"""

from __future__ import annotations

from typing import Any, Final, get_args

import msgspec

from docgraph.errors import NotFoundError, QueryError
from docgraph.graph.query.naming import one_of
from docgraph.graph.rdf.said import FIRST, SECOND, Statement, Verb
from docgraph.graph.rdf.terms import storable_text
from docgraph.graph.store.index import Index
from docgraph.identity import Key
from docgraph.records import Document, RelationType

_OF_RELATIONS: Final = ("states", "confirms", "rejects")
MOST: Final = 1_000


class Meant(msgspec.Struct, frozen=True):
    """An identity that a name means, and its document; `home` where its fields alone do not name it.

    `name` is the name as the person wrote it.
    """

    name: str
    iri: str
    own: str
    fields: Document
    home: str | None


def statement_from(
    index: Index,
    verb: Verb,
    first: str,
    second: str,
    kind: RelationType | str | None,
    *,
    by: str,
    reason: str,
) -> Statement:
    """The statement; NotFoundError where a name fits none or several, QueryError where it cannot be said."""
    told_by, why = (" ".join(storable_text(text).split()) for text in (by, reason))
    if verb not in get_args(Verb):
        raise QueryError("no such word", where=verb, todo=f"say one of {', '.join(get_args(Verb))}")
    if not told_by or not why:
        raise QueryError("a word needs a name and a reason", todo="say who says so, and why")
    if len(told_by) > MOST or len(why) > MOST:
        raise QueryError(f"name and reason hold {MOST:,} characters at most", todo="say it shorter")
    relation = _relation(verb, kind)
    ends = (_meant(index, first), _meant(index, second))
    _check(index, verb, relation, *ends)
    homes = {local: end.home for local, end in zip((FIRST, SECOND), ends, strict=True) if end.home}
    fields = [
        msgspec.structs.replace(end.fields, id=local)
        for local, end in zip((FIRST, SECOND), ends, strict=True)
    ]
    return Statement(verb, told_by, why, fields[0], fields[1], relation, homes)


def _relation(verb: Verb, kind: RelationType | str | None) -> RelationType | None:
    if verb not in _OF_RELATIONS:
        if kind is not None:
            raise QueryError(f"{verb} is said of two documents alone", todo="leave the relation out")
        return None
    try:
        return RelationType(kind or "")
    except ValueError:
        words = ", ".join(one.value for one in RelationType)
        raise QueryError("no such relation", where=str(kind or verb), todo=f"say one of {words}") from None


def _check(index: Index, verb: Verb, kind: RelationType | None, first: Meant, second: Meant) -> None:
    """Whether it can be said: a relation needs two documents, and one that is confirmed was read."""
    both = f"{first.name}, {second.name}"
    if verb == "same":
        if first.iri == second.iri:
            raise QueryError("they are one already", where=both, todo="there is nothing to say")
        return
    if verb == "different":
        if first.own == second.own:
            raise QueryError(
                "nothing tells them apart",
                where=both,
                todo="name one by its own IRI, as sources have it",
            )
        return
    if first.iri == second.iri:
        raise QueryError("both names are one document", where=both, todo="name two")
    assert kind is not None
    said = any(
        index.rows(
            f"SELECT 1 FROM {table} WHERE doer = ? AND type = ? AND target = ?",
            *(first.iri, kind.value, second.iri),
        )
        for table in ("link", "rejected")
    )
    if verb != "states" and not said:
        raise NotFoundError(
            "no source says so",
            where=f"{first.name} {kind.value} {second.name}",
            todo="state what no text says" if verb == "confirms" else "see `docgraph show`",
        )


def _meant(index: Index, name: str) -> Meant:
    """The identity that a name means: an IRI of its own, else the one that gives the document its name."""
    exact = storable_text(name).strip()
    found = index.rows(
        "SELECT iri, own, fields, key FROM identity WHERE own = ?"
        " ORDER BY base IS NULL, length(fields) DESC, text LIMIT 1",
        exact,
    )
    if not found:
        iri = one_of(index, name).iri
        found = index.rows(
            "SELECT iri, own, fields, key FROM identity WHERE iri = ?"
            " ORDER BY own <> iri, base IS NULL, length(coalesce(json_extract(key, '$.date'), '')) DESC,"
            " text LIMIT 1",
            iri,
        )
    return _as_meant(exact, *found[0])


def _as_meant(name: str, iri: str, own: str, fields: bytes, key: Any) -> Meant:
    lives = msgspec.json.decode(key, type=Key).register == "source"
    return Meant(name, iri, own, msgspec.json.decode(fields, type=Document), own if lives else None)
