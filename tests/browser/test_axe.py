"""Accessibility, as axe-core sees it: no finding that is serious, light and dark, phone and wide."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "sources.html",
    "d/3323-*.html",
    "d/ke-hoach-cchc-*.html",
    "s/van-ban-3323-*.html",
    "p/3323-*.html",
    "t/3323-*.html",
    "overview.html",
    "path.html",
    "counts.html",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_serious_finding(browser: Any, site: Path, scheme: str, width: int) -> None:
    pytest.importorskip(
        "axe_playwright_python", reason="axe-playwright-python is not installed: it carries axe-core"
    )
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    # The page's own policy would refuse the script of the test.
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True, offline=True
    )
    page = context.new_page()
    for name in PAGES:
        (file,) = site.glob(name)
        page.goto(file.resolve().as_uri())
        page.evaluate(axe)
        found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.impact, v.nodes[0].html]))")
        assert [one for one in found if one[1] in ("serious", "critical")] == [], name
    context.close()
