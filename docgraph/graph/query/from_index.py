"""Questions that the index answers: the same rows as their SPARQL gives, where SPARQL is slow.

Reads: the index, a question's parameters as terms. Gives: rows under the names of the question's SPARQL. A
test holds both ways to the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import msgspec

from docgraph.graph.query.lists_from_index import (
    ABOUT,
    ANY,
    TOLD,
    coverage,
    decisions_not_implemented,
    in_force,
    most_cited,
    orphans,
    plans_without_report,
    timeline,
)
from docgraph.graph.rdf.iri import is_said, type_code
from docgraph.graph.rdf.terms import value_of
from docgraph.graph.store.base import Rows
from docgraph.graph.store.index import Index
from docgraph.graph.store.layout import STANDS
from docgraph.records import Document

Params = Mapping[str, str]
_SAID: Final = ("sentence", "start", "end", "source", "confidence")
_RESTS: Final = ("based_on", "implements", "guides")
_CHANGES: Final = ("replaces", "repeals", "amends", "corrects", "suspends", "extends")
# Terms of claims that are compared, with the fields that they come from.
_COMPARED: Final = {
    "date_document": "date",
    "title": "name",
    "issuer": "issuer",
    "symbol": "symbol",
    "first_date_entry_in_force": "effective_from",
    "date_no_longer_in_force": "effective_to",
}


def implementers(index: Index, params: Params) -> Rows:
    """Every step of the chains that implement `of`."""
    return _closure(index, params, ("implements",), upward=False)


def replaced_by(index: Index, params: Params) -> Rows:
    """Every step of the chains that took the place of `of`."""
    return _closure(index, params, ("replaces",), upward=False)


def basis(index: Index, params: Params) -> Rows:
    """Every step of the chains on which `of` rests."""
    return _closure(index, params, _RESTS, upward=True)


def cited_by(index: Index, params: Params) -> Rows:
    """A page of what speaks of `of`."""
    of, limit, offset = value_of(params["of"]), int(params["limit"]), int(params["offset"])
    # Each document says something at least once: no more of them than rows are looked at.
    doers = index.rows(
        "SELECT d.iri FROM (SELECT DISTINCT e.doer FROM document t JOIN edge e ON e.target = t.id"
        " WHERE t.iri = ?) JOIN document d ON d.id = doer ORDER BY d.iri LIMIT ?",
        *(of, limit + offset),
    )
    found = [row for row in _said(index, "d.iri IN (?)", (name for (name,) in doers)) if row[-1] == of]
    # A person's word on what a text says too has no row of its own.
    texts = {(row[1], row[7]) for row in found if not is_said(row[-3])}
    told = [row for row in found if not is_said(row[-3]) or (row[1], row[7]) not in texts]
    told.sort(key=lambda row: (row[1], row[0]))
    page = [row[1:-1] for row in told[offset : offset + limit]]
    columns = ("iri", *ABOUT, "relation", *_SAID)
    return _sorted(columns, page, ("date", "label", "source", "start", "relation"))


def amendments(index: Index, params: Params) -> Rows:
    """What others changed in `of`, as each sentence says it."""
    found = index.rows(
        f"SELECT o.iri, {TOLD}, r.type, r.part, o.since, r.sentence, r.start, r.end, s.iri, r.confidence"
        " FROM identity t JOIN relation r ON r.target = t.id JOIN identity d ON d.id = r.doer"
        " JOIN document o ON o.iri = d.iri JOIN source s ON s.id = r.source"
        f" WHERE t.iri = ? AND d.iri <> t.iri AND r.type IN ({_quoted(_CHANGES)}) AND {STANDS}",
        value_of(params["of"]),
    )
    columns = ("iri", *ABOUT, "relation", "part", "in_force_from", *_SAID)
    return _sorted(columns, found, ("date", "label", "source", "start", "relation"))


def changes(index: Index, params: Params) -> Rows:
    """What documents of the days between `since` and `until` changed."""
    since, until = (str(value_of(params[name])) for name in ("since", "until"))
    told = [
        name for (name,) in index.rows("SELECT iri FROM document WHERE date BETWEEN ? AND ?", since, until)
    ]
    found = _said(index, f"d.iri IN (?) AND r.type IN ({_quoted(_CHANGES)})", told)
    labels = dict(
        index.each(
            "SELECT iri, label FROM document WHERE iri IN (?)", dict.fromkeys(row[-1] for row in found)
        )
    )
    said = [(*row, target, labels[target]) for _, *row, target in found]
    columns = ("iri", *ABOUT, "relation", *_SAID, "target", "target_label")
    return _sorted(columns, said, ("date", "label", "target_label", "source", "start"))


def contradictions(index: Index, _: Params) -> Rows:
    """Every value of a field that claims on one document give, where identities of it differ."""
    told: dict[tuple[str, str, str], str] = {}
    for name, fields, source in index.rows(
        "SELECT i.iri, i.fields, min(s.iri) FROM identity i JOIN claim c ON c.identity = i.id"
        " JOIN source s ON s.id = c.source"
        " WHERE i.iri IN (SELECT iri FROM identity GROUP BY iri HAVING count(*) > 1) GROUP BY i.id"
    ):
        document = msgspec.json.decode(fields, type=Document)
        for term, field in _COMPARED.items():
            if (value := getattr(document, field)) is not None:
                said = (name, term, value)
                told[said] = min(source, told.get(said, source))
    names = dict.fromkeys(name for name, _, _ in told)
    labels = dict(index.each("SELECT iri, label FROM document WHERE iri IN (?)", names))
    found = [(name, labels[name], term, value, source) for (name, term, value), source in told.items()]
    return _sorted(("iri", "label", "field", "value", "source"), found, ("label", "iri", "field", "value"))


def in_force_on(index: Index, params: Params) -> Rows:
    """A page of the documents that nothing known has ended by the day `on`."""
    on, limit, offset = value_of(params["on"]), int(params["limit"]), int(params["offset"])
    kind = params["type"].strip("<>")
    code = None if kind == ANY else type_code(kind)
    found = index.rows(
        f"SELECT o.iri, {TOLD}, o.since FROM document o WHERE o.date <= ?1 AND (?2 IS NULL OR o.type = ?2)"
        " AND (o.since IS NULL OR o.since <= ?1) AND (o.until IS NULL OR o.until >= ?1)"
        " AND NOT EXISTS (SELECT 1 FROM edge e INDEXED BY edge_ends JOIN document b ON b.id = e.doer"
        " WHERE e.target = o.id AND e.type IN ('replaces', 'repeals') AND NOT e.partly"
        " AND b.date IS NOT NULL AND coalesce(b.since, b.date) <= ?1)"
        " ORDER BY o.date, o.label, o.iri LIMIT ?3 OFFSET ?4",
        *(on, code, limit, offset),
    )
    return Rows(("iri", *ABOUT, "since"), tuple(found))


ANSWERS: Final[Mapping[str, Callable[[Index, Params], Rows]]] = {
    "amendments": amendments,
    "implementers": implementers,
    "basis": basis,
    "replaced_by": replaced_by,
    "cited_by": cited_by,
    "changes": changes,
    "contradictions": contradictions,
    "coverage": coverage,
    "decisions_not_implemented": decisions_not_implemented,
    "in_force": in_force,
    "in_force_on": in_force_on,
    "most_cited": most_cited,
    "orphans": orphans,
    "plans_without_report": plans_without_report,
    "timeline": timeline,
}


def _closure(index: Index, params: Params, kinds: tuple[str, ...], *, upward: bool) -> Rows:
    """The steps that lead to each document of a closure on a shortest way, `via` the end nearer to `of`.

    Of several shortest ways the one through the first document by letters, of several sentences the most
    certain: those that a walk over every step would choose. Rows hold no lists, of which the interpreter
    would look through tens of thousands again and again.
    """
    near, far = ("doer", "target") if upward else ("target", "doer")
    edges = (
        f"SELECT e.{near}, e.{far}, e.said FROM json_each(?) j CROSS JOIN edge e"
        f" ON e.{near} = j.value AND e.type IN ({_quoted(kinds)})"
    )
    names = dict(index.rows("SELECT id, iri FROM document WHERE iri = ?", value_of(params["of"])))
    said: dict[int, int] = {}
    nearer: dict[int, str] = {}
    ring, seen = list(names), set(names)
    while ring:
        found = [edge for edge in index.rows(edges, _json(sorted(ring))) if edge[1] not in seen]
        nears = _json(sorted({via for via, _, _ in found}))
        names |= index.rows(
            "SELECT o.id, o.iri FROM json_each(?) j CROSS JOIN document o ON o.id = j.value", nears
        )
        first: dict[int, str] = {}
        for via, number, _ in found:
            if number not in first or names[via] < first[number]:
                first[number] = names[via]
        for via, number, relation in found:
            if names[via] == first[number]:
                said[relation], nearer[relation] = number, names[via]
        ring = list(first)
        seen.update(ring)
    # Rows that lie side by side are read together.
    told = index.rows(
        f"SELECT o.iri, {TOLD}, r.sentence, r.start, r.end, s.address, r.confidence, r.id, r.type"
        " FROM json_each(?) j CROSS JOIN relation r ON r.id = CAST(j.key AS INTEGER)"
        " JOIN source s ON s.id = r.source JOIN document o ON o.id = j.value",
        _json({relation: said[relation] for relation in sorted(said)}),
    )
    columns = ("iri", *ABOUT, *_SAID, "via", "relation")
    return Rows(columns, tuple([(*row[:-2], nearer[row[-2]], row[-1]) for row in told]))


def _json(numbers: Mapping[int, int] | list[int]) -> str:
    return msgspec.json.encode(numbers).decode("ascii")


def _said(index: Index, condition: str, names: Iterable[str]) -> list[tuple[Any, ...]]:
    """The relations of doers `d` that a condition selects: their IRI, the doer, what is said, the target."""
    return list(
        index.each(
            f"SELECT r.iri, o.iri, {TOLD}, r.type, r.sentence, r.start, r.end, s.iri, r.confidence, t.iri"
            " FROM identity d JOIN relation r ON r.doer = d.id JOIN identity t ON t.id = r.target"
            " JOIN document o ON o.iri = d.iri JOIN source s ON s.id = r.source"
            f" WHERE {condition} AND d.iri <> t.iri AND {STANDS}",
            names,
        )
    )


def _sorted(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]], by: tuple[str, ...]) -> Rows:
    """Rows in the order of these columns, null first, as SPARQL has it."""
    places = [columns.index(name) for name in by]
    ordered = sorted(rows, key=lambda row: [(row[at] is not None, row[at]) for at in places])
    return Rows(columns, tuple(ordered))


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
