"""Draw the edges of the precision sheet again: changes that are said in a set of documents.

Reads: a file of documents, one JSON object a line with `id` and `text`. Gives: the drawn edges as CSV rows
without any sentence of the texts; the same seed and the same code draw the same edges.

    python bench/precision_sheet.py DOCUMENTS [--count 100] [--seed 18261125] [--ids FILE] [--show]

With `--ids bench/precision_documents.txt` from the documents that the sheet beside it was drawn from.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docgraph.lexicon import load_lexicon
from docgraph.reading.pipeline import extract
from docgraph.records import Document, Extraction, Passage

CHANGES = frozenset(("amends", "replaces", "repeals"))
COLUMNS = ("source_id", "edge", "source", "target", "rule", "verdict", "reason")


class Edge(NamedTuple):
    """One said change: the text it stands in, the two documents, the rule, the sentence."""

    text_id: str
    kind: str
    source: str
    target: str
    rule: str
    sentence: str


def printed(document: Document) -> str:
    """A document's type and number as printed, or its name.

    >>> printed(Document(id="d1", type="NĐ", number="15", year="2020", symbol="NĐ-CP"))
    'NĐ 15/2020/NĐ-CP'
    """
    number = "/".join(part for part in (document.number, document.year, document.symbol) if part)
    return " ".join(part for part in (document.type, number or document.name) if part) or document.id


def changes(text_id: str, text: str, said: Extraction) -> Iterator[Edge]:
    """The changes said in one text, each pair of documents once for each type."""
    known = {document.id: document for document in said.documents}
    if said.self_document is not None:
        known["self"] = said.self_document
    for relation in said.relations:
        if relation.type.value in CHANGES and relation.source in known and relation.target in known:
            yield Edge(
                text_id,
                relation.type.value,
                printed(known[relation.source]),
                printed(known[relation.target]),
                relation.rule,
                text[relation.start : relation.end],
            )


def draw(path: Path, count: int, seed: int, ids: frozenset[str] | None = None) -> list[Edge]:
    """`count` edges drawn at random from all changes said in the documents of a file, or of `ids`."""
    lexicon = load_lexicon()
    found: list[Edge] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if ids is not None and row["id"] not in ids:
                continue
            found += changes(row["id"], row["text"], extract(Passage(text=row["text"]), lexicon))
    return sorted(found, key=lambda edge: _lot(seed, edge))[:count]


def _lot(seed: int, edge: Edge) -> str:
    """An edge's place in the draw: a hash, so that an edge more or less leaves the others in place."""
    return hashlib.sha256("|".join((str(seed), *edge[:4])).encode()).hexdigest()


def main() -> None:
    """Print the sheet; with `--show` also the sentences, for the reader alone."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=18261125)
    parser.add_argument("--ids", type=Path, help="a file of the ids to draw from, one a line")
    parser.add_argument(
        "--show", action="store_true", help="print the sentence under each row (to read, not to keep)"
    )
    options = parser.parse_args()
    sheet = csv.writer(sys.stdout, lineterminator="\n")
    sheet.writerow(COLUMNS)
    ids = frozenset(options.ids.read_text("utf-8").split()) if options.ids else None
    for edge in draw(options.documents, options.count, options.seed, ids):
        sheet.writerow((*edge[:5], "", ""))
        if options.show:
            print("   ", " ".join(edge.sentence.split()))


if __name__ == "__main__":
    main()
