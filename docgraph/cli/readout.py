"""What one text says, for people.

Reads: a passage and its extraction. Gives: tables on standard output.
"""

from __future__ import annotations

from docgraph.cli.output import counted, shorten_around
from docgraph.cli.tables import print_table
from docgraph.lexicon.written import as_written
from docgraph.records import Document, Extraction, Mention, Passage, Relation


def print_mentions(passage: Passage, mentions: tuple[Mention, ...]) -> None:
    """The mentions of a text, one a row."""
    print(f"{passage.address}: {counted(len(mentions), 'mention')}")
    print_table(
        [("at", "key"), ("mention", "text"), ("form", "key"), ("date", "key"), ("issuer", "text")],
        [(f"{m.start}-{m.end}", m.text, m.form, m.date, m.issuer) for m in mentions],
    )
    print()


def print_extraction(passage: Passage, said: Extraction) -> None:
    """The documents of a text and its relations."""
    counts = (
        counted(len(said.mentions), "mention"),
        counted(len(said.documents), "document"),
        counted(len(said.relations), "relation"),
    )
    print(f"{passage.address}: {', '.join(counts)}")
    names = {document.id: name_of(document) for document in said.documents}
    if said.self_document is not None:
        names["self"] = name_of(said.self_document)
        print(f"It is {names['self']}, {said.self_document.date or 'without a date'}.")
    print_table(
        [("document", "text"), ("date", "key"), ("issuer", "text"), ("mentions", "key")],
        [(names[d.id], d.date, d.issuer, _times(d.id, said.mentions)) for d in said.documents],
    )
    if said.relations:
        places = {mention.id: mention for mention in said.mentions}
        print()
        print_table(
            [("source", "text"), ("relation", "key"), ("target", "text"), ("sentence", "text")],
            [
                (
                    names.get(relation.source, relation.source),
                    relation.type.value,
                    names.get(relation.target, relation.target),
                    sentence_of(passage, relation, places.get(relation.mention or "")),
                )
                for relation in said.relations
            ],
            below=("sentence",),
        )
    print()


def sentence_of(passage: Passage, relation: Relation, mention: Mention | None) -> str:
    """The sentence that says a relation, shortened around the mention of its target.

    >>> from docgraph.records import RelationType
    >>> said = Relation("self", RelationType.BASED_ON, "d1", start=0, end=15)
    >>> sentence_of(Passage(text="Căn cứ Luật Giá;"), said, None)
    'Căn cứ Luật Giá'
    """
    first = mention.start - relation.start if mention else 0
    last = mention.end - relation.start if mention else 0
    return shorten_around(passage.text[relation.start : relation.end], max(0, first), max(0, last))


def name_of(document: Document) -> str:
    """A short name: type and identifier, or its name.

    >>> name_of(Document(id="d1", type="NĐ", number="15", year="2020", symbol="NĐ-CP"))
    'NĐ 15/2020/NĐ-CP'
    >>> name_of(Document(id="d2", type="NQ", number="19", symbol="NQ/TW"))
    'NQ 19-NQ/TW'
    >>> name_of(Document(id="d3", name="văn bản quy phạm pháp luật", count=83))
    '83 văn bản quy phạm pháp luật'
    """
    if document.number is None:
        if document.count is not None and document.count > 1:
            return f"{document.count} {document.name or document.type or 'văn bản'}"
        return document.name or document.type or document.id
    number = as_written(f"{document.number}/{document.year}" if document.year else document.number)
    joint = "-" if document.symbol and "/" in document.symbol and not document.year else "/"
    identifier = f"{number}{joint}{document.symbol}" if document.symbol else number
    return f"{document.type} {identifier}" if document.type else identifier


def _times(document: str, mentions: tuple[Mention, ...]) -> int:
    """How many mentions point to a document, alone or with others."""
    told = (m.document if isinstance(m.document, tuple) else (m.document,) for m in mentions)
    return sum(document in ids for ids in told)
