"""Words → documents and sentences that hold them, without accents, đ as d, the last word as a beginning.

Reads: the index. Gives: a `SearchResult`, best first.
"""

from __future__ import annotations

from docgraph.graph.answers import Edge, Evidence, SearchResult, Sentence
from docgraph.graph.query.look_up import rows_of
from docgraph.graph.query.naming import fits_of, parse_name
from docgraph.graph.store.index import Index, match_words
from docgraph.graph.store.layout import STANDS


def search(
    index: Index, text: str, *, limit: int = 20, offset: int = 0, sentences: int | None = None
) -> SearchResult:
    """Documents whose label, name or issuer hold these words, those so named first, and sentences.

    `sentences` is how many of these at most, where it is not as many as documents.
    """
    names = index.find_words(text, limit + offset)
    if parse_name(text).number is not None:
        names = list(dict.fromkeys([*(row.iri for row in fits_of(index, text)), *names]))
    rows = rows_of(index, names)
    documents = tuple(rows[name] for name in names if name in rows)[offset : offset + limit]
    return SearchResult(
        text, documents, _sentences(index, text, limit if sentences is None else sentences, offset)
    )


def _sentences(index: Index, text: str, limit: int, offset: int) -> tuple[Sentence, ...]:
    match = match_words(text)
    if match is None:
        return ()
    # Where very many hold the words none stands out, and to weigh them all takes long.
    weight = "f.rowid" if index.holds_many("sentences", match) else "bm25(sentences), s.address, r.start"
    found = index.rows(
        "SELECT r.type, d.iri, t.iri, r.iri, s.address, r.start, r.end, r.sentence, r.rule, r.confidence,"
        " r.mention_start, r.mention_end, st.said_by, st.reason, r.part"
        " FROM sentences f JOIN relation r ON r.id = f.rowid"
        " JOIN identity d ON d.id = r.doer JOIN identity t ON t.id = r.target"
        " JOIN source s ON s.id = r.source LEFT JOIN statement st ON st.source = s.id"
        f" WHERE sentences MATCH ? AND {STANDS}"
        f" ORDER BY {weight} LIMIT ? OFFSET ?",
        match,
        limit,
        offset,
    )
    rows = rows_of(index, [name for one in found for name in one[1:3]])
    return tuple(
        Sentence(rows[doer], Edge(kind, target, rows[target].label, (Evidence(*evidence),)))
        for kind, doer, target, *evidence in found
    )
