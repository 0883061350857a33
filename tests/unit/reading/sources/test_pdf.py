from __future__ import annotations

import pytest

from docgraph.errors import SourceError
from docgraph.reading.sources.pdf import read_pdf
from tests.unit.reading.sources.made_files import make_pdf


def test_pages_are_marks_and_lines_stay_lines() -> None:
    passage = read_pdf(make_pdf(["Nghi dinh so 15/2020/ND-CP\nngay 03/02/2020", "Dieu 2"]), "a.pdf")
    assert passage.text == "Nghi dinh so 15/2020/ND-CP\nngay 03/02/2020\n\nDieu 2"
    assert [(mark.kind, mark.number, mark.start) for mark in passage.marks] == [
        ("page", 1, 0),
        ("page", 2, 44),
    ]


def test_a_hyphen_at_a_line_end_stays_with_its_line_end() -> None:
    text = read_pdf(make_pdf(["Decree 15/2020/ND-\nCP of 2020"]), "a.pdf").text
    assert text.replace("\n", "") == "Decree 15/2020/ND-CP of 2020"
    assert "\ufffe" not in text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (make_pdf(["", ""]), r"the PDF has no text layer \(a scan\?\); run a text recogniser"),
        (make_pdf(["a"], locked=True), "the PDF is locked with a password; save it without one"),
        (b"%PDF-1.4\nnothing of the kind", "the PDF is damaged; get or export the file again"),
    ],
)
def test_a_file_with_nothing_to_read_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=r"^a\.pdf: " + says):
        read_pdf(data, "a.pdf")
