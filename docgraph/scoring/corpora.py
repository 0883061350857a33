"""Published corpora + extractions → figures by each corpus's own answer.

Reads: rows of a corpus (spans of sentences, identities of documents, changes between documents) and what was
said of each text. Gives: shares and tallies. Such corpora mark less than a text says, so each figure asks
only what its corpus can answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from docgraph.records import Document, Extraction, Mention
from docgraph.scoring.figures import Share
from docgraph.scoring.keys import fold_words, issuer_key

MARKED_TYPES = frozenset({"NQ", "NĐ", "TT", "TTLT", "QĐ", "Luật", "BLuật", "PL", "HP"})
"""The types that the corpus of spans marks; a mention of another type is no error there."""

CHANGES = frozenset({"amends", "repeals", "replaces"})
TOLD_ORIGINS = ("page_title", "front_matter", "closing_rule", "hand_read", "phapdien_note", "vlegal")

TYPE_LETTERS = {
    "cong van": "cv",
    "thong bao": "tb",
    "nghi dinh": "nd",
    "huong dan": "hd",
    "bao cao": "bc",
    "ke hoach": "kh",
    "chuong trinh": "ctr",
    "to trinh": "ttr",
    "van ban hop nhat": "vbhn",
    "quy dinh": "qyd",
}


class Stretch(msgspec.Struct, frozen=True):
    """A stretch that the corpus marks."""

    start: int
    end: int


class SpanRow(msgspec.Struct, frozen=True):
    """A sentence with its marked spans, and those that its annotators left out."""

    id: str
    text: str
    spans: tuple[Stretch, ...]
    missing: tuple[Stretch, ...] = ()


class IdentityRow(msgspec.Struct, frozen=True):
    """What a page's own table says of the document on it."""

    id: str
    number: str | None = None
    type: str | None = None
    issuer: str | None = None
    date: str | None = None
    confidence: str | None = None
    independent_fields: tuple[str, ...] = ()
    number_in_head: bool | None = None
    date_in_head: bool | None = None


class Change(msgspec.Struct, frozen=True):
    """A change that a text makes to the document of a number."""

    relation: str
    target_number: str | None = None


class ProvisionRow(msgspec.Struct, frozen=True):
    """A provision with its text and the changes it makes."""

    id: str
    text: str
    triples: tuple[Change, ...]


class ChangeRow(msgspec.Struct, frozen=True):
    """A change between two documents, told by a list."""

    relation: str
    target_number: str | None = None
    source_text_id: str | None = None
    origin: str = ""


class SpanScores(msgspec.Struct):
    """Spans found by overlap; found exactly up to a trailing date; mentions said that are marked or were
    left out.

    `missed` and `false` hold (row id, start, end) of what is behind the figures.
    """

    recall: Share = msgspec.field(default_factory=Share)
    exact: Share = msgspec.field(default_factory=Share)
    precision: Share = msgspec.field(default_factory=Share)
    missed: list[tuple[str, int, int]] = msgspec.field(default_factory=list)
    inexact: list[tuple[str, int, int]] = msgspec.field(default_factory=list)
    false: list[tuple[str, int, int]] = msgspec.field(default_factory=list)


def score_spans(rows: Iterable[SpanRow], said: Mapping[str, Extraction]) -> SpanScores:
    """Figures over a corpus of marked spans.

    >>> row = SpanRow("a", "Luật Giá", (Stretch(0, 8),))
    >>> m = Mention(id="m1", start=0, end=8, text="Luật Giá", form="named", type="Luật")
    >>> score_spans([row], {"a": Extraction(mentions=(m,))}).exact.value
    1.0
    """
    scores = SpanScores()
    for row in rows:
        mentions = [m for m in said.get(row.id, Extraction()).mentions if m.form in ("numbered", "named")]
        for span in row.spans:
            over = [m for m in mentions if _overlap(m, span)]
            exact = any(_is_exact(row.text, m, span) for m in over)
            scores.recall.add(bool(over))
            scores.exact.add(exact)
            if not exact:
                (scores.inexact if over else scores.missed).append((row.id, span.start, span.end))
        for mention in mentions:
            if mention.type is None or mention.type in MARKED_TYPES:
                right = any(_overlap(mention, span) for span in (*row.spans, *row.missing))
                scores.precision.add(right)
                if not right:
                    scores.false.append((row.id, mention.start, mention.end))
    return scores


def _overlap(mention: Mention, span: Stretch) -> bool:
    return min(mention.end, span.end) > max(mention.start, span.start)


def _is_exact(text: str, mention: Mention, span: Stretch) -> bool:
    """The same span, but for a date that the corpus counts in and a core leaves out."""
    if mention.start != span.start:
        return False
    tail = text[mention.end : span.end + 1]
    return mention.end == span.end or re.match(r"\s*,?\s*\(?(ngày|năm|tháng)", tail) is not None


def score_identities(rows: Iterable[IdentityRow], said: Mapping[str, Extraction]) -> dict[str, Share]:
    """How often each field of a text's own identity is right, where the page's table is independent of the
    text.

    >>> row = IdentityRow("a", number="81/KH-UBND", confidence="independent", independent_fields=("number",))
    >>> own = Document(id="self", number="81", symbol="KH-UBND")
    >>> score_identities([row], {"a": Extraction(self_document=own)})["number"].value
    1.0
    """
    shares = {field: Share() for field in ("number", "type", "issuer", "date")}
    for row in rows:
        if row.confidence != "independent" or row.number_in_head is False:
            continue
        own = said.get(row.id, Extraction()).self_document or Document(id="self")
        for field, share in shares.items():
            wanted = getattr(row, field)
            if field not in row.independent_fields or not wanted:
                continue
            if field == "date" and row.date_in_head is False:
                continue
            share.add(_is_own(field, wanted, own))
    return shares


def _is_own(field: str, wanted: str, own: Document) -> bool:
    if field == "number":
        return _bare(_full_number(own)) == _bare(wanted)
    if field == "date":
        return own.date == wanted
    if field == "issuer":
        one, other = issuer_key(wanted), issuer_key(own.issuer)
        return bool(other) and (one in other or other in one)
    folded, name = fold_words(own.type), fold_words(wanted)
    initials = "".join(word[0] for word in name.split())
    return bool(folded) and folded in (initials, name, TYPE_LETTERS.get(name))


def _full_number(document: Document) -> str:
    return "/".join(part for part in (document.number, document.year, document.symbol) if part)


def _bare(number: str) -> str:
    return re.sub(r"^0+", "", fold_words(number))


Wanted = dict[str, set[tuple[str, str]]]


def changes_of_provisions(rows: Iterable[ProvisionRow]) -> Wanted:
    """What each provision changes, where the changed document's number stands in its text."""
    wanted: Wanted = {}
    for row in rows:
        text = fold_words(row.text)
        for change in row.triples:
            if change.target_number and _bare(change.target_number) in text:
                _want(wanted, row.id, change.relation, change.target_number)
    return wanted


def changes_of_lists(rows: Iterable[ChangeRow]) -> Wanted:
    """What each text changes, by lists that do not come from a language model."""
    wanted: Wanted = {}
    for row in rows:
        if row.source_text_id and row.target_number and row.origin.startswith(TOLD_ORIGINS):
            _want(wanted, row.source_text_id, row.relation, row.target_number)
    return wanted


def _want(wanted: Wanted, text: str, relation: str, number: str) -> None:
    if relation in CHANGES:
        wanted.setdefault(text, set()).add((relation, _bare(number)))


class ChangeScores(msgspec.Struct):
    """Changes found with the right type, and as any change; `missed` holds (text id, relation, number)."""

    typed_recall: Share = msgspec.field(default_factory=Share)
    recall: Share = msgspec.field(default_factory=Share)
    missed: list[tuple[str, str, str]] = msgspec.field(default_factory=list)


def score_changes(wanted: Wanted, said: Mapping[str, Extraction]) -> ChangeScores:
    """Recall of amends, repeals and replaces by the number of what is changed.

    >>> score_changes({"a": {("amends", "15 2020 nd cp")}}, {}).recall.value
    0.0
    """
    scores = ChangeScores()
    for name, pairs in wanted.items():
        got = _said_changes(said.get(name, Extraction()))
        numbers = {number for _, number in got}
        for relation, number in sorted(pairs):
            scores.typed_recall.add((relation, number) in got)
            scores.recall.add(number in numbers)
            if (relation, number) not in got:
                scores.missed.append((name, relation, number))
    return scores


def _said_changes(extraction: Extraction) -> set[tuple[str, str | None]]:
    numbers = {document.id: _bare(_full_number(document)) for document in extraction.documents}
    changes: Sequence[tuple[str, str | None]] = [
        (relation.type.value, numbers.get(relation.target))
        for relation in extraction.relations
        if relation.type.value in CHANGES
    ]
    return set(changes)
