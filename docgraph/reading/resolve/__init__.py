"""Mentions + context → documents: each mention now names the one it points to.

Reads: the folded text, what was recognised in it, what is known before reading, the lexicon.
Gives: `Resolution`. Order: own identity, issuers, same documents, documents without number, anaphora.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgraph.lexicon import Lexicon
from docgraph.reading.resolve.anaphora import antecedents
from docgraph.reading.resolve.assemble import Resolution, assemble
from docgraph.reading.resolve.cluster import cluster_cores
from docgraph.reading.resolve.complete import Completer
from docgraph.reading.resolve.header import headless, own_identity
from docgraph.reading.resolve.own_title import is_own_title
from docgraph.reading.resolve.setting import setting_of
from docgraph.reading.resolve.share import share
from docgraph.reading.resolve.unnumbered import cluster_unnumbered
from docgraph.records import Context, Mention

__all__ = ["Resolution", "resolve"]


def resolve(text: str, mentions: Sequence[Mention], context: Context, lexicon: Lexicon) -> Resolution:
    """Every mention with its document, issuer completed; every document with all that the passage settles.

    >>> from docgraph.lexicon import load_lexicon
    >>> core = "Nghị định 15/2020"
    >>> m = Mention(id="", start=0, end=17, text=core, form="numbered", type="NĐ", number="15", year="2020")
    >>> resolve(core, [m], Context(), load_lexicon()).documents[0].issuer
    'Chính phủ'
    """
    own = own_identity(text, context, lexicon)
    if own.document is None:
        own = headless(text, mentions)
    setting = setting_of(context, own.document, lexicon)
    if own.document is not None:
        mentions = [
            mention
            for mention in mentions
            if not own.covers(mention) and not is_own_title(text, mention, own.document)
        ]
    completer = Completer(setting, lexicon, text)
    found = [completer.complete(mention) for mention in mentions]
    setting = completer.setting
    share(text, mentions, found, lexicon)
    clusters = cluster_cores(text, mentions, found, setting, lexicon)
    cluster_unnumbered(text, mentions, found, clusters)
    pointed = antecedents(text, mentions, clusters)
    return assemble(text, mentions, found, clusters, pointed, setting, lexicon)
