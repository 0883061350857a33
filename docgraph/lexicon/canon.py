"""Tables in their canonical form: order, quotes, values.

Reads: a table of the package. Gives: its canonical text; `python -m docgraph.lexicon.canon` writes it back.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from unicodedata import normalize

from docgraph.lexicon.folding import fold_key
from docgraph.lexicon.load import TABLES, columns_of

Order = Callable[[dict[str, str]], tuple[str, ...]]

# Tables that are missing here keep the order in which they were written: the first row of a key wins.
ORDERS: dict[str, Order] = {
    "districts": lambda row: (fold_key(row["province"]), fold_key(row["name"]), row["kind"]),
    "named_laws": lambda row: (
        row["date"] or row["year"],
        row["name"],
        row["symbol"],
        row["number"].zfill(6),
    ),
    "party_documents": lambda row: (row["date"], row["symbol"], row["number"].zfill(6)),
    "repairs": lambda row: (row["kind"], row["standard"], row["found"]),
}


def canonical(name: str, text: str) -> str:
    """A table's text with rows in order, letters in NFC, each value of a cell once, quotes where needed.

    >>> canonical("repairs", 'found,standard,kind,examples,seen_in\\n"QD",QĐ,diacritic_lost,QD|QD,news\\n')
    'found,standard,kind,examples,seen_in\\nQD,QĐ,diacritic_lost,QD,news\\n'
    """
    columns, several = columns_of(TABLES[name])
    lines = csv.reader(io.StringIO(normalize("NFC", text)))
    head, *rows = lines
    for cells in rows:
        for place in several:
            cells[place] = "|".join(dict.fromkeys(value for value in cells[place].split("|") if value))
    order = ORDERS.get(name)
    if order:
        rows.sort(key=lambda cells: order(dict(zip(columns, cells, strict=True))))
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([head, *rows])
    return written.getvalue()


def main() -> int:
    """Write every table back in its canonical form; print the names of those that changed."""
    folder = Path(str(files("docgraph.lexicon"))) / "tables"
    for name in TABLES:
        path = folder / f"{name}.csv"
        text = path.read_text(encoding="utf-8")
        wanted = canonical(name, text)
        if wanted != text:
            path.write_text(wanted, encoding="utf-8")
            print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
