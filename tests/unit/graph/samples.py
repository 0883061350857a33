"""Small passages with their extractions, made by hand, for the tests of the graph."""

from __future__ import annotations

from docgraph.records import Context, Document, Extraction, Mention, Passage, Relation, RelationType

CITY = "Ủy ban nhân dân thành phố Hải Phòng"
DECISION = Document(id="d1", type="QĐ", number="3323", symbol="QĐ-UBND", date="2019-12-30", issuer=CITY)


def document(local: str, **fields: str | int | None) -> Document:
    return Document(id=local, **fields)  # type: ignore[arg-type]


def plan(number: str, issuer: str, date: str | None = None, local: str = "self") -> Document:
    return Document(id=local, type="KH", number=number, symbol="KH-UBND", date=date, issuer=issuer)


def said(
    address: str,
    own: Document | None,
    *targets: tuple[RelationType, Document],
    lead: str = "",
) -> tuple[Passage, Extraction]:
    """A text of one line for each target; every line is the sentence of one relation from the text's own document."""
    text, mentions, relations, documents = lead, [], [], []
    for position, (kind, target) in enumerate(targets, 1):
        core = f"{target.type or 'văn bản'} {target.number or target.name}"
        line = f"Việc {position}: {kind.value} {core}."
        start = len(text) + line.index(core)
        mention = Mention(
            id=f"m{position}",
            start=start,
            end=start + len(core),
            text=core,
            form="numbered" if target.number else "unnumbered",
            type=target.type,
            number=target.number,
            document=target.id,
            rule="sample:core",
        )
        mentions.append(mention)
        documents.append(target)
        if own is not None:
            relations.append(
                Relation(
                    source="self",
                    type=kind,
                    target=target.id,
                    start=len(text),
                    end=len(text) + len(line),
                    mention=mention.id,
                    rule="sample:cue",
                    confidence=0.9,
                )
            )
        text += line + "\n"
    passage = Passage(text=text, address=address, context=Context(jurisdiction="Hải Phòng"))
    return passage, Extraction(tuple(mentions), tuple(documents), tuple(relations), own)
