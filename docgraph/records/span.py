"""A half-open stretch of a text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True):
    """Characters from `start` to `end`, half-open, in code points.

    >>> text = "Căn cứ Luật Giá"
    >>> span = Span(7, 15)
    >>> text[span.start : span.end]
    'Luật Giá'
    """

    start: int
    end: int
