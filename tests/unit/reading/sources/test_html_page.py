from __future__ import annotations

import pytest

from docgraph.errors import SourceError
from docgraph.reading.sources.html_page import read_html


def _text(markup: str) -> str:
    return read_html(markup.encode(), "a.html").text


def test_blocks_become_paragraphs_with_marks() -> None:
    passage = read_html(
        "<title> Trang  một </title><h1>Kế hoạch</h1><p>Căn cứ\n <b>Luật</b> Giá;<p>Điều 1".encode(), "a"
    )
    assert passage.text == "Kế hoạch\n\nCăn cứ Luật Giá;\n\nĐiều 1"
    assert passage.title == "Trang một"
    assert [passage.text[mark.start :][:6] for mark in passage.marks] == ["Kế hoạ", "Căn cứ", "Điều 1"]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    assert (
        _text(
            "<nav>Trang chủ</nav><script>var a='Luật Giá'</script><style>p{}</style><!-- Luật Giá -->"
            "<p hidden>Luật Đất đai</p><p style='display : none'>Luật Đất đai</p><div role=navigation>Mục lục</div>"
            "<p>Nghị định số 1/2020/NĐ-CP</p><footer>Bản quyền</footer>"
        )
        == "Nghị định số 1/2020/NĐ-CP"
    )


def test_the_two_columns_of_an_official_head_come_one_after_the_other() -> None:
    head = (
        "<table><tr><td>ỦY BAN NHÂN DÂN<br>THÀNH PHỐ<p>Số: 81/KH-UBND</td>"
        "<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Hải Phòng, ngày 25 tháng 3 năm 2020</p></td></tr></table>"
    )
    assert _text(head) == (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ\n\nSố: 81/KH-UBND\n\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nHải Phòng, ngày 25 tháng 3 năm 2020"
    )


def test_a_row_of_data_is_a_line() -> None:
    rows = "<tr><th>STT<th>Số<th>Ngày</tr><tr><td>1<td>12/QĐ-UBND<td>03/02/2020</tr>"
    assert _text(f"<table>{rows}</table>") == "STT\tSố\tNgày\n\n1\t12/QĐ-UBND\t03/02/2020"


def test_the_marked_main_part_stands_for_the_page() -> None:
    assert _text("<div>Tin khác</div><article><p>Quyết định số 3323/QĐ-UBND được ban hành.</article>") == (
        "Quyết định số 3323/QĐ-UBND được ban hành."
    )


def test_the_encoding_that_the_page_names_is_believed_and_checked() -> None:
    page = "<meta charset=windows-1258><p>Kê hoach"
    assert read_html(page.encode("cp1258"), "a").text == "Kê hoach"


def test_deep_nesting_is_read() -> None:
    assert _text("<div>" * 20_000 + "Luật Giá") == "Luật Giá"


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(SourceError, match=r"a\.html: the page shows no text"):
        read_html(b"<html><script>load()</script>", "a.html")
