"""Do two records mean one thing?

Reads: gold and said mentions and documents. Gives: pairs of mentions, and whether two documents are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from docgraph.records import Document, Mention, Relation
from docgraph.scoring.keys import document_key, issuer_key, name_key, number_key

Pair = tuple[Mention, Mention]


def pair_mentions(wanted: Sequence[Mention], said: Sequence[Mention]) -> list[Pair]:
    """Wanted and said mentions that overlap, one to one: the same span first, then the same number, then the
    longest.

    >>> m = Mention(id="m1", start=0, end=8, text="Luật Giá", form="named")
    >>> len(pair_mentions([m], [m, m]))
    1
    """
    found = []
    for i, gold in enumerate(wanted):
        for j, other in enumerate(said):
            overlap = min(gold.end, other.end) - max(gold.start, other.start)
            if overlap > 0:
                exact = (gold.start, gold.end) == (other.start, other.end)
                found.append((exact, number_key(gold.number) == number_key(other.number), overlap, -i, -j))
    pairs = []
    done_gold: set[int] = set()
    done_said: set[int] = set()
    for *_, i, j in sorted(found, reverse=True):
        if i not in done_gold and j not in done_said:
            done_gold.add(i)
            done_said.add(j)
            pairs.append((wanted[-i], said[-j]))
    return pairs


def align(pairs: Iterable[Pair], documents: Mapping[str, Document]) -> set[tuple[str, str]]:
    """(gold id, said id) of documents without number that most of their mentions tell to be one."""
    votes: Counter[tuple[str, str]] = Counter()
    for gold, said in pairs:
        if isinstance(gold.document, str) and isinstance(said.document, str):
            votes[gold.document, said.document] += 1
    found: dict[str, str] = {}
    for (gold_id, said_id), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if gold_id not in found and said_id not in found.values():
            found[gold_id] = said_id
    return {
        (gold_id, said_id)
        for gold_id, said_id in found.items()
        if gold_id in documents and gold_id != "self" and not documents[gold_id].number
    }


def same_document(gold: Document | None, said: Document | None) -> bool:
    """Whether the said document names the gold one and contradicts nothing that the gold settles.

    >>> gold = Document(id="d1", type="NĐ", number="15", symbol="NĐ-CP", year="2020", issuer="Chính phủ")
    >>> same_document(gold, Document(id="d9", type="NĐ", number="15", symbol="NĐ-CP", year="2020"))
    True
    """
    if gold is None or said is None:
        return False
    wanted, got = document_key(gold), document_key(said)
    if wanted == got == ("self",):
        return True
    if wanted[0] == got[0] == "name":
        return _same_name(wanted, got)
    if "name" in (wanted[0], got[0]):
        # A law named here and numbered there: the day must settle it.
        begin = name_key(gold.name)[:12] == name_key(said.name)[:12]
        return bool(gold.date) and gold.date == said.date and begin
    if len(wanted) < 4 or len(got) < 4:
        return False
    if (wanted[0] and wanted[0] != got[0]) or wanted[1:3] != got[1:3]:
        return False
    if wanted[3] and got[3] and wanted[3] != got[3]:
        return False
    return _fits_day(gold.date or "", said.date or "") and _fits_issuer(gold.issuer, said.issuer)


def _same_name(wanted: tuple[str, ...], got: tuple[str, ...]) -> bool:
    if wanted[1] != got[1] and wanted[1] and got[1]:
        return False
    one, other = wanted[2], got[2]
    named = one == other or (bool(one) and bool(other) and (one.startswith(other) or other.startswith(one)))
    return named and (not wanted[3] or not got[3] or wanted[3] == got[3])


def _fits_day(wanted: str, got: str) -> bool:
    """Where the gold has a day, the said one must be it, or one as far as it goes."""
    return not wanted or (bool(got) and (got.startswith(wanted) or wanted.startswith(got)))


def _fits_issuer(wanted: str | None, got: str | None) -> bool:
    one, other = issuer_key(wanted), issuer_key(got)
    return not one or not other or one in other or other in one


class Sameness:
    """Tells for one passage whether a gold and a said document are one.

    A document without number is told by its mentions; a number or a day known otherwise may be added to it,
    not contradict it.
    """

    def __init__(self, pairs: Iterable[Pair], documents: Mapping[str, Document]) -> None:
        self._aligned = align(pairs, documents)

    def __call__(self, gold: Document | None, said: Document | None) -> bool:
        """Whether the two are one document."""
        if gold is None or said is None or gold.id == "self" or gold.number:
            return same_document(gold, said)
        day, other = gold.date or "", said.date or ""
        fits = not day or not other or other.startswith(day) or day.startswith(other)
        return (gold.id, said.id) in self._aligned and fits


def shows(gold: Relation, said: Relation) -> bool:
    """Whether the said sentence is the gold one: it covers four fifths and is at most twice as long.

    >>> from docgraph.records import RelationType
    >>> gold = Relation(source="self", type=RelationType.CITES, target="d1", start=0, end=100)
    >>> shows(gold, Relation(source="self", type=RelationType.CITES, target="d1", start=10, end=105))
    True
    """
    length = gold.end - gold.start
    common = min(gold.end, said.end) - max(gold.start, said.start)
    return common >= 0.8 * length and said.end - said.start <= 2 * length + 40
