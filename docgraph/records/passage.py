"""A text to be read, with what is known before reading it."""

from __future__ import annotations

import msgspec

from docgraph.records.document import Document


class Context(msgspec.Struct, frozen=True):
    """What a reader knows before reading: the day of the text, the province it speaks of, what it is itself.

    `self_document` (in JSON: `self`) holds what is known of the document that the text itself is.

    >>> Context(date="2020-07-26", jurisdiction="Hải Phòng").self_document is None
    True
    """

    date: str | None = None
    jurisdiction: str | None = None
    self_document: Document | None = msgspec.field(default=None, name="self")


class Mark(msgspec.Struct, frozen=True):
    """Where a `page` or `paragraph` (its `kind`) of the file begins in the text, counted from 1.

    >>> Mark(kind="page", number=2, start=1800).number
    2
    """

    kind: str
    number: int
    start: int


class Passage(msgspec.Struct, frozen=True):
    """A text and where it comes from.

    `address` names the source (a path relative to the graph's base, or a web address); `format` is `text` or
    `html` (then `text` is markup and offsets count its code points); `marks` tell pages and paragraphs apart.

    >>> Passage(text="Căn cứ Luật Giá;").format
    'text'
    """

    text: str
    address: str = ""
    context: Context = Context()
    format: str = "text"
    marks: tuple[Mark, ...] = ()
    title: str | None = None
