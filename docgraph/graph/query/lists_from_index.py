"""Lists and status out of the index: the most cited, what is missing, what others did to a document.

Reads: the index, a question's parameters as terms. Gives: the rows that its SPARQL gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from docgraph.graph.rdf.iri import type_code
from docgraph.graph.rdf.terms import value_of
from docgraph.graph.store.base import Rows
from docgraph.graph.store.index import Index
from docgraph.graph.store.layout import STANDS

Params = Mapping[str, str]
ABOUT: Final = ("label", "number", "type", "issuer", "date")
TOLD: Final = "o.label, o.identifier, o.type, o.issuer, o.date"
"""The same of a document `o` in SQL; a type by its code, which stands for its IRI."""
ANY: Final = "urn:docgraph:any"
_FORCE: Final = (
    *("label", "date", "since", "until", "iri", "by", "relation", "by_date", "by_since"),
    *("sentence", "start", "end", "source", "part", "rule", "confidence"),
)


def in_force(index: Index, params: Params) -> Rows:
    """A document's days, once for each sentence that says what another did to its force."""
    of = value_of(params["of"])
    first = index.rows("SELECT label, date, since, until FROM document WHERE iri = ?", of)
    found = index.rows(
        "SELECT d.iri, b.label, r.type, b.date, b.since, r.sentence, r.start, r.end, s.iri,"
        " r.part, r.rule, r.confidence"
        " FROM identity t JOIN relation r ON r.target = t.id JOIN identity d ON d.id = r.doer"
        " JOIN document b ON b.iri = d.iri JOIN source s ON s.id = r.source"
        " WHERE t.iri = ? AND d.iri <> t.iri AND r.type IN ('replaces', 'repeals', 'suspends', 'extends')"
        f" AND {STANDS}",
        of,
    )
    rows = [(*first[0], *told) for told in found] if first else []
    if first and not rows:
        rows = [(*first[0], *(None,) * (len(_FORCE) - len(first[0])))]
    return Rows(_FORCE, tuple(rows))


def most_cited(index: Index, params: Params) -> Rows:
    """The documents that most sources name."""
    kind, issuer, year = (str(value_of(params[name])) for name in ("type", "issuer", "year"))
    conditions, values = ["1"], []
    if kind != ANY:
        conditions.append("o.type = ?")
        values.append(type_code(kind))
    if year:
        conditions.append("substr(o.date, 1, ?) = ?")
        values += [str(len(year)), year]
    if issuer:
        known = [body for (body,) in index.rows("SELECT DISTINCT issuer FROM document") if body]
        fitting = [body for body in known if issuer.lower() in body.lower()]
        conditions.append(f"o.issuer IN ({','.join('?' * len(fitting))})")
        values += fitting
    return _cited(index, " AND ".join(conditions), values, int(params["limit"]))


def orphans(index: Index, params: Params) -> Rows:
    """The documents that sources name and that were never read."""
    never = (
        "NOT EXISTS (SELECT 1 FROM identity i JOIN claim c ON c.identity = i.id AND c.local = 'self'"
        " WHERE i.iri = o.iri)"
    )
    if value_of(params["unnumbered"]) != "yes":
        # One without number or name of its own lives in its source.
        never += " AND instr(o.iri, '#document=') = 0"
    return _cited(index, never, [], int(params["limit"]))


def coverage(index: Index, params: Params) -> Rows:
    """How many documents of each issuer are known, and how many of these were read."""
    found = index.rows(
        "SELECT issuer, count(*) AS documents, sum(read) FROM document"
        " WHERE ? = 'yes' OR read OR instr(iri, '#document=') = 0"
        " GROUP BY issuer ORDER BY documents DESC, issuer",
        value_of(params["unnumbered"]),
    )
    return Rows(("issuer", "documents", "read"), tuple(found))


def timeline(index: Index, params: Params) -> Rows:
    """A document and what lies within two relations of it, where it has a date."""
    ring = [
        number for (number,) in index.rows("SELECT id FROM document WHERE iri = ?", value_of(params["of"]))
    ]
    steps = dict.fromkeys(ring, 0)
    for step in (1, 2):
        ring = [number for number in index.near(ring) if number not in steps]
        steps |= dict.fromkeys(ring, step)
    question = f"SELECT o.id, o.iri, {TOLD} FROM document o WHERE id IN (?) AND date IS NOT NULL"
    rows = [(*told, steps[number]) for number, *told in index.each(question, steps)]
    rows.sort(key=lambda row: (row[5], row[6], row[1], row[0]))
    return Rows(("iri", *ABOUT, "step"), tuple(rows))


def plans_without_report(index: Index, _: Params) -> Rows:
    """Plans on which nothing reports."""
    return _lacking(index, "KH", "reports_on")


def decisions_not_implemented(index: Index, _: Params) -> Rows:
    """Decisions that nothing implements."""
    return _lacking(index, "QĐ", "implements")


def _cited(index: Index, condition: str, values: list[str], limit: int) -> Rows:
    """Documents by how many sources name them, then by how many documents have a relation to them."""
    last = index.rows(
        f"SELECT o.named FROM document o WHERE {condition} ORDER BY o.named DESC LIMIT 1 OFFSET ?",
        *values,
        max(0, limit - 1),
    )
    # Only those that may be among the first are counted further.
    found = index.rows(
        f"SELECT o.iri, {TOLD}, (SELECT count(DISTINCT e.doer) FROM edge e WHERE e.target = o.id) AS cited,"
        f" o.named FROM document o WHERE {condition} AND o.named >= ? AND (o.named > 0 OR cited > 0)"
        " ORDER BY o.named DESC, cited DESC, o.label, o.iri LIMIT ?",
        *values,
        last[0][0] if last else 0,
        limit,
    )
    return Rows(("iri", *ABOUT, "cited", "named"), tuple(found))


def _lacking(index: Index, kind: str, relation: str) -> Rows:
    """Documents of a type to which nothing does this: those that were read, then full ones that were not."""
    found = index.rows(
        f"SELECT o.iri, {TOLD}, o.read FROM document o WHERE o.type = ? AND (o.read OR NOT o.partial)"
        " AND NOT EXISTS (SELECT 1 FROM edge e WHERE e.target = o.id AND e.type = ?)"
        " ORDER BY o.read DESC, o.date, o.label, o.iri",
        *(kind, relation),
    )
    return Rows(("iri", *ABOUT, "read"), tuple((*told, bool(read)) for *told, read in found))
