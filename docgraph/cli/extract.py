"""`docgraph extract`: what texts say, without keeping it.

Reads: files, or JSON lines from standard input. Gives: a summary, JSON, or a JSON line for each line.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgraph.cli.options import DateOption, JsonOption, JurisdictionOption, context_of

if TYPE_CHECKING:
    from docgraph.records import Context, Extraction, Passage


class Only(StrEnum):
    """How far to go."""

    MENTIONS = "mentions"


def extract_command(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Files or folders to read.")
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help="Read JSON lines {id, text, context?, format?} from standard input."),
    ] = False,
    only: Annotated[Only | None, typer.Option("--only", help="Stop after recognising mentions.")] = None,
    json: JsonOption = False,
    jurisdiction: JurisdictionOption = None,
    date: DateOption = None,
) -> int:
    """Read texts and print the documents they name and what these do to each other.

    With --jsonl each line gives {id, self, mentions, documents, relations}, in order; a line that cannot be
    read gives {id, error}.
    """
    context = context_of(date, jurisdiction)
    if jsonl:
        if files:
            raise typer.BadParameter("give files, or --jsonl with lines on standard input, not both")
        return _lines(context, only)
    if not files:
        raise typer.BadParameter("give at least one file, or --jsonl with lines on standard input")
    return _files(files, context, only, json)


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
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        try:
            name, passage = jsonl.read_line(line, context)
            if only is None:
                said = jsonl.write_extraction(name, pipeline.extract(passage, lexicon))
            else:
                said = jsonl.write_mentions(name, pipeline.mentions_of(passage, lexicon))
        except DocgraphError as error:
            failed = True
            said = jsonl.write_failure(line, error)
        except Exception as error:  # a fault of ours costs one line, not the million behind it
            failed = True
            fault = DocgraphError(f"a fault in docgraph ({type(error).__name__}: {error})", todo="report it")
            said = jsonl.write_failure(line, fault)
        out.write(said)
        out.flush()
    return 1 if failed else 0


def _files(paths: list[Path], context: Context, only: Only | None, json: bool) -> int:
    """Files one by one: printed as they are read, or all together as JSON."""
    from docgraph.cli.output import print_json
    from docgraph.cli.reading import Outcome, nothing_named, read_each
    from docgraph.cli.readout import print_extraction, print_mentions
    from docgraph.reading import pipeline

    objects: list[dict[str, object]] = []

    def mentions_of(passage: Passage, _: Path) -> None:
        mentions = pipeline.mentions_of(passage)
        if not mentions:
            raise nothing_named(passage.address)
        if json:
            objects.append({"source": passage.address, "mentions": mentions})
        else:
            print_mentions(passage, mentions)

    def extraction_of(passage: Passage, _: Path) -> None:
        said = pipeline.extract(passage)
        if not said.mentions and said.self_document is None:
            raise nothing_named(passage.address)
        if json:
            objects.append({"source": passage.address, **_fields(said)})
        else:
            print_extraction(passage, said)

    outcome = Outcome()
    read_each(paths, Path.cwd(), context, outcome, mentions_of if only else extraction_of)
    if json:
        print_json(objects)
    return outcome.code


def _fields(said: Extraction) -> dict[str, object]:
    return {
        "self": said.self_document,
        "mentions": said.mentions,
        "documents": said.documents,
        "relations": said.relations,
    }
