"""Documents, edges and mentions as three tables → CSV or Parquet, in a folder or a zip.

Reads: the graph's rows. Gives: names of files with their bytes. In CSV a cell that a spreadsheet would take
for a formula stands after an apostrophe; Parquet holds every text as it is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, Final, Literal

import regex

from docgraph.errors import DocgraphError
from docgraph.graph.query import tables

if TYPE_CHECKING:
    from docgraph.graph.kept import Graph

Row = tuple[Any, ...]
# Columns that are no text; everything else is.
_INTEGERS: Final = frozenset("count incoming outgoing start end".split())
_KINDS: Final = {"partial": "bool", "confidence": "double"}


def files(graph: Graph, form: Literal["csv", "parquet"]) -> Iterator[tuple[str, bytes]]:
    """The tables `nodes`, `edges`, `mentions`, each as the name of a file and its bytes."""
    write = csv_bytes if form == "csv" else parquet_bytes
    index = graph.index
    yield f"nodes.{form}", write(tables.NODES, tables.node_rows(index))
    yield f"edges.{form}", write(tables.EDGES, tables.edge_rows(index))
    yield f"mentions.{form}", write(tables.MENTIONS, tables.mention_rows(index))


def csv_bytes(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as CSV in UTF-8; null is an empty cell.

    >>> print(csv_bytes(["a", "b"], [(1, None), ("=SUM(A1)", "x, y")]).decode(), end="")
    a,b
    1,
    '=SUM(A1),"x, y"
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8")


def parquet_bytes(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A table as Parquet, typed; DocgraphError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise DocgraphError(
            "Parquet needs the package pyarrow", todo="run: python -m pip install 'pyarrow>=20'"
        ) from error
    kinds = {"bool": pa.bool_(), "double": pa.float64(), "integer": pa.int64(), "text": pa.string()}
    told = list(rows)
    arrays = [
        pa.array([row[position] for row in told], type=kinds[_kind(name)])
        for position, name in enumerate(columns)
    ]
    out = BytesIO()
    pq.write_table(pa.table(arrays, names=list(columns)), out)
    return out.getvalue()


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Files as one zip that says nothing of when it was made.

    >>> zipped([("a", b"x")]) == zipped([("a", b"x")])
    True
    """
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in members:
            info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            archive.writestr(info, data, ZIP_DEFLATED)
    return out.getvalue()


def _kind(column: str) -> str:
    return "integer" if column in _INTEGERS else _KINDS.get(column, "text")


def _cell(value: Any) -> Any:
    if isinstance(value, str) and _formula().match(value):
        return "'" + value
    return "true" if value is True else "false" if value is False else value


@cache
def _formula() -> regex.Pattern[str]:
    return regex.compile(r"[=+\-@\t\r]")
