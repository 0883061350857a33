"""`docgraph extract`: what texts say, without keeping it.

Reads: files, a text or JSON lines from standard input. Gives: a summary, JSON, or a JSON line for each line.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgraph.cli.options import (
    DateOption,
    JsonOption,
    JurisdictionOption,
    context_of,
    province_named,
)
from docgraph.errors import SourceError

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
        return _lines(context, only)
    if not files:
        raise typer.BadParameter("give at least one file, '-', or --jsonl with lines on standard input")
    if json:
        return _objects(files, context, only)
    return _texts(files, context, only, why)


def _lines(context: Context, only: Only | None) -> int:
    """The quick way: nothing of the terminal's is loaded, bytes in and bytes out, line by line."""
    import gc

    from docgraph.errors import DocgraphError
    from docgraph.lexicon import load_lexicon
    from docgraph.reading import pipeline
    from docgraph.reading.sources import jsonl

    lexicon = load_lexicon()
    gc.freeze()  # the tables live as long as the process: the collector need not walk them again and again
    out = sys.stdout.buffer
    failed = False
    told: set[str] = set()
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            name, passage = jsonl.read_line(line, context)
            passage = _placed(passage, number, told)
            if only is None:
                said = jsonl.write_extraction(name, pipeline.extract(passage, lexicon))
            else:
                said = jsonl.write_mentions(name, pipeline.mentions_of(passage, lexicon))
        except DocgraphError as error:
            failed = True
            said = jsonl.write_failure(line, error, number)
        except Exception as error:  # a fault of ours costs one line, not the million behind it
            failed = True
            fault = DocgraphError(f"a fault in docgraph ({type(error).__name__}: {error})", todo="report it")
            said = jsonl.write_failure(line, fault, number)
        out.write(said)
        out.flush()
    return 1 if failed else 0


def _placed(passage: Passage, number: int, told: set[str]) -> Passage:
    """The passage with its province by its standard name; without one where there is none of that name.

    Each such name is said once.
    """
    place = passage.context.jurisdiction
    if not place:
        return passage
    standard: str | None = None
    if place not in told:
        try:
            standard = province_named(place, f"line {number}: context.jurisdiction")
        except SourceError as error:
            told.add(place)
            from docgraph.cli.output import complain

            complain(str(error))
    if standard == place:
        return passage
    import msgspec

    context = msgspec.structs.replace(passage.context, jurisdiction=standard)
    return msgspec.structs.replace(passage, context=context)


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
