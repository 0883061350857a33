"""HTML page → Passage.

Reads: bytes. Gives: what a reader of the page sees, without scripts and menus: each block a paragraph with a
mark, table cells in reading order (the two columns of an official head one after the other).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from docgraph.errors import SourceError
from docgraph.reading.sources.blocks import Blocks
from docgraph.reading.sources.plain import decode
from docgraph.records import Context, Passage

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSEEN = frozenset(
    "head script style noscript template nav aside footer iframe object svg math canvas video audio "
    "button select option input textarea datalist dialog".split()
)
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure "
    "form h1 h2 h3 h4 h5 h6 header hr legend li main ol p pre section summary table tbody td tfoot "
    "th thead tr ul".split()
)
_MAIN = ("article", "main", "[role=main]", "[itemprop=articleBody]")


def read_html(data: bytes, address: str, context: Context = Context()) -> Passage:
    """The passage that an HTML file shows; SourceError where it shows nothing.

    >>> read_html("<p>Căn cứ <b>Luật</b> Giá;</p><script>x</script>".encode(), "a.html").text
    'Căn cứ Luật Giá;'
    """
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(decode(data, address, _charset(data)))
    blocks = Blocks()
    if tree.body is not None:
        _read(_main_part(tree.body), blocks)
    if not blocks:
        raise SourceError("the page shows no text", where=address, todo="save the page with its text in it")
    title = tree.css_first("title")
    return blocks.passage(address, context, " ".join(title.text().split()) or None if title else None)


def _charset(data: bytes) -> str | None:
    """The encoding that the page names in its first two thousand bytes."""
    pattern = rb"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w.:-]{2,40})"
    found = regex.search(pattern, data[:2048], regex.IGNORECASE)
    return found.group(1).decode("ascii") if found else None


def _main_part(body: LexborNode) -> LexborNode:
    """The part that holds most of the page's text where the page marks one out, else all of it."""
    whole = len(body.text(deep=True))
    parts = [node for selector in _MAIN for node in body.css(selector)]
    best = max(parts, key=lambda node: len(node.text(deep=True)), default=body)
    return best if 2 * len(best.text(deep=True)) > whole else body


def _read(root: LexborNode, blocks: Blocks) -> None:
    """Walk the tree without recursion, as markup may be nested as deep as it likes."""
    line: list[str] = []
    stack: list[LexborNode | str] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):  # the end of a block
            _end(line, blocks)
            continue
        tag = node.tag or ""
        if tag == "-text":
            line.append(_spaced(node))
        elif tag == "br":
            line.append("\n")
        elif tag == "tr" and (cells := _data_row(node)):
            _end(line, blocks)
            blocks.add("\t".join(cells))
        elif tag not in _UNSEEN and tag[:1] not in ("-", "!", "_") and not _is_hidden(node):
            if tag in _BLOCKS:
                _end(line, blocks)
                stack.append("end")
            stack.extend(reversed(list(node.iter(include_text=True))))
    _end(line, blocks)


def _end(line: list[str], blocks: Blocks) -> None:
    """Close the paragraph: one space for each stretch of white space, none at the ends of its lines."""
    rows = (" ".join(row.split(" ")).strip(" ") for row in regex.sub(" {2,}", " ", "".join(line)).split("\n"))
    blocks.add("\n".join(row for row in rows if row))
    line.clear()


def _spaced(node: LexborNode) -> str:
    """A text node; line ends and tabs in markup are spaces, but for what is set out beforehand (`pre`)."""
    text: str = node.text_content or ""
    if node.parent is not None and node.parent.tag == "pre":
        return text
    return str(regex.sub(r"[ \t\n\r\f]+", " ", text))


def _data_row(row: LexborNode) -> list[str] | None:
    """The cells of a row of three or more of one plain line each: a line of data; None for any other row."""
    cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
    if len(cells) < 3 or any(cell.css_first("p ~ p, br, table, ul, ol, div ~ div") for cell in cells):
        return None
    return [" ".join(cell.text(deep=True).split()) for cell in cells]


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") == "navigation"
        or "display:none" in style
    )
