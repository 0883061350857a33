"""`docgraph eval`: how well this version reads texts whose right answer is known.

Reads: gold passages, or rows of a published corpus. Gives: the table of figures with what must be reached,
and each difference with the text around it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from docgraph.cli.options import JsonOption

if TYPE_CHECKING:
    from docgraph.scoring.evaluate import Evaluation, Figure


_NOTHING: Final = "–"


def eval_command(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD", help="Files of gold passages or of a published corpus.")
    ],
    errors: Annotated[
        int, typer.Option("--errors", metavar="N", min=0, help="Show the first N differences.")
    ] = 0,
    json: JsonOption = False,
) -> int:
    """Read the texts of GOLD anew and print how much of the right answer was found.

    A file holds JSON lines of one kind: gold passages (bench/gold/schema.json), sentences with marked spans,
    or provisions with the changes they make.
    """
    from docgraph.cli.output import print_json
    from docgraph.scoring.evaluate import evaluate

    evaluations = [evaluate(path) for path in gold]
    if json:
        print_json([evaluation.as_object(errors) for evaluation in evaluations])
        return 0
    for evaluation in evaluations:
        _print(evaluation, errors)
    return 0


def _reached(row: Figure) -> str:
    """The figure, or a dash where there is nothing to measure.

    >>> from docgraph.scoring.evaluate import Figure
    >>> _reached(Figure("date", "date right", 1.0, 0.9, None, 0))
    '–'
    """
    from docgraph.scoring.figures import TALLIES

    # An F1 of nothing wanted is still 0 where something was said.
    measured = row.count or (row.figure in TALLIES and row.reached == 0.0)
    return f"{row.reached:.4f}" if measured else _NOTHING


def _print(evaluation: Evaluation, errors: int) -> None:
    from docgraph.cli.differences import print_difference
    from docgraph.cli.output import counted
    from docgraph.cli.tables import print_table

    print(f"{evaluation.source}: {counted(evaluation.texts, 'text')}")
    print_table(
        [
            ("figure", "text"),
            ("reached", "key"),
            ("goal", "key"),
            ("a regex", "key"),
            ("answers", "key"),
            ("", "key"),
        ],
        [
            (
                row.words,
                _reached(row),
                f"{row.goal:.3f}",
                "" if row.regex is None else f"{row.regex:.2f}",
                row.count,
                "" if row.reached >= row.goal or _reached(row) == _NOTHING else "short",
            )
            for row in evaluation.rows
        ],
    )
    print()
    for shown in evaluation.differences[:errors]:
        print_difference(shown)
    left = len(evaluation.differences) - errors
    if errors and left > 0:
        print(f"{counted(left, 'difference')} more")
