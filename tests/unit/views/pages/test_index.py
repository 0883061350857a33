from __future__ import annotations

import json
from typing import Any

from docgraph.graph.answers import DocumentRow
from docgraph.views.faces import Directory
from docgraph.views.pages.index import write_index
from tests.unit.views.packed import rows_of, unpack

ROWS = (
    DocumentRow("urn:lex:vn;hai.phong:a:b:2019;7", "7", type="KH", type_name="kế hoạch", number="7",
                symbol="KH-UBND", issuer="Sở Nội vụ", date="2019-03-01", incoming=2, named=5),
    DocumentRow("urn:2", "8", type="KH", type_name="kế hoạch", number="8", symbol="KH-UBND", partial=True),
    DocumentRow("urn:3", "9", type="Luật", type_name="luật", name="Luật Đất đai", number="9", incoming=1),
)  # fmt: skip


def read(changes: dict[str, frozenset[str]] | None = None) -> dict[str, Any]:
    script = write_index(Directory(ROWS, (), changes))
    told: dict[str, Any] = json.loads(script.removeprefix("window.docgraphDocuments=").rstrip(";\n"))
    return told


def test_the_index_says_each_body_once() -> None:
    rows = [
        DocumentRow(f"urn:{n}", "x", number=str(n), symbol="KH-UBND", issuer="Sở Nội vụ") for n in range(50)
    ]
    assert write_index(Directory(rows, ())).count("Sở Nội vụ") == 1


def test_each_column_has_an_entry_a_document() -> None:
    index = read()
    assert index["size"] == 3
    assert index["titles"].split("\n") == ["07/KH-UBND", "Luật Đất đai", "08/KH-UBND"]
    assert unpack(index["cited"]) == [2, 1, 0]
    assert unpack(index["named"]) == [5, 0, 0]
    assert unpack(index["year"]) == [2019, 0, 0]
    assert [index["places"][n] for n in unpack(index["place"])] == ["Hải Phòng", "", ""]


def test_a_word_leads_to_the_documents_in_which_it_stands() -> None:
    index = read()
    words = index["words"].split(" ")
    assert words == sorted(words)
    assert rows_of(index, "khubnd") == rows_of(index, "ke") == [0, 2]
    assert rows_of(index, "dat") == [1]
    assert rows_of(index, "so") == rows_of(index, "2019") == [0]


def test_the_state_tells_what_others_did_and_whether_it_is_settled() -> None:
    index = read({"urn:3": frozenset(("repeals", "amends")), "urn:2": frozenset(("amends",))})
    assert index["changes"] == ["amends", "repeals"]
    assert unpack(index["state"]) == [0, 0b110, 0b11]
