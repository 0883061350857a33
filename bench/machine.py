"""What a measurement was taken on: the processor by name, and how fast it is just now.

Reads: what the system tells. Gives: a name, milliseconds, a line for the results.
"""

from __future__ import annotations

import os
import time
from pathlib import Path


def processor() -> str:
    """The processor's own name, `unknown` where the system does not tell it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")


def loop_ms() -> float:
    """Milliseconds of the clock that 300,000 steps of a bare loop take: the best of fifteen runs."""
    best = float("inf")
    for _ in range(15):
        begun, steps = time.perf_counter(), 0
        for step in range(300_000):
            steps += step
        best = min(best, time.perf_counter() - begun)
    return round(best * 1000, 1)


def machine() -> str:
    """The processor, its cores, the load of other work, and what a plain loop takes beside that."""
    told = f"300,000 steps of a loop in {loop_ms():.0f} ms"
    return f"{processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {told}"
