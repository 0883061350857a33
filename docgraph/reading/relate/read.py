"""A text's sentences, one after another → relations.

Reads: the folded text, its mentions and documents. Gives: relations. What passes from sentence to sentence is
small: who acts (`Thông tư A sửa đổi như sau:`), which cue a list inherits, which document new text in quotes
belongs to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from docgraph.lexicon import Lexicon
from docgraph.reading.relate.acting import where_body_acts
from docgraph.reading.relate.clause import TYPES, opens
from docgraph.reading.relate.cues import CueBook, CueHit, cue_book, cue_hits
from docgraph.reading.relate.direct import SentenceReader
from docgraph.reading.relate.frames import Claim, Frame, SoFar, ids_of
from docgraph.reading.relate.kinds import JUDGMENT
from docgraph.reading.relate.phrases import asks_others, is_out, plural_kind
from docgraph.reading.relate.quotes import QuoteFinder
from docgraph.reading.relate.rank import settle_claims
from docgraph.reading.text.sentences import Sentences
from docgraph.records import Document, Mention, Relation, Span

MAX_BACK = 60
BEHIND = 200  # characters behind the last sentence that its words may be looked up to
LISTED = frozenset(
    (
        "repeals",
        "replaces",
        "amends",
        "suspends",
        "extends",
        "based_on",
        "implements",
        "corrects",
        "consolidates",
    )
)


def relate(
    text: str,
    mentions: Sequence[Mention],
    self_document: Document | None,
    lexicon: Lexicon,
) -> list[Relation]:
    """What the documents of a text do to each other.

    Takes the resolved mentions, sorted by start; gives one relation from `self` (when known) to each
    document, and those that the text states between others.

    >>> from docgraph.lexicon import load_lexicon
    >>> m = Mention(id="m1", start=7, end=15, text="Luật Giá", form="named", type="Luật", document="d1")
    >>> said = relate("Căn cứ Luật Giá;", [m], Document(id="self"), load_lexicon())
    >>> [(r.source, r.type.value, r.target, r.rule) for r in said]
    [('self', 'based_on', 'd1', 'cues:basis')]
    """
    if not mentions:
        return []
    reader = TextReader(text, mentions, self_document, cue_book(lexicon, plain=text.isascii()))
    return settle_claims(reader.claims(), self_document is not None)


def lower(text: str) -> str:
    """The text in lower case on one line, each character in its place.

    >>> lower("Kể từ\\nNGÀY")
    'kể từ ngày'
    """
    low = text.lower()
    if len(low) != len(text):  # a few letters of other scripts grow
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    low = low.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return low.replace("qui định", "quy định")  # two spellings of one word


class TextReader:
    """Walks the sentences that hold mentions, and those that lead a list of them."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], self_document: Document | None, book: CueBook
    ) -> None:
        self.text, self.book = text, book
        self.sentences = Sentences(text, until=max([mention.end for mention in mentions]))
        self.low = lower(text[: self.sentences.end + BEHIND])
        self.mentions = mentions
        self.so_far = SoFar(
            text=text,
            known=self_document is not None,
            issuer=self_document.issuer if self_document else None,
            self_type=self_document.type if self_document else None,
        )
        self.quotes = QuoteFinder(text)
        self.amended: tuple[str, ...] | None = None
        self.lead_quoted = False

    def claims(self) -> Iterator[Claim]:
        """All claims in text order, with a plain one for every document that the text itself mentions."""
        done = -1
        lead_at = -1
        for index, last, span, group in self._by_sentence():
            if done + 1 < index:
                first = max(done + 1, index - MAX_BACK)
                for earlier, lead in self._leads(first, index):
                    self._read(lead, [], self._marked(lead))
                    lead_at = earlier
            marked = self._marked(span)
            if lead_at != index - 1:
                self.so_far.follow = None
                if not self._is_item(span, group, marked):
                    self.so_far.lead = None
            yield from self._read(span, group, marked)
            done = lead_at = last

    def _by_sentence(self) -> Iterator[tuple[int, int, Span, list[Mention]]]:
        """Sentences that hold mentions: first and last place that these take up, the span, the mentions."""
        group: list[Mention] = []
        first = last = 0
        span = Span(0, -1)
        for mention in self.mentions:
            if mention.start >= span.end:
                if group:
                    yield first, last, span, group
                first = last = self.sentences.holding(mention.start)
                span = self.sentences[first]
                group = []
            group.append(mention)
            if mention.end > span.end:
                last = self.sentences.holding(mention.end - 1)
                span = Span(span.start, mention.end)
        if group:
            yield first, last, span, group

    def _leads(self, first: int, last: int) -> Iterator[tuple[int, Span]]:
        """Sentences without mention that may lead a list: they end in a colon or head an article."""
        start, end = self.sentences.stretch(first, last)
        if self.low.find(":", start, end) < 0 and not _numbered_article().search(self.low, start, end):
            return
        for place in range(first, last):
            span = self.sentences[place]
            if (self._ends_in_colon(span) or self._heads_article(span)) and span.end - span.start <= 400:
                yield place, span

    def _ends_in_colon(self, span: Span) -> bool:
        start, end = span.start, span.end
        return self.low.find(":", end - 4 if end - start > 4 else start, end) >= 0

    def _heads_article(self, span: Span) -> bool:
        return self.low[span.start] in "*_#đ" and _article().match(self.low, span.start) is not None

    def _is_item(self, span: Span, group: Sequence[Mention], marked: bool) -> bool:
        """Is the sentence one of a list: it opens with a number, a letter, a dash, or a document?"""
        return marked or (bool(group) and group[0].start - span.start <= 4 and self.so_far.lead is not None)

    def _marked(self, span: Span) -> bool:
        """Does the sentence open with a number, a letter or a dash?"""
        first, second = self.low[span.start], self.low[span.start + 1 : span.start + 2]
        if second.isalpha() and first.isalpha() and first not in "ivxđ":
            return False  # a word, as most sentences begin
        return _item().match(self.low, span.start, span.end) is not None

    def _read(self, span: Span, group: list[Mention], marked: bool) -> list[Claim]:
        top, nested = _split(group)
        so_far, low, book = self.so_far, self.low, self.book
        quoted = self.quotes.inside(span.start)
        so_far.quoting = self.amended if quoted else None
        if quoted != self.lead_quoted:
            so_far.lead, self.lead_quoted = None, quoted  # new text is no item of the list
        item = self._is_item(span, group, marked)
        reader = SentenceReader(low, span.start, span.end, so_far, item)
        reader.mentions = top
        said: list[Claim] = []
        at = span.start
        for mention in top:  # cues and mentions in text order; no cue spans a mention
            for hit in cue_hits(low, at, mention.start, book):
                reader.read_cue(hit)
            if self.amended is not None and so_far.quoting is None and self.quotes.inside(mention.start):
                reader = self._quoted(reader, span, said)
            named = mention.id in nested and reader.polarity.asserted(mention.start)
            if (
                named
                and mention.form == "unnumbered"
                and " thay thế" in low[mention.start : mention.start + 25]
            ):
                named = is_out(low, mention.start)  # `trình Thông tư thay thế Thông tư số 5` is none yet
            reader.read_mention(mention)
            if reader.claims:
                self._note_amended(reader)
            if named:
                said += self._read_name(mention, nested[mention.id], reader)
            if mention.form == "unnumbered":
                for hit in self._last_words(mention, top):
                    reader.read_cue(hit)
            at = mention.end
        for hit in cue_hits(low, at, span.end, book):
            reader.read_cue(hit)
        said += reader.claims
        self._pass_on(span, reader, item)
        if so_far.known:
            said += [self._cites(span, m, one) for m in group for one in ids_of(m) if one != "self"]
        return said

    def _quoted(self, reader: SentenceReader, span: Span, said: list[Claim]) -> SentenceReader:
        """From here on the sentence is new text of the amended document."""
        said += reader.claims
        self.so_far.quoting = self.amended
        inner = SentenceReader(self.low, span.start, span.end, self.so_far, item=False)
        inner.mentions, inner.seen = reader.mentions, reader.seen
        inner.at = max(reader.at, self.quotes.opened)
        return inner

    def _note_amended(self, reader: SentenceReader) -> None:
        """What was amended last: new text in quotes behind it is that document's."""
        if reader.claims[-1].type == "amends" and reader.so_far.quoting is None:
            self.amended = (reader.claims[-1].target,)

    def _last_words(self, plan: Mention, top: Sequence[Mention]) -> list[CueHit]:
        """The cue that ends a name right before another document (`Kế hoạch thực hiện` `Nghị quyết 5`)."""
        following = bisect_right(top, plan.end, key=lambda m: m.start)
        if following == len(top) or top[following].start - plan.end > 2:
            return []
        return [hit for hit in cue_hits(self.low, plan.start, plan.end, self.book) if hit.end == plan.end]

    def _read_name(self, outer: Mention, inner: Sequence[Mention], reader: SentenceReader) -> list[Claim]:
        """What a document's own name says: `Luật sửa đổi, bổ sung một số điều của Luật X`."""
        name = SentenceReader(
            self.low, reader.start, reader.end, SoFar(known=False, actor=ids_of(outer)), item=False
        )
        name.mentions = inner
        at = outer.start
        for mention in inner:
            for hit in cue_hits(self.low, at, mention.start, self.book):
                name.at = outer.start
                name.start = name.clause = hit.start
                name.read_cue(hit)
            name.read_mention(mention)
            at = mention.end
        name.start = reader.start
        return [_respan(claim, reader) for claim in name.claims]

    def _pass_on(self, span: Span, reader: SentenceReader, item: bool) -> None:
        so_far = self.so_far
        colon = self._ends_in_colon(span)
        head = self._heads_article(span)
        lead = (reader.lead or self._listing(reader, span, colon)) if colon or head else None
        so_far.follow = self._follow(reader, span)
        if lead is not None and (colon or lead.relation != "based_on"):
            so_far.lead = lead
        elif not item or head:
            so_far.lead = None
        if colon or head or not item:
            so_far.asking = colon and asks_others(self.low, span.start, span.end)
        if colon and reader.mentions and _announces_text().search(self.low, span.end - 40, span.end):
            self.amended = ids_of(reader.mentions[0])  # what follows in quotes is its text
        own = reader.subject if reader.subject is not None and ids_of(reader.subject) == ("self",) else None
        so_far.closing = own is not None and "có hiệu lực" in self.low[own.end : own.end + 20]
        if not so_far.known and so_far.quoting is None and not self.quotes.inside(span.start):
            self._pass_actor(reader, colon)

    def _listing(self, reader: SentenceReader, span: Span, colon: bool) -> Frame | None:
        """The cue whose objects, or agents, the sentences that follow list."""
        open_frames = [
            f
            for f in reader.frames
            if f.side == "after" and not f.objects and f.asserted and f.row is not None
        ]
        if open_frames and open_frames[-1].source is not None and self._lists(open_frames[-1], span):
            return open_frames[-1]
        if colon and reader.frames and self._passive_lead(reader.frames[-1]):
            return reader.frames[-1]
        return self._guides_to_come(reader) if colon else None

    def _guides_to_come(self, reader: SentenceReader) -> Frame | None:
        """`Các văn bản hướng dẫn Luật Đất đai gồm:`: each document of the list guides the law."""
        top = reader.top
        if top is None or top.relation != "guides" or top.source or not top.objects:
            return None
        if top.row is None or top.row.side != "after" or not plural_kind(self.low, top.start):
            return None
        targets = [m for m in reader.mentions if m.start >= top.start][: top.objects]
        return Frame(
            row=top.row,
            relation="guides",
            source=None,
            side="passive",
            start=top.start,
            open_from=top.open_from,
            targets=targets,
        )

    def _follow(self, reader: SentenceReader, span: Span) -> Frame | None:
        """The căn cứ that the next line may carry on: `Căn cứ A;` and then `B;`."""
        if self.low[span.end - 1] != ";":
            return None
        first = reader.frames[0] if reader.frames else None
        if first is not None and first.ours and first.relation == "based_on" and first.objects:
            return first
        return self.so_far.follow if first is None else None

    @staticmethod
    def _passive_lead(frame: Frame) -> bool:
        """Does the sentence end in `được sửa đổi bởi:`, so that the agents are still to come?"""
        return frame.side == "passive" and not frame.objects and bool(frame.targets)

    def _lists(self, frame: Frame, span: Span) -> bool:
        """Do the words after the cue announce documents, or provisions of documents?"""
        if frame.relation not in LISTED or frame.row is None:
            return False
        until = min(span.end, frame.open_from + int(frame.row.reach))
        return _announced().search(self.low, frame.open_from, until) is not None

    def _pass_actor(self, reader: SentenceReader, colon: bool) -> None:
        if reader.subject is not None:
            judged = reader.subject.type in JUDGMENT and not opens(
                self.low, reader.clause, reader.subject.start
            )
            at_court = judged and not where_body_acts(self.low, reader.clause, reader.subject.start)
            self.so_far.actor = None if at_court else ids_of(reader.subject)
            self.so_far.topical = not colon

    def _cites(self, span: Span, mention: Mention, target: str) -> Claim:
        return Claim(
            source="self",
            type="cites",
            target=target,
            mention=mention,
            start=span.start,
            end=span.end,
            rule="relate",
            confidence=0.9,
        )


@cache
def _announces_text() -> re.Pattern[str]:
    return re.compile(r"(?:quy định|căn cứ ban hành|căn cứ)\s{1,3}như sau\s?:")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(
        r"[*_#>\s(“\"]{0,6}(?:[-•+–*]\s?|\d{1,3}(?:\.\d{1,3}){0,3}\s?[.)/]|\d{1,3}-\s|[a-zđ][.)]|[ivx]{1,5}[.)-]|điều\s{1,2}\d{1,3}[a-zđ]?\s?[.:])"
    )


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{TYPES}|văn bản|quy định|cụm từ|điều|khoản|như sau)\b")


@cache
def _numbered_article() -> re.Pattern[str]:
    """What every heading of an article has in it."""
    return re.compile(r"điều\s{1,2}\d")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"[*_#\s]{0,8}điều\s{1,2}\d{1,3}[a-zđ]?\s?[.:]")


def _split(group: list[Mention]) -> tuple[list[Mention], dict[str, list[Mention]]]:
    """Mentions that stand by themselves, and those that stand in another's name, by its id."""
    nested: dict[str, list[Mention]] = {}
    if len(group) < 2:
        return group, nested
    top = group[:1]
    for mention in group[1:]:
        if mention.start < top[-1].end:
            nested.setdefault(top[-1].id, []).append(mention)
        else:
            top.append(mention)
    return top, nested


def _respan(claim: Claim, reader: SentenceReader) -> Claim:
    return Claim(
        source=claim.source,
        type=claim.type,
        target=claim.target,
        mention=claim.mention,
        start=reader.start,
        end=reader.end,
        rule=claim.rule,
        confidence=claim.confidence,
    )
