"""How fast the recogniser reads, and whether its time grows with the text alone.

    python bench/speed/recognizer.py             the whole measurement, some minutes
    python bench/speed/recognizer.py --brief     small texts, to see that it runs

Reads: texts made by texts.py. Gives: JSON with the processor named, kept in bench/results/recognizer.json.
Processor time, the best of several runs, as neighbours of a machine come and go; `loop_ms` says how fast the
processor was before and after. Nothing here is a test, as another machine is another speed.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import os
import platform
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))  # before what is imported from it

from bench.machine import processor  # noqa: E402
from bench.speed import texts  # noqa: E402
from docgraph.lexicon import load_lexicon  # noqa: E402
from docgraph.reading.pipeline import extract_all, mentions_of, mentions_of_all  # noqa: E402
from docgraph.records import Passage  # noqa: E402

RESULTS = ROOT / "bench" / "results"
START = "from docgraph.cli.main import run; run()"
DENSITIES = (800, 4000)

TOGETHER = 64  # texts that are read at a time, about as many as the command takes from a file

Row = dict[str, object]
Reader = Callable[[list[str]], int]


def used() -> float:
    """Seconds of the processor that this process and those it waited for have used."""
    told = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in told)


def seconds(work: Callable[[], object], runs: int) -> float:
    """Processor time of the best of several runs, with what earlier ones left swept away."""
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        begun = used()
        work()
        best = min(best, used() - begun)
    return best


def loop_ms() -> float:
    """Milliseconds of 300,000 steps of a bare loop: how fast the processor is just now."""

    def loop() -> int:
        steps = 0
        for step in range(300_000):
            steps += step & 3
        return steps

    return round(seconds(loop, 5) * 1000, 1)


def readers() -> dict[str, Reader]:
    """Every way of reading that is installed here: texts → how many references it sees."""
    lexicon = load_lexicon()
    plain = re.compile(
        r"(?:Nghị định|Quyết định|Thông tư|Nghị quyết|Chỉ thị|Công văn|Kết luận|Luật|Bộ luật)\s+(?:số\s+)?"
        r"(\d+)(?:/(\d{4}))?[/-]([A-ZĐ][A-ZĐa-z]*(?:[-/][A-ZĐ][A-ZĐa-z]*)*)"
        r"(?:\s+ngày\s+(\d{1,2})/(\d{1,2})/(\d{4}))?"
    )
    found: dict[str, Reader] = {
        "docgraph, mentions": lambda made: sum(
            len(one) for some in together(made) for one in mentions_of_all(some, lexicon)
        ),
        "docgraph, extraction": lambda made: sum(
            len(one.mentions) for some in together(made) for one in extract_all(some, lexicon)
        ),
        "a plain regex": lambda made: sum(1 for text in made for _ in plain.finditer(text)),
    }
    try:
        get_citations = importlib.import_module("eyecite").get_citations
    except ImportError:
        return found
    # Its own texts are American; on ours it reads the same bytes and finds next to nothing.
    found["eyecite"] = lambda made: sum(len(get_citations(text)) for text in made)
    return found


def together(made: list[str]) -> Iterator[list[Passage]]:
    """The texts as passages, as many at a time as the command takes."""
    for start in range(0, len(made), TOGETHER):
        yield [Passage(text=text) for text in made[start : start + TOGETHER]]


def measure_readers(megabytes: float, runs: int) -> list[Row]:
    """Each way of reading at each density, in this process."""
    rows: list[Row] = []
    for density in DENSITIES:
        made = list(texts.documents(megabytes, density))
        size = sum(len(text.encode()) for text in made) / 1e6
        for name, read in readers().items():
            seen = read(made)
            taken = seconds(partial(read, made), runs)
            rows.append(_row(name, density, size, seen, taken))
    return rows


def measure_process(megabytes: float, runs: int) -> list[Row]:
    """`docgraph extract --jsonl --only mentions` from start to end; apart what a single text costs, for which
    all its tables are read and its patterns made.
    """
    rows: list[Row] = []
    for density in DENSITIES:
        made = list(texts.documents(megabytes, density))
        size = sum(len(text.encode()) for text in made) / 1e6
        with tempfile.TemporaryDirectory() as folder:
            given, single, out = (Path(folder) / name for name in ("given", "single", "out"))
            lines = [
                json.dumps({"id": str(n), "text": text}, ensure_ascii=False) for n, text in enumerate(made)
            ]
            given.write_text("\n".join(lines) + "\n", encoding="utf-8")
            single.write_text(lines[0] + "\n", encoding="utf-8")

            start_up = seconds(partial(_run_command, single, out), runs)
            taken = seconds(partial(_run_command, given, out), runs)
            seen = out.read_bytes().count(b'"start":')
        row = _row("docgraph extract --jsonl --only mentions", density, size, seen, taken)
        apart = max(taken - start_up, 1e-6)
        rows.append(
            row
            | {
                "start_up_seconds": round(start_up, 3),
                "without_it_megabytes_a_second": round(size / apart, 2),
            }
            | {"without_it_seen_a_second": round(seen / apart)}
        )
    return rows


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


def main() -> None:
    """Measure everything, print it, keep it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--brief", action="store_true", help="small texts; nothing is kept")
    brief = parser.parse_args().brief
    megabytes, runs = (0.2, 1) if brief else (4.0, 7)
    before = loop_ms()
    result: dict[str, object] = {
        "processor": processor(),
        "python": " ".join((sys.version.split()[0], platform.python_compiler())),
        "process": measure_process(megabytes * 4, min(runs, 4)),  # its patterns are made once
        "library": measure_readers(megabytes, runs),
        "import": measure_import(3 if brief else 9),
        "growth": measure_growth(0.02 if brief else 10.0),
    }
    result["loop_ms"] = sorted((before, loop_ms()))
    print(json.dumps(result, ensure_ascii=False, indent=1))
    if not brief:
        RESULTS.mkdir(exist_ok=True)
        text = json.dumps(result, ensure_ascii=False, indent=1)
        (RESULTS / "recognizer.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
