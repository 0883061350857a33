"""The records that every stage exchanges: one frozen set for library, JSON lines, gold and benchmark.

Field names and meanings are those of the extraction contract: a mention is one place in a text that
points to a document, a document is what mentions point to, a relation is what one document does to another.
Offsets are Unicode code points of the text as given: `passage.text[m.start:m.end] == m.text`.
"""

from docgraph.records.document import Document
from docgraph.records.extraction import Extraction
from docgraph.records.mention import Form, Mention, Pinpoint
from docgraph.records.passage import Context, Mark, Passage
from docgraph.records.relation import Relation, RelationType
from docgraph.records.span import Span

__all__ = [
    "Context",
    "Document",
    "Extraction",
    "Form",
    "Mark",
    "Mention",
    "Passage",
    "Pinpoint",
    "Relation",
    "RelationType",
    "Span",
]
