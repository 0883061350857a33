"""Write bench/gold/schema.json anew from the records; `make docs` runs it."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from docgraph.scoring.gold import gold_schema  # noqa: E402

if __name__ == "__main__":
    schema = msgspec.json.format(msgspec.json.encode(gold_schema()), indent=2)
    (ROOT / "bench" / "gold" / "schema.json").write_bytes(schema + b"\n")
