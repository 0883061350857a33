"""Folded text + lexicon → mentions.

Reads: folded text. Gives: mentions of every form in text order, with what is written there; `document` is
null. Order: numbers, names (which take in their numbers), what stands without number, anaphora; then overlaps
are settled and provisions attached.
"""

from __future__ import annotations

from docgraph.lexicon import Lexicon
from docgraph.reading.recognize.anaphor import find_anaphors
from docgraph.reading.recognize.choose import choose
from docgraph.reading.recognize.named import find_named
from docgraph.reading.recognize.numbered import find_numbered
from docgraph.reading.recognize.party_named import find_party_named
from docgraph.reading.recognize.pinpoints import attach_pinpoints
from docgraph.reading.recognize.unnumbered import find_unnumbered
from docgraph.records import Mention

__all__ = ["recognize"]


def recognize(text: str, lexicon: Lexicon) -> list[Mention]:
    """Every mention of a folded text.

    >>> from docgraph.lexicon import load_lexicon
    >>> [m.text for m in recognize("theo Nghị định 100/2019/NĐ-CP", load_lexicon())]
    ['Nghị định 100/2019/NĐ-CP']
    """
    cores = find_named(text, find_numbered(text, lexicon), lexicon)
    cores = choose([*cores, *find_party_named(text, cores)])
    anaphors = find_anaphors(text, cores, lexicon)
    unnumbered = find_unnumbered(text, [*cores, *anaphors], lexicon)
    return attach_pinpoints(text, choose([*cores, *anaphors, *unnumbered]))
