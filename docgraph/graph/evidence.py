"""Where something is said: the places that say an edge, and the sources that name a document.

Reads: nothing. Gives: frozen records.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Evidence(msgspec.Struct, frozen=True):
    """One place that says an edge: the sentence, its offsets in the source's text, and how it was read.

    `iri` is the relation node in the source's named graph; `mention_start` and `mention_end` bound the
    mention of the target where the reader saw one. `part` is what of the target is meant (`Điều 7, khoản 3
    Điều 9`), null for the whole. Where a person says or confirms it, `said_by` is the name and `reason` why;
    what no text says has the reason as its `sentence`.

    >>> Evidence(iri="s#r", source="a.txt", start=0, end=5, sentence="Căn c").rule
    ''
    """

    iri: str
    source: str
    start: int
    end: int
    sentence: str
    rule: str = ""
    confidence: float = 1.0
    mention_start: int | None = None
    mention_end: int | None = None
    said_by: str | None = None
    reason: str | None = None
    part: str | None = None


class Edge(msgspec.Struct, frozen=True):
    """A relation seen from one end: `type` is one of the sixteen words, `iri` and `label` the other end.

    `evidence` is never empty and stands in order of confidence, then of source and offset, a person's word
    before all; the properties give the first one's parts. `since` is the day from which the other end is in
    force, where a text says it.

    >>> first = Evidence(iri="s#r", source="a.txt", start=0, end=5, sentence="Căn c")
    >>> Edge(type="based_on", iri="urn:x", label="Luật Giá", evidence=(first,)).sentence
    'Căn c'
    """

    type: str
    iri: str
    label: str
    evidence: tuple[Evidence, ...]
    since: str | None = None

    @property
    def part(self) -> str | None:
        """What of the target is meant, null where any place means the whole; who confirms adds nothing."""
        return joined([one.part for one in self.evidence if one.rule != "said:confirms"])

    @property
    def sentence(self) -> str:
        """The sentence that says so."""
        return self.evidence[0].sentence

    @property
    def start(self) -> int:
        """Where the sentence begins in the source's text."""
        return self.evidence[0].start

    @property
    def end(self) -> int:
        """Where the sentence ends in the source's text."""
        return self.evidence[0].end

    @property
    def source(self) -> str:
        """The address of the source that says so."""
        return self.evidence[0].source

    @property
    def rule(self) -> str:
        """The cue row or function that read it."""
        return self.evidence[0].rule

    @property
    def confidence(self) -> float:
        """The share of such claims that hold."""
        return self.evidence[0].confidence

    @property
    def said_by(self) -> str | None:
        """The person who says so, null where only texts do."""
        return self.evidence[0].said_by

    @property
    def reason(self) -> str | None:
        """Why that person says so."""
        return self.evidence[0].reason


class Naming(msgspec.Struct, frozen=True):
    """A source that names a document, whether or not it says what one document does to another.

    `sentence` holds the first of its `mentions`, at `mention_start` to `mention_end` of the source's text; it
    begins at `start`. `related` says that the source is evidence of one of the document's edges.

    >>> Naming(source="a.txt", mentions=1, start=0, sentence="Theo QĐ 5", mention_start=5, mention_end=9).end
    9
    """

    source: str
    mentions: int
    start: int
    sentence: str
    mention_start: int
    mention_end: int
    related: bool = False

    @property
    def end(self) -> int:
        """Where the sentence ends in the source's text."""
        return self.start + len(self.sentence)


def joined(parts: Iterable[str | None]) -> str | None:
    """What several places say of the part together; null where one of them means the whole, or none speaks.

    >>> joined(["Điều 7", "một số điều", "Điều 7, Điều 8"]), joined(["Điều 7", None])
    ('Điều 7, Điều 8', None)
    """
    given = list(parts)
    if not given or None in given:
        return None
    told = dict.fromkeys(one for part in given for one in (part or "").split(", "))
    exact = [one for one in told if not one.startswith("một ")]
    return ", ".join(exact or told)
