"""The index beside the store: one SQLite file with what lists, look-ups and settling read often.

Reads: identities, claims, relations of each source, and what they were settled as. Gives: them back by block,
by document, by words. Everything but times of reading can be derived again from the store.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from docgraph.errors import GraphError
from docgraph.graph.store.layout import LAYOUT, TABLES
from docgraph.graph.store.refusal import refused
from docgraph.lexicon.folding import fold_ascii

# What a writer and a reader keep of the file in memory (kB), and what a reader maps of it (bytes).
_CACHE: Final = 128_000
_READ_CACHE: Final = 32_000
_MAPPED: Final = 256_000_000
# Of so many documents the edges are counted one by one; of more those with the most are looked for.
_FEW: Final = 2_000
# So many documents are weighed against each other by their words; of more the best known stand first.
_WEIGHED: Final = 2_000


class ReadBy(NamedTuple):
    """When a source was read, by which version, and by which reader: the lexicon and version in one sum.

    >>> ReadBy().reader is None
    True
    """

    at: str | None = None
    version: str | None = None
    reader: str | None = None


class Index:
    """The index in a file; made where it is missing and `write` is set.

    A file that is damaged or of another layout is made anew, for it holds nothing of its own.
    """

    def __init__(self, path: Path, *, write: bool) -> None:
        self.path, self.writable = path, write
        try:
            self.db = self._open()
        except sqlite3.OperationalError as error:
            raise refused(path, error) from error
        except sqlite3.Error as error:
            raise GraphError(
                f"the index is damaged ({error})", where=str(path), todo="run `docgraph settle --all`"
            ) from error

    def _open(self) -> sqlite3.Connection:
        if not self.writable:
            if not self.path.is_file():
                raise GraphError(
                    "the index is missing", where=str(self.path), todo="run `docgraph settle --all`"
                )
            db = _connect_reader(f"file:{_quoted(self.path)}?mode=ro")
            if db.execute("SELECT value FROM meta WHERE name = 'layout'").fetchone() != (LAYOUT,):
                db.close()
                raise GraphError(
                    "another version made the index", where=str(self.path), todo="run `docgraph settle --all`"
                )
            return db
        if self.path.is_file():
            db = _connect(f"file:{_quoted(self.path)}?mode=rw")
            try:
                if db.execute("SELECT value FROM meta WHERE name = 'layout'").fetchone() == (LAYOUT,):
                    _tune(db)
                    return db
            except sqlite3.DatabaseError:
                pass
            db.close()
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
        db = _connect(f"file:{_quoted(self.path)}?mode=rwc")
        _tune(db)
        db.executescript(TABLES)
        db.execute("INSERT INTO meta VALUES('layout', ?)", (LAYOUT,))
        return db

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def begin(self) -> None:
        """Begin a transaction; GraphError where the index is open for reading."""
        if not self.writable:
            raise GraphError(
                "the graph is open for reading", where=str(self.path), todo="open it with write=True"
            )
        self.db.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Keep what was written since `begin`."""
        self.db.execute("COMMIT")

    def rollback(self) -> None:
        """Forget what was written since `begin`."""
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    def meta(self, name: str) -> str | None:
        """A value kept under a name."""
        found = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else None

    def set_meta(self, name: str, value: str) -> None:
        """Keep a value under a name."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (name, value))

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a question in SQL."""
        return self.db.execute(sql, values).fetchall()

    def each(self, sql: str, values: Iterable[Any], *, width: int = 500) -> Iterator[tuple[Any, ...]]:
        """The rows of a question whose `(?)` takes many values, asked in parts."""
        todo = list(values)
        for start in range(0, len(todo), width):
            part = todo[start : start + width]
            yield from self.db.execute(sql.replace("(?)", f"({','.join('?' * len(part))})"), part)

    def near(self, numbers: Iterable[int]) -> set[int]:
        """The documents that an edge joins with one of these, by number."""
        found = self.db.execute(
            "SELECT e.target FROM json_each(?1) j JOIN edge e ON e.doer = j.value"
            " UNION ALL SELECT e.doer FROM json_each(?1) j JOIN edge e ON e.target = j.value",
            (json.dumps(list(numbers)),),
        )
        return {number for (number,) in found}

    def best_known(self, numbers: set[int], most: int) -> dict[int, int]:
        """How many edges documents have, by number: at least of those `most` that have the most, and of
        their equals."""
        if most >= len(numbers) or len(numbers) <= _FEW:
            return self._edges_of(numbers)
        found: dict[int, int] = {}
        least = 0
        ordered = "SELECT document, incoming + outgoing FROM degree ORDER BY incoming + outgoing DESC LIMIT ?"
        for number, edges in self.db.execute(ordered, (len(numbers),)):
            if edges < least:
                return found
            if number in numbers:
                found[number] = edges
                least = edges if len(found) >= most else 0
        return self._edges_of(numbers)

    def _edges_of(self, numbers: set[int]) -> dict[int, int]:
        question = (
            "SELECT document, incoming + outgoing FROM degree WHERE document IN"
            " (SELECT value FROM json_each(?))"
        )
        return dict(self.db.execute(question, (json.dumps(list(numbers)),)))

    def clear(self) -> dict[str, ReadBy]:
        """Empty every table but `meta`; gives when and by what each source was read."""
        found = self.db.execute("SELECT iri, read_at, version, reader FROM source")
        times = {str(iri): ReadBy(*read) for iri, *read in found}
        for table in (
            "source",
            "statement",
            "alias",
            "rejected",
            "mention",
            "identity",
            "block",
            "claim",
            "relation",
            "edge",
            "document",
            "degree",
            "described",
        ):
            self.db.execute(f"DELETE FROM {table}")
        for table in ("words", "sentences"):
            self.db.execute(f"INSERT INTO {table}({table}) VALUES('delete-all')")
        self.db.execute("DELETE FROM meta WHERE name = 'bound'")
        return times

    def put_words(self, table: str, number: int, text: str) -> None:
        """Make a text found by its words, under the number of its row."""
        self.db.execute(f"INSERT INTO {table}(rowid, text) VALUES(?, ?)", (number, _plain_d(text)))

    def take_words(self, table: str, number: int, text: str) -> None:
        """Make a text found no more; it is the one that was put in, for the table keeps none."""
        told = (number, _plain_d(text))
        self.db.execute(f"INSERT INTO {table}({table}, rowid, text) VALUES('delete', ?, ?)", told)

    def find_words(self, text: str, limit: int = 50) -> list[str]:
        """IRIs of the documents whose label, name and issuer hold all these words, the last as a beginning.

        Case, diacritics and đ do not matter. Words that very many hold tell little: then those that most
        sources name stand first.
        """
        match = match_words(text)
        if match is None:
            return []
        several = "SELECT rowid FROM words WHERE words MATCH ?"
        if self.holds_many("words", match):
            question = f"SELECT iri FROM document WHERE id IN ({several}) ORDER BY named DESC, sort LIMIT ?"
        else:
            question = (
                "SELECT d.iri FROM words w JOIN document d ON d.id = w.rowid WHERE words MATCH ?"
                " ORDER BY bm25(words), d.sort LIMIT ?"
            )
        return [str(iri) for (iri,) in self.rows(question, match, limit)]

    def holds_many(self, table: Literal["words", "sentences"], match: str) -> bool:
        """Whether more rows of a full-text table fit than can be weighed against each other at once."""
        several = f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT {_WEIGHED + 1}"
        ((held,),) = self.rows(f"SELECT count(*) FROM ({several})", match)
        return bool(held > _WEIGHED)


def fold_words(text: str) -> str:
    """A text as the index holds it: no diacritics, đ as d, signs as spaces.

    >>> fold_words("Đất đai 3323/QĐ-UBND")
    'dat dai 3323 qd ubnd'
    """
    return " ".join(_split(fold_ascii(text)))


def _plain_d(text: str) -> str:
    """A text with đ, and what is written for it, as d: all other marks FTS5 folds itself."""
    for letter in "đðɖ":
        text = text.replace(letter, "d")
    for letter in "ĐÐƉ":
        text = text.replace(letter, "D")
    return text


def match_words(text: str) -> str | None:
    """A text as a question to the full-text tables: all its words, the last one as a beginning.

    >>> match_words("Đất đai"), match_words(" ? ")
    ('"dat" "dai"*', None)
    """
    words = fold_words(text).split()
    return " ".join(f'"{word}"' for word in words) + "*" if words else None


def _split(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=10)


def _connect_reader(uri: str) -> sqlite3.Connection:
    db = _connect(uri)
    try:
        db.execute("SELECT count(*) FROM meta").fetchone()
    except sqlite3.OperationalError:
        # In a folder that cannot be written SQLite reads such a file only when told that nothing changes.
        db.close()
        db = _connect(f"{uri}&immutable=1")
        db.execute("SELECT count(*) FROM meta").fetchone()
    db.execute(f"PRAGMA mmap_size = {_MAPPED}")
    db.execute(f"PRAGMA cache_size = -{_READ_CACHE}")
    return db


def _tune(db: sqlite3.Connection) -> None:
    # What a power failure may take from the end is derived again from the store.
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA cache_size = -{_CACHE}")


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(str(path))
