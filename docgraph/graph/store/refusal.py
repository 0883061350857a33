"""What a disk or a database refuses, in words that say what to do.

Reads: an error of the system, of SQLite or of the RDF engine. Gives: a GraphError.
"""

from __future__ import annotations

from pathlib import Path

from docgraph.errors import DocgraphError, GraphError


def refused(place: Path, error: BaseException) -> DocgraphError:
    """The error as people can act on it; one of ours stays as it is.

    >>> print(refused(Path("g"), OSError("No space left on device")))
    g: the disk is full; free some space and run again
    """
    if isinstance(error, DocgraphError):
        return error
    text = str(error).lower()
    if "space" in text or "disk is full" in text:
        return GraphError("the disk is full", where=str(place), todo="free some space and run again")
    if isinstance(error, PermissionError) or any(w in text for w in ("read-only", "readonly", "permission")):
        return GraphError("cannot write here", where=str(place), todo="give the folder write permission")
    reason = error.strerror if isinstance(error, OSError) else None
    what = f"cannot be used ({reason})" if reason else first_line(error)
    return GraphError(what, where=str(place), todo="see that the folder is whole and writable")


def first_line(error: BaseException) -> str:
    r"""The first line of what an error says, its name where it says nothing.

    >>> first_line(ValueError("a\nb")), first_line(ValueError())
    ('a', 'ValueError')
    """
    return (str(error).splitlines() or [type(error).__name__])[0]
