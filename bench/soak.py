"""How a graph stands being killed: a writer killed at random moments for minutes, readers beside a writer.

    python bench/soak.py --minutes 10

Reads: nothing. Gives: how often each was done without a loss, kept in bench/results/soak.json. It stops with
an error at the first source that was lost, half read or settled otherwise than a fresh graph, and names the
seed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from random import SystemRandom
from typing import Final

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.machine import machine  # noqa: E402
from tests.crash.test_kill import run_rounds  # noqa: E402
from tests.crash.test_readers import run as run_readers  # noqa: E402

RESULT: Final = ROOT / "bench/results/soak.json"
# So many kills in one graph before the next begins anew.
ROUNDS: Final = 25
ADDS: Final = 1_000


def main() -> None:
    """Run for as long as is asked, then keep what was done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60.0)
    minutes = parser.parse_args().minutes
    start, kills, graphs = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory() as name:
        run_readers(Path(name) / "readers", adds=ADDS, rounds=ADDS // 5)
        while time.monotonic() - start < minutes * 60:
            run_rounds(Path(name) / str(graphs), ROUNDS, SystemRandom().randrange(2**31))
            kills, graphs = kills + ROUNDS, graphs + 1
            print(f"{kills} kills in {graphs} graphs, nothing lost", flush=True)
    told = {
        "machine": machine(),
        "minutes": round((time.monotonic() - start) / 60, 1),
        "kills": kills,
        "graphs": graphs,
        "lost_or_half_read": 0,
        "adds_beside_three_readers": ADDS,
    }
    RESULT.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
