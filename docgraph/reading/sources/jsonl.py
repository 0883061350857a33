"""A JSON line → Passage, and what is read in it → a JSON line.

Reads: `{"id", "text", "context"?, "format"?}`. Gives: `{"id", "self", "mentions", "documents",
"relations"}`, or `{"id", "error"}` for a line that is no such object. This form changes only with a note in
the change log.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from docgraph.errors import SourceError
from docgraph.records import Context, Document, Extraction, Mention, Passage, Relation


class _GivenSelf(msgspec.Struct, frozen=True):
    """What a line says of the document that its text is; it needs no id, which is always `self`."""

    type: str | None = None
    number: str | None = None
    year: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    name: str | None = None


class _GivenContext(msgspec.Struct, frozen=True):
    date: str | None = None
    jurisdiction: str | None = None
    self: _GivenSelf | None = None


class Line(msgspec.Struct, frozen=True):
    """One line of input; keys that it does not know are passed over."""

    id: str | int
    text: str
    context: _GivenContext | None = None
    format: Literal["text", "html"] = "text"


class _Name(msgspec.Struct, frozen=True):
    id: str | int | None = None


class _Whole(msgspec.Struct, frozen=True):
    id: str | int
    self_document: Document | None = msgspec.field(name="self")
    mentions: tuple[Mention, ...]
    documents: tuple[Document, ...]
    relations: tuple[Relation, ...]


class _Mentions(msgspec.Struct, frozen=True):
    id: str | int
    mentions: tuple[Mention, ...]


class _Failure(msgspec.Struct, frozen=True):
    id: str | int | None
    error: str


_LINES = msgspec.json.Decoder(Line)
_NAMES = msgspec.json.Decoder(_Name)
_ENCODER = msgspec.json.Encoder()


def read_line(line: bytes, fallback: Context) -> tuple[str | int, Passage]:
    """The id and the passage of a line; what its context leaves open comes from `fallback`.

    >>> name, passage = read_line(b'{"id": "a", "text": "Theo Lu\\xe1\\xba\\xadt"}', Context(date="2020"))
    >>> name, passage.text, passage.context.date
    ('a', 'Theo Luật', '2020')
    """
    try:
        given = _LINES.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise SourceError(f"no line of the form {{id, text}}: {error}") from None
    context = fallback
    if given.context is not None:
        own = given.context.self
        context = Context(
            date=given.context.date or fallback.date,
            jurisdiction=given.context.jurisdiction or fallback.jurisdiction,
            self_document=Document(id="self", **msgspec.structs.asdict(own)) if own else None,
        )
    return given.id, Passage(text=given.text, address=str(given.id), context=context, format=given.format)


def write_extraction(name: str | int, said: Extraction) -> bytes:
    """The line for what was read.

    >>> write_extraction("a", Extraction())
    b'{"id":"a","self":null,"mentions":[],"documents":[],"relations":[]}\\n'
    """
    whole = _Whole(
        id=name,
        self_document=said.self_document,
        mentions=said.mentions,
        documents=said.documents,
        relations=said.relations,
    )
    return _ENCODER.encode(whole) + b"\n"


def write_mentions(name: str | int, mentions: tuple[Mention, ...]) -> bytes:
    """The line for mentions alone.

    >>> write_mentions(1, ())
    b'{"id":1,"mentions":[]}\\n'
    """
    return _ENCODER.encode(_Mentions(id=name, mentions=mentions)) + b"\n"


def write_failure(line: bytes, error: Exception) -> bytes:
    """The line for a line that could not be read: its id where it has one.

    >>> write_failure(b'{"id": "a"}', SourceError("no text"))
    b'{"id":"a","error":"no text"}\\n'
    """
    try:
        name = _NAMES.decode(line).id
    except (msgspec.MsgspecError, UnicodeDecodeError):
        name = None
    return _ENCODER.encode(_Failure(id=name, error=str(error))) + b"\n"
