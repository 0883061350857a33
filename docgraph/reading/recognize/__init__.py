"""Folded text + lexicon → mentions.

Reads: folded text. Gives: mentions of every form in text order, with what is written there; `document` is
null. Order: numbers, names (which take in their numbers), what stands without number, anaphora; then overlaps
are settled and provisions attached.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgraph.lexicon import Lexicon
from docgraph.reading.recognize.anaphor import find_anaphors
from docgraph.reading.recognize.choose import choose
from docgraph.reading.recognize.named import find_named
from docgraph.reading.recognize.numbered import find_numbered
from docgraph.reading.recognize.party_named import find_party_named
from docgraph.reading.recognize.pinpoints import attach_pinpoints
from docgraph.reading.recognize.unnumbered import find_unnumbered
from docgraph.records import Mention

__all__ = ["recognize", "recognize_all"]


def recognize(text: str, lexicon: Lexicon) -> list[Mention]:
    """Every mention of a folded text.

    >>> from docgraph.lexicon import load_lexicon
    >>> [m.text for m in recognize("theo Nghị định 100/2019/NĐ-CP", load_lexicon())]
    ['Nghị định 100/2019/NĐ-CP']
    """
    return recognize_all((text,), lexicon)[0]


def recognize_all(texts: Sequence[str], lexicon: Lexicon) -> list[list[Mention]]:
    """Every mention of each of some folded texts, one way of looking after the other (see `pipeline`)."""
    numbered = [find_numbered(text, lexicon) for text in texts]
    named = [find_named(text, found, lexicon) for text, found in zip(texts, numbered, strict=True)]
    cores = [
        choose([*found, *find_party_named(text, found)]) for text, found in zip(texts, named, strict=True)
    ]
    anaphors = [find_anaphors(text, found, lexicon) for text, found in zip(texts, cores, strict=True)]
    known = [choose([*found, *more]) if more else found for found, more in zip(cores, anaphors, strict=True)]
    unnumbered = [find_unnumbered(text, found, lexicon) for text, found in zip(texts, known, strict=True)]
    return [
        attach_pinpoints(text, choose([*found, *more]) if more else found)
        for text, found, more in zip(texts, known, unnumbered, strict=True)
    ]
