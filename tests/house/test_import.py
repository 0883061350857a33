"""What `import docgraph` gives, and what it does not load."""

from __future__ import annotations

import subprocess
import sys

import docgraph

HEAVY = (
    "docx", "httpx", "jinja2", "lxml", "networkx", "oxrdflib", "pydantic", "pyoxigraph", "pypdfium2", "pyvis",
    "rdflib", "regex", "rich", "selectolax", "sqlite3", "typer",
)  # fmt: skip

PUBLIC = [
    "Context", "DocgraphError", "Document", "Extraction", "Graph", "GraphError", "LexiconError",
    "LockedError", "Mark", "Mention", "NotFoundError", "Passage", "Pinpoint", "QueryError", "Relation",
    "RelationType", "SourceError", "Span", "extract",
]  # fmt: skip


def _loaded_by(code: str) -> set[str]:
    """The top-level packages that a fresh interpreter has loaded after the code."""
    code += "\nimport sys; print(' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_the_public_names_are_these() -> None:
    assert docgraph.__all__ == PUBLIC
    assert sorted(docgraph.__all__) == docgraph.__all__


def test_every_public_name_is_there() -> None:
    assert [name for name in docgraph.__all__ if getattr(docgraph, name).__name__ != name] == []


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    assert not hasattr(docgraph, "recognise")


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert _loaded_by("import docgraph") & set(HEAVY) == set()


def test_extracting_loads_no_store_and_no_terminal() -> None:
    assert _loaded_by("from docgraph import extract") & (set(HEAVY) - {"regex"}) == set()


def test_json_lines_load_no_store_and_no_terminal() -> None:
    loaded = _loaded_by(
        "import io, sys; sys.stdin = io.TextIOWrapper(io.BytesIO(b''))\n"
        "from docgraph.cli.main import main; main(['extract', '--jsonl'])"
    )
    assert loaded & (set(HEAVY) - {"regex"}) == set()
