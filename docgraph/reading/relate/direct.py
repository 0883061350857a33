"""Cues of a sentence → who acts, and on what side the object stands.

Reads: cues and mentions of one sentence from left to right. Gives: claims (source, type, target), each with
its rule. Who acts is the document right before the cue (its title or its predicate), the subject of the
clause when cues are coordinated, or the text itself when the cue opens the sentence.
"""

from __future__ import annotations

from docgraph.lexicon.rows import Cue
from docgraph.reading.relate.clause import (
    WINDOW,
    acting_body,
    bare_kind,
    continues,
    of_part,
    opens,
    orders,
    predicate,
    same_body,
    timed,
    titled,
    undergone,
    where_body_acts,
)
from docgraph.reading.relate.cues import CueHit
from docgraph.reading.relate.frames import SELF, Frame, Ids, ids_of
from docgraph.reading.relate.joins import (
    comma_between,
    coordinated,
    joined,
)
from docgraph.reading.relate.objects import ObjectReader
from docgraph.records import Mention

CHANGES = frozenset(("amends", "repeals", "replaces", "corrects", "suspends"))
AUTHORITY = frozenset(("based_on", "considers"))
TOPIC_NEEDS_WORD = frozenset(
    ("implements", "based_on", "considers", "reports_on", "responds_to", "attaches", "approves")
)
PROPOSALS = frozenset(("TTr",))
JUDGMENT = frozenset(("BA",))
#: Kinds of document that tell others what to carry out.
DIRECTIVES = frozenset(("CT", "CĐ", "CV", "KL", "TB", "KH", "HD"))
MAX_GROUP = 60
FAR_ANNEX = 160  # how far from its verb `… ban hành kèm theo` may stand


class SentenceReader(ObjectReader):
    """Reads one sentence: `read_cue` and `read_mention` take what stands in it, from left to right."""

    def read_cue(self, hit: CueHit) -> None:
        """Take one cue."""
        self._close_bracket(hit.start)
        side = hit.row.side
        if side == "negates":
            if hit.row.scope != "opening" or self._opens_clause(hit.start):
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

    def _stop(self, hit: CueHit) -> None:
        if hit.row.scope == "amended":
            top = self.frames[-1] if self.frames else None
            if top is None or not top.objects or top.relation not in ("amends", "replaces"):
                return
        titled = self._basis() and self.low[max(0, hit.start - 2) : hit.start].strip() != ","
        del self.frames[1 if titled else 0 :]  # in a căn cứ line the word belongs to a title
        self.frames.append(
            Frame(row=None, relation="cites", source=None, side="closed", start=hit.start, open_from=hit.end)
        )

    def _block(self, hit: CueHit) -> None:
        top = self.frames[-1] if self.frames else None
        if top is not None and not top.objects and top.far:
            return
        if top is not None and top.side == "blocks":
            self.frames.pop()
        self._open(hit, None, "blocks")

    def _read_active(self, hit: CueHit) -> None:
        side = "issue" if hit.row.side == "issue" else "after"
        if self._reported_change(hit) or self._stated_change(hit):
            return
        source, ours = self._who(hit)
        ordered = hit.row.scope == "ordered" and self._who_orders(hit)
        if ordered:
            source, ours = ordered
        waiting = self.frames[-1] if self.frames and not self.frames[-1].objects else None
        if source is None and not ours:
            bare = bare_kind(self.low, self.at, hit.start)
            noun = waiting is not None and (waiting.far or (waiting.relation in CHANGES and not bare))
            if hit.row.scope == "title" or (not noun and hit.row.scope != "judgment"):
                self._open(hit, None, "blocks" if side == "after" else side)
            return
        if side == "issue" and ours and waiting is not None and waiting.ours:
            return
        denied = self._shares_denial(hit)
        frame = self._open(hit, source, side, ours=ours)
        frame.asserted = (frame.asserted and not denied) or (
            bool(ordered) and not self.polarity.denied(hit.start)
        )
        if waiting is not None and self._shares(waiting, frame):
            frame.shared = waiting

    def _reported_change(self, hit: CueHit) -> bool:
        """`Theo Thông tư A, Điều 4 Thông tư B được sửa đổi`: it is A that amends B."""
        source, row = self.reported, hit.row
        if source is None or self.last in (None, source) or row.relation not in CHANGES:
            return False
        if row.side != "before" and not undergone(self.low, hit.start):
            return False
        asserted = self.polarity.asserted(hit.start, undergone=True)
        after = self.mentions[: self.seen]
        before = source
        for mention in after[after.index(source) + 1 :]:
            if before is not source and joined(self.low, before.end, mention.start) is None:
                break
            self._claim(ids_of(source), row, mention, asserted)
            before = mention
        return True

    def _stated_change(self, hit: CueHit) -> bool:
        """`Khoản 2 Điều 5 Nghị định A được sửa đổi như sau:`: the text itself does it, or what it quotes."""
        if self.last is None or hit.row.relation not in CHANGES:
            return False
        if not undergone(self.low, hit.start):
            return False
        if self._agent_follows(hit):
            self._read_passive(hit)
            return True
        goes_on = self.low[hit.end : hit.end + 9].lstrip(" ,").startswith("như sau")
        if not goes_on or self.setting.default is None:
            return False
        asserted = self.polarity.asserted(hit.start, undergone=True)
        for mention in self._group() if not self.heads else self.heads:
            self._claim(self.setting.default, hit.row, mention, asserted, ours=True)
        return True

    def _agent_follows(self, hit: CueHit) -> bool:
        """`A (được sửa đổi, bổ sung Nghị định B)`: the word `bởi` is left out."""
        following = self.mentions[self.seen : self.seen + 1]
        return bool(following) and following[0].start - hit.end <= 3 and "(" in self.low[self.at : hit.start]

    def _shares_denial(self, hit: CueHit) -> bool:
        """Is the deed joined to one that is only proposed (`đề nghị bãi bỏ A và sửa đổi B`)?"""
        before = self.frames[-1] if self.frames else None
        if before is None or before.asserted or hit.row.relation not in CHANGES:
            return False
        return self.last is not None and coordinated(self.low, self.last.end, hit.start)

    def _shares(self, waiting: Frame, frame: Frame) -> bool:
        """Do two verbs joined by a comma or `và` have the same object to come?"""
        return (
            self.last_hit is not None
            and waiting.source == frame.source
            and waiting.relation in CHANGES
            and frame.relation in CHANGES
            and frame.start - waiting.open_from < 120
            and coordinated(self.low, self.last_hit.end, frame.start)
        )

    def _who(self, hit: CueHit) -> tuple[Ids | None, bool]:
        """Who does what the cue says, None where unknown; and whether it is the text by default."""
        row, low, last = hit.row, self.low, self.last
        if undergone(low, hit.start):
            return None, False
        if last is None:
            return self._who_first(hit)
        if bare_kind(low, self.at, hit.start) or last.type in PROPOSALS or timed(low, hit.start):
            return None, False
        if row.relation == "based_on" and self._basis() and coordinated(low, last.end, hit.start):
            self.frames.clear()
            return self.setting.default, True
        if self.awaiting is not None and row.side == "issue":
            return None, False
        if row.relation == "considers" and (row.scope != "proposal" or self.setting.known):
            return (SELF, True) if row.scope == "proposal" else (None, False)
        if predicate(low, hit.start) and not self._basis():
            if self.subject is not None:
                return self._checked(row, ids_of(self.subject), False)
            if row.side == "issue":
                return None, False
        if coordinated(low, last.end, hit.start) and self.at >= last.end:
            return self._who_coordinated(hit, last)
        comma = comma_between(low, last.end, hit.start)
        if comma >= 0:
            body = acting_body(low, comma + 1, hit.start)
            if body is not None and last.type == "TTLT" and " của " in low[last.end : comma]:
                return self._checked(row, ids_of(last), False)  # several ministries have issued it
            if body is not None:
                if row.scope == "agent" and where_body_acts(low, self.start, last.start):
                    return self._checked(row, ids_of(last), False)
                by_issuer = row.scope == "agent" and self._is_issuer(body)
                return (self.setting.default, True) if by_issuer else (None, False)
            if self.subject is not None and not self._basis():
                return self._checked(row, ids_of(self.subject), False)
        elif row.scope in ("open", "proposal") and row.relation in AUTHORITY and self.subject is not last:
            return (ids_of(self.subject), False) if self.subject else (None, False)
        return self._checked(row, ids_of(last), False)

    def _who_orders(self, hit: CueHit) -> tuple[Ids, bool] | None:
        """Who asks others to carry out: a directive, or what `Tại Công điện 5, Thủ tướng yêu cầu` names."""
        low, setting = self.low, self.setting
        following = self.mentions[self.seen : self.seen + 1]
        if not following or not orders(low, hit.start, following[0].start):
            return None
        if setting.known:
            return (SELF, True) if setting.self_type in DIRECTIVES and self.last is None else None
        if self.last is None:
            return (setting.default, True) if setting.default and continues(low, self.start) else None
        stretch = low[self.last.end : min(hit.start, self.last.end + WINDOW)]
        by_words = where_body_acts(low, self.start, self.last.start) or "trong đó" in stretch
        return (ids_of(self.last), False) if by_words else None

    def _who_coordinated(self, hit: CueHit, last: Mention) -> tuple[Ids | None, bool]:
        """Who acts when the cue is joined to what stands before it: the one who acted there."""
        row = hit.row
        if self.subject is not None and not ids_of(self.subject):
            return None, False
        if row.relation == "guides" and self.heads[-1:] == [last] and self.subject is not last:
            return self._checked(row, ids_of(last), False)
        for frame in reversed(self.frames):
            if frame.side in ("after", "issue") and frame.source and not self._fronted_frame(frame):
                return self._checked(row, frame.source, frame.ours)
        if self.subject is not None:
            return self._checked(row, ids_of(self.subject), False)
        titles = titled(self.low, last.end, hit.start) and self.low.startswith("và", hit.start - 3)
        if self._basis() and titles:
            return self._checked(row, ids_of(last), False)
        top = self.frames[-1] if self.frames else None
        if top is not None and top.side == "blocks" and top.row is not None and top.row.side != "blocks":
            return None, False
        if top is None or not top.ours:
            return self._checked(row, ids_of(last), False)
        return self.setting.default, True

    def _who_first(self, hit: CueHit) -> tuple[Ids | None, bool]:
        row, low = hit.row, self.low
        default = self.setting.default
        if (
            self.dated is not None
            and hit.start - self.dated.end <= 60
            and coordinated(low, self.dated.end, hit.start)
        ):
            return self._checked(row, ids_of(self.dated), False)
        if row.scope in ("title", "judgment"):
            return None, False
        if opens(low, self.start, hit.start):
            if (
                not self.setting.known
                and self.setting.topical
                and row.relation in TOPIC_NEEDS_WORD
                and not continues(low, self.start)
            ):
                return None, True
            if row.scope == "consolidation" and self.setting.self_type != "VBHN":
                return None, False
            return default, True
        if row.scope == "clause" and row.side == "after" and row.relation != "cites":
            return default, True
        own = self.last_hit
        if own is not None and own.row.side == "issue" and bare_kind(low, own.end, hit.start):
            return (default, True) if self.setting.known else (None, False)
        body = acting_body(low, self.start, hit.start)
        if body is not None and row.scope == "agent" and self._is_issuer(body):
            return default, True
        if own is not None and coordinated(low, own.end, hit.start) and self.frames and self.frames[-1].ours:
            return default, True
        return None, False

    def _checked(self, row: Cue, source: Ids, ours: bool) -> tuple[Ids | None, bool]:
        """The source, unless the row's scope shuts it out."""
        if row.scope == "judgment" and (self.last is None or self.last.type not in JUDGMENT):
            return None, False
        kind = self.subject or self.last
        if (
            row.scope == "consolidation"
            and (kind is None or kind.type != "VBHN")
            and self.setting.self_type != "VBHN"
        ):
            return None, False
        return source, ours

    def _is_issuer(self, body: str) -> bool:
        return not self.setting.known or same_body(body, self.setting.issuer)

    def _read_passive(self, hit: CueHit) -> None:
        if self.last is None or (not self.polarity.asserted(hit.start) and hit.row.relation == "cites"):
            if hit.row.relation == "amends" and self.frames and not self.frames[-1].objects:
                return
            self._open(hit, None, "blocks")
            return
        if of_part(self.low, hit.start):
            self._open(hit, None, "blocks")
            return
        frame = self._open(hit, None, "passive")
        frame.targets = self._group() if hit.row.relation != "amends" else self._near()

    def _near(self) -> list[Mention]:
        last = self.last
        near = [m for m in self.recent if m is not last and last and ";" not in self.low[m.end : last.start]]
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
        blocked = any(f.side == "blocks" and not f.objects for f in self.frames[-1:])
        near = self.last is not None and hit.start - self.last.end <= 60
        if self.last is not None and near and self.last.form == "unnumbered" and not blocked:
            self._open(hit, None, "passive").targets = [self.last]
            return
        if self.last is None and opens(self.low, self.start, hit.start):
            self._open(hit, self.setting.default, "annex", ours=True)
            return
        top = self.frames[-1] if self.frames else None
        if top is None or top.objects or top.row is None:
            return
        if hit.start - top.open_from <= max(FAR_ANNEX, int(top.row.reach)):
            top.open_from = hit.end  # `sửa đổi Biểu số 1 ban hành kèm theo Y`: the cue before goes on

    def _read_before(self, hit: CueHit) -> None:
        """`A và B hết hiệu lực kể từ ngày C có hiệu lực`."""
        if self._reported_change(hit):
            return
        source = self._source_after(hit)
        top = self.frames[-1] if self.frames else None
        asserted = self.polarity.asserted(hit.start)
        if top is not None and top.row is not None and top.row.side == "announces" and top.targets:
            for mention in top.targets:
                self._claim(top.source, hit.row, mention, asserted)
            return
        if not self.heads and self.last is None:
            if asserted:
                self.lead = Frame(
                    row=hit.row,
                    relation=hit.row.relation,
                    source=source,
                    side="after",
                    start=hit.start,
                    open_from=hit.end,
                )
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
                quoted = self.setting.quoting if mention.form == "anaphor" else None
                return quoted or ids_of(mention)
        if self.dated is not None:
            return ids_of(self.dated)
        if self.setting.closing and low[hit.end : hit.end + 3].lstrip()[:1] in (".", ";", ""):
            return self.setting.default
        if self.setting.known and (
            dated or low.find("sau đây", max(self.start, hit.start - 200), hit.start) >= 0
        ):
            return self.setting.default
        return self.setting.actor if dated else None
