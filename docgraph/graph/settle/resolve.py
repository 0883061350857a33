"""Which identities have another name now: those that are fresh, and those that a fresh or vanished one touches.

Reads: identities and blocks in the index. Gives: their names written into it, and what changed. A strong
identity touches those that share its base, and the weak ones of its blocks that fit; a weak one only itself.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from docgraph.graph.settle.join import Named, name_strong, name_weak
from docgraph.graph.store.index import Index
from docgraph.identity import Key, fits

Changed = dict[int, tuple[str | None, str]]


class Vanished(msgspec.Struct, frozen=True):
    """An identity that no claim has any more.

    >>> Vanished(1, Key(type=None, register="source"), None, ()).number
    1
    """

    number: int
    key: Key
    base: str | None
    blocks: tuple[str, ...]


def take_vanished(index: Index, loose: Iterable[int]) -> list[Vanished]:
    """Take those of these identities that no claim has any more out of the index."""
    gone = []
    for number in sorted(loose):
        if index.rows("SELECT 1 FROM claim WHERE identity = ? LIMIT 1", number):
            continue
        (key, base), *_ = index.rows("SELECT key, base FROM identity WHERE id = ?", number)
        blocks = tuple(b for (b,) in index.rows("SELECT name FROM block WHERE identity = ?", number))
        gone.append(Vanished(number, unpack_key(key), base, blocks))
        index.db.execute("DELETE FROM block WHERE identity = ?", (number,))
        index.db.execute("DELETE FROM identity WHERE id = ?", (number,))
    return gone


class Resolving:
    """One round of naming; `documents` gathers the IRIs of documents that gained or lost an identity."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.documents: set[str] = set()

    def resolve(self, fresh: set[int], vanished: Iterable[Vanished]) -> Changed:
        """Name what is fresh and what it touches; gives, by identity, the name before and after."""
        bases: dict[str, list[Key]] = defaultdict(list)
        blocks: dict[str, set[str]] = defaultdict(set)
        weak: set[int] = set()
        for gone in vanished:
            if gone.base is not None:
                bases[gone.base].append(gone.key)
                blocks[gone.base].update(gone.blocks)
        for number, base in self.index.each("SELECT id, base FROM identity WHERE id IN (?)", sorted(fresh)):
            if base is None:
                weak.add(number)
            else:
                bases.setdefault(base, [])
        changed: Changed = {}
        touched: dict[str, set[Key]] = defaultdict(set)
        for base in sorted(bases):
            members = self.index.rows("SELECT id, key FROM identity WHERE base = ? ORDER BY id", base)
            keys = {number: unpack_key(key) for number, key in members}
            named = name_strong(base, keys.values())
            for number, key in keys.items():
                self._name(number, named[key.date], changed)
            for _, name in self.index.each("SELECT identity, name FROM block WHERE identity IN (?)", keys):
                blocks[base].add(name)
            for name in blocks[base]:
                touched[name].update(keys.values(), bases[base])
        weak |= self._touched_weak(touched, fresh)
        self._name_weak(weak, changed)
        return changed

    def _touched_weak(self, touched: dict[str, set[Key]], fresh: set[int]) -> set[int]:
        """Weak identities that fit a strong one whose name may have changed."""
        found: set[int] = set()
        for block, keys in touched.items():
            for number, key in self.index.rows(
                "SELECT i.id, i.key FROM block b JOIN identity i ON i.id = b.identity"
                " WHERE b.name = ? AND i.base IS NULL",
                block,
            ):
                if number not in fresh and number not in found:
                    weak = unpack_key(key)
                    if any(fits(weak, other) for other in keys):
                        found.add(number)
        return found

    def _name_weak(self, weak: set[int], changed: Changed) -> None:
        strong: dict[str, dict[str, set[Key]]] = {}
        for number in sorted(weak):
            (key, own), *_ = self.index.rows("SELECT key, own FROM identity WHERE id = ?", number)
            documents: dict[str, set[Key]] = defaultdict(set)
            for (block,) in self.index.rows("SELECT name FROM block WHERE identity = ?", number):
                if block not in strong:
                    strong[block] = self._strong(block)
                for name, keys in strong[block].items():
                    documents[name] |= keys
            self._name(number, name_weak(own, unpack_key(key), documents), changed)

    def _strong(self, block: str) -> dict[str, set[Key]]:
        found: dict[str, set[Key]] = defaultdict(set)
        for key, name in self.index.rows(
            "SELECT i.key, i.iri FROM block b JOIN identity i ON i.id = b.identity"
            " WHERE b.name = ? AND i.base IS NOT NULL",
            block,
        ):
            found[name].add(unpack_key(key))
        return found

    def _name(self, number: int, named: Named, changed: Changed) -> None:
        before = self.index.rows("SELECT iri, candidates FROM identity WHERE id = ?", number)[0]
        after = (named.iri, json.dumps(named.candidates))
        if before == after:
            return
        self.index.db.execute("UPDATE identity SET iri = ?, candidates = ? WHERE id = ?", (*after, number))
        self.documents.add(named.iri)
        if before[0] is not None:
            self.documents.add(before[0])
        if before[0] != named.iri:
            changed[number] = (changed.get(number, before)[0], named.iri)


def unpack_key(packed: bytes) -> Key:
    """A key as the index keeps it.

    >>> unpack_key(b'{"type":"KH","register":"plain"}').type
    'KH'
    """
    return msgspec.json.decode(packed, type=Key)
