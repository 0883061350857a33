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
    """Write a document's row anew; its triples before and after, of which there are none where no identity is
    settled as it any more."""
    found = index.rows(
        "SELECT d.id, p.triples FROM document d JOIN described p ON p.document = d.id WHERE d.iri = ?", name
    )
    number = found[0][0] if found else None
    before = {(str(s), str(p), str(o)) for s, p, o in json.loads(found[0][1])} if found else set()
    voices, strong, candidates = _voices(index, name)
    if not voices:
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
    number = _write(index, number, said, _named(index, name))
    if before != after:
        told = json.dumps(sorted(after))
        index.db.execute("INSERT OR REPLACE INTO described VALUES(?, ?)", (number, told))
    return before, after


def take_document(index: Index, name: str) -> None:
    """Take a document out, where it has a row."""
    for number, words in index.rows("SELECT id, folded FROM document WHERE iri = ?", name):
        index.take_words("words", number, words)
        for table in ("described", "degree"):
            index.db.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
        index.db.execute("DELETE FROM document WHERE id = ?", (number,))


def _named(index: Index, name: str) -> int:
    """How many sources name a document, besides its own text and people's words."""
    found = index.rows(
        "SELECT count(DISTINCT c.source) FROM identity i JOIN claim c ON c.identity = i.id WHERE i.iri = ?1"
        " AND c.source NOT IN (SELECT source FROM statement) AND c.source NOT IN"
        " (SELECT o.source FROM identity j JOIN claim o ON o.identity = j.id AND o.local = 'self'"
        " WHERE j.iri = ?1)",
        name,
    )
    return int(found[0][0])


def _voices(index: Index, name: str) -> tuple[list[Voice], bool, list[str]]:
    voices: list[Voice] = []
    strong = False
    candidates: set[str] = set()
    for fields, base, fitting, claims, own in index.rows(
        "SELECT fields, base, candidates, (SELECT count(*) FROM claim WHERE identity = i.id),"
        " (SELECT count(*) FROM claim WHERE identity = i.id AND local = 'self')"
        " FROM identity i WHERE iri = ? ORDER BY text",
        name,
    ):
        voices.append(Voice(msgspec.json.decode(fields, type=Document), claims, own))
        strong = strong or base is not None
        candidates.update(json.loads(fitting))
    return voices, strong, sorted(candidates)


def _write(index: Index, number: int | None, said: Described, named: int) -> int:
    """Write the row of a document that has this number, or has none yet; gives the number.

    How many edges it has is counted where edges are kept.
    """
    row = said.row
    words = fold_words(" ".join(filter(None, (row.label, row.name, row.issuer))))
    values = {
        "iri": row.iri,
        "row": msgspec.json.encode(row),
        "label": row.label,
        "identifier": row.identifier,
        "number": row.number and row.number.lower(),
        "type": row.type,
        "date": row.date,
        "issuer": row.issuer,
        "sort": _sort_key(row.label),
        "folded": words,
        "since": said.since,
        "until": said.until,
        "partial": row.partial,
        "read": row.source is not None,
        "named": named,
    }
    names = ", ".join(values)
    if number is None:
        cursor = index.db.execute(
            f"INSERT INTO document({names}) VALUES({', '.join('?' * len(values))})", tuple(values.values())
        )
        number = cursor.lastrowid
        assert number is not None
        index.db.execute("INSERT INTO degree VALUES(?, 0, 0)", (number,))
        index.put_words("words", number, words)
        return number
    before = index.rows(f"SELECT {names} FROM document WHERE id = ?", number)[0]
    if before == tuple(values.values()):
        return number
    told = dict(zip(values, before, strict=True))
    index.db.execute(
        f"UPDATE document SET ({names}) = ({', '.join('?' * len(values))}) WHERE id = ?",
        (*values.values(), number),
    )
    if told["folded"] != words:
        index.take_words("words", number, told["folded"])
        index.put_words("words", number, words)
    return number


def _sort_key(label: str) -> str:
    """Folded words with numbers padded, so that 9 stands before 10."""
    return " ".join(word.zfill(8) if word.isdigit() else word for word in fold_words(label).split())
