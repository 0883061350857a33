"""What a whole site weighs and how long it takes to write: pages, pictures, data and the prebuilt index.

    python bench/site.py                       2,000 documents, nothing kept
    python bench/site.py --documents 50000 --graph build/made-50k    kept in bench/results/site-50k.json

With `--graph` the made graph stays there, for another run and for bench/served.py.

Reads: graphs made by made_graph.py. Gives: JSON with the machine named: documents, files, bytes in all and by
folder, the largest page, seconds, and peak memory of this process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.machine import machine  # noqa: E402
from bench.made_graph import texts  # noqa: E402
from docgraph.graph.kept import Graph  # noqa: E402
from docgraph.views.site import write_site  # noqa: E402

RESULTS: Final = ROOT / "bench" / "results"
KEPT: Final = 5_000  # a smaller site says less of what its parts weigh
# A made text is a document itself and brings this many more that no other text has named before.
DOCUMENTS_PER_TEXT: Final = 4.15


def main() -> None:
    """Measure, print, and keep the figure of a large site."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--graph", type=Path, help="the made graph: written there, or taken from there")
    parser.add_argument("--folder", type=Path, help="where the site is written (default: a temporary folder)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        made = given.graph or Path(folder) / "graph"
        loaded = make_graph(given.documents, made)
        measured = measure(made, Path(folder)) | {"graph_made_s": loaded}
    text = json.dumps(measured, ensure_ascii=False, indent=2)
    print(text)
    if given.documents >= KEPT:
        (RESULTS / f"site-{given.documents // 1000}k.json").write_text(text + "\n", encoding="utf-8")


def make_graph(documents: int, folder: Path) -> float | None:
    """Make a graph of about so many documents; the seconds it took, null where one stands there already."""
    if folder.is_dir() and any(folder.iterdir()):
        return None
    begun = time.perf_counter()
    with Graph.open(folder, write=True) as graph:
        graph.load(texts(round(documents / DOCUMENTS_PER_TEXT)))
    return round(time.perf_counter() - begun, 1)


def measure(made: Path, folder: Path) -> dict[str, Any]:
    """Write the site of a graph and weigh it."""
    begun, used = time.perf_counter(), os.times().user
    with Graph.open(made) as graph:
        report = write_site(graph, folder / "site")
    took, worked = time.perf_counter() - begun, os.times().user - used
    weights: Counter[str] = Counter()
    for file in (folder / "site").rglob("*"):
        if file.is_file():
            within = file.relative_to(folder / "site")
            kind = f"{within.parts[0]}/*{file.suffix}" if len(within.parts) == 2 else "lists and the whole"
            weights[kind] += file.stat().st_size
    return {
        "machine": machine(),
        "documents": report.documents,
        "sources": report.sources,
        "pictures": report.pictures,
        "files": report.files,
        "bytes": report.bytes,
        "bytes_by_kind": dict(sorted(weights.items())),
        "index_bytes": (folder / "site" / "assets" / "documents.js").stat().st_size,
        "largest_page_bytes": report.largest,
        "written_s": round(took, 1),
        "processor_s": round(worked, 1),
        "documents_a_second": round(report.documents / took, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


if __name__ == "__main__":
    main()
