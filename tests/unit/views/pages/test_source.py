from __future__ import annotations

import html
import re

from docgraph.graph.answers import MentionView, SourceView, TextMark
from docgraph.views.faces import Directory
from docgraph.views.pages.source import read_runs, visible, write_source
from docgraph.views.render import Pages
from tests.unit.views.made import MadeGraph, hai_phong


def page_of(graph: MadeGraph, address: str) -> str:
    directory = Directory(graph.documents(), graph.sources())
    directory.learn_places(graph.source(address))
    return write_source(graph.source(address), directory, Pages("vi"))


def text_of(page: str) -> str:
    found = re.search(r'<div class="text[^>]*>(.*?)</div>', page, re.DOTALL)
    assert found
    return html.unescape(re.sub(r"<[^>]+>", "", found[1]))


def test_the_whole_text_stands_there_unchanged() -> None:
    graph = hai_phong()
    address = "van-ban/3323-qd-ubnd.txt"
    assert text_of(page_of(graph, address)) == graph.source(address).text


def test_mentions_are_marked_by_form_and_anchored() -> None:
    page = page_of(hai_phong(), "van-ban/3323-qd-ubnd.txt")
    assert re.search(r'<a class="m named" id="c\d+" href="\.\./d/77-2015-qh13-', page)
    assert re.search(r'<a class="m anaphor" id="c\d+"', page)
    assert re.search(r'<span class="m unnumbered doubtful" id="c\d+">văn bản hướng dẫn riêng</span>', page)
    assert "Chưa rõ là văn bản nào" in page


def test_a_mention_inside_a_title_does_not_nest_links() -> None:
    graph = MadeGraph()
    graph.make("urn:a", "NĐ", "1")
    graph.make("urn:b", "NĐ", "2")
    graph.read("a.txt", "Nghị định 1 sửa đổi Nghị định 2 hết")
    graph.mention("a.txt", "Nghị định 1 sửa đổi Nghị định 2", "urn:a")
    graph.mention("a.txt", "Nghị định 2", "urn:b")
    page = page_of(graph, "a.txt")
    assert text_of(page) == "Nghị định 1 sửa đổi Nghị định 2 hết"
    assert not re.search(r"<a class=\"m[^>]*>[^<]*<a", page)
    assert 'id="c0"' in page
    assert 'id="c20"' in page


def test_a_web_page_shows_its_words_and_none_of_its_markup() -> None:
    page = page_of(hai_phong(), "https://bao.example/tin?id=1&x=2")
    shown = text_of(page)
    assert "alert" not in shown
    assert "<p>" not in shown
    assert "Từ hôm có Quyết định 3323/QĐ-UBND" in shown
    assert 'href="https://bao.example/tin?id=1&amp;x=2"' in page


def test_markup_that_never_closes_ends_with_the_text() -> None:
    for text in ("<!-- a", "<script>a", "<p", "a < b", "<", "<script"):
        assert visible(text, "html")[-1][1] == len(text)


def test_pages_of_a_file_are_shown() -> None:
    graph = MadeGraph()
    graph.read("a.pdf", "một\nhai", marks=(TextMark("page", 1, 0), TextMark("page", 2, 4)))
    page = page_of(graph, "a.pdf")
    assert '<span class="u page" id="u2" data-n="2"></span>hai' in page


def test_mentions_out_of_the_text_are_left_out() -> None:
    view = SourceView("a.txt", "ngắn", mentions=(MentionView("a.txt", 2, 99, "x", "numbered"),))
    runs = read_runs(view, Directory((), ()))
    assert "".join(getattr(run, "text", "") for run in runs) == "ngắn"
