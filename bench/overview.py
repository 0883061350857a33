"""How fast pages open, the picture of the whole graph moves, and search answers, in a real browser.

    python bench/overview.py            10,000 and 50,000 documents
    python bench/overview.py --brief    1,000 documents, to see that it runs

Reads: graphs made here, opened from disk in headless Chromium. Gives: JSON with machine, browser and renderer
named, kept in bench/results/overview.json. Here the renderer is software: a machine with a graphics card is
faster. Time runs from opening the page to the first picture drawn; frames are counted while panning and while
zooming. A keystroke ends when its list is laid out; each is struck three times and its best counts, so that
other work on the machine is left out. `loop_ms` is a loop of Python beside it: about 12 where all is quiet.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.machine import loop_ms, processor  # noqa: E402
from docgraph.graph.answers import DocumentRow, DocumentView, Edge, Evidence, Link  # noqa: E402
from docgraph.views.assets import ASSETS, DRAWING, read_asset  # noqa: E402
from docgraph.views.faces import Directory  # noqa: E402
from docgraph.views.pages.document import write_document  # noqa: E402
from docgraph.views.pages.index import write_index  # noqa: E402
from docgraph.views.pages.listing import write_lists  # noqa: E402
from docgraph.views.render import Pages  # noqa: E402
from docgraph.views.whole import write_whole  # noqa: E402

RESULT = ROOT / "bench" / "results" / "overview.json"
SIZES = (10_000, 50_000)
EDGES_EACH = 3
RUNS = 5
CITING = 400
FLAGS = ["--no-sandbox", "--enable-unsafe-swiftshader", "--disable-background-networking"]
KINDS = (
    ("Luật", "luật", "QH13", "Quốc hội", 1),
    ("NĐ", "nghị định", "NĐ-CP", "Chính phủ", 6),
    ("QĐ", "quyết định", "QĐ-TTg", "Thủ tướng Chính phủ", 8),
    ("TT", "thông tư", "TT-BTC", "Bộ Tài chính", 15),
    ("QĐ", "quyết định", "QĐ-UBND", "Ủy ban nhân dân thành phố Hải Phòng", 35),
    ("KH", "kế hoạch", "KH-UBND", "Ủy ban nhân dân huyện Thủy Nguyên", 20),
    ("KH", "kế hoạch", "KH-UBND", "Ủy ban nhân dân xã Thủy Sơn", 10),
    ("NQ", "nghị quyết", "NQ/TW", "Ban Chấp hành Trung ương", 2),
    ("CV", "công văn", None, None, 3),
)
SUBJECTS = ("cải cách hành chính", "quản lý đất đai", "giá dịch vụ", "bảo vệ môi trường", "đầu tư công")
TYPES = ("based_on", "implements", "cites", "amends", "replaces", "guides", "reports_on")
QUERIES = ("k", "ke", "ke hoach", "3323", "quyet dinh 15/2019", "ủy ban nhân dân huyện", "moi truong 2018")


def made(size: int) -> tuple[list[DocumentRow], list[Link]]:
    """Documents of every level over thirty years, each with some relations, a few of them to many."""
    draw = random.Random(size)
    rows = []
    for number in range(size):
        code, name, symbol, issuer, _ = draw.choices(KINDS, [kind[-1] for kind in KINDS])[0]
        year = 2025 - min(int(draw.expovariate(0.12)), 35)
        day = f"{year}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        told = f"Về {draw.choice(SUBJECTS)} năm {year} của đơn vị {number % 700}"
        rows.append(
            DocumentRow(
                f"urn:x:{number}", f"{name} {number}", type=code, type_name=name,
                number=str(number % 4_000 + 1), symbol=symbol, issuer=issuer, name=told,
                date=day if draw.random() < 0.93 else None,
            )
        )  # fmt: skip
    ends = [(draw.randrange(size), int(size * draw.random() ** 3)) for _ in range(size * EDGES_EACH)]
    links = {Link(f"urn:x:{a}", draw.choice(TYPES), f"urn:x:{b}") for a, b in ends if a != b}
    cited: dict[str, int] = {}
    for link in links:
        cited[link.target] = cited.get(link.target, 0) + 1
    counted = [msgspec.structs.replace(row, incoming=cited.get(row.iri, 0)) for row in rows]
    return counted, sorted(links, key=lambda link: (link.source, link.type, link.target))


def write(size: int, folder: Path) -> dict[str, object]:
    """The pages that are measured, and what it took to write them."""
    rows, links = made(size)
    begun = time.perf_counter()
    directory = Directory(rows, ())
    pages = Pages("vi")
    files = write_whole(directory, links, pages)
    files["assets/documents.js"] = write_index(directory)
    files["index.html"] = write_lists(directory, pages)["index.html"]
    files["d/hub.html"] = hub(rows, directory, pages)
    took = time.perf_counter() - begun
    for inner in ("assets", "d"):
        (folder / inner).mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ASSETS:
        if name != DRAWING:
            (folder / "assets" / name).write_bytes(read_asset(name))
    data = {name: len(text.encode()) for name, text in files.items() if name.startswith("assets/")}
    return {"documents": size, "links": len(links), "written_s": round(took, 2), "bytes": data}


def hub(rows: list[DocumentRow], directory: Directory, pages: Pages) -> str:
    """The page of a document that very many others name, in every way there is."""
    sentence = "Căn cứ quyết định này và các văn bản hướng dẫn thi hành do cơ quan có thẩm quyền ban hành;"

    def edges(type_: str) -> tuple[Edge, ...]:
        return tuple(
            Edge(type_, row.iri, row.label, (Evidence(f"{row.iri}#r", "made.txt", 0, 88, sentence),))
            for row in rows[1 : CITING + 1]
        )

    view = DocumentView(rows[0], edges_in={type_: edges(type_) for type_ in TYPES})
    return write_document(view, directory, pages)[directory.face(rows[0].iri).slug]


def painted(page: Any, address: str) -> float:
    """Seconds from opening a page until its text is on the screen, the best of some."""
    times = []
    for _ in range(RUNS):
        page.goto("about:blank")
        page.goto(address)
        times.append(
            page.evaluate(
                "new Promise(done => new PerformanceObserver(told => told.getEntries().forEach(one =>"
                " one.name === 'first-contentful-paint' && done(one.startTime)))"
                ".observe({ type: 'paint', buffered: true }))"
            )
        )
    return round(float(min(times)) / 1000, 2)


def opened(page: Any, address: str) -> float:
    """Seconds from opening the overview to its first frame drawn."""
    page.goto("about:blank")
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#overview[data-drawn]", timeout=120_000)
    # The picture is drawn when a frame after it has been put together.
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - begun


def moved(page: Any, move: Any, seconds: float = 3.0) -> float:
    """Frames a second while `move` is called, with the number of each call."""
    page.evaluate(
        "() => { window.frames_ = 0; const tick = () => { window.frames_++; requestAnimationFrame(tick) };"
        " requestAnimationFrame(tick) }"
    )
    for step in range(10):
        move(step)
    before, begun = page.evaluate("window.frames_"), time.perf_counter()
    step = 0
    while time.perf_counter() - begun < seconds:
        step += 1
        move(step)
    took = time.perf_counter() - begun
    return round(float((page.evaluate("window.frames_") - before) / took), 1)


def panned(page: Any) -> float:
    """Frames a second while the mouse drags the picture to and fro."""
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    frames = moved(page, lambda step: page.mouse.move(x + 40 + (step * 7) % 300, y + (step * 3) % 90))
    page.mouse.up()
    return frames


def zoomed(page: Any) -> float:
    """Frames a second while the wheel zooms in and out."""
    page.mouse.move(*middle(page))
    return moved(page, lambda step: page.mouse.wheel(0, -60 if step % 40 < 20 else 60))


def middle(page: Any) -> tuple[float, float]:
    """The middle of the picture, on the screen."""
    page.locator("#overview").scroll_into_view_if_needed()
    box = page.locator("#overview").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def typed(page: Any, address: str) -> dict[str, object]:
    """Milliseconds from each keystroke of each query until its list is laid out, and which took longest."""
    page.goto(address)
    page.wait_for_selector("#list")
    rounds: list[list[list[Any]]] = page.evaluate(
        """async queries => { const field = document.querySelector('#q'); const rounds = [];
        for (let round = 0; round < 3; round++) { const took = [];
          for (const query of queries) for (let n = 1; n <= query.length; n++) {
            await new Promise(done => setTimeout(done, 20));
            const begun = performance.now(); field.value = query.slice(0, n);
            field.dispatchEvent(new Event('input')); void document.body.offsetHeight;
            took.push([query.slice(0, n), performance.now() - begun]) }
          rounds.push(took) } return rounds }""",
        list(QUERIES),
    )
    best = [min(times, key=lambda one: one[1]) for times in zip(*rounds, strict=True)]
    ranked = sorted(best, key=lambda one: one[1])
    return {
        "first_ms": round(rounds[0][0][1], 1),
        "median_ms": round(ranked[len(ranked) // 2][1], 1),
        "slowest_ms": round(ranked[-1][1], 1),
        "slowest": ranked[-1][0],
    }


def measure(browser: Any, size: int) -> dict[str, object]:
    """One row of the result."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        row = write(size, folder)
        page = browser.new_context(viewport={"width": 1280, "height": 860}, offline=True).new_page()
        address = folder.resolve().as_uri()
        times = [opened(page, f"{address}/overview.html") for _ in range(RUNS)]
        row["opened_s"] = [round(one, 2) for one in sorted(times)]
        row["drawn"] = page.locator("#overview").get_attribute("data-drawn")
        row["frames_a_second_panning"] = max(panned(page) for _ in range(2))
        row["frames_a_second_zooming"] = max(zoomed(page) for _ in range(2))
        row["search"] = typed(page, f"{address}/index.html")
        row["painted_s"] = {name: painted(page, f"{address}/{name}.html") for name in ("index", "d/hub")}
        row["loop_ms"] = loop_ms()
        page.context.close()
        return row


def renderer(browser: Any) -> str:
    """What draws WebGL in this browser."""
    page = browser.new_page()
    told = page.evaluate(
        """() => { const gl = document.createElement('canvas').getContext('webgl2'); if (!gl) return 'none';
        const more = gl.getExtension('WEBGL_debug_renderer_info');
        return gl.getParameter(more ? more.UNMASKED_RENDERER_WEBGL : gl.RENDERER) }"""
    )
    page.close()
    return str(told)


def main() -> None:
    """Measure and keep the result."""
    from playwright.sync_api import sync_playwright

    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--brief", action="store_true", help="one small graph, nothing kept")
    brief = parser.parse_args().brief
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        result = {
            "processor": processor(),
            "cores": os.cpu_count(),
            "load": round(os.getloadavg()[0], 1),
            "browser": f"Chromium {browser.version}",
            "renderer": renderer(browser),
            "rows": [measure(browser, size) for size in ((1_000,) if brief else SIZES)],
        }
        browser.close()
    text = json.dumps(result, ensure_ascii=False, indent=2)
    print(text)
    if not brief:
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
