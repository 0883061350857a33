"""How fast the recogniser reads, and whether its time grows with the text alone.

    python bench/speed/recognizer.py             the whole measurement, some minutes
    python bench/speed/recognizer.py --brief     small texts, to see that it runs

Reads: texts made by texts.py. Gives: JSON with the processor named, kept in bench/results/recognizer.json.
The best of several runs; nothing here is a test, as another machine is another speed.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from bench.speed import texts  # noqa: E402
from docgraph.lexicon import load_lexicon  # noqa: E402
from docgraph.reading.pipeline import extract, mentions_of  # noqa: E402
from docgraph.records import Passage  # noqa: E402

RESULTS = ROOT / "bench" / "results"
START = "from docgraph.cli.main import run; run()"
DENSITIES = (800, 4000)

Row = dict[str, object]
Reader = Callable[[str], int]


def seconds(work: Callable[[], object], runs: int) -> float:
    """The best of several runs, with what earlier ones left swept away."""
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        begun = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begun)
    return best


def readers() -> dict[str, Reader]:
    """Every way of reading that is installed here: text → how many references it sees."""
    lexicon = load_lexicon()
    plain = re.compile(
        r"(?:Nghị định|Quyết định|Thông tư|Nghị quyết|Chỉ thị|Công văn|Kết luận|Luật|Bộ luật)\s+(?:số\s+)?"
        r"(\d+)(?:/(\d{4}))?[/-]([A-ZĐ][A-ZĐa-z]*(?:[-/][A-ZĐ][A-ZĐa-z]*)*)"
        r"(?:\s+ngày\s+(\d{1,2})/(\d{1,2})/(\d{4}))?"
    )
    found: dict[str, Reader] = {
        "docgraph, mentions": lambda text: len(mentions_of(Passage(text=text), lexicon)),
        "docgraph, extraction": lambda text: len(extract(Passage(text=text), lexicon).mentions),
        "a plain regex": lambda text: sum(1 for _ in plain.finditer(text)),
    }
    try:
        get_citations = importlib.import_module("eyecite").get_citations
    except ImportError:
        return found
    # Its own texts are American; on ours it reads the same bytes and finds next to nothing.
    found["eyecite"] = lambda text: len(get_citations(text))
    return found


def measure_readers(megabytes: float, runs: int) -> list[Row]:
    """Each way of reading at each density, in this process."""
    rows: list[Row] = []
    for density in DENSITIES:
        made = list(texts.documents(megabytes, density))
        size = sum(len(text.encode()) for text in made) / 1e6
        for name, read in readers().items():
            for text in made[:20]:
                read(text)
            taken = seconds(partial(_read_all, read, made), runs)
            seen = sum(read(text) for text in made)
            rows.append(_row(name, density, size, seen, taken))
    return rows


def measure_process(megabytes: float, runs: int) -> list[Row]:
    """`docgraph extract --jsonl --only mentions` from start to end, its start-up apart."""
    rows: list[Row] = []
    for density in DENSITIES:
        made = list(texts.documents(megabytes, density))
        size = sum(len(text.encode()) for text in made) / 1e6
        with tempfile.TemporaryDirectory() as folder:
            given, empty, out = (Path(folder) / name for name in ("given", "empty", "out"))
            lines = [
                json.dumps({"id": str(n), "text": text}, ensure_ascii=False) for n, text in enumerate(made)
            ]
            given.write_text("\n".join(lines) + "\n", encoding="utf-8")
            empty.write_text("", encoding="utf-8")

            start_up = seconds(partial(_run_command, empty, out), runs)
            taken = seconds(partial(_run_command, given, out), runs)
            seen = out.read_bytes().count(b'"start":')
        row = _row("docgraph extract --jsonl --only mentions", density, size, seen, taken)
        rows.append(row | {"start_up_seconds": round(start_up, 3)})
    return rows


def _read_all(read: Reader, made: list[str]) -> None:
    for text in made:
        read(text)


def _run_command(source: Path, out: Path) -> None:
    words = [sys.executable, "-c", START, "extract", "--jsonl", "--only", "mentions"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with source.open("rb") as lines, out.open("wb") as answers:
        subprocess.run(words, stdin=lines, stdout=answers, env=environment, check=True)


def _row(name: str, density: int, size: float, seen: int, taken: float) -> Row:
    return {
        "reader": name,
        "references_a_megabyte": density,
        "megabytes": round(size, 2),
        "seen": seen,
        "seconds": round(taken, 3),
        "megabytes_a_second": round(size / taken, 2),
        "seen_a_second": round(seen / taken),
    }


def measure_import(runs: int) -> Row:
    """What `import docgraph` costs above Python's own start, in milliseconds."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}

    def start(code: str) -> float:
        words = [sys.executable, "-c", code]
        return seconds(lambda: subprocess.run(words, env=environment, check=True), runs)

    bare = start("pass")
    return {
        "bare_python_ms": round(bare * 1000, 1),
        "import_docgraph_ms": round((start("import docgraph") - bare) * 1000, 1),
        "import_extract_ms": round((start("from docgraph import extract") - bare) * 1000, 1),
    }


def measure_growth(megabytes: float) -> list[Row]:
    """How many times longer twice the text takes."""
    rows: list[Row] = []
    for name, made in texts.HOSTILE.items():
        once, twice = (made(int(megabytes * size * 1e6)) for size in (0.5, 1.0))
        short = seconds(partial(mentions_of, Passage(text=once)), 1)
        long = seconds(partial(mentions_of, Passage(text=twice)), 1)
        rows.append(
            {
                "text": name,
                "characters": len(twice),
                "seconds": round(long, 3),
                "twice_the_text_takes_times": round(long / short, 2),
            }
        )
    return rows


def processor() -> str:
    """The processor's own name."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")


def main() -> None:
    """Measure everything, print it, keep it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--brief", action="store_true", help="small texts; nothing is kept")
    brief = parser.parse_args().brief
    megabytes, runs = (0.2, 1) if brief else (4.0, 3)
    result = {
        "processor": processor(),
        "python": sys.version.split()[0],
        "process": measure_process(megabytes, runs),
        "library": measure_readers(megabytes, runs),
        "import": measure_import(3 if brief else 9),
        "growth": measure_growth(0.02 if brief else 10.0),
    }
    print(json.dumps(result, ensure_ascii=False, indent=1))
    if not brief:
        RESULTS.mkdir(exist_ok=True)
        text = json.dumps(result, ensure_ascii=False, indent=1)
        (RESULTS / "recognizer.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
