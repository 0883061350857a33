"""The demonstration's folder, read and written out by the commands that `make demo` runs, in a real browser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parents[2] / "examples"


def docgraph(*arguments: str) -> str:
    said = subprocess.run(
        [sys.executable, "-c", "from docgraph.cli.main import run; run()", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    docgraph("add", str(EXAMPLES / "hai-phong"), "--graph", str(folder / "graph"), "--base", str(EXAMPLES))
    assert "site" in docgraph("view", "--graph", str(folder / "graph"), "-o", str(folder / "site"))
    return folder / "site"


@pytest.fixture
def visit(context: Any, demo: Path) -> Iterator[Visit]:
    one = Visit(context.new_page(), demo)
    yield one
    assert one.wrong == []


def test_search_leads_to_the_decision_its_plans_and_the_sentence_in_each_source(visit: Visit) -> None:
    page = visit.open("index.html")
    page.locator("#q").fill("3323/QD-UBND")
    page.locator("#list a").first.click()
    plans = page.locator("section.action", has=page.locator("h3 [data-w='in:implements']")).locator(
        ".edges > li"
    )
    assert plans.count() >= 12
    for index in range(plans.count()):
        assert plans.nth(index).locator("blockquote b").count() == 1
    plans.first.locator("blockquote footer a").click()
    assert "3323/QĐ-UBND" in page.locator(":target").inner_text()


def test_every_kind_of_page_of_the_demonstration_opens_without_complaint(visit: Visit) -> None:
    for folder in (".", "d", "s"):
        for file in sorted((visit.site / folder).glob("*.html"))[::3]:
            visit.open(file.relative_to(visit.site).as_posix())
            assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), file


def test_a_search_without_accents_finds_the_plans(visit: Visit) -> None:
    page = visit.open("index.html?q=ke+hoach+cai+cach")
    assert page.locator("#list li").count() >= 12
    page.locator("#type").select_option("Kế hoạch")
    assert page.locator("#list li").count() >= 12
