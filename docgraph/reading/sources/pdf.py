"""PDF → Passage.

Reads: bytes. Gives: the text layer, page after page, each page a mark; lines stay lines. A file without a
text layer, locked or damaged is refused.
"""

from __future__ import annotations

from docgraph.errors import SourceError
from docgraph.reading.sources.legacy import font_of
from docgraph.reading.sources.plain import one_line_end
from docgraph.records import Context, Mark, Passage


def read_pdf(data: bytes, address: str, context: Context = Context()) -> Passage:
    """The passage that a PDF file holds; SourceError where there is nothing to read in it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(error, address) from None
    try:
        pages = [_page_text(document[n]) for n in range(len(document))]
        title = str(document.get_metadata_value("Title")).strip() or None
    except pypdfium2.PdfiumError as error:
        raise _refusal(error, address) from None
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        raise SourceError(
            "the PDF has no text layer (a scan?)",
            where=address,
            todo="run a text recogniser such as ocrmypdf over it first",
        )
    return _passage(pages, title, address, context)


def _passage(pages: list[str], title: str | None, address: str, context: Context) -> Passage:
    if font := font_of("\n".join(pages)):
        pages = [font(page) for page in pages]
    text = "\n\n".join(pages)
    marks = []
    at = 0
    for number, page in enumerate(pages, 1):
        marks.append(Mark(kind="page", number=number, start=at))
        at += len(page) + 2
    return Passage(text=text, address=address, context=context, marks=tuple(marks), title=title)


def _page_text(page: object) -> str:
    """A page's text; PDFium's sign for a hyphen at a line's end is hyphen and line end again."""
    layer = page.get_textpage()  # type: ignore[attr-defined] # pypdfium2 ships no type information
    text = one_line_end(layer.get_text_range())
    layer.close()
    return text.replace("\ufffe", "-\n").replace("\x02", "-\n").replace("\0", "")


def _refusal(error: Exception, address: str) -> SourceError:
    if "password" in str(error).lower():
        return SourceError("the PDF is locked with a password", where=address, todo="save it without one")
    return SourceError("the PDF is damaged", where=address, todo="get or export the file again")
