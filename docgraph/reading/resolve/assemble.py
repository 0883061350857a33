"""Clusters and antecedents → resolved mentions and documents, numbered in text order.

Reads: everything that the other modules found. Gives: `Resolution`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from docgraph.lexicon import Lexicon
from docgraph.reading.resolve.anaphora import Antecedent
from docgraph.reading.resolve.certainty import least_sure
from docgraph.reading.resolve.cluster import Cluster, Clusters
from docgraph.reading.resolve.complete import Found
from docgraph.reading.resolve.documents import document_of
from docgraph.reading.resolve.force import with_days_of_force
from docgraph.reading.resolve.setting import Setting
from docgraph.records import Document, Mention


class Resolution(msgspec.Struct, frozen=True):
    """Mentions that name their documents, the documents, and the one that the text itself is."""

    mentions: tuple[Mention, ...] = ()
    documents: tuple[Document, ...] = ()
    self_document: Document | None = None


def assemble(
    text: str,
    mentions: Sequence[Mention],
    found: Sequence[Found | None],
    clusters: Clusters,
    antecedents: Mapping[int, Antecedent],
    setting: Setting,
    lexicon: Lexicon,
) -> Resolution:
    """Numbers documents in the order of their first mention and writes the ids on the mentions."""
    ordered: list[Cluster] = []

    def name(cluster: Cluster) -> str:
        if not cluster.id_:
            ordered.append(cluster)
            cluster.id_ = f"d{len(ordered)}"
        return cluster.id_

    said: list[Mention] = []
    for at, mention in enumerate(mentions):
        cluster = clusters.of[at]
        antecedent = antecedents.get(at)
        target: str | tuple[str, ...] | None = name(cluster) if cluster is not None else None
        issuer: str | None = None
        inferred = mention.inferred
        if antecedent is not None:
            pointed = tuple(dict.fromkeys(name(one) for one in antecedent[0]))
            target = pointed[0] if len(pointed) == 1 else pointed
            inferred = inferred | {"document": antecedent[1]}
        elif cluster is not None:
            issuer, rule = _issuer_of(cluster, found[at])
            if issuer and rule != "written":
                inferred = inferred | {"issuer": rule}
            if at in clusters.rules:
                inferred = inferred | {"document": clusters.rules[at]}
        said.append(_resolved(mention, f"m{at + 1}", target, issuer, inferred))
    documents = [document_of(c, text, mentions, setting, lexicon) for c in ordered]
    me = setting.me
    if me is not None:
        documents.insert(0, me)
    final = with_days_of_force(text, said, documents)
    return Resolution(tuple(said), final, final[0] if me is not None else None)


def _issuer_of(cluster: Cluster, found: Found | None) -> Found | tuple[None, str]:
    """The issuer is the same on every mention of a document."""
    if cluster.issuer is None:
        return None, ""
    if found is not None and found[0] == cluster.issuer:
        return found
    return cluster.issuer, "document"


def _resolved(
    mention: Mention,
    id_: str,
    document: str | tuple[str, ...] | None,
    issuer: str | None,
    inferred: dict[str, str],
) -> Mention:
    return Mention(
        id=id_,
        start=mention.start,
        end=mention.end,
        text=mention.text,
        form=mention.form,
        type=mention.type,
        number=mention.number,
        year=mention.year,
        symbol=mention.symbol,
        date=mention.date,
        issuer=issuer,
        pinpoints=mention.pinpoints,
        document=document,
        written=mention.written,
        inferred=inferred,
        rule=mention.rule,
        confidence=min(mention.confidence, least_sure(inferred.values())) if inferred else mention.confidence,
    )
