"""Files → passages, with a word for each that fails.

Reads: paths as given on the command line. Gives: passages one by one, a count of what went well and what did
not, and a line of progress where a terminal is watching.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from docgraph.cli.output import complain, input_bytes
from docgraph.errors import SourceError
from docgraph.reading import sources
from docgraph.records import Context, Passage

_STDIN: Final = Path("-")


class Outcome:
    """How many inputs went well and how many did not, and the exit code that says so.

    >>> outcome = Outcome()
    >>> outcome.failed += 1
    >>> outcome.code
    2
    >>> outcome.done += 1
    >>> outcome.code
    1
    """

    def __init__(self) -> None:
        self.done = 0
        self.failed = 0

    @property
    def code(self) -> int:
        """0 where nothing failed, 1 where some did, 2 where all did."""
        if not self.failed:
            return 0
        return 1 if self.done else 2

    def fail(self, error: SourceError) -> None:
        """Count a failure and say it."""
        self.failed += 1
        complain(str(error))


def read_each(
    paths: list[Path],
    base: Path,
    context: Context,
    outcome: Outcome,
    use: Callable[[Passage, Path | None], None],
    *,
    standard_input: bool = False,
) -> None:
    """Read every file that the paths name and hand its passage, and where it lies, to `use`.

    With `standard_input` the path `-` is that, which lies nowhere. A file that cannot be read, or of which
    `use` says so by a SourceError, is counted and said; the rest go on.
    """
    named = [path for path in paths if not (standard_input and path == _STDIN)]
    files: list[sources.File | SourceError | None] = list(sources.find(named, base))
    if len(named) < len(paths):
        files.append(None)
    for file in _watched(files):
        if isinstance(file, SourceError):
            outcome.fail(file)
            continue
        try:
            if file is None:
                use(sources.read_bytes(input_bytes().read(), str(_STDIN), context), None)
            else:
                use(sources.read(file, context), file.path)
        except SourceError as error:
            outcome.fail(error)
        else:
            outcome.done += 1


def nothing_named(address: str) -> SourceError:
    """The refusal of a text that names no document.

    >>> print(nothing_named("a.txt"))
    a.txt: no document is named in it; check that this is the text you mean
    """
    return SourceError(
        "no document is named in it", where=address, todo="check that this is the text you mean"
    )


def _watched(
    files: list[sources.File | SourceError | None],
) -> Iterator[sources.File | SourceError | None]:
    """The files, with a line of progress on a terminal that is taken away again."""
    watched = sys.stderr.isatty() and len(files) > 1
    for number, file in enumerate(files, 1):
        if watched:
            print(f"\r\x1b[Kreading {number} of {len(files)}", end="\r", file=sys.stderr, flush=True)
        yield file
    if watched:
        print("\x1b[K", end="", file=sys.stderr, flush=True)
