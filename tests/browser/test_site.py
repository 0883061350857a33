"""The site in a real browser, opened from disk with the network off. Every visit fails on any request that leaves
the folder and on any error in the console."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from docgraph.graph.answers import DocumentRow
from docgraph.views.assets import read_asset
from docgraph.views.faces import Directory
from docgraph.views.pages.index import write_index
from docgraph.views.pages.listing import write_lists
from docgraph.views.render import Pages
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def some_of(visit: Visit) -> list[Path]:
    """Every page but most pictures: each loads the script that draws, and they differ only in their data.

    The whole graph's page, whose drawing sets styles of its own, is held to the same in `test_overview.py`.
    """
    every = [file for file in sorted(visit.site.rglob("*.html")) if file.name != "overview.html"]
    pictures = [file for file in every if file.parent.name == "p"]
    return [file for file in every if file not in pictures] + pictures[::6]


def titles(page: Any) -> list[str]:
    return [text.strip() for text in page.locator("#list .title").all_inner_texts()]


def test_search_leads_to_document_and_its_evidence_in_the_source(visit: Visit) -> None:
    page = visit.open("index.html")
    page.locator("#q").fill("3323 qd")
    page.locator("#list a").first.click()
    assert page.locator("h1").inner_text().endswith("3323/QĐ-UBND")
    edge = page.locator(".action .edges li").first
    assert "Thực hiện" in edge.locator("mark").inner_text()
    edge.locator("footer a").click()
    target = page.locator(":target")
    assert target.inner_text() == "Quyết định số 3323/QĐ-UBND"
    assert target.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
    )
    target.click()
    assert page.locator("h1").inner_text().endswith("3323/QĐ-UBND")


@pytest.mark.parametrize(
    "asked",
    [
        "kế hoạch sở tư pháp",
        unicodedata.normalize("NFD", "kế hoạch sở tư pháp"),
        "ke hoach so tu phap",
        "KE HOACH TU PHAP",
        "kế hoạch số 7",
        "7/KH-STp",
        "07/kh-stp",
        "7 kh stp",
        "7khstp",
        "kh 7 stp",
    ],
)
def test_search_finds_any_spelling(visit: Visit, asked: str) -> None:
    page = visit.open("index.html")
    page.locator("#q").fill(asked)
    assert titles(page)[0] == "07/KH-STp"
    assert re.search(r"\d+ văn bản phù hợp", page.locator("#tally").inner_text())


def test_search_folds_eth(visit: Visit) -> None:
    page = visit.open("index.html?q=lao+dong")
    assert titles(page) == ["47/KH-SLđTbvXh"]
    page.locator("#q").fill("lao động")
    assert titles(page) == ["47/KH-SLđTbvXh"]


def test_search_from_another_page_arrives_at_the_list(visit: Visit) -> None:
    page = visit.open("d/3323-*.html")
    page.locator("header input[type=search]").fill("luat to chuc")
    page.keyboard.press("Enter")
    page.wait_for_selector("#list")
    assert titles(page) == ["Luật Tổ chức chính quyền địa phương"]


def test_nothing_found_says_what_to_try_and_clearing_brings_the_list_back(visit: Visit) -> None:
    page = visit.open("index.html")
    before = titles(page)
    page.locator("#q").fill("khong co gi nhu the")
    assert titles(page) == []
    assert "Thử số hiệu" in page.locator("#tally").inner_text()
    page.locator("#q").fill("")
    assert titles(page) == before


def test_type_and_year_narrow_the_list(visit: Visit) -> None:
    page = visit.open("index.html")
    page.locator("#type").select_option("Quyết định")
    assert len(titles(page)) == 3
    page.locator("#year").select_option("2018")
    assert titles(page) == ["3010/QĐ-UBND"]


def test_every_facet_narrows_and_counts_what_the_others_leave(visit: Visit) -> None:
    page = visit.open("index.html")
    assert page.locator(".narrow select").count() == 5
    page.locator("#place").select_option("Hải Phòng")
    found = len(titles(page))
    assert 0 < found < 19
    page.locator("#type").focus()
    counts = [int(n) for n in re.findall(r"\((\d+)\)", page.locator("#type").inner_text())]
    assert sum(counts) == found
    page.locator("#place").select_option("")
    page.locator("#status").select_option("replaces")
    assert titles(page) == ["3010/QĐ-UBND"]
    page.wait_for_url("**/index.html?status=replaces")
    page.reload()
    assert titles(page) == ["3010/QĐ-UBND"]


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [
        DocumentRow(f"urn:{n}", str(n), type="KH", type_name="kế hoạch", number=str(n), symbol="KH-UBND")
        for n in range(1, 131)
    ]
    directory, folder = Directory(rows, ()), tmp_path_factory.mktemp("long")
    files = write_lists(directory, Pages("vi")) | {"assets/documents.js": write_index(directory)}
    (folder / "assets").mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("site.css", "site.js", "search.js", "words.js", "icon.svg"):
        (folder / "assets" / name).write_bytes(read_asset(name))
    return folder


def test_a_long_list_comes_in_parts_and_whole_numbers_first(context: Any, long_list: Path) -> None:
    visit = Visit(context.new_page(), long_list)
    page = visit.open("index.html")
    page.locator("#q").fill("kh ubnd")
    assert page.locator("#tally").inner_text() == "130 văn bản phù hợp"
    page.locator("#list li").nth(49).wait_for()
    assert page.locator("#list li").count() == 50
    for shown in (100, 130):
        page.locator("#found button").click()
        assert page.locator("#list li").count() == shown
    assert not page.locator("#found button").is_visible()
    page.locator("#q").fill("12")
    assert titles(page)[0] == "12/KH-UBND"
    assert len(titles(page)) == 11
    assert visit.wrong == []


def test_the_keyboard_leads_from_the_field_through_the_list_and_back(visit: Visit) -> None:
    page = visit.open("index.html")
    page.locator("#q").fill("ke hoach")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('#list li')[1]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"


def test_the_list_stands_without_javascript(browser: Any, visit: Visit) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = Visit(context.new_page(), visit.site).open("index.html")
    assert titles(page)[0] == "3323/QĐ-UBND"
    page.locator("#list a").first.click()
    assert page.locator(".edges > li").count() == 18
    assert page.locator(".doers tbody tr").count() == 13
    assert not page.locator("header .find").is_visible()
    context.close()


def test_the_picture_draws_every_document_and_edge(visit: Visit) -> None:
    page = visit.open("p/3323-*.html")
    page.wait_for_selector("#picture[data-drawn]")
    assert page.locator("#picture").get_attribute("data-drawn") == "19 20"
    assert page.locator("#picture canvas").count() == 1
    assert page.locator(".triples li li").count() == 20
    dark = page.evaluate(
        """() => { const c = document.querySelector('#picture canvas'); const d = c.getContext('2d')
                  .getImageData(0, 0, c.width, c.height).data; let n = 0;
                  for (let i = 3; i < d.length; i += 4) if (d[i]) n++; return n }"""
    )
    assert dark > 1000


def test_the_words_change_to_english_and_stay_so(visit: Visit) -> None:
    page = visit.open("d/3323-*.html")
    page.locator(".language").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert "Implemented by" in page.locator("main").inner_text()
    assert page.locator("h1").get_attribute("lang") == "vi"
    assert "0.95" in page.locator(".sure").first.inner_text()
    visit.open("index.html")
    assert "19 documents" in page.locator("#tally").inner_text()


def test_a_card_tells_what_a_mention_is(visit: Visit) -> None:
    page = visit.open("s/van-ban-3323-*.html")
    page.locator("a.m.named").hover()
    assert "77/2015/QH13" in page.locator(".card").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize(
    "name", ["index.html", "sources.html", "d/3323-*.html", "s/van-ban-3323-*.html", "p/3323-*.html"]
)
def test_nothing_is_wider_than_the_window(visit: Visit, name: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.open(name)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_page_opens_without_complaint(visit: Visit) -> None:
    for file in some_of(visit):
        visit.open(file.relative_to(visit.site).as_posix())


def test_no_string_of_a_text_becomes_markup(hostile_visit: Visit) -> None:
    page = hostile_visit.page
    for file in some_of(hostile_visit):
        hostile_visit.open(file.relative_to(hostile_visit.site).as_posix())
        assert page.evaluate("window.pwned === undefined"), file
        assert (
            page.evaluate(
                "document.querySelectorAll('main script, main img, main h1 ~ h1, main iframe').length"
            )
            == 0
        )
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), file
        schemes = page.evaluate(
            "[...new Set([...document.querySelectorAll('a[href]')].map(a => a.protocol))]"
        )
        assert set(schemes) <= {"file:", "https:", "http:"}, file
        handlers = page.evaluate(
            "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on|^style$/.test(a.name)"
            " && !e.closest('#picture'))).length"
        )
        assert handlers == 0, file


def test_hostile_titles_are_shown_as_they_are_and_found(hostile_visit: Visit) -> None:
    page = hostile_visit.open("index.html")
    assert (
        "<script>window.pwned=1</script>-<script>window.pwned=1</script>"
        in page.locator("#list").inner_text()
    )
    page.locator("#q").fill("img src onerror")
    assert page.locator("#list li").count() == 1
    assert page.evaluate("document.querySelectorAll('#list img').length") == 0


def test_file_names_are_safe_everywhere(hostile_visit: Visit) -> None:
    for file in hostile_visit.site.rglob("*.html"):
        assert re.fullmatch(r"[a-z0-9-]{1,80}\.html", file.name), file
