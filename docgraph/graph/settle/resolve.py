"""Which identities have another name now: the fresh ones, and those that a fresh or vanished one touches.

Reads: identities and blocks in the index. Gives: their names written into it, and what changed. A strong
identity touches those that share its base, and the weak ones of its blocks that fit; a weak one only itself.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from docgraph.graph.settle.join import Named, most_telling, name_strong, name_weak
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
        for gone in vanished:
            if gone.base is None:
                for name in gone.blocks:
                    touched[name].add(gone.key)
        self._blocks_of(sorted(weak), touched)
        near = self._touched_weak(touched, weak)
        further: dict[str, set[Key]] = defaultdict(set)
        self._blocks_of(sorted(near), further)
        weak |= near | self._touched_weak(further, weak | near)
        self._name_weak(weak, changed)
        return changed

    def _blocks_of(self, numbers: Iterable[int], into: dict[str, set[Key]]) -> None:
        for name, key in self.index.each(
            "SELECT b.name, i.key FROM identity i JOIN block b ON b.identity = i.id WHERE i.id IN (?)",
            numbers,
        ):
            into[name].add(unpack_key(key))

    def _touched_weak(self, touched: dict[str, set[Key]], known: set[int]) -> set[int]:
        """Weak identities, beyond those known, that fit one whose name may have changed."""
        found: set[int] = set()
        for block, keys in touched.items():
            for number, key in self.index.rows(
                "SELECT i.id, i.key FROM block b JOIN identity i ON i.id = b.identity"
                " WHERE b.name = ? AND i.base IS NULL",
                block,
            ):
                if number not in known and number not in found:
                    weak = unpack_key(key)
                    if any(fits(weak, other) for other in keys):
                        found.add(number)
        return found

    def _name_weak(self, weak: set[int], changed: Changed) -> None:
        """Name weak identities: after the one document that fits, else after the one that tells more."""
        blocks = _Blocks(self.index)
        for number in sorted(weak):
            (key, own), *_ = self.index.rows("SELECT key, own FROM identity WHERE id = ?", number)
            mine = unpack_key(key)
            around = [
                name for (name,) in self.index.rows("SELECT name FROM block WHERE identity = ?", number)
            ]
            named = name_weak(own, mine, blocks.strong(around))
            if named.iri == own and not named.candidates:
                telling = most_telling(mine, blocks.weak(around))
                if len(telling) == 1:
                    named = blocks.named(telling[0])
                elif telling:
                    named = Named(own, telling)
            self._name(number, named, changed)

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


class _Blocks:
    """The identities of blocks, each block read once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._members: dict[str, list[tuple[Key, str, str | None, str | None]]] = {}
        self._named: dict[str, Named] = {}

    def strong(self, around: Iterable[str]) -> dict[str, set[Key]]:
        """The keys of each document that strong identities of these blocks are settled as."""
        found: dict[str, set[Key]] = defaultdict(set)
        for key, _, base, name in self._of(around):
            if base is not None and name is not None:
                found[name].add(key)
        return found

    def weak(self, around: Iterable[str]) -> dict[str, set[Key]]:
        """The keys of the weak identities of these blocks, by their own names."""
        found: dict[str, set[Key]] = defaultdict(set)
        for key, own, base, _ in self._of(around):
            if base is None:
                found[own].add(key)
        return found

    def named(self, own: str) -> Named:
        """What the weak identities of this name are settled as among strong ones."""
        if own not in self._named:
            numbers = self.index.rows("SELECT id, key FROM identity WHERE own = ? AND base IS NULL", own)
            names = set()
            for number, key in numbers:
                around = [
                    name for (name,) in self.index.rows("SELECT name FROM block WHERE identity = ?", number)
                ]
                names.add(name_weak(own, unpack_key(key), self.strong(around)))
            # Spellings of one identity that settle apart leave it by itself.
            self._named[own] = names.pop() if len(names) == 1 else Named(own)
        return self._named[own]

    def _of(self, around: Iterable[str]) -> Iterator[tuple[Key, str, str | None, str | None]]:
        for block in around:
            if block not in self._members:
                self._members[block] = [
                    (unpack_key(key), own, base, name)
                    for key, own, base, name in self.index.rows(
                        "SELECT i.key, i.own, i.base, i.iri FROM block b JOIN identity i ON i.id = b.identity"
                        " WHERE b.name = ?",
                        block,
                    )
                ]
            yield from self._members[block]


def unpack_key(packed: bytes) -> Key:
    """A key as the index keeps it.

    >>> unpack_key(b'{"type":"KH","register":"plain"}').type
    'KH'
    """
    return msgspec.json.decode(packed, type=Key)
