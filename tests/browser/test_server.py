"""The server in a real browser: every page without complaint, search without JavaScript, nothing from outside."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.unit.views.web.conftest import write_graph, write_hostile

pytestmark = pytest.mark.browser


def serve(folder: Path) -> Iterator[str]:
    words = f"from docgraph.cli.main import main; main(['serve', '--graph', {str(folder)!r}, '--port', '0'])"
    with subprocess.Popen([sys.executable, "-c", words], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served") / "graph"
    write_graph(folder)
    yield from serve(folder)


@pytest.fixture(scope="module")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile") / "graph"
    write_hostile(folder)
    yield from serve(folder)


class Visitor:
    """A page of the server, and all that went wrong on it."""

    def __init__(self, browser: Any, home: str, **more: Any) -> None:
        self.context = browser.new_context(**more)
        self.context.set_default_timeout(10_000)
        self.home, self.page = home, self.context.new_page()
        self.wrong: list[str] = []
        self.page.on(
            "request", lambda r: None if r.url.startswith(home) else self.wrong.append(f"left: {r.url}")
        )
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda e: self.wrong.append(str(e)))
        self.page.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Any) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _hear(self, message: Any) -> None:
        # The driver that draws in software says how slow that is.
        if message.type in ("error", "warning") and "GL Driver Message" not in message.text:
            self.wrong.append(message.text)

    def open(self, path: str) -> Any:
        self.page.goto(self.home + path.lstrip("/"))
        return self.page

    def paths(self) -> list[str]:
        """Where the links of the page lead on this server."""
        found = self.page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href.split('#')[0])")
        return [one[len(self.home) - 1 :] for one in dict.fromkeys(found) if one.startswith(self.home)]


@pytest.fixture
def visitor(browser: Any, home: str) -> Iterator[Visitor]:
    one = Visitor(browser, home)
    yield one
    one.context.close()
    assert one.wrong == []


def test_search_works_without_javascript(browser: Any, home: str) -> None:
    visitor = Visitor(browser, home, java_script_enabled=False)
    page = visitor.open("/")
    assert page.locator("#q").is_visible()
    page.locator("#q").fill("cai cach hanh chinh")
    page.locator("button.go").click()
    assert page.url.startswith(f"{home}search?q=cai+cach")
    assert "3323/QĐ-UBND" in page.locator("#list").inner_text()
    page.locator("#list a", has_text="3323/QĐ-UBND").click()
    assert page.locator("h1").inner_text().endswith("3323/QĐ-UBND")
    page.locator("header input[type=search]").fill("7/KH-STP")
    page.locator("header input[type=search]").press("Enter")
    assert "7/KH-STP" in page.locator("#list").inner_text()
    page.locator("select[name=type]").select_option("Kế hoạch")
    page.locator("button.go").click()
    assert page.locator("#list li").count() == 1
    assert visitor.wrong == []
    visitor.context.close()


def test_the_list_follows_what_is_typed_and_the_field_keeps_the_focus(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.locator("#q").press_sequentially("7/KH-STP")
    page.locator("#tally", has_text="1 văn bản phù hợp").wait_for()
    assert "7/KH-STP" in page.locator("#list").inner_text().upper()
    assert page.locator("#list li").count() == 1
    assert page.evaluate("document.activeElement.id") == "q"
    page.wait_for_url("**/search?q=7%2FKH-STP")
    assert "Kế hoạch (1)" in page.locator("#type").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/d/*")
    page.go_back()
    assert page.locator("#q").input_value() == "7/KH-STP"
    assert page.locator("#list li").count() == 1


def test_a_facet_narrows_at_once_and_clearing_brings_the_list_back(visitor: Visitor) -> None:
    page = visitor.open("/")
    every = page.locator("#list li").count()
    page.locator("#type").select_option("Quyết định")
    page.wait_for_url("**/search?type=*")
    assert 0 < page.locator("#list li").count() < every
    assert page.locator("#type").input_value() == "Quyết định"
    page.locator("#type").select_option("")
    page.wait_for_url(visitor.home)
    assert page.locator("#list li").count() == every


def test_what_comes_while_one_types_speaks_the_language_chosen(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.locator(".language").click()
    page.locator("#q").fill("khong co gi nhu the")
    page.locator("#tally", has_text="No document found").wait_for()
    page.locator(".language").click()


def test_a_server_that_is_gone_is_told_and_the_list_stays(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.route("**/search?*", lambda route: route.abort())
    page.locator("#q").fill("luat")
    page.locator("#tally", has_text="không trả lời").wait_for()
    assert page.locator("#list li").count() > 1
    assert page.locator("#found").get_attribute("aria-busy") is None
    visitor.wrong = [told for told in visitor.wrong if "ERR_FAILED" not in told]


def test_a_list_that_is_no_longer_wanted_leaves_nothing_waiting(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.route("**/search?*", lambda route: None)
    page.locator("#q").fill("luat")
    page.locator("#found[aria-busy]").wait_for()
    page.locator("#q").fill("")
    page.locator("#found:not([aria-busy])").wait_for()


def test_every_page_opens_without_complaint(visitor: Visitor) -> None:
    seen, todo = {"/"}, ["/"]
    while todo:
        path = todo.pop()
        visitor.open(path)
        new = [
            one for one in visitor.paths() if one not in seen and not re.search(r"\.(ttl|jsonld)|^/api/", one)
        ]
        seen.update(new)
        todo += new if len(seen) < 60 else []
    assert {"/sources", "/read", "/sparql", "/overview"} <= seen


def test_a_status_is_asked_for_and_shown(visitor: Visitor) -> None:
    page = visitor.open("/d/3010/QĐ-UBND")
    page.locator("#on").fill("2024-01-01")
    page.locator("form.day button").click()
    assert "đã hết hiệu lực" in page.locator(".force").inner_text()


def test_a_text_is_read_in_the_form(visitor: Visitor) -> None:
    page = visitor.open("/read")
    page.locator("#text").fill(
        "Kế hoạch này thực hiện Quyết định số 3323/QĐ-UBND ngày 30/12/2019 của UBND thành phố Hải Phòng."
    )
    page.locator("#place").fill("Hải Phòng")
    page.locator("button.go").click()
    page.locator("a.m").first.click()
    assert page.locator("h1").inner_text().endswith("3323/QĐ-UBND")


def test_a_named_question_and_a_query_are_answered_on_the_page(visitor: Visitor) -> None:
    page = visitor.open("/sparql?named=implementers")
    page.locator("#p-of").fill("3323/QĐ-UBND")
    page.locator("form.ask button").click()
    assert "7/KH-STP" in page.locator("tbody").inner_text()
    page = visitor.open("/sparql")
    page.locator("#query").fill("SELECT ?s { ?s ?p ?o } LIMIT 3")
    page.locator(".query button").click()
    assert page.locator("tbody tr").count() == 3


def test_no_name_runs_in_the_browser(browser: Any, hostile_home: str) -> None:
    visitor = Visitor(browser, hostile_home)
    page = visitor.open("/")
    paths = [path for path in visitor.paths() if path.startswith("/d/")]
    for path in ["/", "/sources", *paths]:
        visitor.open(path)
        assert page.evaluate("window.pwned === undefined"), path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert len(paths) > 19
    assert visitor.wrong == []
    visitor.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_no_serious_finding_and_nothing_wider_than_the_window(
    browser: Any, home: str, width: int, scheme: str
) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python carries axe-core")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    more = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "bypass_csp": True}
    visitor = Visitor(browser, home, **more)
    for path in ("/", "/search?q=3323", "/d/3323/QĐ-UBND?on=2020-01-01", "/read", "/sparql",
                 "/sparql?named=implementers&of=3323/QĐ-UBND", "/d/none"):  # fmt: skip
        page = visitor.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        page.evaluate(axe)
        found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.impact, v.nodes[0].html]))")
        assert [one for one in found if one[1] in ("serious", "critical")] == [], path
    visitor.context.close()
