from __future__ import annotations

import pytest

from docgraph.reading.sources.legacy import font_of, from_tcvn3, from_vni
from docgraph.reading.sources.plain import read_plain

TEXT = "Căn cứ Nghị định số 15/2020/NĐ-CP ngày 03 tháng 02 năm 2020 của Chính phủ"
TCVN3 = "C¨n cø NghÞ ®Þnh sè 15/2020/N§-CP ngµy 03 th¸ng 02 n¨m 2020 cña ChÝnh phñ"
VNI = "Caên cöù Nghò ñònh soá 15/2020/NÑ-CP ngaøy 03 thaùng 02 naêm 2020 cuûa Chính phuû"


@pytest.mark.parametrize("written", [TCVN3, VNI])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_a_font_of_before_unicode_is_read_as_file_and_as_pasted_text(written: str, encoding: str) -> None:
    assert read_plain(written.encode(encoding), "a.txt").text == TEXT


def test_capitals_of_tcvn3_follow_their_word_and_its_line() -> None:
    assert from_tcvn3("CéNG HßA X· HéI CHñ NGHÜA\nBé Tµi chÝnh, Sè 5, TØNH") == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nBộ Tài chính, Số 5, TỈNH"
    )


def test_capitals_of_vni_stay_capitals() -> None:
    assert from_vni("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA, ÑOÄC LAÄP") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA, ĐỘC LẬP"


def test_a_pdf_shows_the_letter_u_horn_of_tcvn3_as_a_minus() -> None:
    assert (
        from_tcvn3("Thñ t\u2212íng, Th«ng t\u2212, nh\u2212 sau, 5 \u2212 3")
        == "Thủ tướng, Thông tư, như sau, 5 − 3"
    )


@pytest.mark.parametrize(
    "text", [TEXT, "A Unicode text in English", "café crème, ¡olé!", "", "12/2020 © 2020"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert font_of(text) is None
