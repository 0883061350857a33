"""A sentence's cues and mentions → claims: who does what to whom.

Reads: one sentence, its mentions, what stood before it. Gives: claims (source, type, target), each with its rule.

The sentence is read once from left to right. A cue opens a frame; the mentions after it are its objects until another
cue, a new clause or the title of an object intervenes. Frames are stacked, since a title may hold another title:
after `căn cứ Nghị định A quy định chi tiết Luật B và Luật C` the open frames are căn cứ (of the text) and quy định
chi tiết (of A). Who acts is the document right before the cue (its title or its predicate), the subject of the clause
when cues are coordinated, or the text itself when the cue opens the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from docgraph.lexicon.rows import Cue
from docgraph.reading.relate.clause import (
    acting_body,
    bare_kind,
    continues,
    comma_between,
    coordinated,
    dates_effect,
    directly_joined,
    in_body_name,
    joined,
    names_part,
    opens,
    predicate,
    same_body,
    timed,
    titled,
)
from docgraph.reading.relate.cues import CueHit
from docgraph.reading.relate.polarity import Polarity
from docgraph.records import Mention

Ids = tuple[str, ...]
SELF: Ids = ("self",)
ATTACHED = ("quy chế", "quy định", "danh mục", "chế độ", "nội quy", "điều lệ", "biểu", "bảng", "hệ thống", "quy tắc", "quy trình", "mẫu", "bộ", "tiêu chuẩn", "định mức", "hướng dẫn")
NUMBERED_ACTS = frozenset(("QĐ", "NĐ", "TT", "NQ", "Luật", "BLuật", "PL", "HP", "CT", "TTLT", "CV", "BC", "TB", "KL", "TTr", "L", "SL", "VBHN"))
CHANGES = frozenset(("amends", "repeals", "replaces", "corrects", "suspends"))
PROPOSALS = frozenset(("TTr",))
TITLE_ONLY = frozenset(("guides", "implements", "approves", "attaches", "reports_on"))
PLANS = frozenset(("KH", "CTr", "ĐA", "PA"))
TOPIC_NEEDS_WORD = frozenset(("implements", "based_on", "considers", "reports_on", "responds_to", "attaches", "approves"))
FAR = frozenset(("basis", "considered", "on-proposal", "on-opinion", "ordered-basis", "after-hearing"))
JUDGMENT = frozenset(("BA",))
MAX_FRAMES = 5
MAX_GROUP = 60


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
    ours: bool = False  # the text itself, or whoever the text speaks of, acts
    last_end: int = 0
    shared: Frame | None = None  # `bãi bỏ Điều 3 và thay thế Phụ lục của X`: both verbs have the same object


class Setting(msgspec.Struct):
    """What stood before the sentence: who acts, which cue a list inherits, what new text is quoted from."""

    known: bool
    issuer: str | None = None
    self_type: str | None = None
    actor: Ids | None = None
    topical: bool = False  # `actor` is what the text was last about, not what a list's lead names
    closing: bool = False  # the sentence before says when the text takes effect
    lead: Frame | None = None
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


class SentenceReader:
    """Reads one sentence; `claims`, `lead` and `subject` hold what was found."""

    def __init__(self, low: str, start: int, end: int, setting: Setting, item: bool) -> None:
        self.low, self.start, self.end, self.setting, self.item = low, start, end, setting, item
        self.claims: list[Claim] = []
        self.frames: list[Frame] = []
        self.heads: list[Mention] = []
        self.polarity = Polarity()
        self.last: Mention | None = None
        self.subject: Mention | None = None
        self.lead: Frame | None = None
        self.fronted: list[tuple[Mention, Frame]] = []
        self.at = start
        self.last_hit: CueHit | None = None
        self.awaiting: Mention | None = None
        self.recent: list[Mention] = []
        self.anchor: Mention | None = None
        self.anchor_depth = 0
        self.mentions: Sequence[Mention] = ()
        self.seen = 0
        self.dated: Mention | None = None
        self._cue_end = start

    def _close_bracket(self, at: int) -> None:
        """Past a closing bracket the document before the bracket is the one that words go on about."""
        if self.anchor is None or self.last is None:
            return
        if ")" in self.low[self.last.end : at]:
            del self.frames[self.anchor_depth :]
            self.last, self.anchor = self.anchor, None

    # -- cues ---------------------------------------------------------------------------------------------------

    def read_cue(self, hit: CueHit) -> None:
        """Take one cue."""
        self._close_bracket(hit.start)
        side = hit.row.side
        if side == "negates":
            if hit.row.id != "conditional" or self._opens_clause(hit.start):
                self.polarity.negate(hit)
        elif side == "skips":
            return
        elif side == "stops":
            self._stop(hit)
        elif side == "blocks":
            self._block(hit)
        elif side == "before":
            self._read_before(hit)
        elif side == "passive":
            self._read_passive(hit)
        elif side == "annex":
            self._read_annex(hit)
        elif side == "front":
            self._open(hit, None, "front")
        else:
            self._read_active(hit)
        self.last_hit = hit
        self.at = hit.end

    def _opens_clause(self, at: int) -> bool:
        before = self.low[max(self.start, at - 3) : at].rstrip()
        return before == "" or before[-1:] in ",;:" or opens(self.low, self.start, at)

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
            asserted=self.polarity.asserted(hit.start),
            targets=[],
            ours=ours,
        )
        self.frames.append(frame)
        return frame

    def _stop(self, hit: CueHit) -> None:
        if hit.row.id == "replaced-with":
            top = self.frames[-1] if self.frames else None
            if top is None or not top.objects or top.relation not in ("amends", "replaces"):
                return
        self.frames.clear()
        self.frames.append(Frame(row=None, relation="cites", source=None, side="closed", start=hit.start, open_from=hit.end))

    def _block(self, hit: CueHit) -> None:
        top = self.frames[-1] if self.frames else None
        if top is not None and not top.objects and top.row is not None and top.row.id in FAR:
            return
        if top is not None and top.side == "blocks":
            self.frames.pop()
        self._open(hit, None, "blocks")

    def _read_active(self, hit: CueHit) -> None:
        row = hit.row
        side = "issue" if row.side == "issue" else "after"
        source, ours = self._who(hit)
        if source is None and not ours:
            if row.id in ("add", "adjust", "study-and-do", "announce", "replace", "in-place-of") and self.frames and not self.frames[-1].objects:
                return
            waiting = self.frames[-1] if self.frames and not self.frames[-1].objects else None
            if row.scope == "judgment" or (waiting is not None and waiting.row is not None and waiting.row.id in FAR):
                return
            self._open(hit, None, "blocks" if side == "after" else side)
            return
        if ours and self.frames and self.frames[-1].ours and not self.frames[-1].objects and side == "issue":
            return
        waiting = self.frames[-1] if self.frames and not self.frames[-1].objects else None
        frame = self._open(hit, source, side, ours=ours)
        if (
            waiting is not None
            and self.last_hit is not None
            and waiting.source == source
            and waiting.relation in CHANGES
            and hit.row.relation in CHANGES
        ):
            if coordinated(self.low, self.last_hit.end, hit.start) and hit.start - waiting.open_from < 120:
                frame.shared = waiting
        if row.scope == "title" and (self.subject is self.last and not self._basis()):
            frame.side = "blocks" if self.setting.known and source == SELF else frame.side

    def _who(self, hit: CueHit) -> tuple[Ids | None, bool]:
        """Who does what the cue says: the documents (None where unknown), and whether it is the text by default."""
        row, low, last = hit.row, self.low, self.last
        since = self.at
        if last is None:
            return self._who_first(hit)
        if bare_kind(low, since, hit.start) or last.type in PROPOSALS or timed(low, hit.start):
            return None, False
        if row.relation == "based_on" and self._basis() and coordinated(low, last.end, hit.start):
            self.frames.clear()
            return self.setting.default, True
        if self.awaiting is not None and row.side == "issue":
            return None, False
        if row.relation == "considers" and row.id != "on-proposal":
            return None, False
        if predicate(low, hit.start) and not self._basis():
            if self.subject is not None:
                return self._checked(row, ids_of(self.subject), False)
            if row.side == "issue":
                return None, False
        top = self._top_active()
        if coordinated(low, last.end, hit.start) and since >= last.end:
            if row.relation == "guides" and self.heads and self.heads[-1] is last and self.subject is not last:
                return self._checked(row, ids_of(last), False)
            for frame in reversed(self.frames):
                if frame.side in ("after", "issue") and frame.source is not None and not self._fronted_frame(frame):
                    return self._checked(row, frame.source, frame.ours)
            if self.subject is not None:
                return self._checked(row, ids_of(self.subject), False)
            if self._basis() and titled(low, last.end, hit.start) and low.startswith("và", hit.start - 3):
                return self._checked(row, ids_of(last), False)
            if top is not None and top.side == "blocks" and top.row is not None and top.row.side != "blocks":
                return None, False
            if top is None or not top.ours:
                return self._checked(row, ids_of(last), False)
            return self.setting.default, True
        comma = comma_between(low, last.end, hit.start)
        if comma >= 0:
            body = acting_body(low, comma + 1, hit.start)
            if body is not None:
                if row.scope == "agent" and self._is_issuer(body):
                    return self.setting.default, True
                return None, False
            if self.subject is not None and not self._basis():
                return self._checked(row, ids_of(self.subject), False)
            if row.scope == "clause" and self._basis() and row.side == "after" and row.id.startswith("to-"):
                return None, False
        if row.scope == "open" and row.relation in ("based_on", "considers") and self.subject is not last and comma < 0:
            return (ids_of(self.subject), False) if self.subject else (None, False)
        return self._checked(row, ids_of(last), False)

    def _who_first(self, hit: CueHit) -> tuple[Ids | None, bool]:
        row, low = hit.row, self.low
        default = self.setting.default
        if self.dated is not None and hit.start - self.dated.end <= 60 and coordinated(low, self.dated.end, hit.start):
            return self._checked(row, ids_of(self.dated), False)
        if row.scope in ("title", "judgment"):
            return None, False
        if opens(low, self.start, hit.start):
            if not self.setting.known and self.setting.topical and row.relation in TOPIC_NEEDS_WORD and not continues(low, self.start):
                return None, True
            if row.scope == "consolidation" and self.setting.self_type != "VBHN":
                return None, False
            return default, True
        if row.scope == "clause" and row.side == "after" and row.relation != "cites":
            return default, True
        body = acting_body(low, self.start, hit.start)
        if body is not None and row.scope == "agent" and self._is_issuer(body):
            return default, True
        own = self.last_hit
        if own is not None and own.row.side == "issue" and bare_kind(low, own.end, hit.start):
            return (default, True) if self.setting.known else (None, False)
        if own is not None and coordinated(low, own.end, hit.start) and self.frames and self.frames[-1].ours:
            return default, True
        return None, False

    def _checked(self, row: Cue, source: Ids, ours: bool) -> tuple[Ids | None, bool]:
        """The source, unless the row's scope shuts it out."""
        if row.scope == "judgment" and (self.last is None or self.last.type not in JUDGMENT):
            return None, False
        kind = self.subject or self.last
        if row.scope == "consolidation" and (kind is None or kind.type != "VBHN") and self.setting.self_type != "VBHN":
            return None, False
        return source, ours

    def _is_issuer(self, body: str) -> bool:
        return not self.setting.known or same_body(body, self.setting.issuer)

    def _basis(self) -> bool:
        return bool(self.frames) and self._fronted_frame(self.frames[0])

    def _fronted_frame(self, frame: Frame) -> bool:
        """A căn cứ line or `Thực hiện X, …`: what follows an object's comma is still its title."""
        return frame.ours and frame.relation in ("based_on", "considers", "implements") and frame.objects > 0

    def _top_active(self) -> Frame | None:
        return self.frames[-1] if self.frames else None

    def _read_passive(self, hit: CueHit) -> None:
        if self.last is None or not self.polarity.asserted(hit.start) and hit.row.relation == "cites":
            if hit.row.relation == "amends" and self.frames and not self.frames[-1].objects:
                return
            self._open(hit, None, "blocks")
            return
        frame = self._open(hit, None, "passive")
        frame.targets = self._group() if hit.row.relation != "amends" else self._near()

    def _near(self) -> list[Mention]:
        near = [m for m in self.recent if m is not self.last]
        return [*near, self.last] if self.last is not None else near

    def _group(self) -> list[Mention]:
        """The coordinated heads right before here, the last one at least."""
        found = [self.last] if self.last is not None else []
        for earlier in reversed(self.heads[-MAX_GROUP:]):
            if earlier is found[-1]:
                continue
            if joined(self.low, earlier.end, found[-1].start) is None:
                break
            found.append(earlier)
        return found[::-1]

    def _read_annex(self, hit: CueHit) -> None:
        """`X ban hành kèm theo Y`, or `Ban hành kèm theo Quyết định này X`."""
        if self.last is not None and not any(f.side == "blocks" and not f.objects for f in self.frames[-1:]):
            if hit.start - self.last.end <= 60 and self.last.form == "unnumbered":
                frame = self._open(hit, None, "passive")
                frame.targets = [self.last]
                return
        if self.last is None and opens(self.low, self.start, hit.start):
            self._open(hit, self.setting.default, "annex", ours=True)
            return
        if self.frames and not self.frames[-1].objects:
            self.frames[-1].open_from = hit.end  # `sửa đổi Biểu số 1 ban hành kèm theo Y`: the cue before goes on

    def _read_before(self, hit: CueHit) -> None:
        """`A và B hết hiệu lực kể từ ngày C có hiệu lực`."""
        source = self._source_after(hit)
        top = self.frames[-1] if self.frames else None
        asserted = self.polarity.asserted(hit.start)
        if top is not None and top.row is not None and top.row.id == "announce" and top.targets:
            for mention in top.targets:
                self._claim(top.source, hit.row, mention, asserted)
            return
        if not self.heads and self.last is None:
            if asserted:
                self.lead = Frame(row=hit.row, relation=hit.row.relation, source=source, side="after", start=hit.start, open_from=hit.end)
            return
        if source is None:
            return
        for mention in self.heads:
            self._claim(source, hit.row, mention, asserted)
        self.heads = []
        self.frames.clear()

    def _source_after(self, hit: CueHit) -> Ids | None:
        """Whose entry into force ends the documents before: `kể từ ngày C có hiệu lực`, or the text's."""
        low = self.low
        tail = low[hit.end : hit.end + 60]
        dated = "từ ngày" in tail or "từ khi" in tail or "từ thời điểm" in tail
        for mention in self.mentions[self.seen : self.seen + 1]:
            if mention.start - hit.end <= 60 and dated and "hiệu lực" in low[mention.end : mention.end + 30]:
                return ids_of(mention)
        if self.dated is not None:
            return ids_of(self.dated)
        if self.setting.closing and low[hit.end : hit.end + 3].lstrip()[:1] in (".", ";", ""):
            return self.setting.default
        if self.setting.known and (dated or "sau đây" in low[self.start : hit.start]):
            return self.setting.default
        return self.setting.actor if dated else None

    # -- mentions -----------------------------------------------------------------------------------------------

    def read_mention(self, mention: Mention) -> None:
        """Take one mention that stands in no other."""
        self.seen += 1
        self._close_bracket(mention.start)
        if in_body_name(self.low, mention.start):
            return
        if dates_effect(self.low, mention.start, mention.end):
            self.dated, self.at = mention, mention.end
            return
        if self._approved_in_bracket(mention):
            self.last, self.at = mention, mention.end
            return
        frame = self._frame_for(mention)
        if frame is None:
            self._read_ungoverned(mention)
        else:
            self._read_object(frame, mention)
        self.polarity.pass_document()
        if self.last is not None and _opens_bracket(self.low, self.last.end, mention.start):
            self.anchor = self.last
            self.anchor_depth = max(1, len(self.frames) - 1)
        self.recent = [*self.recent[-3:], mention]
        self.last = mention
        self.at = mention.end

    def _approved_in_bracket(self, mention: Mention) -> bool:
        """`Chương trình hành động của Chính phủ (Quyết định số 5/QĐ-TTg)`: the decision approves the programme."""
        plan = self.last
        if plan is None or plan.form != "unnumbered" or mention.type not in ("QĐ", "NQ") or mention.form != "numbered":
            return False
        gap = self.low[plan.end : mention.start]
        if len(gap) > 60 or not gap.endswith("(") or plan.type not in PLANS:
            return False
        for source in ids_of(mention):
            for target in ids_of(plan):
                self.claims.append(self._made((source,), "approves", target, plan, None, 0.85))
        return True

    def _frame_for(self, mention: Mention) -> Frame | None:
        """The open frame that the mention is an object of, or None."""
        while self.frames:
            top = self.frames[-1]
            if not top.objects:
                if self._reaches(top, mention):
                    self.frames = [f for f in self.frames if f.objects or f is top]
                    return top
                self.frames.pop()
                continue
            return self._continue_list(mention)
        return None

    def _reaches(self, frame: Frame, mention: Mention) -> bool:
        if frame.side == "closed":
            return True
        if len(self.frames) > 1 and not frame.ours and directly_joined(self.low[frame.open_from : mention.start]):
            return False
        if frame.side == "blocks":
            return mention.start - frame.open_from <= 200 and ";" not in self.low[frame.open_from : mention.start]
        reach = int(frame.row.reach) if frame.row else 200
        gap = self.low[frame.open_from : mention.start]
        if frame.side == "issue" and ("”" in gap or '"' in gap.rstrip(' "')):
            return False
        if not frame.ours and _opens_bracket(self.low, frame.open_from, mention.start):
            return False
        return len(gap) <= reach and (";" not in gap or (frame.ours and frame.relation in ("amends", "repeals")))

    def _continue_list(self, mention: Mention) -> Frame | None:
        """The frame whose list of objects the mention carries on; frames above it are closed."""
        top = self.frames[-1]
        if self._after_self_object(top, mention):
            return top
        join = joined(self.low, self.last.end if self.last else self.start, mention.start)
        if join is None:
            return None
        depth = len(self.frames) - 1
        if join == ";":
            depth = 0
            if not self.frames[0].ours and self.frames[0].relation in TITLE_ONLY:
                self.frames.clear()
                return None
        elif depth and self._leaves(top, mention):
            depth -= 1
        elif mention.type != top.last_type:
            for i in range(len(self.frames) - 2, -1, -1):
                if self.frames[i].objects and self.frames[i].last_type == mention.type:
                    depth = i
                    break
        del self.frames[depth + 1 :]
        return self.frames[depth] if self.frames[depth].side != "closed" else None

    def _leaves(self, top: Frame, mention: Mention) -> bool:
        """Is the mention no further object of the frame: another type after `bởi`, a number after a plan's name?"""
        if top.side == "issue":
            return mention.form == "numbered" and self.last is not None and self.last.form == "unnumbered"
        return top.side == "passive" and mention.type != top.last_type

    def _after_self_object(self, frame: Frame, mention: Mention) -> bool:
        """`ban hành kèm theo Quyết định này [Quy chế]`."""
        return frame.side == "annexing" and mention.start - self.at <= 80

    def _read_ungoverned(self, mention: Mention) -> None:
        inside = bool(self.frames) and joined(self.low, self.last.end if self.last else self.start, mention.start) is None
        lead = self.setting.lead
        if lead is not None and self.item and not inside and (self.last is None or self.heads):
            self._claim(lead.source, lead.row, mention, lead.asserted, inherited=True)
        if not inside:
            self.heads.append(mention)
            if self.subject is None and not self.frames:
                self.subject = mention

    def _read_object(self, frame: Frame, mention: Mention) -> None:
        self._cue_end = frame.open_from if not frame.objects else mention.start
        frame.objects += 1
        frame.last_type = mention.type
        frame.last_end = mention.end
        if frame.side in ("blocks", "closed"):
            return
        if frame.side == "front":
            self.awaiting = mention
            self.heads.append(mention)
            return
        if frame.side == "passive":
            self._read_agent_of_passive(frame, mention)
        elif frame.side in ("annex", "annexing"):
            self._read_annexed(frame, mention)
        elif frame.side == "issue":
            self._read_issued(frame, mention)
        else:
            if frame.row is not None and frame.row.id == "announce":
                frame.targets.append(mention)
                return
            verb = frame
            while verb.shared is not None and frame.objects == 1:
                if not self.setting.known:
                    self._claim(verb.source, verb.row, mention, verb.asserted, ours=verb.ours)
                verb = verb.shared  # where only one relation counts, the first verb names the deed
            self._claim(verb.source, verb.row, mention, verb.asserted, ours=verb.ours)
            if frame.ours and frame.relation in ("based_on", "implements", "considers") and frame.asserted:
                self.fronted.append((mention, frame))

    def _read_agent_of_passive(self, frame: Frame, mention: Mention) -> None:
        targets = frame.targets
        if frame.relation == "amends":
            alike = [m for m in targets if m.type == mention.type and ids_of(m) != ids_of(mention)]
            targets = (alike or targets)[-1:]
        for target in targets:
            for source in ids_of(mention):
                self._claim((source,), frame.row, target, frame.asserted)
        outer = self.frames[-2] if len(self.frames) > 1 and self.frames[-1] is frame else None
        if outer is None or not outer.objects or outer.side not in ("after", "issue"):
            return
        if frame.relation == "attaches" or outer.relation == "based_on":
            self._claim(outer.source, outer.row, mention, outer.asserted, ours=outer.ours)

    def _read_annexed(self, frame: Frame, mention: Mention) -> None:
        if ids_of(mention) == SELF and frame.side == "annex":
            frame.side, frame.objects = "annexing", 1
            return
        if frame.side == "annexing" or not self.setting.known:
            self._claim(frame.source, frame.row, mention, frame.asserted, ours=True)
            return
        for source in ids_of(mention):
            self.claims.append(self._made((source,), "attaches", "self", mention, frame.row, 0.9))

    def _read_issued(self, frame: Frame, mention: Mention) -> None:
        """`ban hành`, `phê duyệt`: rules are attached, plans approved, numbered acts only made known."""
        numbered = mention.form == "numbered" and mention.type in NUMBERED_ACTS
        if frame.source is None or numbered:
            self._name_front(mention)
            self.heads.append(mention)
            if self.subject is None or not frame.ours:
                self.subject = mention
            return
        if frame.row is not None and frame.row.id == "issue" and not self._attached(mention):
            self._claim(frame.source, frame.row, mention, frame.asserted, relation="approves", ours=frame.ours)
            return
        self._claim(frame.source, frame.row, mention, frame.asserted, ours=frame.ours)

    def _name_front(self, mention: Mention) -> None:
        """`Thực hiện A, Ủy ban ban hành B`: it is B that carries out A."""
        if self.awaiting is not None:
            row = next(f.row for f in self.frames if f.side == "front") if any(f.side == "front" for f in self.frames) else None
            self._claim(ids_of(mention), row, self.awaiting, True)
            self.awaiting = None
        if not self.setting.known and self.setting.quoting is None:
            for target, frame in self.fronted:
                self._claim(ids_of(mention), frame.row, target, frame.asserted)
            self.fronted = []

    def _attached(self, mention: Mention) -> bool:
        words = self.low[mention.start : mention.start + 14]
        return mention.type in ("QC", "QyĐ", "ĐL") or mention.type is None and words.startswith(ATTACHED)

    # -- claims -------------------------------------------------------------------------------------------------

    def _claim(
        self,
        source: Ids | None,
        row: Cue | None,
        mention: Mention,
        asserted: bool,
        *,
        relation: str | None = None,
        ours: bool = False,
        inherited: bool = False,
    ) -> None:
        if row is None or not asserted or not source:
            return
        said = relation or row.relation
        if said == "cites":
            return
        if said == "replaces" and row.side == "after" and names_part(self.low, mention.start, self._cue_end):
            said = "amends"
        if said == "based_on" and self._is_proposal(mention):
            said = "considers"
        confidence = float(row.confidence) - (0.03 if inherited else 0.0)
        for target in ids_of(mention):
            for one in source:
                if one != target and (target != "self" or said == "attaches"):
                    self.claims.append(self._made((one,), said, target, mention, row, confidence))

    def _made(self, source: Ids, relation: str, target: str, mention: Mention, row: Cue | None, sure: float) -> Claim:
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


def _opens_bracket(low: str, start: int, at: int) -> bool:
    """Does a bracket open in the stretch, and not close again?"""
    return low.rfind("(", start, at) > low.rfind(")", start, at)
