"""The rows of an answer as a person reads them: documents by name, sentences around what they are about.

Reads: rows of a named question, the index. Gives: rows for `tables.print_rows`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from docgraph.cli.output import shorten, shorten_around
from docgraph.graph.answers import DocumentRow
from docgraph.graph.rdf.iri import source_address
from docgraph.lexicon.written import as_written

if TYPE_CHECKING:
    from docgraph.graph.store.index import Index

Row = dict[str, Any]
_DONE: Final = {
    "replaces": "replaced",
    "repeals": "repealed",
    "suspends": "suspended",
    "extends": "extended",
    "amends": "amended",
    "corrects": "corrected",
}
_AT_ODDS: Final = (("value", "source"), ("other", "other_source"))
_NAMING: Final = frozenset({"iri", "type", "number", "label", "start", "end", "direct", "path", "forward"})


def for_people(index: Index, rows: Sequence[Row]) -> list[Row]:
    """Each row with what a person reads; the index tells the names of documents."""
    from docgraph.graph.query.confirming import OF_PEOPLE, people_of
    from docgraph.graph.query.look_up import rows_of
    from docgraph.graph.query.mention_at import mention_at

    names = {value for row in rows for value in _names(row)}
    documents = rows_of(index, sorted(names))
    people = people_of(index, [row.get("source") for row in rows])
    made = []
    for row in rows:
        shown = in_words({key: value for key, value in row.items() if key not in OF_PEOPLE}, documents)
        if row.get("source") in people:
            shown["source"] = f"{people[row['source']][0]} ({row['source']})"
        elif row.get("said_by"):
            shown["source"] = f"{row['source']}; {row['said_by']}: {row['reason']}"
        if isinstance(row.get("sentence"), str) and row.get("start") is not None:
            source, start = str(row.get("source")), int(row["start"])
            place = mention_at(index, source, start, int(row["end"]), sorted(set(_names(row))))
            shown["sentence"] = around(row["sentence"], start, place)
        made.append(shown)
    return made


def in_words(row: Row, documents: Mapping[str, DocumentRow]) -> Row:
    """A row with a document by type and number or by its label, its chain by names, and no IRI of a document.

    >>> in_words({"iri": "urn:a", "type": "KH", "number": "5/KH-X", "direct": True}, {})
    {'document': 'KH 05/KH-X', 'how': 'directly'}
    """
    shown: Row = {}
    if "other_source" in row:  # what two sources say, each with its own
        row = row | {name: f"{row[name]} ({row[place]})" for name, place in _AT_ODDS}
        row = {key: value for key, value in row.items() if not key.endswith("source")}
    if "iri" in row:
        shown["document"] = _named(row, documents)
    for key, value in row.items():
        if key == "direct":
            shown["how"] = "directly" if value else f"through {_chain(row.get('path'))}"
        elif key == "why":
            shown[key] = why_in_words(value, row.get("status"))
        elif key == "relation" and row.get("forward") is False:
            shown[key] = f"{value} (the other way)"
        elif key not in (_NAMING if shown else {"start", "end"}) and not _told_by_label(key, row):
            shown[key] = _value(key, value, row, documents)
    return shown


def around(sentence: str, start: int, place: tuple[int, int] | None) -> str:
    """A sentence that begins at `start`, shortened around a place in its text.

    >>> around("Căn cứ Luật Giá", 50, (57, 65))
    'Căn cứ Luật Giá'
    """
    if place is None:
        return shorten(sentence, 200)
    return shorten_around(sentence, place[0] - start, place[1] - start)


def why_in_words(events: Any, status: str | None = None) -> str:
    """What others did to a document's force, in order; where nobody did anything, what that leaves open.

    >>> why_in_words([{"day": "2021-02-01", "relation": "replaces", "label": "QĐ 7"}])
    'replaced by QĐ 7 (2021-02-01)'
    """
    if not isinstance(events, list):
        return str(events)
    told = [
        f"{_DONE.get(event['relation'], event['relation'])} by {event['label']} ({event['day'] or 'undated'})"
        for event in events
    ]
    if status == "unknown" and not told:
        return "no text here says from when it is in force, nor that it ended"
    return "; ".join(told) or "no text here ends or suspends it"


def told_apart(iri: str, label: str) -> str:
    """A document's label; one that lives in its source may share it with others, so that is named too.

    >>> told_apart("urn:docgraph:source:a.txt#document=d1", "Kế hoạch năm 2020")
    'Kế hoạch năm 2020 (in a.txt)'
    """
    source, lives, _ = iri.partition("#document=")
    return f"{label} (in {source_address(source)})" if lives else label


def _named(row: Row, documents: Mapping[str, DocumentRow]) -> str:
    known = documents.get(row["iri"])
    if row.get("number") and "type" in row:
        return " ".join(filter(None, (row["type"], as_written(str(row["number"])))))
    label = str(row.get("label") or (known.label if known else row["iri"]))
    return told_apart(row["iri"], label)


def _value(key: str, value: Any, row: Row, documents: Mapping[str, DocumentRow]) -> Any:
    """A value: a document by its label, yes and no as words, a list by its parts."""
    if f"{key}_label" in row:
        return row[f"{key}_label"]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(str(one.get("label") or one) if isinstance(one, dict) else str(one) for one in value)
    known = documents.get(value) if isinstance(value, str) else None
    return known.label if known else value


def _told_by_label(key: str, row: Row) -> bool:
    return key.endswith("_label") and key.removesuffix("_label") in row


def _names(row: Row) -> list[str]:
    """The IRIs in a row, those between two ends of a chain among them."""
    between = [step["iri"] for step in row.get("path") or () if isinstance(step, dict)]
    return [
        value for value in (*row.values(), *between) if isinstance(value, str) and value.startswith("urn:")
    ]


def _chain(path: Any) -> str:
    """The documents between, by their names."""
    names = [str(step["label"]) if isinstance(step, dict) else str(step) for step in path or ()]
    return ", then ".join(names) or "another"
