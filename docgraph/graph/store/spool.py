"""Named graphs on their way into a store: in memory while they are few, on disk when they are many.

Reads: named graphs. Gives: them back as N-Quads lines or as triples, and lines as a stream of bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from docgraph.graph.rdf.quads import SourceGraph
from docgraph.graph.rdf.terms import Triple, parse_line

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

IN_MEMORY: Final = 1 << 23
PART: Final = 1 << 20


class Spool:
    """Graphs as they come; of two under one name the later stands.

    >>> with Spool(Path()) as spool:
    ...     spool.add(SourceGraph("urn:g", (("<urn:a>", "<urn:b>", '"c"'),)))
    ...     list(spool.graphs()), spool.size
    ([('urn:g', (('<urn:a>', '<urn:b>', '"c"'),))], 1)
    """

    def __init__(self, folder: Path) -> None:
        # It is closed where the spool is.
        self._file = SpooledTemporaryFile(max_size=IN_MEMORY, dir=str(folder))  # noqa: SIM115
        self._places: dict[str, tuple[int, int, int]] = {}
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def add(self, graph: SourceGraph) -> None:
        """Take a graph in."""
        data = graph.quad_lines().encode("utf-8")
        self._file.seek(self._end)
        self._file.write(data)
        self._places[graph.iri] = (self._end, len(data), len(graph.triples))
        self._end += len(data)

    @property
    def size(self) -> int:
        """The number of triples."""
        return sum(count for _, _, count in self._places.values())

    def texts(self) -> Iterator[str]:
        """Each graph as N-Quads."""
        for start, length, _ in self._places.values():
            self._file.seek(start)
            yield self._file.read(length).decode("utf-8")

    def graphs(self) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        """Each graph's name and triples."""
        for name, text in zip(self._places, self.texts(), strict=True):
            terms = (parse_line(line) for line in text.split("\n") if line)
            yield name, tuple((s, p, o) for s, p, o, _ in terms)


class Stream(io.RawIOBase):
    """Texts as a file of bytes to read, never more of it in memory than a part.

    >>> io.BufferedReader(Stream(["a", "đ"])).read()
    b'a\\xc4\\x91'
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = iter(texts)
        self._left = b""

    def readable(self) -> bool:
        """Whether it can be read: it can."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill a buffer as far as a part goes."""
        view = memoryview(buffer)
        if not self._left:
            parts, size = [], 0
            for text in self._texts:
                parts.append(text)
                size += len(text)
                if size >= PART:
                    break
            self._left = "".join(parts).encode("utf-8")
        taken = min(len(view), len(self._left))
        view[:taken] = self._left[:taken]
        self._left = self._left[taken:]
        return taken
