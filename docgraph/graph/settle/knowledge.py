"""One source's change → the change of knowledge: what the old version said goes, what the new one says comes.

Reads: the index as it is, and a source's claims and relations. Gives: the triples that leave and enter the
graph of knowledge, and the index brought up to date. Only the blocks of both versions are looked at again.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import Any

import msgspec

from docgraph.graph.rdf.iri import SAID_BASE, claim_iri, relation_iri
from docgraph.graph.rdf.part import CHANGES, part_of
from docgraph.graph.rdf.quads import SENTENCE
from docgraph.graph.rdf.said import FIRST, SECOND, Statement
from docgraph.graph.rdf.terms import Triple, iri
from docgraph.graph.rdf.vocab import DG
from docgraph.graph.settle.around import heading_of, sentence_around
from docgraph.graph.settle.blocks import Identity, identity_of
from docgraph.graph.settle.documents import keep_document, take_document
from docgraph.graph.settle.resolve import Resolving, take_vanished
from docgraph.graph.settle.words import EdgeName, rejected_before, rejected_now
from docgraph.graph.store.index import Index, ReadBy
from docgraph.records import Extraction, Passage


class Settling:
    """One run of settling over an open transaction of the index.

    Call `take_out` and `put_in` for each source that changes, then `settle` once; `gone` and `come` then
    hold the triples of knowledge that leave and enter, `difference` how the sum over all sources changes.
    The result does not depend on the order of the sources.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self.gone: set[Triple] = set()
        self.come: set[Triple] = set()
        self.difference = 0
        self._edges: Counter[EdgeName] = Counter()
        self._numbers: dict[str, int] = {}
        self._documents: set[str] = set()
        self._fresh: set[int] = set()
        self._loose: set[int] = set()
        self._new_sources: set[int] = set()
        # What people reject holds nowhere in knowledge, whoever says it.
        self._rejected_before = rejected_before(index)
        self._rejected: set[EdgeName] = self._rejected_before

    def take_out(self, source: str) -> bool:
        """Take a source's claims and relations out of the index; false where it has none."""
        found = self.index.rows("SELECT id, said FROM source WHERE iri = ?", source)
        if not found:
            return False
        number = found[0][0]
        self.difference -= _sum(source, found[0][1])
        for local, identity, name in self.index.rows(
            "SELECT c.local, c.identity, i.iri FROM claim c JOIN identity i ON i.id = c.identity"
            " WHERE c.source = ?",
            number,
        ):
            self._loose.add(identity)
            if name is not None and number not in self._new_sources:
                self._documents.add(name)
                self._take((iri(claim_iri(source, local)), DG.settledAs, iri(name)))
        if number not in self._new_sources:
            for node, doer, kind, target in self._relations("r.source = ?", number):
                self._tie(node, doer, kind, target, -1)
        self._new_sources.discard(number)
        for relation, sentence in self.index.rows(
            "SELECT id, sentence FROM relation WHERE source = ?", number
        ):
            self.index.take_words("sentences", relation, sentence)
        for table in ("mention", "relation", "claim", "statement"):
            self.index.db.execute(f"DELETE FROM {table} WHERE source = ?", (number,))
        self.index.db.execute("DELETE FROM source WHERE id = ?", (number,))
        return True

    def put_in(
        self,
        source: str,
        passage: Passage,
        said: Extraction,
        *,
        hashes: tuple[str, str],
        read: ReadBy,
        statement: Statement | None = None,
    ) -> None:
        """Put a source's claims and relations into the index; `hashes` are of its text and of its graph."""
        documents = {d.id: d for d in said.documents}
        if said.self_document is not None:
            documents["self"] = said.self_document
        db = self.index.db
        title = passage.title or heading_of(passage.text, passage.format)
        number = db.execute(
            "INSERT INTO source"
            "(iri, address, title, hash, said, mentions, documents, relations, read_at, version, reader)"
            " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(source, passage.address, title, *hashes),
                *(len(said.mentions), len(documents), len(said.relations), *read),
            ),
        ).lastrowid
        assert number is not None
        self.difference += _sum(source, hashes[1])
        self._new_sources.add(number)
        numbers: dict[str, int] = {}
        homes = statement.homes if statement else {}
        for local, document in documents.items():
            numbers[local] = self._identity(identity_of(document, source, homes.get(local)))
            db.execute("INSERT INTO claim VALUES(?, ?, ?)", (number, local, numbers[local]))
        if statement is not None:
            kind = statement.type.value if statement.type else None
            told = (statement.verb, statement.by, statement.reason, kind, numbers[FIRST], numbers[SECOND])
            db.execute("INSERT INTO statement VALUES(?, ?, ?, ?, ?, ?, ?)", (number, *told))
        self._put_mentions(number, passage.text, said, numbers)
        self._put_relations(number, source, passage.text, said, numbers)

    def _put_mentions(self, number: int, text: str, said: Extraction, numbers: dict[str, int]) -> None:
        seen: set[int] = set()
        for mention in said.mentions:
            targets = mention.document if isinstance(mention.document, tuple) else (mention.document,)
            for target in targets or (None,):
                identity = numbers.get(target) if target else None
                # One sentence tells where a source names a document; the others can be read there.
                first = identity is not None and identity not in seen
                at, sentence = sentence_around(text, mention.start, mention.end) if first else (None, None)
                seen.update((identity,) if identity is not None else ())
                self.index.db.execute(
                    f"INSERT INTO mention VALUES(NULL{', ?' * 12})",
                    (
                        number,
                        identity,
                        mention.start,
                        mention.end,
                        mention.text,
                        mention.form,
                        msgspec.json.encode(mention.pinpoints),
                        mention.written,
                        mention.rule,
                        mention.confidence,
                        sentence,
                        at,
                    ),
                )

    def _put_relations(
        self, number: int, source: str, text: str, said: Extraction, numbers: dict[str, int]
    ) -> None:
        db, mentions = self.index.db, {m.id: m for m in said.mentions}
        kept: set[str] = set()
        for relation in said.relations:
            node = relation_iri(source, relation)
            if relation.source not in numbers or relation.target not in numbers or node in kept:
                continue
            kept.add(node)
            sentence = text[relation.start : relation.end]
            sentence = sentence if len(sentence) <= SENTENCE else sentence[:SENTENCE] + "…"
            mention = mentions.get(relation.mention or "")
            ends = (numbers[relation.source], relation.type.value, numbers[relation.target])
            read_as = (relation.start, relation.end, sentence, relation.rule, relation.confidence)
            seen = (mention.start, mention.end) if mention else (None, None)
            values = (number, node, *ends, *read_as, *seen, part_of(relation, mention, text, said.mentions))
            row = db.execute(f"INSERT INTO relation VALUES(NULL{', ?' * 13})", values).lastrowid
            assert row is not None
            self.index.put_words("sentences", row, sentence)

    def settle(self) -> None:
        """Settle what was touched, and bring documents and edges up to date."""
        vanished = take_vanished(self.index, self._loose)
        self._fresh.difference_update(gone.number for gone in vanished)
        resolving = Resolving(self.index)
        changed = resolving.resolve(self._fresh, vanished)
        self._documents |= resolving.documents
        self._rejected = rejected_now(self.index)
        self._move(changed)
        for number in sorted(self._new_sources):
            self._enter(number)
        self._reject()
        # Edges lie between rows of documents: these come before them, and go after them.
        gone = [name for name in sorted(self._documents) if not self._keep_document(name)]
        self._keep_edges()
        for name in gone:
            take_document(self.index, name)

    # Identities

    def _identity(self, identity: Identity) -> int:
        db, text = self.index.db, identity.text
        found = db.execute("SELECT id FROM identity WHERE text = ?", (text,)).fetchone()
        if found:
            return int(found[0])
        cursor = db.execute(
            "INSERT INTO identity(text, fields, key, own, base) VALUES(?, ?, ?, ?, ?)",
            (text, _pack(identity.fields), _pack(identity.key), identity.own, identity.base),
        )
        number = cursor.lastrowid
        assert number is not None
        db.executemany("INSERT OR IGNORE INTO block VALUES(?, ?)", [(b, number) for b in identity.blocks])
        self._fresh.add(number)
        return number

    # Claims and relations

    def _move(self, changed: dict[int, tuple[str | None, str]]) -> None:
        """Claims and relations of sources that stayed, whose documents have another name now."""
        moved = {number: before for number, (before, _) in changed.items() if before is not None}
        for source, number, local, identity in self.index.each(
            "SELECT s.iri, s.id, c.local, c.identity FROM claim c JOIN source s ON s.id = c.source"
            " WHERE c.identity IN (?)",
            sorted(moved),
        ):
            if number not in self._new_sources:
                node = iri(claim_iri(source, local))
                self._take((node, DG.settledAs, iri(moved[identity] or "")))
                self._put((node, DG.settledAs, iri(changed[identity][1])))
        seen: set[str] = set()
        for end in ("doer", "target"):
            for node, number, doer, kind, target, doer_iri, target_iri in self.index.each(
                "SELECT r.iri, r.source, r.doer, r.type, r.target, d.iri, t.iri FROM relation r"
                " JOIN identity d ON d.id = r.doer JOIN identity t ON t.id = r.target"
                f" WHERE r.{end} IN (?)",
                sorted(moved),
            ):
                if number in self._new_sources or node in seen:
                    continue
                seen.add(node)
                self._tie(node, moved.get(doer) or doer_iri, kind, moved.get(target) or target_iri, -1)
                self._tie(node, doer_iri, kind, target_iri, 1)

    def _enter(self, number: int) -> None:
        """The triples of a source that came."""
        (source,) = self.index.rows("SELECT iri FROM source WHERE id = ?", number)[0]
        for local, name in self.index.rows(
            "SELECT c.local, i.iri FROM claim c JOIN identity i ON i.id = c.identity WHERE c.source = ?",
            number,
        ):
            self._documents.add(name)
            self._put((iri(claim_iri(source, local)), DG.settledAs, iri(name)))
        for node, doer, kind, target in self._relations("r.source = ?", number):
            self._tie(node, doer, kind, target, 1)

    def _relations(self, where: str, *values: Any) -> list[tuple[Any, ...]]:
        return self.index.rows(
            "SELECT r.iri, d.iri, r.type, t.iri FROM relation r JOIN identity d ON d.id = r.doer"
            f" JOIN identity t ON t.id = r.target WHERE {where}",
            *values,
        )

    def _tie(self, node: str, doer: str, kind: str, target: str, sign: int) -> None:
        self._edges[doer, kind, target] += sign
        if (doer, kind, target) not in (self._rejected if sign > 0 else self._rejected_before):
            self._show(node, doer, target, sign)

    def _show(self, node: str, doer: str, target: str, sign: int) -> None:
        """A relation as said, with its ends in knowledge, from which questions find it."""
        change = self._put if sign > 0 else self._take
        change((iri(node), DG["from"], iri(doer)))
        change((iri(node), DG.to, iri(target)))

    # Edges and documents

    def _reject(self) -> None:
        """Relations as said leave knowledge when their edge is rejected, and come back when it is not."""
        for edge in sorted(self._rejected ^ self._rejected_before):
            self._edges.setdefault(edge, 0)
            sign = -1 if edge in self._rejected else 1
            for node, doer, _, target in self._relations("d.iri = ? AND r.type = ? AND t.iri = ?", *edge):
                self._show(node, doer, target, sign)

    def _keep_edges(self) -> None:
        db = self.index.db
        pairs: dict[tuple[int, int], tuple[str, str, bool, bool]] = {}
        counted: dict[str, Counter[int]] = {"outgoing": Counter(), "incoming": Counter()}
        for (doer, kind, target), difference in sorted(self._edges.items()):
            edge = (doer, kind, target)
            # A document that speaks of itself gives no edge.
            if doer == target:
                continue
            ends = (self._number(doer), self._number(target))
            if ends not in pairs:
                pairs[ends] = (doer, target, self._tied(ends), self._ended(ends))
            was = edge not in self._rejected_before and self._take_count(ends[0], kind, ends[1])
            before = was or self._take_rejected(edge)
            if edge in self._rejected:
                db.execute("INSERT INTO rejected VALUES(?, ?, ?, ?)", (*edge, before + difference))
                stands = False
            elif stands := bool(before + difference):
                told = (ends[0], kind, ends[1], before + difference, *self._said(edge))
                db.execute("INSERT INTO edge VALUES(?, ?, ?, ?, ?, ?)", told)
            if bool(was) != stands:
                (self._put if stands else self._take)((iri(doer), DG[kind], iri(target)))
                for end, counter in zip(ends, counted.values(), strict=True):
                    counter[end] += 1 if stands else -1
        for ends, (doer, target, tied, ended) in sorted(pairs.items()):
            for term, held, holds in (
                (DG.dependsOn, tied, self._tied(ends)),
                (DG.ends, ended, self._ended(ends)),
            ):
                if held != holds:
                    (self._put if holds else self._take)((iri(doer), term, iri(target)))
        for column, counter in counted.items():
            db.executemany(
                f"UPDATE degree SET {column} = {column} + ? WHERE document = ?",
                ((difference, number) for number, difference in counter.items()),
            )

    def _number(self, name: str) -> int:
        if name not in self._numbers:
            self._numbers[name] = int(self.index.rows("SELECT id FROM document WHERE iri = ?", name)[0][0])
        return self._numbers[name]

    def _take_count(self, doer: int, kind: str, target: int) -> int:
        """How many places say an edge; its row goes, to be written anew."""
        edge, where = (doer, kind, target), "WHERE doer = ? AND type = ? AND target = ?"
        found = self.index.rows(f"SELECT count FROM edge {where}", *edge)
        self.index.db.execute(f"DELETE FROM edge {where}", edge)
        return int(found[0][0]) if found else 0

    def _take_rejected(self, edge: EdgeName) -> int:
        """How many places say an edge that was rejected; its row goes, to be written anew."""
        where = "WHERE doer = ? AND type = ? AND target = ?"
        found = self.index.rows(f"SELECT count FROM rejected {where}", *edge)
        self.index.db.execute(f"DELETE FROM rejected {where}", edge)
        return int(found[0][0]) if found else 0

    def _tied(self, ends: tuple[int, int]) -> bool:
        return bool(self.index.rows("SELECT 1 FROM edge WHERE doer = ? AND target = ? LIMIT 1", *ends))

    def _ended(self, ends: tuple[int, int]) -> bool:
        """Whether one ends the whole of the other."""
        question = "SELECT 1 FROM edge WHERE doer = ? AND target = ? AND type IN ('replaces', 'repeals')"
        return bool(self.index.rows(f"{question} AND NOT partly LIMIT 1", *ends))

    def _said(self, edge: EdgeName) -> tuple[bool, int]:
        """Whether every place that says an edge speaks of a part only, and the relation that says it best.

        A text's own word comes before a person's, then the most certain; who confirms adds nothing to the
        part.
        """
        found = self.index.rows(
            f"SELECT r.id, r.part, r.rule FROM identity d JOIN relation r ON r.doer = d.id AND r.type = ?2"
            " JOIN identity t ON t.id = r.target JOIN source s ON s.id = r.source"
            f" WHERE d.iri = ?1 AND t.iri = ?3 ORDER BY s.iri GLOB '{SAID_BASE}*', -r.confidence, s.iri,"
            " r.start, r.iri",
            *edge,
        )
        parts = {part is not None for _, part, rule in found if rule != "said:confirms"}
        return edge[1] in CHANGES and parts == {True}, found[0][0]

    def _keep_document(self, name: str) -> bool:
        """Write a document's row anew; false where no identity is settled as it any more."""
        before, after = keep_document(self.index, name)
        for triple in before - after:
            self._take(triple)
        for triple in after - before:
            self._put(triple)
        return bool(after)

    # Triples

    def _put(self, triple: Triple) -> None:
        if triple in self.gone:
            self.gone.discard(triple)
        else:
            self.come.add(triple)

    def _take(self, triple: Triple) -> None:
        if triple in self.come:
            self.come.discard(triple)
        else:
            self.gone.add(triple)


def _pack(record: msgspec.Struct) -> bytes:
    return msgspec.json.encode(record)


def _sum(source: str, said: str) -> int:
    """A source's share in the sum by which store and index are compared."""
    return int(sha256(f"{source} {said}".encode()).hexdigest()[:32], 16)
