"""Every table: columns, canonical form, proofs of each row."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import msgspec
import pytest

from docgraph.errors import LexiconError
from docgraph.lexicon import load_lexicon
from docgraph.lexicon.canon import canonical
from docgraph.lexicon.load import TABLES, columns_of, parse_table
from docgraph.lexicon.rows import Repair

# Each is proved in `test_proofs.py` and `test_cues.py`; a district is its own example.
PROVEN = [name for name in TABLES if name != "districts"]


def rows_of(name: str) -> tuple[Any, ...]:
    return tuple(getattr(load_lexicon(), name))


def shown(row: Any) -> str:
    return str(tuple(msgspec.structs.astuple(row))[:5])


@pytest.mark.parametrize("name", TABLES)
def test_table_is_canonical(name: str) -> None:
    text = (files("docgraph.lexicon") / "tables" / f"{name}.csv").read_text(encoding="utf-8")
    assert canonical(name, text) == text, "run: python -m docgraph.lexicon.canon"


@pytest.mark.parametrize("name", PROVEN)
def test_every_row_says_where_it_was_seen(name: str) -> None:
    assert [shown(row) for row in rows_of(name) if not row.seen_in] == []


@pytest.mark.parametrize("name", PROVEN)
def test_every_row_has_an_example(name: str) -> None:
    assert [shown(row) for row in rows_of(name) if not row.examples] == []


def test_columns_that_are_not_the_row_types_are_refused_with_file_and_line() -> None:
    with pytest.raises(LexiconError, match=r"repairs\.csv:1: .*make the first line found,standard"):
        parse_table("repairs", ["found,wanted", "QD,QĐ"], Repair)


def test_a_row_with_too_few_cells_is_refused_with_file_and_line() -> None:
    lines = [",".join(columns_of(Repair)[0]), "QD,QĐ,diacritic_lost,QD,news", "QD,QĐ"]
    with pytest.raises(LexiconError, match=r"repairs\.csv:3: 2 cells where there are 5"):
        parse_table("repairs", lines, Repair)


def test_a_broken_quote_is_refused_with_file_and_line() -> None:
    with pytest.raises(LexiconError, match=r"repairs\.csv:2: not a CSV line"):
        parse_table("repairs", [",".join(columns_of(Repair)[0]), '"QD"x,QĐ,,QD,news'], Repair)
