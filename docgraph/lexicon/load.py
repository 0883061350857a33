"""CSV tables → Lexicon.

Reads: `docgraph/lexicon/tables/*.csv` inside the package. Gives: one immutable `Lexicon`, loaded on first use.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from docgraph.errors import LexiconError
from docgraph.lexicon.rows import (
    Cue,
    Decoy,
    District,
    DocType,
    Issuer,
    Jurisdiction,
    NamedLaw,
    PartyDocument,
    Repair,
)

Row = TypeVar("Row", bound=msgspec.Struct)

TABLES: dict[str, type[msgspec.Struct]] = {
    "doc_types": DocType,
    "issuers": Issuer,
    "jurisdictions": Jurisdiction,
    "districts": District,
    "named_laws": NamedLaw,
    "party_documents": PartyDocument,
    "repairs": Repair,
    "cues": Cue,
    "decoys": Decoy,
}


class Lexicon(msgspec.Struct, frozen=True, eq=False):
    """Everything that is known of Vietnamese documents before reading: one tuple of rows for each table."""

    doc_types: tuple[DocType, ...] = ()
    issuers: tuple[Issuer, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    districts: tuple[District, ...] = ()
    named_laws: tuple[NamedLaw, ...] = ()
    party_documents: tuple[PartyDocument, ...] = ()
    repairs: tuple[Repair, ...] = ()
    cues: tuple[Cue, ...] = ()
    decoys: tuple[Decoy, ...] = ()


def read_table(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Rows of one table; a column that is missing, unknown or empty where it must not be is a LexiconError."""
    file = files("docgraph.lexicon") / "tables" / f"{name}.csv"
    fields = {f.name: f.type for f in msgspec.structs.fields(row_type)}
    rows: list[Row] = []
    with file.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if list(reader.fieldnames or ()) != list(fields):
            raise LexiconError(f"columns must be {','.join(fields)}", where=f"{name}.csv", todo="mend the first line")
        for cells in reader:
            if None in cells or None in cells.values():
                raise LexiconError("wrong number of cells", where=f"{name}.csv:{reader.line_num}", todo="mend the row")
            values = {
                key: (tuple(v.strip() for v in cell.split("|") if v.strip()) if fields[key] is not str else cell)
                for key, cell in cells.items()
            }
            rows.append(row_type(**values))
    return tuple(rows)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the package, read once.

    >>> any(row.code == "QĐ" for row in load_lexicon().doc_types)
    True
    """
    return Lexicon(**{name: read_table(name, row_type) for name, row_type in TABLES.items()})
