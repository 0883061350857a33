"""`python -m docgraph`: the command line, where the command `docgraph` is not on the path."""

from __future__ import annotations

from docgraph.cli.main import run

if __name__ == "__main__":
    run()
