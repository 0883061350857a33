"""Edges of a closure → the shortest chain from each document to the one that was asked for.

Reads: rows of edges with their evidence. Gives: a row for each document reached, nearest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from operator import itemgetter
from typing import Any, Final

from docgraph.graph.rdf.iri import SOURCE_BASE, TYPE_BASE, is_said, source_address, type_code
from docgraph.graph.rdf.terms import Cell
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.store.base import Rows
from docgraph.identity import bodies_fit
from docgraph.identity.key import fold_symbol
from docgraph.lexicon.folding import fold_name

Row = dict[str, Cell]
Link = dict[str, Cell]
Told = tuple[Cell, ...]
_IMPLEMENTER: Final = tuple("iri number type issuer date sentence start end source".split())
# What stands before a word, a code or an address.
_LONG: Final = (SOURCE_BASE, TYPE_BASE, DG.base)


def implementers(rows: Rows, params: Mapping[str, str]) -> list[dict[str, Any]]:
    """Who implements `of`, with the documents between; direct ones first, then by date and number.

    Of several sentences for one step the most certain stands; of several ways to the target the shortest,
    and of these the one whose next document comes first.
    """
    at = {name: place for place, name in enumerate(rows.columns)}
    steps: dict[Cell, dict[Cell, Told]] = {}
    for row in rows.rows:
        doers = steps.setdefault(row[at["via"]], {})
        kept = doers.setdefault(row[at["iri"]], row)
        if kept is not row and _certainty(_named(rows, row)) < _certainty(_named(rows, kept)):
            doers[row[at["iri"]]] = row
    told = itemgetter(*(at[name] for name in _IMPLEMENTER))
    centre: Cell = params["of"]
    # The documents between each one and `of`; chains share their links.
    way: dict[Cell, list[Link]] = {centre: []}
    links: dict[Cell, Link] = {}
    answer: list[dict[str, Any]] = []
    ring = [params["of"]]
    while ring:
        reached: dict[Cell, dict[str, Any]] = {}
        for via in ring:
            for doer, row in steps.get(via, {}).items():
                if doer in way:
                    continue
                way[doer] = [] if via == centre else [links[via], *way[via]]
                reached[doer] = _answer(told(row), way[doer])
                if doer in steps:
                    links[doer] = {"iri": doer, "label": row[at["label"]]}
        found = reached.values()
        answer += sorted(found, key=lambda one: (one["date"] or "9999", one["number"] or "", one["iri"]))
        ring = sorted(map(str, reached))
    return answer


def steps(rows: Rows, params: Mapping[str, str]) -> list[dict[str, Any]]:
    """The documents of a chain from `of` on, each once, by their distance from it, then by date.

    Of several sentences that say a step the most certain stands.
    """
    ways: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows.dicts(), key=lambda r: (str(r["iri"]), *_certainty(r))):
        ways[str(row["via"])].append(row)
    seen, ring, step = {params["of"]}, [params["of"]], 0
    answer: list[dict[str, Any]] = []
    while ring:
        step += 1
        reached: dict[str, Row] = {}
        for via in ring:
            for row in ways[via]:
                if row["iri"] not in seen:
                    reached.setdefault(str(row["iri"]), row)
        found = [_step(row, step) for row in reached.values()]
        answer += sorted(found, key=lambda one: (one["date"] or "9999", one["label"], one["iri"]))
        seen.update(reached)
        ring = sorted(reached)
    return answer


def way(rows: Rows, params: Mapping[str, str]) -> list[dict[str, Any]]:
    """The steps of a way in order; of several sentences that say a step the most certain stands."""
    best: dict[int, Row] = {}
    for row in sorted(rows.dicts(), key=_certainty):
        best.setdefault(int(str(row["step"])), row)
    answer = []
    for step, row in sorted(best.items()):
        told = _step(row, step)
        place = {name: told.pop(name) for name in ("sentence", "start", "end", "source")}
        answer.append(told | {"forward": row["forward"]} | place)
    return answer


def contradictions(rows: Rows, params: Mapping[str, str]) -> list[dict[str, Any]]:
    """Pairs of values of one field of a document that cannot both hold.

    A year or month that a day fills in is no contradiction, nor is a name or a body that another tells in
    more words or other letters.
    """
    told: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows.dicts():
        told[str(row["iri"]), str(row["field"])].append(row)
    answer: list[dict[str, Any]] = []
    for said in told.values():
        for position, one in enumerate(said):
            for other in said[position + 1 :]:
                if _at_odds(str(one["field"]), str(one["value"]), str(other["value"])):
                    row = {name: one[name] for name in ("iri", "label", "field", "value")}
                    row |= {"source": short(one["source"]), "other": other["value"]}
                    answer.append(row | {"other_source": short(other["source"])})
    return answer


def _at_odds(field: str, one: str, other: str) -> bool:
    if field == "issuer":
        return not bodies_fit(one, other)
    if field == "title":
        words, others = (set(fold_name(name).split()) for name in (one, other))
        return not (words <= others or others <= words)
    if field == "symbol":
        one, other = fold_symbol(one) or "", fold_symbol(other) or ""
    return not (one.startswith(other) or other.startswith(one))


def short(value: Cell) -> Cell:
    """A value for people: a relation by its word, a type by its code, a source by its address.

    A document without number lives in its source, and keeps its IRI.

    >>> short("https://w3id.org/docgraph/ontology#amends"), short("urn:docgraph:source:a.txt"), short(5)
    ('amends', 'a.txt', 5)
    >>> short("urn:docgraph:source:a.txt#document=d1")
    'urn:docgraph:source:a.txt#document=d1'
    """
    if not isinstance(value, str) or not value.startswith(_LONG):
        return value
    if value.startswith(SOURCE_BASE) and "#" not in value:
        return source_address(value)
    if value.startswith(TYPE_BASE):
        return type_code(value)
    return value.removeprefix(DG.base)


def _step(row: Row, step: int) -> dict[str, Any]:
    told = {name: short(row[name]) for name in ("iri", "label", "number", "type", "issuer", "date")}
    evidence = {name: short(row[name]) for name in ("relation", "sentence", "start", "end", "source")}
    return told | {"step": step, "via": row["via"]} | evidence


def _answer(told: Told, path: list[Link]) -> dict[str, Any]:
    iri, number, kind, issuer, date, sentence, start, end, source = told
    return {
        "iri": iri,
        "number": number,
        "type": short(kind),
        "issuer": issuer,
        "date": date,
        "direct": not path,
        "path": path,
        "sentence": sentence,
        "start": start,
        "end": end,
        "source": short(source),
    }


def _named(rows: Rows, row: Told) -> Row:
    return dict(zip(rows.columns, row, strict=True))


def _certainty(row: Row) -> tuple[bool, float, str, int]:
    """The order of sentences for one step: a text's own before a person's word, then the most certain."""
    confidence = row["confidence"]
    return (
        is_said(str(row["source"])),
        -(1.0 if confidence is None else float(confidence)),
        str(row["source"]),
        int(str(row["start"])),
    )
