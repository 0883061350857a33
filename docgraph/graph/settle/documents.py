"""A document in the index brought up to date with its identities.

Reads: the identities that are settled as it. Gives: its triples before and after; its row, and its words for
searching, are kept in the index.
"""

from __future__ import annotations

import json

import msgspec

from docgraph.graph.rdf.terms import Triple, iri
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.settle.describe import Described, Voice, describe
from docgraph.graph.store.index import Index, fold_words
from docgraph.records import Document


def keep_document(index: Index, name: str) -> tuple[set[Triple], set[Triple]]:
    """Write a document's row anew, or take it out where no identity is settled as it any more."""
    found = index.rows("SELECT id, triples FROM document WHERE iri = ?", name)
    number = found[0][0] if found else None
    before = {(str(s), str(p), str(o)) for s, p, o in json.loads(found[0][1])} if found else set()
    voices, strong, candidates = _voices(index, name)
    if not voices:
        index.db.execute("DELETE FROM words WHERE rowid = ?", (number,))
        index.db.execute("DELETE FROM document WHERE id = ?", (number,))
        return before, set()
    texts = index.rows(
        "SELECT DISTINCT s.address, s.iri FROM identity i"
        " JOIN claim c ON c.identity = i.id AND c.local = 'self' JOIN source s ON s.id = c.source"
        " WHERE i.iri = ? ORDER BY 1",
        name,
    )
    # A named law that no numbered one settles is whole by itself.
    partial = not strong and not name.startswith("urn:lex:")
    said = describe(
        name, voices, partial=partial, candidates=candidates, own_text=texts[0][0] if texts else None
    )
    after = set(said.triples) | {(iri(name), DG.ownText, iri(source)) for _, source in texts}
    _write(index, number, said, after, _named(index, name))
    return before, after


def _named(index: Index, name: str) -> int:
    """How many sources name a document, besides its own text and people's words."""
    found = index.rows(
        "SELECT count(*) FROM (SELECT c.source FROM identity i JOIN claim c ON c.identity = i.id"
        " LEFT JOIN statement st ON st.source = c.source WHERE i.iri = ? AND st.source IS NULL"
        " GROUP BY c.source HAVING max(c.local = 'self') = 0)",
        name,
    )
    return int(found[0][0])


def _voices(index: Index, name: str) -> tuple[list[Voice], bool, list[str]]:
    voices: list[Voice] = []
    strong = False
    candidates: set[str] = set()
    for number, fields, base, fitting in index.rows(
        "SELECT id, fields, base, candidates FROM identity WHERE iri = ? ORDER BY text", name
    ):
        claims, own = index.rows(
            "SELECT count(*), sum(local = 'self') FROM claim WHERE identity = ?", number
        )[0]
        voices.append(Voice(msgspec.json.decode(fields, type=Document), claims, own or 0))
        strong = strong or base is not None
        candidates.update(json.loads(fitting))
    return voices, strong, sorted(candidates)


def _write(index: Index, number: int | None, said: Described, triples: set[Triple], named: int) -> None:
    row = said.row
    cursor = index.db.execute(
        "INSERT OR REPLACE INTO document VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(number, row.iri, msgspec.json.encode(row), json.dumps(sorted(triples)), row.label),
            *(row.number and row.number.lower(), row.type, row.date, row.issuer, _sort_key(row.label)),
            *(said.since, said.until, named),
        ),
    )
    index.db.execute("DELETE FROM words WHERE rowid = ?", (cursor.lastrowid,))
    words = " ".join(filter(None, (row.label, row.name, row.issuer)))
    index.db.execute("INSERT INTO words(rowid, text) VALUES(?, ?)", (cursor.lastrowid, fold_words(words)))


def _sort_key(label: str) -> str:
    """Folded words with numbers padded, so that 9 stands before 10."""
    return " ".join(word.zfill(8) if word.isdigit() else word for word in fold_words(label).split())
