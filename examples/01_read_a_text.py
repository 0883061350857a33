"""A sentence in, the documents that it names and what they do to each other out."""

from docgraph import Passage, extract

TEXT = "Bộ Y tế ban hành Thông tư số 21/2031/TT-BYT thay thế Thông tư số 8/2026/TT-BYT ngày 5/3/2026."

said = extract(Passage(text=TEXT))
for document in said.documents:
    print(document.id, document.type, document.number, document.year, document.issuer, document.date)
for relation in said.relations:
    print(
        relation.source,
        relation.type.value,
        relation.target,
        "because",
        repr(TEXT[relation.start : relation.end]),
    )
