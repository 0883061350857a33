"""Folded text + lexicon → mentions.

Reads: folded text. Gives: mentions of every form in text order, with what is written there; `document` is null.
"""

from __future__ import annotations

from docgraph.lexicon import Lexicon
from docgraph.reading.recognize.choose import choose
from docgraph.reading.recognize.numbered import find_numbered
from docgraph.records import Mention

__all__ = ["recognize"]


def recognize(text: str, lexicon: Lexicon) -> list[Mention]:
    """Every mention of a folded text.

    >>> from docgraph.lexicon import load_lexicon
    >>> [m.text for m in recognize("theo Nghị định 100/2019/NĐ-CP", load_lexicon())]
    ['Nghị định 100/2019/NĐ-CP']
    """
    return choose(find_numbered(text, lexicon))
