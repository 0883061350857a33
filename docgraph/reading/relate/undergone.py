"""Cues that stand behind what they change → claims.

Reads: cues in the passive (`A được sửa đổi bởi B`), of an end (`A hết hiệu lực`), of an annex (`A ban hành
kèm theo B`), with the documents before them. Gives: claims, or frames whose source is still to come.
"""

from __future__ import annotations

from docgraph.reading.relate.agent import CHANGES, AgentReader
from docgraph.reading.relate.clause import of_part, opens, undergone
from docgraph.reading.relate.cues import CueHit
from docgraph.reading.relate.frames import Frame, Ids, ids_of
from docgraph.reading.relate.joins import joined
from docgraph.reading.relate.kinds import DECREEING, RULING
from docgraph.reading.relate.phrases import another_named, put_off, takes_effect
from docgraph.records import Mention

MAX_GROUP = 60
FAR_ANNEX = 160  # how far from its verb `… ban hành kèm theo` may stand


class UndergoneReader(AgentReader):
    """Reads cues whose object stands before them."""

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
        if not goes_on or self.so_far.default is None:
            return False
        asserted = self.polarity.asserted(hit.start, undergone=True)
        for mention in self._group() if not self.heads else self.heads:
            self._claim(self.so_far.default, hit.row, mention, asserted)
        return True

    def _put_off(self, hit: CueHit) -> bool:
        """`Thời hạn thực hiện Nghị quyết A được kéo dài đến …`: an act that says so does it."""
        row = hit.row
        if row.relation not in ("extends", "suspends") or self.last is None or self._basis():
            return False
        if self.so_far.self_type not in DECREEING or not put_off(self.low, hit.end):
            return False
        if row.relation == "extends" and not undergone(self.low, hit.start):
            return False
        asserted = self.polarity.asserted(hit.start, undergone=True)
        for mention in self._group():
            self._claim(self.so_far.default, row, mention, asserted)
        return True

    def _agent_follows(self, hit: CueHit) -> bool:
        """`A (được sửa đổi, bổ sung Nghị định B)`: the word `bởi` is left out."""
        following = self.following
        return (
            following is not None and following.start - hit.end <= 3 and "(" in self.low[self.at : hit.start]
        )

    def _read_passive(self, hit: CueHit) -> None:
        if self.last is None or (not self.polarity.asserted(hit.start) and hit.row.relation == "cites"):
            if hit.row.relation == "amends" and self.frames and not self.frames[-1].objects:
                return
            if self._names_procedure(hit):
                return
            self._open(hit, None, "blocks")
            return
        if of_part(self.low, hit.start):
            self._open(hit, None, "blocks")
            return
        if hit.row.relation == "approves" and another_named(self.low, self.last.end, hit.start):
            self._open(hit, None, "blocks")
            return
        frame = self._open(hit, None, "passive")
        frame.targets = self._group() if hit.row.relation != "amends" else self._near()
        if hit.row.relation == "approves":  # `theo A và Đề án B được phê duyệt tại C`
            frame.targets = [m for m in frame.targets if m.form == self.last.form]

    def _names_procedure(self, hit: CueHit) -> bool:
        """`bãi bỏ các thủ tục đã công bố tại Quyết định A`: A ends in part."""
        top = self.top
        if top is None or top.objects or top.relation not in ("repeals", "replaces"):
            return False
        before = self.last is None or self.last.end <= top.start
        return before and "thủ tục" in self.low[top.start : hit.start]

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

    def _encloses(self, hit: CueHit) -> bool:
        """`ban hành Quyết định 5 kèm theo Quy chế B`: what stands before has B as its annex."""
        following = self.following
        last = self.last
        if last is None or last.form != "numbered" or following is None or following.form != "unnumbered":
            return False
        if following.start - hit.end > 3 or not 0 <= hit.start - last.end <= 3:
            return False
        self._open(hit, ids_of(last), "after")
        return True

    def _read_before(self, hit: CueHit) -> None:
        """`A và B hết hiệu lực kể từ ngày C có hiệu lực`."""
        if self._reported_change(hit) or self._gives_way(hit):
            return
        source = self._source_after(hit)
        top = self.top
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
        for mention in [*self.heads, *self._annexing()]:
            self._claim(source, hit.row, mention, asserted)
        self.heads = []
        self.frames.clear()

    def _gives_way(self, hit: CueHit) -> bool:
        """`A có hiệu lực từ 14/2, đồng thời B hết hiệu lực`: it is A that ends B."""
        subject = self.subject
        if subject is None or self.last in (None, subject) or not takes_effect(self.low, subject.end):
            return False
        asserted = self.polarity.asserted(hit.start)
        for mention in self.heads:
            if mention is not subject:
                self._claim(ids_of(subject), hit.row, mention, asserted)
        self.heads = []
        self.frames.clear()
        return True

    def _annexing(self) -> list[Mention]:
        """`Quy trình A ban hành kèm theo Thông tư B hết hiệu lực`: B ends with its annex."""
        heads = {one for head in self.heads for one in ids_of(head)}
        decisions = {c.source for c in self.claims if c.type == "attaches" and c.target in heads}
        return [m for m in self.mentions[: self.seen] if decisions.intersection(ids_of(m))]

    def _source_after(self, hit: CueHit) -> Ids | None:
        """Whose entry into force ends the documents before: `kể từ ngày C có hiệu lực`, or the text's."""
        low = self.low
        tail = low[hit.end : hit.end + 60]
        dated = "từ ngày" in tail or "từ khi" in tail or "từ thời điểm" in tail
        entering = self.following
        near = entering is not None and entering.start - hit.end <= 60
        if entering and near and dated and "hiệu lực" in low[entering.end : entering.end + 30]:
            quoted = self.so_far.quoting if entering.form == "anaphor" else None
            return quoted or ids_of(entering)
        if self.dated is not None:
            return ids_of(self.dated)
        ended = low[hit.end : hit.end + 3].lstrip()[:1] in (".", ";", "")
        if self.so_far.closing and ended:
            return self.so_far.default
        if self.so_far.known and (
            dated or low.find("sau đây", max(self.start, hit.start - 200), hit.start) >= 0
        ):
            return self.so_far.default
        if self.so_far.known and not self.mentions and low.startswith("điều ", self.start):
            return self.so_far.default  # an article's heading: `Điều 2. Văn bản bị bãi bỏ`
        decrees = self.so_far.self_type in DECREEING and low.startswith("điều ", self.start)
        if decrees or self.so_far.self_type in RULING:
            return self.so_far.default if ended else None  # `Điều 3. Quyết định A hết hiệu lực.`
        return self.so_far.actor if dated else None

    def _read_annex(self, hit: CueHit) -> None:
        """`X ban hành kèm theo Y`, or `Ban hành kèm theo Quyết định này X`."""
        blocked = any(f.side == "blocks" and not f.objects for f in self.frames[-1:])
        near = self.last is not None and hit.start - self.last.end <= 60
        if self.last is not None and near and self.last.form == "unnumbered" and not blocked:
            self._open(hit, None, "passive").targets = [self.last]
            return
        if self._encloses(hit):
            return
        if self.last is None and opens(self.low, self.clause, hit.start):
            self._open(hit, self.so_far.default, "annex", ours=True)
            return
        top = self.top
        if top is None or top.objects or top.row is None:
            return
        if hit.start - top.open_from <= max(FAR_ANNEX, int(top.row.reach)):
            top.open_from = hit.end  # `sửa đổi Biểu số 1 ban hành kèm theo Y`: the cue before goes on
