"""One place in a text that points to a document."""

from __future__ import annotations

from typing import Literal

import msgspec

Form = Literal["numbered", "named", "unnumbered", "anaphor"]


class Pinpoint(msgspec.Struct, frozen=True):
    """The provision that is cited with a document, as deep as the text goes (from Chương down to điểm).

    A range keeps its two ends joined: `article="7-12"`.

    >>> Pinpoint(article="5", clause="2", point="a").article
    '5'
    """

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    chapter: str | None = None
    annex: str | None = None


class Mention(msgspec.Struct, frozen=True):
    """A place in the text that points to a document, with what is written there.

    `start` and `end` bound the core: from the first letter of the type's name through the number or the
    law's name. `document` is the id of what it points to, a tuple of ids for an anaphor of several, and null
    before resolving. `written` is the core as found where a repair was needed; `inferred` maps a field to the
    rule that filled it; `rule` names the table row or function that saw the mention.

    >>> m = Mention(id="m1", start=0, end=14, text="Nghị định 15/2", form="numbered", type="NĐ")
    >>> m.number is None
    True
    """

    id: str
    start: int
    end: int
    text: str
    form: Form
    type: str | None = None
    number: str | None = None
    year: str | None = None
    symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    pinpoints: tuple[Pinpoint, ...] = ()
    document: str | tuple[str, ...] | None = None
    written: str | None = None
    inferred: dict[str, str] = {}
    rule: str = ""
    confidence: float = 1.0
