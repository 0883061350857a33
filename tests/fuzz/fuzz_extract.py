"""Fuzz the whole reading with atheris: `make fuzz`, or `python tests/fuzz/fuzz_extract.py -max_total_time=60`.

Reads: bytes that the fuzzer makes, the first of which chooses between plain text and markup. Gives: nothing; it
stops where a law of reading is broken: no exception, spans inside the text, no two that cross, `text[start:end]`
is what the mention says.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))


def read(data: bytes) -> None:
    """Read one made text and hold the answer to the laws."""
    # Imported by main() already, so that the fuzzer sees which branches a text takes.
    from docgraph.reading.pipeline import extract
    from docgraph.records import Passage

    format = "html" if data[:1] > b"\x7f" else "text"
    text = data[1:].decode("utf-8", "replace")
    said = extract(Passage(text=text, format=format))
    open_ends: list[int] = []
    for mention in said.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        while open_ends and open_ends[-1] <= mention.start:
            open_ends.pop()
        assert not open_ends or mention.end <= open_ends[-1]
        open_ends.append(mention.end)
    for relation in said.relations:
        assert 0 <= relation.start < relation.end <= len(text)


def main() -> None:
    """Hand over to the fuzzer; it ends the process itself."""
    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        sys.exit(
            "fuzzing needs atheris: pip install atheris (it has builds for Linux and Python 3.11 to 3.13)"
        )
    with atheris.instrument_imports(include=["docgraph.reading", "docgraph.identity"]):
        importlib.import_module("docgraph.reading.pipeline")
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
