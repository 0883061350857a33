"""Rows for people: a table where its columns fit, else a block of lines for each row.

Reads: rows. Gives: text on standard output, as wide as the terminal, or as `PIPED_WIDTH` where it is piped.
No number and no date is ever cut.
"""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, Literal

from docgraph.cli.output import clean, shorten

Kind = Literal["key", "text"]
Columns = Sequence[tuple[str, Kind]]

PIPED_WIDTH: Final = 120
"""Columns of what is not shown on a terminal."""
BELOW: Final = ("sentence", "why", "source")
"""Columns that stand on lines of their own in a block."""
_GAP: Final = 2
_NARROW: Final = 24
_WIDE: Final = 60
# What these hold is seen without their names.
_PLAIN: Final = frozenset(
    "document issuer date relation how type form label question sentence source text to title why".split()
)
_KEPT_TOGETHER: Final = 32


def print_table(columns: Columns, rows: Iterable[Sequence[object]], below: Collection[str] = BELOW) -> None:
    """A table; a `key` column is never broken or cut, a `text` column wraps.

    Where the columns do not fit, each row is a block: a heading of its short values, then those that are
    named in `below`, a line each.
    """
    cells = [[clean(value) for value in row] for row in rows]
    width = output_width()
    if fits(columns, cells, width):
        _print_columns(columns, cells, width)
    else:
        _print_lines(blocks(columns, cells, width, below))


def print_rows(rows: Sequence[dict[str, Any]], *, headed: bool = True) -> None:
    """Rows with their own column names; a column of short values is kept whole, one of long values wraps.

    Where they do not fit and are not to be `headed`, each value stands on a line with its name.
    """
    if not rows:
        print("nothing found")
        return
    names = list(rows[0])
    cells = [[shorten(clean(row.get(name)), 240) for name in names] for row in rows]
    columns: list[tuple[str, Kind]] = [
        (name, _kind([row[position] for row in cells])) for position, name in enumerate(names)
    ]
    width = output_width()
    if headed or fits(columns, cells, width):
        print_table(columns, cells)
    else:
        _print_lines(listed(columns, cells, width))


def print_facts(facts: Iterable[tuple[str, object, str]]) -> None:
    """Names with their values, and in brackets what more there is to say of each."""
    told = [(name, clean(value), clean(more)) for name, value, more in facts]
    cells = [[name, f"{value} ({more})" if more else value] for name, value, more in told]
    rows = [[value for _, value in cells]]
    columns: list[tuple[str, Kind]] = [(name, "text") for name, _ in cells]
    sys.stdout.flush()
    print("\n".join(line for lines in listed(columns, rows, output_width()) for line in lines))


def output_width() -> int:
    """How many columns there are: the terminal's own, else `PIPED_WIDTH`."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH


def fits(columns: Columns, cells: Sequence[Sequence[str]], width: int) -> bool:
    """Whether a table of these is readable: keys whole, no word of a text broken, no text squeezed.

    >>> fits([("number", "key")], [["12/KH-SNV"]], 10), fits([("number", "key")], [["12/KH-SNV"]], 8)
    (True, False)
    """
    needed = _GAP * (len(columns) - 1)
    for position, (name, kind) in enumerate(columns):
        values = [name, *(row[position] for row in cells)]
        longest = max(map(len, values))
        if kind == "text":
            word = max((len(word) for value in values for word in value.split()), default=0)
            longest = max(word, min(longest, _NARROW if longest <= _WIDE else _WIDE))
        needed += longest
    return needed <= width


def blocks(
    columns: Columns, cells: Sequence[Sequence[str]], width: int, below: Collection[str] = BELOW
) -> list[list[str]]:
    """Each row as lines, its heading first.

    >>> columns = [("document", "key"), ("date", "key"), ("step", "key"), ("sentence", "text")]
    >>> blocks(columns, [["KH 12/KH-SNV", "2020-01-06", "1", "Thực hiện Quyết định 3323."]], 80)
    [['KH 12/KH-SNV · 2020-01-06 · step 1', '  Thực hiện Quyết định 3323.']]
    """
    made = []
    for row in cells:
        heading, lines = [], []
        for position, ((name, _), value) in enumerate(zip(columns, row, strict=True)):
            if not value:
                continue
            if name in below:
                lines += _wrapped(value, width, "  ", "  ")
            elif position == 0 or name in _PLAIN or not name:
                heading.append(value)
            else:
                heading.append(f"{name} {value}")
        # A short value stays on one line, and a dot at the end of the line that it ends.
        whole = [v if len(v) > _KEPT_TOGETHER else v.replace(" ", "\xa0") for v in heading]
        made.append([*_wrapped("\xa0· ".join(whole), width, "", "  "), *lines])
    return made


def listed(columns: Columns, cells: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """Each row as lines of a name and its value; what is empty is left out.

    >>> listed([("s", "key"), ("label", "text")], [["urn:a", "Luật Giá"], ["urn:b", ""]], 80)
    [['s      urn:a', 'label  Luật Giá'], ['s      urn:b']]
    """
    widest = max(len(name) for name, _ in columns)
    made = []
    for row in cells:
        lines: list[str] = []
        for (name, _), value in zip(columns, row, strict=True):
            if value:
                told = _wrapped(value, width - widest - _GAP)
                lines.append(f"{name:{widest}}  {told[0]}")
                lines += [f"{'':{widest}}  {line}" for line in told[1:]]
        made.append(lines)
    return made


def _wrapped(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    """Lines of a text, indented; a word that is too long stays whole."""
    lines = textwrap.wrap(
        text,
        max(width, 20),
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\xa0", " ") for line in lines]


def _print_lines(made: list[list[str]]) -> None:
    """Blocks with an empty line between them; headings are bold on a terminal."""
    sys.stdout.flush()
    spaced = any(len(lines) > 1 for lines in made)
    if not sys.stdout.isatty():
        print(("\n\n" if spaced else "\n").join("\n".join(lines) for lines in made))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, emoji=False)
    for position, lines in enumerate(made):
        if position and spaced:
            console.print()
        for line in lines:
            console.print(Text(line, style="bold" if line is lines[0] else ""), soft_wrap=True)


def _print_columns(columns: Columns, cells: Sequence[Sequence[str]], width: int) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    sys.stdout.flush()
    terminal = sys.stdout.isatty()
    console = Console(width=width, highlight=False, emoji=False)
    table = Table(box=SIMPLE_HEAD if terminal else None, pad_edge=False, show_edge=False, header_style="bold")
    for name, kind in columns:
        table.add_column(name, no_wrap=kind == "key", overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    if terminal:
        console.print(table)
        return
    with console.capture() as captured:
        console.print(table)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))


def _kind(values: list[str]) -> Kind:
    """Short values stay whole, and so do those without a space to break at, such as addresses."""
    return (
        "key"
        if all(len(value) <= _NARROW or (" " not in value and len(value) <= 80) for value in values)
        else "text"
    )
