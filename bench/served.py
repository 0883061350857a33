"""How fast a server answers on a large graph: search in HTML, a document cited by thousands, a way.

    python bench/served.py --graph build/made-50k    kept in bench/results/served-50k.json

Reads: a graph that `bench/site.py --documents 50000 --graph build/made-50k` has made. Gives: JSON with the
machine named: seconds until the server is ready, and for each address the least and the median of the clock
over several requests, what one took of the processor, in milliseconds, and the bytes that came.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import httpx

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # before what is imported from it

from bench.machine import machine  # noqa: E402

RESULTS: Final = ROOT / "bench" / "results"
SERVE: Final = "from docgraph.cli.main import run; run()"
TIMES: Final = 7
SEARCHES: Final = {
    "a number and its letters": "12/KH-UBND",
    "letters and digits written together": "12khubnd",
    "words of a name, without accents": "ke hoach hai phong",
    "words that a fifth of all have": "kế hoạch",
    "a word that nearly all have": "uy ban nhan dan",
    "words that stand in sentences alone": "cải cách hành chính",
    "what is nowhere": "khongcogi",
}


def main() -> None:
    """Serve, ask, print, and keep the figures."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--graph", type=Path, required=True)
    given = parser.parse_args()
    begun = time.perf_counter()
    words = [sys.executable, "-c", SERVE, "serve", "--graph", str(given.graph), "--port", "0"]
    server = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        told = next(line for line in server.stdout if line.startswith("http"))
        with httpx.Client(base_url=told.strip(), timeout=120) as client:
            ready = time.perf_counter() - begun
            measured = {"machine": machine(), "ready_s": round(ready, 1), **measure(client, server.pid)}
    finally:
        server.terminate()
        server.wait()
    text = json.dumps(measured, ensure_ascii=False, indent=2)
    print(text)
    name = f"served-{measured['documents'] // 1000 + 1}k.json"
    (RESULTS / name).write_text(text + "\n", encoding="utf-8")


def measure(client: httpx.Client, server: int) -> dict[str, Any]:
    """The rows of every address, the first request of each left out: it may make what is then kept."""
    held = client.get("/health").json()
    front = client.get("/", headers={"accept": "text/html"}).text
    hub = re.findall(r'href="/d/([^"#?]+)"', front[front.index("<main") :])[0]
    page = client.get(f"/d/{hub}").text
    further = re.findall(r'href="(/d/[^"#?]+-in-[^"#?]+)"', page)
    near = re.findall(r'href="/d/([^"#?]+)"', page[page.index("<main") :])[-1]
    addresses = {f"search: {what}": f"/search?q={words}" for what, words in SEARCHES.items()}
    addresses |= {
        "the list, by type and year": "/search?type=Kế hoạch&year=2015",
        "the list": "/",
        "the hub": f"/d/{hub}",
        "a hundred of its relations": further[0],
        "its picture": f"/p/{hub}",
        "its tree": f"/t/{hub}",
        "a way to a document": f"/path?from={near}&to={hub}",
        "a keystroke, as JSON": "/api/documents?q=ke hoach 20&limit=50",
    }
    rows = {name: ask(client, address, server) for name, address in addresses.items()}
    return {"documents": held["documents"], "sources": held["sources"], "rows": rows}


def ask(client: httpx.Client, address: str, server: int) -> dict[str, Any]:
    """The times of an address."""
    answer = client.get(address)
    answer.raise_for_status()
    took, used = [], processor_s(server)
    for _ in range(TIMES):
        begun = time.perf_counter()
        answer = client.get(address)
        took.append((time.perf_counter() - begun) * 1000)
    return {
        "least_ms": round(min(took)),
        "median_ms": round(statistics.median(took)),
        "processor_ms": round((processor_s(server) - used) * 1000 / TIMES),
        "bytes": len(answer.content),
    }


def processor_s(process: int) -> float:
    """What a process has taken of the processor so far."""
    told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
