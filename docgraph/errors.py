"""The error tree. A message says what went wrong, where, and what to do.

DocgraphError
├── SourceError      a file or folder that cannot be read
├── LexiconError     a table of the lexicon that breaks its schema
├── GraphError       a graph's folder or endpoint that cannot be used
│   └── LockedError  another process is writing to it
├── QueryError       a question that cannot be asked or was cut short
└── NotFoundError    no document or source by that name
"""

from __future__ import annotations


class DocgraphError(Exception):
    """Base of every error that docgraph raises on purpose.

    `what` is what went wrong, `where` the file, row or span, `todo` what the reader can do about it.

    >>> print(DocgraphError("empty file", where="a.txt", todo="give a file with text in it"))
    a.txt: empty file; give a file with text in it
    """

    def __init__(self, what: str, *, where: str | None = None, todo: str | None = None) -> None:
        self.what, self.where, self.todo = what, where, todo
        head = f"{where}: " if where else ""
        super().__init__(f"{head}{what}" + (f"; {todo}" if todo else ""))


class SourceError(DocgraphError):
    """A file or folder that cannot be read."""


class LexiconError(DocgraphError):
    """A table of the lexicon that breaks its schema."""


class GraphError(DocgraphError):
    """A graph's folder or endpoint that cannot be used."""


class LockedError(GraphError):
    """Another process is writing to the graph."""


class QueryError(DocgraphError):
    """A question that cannot be asked, or was cut short."""


class NotFoundError(DocgraphError):
    """No document or source by that name."""
