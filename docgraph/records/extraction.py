"""Everything that one passage says."""

from __future__ import annotations

import msgspec

from docgraph.records.document import Document
from docgraph.records.mention import Mention
from docgraph.records.relation import Relation


class Extraction(msgspec.Struct, frozen=True):
    """The mentions of a passage, the documents they point to, and the relations between these.

    `self_document` (in JSON: `self`) is the document that the passage itself is, with id `self`, or null.

    >>> Extraction(mentions=(), documents=(), relations=()).self_document is None
    True
    """

    mentions: tuple[Mention, ...] = ()
    documents: tuple[Document, ...] = ()
    relations: tuple[Relation, ...] = ()
    self_document: Document | None = msgspec.field(default=None, name="self")
