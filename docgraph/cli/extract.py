"""`docgraph extract`: what texts say, without keeping it.

Reads: files, a text or JSON lines from standard input. Gives: a summary, JSON, or a JSON line for each line.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgraph.cli.options import DateOption, JsonOption, JurisdictionOption
from docgraph.reading.given import context_of

if TYPE_CHECKING:
    from docgraph.records import Context, Extraction, Mention, Passage


class Only(StrEnum):
    """How far to go."""

    MENTIONS = "mentions"


def extract_command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Files or folders to read; '-' reads one from standard input."),
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            help="Read JSON lines {id, text, context?, format?} from standard input; blank ones are skipped.",
        ),
    ] = False,
    only: Annotated[Only | None, typer.Option("--only", help="Stop after recognising mentions.")] = None,
    why: Annotated[
        bool,
        typer.Option(
            "--why", help="Show for each mention what is written and what inferred, and each one's rule."
        ),
    ] = False,
    json: JsonOption = False,
    jurisdiction: JurisdictionOption = None,
    date: DateOption = None,
) -> int:
    """Read texts and print the documents they name and what these do to each other.

    With --jsonl each line gives {id, self, mentions, documents, relations}, in order; a line that cannot be
    read, or whose context has an unknown key or a date that is no ISO day, gives {id, error}, which says
    the number of the line. A province that is none is told on standard error, and the line read without it.

    Offsets count code points of text as given. In format html a mention's text is therefore markup, from
    start to end, tags and entities as found; type, number and the other fields hold what a reader sees.
    """
    context = context_of(date, jurisdiction)
    if why and (jsonl or only or json):
        raise typer.BadParameter("--why is for people; JSON tells rule, inferred and confidence by itself")
    if jsonl:
        if files:
            raise typer.BadParameter("give files, or --jsonl with lines on standard input, not both")
        from docgraph.cli.lines import read_lines

        return read_lines(context, mentions_only=only is not None)
    if not files:
        raise typer.BadParameter("give at least one file, '-', or --jsonl with lines on standard input")
    if json:
        return _objects(files, context, only)
    return _texts(files, context, only, why)


def _texts(paths: list[Path], context: Context, only: Only | None, why: bool) -> int:
    """Files one by one, printed as they are read."""
    from docgraph.cli.reading import Outcome, read_each
    from docgraph.cli.readout import print_extraction, print_mentions
    from docgraph.cli.reasons import print_reasons

    def use(passage: Passage, _: Path | None) -> None:
        if only:
            print_mentions(passage, _mentions(passage))
        else:
            (print_reasons if why else print_extraction)(passage, _said(passage))

    outcome = Outcome()
    read_each(paths, Path.cwd(), context, outcome, use, standard_input=True)
    return outcome.code


def _objects(paths: list[Path], context: Context, only: Only | None) -> int:
    """Files all together as JSON."""
    from docgraph.cli.output import print_json
    from docgraph.cli.reading import Outcome, read_each

    objects: list[dict[str, object]] = []

    def use(passage: Passage, _: Path | None) -> None:
        fields = {"mentions": _mentions(passage)} if only else _fields(_said(passage))
        objects.append({"source": passage.address, **fields})

    outcome = Outcome()
    read_each(paths, Path.cwd(), context, outcome, use, standard_input=True)
    print_json(objects)
    return outcome.code


def _mentions(passage: Passage) -> tuple[Mention, ...]:
    """The mentions of a text; SourceError where there are none."""
    from docgraph.cli.reading import nothing_named
    from docgraph.reading import pipeline

    mentions = pipeline.mentions_of(passage)
    if not mentions:
        raise nothing_named(passage.address)
    return mentions


def _said(passage: Passage) -> Extraction:
    """What a text says; SourceError where it names no document."""
    from docgraph.cli.reading import nothing_named
    from docgraph.reading import pipeline

    said = pipeline.extract(passage)
    if not said.mentions and said.self_document is None:
        raise nothing_named(passage.address)
    return said


def _fields(said: Extraction) -> dict[str, object]:
    return {
        "self": said.self_document,
        "mentions": said.mentions,
        "documents": said.documents,
        "relations": said.relations,
    }
