"""A file of right answers → an evaluation: texts read, figures counted, differences listed.

Reads: a file of JSON lines. Gives: `Evaluation`. What a file holds is seen by its first line: gold passages
have `mentions`, sentences with marked spans `spans`, provisions with their changes `triples`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from docgraph.errors import SourceError
from docgraph.reading.pipeline import extract, mentions_of
from docgraph.records import Extraction, Passage
from docgraph.scoring import corpora, goals
from docgraph.scoring.figures import Share
from docgraph.scoring.gold import read_gold
from docgraph.scoring.score import score

Row = TypeVar("Row", bound=msgspec.Struct)


class Figure(msgspec.Struct, frozen=True):
    """One line of the table: what was reached, what must be, and how many answers stand behind it."""

    figure: str
    words: str
    reached: float
    goal: float
    regex: float | None
    count: int


class Shown(msgspec.Struct, frozen=True):
    """A difference with the text it stands in."""

    passage: str
    kind: str
    start: int
    end: int
    wanted: str
    got: str
    text: str


class Evaluation(msgspec.Struct, frozen=True):
    """The figures of one file and the differences behind them."""

    source: str
    texts: int
    rows: tuple[Figure, ...]
    differences: tuple[Shown, ...]

    def as_object(self, errors: int) -> dict[str, Any]:
        """The evaluation as plain values, with the first `errors` differences.

        >>> Evaluation("a.jsonl", 0, (), ()).as_object(5)["figures"]
        ()
        """
        return {
            "source": self.source,
            "texts": self.texts,
            "figures": self.rows,
            "differences": self.differences[:errors],
        }


def evaluate(path: Path) -> Evaluation:
    """Read the texts of a file and hold what they say against the file's answers.

    SourceError where the file holds none of the known kinds.
    """
    lines = [line for line in path.read_bytes().splitlines() if line.strip()]
    try:
        first = msgspec.json.decode(lines[0]) if lines else None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        first = None
    kinds: dict[str, Callable[[Path, list[bytes]], Evaluation]] = {
        "mentions": _evaluate_gold,
        "spans": _evaluate_spans,
        "triples": _evaluate_provisions,
    }
    for key, run in kinds.items():
        if isinstance(first, dict) and key in first and "text" in first:
            return run(path, lines)
    raise SourceError(
        "no answers in it", where=str(path), todo="give JSON lines with text and mentions, spans or triples"
    )


def decode_rows(path: Path, lines: list[bytes], kind: type[Row]) -> list[Row]:
    """The rows of a corpus; a line that is none is a SourceError that says where."""
    decoder = msgspec.json.Decoder(kind)
    rows = []
    for number, line in enumerate(lines, 1):
        try:
            rows.append(decoder.decode(line))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            where = f"{path}:{number}"
            raise SourceError(
                f"not a row of this corpus: {error}", where=where, todo="mend the line"
            ) from None
    return rows


def _evaluate_gold(path: Path, lines: list[bytes]) -> Evaluation:
    passages = read_gold(lines, str(path))
    texts = {gold.id: gold.passage.text for gold in passages}
    scores, found = score(passages, {gold.id: extract(gold.passage) for gold in passages})
    figures, counts = dict(scores.values()), dict(scores.counts())
    shown = tuple(Shown(d.passage, d.kind, d.start, d.end, d.wanted, d.got, texts[d.passage]) for d in found)
    return Evaluation(str(path), len(passages), _table(goals.GOLD, figures, counts), shown)


def _evaluate_spans(path: Path, lines: list[bytes]) -> Evaluation:
    rows = decode_rows(path, lines, corpora.SpanRow)
    said = {row.id: Extraction(mentions=mentions_of(Passage(text=row.text))) for row in rows}
    scores = corpora.score_spans(rows, said)
    shares = {"recall": scores.recall, "exact": scores.exact, "precision": scores.precision}
    texts = {row.id: row.text for row in rows}
    shown = []
    for kind, places in (("missed", scores.missed), ("exact", scores.inexact), ("false", scores.false)):
        for name, start, end in places:
            got = [m.text for m in said[name].mentions if min(m.end, end) > max(m.start, start)]
            wanted = "" if kind == "false" else texts[name][start:end]
            shown.append(Shown(name, kind, start, end, wanted, "; ".join(got), texts[name]))
    return Evaluation(str(path), len(rows), _table_of_shares(goals.SPANS, shares), tuple(shown))


def _evaluate_provisions(path: Path, lines: list[bytes]) -> Evaluation:
    rows = decode_rows(path, lines, corpora.ProvisionRow)
    said = {row.id: extract(Passage(text=row.text)) for row in rows}
    scores = corpora.score_changes(corpora.changes_of_provisions(rows), said)
    shares = {"typed_recall": scores.typed_recall, "recall": scores.recall}
    texts = {row.id: row.text for row in rows}
    shown = tuple(
        Shown(name, "change", 0, 0, f"{relation} {number}", "", texts[name])
        for name, relation, number in scores.missed
    )
    return Evaluation(str(path), len(rows), _table_of_shares(goals.CHANGES, shares), shown)


def _table_of_shares(rows: tuple[goals.Goal, ...], shares: Mapping[str, Share]) -> tuple[Figure, ...]:
    figures = {name: share.value for name, share in shares.items()}
    return _table(rows, figures, {name: share.count for name, share in shares.items()})


def _table(
    rows: tuple[goals.Goal, ...], figures: Mapping[str, float], counts: Mapping[str, int]
) -> tuple[Figure, ...]:
    return tuple(
        Figure(row.figure, row.words, figures[row.figure], row.goal, row.regex, counts[row.figure])
        for row in rows
    )
