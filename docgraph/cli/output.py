"""What commands print.

Reads: rows and records. Gives: tables that stay whole when piped, JSON, one-line errors. Text from
documents goes out as text: no markup of the terminal's, no control characters.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any, Literal

Kind = Literal["key", "text"]

PIPED_WIDTH = 200
"""Columns of a table that is not shown on a terminal."""


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


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stdout.flush()
    print(f"docgraph: {clean(message)}", file=sys.stderr, flush=True)


def print_json(rows: Any) -> None:
    """Records or plain objects as indented JSON."""
    import msgspec

    sys.stdout.flush()
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n")
    sys.stdout.buffer.flush()


def print_table(columns: Sequence[tuple[str, Kind]], rows: Iterable[Sequence[object]]) -> None:
    """A table; a `key` column is never broken or cut, a `text` column wraps."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    sys.stdout.flush()
    terminal = sys.stdout.isatty()
    console = Console(width=None if terminal else PIPED_WIDTH, highlight=False, emoji=False)
    table = Table(box=SIMPLE_HEAD if terminal else None, pad_edge=False, show_edge=False, header_style="bold")
    for name, kind in columns:
        table.add_column(name, no_wrap=kind == "key", overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(value)) for value in row))
    if terminal:
        console.print(table)
    else:
        with console.capture() as captured:
            console.print(table)
        print("\n".join(line.rstrip() for line in captured.get().splitlines()))


def print_rows(rows: Sequence[dict[str, Any]]) -> None:
    """Rows with their own column names; a column of short values is kept whole, one of long values wraps."""
    if not rows:
        print("nothing found")
        return
    names = list(rows[0])
    columns: list[tuple[str, Kind]] = [
        (name, _kind([clean(row.get(name)) for row in rows])) for name in names
    ]
    print_table(columns, [[shorten(clean(row.get(name))) for name in names] for row in rows])


def _kind(values: list[str]) -> Kind:
    """Short values stay whole, and so do those without a space to break at, such as addresses."""
    return (
        "key"
        if all(len(value) <= 24 or (" " not in value and len(value) <= 80) for value in values)
        else "text"
    )


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its word.

    >>> counted(1, "file"), counted(2, "file")
    ('1 file', '2 files')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
