"""What is open while a sentence is read: frames, and the claims made so far.

Reads: cues and mentions, handed on by `direct` and `objects`. Gives: `Claim`s; `Sheet`, the state of one
sentence.

A cue opens a frame; the mentions after it are its objects until another cue, a new clause or the title of an
object intervenes. Frames are stacked, since a title may hold another title: after `căn cứ Nghị định A quy
định chi tiết Luật B và Luật C` the open frames are căn cứ (of the text) and quy định chi tiết (of A).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from docgraph.lexicon.rows import Cue
from docgraph.reading.relate.clause import WINDOW
from docgraph.reading.relate.cues import CueHit
from docgraph.reading.relate.kinds import JUDGMENT
from docgraph.reading.relate.polarity import Polarity
from docgraph.records import Mention

Ids = tuple[str, ...]
SELF: Ids = ("self",)
MAX_FRAMES = 5
CHANGING = frozenset(("amends", "replaces", "repeals"))
LESS_SURE = 0.72  # what a kind's name says of words that say another thing
PLURAL = ("các", "những", "hai", "ba", "bốn", "năm", *"0123456789")
CARRIED = frozenset(("implements", "reports_on", "responds_to", "based_on"))
CIRCULARS = frozenset(("TT", "TTLT"))
STATUTES = frozenset(("HP", "Luật", "BLuật", "PL"))
RULES_FOR_ALL = STATUTES | CIRCULARS | {"NĐ"}


class Claim(msgspec.Struct, frozen=True):
    """One thing said of two documents; `source` is None where the text does not say who acts."""

    source: str | None
    type: str
    target: str
    mention: Mention
    start: int
    end: int
    rule: str
    confidence: float


class Frame(msgspec.Struct):
    """An open cue: what it says, who acts, how many objects it has."""

    row: Cue | None
    relation: str
    source: Ids | None
    side: str
    start: int
    open_from: int
    asserted: bool = True
    objects: int = 0
    last_type: str | None = None
    targets: list[Mention] = []
    held: set[str] = set()
    ours: bool = False  # the text itself, or whoever the text speaks of, acts
    cue_end: int = 0
    partly: bool = False  # the objects are parts: `thay thế Phụ lục kèm theo Thông tư A, Thông tư B`
    shared: Frame | None = None  # `bãi bỏ Điều 3 và thay thế Phụ lục của X`: both verbs have the same object

    @property
    def far(self) -> bool:
        """May the first object stand far off, past other words (`Căn cứ chức năng … tại Nghị định`)?"""
        authority = self.relation in ("based_on", "considers")
        return authority and self.row is not None and int(self.row.reach) >= 250


class SoFar(msgspec.Struct):
    """What stood before the sentence: who acts, which cue a list inherits, what new text is quoted from."""

    known: bool
    text: str = ""  # as written: a capital at the start of a line begins a sentence
    issuer: str | None = None
    self_type: str | None = None
    actor: Ids | None = None
    topical: bool = False  # `actor` is what the text was last about, not what a list's lead names
    asking: bool = False  # others are asked for what the items of a list say
    closing: bool = False  # the sentence before says when the text takes effect
    lead: Frame | None = None
    follow: Frame | None = None  # a căn cứ line that the document opening the next line carries on
    quoting: Ids | None = None

    @property
    def default(self) -> Ids | None:
        """Who acts when the sentence names nobody."""
        if self.quoting is not None:
            return self.quoting
        return SELF if self.known else self.actor


def ids_of(mention: Mention) -> Ids:
    """The documents that a mention points to.

    >>> ids_of(Mention(id="m1", start=0, end=4, text="Luật", form="named", document="d1"))
    ('d1',)
    """
    document = mention.document
    return () if document is None else (document,) if isinstance(document, str) else document


class Sheet:
    """The state of one sentence; `claims`, `lead` and `subject` hold what was found."""

    last: Mention | None = None
    subject: Mention | None = None
    lead: Frame | None = None
    front_namer: Frame | None = None
    last_hit: CueHit | None = None
    awaiting: Mention | None = None
    anchor: Mention | None = None
    anchor_depth = 0
    mentions: Sequence[Mention] = ()
    seen = 0
    asks = False  # the clause opens with a request or a plan: so do those joined to it
    dated: Mention | None = None
    reported: Mention | None = None
    issued: Mention | None = None  # the act that a body is said to issue: what the body does next is its own
    _amender: Mention | None = None
    _partly = False
    _opinion = False

    def __init__(self, low: str, start: int, end: int, so_far: SoFar, item: bool) -> None:
        self.low, self.start, self.end, self.so_far, self.item = low, start, end, so_far, item
        self.claims: list[Claim] = []
        self.frames: list[Frame] = []
        self.heads: list[Mention] = []
        self.fronted: list[tuple[Mention, Frame]] = []
        self.drafts: set[str] = set()
        self.recent: list[Mention] = []
        self.polarity = Polarity()
        self.at = self.clause = start

    @property
    def top(self) -> Frame | None:
        """The frame opened last that is still open."""
        return self.frames[-1] if self.frames else None

    @property
    def following(self) -> Mention | None:
        """The mention that is read next."""
        return self.mentions[self.seen] if self.seen < len(self.mentions) else None

    def start_clause(self, at: int) -> None:
        """A clause of its own begins at `at`: no frame, subject or object of the one before goes on in it.

        What is of the whole sentence stays: drafts named in it, a request that it opens with (`asks`), and
        documents that wait for who acts on them (`fronted`, `awaiting`).
        """
        self.clause = at
        self.frames.clear()
        self.last = self.subject = self.anchor = self.dated = self.reported = None
        self.heads, self.recent = [], []
        self.last_hit = None

    def _close_bracket(self, at: int) -> None:
        """Past a closing bracket the document before the bracket is the one that words go on about."""
        if self.anchor is None or self.last is None:
            return
        if self.low.find(")", self.last.end, min(at, self.last.end + WINDOW)) >= 0:
            del self.frames[self.anchor_depth :]
            self.last, self.anchor = self.anchor, None

    def _open(self, hit: CueHit, source: Ids | None, side: str, ours: bool = False) -> Frame:
        if len(self.frames) >= MAX_FRAMES:
            del self.frames[1]
        frame = Frame(
            row=hit.row,
            relation=hit.row.relation,
            source=source,
            side=side,
            start=hit.start,
            open_from=hit.end,
            cue_end=hit.end,
            asserted=self.polarity.asserted(hit.start, undergone=hit.row.side == "passive"),
            targets=[],
            held=set(),
            ours=ours,
        )
        self.frames.append(frame)
        return frame

    def _basis(self) -> bool:
        return bool(self.frames) and self._fronted_frame(self.frames[0])

    def _fronted_frame(self, frame: Frame) -> bool:
        """A căn cứ line or `Thực hiện X, …`: what follows an object's comma is still its title."""
        return frame.ours and frame.relation in ("based_on", "considers", "implements") and frame.objects > 0

    def _claim(
        self,
        source: Ids | None,
        row: Cue | None,
        mention: Mention,
        asserted: bool,
        *,
        relation: str | None = None,
        inherited: bool = False,
    ) -> None:
        if row is None or not asserted or not source or self.drafts.intersection(source):
            return
        said = relation or row.relation
        if said == "cites" or (said not in CARRIED and self._asked(source)):
            return
        if said == "replaces" and (mention.pinpoints or (row.side == "after" and self._partly)):
            said = "amends"
        if said == "based_on" and self._is_proposal(mention):
            said = "considers"
        if row.scope == "judgment" and mention.type in JUDGMENT:
            return  # `áp dụng Điều 5 Bộ luật A, sửa Bản án B`
        if said == "considers" and row.scope == "proposal" and mention.type in RULES_FOR_ALL:
            return  # `theo đề nghị của người dân quy định tại Điều 24 Nghị định A`
        if said in CHANGING and (self._out_of_rank(source[0], said, mention) or self._undecided(source)):
            return
        confidence = float(row.confidence) - (0.03 if inherited else 0.0)
        if said == "implements" and row.scope == "ordered" and self._is_guidance(source[0]):
            said, confidence = "guides", LESS_SURE
        for target in ids_of(mention):
            for one in source:
                if one != target and (target != "self" or said == "attaches"):
                    self.claims.append(self._made((one,), said, target, mention, row, confidence))

    def _is_guidance(self, source: str) -> bool:
        """`Hướng dẫn số 5 về thực hiện A`: what is called guidance guides."""
        return self.last is not None and self.last.type == "HD" and source in ids_of(self.last)

    def _undecided(self, source: Ids) -> bool:
        """Is it one document that acts (`Thông tư này`), but not known which?"""
        if len(source) < 2:
            return False
        alone = (m for m in self.mentions if m.form == "anaphor" and ids_of(m) == source)
        return any(
            self.low.endswith("này", m.start, m.end)
            and not self.low[max(0, m.start - 8) : m.start].rstrip().endswith(PLURAL)
            for m in alone
        )

    def _asked(self, source: Ids) -> bool:
        """Is the document one that is answered? Its title says what is asked for, not what it does."""
        first = self.frames[0] if self.frames else None
        return first is not None and first.relation == "responds_to" and not first.held.isdisjoint(source)

    def _out_of_rank(self, source: str, said: str, target: Mention) -> bool:
        """Is a cited act too low to change the other, or is it a decree that would amend a circular?"""
        kind = next((m.type for m in self.mentions if source in ids_of(m) and m.type), None)
        if source == "self":
            return False
        if kind in CIRCULARS:
            return target.type in STATUTES or target.type == "NĐ"
        if kind == "NĐ":
            return target.type in STATUTES or (said == "amends" and target.type in CIRCULARS)
        return False

    def _made(
        self, source: Ids, relation: str, target: str, mention: Mention, row: Cue | None, sure: float
    ) -> Claim:
        return Claim(
            source=source[0],
            type=relation,
            target=target,
            mention=mention,
            start=self.start,
            end=self.end,
            rule=f"cues:{row.id}" if row else "direct",
            confidence=sure,
        )

    def _is_proposal(self, mention: Mention) -> bool:
        """A proposal, an opinion, an appraisal gives no authority, whatever word leads it."""
        words = self.low[mention.start : mention.end]
        return mention.type == "TTr" or words.startswith(("báo cáo thẩm", "tờ trình", "biên bản"))
