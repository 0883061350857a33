"""Small files of each format, made for the tests."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def make_pdf(pages: list[str], *, locked: bool = False) -> bytes:
    """A PDF with a line of ASCII text for each line of each page; locked by a password that nobody knows."""
    bodies: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for page in pages:
        lines = " ".join(f"({line}) Tj 0 -14 Td" for line in page.split("\n")) if page else ""
        content = f"BT /F1 12 Tf 72 720 Td {lines} ET".encode()
        kids.append(len(bodies) + 1)
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(bodies) + 2} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>".encode()
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    bodies[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{n} 0 R' for n in kids)}] >>".encode()
    if locked:
        secret = "AB" * 32
        bodies.append(f"<< /Filter /Standard /V 1 /R 2 /O <{secret}> /U <{secret}> /P -44 >>".encode())
    return _file(bodies, locked)


def _file(bodies: list[bytes], locked: bool) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b" /Encrypt %d 0 R /ID [<AB> <AB>]" % len(bodies) if locked else b""
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(bodies) + 1,
        lock,
        len(out),
    )
    return out + head + table + trailer


def make_docx(*parts: str | list[list[str]], head: str = "", title: str = "") -> bytes:
    """A Word file: a string is a paragraph, a list of rows of cells a table (line ends make paragraphs in a cell)."""
    document: Any = docx.Document()
    document.core_properties.title = title
    if head:
        document.sections[0].header.paragraphs[0].text = head
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            table = document.add_table(rows=len(part), cols=len(part[0]))
            for row, cells in zip(table.rows, part, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    first, *rest = text.split("\n")
                    cell.paragraphs[0].text = first
                    for line in rest:
                        cell.add_paragraph(line)
    return _bytes(document)


def make_docx_of_xml(*paragraphs: str) -> bytes:
    """A Word file whose paragraphs hold the markup given (prefix `w`)."""
    document: Any = docx.Document()
    for paragraph in paragraphs:
        document.element.body.insert_element_before(parse_xml(f"<w:p {_W}>{paragraph}</w:p>"), "w:sectPr")
    return _bytes(document)


def _bytes(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
