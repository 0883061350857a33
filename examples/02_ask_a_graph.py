"""The papers of a city into a graph, then the plans that carry its decision out."""

from pathlib import Path
from tempfile import TemporaryDirectory

from docgraph import Graph, extract
from docgraph.reading.sources import File, read

PAPERS = Path(__file__).parent / "hai-phong"

with TemporaryDirectory() as folder, Graph.open(folder, write=True) as graph:
    for path in sorted(PAPERS.iterdir()):
        passage = read(File(path=path, address=path.name))
        graph.add(passage, extract(passage))
    for row in graph.query("implementers", of="3323/QĐ-UBND"):
        if row["number"]:  # a news item also names plans that it does not number
            print(row["date"], row["number"], row["issuer"], sep=" | ")
