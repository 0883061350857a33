"""`docgraph extract --jsonl`: JSON lines in, a JSON line out for each.

Reads: standard input. Gives: bytes on standard output. Nothing of the terminal's is loaded. Lines are read as
many at a time as have come in, so that a file goes quickly and a line that comes alone is answered at once.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from io import BufferedIOBase
from typing import NamedTuple

import msgspec

from docgraph.cli.output import complain, input_bytes
from docgraph.errors import DocgraphError, SourceError
from docgraph.lexicon import Lexicon, load_lexicon
from docgraph.reading import pipeline
from docgraph.reading.given import province_named
from docgraph.reading.sources import jsonl
from docgraph.records import Context, Passage

_CHUNK = 1 << 18  # bytes taken from standard input at a time


class _Line(NamedTuple):
    """A line that asks for an answer: its place in the input, the line, the name and the passage in it."""

    number: int
    line: bytes
    name: str | int
    passage: Passage


class _Answer(NamedTuple):
    """What goes out for a line, and whether the line failed."""

    said: bytes
    failed: bool = False


def read_lines(context: Context, *, mentions_only: bool) -> int:
    """Every line of standard input answered on standard output; the exit code is 1 where one failed."""
    lexicon = load_lexicon()
    gc.freeze()  # the tables live as long as the process: the collector need not walk them again and again
    gc.set_threshold(100_000)  # what is read holds no cycles
    failed = False
    told: set[str] = set()
    for batch in _batches(input_bytes()):
        read = [_read(number, line, context, told) for number, line in batch]
        answers = _answers([one for one in read if isinstance(one, _Line)], lexicon, mentions_only)
        for one in read:
            answer = one if isinstance(one, _Answer) else next(answers)
            failed = failed or answer.failed
            sys.stdout.buffer.write(answer.said)
        sys.stdout.buffer.flush()
    return 1 if failed else 0


def _batches(stream: BufferedIOBase) -> Iterator[list[tuple[int, bytes]]]:
    """The lines that are not blank, each with its number, as many at a time as have come in."""
    number = 0
    rest: list[bytes] = []
    while chunk := stream.read1(_CHUNK):
        *lines, last = chunk.split(b"\n")
        if lines:
            lines[0] = b"".join([*rest, lines[0]])
            yield [(at, line) for at, line in enumerate(lines, number + 1) if line.strip()]
            number += len(lines)
            rest = []
        rest.append(last)
    if (line := b"".join(rest)).strip():
        yield [(number + 1, line)]


def _read(number: int, line: bytes, context: Context, told: set[str]) -> _Line | _Answer:
    try:
        name, passage = jsonl.read_line(line, context)
        return _Line(number, line, name, _placed(passage, number, told))
    except Exception as error:
        return _failed(number, line, error)


def _failed(number: int, line: bytes, error: Exception) -> _Answer:
    """The refusal of one line; a fault of ours costs that line, not the million behind it."""
    if not isinstance(error, DocgraphError):
        error = DocgraphError(f"a fault in docgraph ({type(error).__name__}: {error})", todo="report it")
    return _Answer(jsonl.write_failure(line, error, number), failed=True)


def _answers(lines: list[_Line], lexicon: Lexicon, mentions_only: bool) -> Iterator[_Answer]:
    """What all the lines say; where that fails, one by one, so that only what is at fault fails."""
    passages = [line.passage for line in lines]
    try:
        if mentions_only:
            found = pipeline.mentions_of_all(passages, lexicon)
            answers = [jsonl.write_mentions(line.name, one) for line, one in zip(lines, found, strict=True)]
        else:
            said = pipeline.extract_all(passages, lexicon)
            answers = [jsonl.write_extraction(line.name, one) for line, one in zip(lines, said, strict=True)]
    except Exception as error:
        if len(lines) == 1:
            yield _failed(lines[0].number, lines[0].line, error)
            return
        for line in lines:
            yield from _answers([line], lexicon, mentions_only)
    else:
        yield from map(_Answer, answers)


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
