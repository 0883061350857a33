"""`docgraph extract --jsonl`: JSON lines in, a JSON line out for each.

Reads: standard input. Gives: bytes on standard output, line by line. Nothing of the terminal's is loaded.
"""

from __future__ import annotations

import gc
import sys

import msgspec

from docgraph.cli.output import complain
from docgraph.errors import DocgraphError, SourceError
from docgraph.lexicon import load_lexicon
from docgraph.reading import pipeline
from docgraph.reading.given import province_named
from docgraph.reading.sources import jsonl
from docgraph.records import Context, Passage


def read_lines(context: Context, *, mentions_only: bool) -> int:
    """Every line of standard input answered on standard output; the exit code is 1 where one failed."""
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
            if mentions_only:
                said = jsonl.write_mentions(name, pipeline.mentions_of(passage, lexicon))
            else:
                said = jsonl.write_extraction(name, pipeline.extract(passage, lexicon))
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
            complain(str(error))
    if standard == place:
        return passage
    context = msgspec.structs.replace(passage.context, jurisdiction=standard)
    return msgspec.structs.replace(passage, context=context)
