"""Paragraphs one after another → a passage's text and marks.

Reads: the text of each paragraph. Gives: one text with an empty line between paragraphs, and a mark for each.
"""

from __future__ import annotations

from docgraph.reading.sources.legacy import font_of
from docgraph.records import Context, Mark, Passage


class Blocks:
    """Collects paragraphs; empty ones are passed over.

    >>> blocks = Blocks()
    >>> blocks.add("Điều 1.")
    >>> blocks.add("  ")
    >>> blocks.add("Điều 2.")
    >>> made = blocks.passage("a.docx")
    >>> made.text, [mark.start for mark in made.marks]
    ('Điều 1.\\n\\nĐiều 2.', [0, 9])
    """

    def __init__(self) -> None:
        self._texts: list[str] = []

    def add(self, text: str) -> None:
        """Add a paragraph."""
        text = text.strip(" \t\n\f\v")
        if text:
            self._texts.append(text)

    def __len__(self) -> int:
        return len(self._texts)

    def passage(self, address: str, context: Context = Context(), title: str | None = None) -> Passage:
        """The passage made of the paragraphs, its letters in Unicode."""
        texts = self._texts
        if font := font_of("\n".join(texts)):
            texts = [font(text) for text in texts]
        marks = []
        at = 0
        for number, text in enumerate(texts, 1):
            marks.append(Mark(kind="paragraph", number=number, start=at))
            at += len(text) + 2
        text = "\n\n".join(texts)
        return Passage(text=text, address=address, context=context, marks=tuple(marks), title=title)
