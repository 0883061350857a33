"""Edges of a closure → the shortest chain from each document to the one that was asked for.

Reads: rows of edges with their evidence. Gives: a row for each document reached, nearest first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
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
_CHAIN: Final = tuple("iri label number type issuer date sentence start end source confidence via".split())
_VIA: Final = _CHAIN.index("via")
# What stands before a word, a code or an address.
_LONG: Final = (SOURCE_BASE, TYPE_BASE, DG.base)


def implementers(rows: Rows, params: Mapping[str, str]) -> list[dict[str, Any]]:
    """Who implements `of`, with the documents between; direct ones first, then by date and number.

    Of several sentences for one step the most certain stands; of several ways to the target the shortest,
    and of these the one whose next document comes first.
    """
    steps: dict[Cell, dict[Cell, Told]] = defaultdict(dict)
    for row in _ordered(rows):
        iri, via = row[0], row[_VIA]
        kept = steps[via].setdefault(iri, row)
        if kept is not row and _certainty(_named(row)) < _certainty(_named(kept)):
            steps[via][iri] = row
    centre: Cell = params["of"]
    # The documents between each one and `of`; chains share their links.
    way: dict[Cell, tuple[Link, ...]] = {centre: ()}
    links: dict[Cell, Link] = {}
    answer: list[dict[str, Any]] = []
    ring: list[Cell] = [centre] if centre in steps else []
    while ring:
        reached: list[Told] = []
        further: list[Cell] = []
        for via in ring:
            path = () if via == centre else (links[via], *way[via])
            fresh = {doer: row for doer, row in steps[via].items() if doer not in way}
            way |= dict.fromkeys(fresh, path)
            reached += fresh.values()
            for doer in fresh.keys() & steps.keys():
                links[doer] = {"iri": doer, "label": fresh[doer][1]}
                further.append(doer)
        reached.sort(key=_in_time)
        answer += [_answer(row, way[row[0]]) for row in reached]
        ring = sorted(further, key=str)
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


def _ordered(rows: Rows) -> tuple[Told, ...]:
    """Rows that begin with the columns of a step of a chain; those of the index do."""
    if rows.columns[: len(_CHAIN)] == _CHAIN:
        return rows.rows
    ordered: Callable[[Told], Told] = itemgetter(*(rows.columns.index(name) for name in _CHAIN))
    return tuple(map(ordered, rows.rows))


def _answer(row: Told, path: tuple[Link, ...]) -> dict[str, Any]:
    iri, _, number, kind, issuer, date, sentence, start, end, source, *_ = row
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


def _in_time(row: Told) -> str:
    """The order of implementers: by date, number, IRI."""
    iri, _, number, _, _, date, *_ = row
    return f"{date or '9999'}\0{number or ''}\0{iri}"


def _named(row: Told) -> Row:
    return dict(zip(_CHAIN, row, strict=False))


def _certainty(row: Row) -> tuple[bool, float, str, int]:
    """The order of sentences for one step: a text's own before a person's word, then the most certain."""
    confidence = row["confidence"]
    return (
        is_said(str(row["source"])),
        -(1.0 if confidence is None else float(confidence)),
        str(row["source"]),
        int(str(row["start"])),
    )
