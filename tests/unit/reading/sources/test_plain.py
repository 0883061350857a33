from __future__ import annotations

import unicodedata

import pytest

from docgraph.errors import SourceError
from docgraph.reading.sources.plain import read_plain

TEXT = "Căn cứ Nghị định số 15/2020/NĐ-CP của Chính phủ;\nỦy ban nhân dân thành phố ban hành Kế hoạch."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_comes_out_the_same_from_every_utf(encoding: str) -> None:
    assert read_plain(TEXT.encode(encoding), "a.txt").text == TEXT


def test_a_line_end_is_one_character_whoever_wrote_it() -> None:
    assert read_plain(b"a\r\nb\rc\nd", "a.txt").text == "a\nb\nc\nd"


def test_decomposed_letters_stay_decomposed() -> None:
    apart = unicodedata.normalize("NFD", TEXT)
    assert read_plain(apart.encode(), "a.txt").text == apart


def test_a_form_feed_begins_a_page() -> None:
    passage = read_plain("trang một\ftrang hai".encode(), "a.txt")
    assert [(mark.kind, mark.number, passage.text[mark.start :][:9]) for mark in passage.marks] == [
        ("page", 1, "trang một"),
        ("page", 2, "trang hai"),
    ]


def test_windows_vietnamese_with_its_tones_apart_is_read() -> None:
    apart = "Căn cư\u0301 Nghi\u0323 đi\u0323nh cu\u0309a Chính phu\u0309"
    read = read_plain(apart.encode("cp1258"), "a.txt").text
    assert unicodedata.normalize("NFC", read) == "Căn cứ Nghị định của Chính phủ"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b" \n\t\n", "a.txt: the file is empty; give a file with text in it"),
        (bytes(range(256)) * 8, "a.txt: this is a binary file; give text, HTML, docx or PDF"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10",
            "a.txt: this is a binary file; give text, HTML, docx or PDF",
        ),
        (b"caf\xe9 cr\xe8me br\xfbl\xe9e", "a.txt: the encoding is unknown; save it again as UTF-8"),
        (b"\xff\xfeC\0\xff", "a.txt: the text breaks off at byte 2 of UTF-16-LE; save it again as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_a_word_on_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_plain(data, "a.txt")
    assert str(refused.value) == says
