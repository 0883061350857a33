from __future__ import annotations

from pathlib import Path

from docgraph.graph.kept import Graph
from docgraph.graph.query.mention_at import mention_at
from docgraph.reading.pipeline import extract
from docgraph.records import Passage

TEXT = "Kế hoạch số 12/KH-UBND ngày 06/01/2020 thực hiện Quyết định số 33/QĐ-UBND ngày 30/12/2019."


def test_a_sentence_tells_where_it_names_what_it_acts_on(tmp_path: Path) -> None:
    with Graph.open(tmp_path / "g", write=True) as graph:
        passage = Passage(text=TEXT, address="a.txt")
        said = extract(passage)
        graph.add(passage, said)
        (relation,) = said.relations
        place = mention_at(graph.index, "a.txt", relation.start, relation.end, ())
        assert place is not None
        assert TEXT[slice(*place)].startswith("Quyết định số 33/QĐ-UBND")
        assert mention_at(graph.index, "a.txt", 1, 2, ()) is None
