from __future__ import annotations

import json
from pathlib import Path

from tests.unit.cli.conftest import Command


def test_search_finds_documents_and_sentences_without_accents(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    run = docgraph("search", "quyet", "dinh", "332")
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("Documents\n")
    assert "Quyết định 3323/QĐ-UBND" in run.stdout
    assert "Sentences" in run.stdout
    found = json.loads(docgraph("search", "quyet dinh 332", "--limit", "1", "--json").stdout)
    assert [len(found[0][key]) for key in ("documents", "sentences")] == [1, 1]
    assert docgraph("search", '"*(').stdout == "nothing found\n"
