"""The pages on the whole graph in a real browser, opened from disk with the network off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.unit.views.packed import unpack

pytestmark = pytest.mark.browser


class Drawn(Visit):
    """A visit in which the driver may say how a picture drawn in software gets onto the screen."""

    def complaints(self) -> list[str]:
        return [told for told in self.wrong if "GPU stall due to ReadPixels" not in told]


@pytest.fixture
def visit(context: Any, site: Path) -> Iterator[Drawn]:
    one = Drawn(context.new_page(), site)
    yield one
    assert one.complaints() == []


@pytest.fixture
def hostile(context: Any, hostile_site: Path) -> Iterator[Drawn]:
    one = Drawn(context.new_page(), hostile_site)
    yield one
    assert one.complaints() == []


def overview(visit: Visit) -> Any:
    page = visit.open("overview.html")
    page.wait_for_selector("#overview[data-drawn]")
    return page


def drawn(page: Any) -> str:
    return str(page.locator("#overview").get_attribute("data-drawn"))


def choose(page: Any, field: str, words: str) -> None:
    page.locator(f"#{field}").fill(words)
    page.keyboard.press("Enter")


def test_it_draws_every_document_and_relation(visit: Drawn) -> None:
    page = overview(visit)
    assert drawn(page) == "19 20"
    assert "19 văn bản · 20 quan hệ" in page.locator("#shown").inner_text()
    # What WebGL drew is seen only on the screen: its own canvas is emptied after each frame.
    colours = page.locator("#overview").screenshot()
    assert len(colours) > 8_000


def test_relations_and_years_narrow_it_and_come_back(visit: Drawn) -> None:
    page = overview(visit)
    page.locator("input[value=implements]").uncheck()
    page.wait_for_selector("#overview[data-drawn='7 7']")
    page.locator("input[value=implements]").check()
    page.locator("#since").select_option("2018")
    page.locator("#until").select_option("2019")
    page.wait_for_selector("#overview[data-drawn='2 1']")
    page.locator("button[type=reset]").click()
    page.wait_for_selector("#overview[data-drawn='19 20']")


def test_a_click_on_a_document_opens_it(visit: Drawn) -> None:
    page = overview(visit)
    choose(page, "find-in", "3323")
    assert "3323/QĐ-UBND" in page.locator("#told a").inner_text()
    assert "Được triển khai, thực hiện bởi 13" in page.locator("#told").inner_text()
    x, y = place_of(page, "3323-")
    page.mouse.move(x, y)
    assert page.locator("#overview").evaluate("e => e.style.cursor") == "pointer"
    page.mouse.click(x, y)
    page.wait_for_url("**/d/3323-*.html")


def place_of(page: Any, slug: str) -> tuple[float, float]:
    """Where a document stands on the screen: the ring around the one selected shows it."""
    found = page.evaluate(
        """() => { const layers = document.querySelectorAll('#overview .layer'); const c = layers[layers.length - 1];
        const ink = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; const b = c.getBoundingClientRect();
        const number = docgraphDocuments.slugs.split('\\n').findIndex(slug => slug.startsWith(SLUG));
        return { b: [b.left, b.top, b.width, b.height], number, data: [docgraphGraph.x, docgraphGraph.y],
                 wide: docgraphGraph.width, high: docgraphGraph.height,
                 some: ink.some(value => value > 0) } }""".replace("SLUG", repr(slug))
    )
    assert found["some"]
    left, top, wide, high = found["b"]
    across, down = (unpack(text)[found["number"]] for text in found["data"])
    # The picture leaves 24 pixels at each side of the whole.
    scale = min((wide - 48) / wide, (high - 48) / high)
    return left + wide / 2 + (across / found["wide"] - 0.5) * wide * scale, top + high / 2 + (
        down / found["high"] - 0.5
    ) * high * scale


def test_the_keyboard_walks_from_document_to_document_and_opens_one(visit: Drawn) -> None:
    page = overview(visit)
    page.locator("#overview").focus()
    page.keyboard.press("ArrowRight")
    assert "3323/QĐ-UBND" in page.locator("#told a").inner_text()
    page.keyboard.press("ArrowUp")
    assert "30c/NQ-CP" in page.locator("#told a").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#told a").count() == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/d/3323-*.html")


def test_a_phone_begins_with_the_picture_and_paper_with_the_list(visit: Drawn) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    page = overview(visit)
    assert not page.locator("input[value=implements]").is_visible()
    assert page.locator("#overview").bounding_box()["y"] < 420
    page.locator("#filters summary").click()
    page.locator("input[value=implements]").uncheck()
    page.wait_for_selector("#overview[data-drawn='7 7']")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 800, "height": 1100})
    assert not page.locator("#overview").is_visible()
    assert page.locator(".levels li a").first.is_visible()


def test_without_webgl_and_without_javascript_the_list_stands(browser: Any, visit: Drawn) -> None:
    page = visit.page
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page = visit.open("overview.html")
    assert "không vẽ được bằng WebGL" in page.locator("#told").inner_text()
    assert page.locator(".levels li a").count() >= 12
    context = browser.new_context(java_script_enabled=False, offline=True)
    plain = Visit(context.new_page(), visit.site).open("overview.html")
    assert plain.locator(".levels li a").first.is_visible()
    assert not plain.locator("#overview").is_visible()
    context.close()


def test_the_colours_and_the_language_change_while_it_stands(visit: Drawn) -> None:
    page = overview(visit)
    page.emulate_media(color_scheme="dark")
    page.locator(".language").click()
    assert "19 documents" in page.locator("#shown").inner_text()
    assert drawn(page) == "19 20"


def test_a_path_leads_step_by_step_to_the_sentences(visit: Drawn) -> None:
    page = visit.open("path.html")
    choose(page, "from", "7/KH-STp")
    choose(page, "to", "77/2015/QH13")
    assert page.locator("#told").inner_text() == "2 bước"
    assert page.locator("#chain .step a").all_inner_texts() == ["Triển khai, thực hiện", "Căn cứ"]
    assert "from=7-kh-stp" in page.url
    page.reload()
    assert page.locator("#chain li").count() == 5
    page.locator("#turn").click()
    assert page.locator("#chain .step a").first.inner_text() == "Là căn cứ của"
    page.locator("#chain .step a").first.click()
    assert "Luật Tổ chức chính quyền địa phương" in page.locator(":target").inner_text()


def test_a_document_begins_a_path_and_two_apart_have_none(visit: Drawn) -> None:
    page = visit.open("d/3323-*.html")
    page.locator(".actions a[href*=path]").click()
    assert page.locator("#from").input_value() == "Quyết định 3323/QĐ-UBND"
    choose(page, "to", "3323")
    assert page.locator("#told").inner_text() == "Hai văn bản là một."


def test_the_tree_is_a_link_away_and_leads_on(visit: Drawn) -> None:
    page = visit.open("d/3323-*.html")
    page.locator("a[href*='/t/']").click()
    assert page.locator(".tree li").count() == 13
    page.locator(".tree .report a").click()
    assert page.locator("h1").inner_text().endswith("88/BC-SNV")


@pytest.mark.parametrize("width", [390, 768, 1280])
@pytest.mark.parametrize("name", ["overview.html", "path.html", "counts.html", "t/3323-*.html"])
def test_nothing_is_wider_than_the_window(visit: Drawn, name: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 800})
    page = visit.open(name)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_string_of_a_text_becomes_markup(hostile: Drawn) -> None:
    for name in ("overview.html", "path.html", "counts.html"):
        page = hostile.open(name)
        assert page.evaluate("window.pwned") is None
    page = hostile.open("overview.html")
    page.wait_for_selector("#overview[data-drawn]")
    page.locator("#overview").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    page = hostile.open("path.html")
    choose(page, "from", "script window pwned")
    assert page.evaluate("window.pwned") is None
    assert page.locator("#chain script, #chain img").count() == 0
