"""What commands print.

Reads: values and records. Gives: words on one line, JSON, one-line errors (`tables` prints rows). Text from
documents goes out as text: no markup of the terminal's, no control characters.
"""

from __future__ import annotations

import sys
from io import BufferedIOBase
from pathlib import Path
from typing import Any, cast

from docgraph.errors import DocgraphError, SourceError


def input_bytes() -> BufferedIOBase:
    """The bytes of standard input; raises `SourceError` where it is closed."""
    if sys.stdin is None:
        raise SourceError("standard input is closed", todo="pipe something into it, or name a file")
    return cast(BufferedIOBase, sys.stdin.buffer)


def clean(text: object) -> str:
    r"""A value as one line of printable characters; null is empty.

    >>> clean("Kế hoạch\n  81\x1b[31m")
    'Kế hoạch 81[31m'
    """
    if text is None:
        return ""
    words = " ".join(str(text).split())
    return words if words.isprintable() else "".join(c for c in words if c.isprintable())


def shorten(text: str, length: int = 160) -> str:
    """A sentence of at most `length` characters, cut between words.

    >>> shorten("Căn cứ Luật Giá", 10)
    'Căn cứ …'
    """
    text = clean(text)
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + " …"


def shorten_around(text: str, start: int, end: int, length: int = 200) -> str:
    """A sentence of about `length` characters around what stands from `start` to `end`, cut between words.

    >>> shorten_around("Để cải cách hành chính, căn cứ Luật Giá và các văn bản khác", 31, 39, 30)
    '… căn cứ Luật Giá và các …'
    """
    whole = clean(text)
    if len(whole) <= length:
        return whole
    # Where the stretch lies once white space is one space.
    first, last = len(clean(text[:start] + ".")) - 1, len(clean(text[:end] + ".")) - 1
    # What a sentence does to a document is mostly said before it.
    begin = max(0, min(first - max(0, length - (last - first)) * 2 // 3, len(whole) - length))
    stop = min(len(whole), begin + length)
    if begin:
        begin = min(first, whole.find(" ", begin, first) + 1 or first)
    if stop < len(whole):
        stop = max(whole.rfind(" ", last, stop), min(last, stop))
    return f"{'… ' if begin else ''}{whole[begin:stop].strip()}{' …' if stop < len(whole) else ''}"


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stdout.flush()
    print(f"docgraph: {clean(message)}", file=sys.stderr, flush=True)


def cannot_write(target: Path, error: OSError) -> DocgraphError:
    """The refusal of a place to write to, as the user named it.

    >>> print(cannot_write(Path("site"), PermissionError(13, "Permission denied", ".site-x1")))
    site: cannot be written (Permission denied); name another place, or mend its permissions or the disk
    """
    return DocgraphError(
        f"cannot be written ({error.strerror or type(error).__name__})",
        where=str(target),
        todo="name another place, or mend its permissions or the disk",
    )


def print_json(rows: Any) -> None:
    """Records or plain objects as indented JSON."""
    import msgspec

    sys.stdout.flush()
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n")
    sys.stdout.buffer.flush()


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its word.

    >>> counted(1, "file"), counted(2, "file")
    ('1 file', '2 files')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
