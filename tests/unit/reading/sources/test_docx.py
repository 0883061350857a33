from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from docgraph.errors import SourceError
from docgraph.reading.sources.docx import read_docx
from tests.unit.reading.sources.made_files import make_docx, make_docx_of_xml


def test_heads_paragraphs_and_tables_come_in_the_order_of_the_file() -> None:
    data = make_docx(
        [["ỦY BAN NHÂN DÂN\nSố: 81/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]],
        "Căn cứ Luật Giá;",
        [["1", "12/QĐ-UBND", "03/02/2020"]],
        "Nơi nhận",
        head="Bản sao",
        title="Kế hoạch 81",
    )
    passage = read_docx(data, "a.docx")
    assert passage.text.split("\n\n") == [
        "Bản sao",
        "ỦY BAN NHÂN DÂN",
        "Số: 81/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Căn cứ Luật Giá;",
        "1\t12/QĐ-UBND\t03/02/2020",
        "Nơi nhận",
    ]
    assert passage.title == "Kế hoạch 81"
    assert [passage.text[m.start :].split("\n")[0] for m in passage.marks] == passage.text.split("\n\n")


def test_insertions_links_and_hard_hyphens_are_read_and_deletions_are_not() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    data = make_docx_of_xml(
        run.format("Nghị định số 15/2020/NĐ")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + "<w:ins w:id='1' w:author='a'>" + run.format("CP") + "</w:ins>"
        + "<w:del w:id='2' w:author='a'><w:r><w:delText>QH</w:delText></w:r></w:del>"
        + "<w:hyperlink>" + run.format(" của Chính phủ") + "</w:hyperlink><w:r><w:br/></w:r>" + run.format("dòng hai")
    )  # fmt: skip
    assert read_docx(data, "a.docx").text == "Nghị định số 15/2020/NĐ-CP của Chính phủ\ndòng hai"


def _without(data: bytes, part: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as torn:
        for name in whole.namelist():
            if name != part:
                torn.writestr(name, whole.read(name))
    return out.getvalue()


WHOLE = make_docx("Căn cứ Luật Giá;")


@pytest.mark.parametrize(
    "data",
    [
        WHOLE[: len(WHOLE) // 2],
        b"PK\x03\x04 not a zip at all",
        WHOLE.replace(b"word/document.xml", b"word/documenX.xml"),
        WHOLE[:600] + bytes(200) + WHOLE[800:],
        _without(WHOLE, "word/document.xml"),
        _without(WHOLE, "[Content_Types].xml"),
    ],
    ids=["half", "no zip", "renamed part", "zeros", "no text", "no types"],
)
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.docx: the docx is damaged; open it in a word processor"):
        read_docx(data, "a.docx")


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(SourceError, match="no text in it"):
        read_docx(make_docx(), "a.docx")
