"""One difference between what is right and what was said, for people.

Reads: a difference with its text. Gives: three lines or four on standard output, with colour where a
terminal shows it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from docgraph.cli.output import clean, shorten

if TYPE_CHECKING:
    from docgraph.scoring.evaluate import Shown

AROUND = 60
"""Characters of the text that are shown on each side."""
LONGEST = 300


def print_difference(shown: Shown) -> None:
    """The text around it, what was wanted, what was said instead."""
    from rich.console import Console
    from rich.text import Text

    before, at, after = around(shown.text, shown.start, shown.end)
    view = Text()
    view.append(f"{clean(shown.passage)}: {shown.kind} at {shown.start}-{shown.end}\n", style="bold")
    view.append(f"  {before}").append(f"⟦{at}⟧", style="reverse").append(f"{after}\n")
    view.append("  wanted  ").append(_value(shown.wanted), style="green").append("\n")
    view.append("  got     ").append(_value(shown.got), style="red").append("\n")
    if sys.stdout.isatty():
        Console(highlight=False, emoji=False).print(view)
    else:
        print(view.plain)


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The stretch with what stands before and after it, each as one line.

    >>> around("Căn cứ Luật Giá;", 7, 15)
    ('Căn cứ ', 'Luật Giá', ';')
    """
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    left = " " if before[-1:].isspace() else ""
    right = " " if after[:1].isspace() else ""
    at = shorten(text[start:end], LONGEST)
    return clean(before) + left if before else "", at, right + clean(after) if after else ""


def _value(words: str) -> str:
    return shorten(words, LONGEST) or "nothing"
