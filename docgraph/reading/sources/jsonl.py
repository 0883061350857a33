"""A JSON line → Passage, and what is read in it → a JSON line.

Reads: `{"id", "text", "context"?, "format"?}`. Gives: `{"id", "self", "mentions", "documents",
"relations"}`, or `{"id", "error"}` for a line that is no such object. This form changes only with a note in
the change log.
"""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

from docgraph.errors import SourceError
from docgraph.records import Context, Document, Extraction, Mention, Passage, Relation


class _GivenSelf(Document, frozen=True, forbid_unknown_fields=True):
    """What a line says of the document that its text is; the id it may give is passed over for `self`."""

    id: str | None = None  # type: ignore[assignment] # a line may leave it out or null


class _GivenContext(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    date: str | None = None
    jurisdiction: str | None = None
    self: _GivenSelf | None = None


class Line(msgspec.Struct, frozen=True):
    """One line of input; keys beside these are passed over, unknown ones within `context` are an error."""

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
        check_day(given.context.date, "context.date")
        check_day(own.date if own else None, "context.self.date")
        context = Context(
            date=given.context.date or fallback.date,
            jurisdiction=given.context.jurisdiction or fallback.jurisdiction,
            self_document=Document(**msgspec.structs.asdict(own) | {"id": "self"}) if own else None,
        )
    return given.id, Passage(text=given.text, address=str(given.id), context=context, format=given.format)


def check_day(given: str | None, key: str) -> None:
    """SourceError, which names the key, for what is no day, month or year as ISO 8601 writes them.

    >>> check_day("2020-07", "date")
    >>> check_day("26/07/2020", "date")
    Traceback (most recent call last):
    docgraph.errors.SourceError: date: no such day: 26/07/2020; write it as 2020-07-26, 2020-07 or 2020
    """
    if given is None:
        return
    try:
        if len(given) not in (4, 7, 10):
            raise ValueError
        datetime.date.fromisoformat(given + "0001-01-01"[len(given) :])
    except ValueError:
        raise SourceError(
            f"no such day: {given}", where=key, todo="write it as 2020-07-26, 2020-07 or 2020"
        ) from None


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


def write_failure(line: bytes, error: Exception, number: int) -> bytes:
    """The line for a line that could not be read: its id where it has one, and which line of the input it is.

    >>> write_failure(b'{"id": "a"}', SourceError("no text"), 17)
    b'{"id":"a","error":"line 17: no text"}\\n'
    """
    try:
        name = _NAMES.decode(line).id
    except (msgspec.MsgspecError, UnicodeDecodeError):
        name = None
    return _ENCODER.encode(_Failure(id=name, error=f"line {number}: {error}")) + b"\n"
