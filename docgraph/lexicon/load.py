"""CSV tables → Lexicon.

Reads: `docgraph/lexicon/tables/*.csv` inside the package. Gives: one immutable `Lexicon`, on first use.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import cache
from pkgutil import get_data
from typing import TypeVar

import msgspec

from docgraph.errors import LexiconError
from docgraph.lexicon.rows import (
    Cue,
    Decoy,
    District,
    DocType,
    Heir,
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
    "heirs": Heir,
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
    heirs: tuple[Heir, ...] = ()
    jurisdictions: tuple[Jurisdiction, ...] = ()
    districts: tuple[District, ...] = ()
    named_laws: tuple[NamedLaw, ...] = ()
    party_documents: tuple[PartyDocument, ...] = ()
    repairs: tuple[Repair, ...] = ()
    cues: tuple[Cue, ...] = ()
    decoys: tuple[Decoy, ...] = ()


def split_cell(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several.

    >>> split_cell("QĐ|QD")
    ('QĐ', 'QD')
    """
    return tuple(cell.split("|")) if cell else ()


def columns_of(row_type: type[msgspec.Struct]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The columns of a row type, and the places of those that hold several values."""
    fields = msgspec.structs.fields(row_type)
    several = tuple(place for place, field in enumerate(fields) if field.type is not str)
    return tuple(field.name for field in fields), several


def parse_table(name: str, lines: Iterable[str], row_type: type[Row]) -> tuple[Row, ...]:
    """Rows of one table's lines; what is not of the row type is a LexiconError with file and line.

    >>> parse_table("repairs", ["found,standard,kind,examples,seen_in", "QN-HĐND,NQ-HĐND,order"], Repair)
    Traceback (most recent call last):
    docgraph.errors.LexiconError: repairs.csv:2: 3 cells where there are 5 columns; add or quote some
    """
    columns, several = columns_of(row_type)
    reader = csv.reader(lines, strict=True)
    rows: list[Row] = []
    try:
        head = tuple(next(reader, ()))
        if head != columns:
            raise LexiconError(
                f"columns are {','.join(head) or 'missing'}",
                where=f"{name}.csv:1",
                todo=f"make the first line {','.join(columns)}",
            )
        for cells in reader:
            if len(cells) != len(columns):
                raise LexiconError(
                    f"{len(cells)} cells where there are {len(columns)} columns",
                    where=f"{name}.csv:{reader.line_num}",
                    todo="add or quote some",
                )
            values: list[str | tuple[str, ...]] = list(cells)
            for place in several:
                values[place] = split_cell(cells[place])
            rows.append(row_type(*values))
    except csv.Error as error:
        where = f"{name}.csv:{reader.line_num}"
        raise LexiconError(f"not a CSV line ({error})", where=where, todo="mend its quotes") from error
    return tuple(rows)


def read_table(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """Rows of one table of the package."""
    try:
        data = get_data("docgraph.lexicon", f"tables/{name}.csv") or b""
        return parse_table(name, io.StringIO(data.decode("utf-8")), row_type)
    except FileNotFoundError as error:
        raise LexiconError("no such table", where=f"{name}.csv", todo="install docgraph anew") from error
    except UnicodeDecodeError as error:
        raise LexiconError("not UTF-8", where=f"{name}.csv", todo="save it as UTF-8") from error


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the package, read once.

    >>> any(row.code == "QĐ" for row in load_lexicon().doc_types)
    True
    """
    return msgspec.structs.replace(
        Lexicon(), **{name: read_table(name, row_type) for name, row_type in TABLES.items()}
    )
