"""Plain text in any of its encodings → Passage.

Reads: bytes. Gives: a passage whose text is what the bytes say: decomposed letters stay decomposed, line ends
become one character (RFC 5147 counts them so), a form feed begins a page. What is not text is refused.
"""

from __future__ import annotations

import codecs

from docgraph.errors import SourceError
from docgraph.reading.sources.legacy import font_of, share_of_vietnamese, to_unicode
from docgraph.records import Context, Mark, Passage

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_plain(data: bytes, address: str, context: Context = Context()) -> Passage:
    """The passage that a text file holds; SourceError where it is empty or no text.

    >>> read_plain("Căn cứ Luật Giá;\\r\\n".encode(), "a.txt").text
    'Căn cứ Luật Giá;\\n'
    """
    text = one_line_end(decode(data, address))
    if not text.strip():
        raise SourceError("the file is empty", where=address, todo="give a file with text in it")
    return Passage(text=text, address=address, context=context, marks=_pages(text))


def decode(data: bytes, address: str, hint: str | None = None) -> str:
    """Bytes as text: by their mark, as UTF-8, as `hint` says, or as an encoding of before Unicode.

    Text in a TCVN3 or VNI font comes out in Unicode. SourceError for bytes that are no text in any of these.

    >>> decode("Caên cöù Luaät cuûa Chính phuû".encode("cp1252"), "a.txt")
    'Căn cứ Luật của Chính phủ'
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, address)
    if b"\0" in data[:65_536]:
        if (unmarked := _unmarked_utf16(data)) is None:
            raise SourceError("this is a binary file", where=address, todo="give text, HTML, docx or PDF")
        return _strict(data, unmarked, address)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _before_unicode(data, address, hint)
    return to_unicode(text)


def one_line_end(text: str) -> str:
    """The text with every line end as one `\\n`.

    >>> one_line_end("a\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _strict(data: bytes, encoding: str, address: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"the text breaks off at byte {error.start} of {encoding.upper()}",
            where=address,
            todo="save it again as UTF-8",
        ) from None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: of text, half the bytes of either place are nearly all zero or small."""
    head = data[: 65_536 & ~1]
    for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if sum(byte in (0x00, 0x01, 0x03, 0x1E, 0x20) for byte in high) > 0.97 * len(high):
            text = head.decode(encoding, "replace")
            if sum(c.isprintable() or c.isspace() for c in text) > 0.97 * len(text):
                return encoding
    return None


def _before_unicode(data: bytes, address: str, hint: str | None) -> str:
    """Bytes that are no UTF-8: what the page says they are, TCVN3, VNI, or Windows' Vietnamese."""
    if hint:
        try:
            return to_unicode(data.decode(hint))
        except (LookupError, UnicodeDecodeError):
            pass  # a page that says wrongly what it is: look at the bytes
    western = data.decode("cp1252", "replace")
    if font := font_of(western):
        return font(western)
    windows = data.decode("cp1258", "replace")
    if share_of_vietnamese(windows) > 0.05:
        return windows
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in data[:65_536])
    what = "this is a binary file" if controls else "the encoding is unknown"
    todo = "give text, HTML, docx or PDF" if controls else "save it again as UTF-8"
    raise SourceError(what, where=address, todo=todo)


def _pages(text: str) -> tuple[Mark, ...]:
    """Pages, where the text has form feeds."""
    if "\f" not in text:
        return ()
    starts = [0, *(at + 1 for at, c in enumerate(text) if c == "\f")]
    return tuple(Mark(kind="page", number=n, start=start) for n, start in enumerate(starts, 1))
