from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from docgraph.views.site import write_site
from tests.browser.hostile import hostile_graph
from tests.unit.views.made import hai_phong

# WebGL is drawn in software: a machine that tests has no graphics card.
ARGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    # One browser a module: an open Playwright keeps an event loop running, which other tests must not find.
    sync_api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        pytest.fail("no Chromium: apt-get install chromium, or make test")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site") / "site"
    write_site(hai_phong(), target)
    return target


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("hostile") / "site"
    write_site(hostile_graph(), target)
    return target


class Visit:
    """A page of a site opened from disk with the network off, and all that went wrong on it."""

    def __init__(self, page: Any, site: Path) -> None:
        self.page, self.site = page, site
        self.wrong: list[str] = []
        self.home = site.resolve().as_uri() + "/"
        page.on(
            "request", lambda r: None if r.url.startswith(self.home) else self.wrong.append(f"left: {r.url}")
        )
        # A request that is cut because the test goes on to the next page is no failure.
        page.on(
            "requestfailed",
            lambda r: None if "ABORTED" in r.failure else self.wrong.append(f"failed: {r.url}"),
        )
        page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.wrong.append(str(e)))
        page.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Any) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, name: str) -> Any:
        """Go to a file of the site, by its name or a pattern that one file fits."""
        path, _, rest = name.partition("?")
        (file,) = self.site.glob(path)
        self.page.goto(self.home + file.relative_to(self.site).as_posix() + (f"?{rest}" if rest else ""))
        return self.page


@pytest.fixture
def context(browser: Any) -> Iterator[Any]:
    opened = browser.new_context(offline=True)
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def visit(context: Any, site: Path) -> Iterator[Visit]:
    one = Visit(context.new_page(), site)
    yield one
    assert one.wrong == []


@pytest.fixture
def hostile_visit(context: Any, hostile_site: Path) -> Iterator[Visit]:
    one = Visit(context.new_page(), hostile_site)
    yield one
    assert one.wrong == []
