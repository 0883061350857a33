"""Claims → relations: the most telling claim on each pair, exactly one of the text on each document.

Reads: claims in text order. Gives: relations, those of the text first, each with the evidence of its first
claim.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgraph.reading.relate.frames import Claim
from docgraph.records import Relation, RelationType

PLAINER = 0.15
TYPES = {relation.value: relation for relation in RelationType}
RANKS = {relation.value: place for place, relation in enumerate(RelationType)}


def settle_claims(claims: Iterable[Claim], self_known: bool) -> list[Relation]:
    """One relation for each pair; where the text is no document, one for each pair and type."""
    best: dict[tuple[str, str, str], Claim] = {}
    for claim in claims:
        if claim.source is None or (not self_known and "self" in (claim.source, claim.target)):
            continue
        kind = "" if self_known else claim.type
        key = (claim.source, claim.target, kind)
        held = best.get(key)
        if held is None or _better(claim, held):
            best[key] = claim
    _drop_turned(best)
    ordered = sorted(
        best.values(), key=lambda c: (c.source != "self", c.start, c.mention.start, RANKS[c.type])
    )
    return [
        Relation(
            source=claim.source or "",
            type=TYPES[claim.type],
            target=claim.target,
            start=claim.start,
            end=claim.end,
            mention=claim.mention.id,
            rule=claim.rule,
            confidence=round(claim.confidence, 2),
        )
        for claim in ordered
    ]


def _drop_turned(best: dict[tuple[str, str, str], Claim]) -> None:
    """`triển khai A và B về thực hiện A`: of two that would each carry out the other, B was said to later."""
    for (source, target, kind), claim in list(best.items()):
        turned = best.get((target, source, kind))
        if turned is None or turned.type != claim.type or claim.type not in ("implements", "guides"):
            continue
        if turned.start == claim.start and turned.mention.start > claim.mention.start:
            del best[source, target, kind]


def _better(claim: Claim, held: Claim) -> bool:
    """Ranks come first; of equal ranks the earlier sentence stays, unless a later one is much plainer."""
    if claim.type == held.type:
        return claim.confidence - held.confidence > PLAINER
    return RANKS[claim.type] < RANKS[held.type]
