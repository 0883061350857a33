"""Which identities have another name now: the fresh ones, and those that a fresh or vanished one touches.

Reads: identities, blocks and statements in the index. Gives: their names written into it, and what changed. A
strong identity touches those that share its base, and the weak ones of its blocks that fit; a weak one only
itself. `plain` is the name that blocks give, `iri` the one that stands after what people said is one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from docgraph.graph.settle.join import Named, most_telling, name_strong, name_weak
from docgraph.graph.settle.words import Bound, aliases_before, aliases_now, bound_before, bound_now
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
        self._changed: Changed = {}
        self._named_early: set[int] = set()
        self._bound = Bound()
        self._aliases: dict[str, str] = {}

    def resolve(self, fresh: set[int], vanished: Iterable[Vanished]) -> Changed:
        """Name what is fresh and what it touches; gives, by identity, the name before and after."""
        bases: dict[str, list[Key]] = defaultdict(list)
        blocks: dict[str, set[str]] = defaultdict(set)
        touched: dict[str, set[Key]] = defaultdict(set)
        weak: set[int] = set()
        for gone in vanished:
            if gone.base is not None:
                bases[gone.base].append(gone.key)
                blocks[gone.base].update(gone.blocks)
            else:
                for name in gone.blocks:
                    touched[name].add(gone.key)
        for number, base in self.index.each("SELECT id, base FROM identity WHERE id IN (?)", sorted(fresh)):
            if base is None:
                weak.add(number)
            else:
                bases.setdefault(base, [])
        for base in sorted(bases):
            self._name_strong(base, blocks[base], bases[base], touched)
        weak |= self._bind()
        self._alias(touched)
        self._blocks_of(sorted(weak), touched)
        near = self._touched_weak(touched, weak)
        further: dict[str, set[Key]] = defaultdict(set)
        self._blocks_of(sorted(near), further)
        weak |= near | self._touched_weak(further, weak | near)
        self._name_weak(weak)
        return self._changed

    def _name_strong(
        self, base: str, blocks: set[str], gone: Iterable[Key], touched: dict[str, set[Key]]
    ) -> None:
        """Name the identities that share a base; `touched` gathers keys that weak ones may have fitted."""
        members = self.index.rows("SELECT id, key FROM identity WHERE base = ? ORDER BY id", base)
        keys = {number: unpack_key(key) for number, key in members}
        named = name_strong(base, keys.values())
        for number, key in keys.items():
            self._name(number, named[key.date])
        for _, name in self.index.each("SELECT identity, name FROM block WHERE identity IN (?)", keys):
            blocks.add(name)
        for name in blocks:
            touched[name].update(keys.values(), gone)

    # What people said

    def _bind(self) -> set[int]:
        """Weak identities of whose names people say something else than before; pinned ones get their own."""
        before = bound_before(self.index)
        self._bound = bound_now(self.index)
        names = before.changed(self._bound) | set(self._bound.pinned)
        found = set()
        for number, own in self.index.each(
            "SELECT id, own FROM identity WHERE base IS NULL AND own IN (?)", sorted(names)
        ):
            found.add(number)
            if own in self._bound.pinned:
                self._name(number, Named(own))
        return found

    def _alias(self, touched: dict[str, set[Key]]) -> None:
        """Take up who is one with whom, and what that touches."""
        before = aliases_before(self.index)
        self._aliases = aliases_now(self.index)
        differ = {name for name in {*before, *self._aliases} if before.get(name) != self._aliases.get(name)}
        moved = [
            number
            for (number,) in self.index.each("SELECT id FROM identity WHERE plain IN (?)", sorted(differ))
        ]
        for number in moved:
            self._set_iri(number)
        self._blocks_of(moved, touched)
        # Strong ones were named before it was known who is one.
        for number in sorted(self._named_early):
            self._set_iri(number)

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

    def _name_weak(self, weak: set[int]) -> None:
        """Name weak identities: after the one document that fits, else after the one that tells more."""
        blocks = _Blocks(self.index, self._bound, self._aliases)
        for number in sorted(weak):
            (key, own), *_ = self.index.rows("SELECT key, own FROM identity WHERE id = ?", number)
            if own in self._bound.pinned:
                continue
            mine = unpack_key(key)
            around = [
                name for (name,) in self.index.rows("SELECT name FROM block WHERE identity = ?", number)
            ]
            named = name_weak(own, mine, blocks.strong(around, own))
            if named.iri == own and not named.candidates:
                telling = most_telling(mine, blocks.weak(around, own))
                if len(telling) == 1:
                    named = blocks.named(telling[0])
                elif telling:
                    named = Named(own, telling)
                if named.iri in self._bound.apart.get(own, ()):
                    named = Named(own)
            self._name(number, named)
            self._set_iri(number)

    def _name(self, number: int, named: Named) -> None:
        """Write the name that blocks give."""
        before = self.index.rows("SELECT plain, candidates, iri FROM identity WHERE id = ?", number)[0]
        after = (named.iri, json.dumps(named.candidates))
        if before[:2] == after:
            return
        self.index.db.execute("UPDATE identity SET plain = ?, candidates = ? WHERE id = ?", (*after, number))
        self._named_early.add(number)
        if before[2] is not None:
            self.documents.add(before[2])

    def _set_iri(self, number: int) -> None:
        """Write the name that stands once it is known who is one with whom."""
        plain, before = self.index.rows("SELECT plain, iri FROM identity WHERE id = ?", number)[0]
        after = self._aliases.get(plain, plain)
        if before == after:
            return
        self.index.db.execute("UPDATE identity SET iri = ? WHERE id = ?", (after, number))
        self.documents.add(after)
        if before is not None:
            self.documents.add(before)
        self._changed[number] = (self._changed.get(number, (before, ""))[0], after)


class _Blocks:
    """The identities of blocks, each block read once, with what people said of them."""

    def __init__(self, index: Index, bound: Bound, aliases: dict[str, str]) -> None:
        self.index, self.bound, self.aliases = index, bound, aliases
        self._members: dict[str, list[tuple[Key, str, str | None, str | None]]] = {}
        self._named: dict[str, Named] = {}

    def strong(self, around: Iterable[str], own: str) -> dict[str, set[Key]]:
        """The keys of each document that strong identities of these blocks are settled as.

        Documents that the identity of this name is not are left out.
        """
        found: dict[str, set[Key]] = defaultdict(set)
        apart = self.bound.apart.get(own, ())
        left_out = set()
        for key, _, base, plain in self._of(around):
            if base is not None and plain is not None:
                name = self.aliases.get(plain, plain)
                found[name].add(key)
                if plain in apart:
                    left_out.add(name)
        return {name: keys for name, keys in found.items() if name not in left_out}

    def weak(self, around: Iterable[str], own: str) -> dict[str, set[Key]]:
        """The keys of the weak identities of these blocks, by their own names."""
        found: dict[str, set[Key]] = defaultdict(set)
        apart = self.bound.apart.get(own, ())
        for key, name, base, _ in self._of(around):
            if base is None and name not in apart:
                found[name].add(key)
        return found

    def named(self, own: str) -> Named:
        """What the weak identities of this name are settled as among strong ones."""
        if own in self.bound.pinned:
            return Named(self.aliases.get(own, own))
        if own not in self._named:
            numbers = self.index.rows("SELECT id, key FROM identity WHERE own = ? AND base IS NULL", own)
            names = set()
            for number, key in numbers:
                around = [
                    name for (name,) in self.index.rows("SELECT name FROM block WHERE identity = ?", number)
                ]
                names.add(name_weak(own, unpack_key(key), self.strong(around, own)))
            # Spellings of one identity that settle apart leave it by itself.
            self._named[own] = names.pop() if len(names) == 1 else Named(own)
        return self._named[own]

    def _of(self, around: Iterable[str]) -> Iterator[tuple[Key, str, str | None, str | None]]:
        for block in around:
            if block not in self._members:
                self._members[block] = [
                    (unpack_key(key), own, base, name)
                    for key, own, base, name in self.index.rows(
                        "SELECT i.key, i.own, i.base, i.plain FROM block b"
                        " JOIN identity i ON i.id = b.identity WHERE b.name = ?",
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
