"""Cues of a sentence → what each opens: a frame for its objects, a denial, an end.

Reads: cues and mentions of one sentence from left to right. Gives: claims (source, type, target), each with
its rule. Who acts is found by `agent`; `undergone` reads cues that stand behind their object.
"""

from __future__ import annotations

from collections.abc import Callable

from docgraph.reading.relate.acting import acting_body
from docgraph.reading.relate.agent import AUTHORITY, CHANGES, FRONTED
from docgraph.reading.relate.clause import bare_kind, opens
from docgraph.reading.relate.cues import CueHit
from docgraph.reading.relate.frames import SELF, Frame, ids_of
from docgraph.reading.relate.joins import clause_start, coordinated
from docgraph.reading.relate.phrases import ends_itself, points_back
from docgraph.reading.relate.undergone import UndergoneReader

#: What may open a clause of its own.
OPENING_SIDES = frozenset(("after", "issue", "annex"))


class SentenceReader(UndergoneReader):
    """Reads one sentence: `read_cue` and `read_mention` take what stands in it, from left to right."""

    def read_cue(self, hit: CueHit) -> None:
        """Take one cue."""
        if self.anchor is not None:
            self._close_bracket(hit.start)
        if hit.row.side == "skips":
            return
        if hit.row.side in OPENING_SIDES:
            self._begin_clause(hit)
        SIDES[hit.row.side](self, hit)
        self.last_hit = hit
        self.at = hit.end

    def _begin_clause(self, hit: CueHit) -> None:
        """`…; Ủy ban ban hành Quyết định bãi bỏ B`, `… như sau: Căn cứ B`: the text itself acts anew."""
        if self.so_far.known and self._begins_line(hit):
            self.start_clause(hit.start)
            return
        if self.last is not None and (not self.so_far.known or self._others_act()):
            return
        at = clause_start(self.low, self.at, hit.start)
        if at < 0 or (self.frames and not self.frames[-1].objects and self.frames[-1].relation in CHANGES):
            return
        if self.low[at - 1] == ";" and (self.asks or self._others_in_charge()):
            return
        anew = opens(self.low, at, hit.start)
        if hit.row.side == "annex" and self.low[at : hit.start].strip() not in ("", "nay"):
            return
        if self.last is None:
            self.clause = at if anew else self.clause
            return
        if anew and self._basis() and hit.row.relation in CHANGES and self.low[at - 1] == ";":
            return  # a title goes on
        as_follows = self.low.startswith("như sau:", at - 8)
        if as_follows or anew or acting_body(self.low, at, hit.start) is not None:
            self.start_clause(at)

    def _begins_line(self, hit: CueHit) -> bool:
        """`… trong tình hình mới`, then on a line of its own `Quán triệt B`: no stop ends a title."""
        text, start = self.so_far.text, hit.start
        return hit.row.relation in FRONTED and text[start - 1 : start] == "\n" and text[start].isupper()

    def _others_act(self) -> bool:
        return self.subject is not None and ids_of(self.subject) != SELF

    def _negate(self, hit: CueHit) -> None:
        if hit.row.scope != "opening" or self._opens_clause(hit.start):
            self.polarity.negate(hit)
            self.asks = self.asks or (hit.row.scope != "opening" and self._opens_clause(hit.start))

    def _front(self, hit: CueHit) -> None:
        self._open(hit, None, "front")

    def _opens_clause(self, at: int) -> bool:
        before = self.low[max(self.clause, at - 3) : at].rstrip()
        return before == "" or before[-1:] in ",;:" or opens(self.low, self.clause, at)

    def _stop(self, hit: CueHit) -> None:
        if hit.row.scope == "amended":
            top = self.top
            if top is None or not top.objects or top.relation not in ("amends", "replaces"):
                return
            if not top.source and self._follows_at_once(hit):
                self._open_changed_by(top)  # `Chính phủ sửa đổi A bằng B`
                return
        if self.subject is not None and not self._basis() and self.low.startswith("nêu rõ", hit.start):
            self.reported = self.subject  # `A nêu rõ B hết hiệu lực`: it is A that ends B
        titled = self._basis() and self.low[max(0, hit.start - 2) : hit.start].strip() != ","
        del self.frames[1 if titled else 0 :]  # in a căn cứ line the word belongs to a title
        self.frames.append(
            Frame(row=None, relation="cites", source=None, side="closed", start=hit.start, open_from=hit.end)
        )

    def _follows_at_once(self, hit: CueHit) -> bool:
        following = self.following
        return following is not None and following.start - hit.end <= 6

    def _open_changed_by(self, changed: Frame) -> None:
        """What is named next does what the frame says to its last object."""
        targets = [self.last] if self.last is not None else []
        self.frames.append(
            Frame(
                row=changed.row,
                relation=changed.relation,
                source=None,
                side="passive",
                start=changed.start,
                open_from=self.at,
                asserted=changed.asserted,
                targets=targets,
                held=set(),
            )
        )

    def _block(self, hit: CueHit) -> None:
        top = self.top
        if top is not None and not top.objects and top.far:
            return
        if top is not None and top.side == "blocks":
            self.frames.pop()
        self._open(hit, None, "blocks")

    def _read_active(self, hit: CueHit) -> None:
        side = "issue" if hit.row.side == "issue" else "after"
        if self._reported_change(hit) or self._stated_change(hit) or self._put_off(hit):
            return
        if self._leads_nowhere(hit):
            return
        if hit.row.relation == "repeals" and ends_itself(self.low, hit.start):
            self._read_before(hit)
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
        asked = self.so_far.asking and self.item and self.last is None
        if asked and hit.row.relation in (*CHANGES, "reports_on"):
            frame.asserted = False  # `đề nghị các sở: 1. Báo cáo kết quả thực hiện …`
        if ours and hit.row.relation in AUTHORITY and self._follows_comma(hit):
            frame.asserted = self.polarity.asserted(hit.start, undergone=True)  # a căn cứ asks for nothing
        frame.asserted = (frame.asserted and not denied) or (
            bool(ordered) and not self.polarity.denied(hit.start)
        )
        if ordered:  # `thực hiện nghiêm các nghị quyết của Trung ương, nhất là A`
            frame.open_from = max(frame.open_from, self.mentions[self.seen].start - 60)
        if waiting is not None and self._shares(waiting, frame):
            frame.shared = waiting

    def _follows_comma(self, hit: CueHit) -> bool:
        return self.last is not None and coordinated(self.low, self.last.end, hit.start)

    def _leads_nowhere(self, hit: CueHit) -> bool:
        """`Trả lời:` before an answer, `Căn cứ quy định nêu trên, …`: no document follows."""
        if hit.row.relation == "responds_to":
            return self.low[hit.end : hit.end + 4].lstrip(" *_").startswith((":", "?"))
        if hit.row.relation == "amends":  # `Luật Giá (sửa đổi, bổ sung năm 2025)`
            behind = self.low[hit.end : hit.end + 9].split()
            return behind[:1] == ["năm"] and behind[1:2] != [] and behind[1][0].isdigit()
        return hit.row.relation in AUTHORITY and points_back(self.low, hit.end)

    def _shares_denial(self, hit: CueHit) -> bool:
        """Is the deed joined to one that is only proposed (`đề nghị bãi bỏ A và sửa đổi B`)?"""
        before = self.top
        if before is None or before.asserted or hit.row.relation not in (*CHANGES, "reports_on"):
            return False
        return self._follows_comma(hit)

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


#: How a cue of each side is read.
SIDES: dict[str, Callable[[SentenceReader, CueHit], None]] = {
    "negates": SentenceReader._negate,
    "stops": SentenceReader._stop,
    "blocks": SentenceReader._block,
    "before": SentenceReader._read_before,
    "passive": SentenceReader._read_passive,
    "annex": SentenceReader._read_annex,
    "front": SentenceReader._front,
    "after": SentenceReader._read_active,
    "issue": SentenceReader._read_active,
    "announces": SentenceReader._read_active,
}
