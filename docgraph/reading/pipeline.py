"""The order of the stages: Passage + Lexicon → Extraction.

Reads: a passage. Gives: everything it says. Pure: no files, no store, no clock.
Stages between work on the folded text; offsets go back to the text as given at the end.
"""

from __future__ import annotations

import msgspec

from docgraph.lexicon import Lexicon, load_lexicon
from docgraph.reading.recognize import recognize
from docgraph.reading.recognize.elided import with_elided_years
from docgraph.reading.relate import relate
from docgraph.reading.resolve import resolve
from docgraph.reading.text.fold import Folded, fold
from docgraph.records import Extraction, Mention, Passage, Relation


def extract(passage: Passage, lexicon: Lexicon | None = None) -> Extraction:
    """Every mention, document and relation of a passage.

    >>> said = extract(Passage(text="Căn cứ Nghị định số 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ;"))
    >>> [(d.type, d.number, d.year, d.date) for d in said.documents]
    [('NĐ', '15', '2020', '2020-02-03')]
    """
    lexicon = lexicon or load_lexicon()
    folded = fold(passage.text, passage.format)
    mentions = with_elided_years(folded.text, recognize(folded.text, lexicon), _today(passage))
    resolved = resolve(folded.text, mentions, passage.context, lexicon)
    relations = relate(folded.text, resolved.mentions, resolved.documents, resolved.self_document, lexicon)
    return Extraction(
        mentions=tuple(_given(m, folded, passage.text) for m in resolved.mentions),
        documents=resolved.documents,
        relations=tuple(_given_relation(r, folded) for r in relations),
        self_document=resolved.self_document,
    )


def mentions_of(passage: Passage, lexicon: Lexicon | None = None) -> tuple[Mention, ...]:
    """Recognising alone: the mentions of a passage, not yet resolved.

    >>> [(m.id, m.text) for m in mentions_of(Passage(text="theo Nghị định 100/2019/NĐ-CP"))]
    [('m1', 'Nghị định 100/2019/NĐ-CP')]
    """
    folded = fold(passage.text, passage.format)
    found = recognize(folded.text, lexicon or load_lexicon())
    mentions = with_elided_years(folded.text, found, _today(passage))
    given = [_given(m, folded, passage.text) for m in mentions]
    return tuple(msgspec.structs.replace(m, id=f"m{number}") for number, m in enumerate(given, 1))


def _today(passage: Passage) -> str | None:
    """The day of the text, as far as it is known before reading."""
    own = passage.context.self_document
    return (own.date if own else None) or passage.context.date


def _given(mention: Mention, folded: Folded, text: str) -> Mention:
    """The mention with its offsets in the text as given."""
    start, end = folded.given(mention.start, mention.end)
    written = text[start:end]
    if start == mention.start and written == mention.text:
        return mention
    return Mention(
        id=mention.id,
        start=start,
        end=end,
        text=written,
        form=mention.form,
        type=mention.type,
        number=mention.number,
        year=mention.year,
        symbol=mention.symbol,
        date=mention.date,
        issuer=mention.issuer,
        pinpoints=mention.pinpoints,
        document=mention.document,
        written=mention.written or (written if written != mention.text else None),
        inferred=mention.inferred,
        rule=mention.rule,
        confidence=mention.confidence,
    )


def _given_relation(relation: Relation, folded: Folded) -> Relation:
    if folded.offsets is None:
        return relation
    start, end = folded.given(relation.start, relation.end)
    return Relation(
        source=relation.source,
        type=relation.type,
        target=relation.target,
        start=start,
        end=end,
        mention=relation.mention,
        rule=relation.rule,
        confidence=relation.confidence,
    )
