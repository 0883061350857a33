"""Word file (docx) → Passage.

Reads: bytes. Gives: heads, paragraphs and tables in the order of the file, then its footnotes; each paragraph
is a mark. Insertions are read, deletions are not. A damaged file is refused.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docgraph.errors import SourceError
from docgraph.reading.sources.blocks import Blocks
from docgraph.reading.sources.plain import one_line_end
from docgraph.records import Context, Passage

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_UNPACKED_LIMIT = 400 * 1024 * 1024  # bytes; a small zip can unpack to more than any memory


def read_docx(data: bytes, address: str, context: Context = Context()) -> Passage:
    """The passage that a Word file holds; SourceError where it is damaged or holds no text."""
    try:
        roots, title = _open(data, address)
    except SourceError:
        raise
    except Exception as error:  # a zip of XML can be wrong in many ways, each with an error class of its own
        raise SourceError(
            "the docx is damaged", where=address, todo="open it in a word processor and save it again"
        ) from error
    blocks = Blocks()
    for root in roots:
        _read(root, blocks)
    if not blocks:
        raise SourceError("the file has no text in it", where=address, todo="give a file with text in it")
    return blocks.passage(address, context, title)


def _open(data: bytes, address: str) -> tuple[list[Any], str | None]:
    """The trees of the file that hold text, in reading order, and its title."""
    import docx

    with zipfile.ZipFile(BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _UNPACKED_LIMIT:
            raise SourceError("the docx unpacks to over 400 MB", where=address, todo="split it")
        if (broken := parts.testzip()) is not None:
            raise zipfile.BadZipFile(broken)
    document = docx.Document(BytesIO(data))
    roots = [*_heads(document), document.element.body, *_footnotes(document)]
    return roots, (document.core_properties.title or "").strip() or None


def _heads(document: Any) -> Iterator[Any]:
    for section in document.sections:
        if not section.header.is_linked_to_previous:
            yield section.header._element


def _footnotes(document: Any) -> Iterator[Any]:
    """Notes carry amendments in consolidated texts; python-docx keeps them as bytes."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES and not relation.is_external:
            yield parse_xml(relation.target_part.blob)


def _read(root: Any, blocks: Blocks) -> None:
    """Walk paragraphs and tables without recursion: tables may be nested as deep as the file likes."""
    stack: list[Any] = [root]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}p":
            blocks.add(_paragraph_text(element))
            stack.extend(reversed(_text_boxes(element)))
        elif element.tag == f"{_W}tr":
            _read_row(element, blocks, stack)
        elif element.tag != _FALLBACK:
            stack.extend(child for child in reversed(element) if isinstance(child.tag, str))


def _read_row(row: Any, blocks: Blocks, stack: list[Any]) -> None:
    """A row of three or more cells of one paragraph each is a line of data; other cells stand one by one."""
    cells = [cell for cell in row.iter(f"{_W}tc") if _nearest(cell, f"{_W}tr") is row]
    lines = [[_paragraph_text(p) for p in cell.iter(f"{_W}p")] for cell in cells]
    if len(cells) >= 3 and all(len([line for line in cell if line.strip()]) <= 1 for cell in lines):
        blocks.add("\t".join("".join(cell).strip() for cell in lines))
    else:
        stack.extend(reversed(cells))


def _paragraph_text(paragraph: Any) -> str:
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if not isinstance(tag, str) or tag in (f"{_W}txbxContent", _FALLBACK, f"{_W}pPr", f"{_W}rPr"):
            continue
        name = tag.removeprefix(_W)
        if name == "t":
            parts.append(element.text or "")
        elif name in _SIGNS:
            parts.append(_SIGNS[name])
        else:
            stack.extend(reversed(element))
    return one_line_end("".join(parts))


def _text_boxes(paragraph: Any) -> list[Any]:
    """The text boxes that hang on a paragraph, without those inside them and the copy for older readers."""
    boxes = paragraph.iter(f"{_W}txbxContent")
    return [box for box in boxes if _nearest(box, f"{_W}p") is paragraph and _nearest(box, _FALLBACK) is None]


def _nearest(element: Any, tag: str) -> Any:
    return next(element.iterancestors(tag), None)
