"""Why a text was read as it was: each mention with what is written and what inferred, each relation's rule.

Reads: a passage and its extraction. Gives: lines on standard output.
"""

from __future__ import annotations

from typing import Final

from docgraph.cli.output import clean, counted
from docgraph.cli.readout import name_of, sentence_of
from docgraph.records import Document, Extraction, Mention, Passage

_FIELDS: Final = ("type", "number", "year", "symbol", "date", "issuer")
_MORE: Final = ("jurisdiction", "name", "count", "effective_from", "effective_to")


def print_reasons(passage: Passage, said: Extraction) -> None:
    """Every mention and relation of a text with the rule that read it."""
    documents = {document.id: document for document in said.documents}
    if said.self_document is not None:
        documents["self"] = said.self_document
    print(f"{passage.address}: {counted(len(said.mentions), 'mention')}")
    if said.self_document is not None:
        print("\n" + clean(f"self  {name_of(said.self_document)}"))
        _print_lines(_inferred(said.self_document, _FIELDS + _MORE))
    for mention in said.mentions:
        print("\n" + clean(f"{mention.id}  {mention.start}-{mention.end}  {mention.text}"))
        _print_lines(reasons_of(mention, documents))
    places = {mention.id: mention for mention in said.mentions}
    print(f"\n{counted(len(said.relations), 'relation')}")
    for relation in said.relations:
        ends = [
            name_of(documents[end]) if end in documents else end for end in (relation.source, relation.target)
        ]
        print("\n" + clean(f"{ends[0]} {relation.type.value} {ends[1]}"))
        sentence = sentence_of(passage, relation, places.get(relation.mention or ""))
        lines = [("sentence", sentence), ("mention", relation.mention or "")]
        _print_lines([*lines, ("rule", f"{relation.rule}, confidence {relation.confidence:.2f}")])
    print()


def reasons_of(mention: Mention, documents: dict[str, Document]) -> list[tuple[str, str]]:
    """What is written in a mention, what was inferred of it and of its documents, and what read it.

    >>> seen = Mention(id="m1", start=0, end=8, text="Luật Giá", form="named", type="Luật", rule="named:name")
    >>> reasons_of(seen, {})
    [('written', 'type Luật'), ('rule', 'named:name (named), confidence 1.00')]
    """
    told = [f"{name} {value}" for name, value in _values(mention, _FIELDS) if name not in mention.inferred]
    lines = [("written", ", ".join(told))]
    if mention.written is not None:
        lines.append(("repaired", f"from {mention.written}"))
    lines += _inferred(mention, _FIELDS)
    ids = mention.document if isinstance(mention.document, tuple) else (mention.document,)
    for one in ids:
        document = documents.get(one or "")
        if document is None:
            continue
        lines.append(("means", f"{document.id}, {name_of(document)}"))
        if document.id != "self":
            lines += _inferred(document, _FIELDS + _MORE)
    lines.append(("rule", f"{mention.rule} ({mention.form}), confidence {mention.confidence:.2f}"))
    return [(name, value) for name, value in lines if value]


def _inferred(record: Mention | Document, fields: tuple[str, ...]) -> list[tuple[str, str]]:
    """The values that no letter of the mention says, each with the rule that filled it."""
    rules = record.inferred
    return [
        ("inferred", f"{name} {value}, by rule {rules[name]}")
        for name, value in _values(record, fields)
        if name in rules
    ]


def _values(record: Mention | Document, fields: tuple[str, ...]) -> list[tuple[str, object]]:
    values = [(name, getattr(record, name)) for name in fields]
    return [(name, value) for name, value in values if value is not None]


def _print_lines(lines: list[tuple[str, str]]) -> None:
    for name, value in lines:
        if value:
            print(f"  {name:9} {clean(value)}")
