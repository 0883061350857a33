"""Lines of a gold file → passages with the right answer.

Reads: JSON lines of the gold contract. Gives: `GoldPassage` records; a line that breaks the contract is a
SourceError that says which and why.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from docgraph.errors import SourceError
from docgraph.reading.sources.jsonl import Line, read_line
from docgraph.records import Context, Document, Extraction, Mention, Passage, Relation


class GoldPassage(msgspec.Struct, frozen=True):
    """A passage and what is right about it.

    `title` names the difficulty or the source; `genre` is where such a text is found.
    """

    id: str
    genre: str
    title: str
    passage: Passage
    answer: Extraction


class _Source(msgspec.Struct, frozen=True):
    title: str | None = None


class _GoldLine(Line, frozen=True, kw_only=True):
    """A line that a text is read from, with the right answer beside it."""

    id: str
    mentions: tuple[Mention, ...]
    documents: tuple[Document, ...]
    relations: tuple[Relation, ...]
    genre: str = "?"
    source: _Source = _Source()


def read_gold(lines: Iterable[bytes], where: str = "gold") -> list[GoldPassage]:
    """The passages of a gold file's lines.

    >>> line = '{"id": "a", "text": "Luật Giá", "mentions": [], "documents": [], "relations": []}'
    >>> [gold.passage.text for gold in read_gold([line.encode()])]
    ['Luật Giá']
    """
    found = []
    decoder = msgspec.json.Decoder(_GoldLine)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{where}:{number}"
        try:
            given = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise SourceError(
                f"no gold passage: {error}", where=place, todo="see bench/gold/schema.json"
            ) from None
        _check(given, place)
        _, passage = read_line(line, Context())
        answer = Extraction(mentions=given.mentions, documents=given.documents, relations=given.relations)
        found.append(GoldPassage(given.id, given.genre, given.source.title or given.id, passage, answer))
    return found


def gold_schema() -> dict[str, Any]:
    """The JSON schema of a gold line, made from the records, so that the two never part.

    >>> sorted(gold_schema()["$defs"]["Mention"]["properties"]["form"]["enum"])
    ['anaphor', 'named', 'numbered', 'unnumbered']
    """
    schema = msgspec.json.schema(_GoldLine)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema


def _check(given: _GoldLine, place: str) -> None:
    """The laws that a schema cannot say: cores stand where they are said to, ids lead to something."""
    known = {document.id for document in given.documents} | {"self"}
    for mention in given.mentions:
        if given.text[mention.start : mention.end] != mention.text:
            raise SourceError(
                f"{mention.id} is not at {mention.start}-{mention.end}", where=place, todo="count again"
            )
        named = mention.document if isinstance(mention.document, tuple) else (mention.document,)
        if not known.issuperset(name for name in named if name):
            raise SourceError(f"{mention.id} points nowhere", where=place, todo="add its document")
    for relation in given.relations:
        if not known.issuperset((relation.source, relation.target)):
            raise SourceError("a relation points nowhere", where=place, todo="add its documents")
        if not 0 <= relation.start < relation.end <= len(given.text):
            raise SourceError("a relation's sentence lies outside the text", where=place, todo="count again")
