"""The blocks of docs/tour.md and docs/extend.md run as doctests, from the project's folder."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", ["docs/tour.md", "docs/extend.md"])
def test_a_page_shows_what_comes(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / page), module_relative=False, encoding="utf-8")
    assert result.attempted > 0
    assert result.failed == 0


def test_every_page_is_led_to_from_the_readme_or_another_page() -> None:
    pages = sorted((ROOT / "docs").glob("*.md"))
    texts = "".join(
        file.read_text("utf-8") for file in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *pages]
    )
    assert [page.name for page in pages if f"{page.name})" not in texts] == []
