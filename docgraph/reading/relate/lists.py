"""One more document of a list → the cue whose list it carries on.

Reads: a mention behind others, the open frames, the words between. Gives: the frame, on `Sheet`; frames above
it are closed. `A thay thế B hướng dẫn C và D`: is D one more that is guided, one more that is replaced?
"""

from __future__ import annotations

from docgraph.reading.relate.frames import CHANGING, Frame, Sheet, ids_of
from docgraph.reading.relate.joins import another_proposer, joined
from docgraph.reading.relate.kinds import PLANS, ends_alike
from docgraph.reading.relate.phrases import adds_opinion, says_more
from docgraph.records import Mention

TITLE_ONLY = frozenset(("guides", "implements", "approves", "attaches", "reports_on"))


class ListReader(Sheet):
    """Finds the list that a mention carries on."""

    def _continue_list(self, mention: Mention) -> Frame | None:
        """The frame whose list of objects the mention carries on; frames above it are closed."""
        top = self.frames[-1]
        if self._after_self_object(top, mention):
            return top
        before = self.last.end if self.last else self.clause
        join = joined(self.low, before, mention.start)
        if join is None and top.relation == "considers" and another_proposer(self.low, before, mention.start):
            join = "và"
        if join is None and self._adds_opinion(top, before, mention):
            return top
        if join is None:
            return None
        if join == ";" and top.side == "passive" and self._another_changer(top, mention):
            return top
        depth = len(self.frames) - 1
        if join == ";":
            if says_more(self.low, before, mention.start, mention.end, self.end):
                self.frames.clear()
                return None
            depth = 0
            first = self.frames[0]
            if first.relation == "guides" or (not first.ours and first.relation in TITLE_ONLY):
                self.frames.clear()
                return None
        elif self._is_of_the_list(top, mention):
            depth = next((i for i in range(depth) if not self.frames[i].held.isdisjoint(top.held)), -1)
        elif self._leaves(top, mention):
            if not depth:
                self.frames.clear()
                return None
            depth -= 1
        elif mention.type != top.last_type:
            depth = self._frame_of_kind(mention, depth)
        del self.frames[depth + 1 :]
        if depth < 0:
            return None
        return self.frames[depth] if self.frames[depth].side != "closed" else None

    def _adds_opinion(self, top: Frame, before: int, mention: Mention) -> bool:
        """`Thực hiện A và ý kiến của Sở Tài chính tại B`: B is considered."""
        if not top.ours or top.relation not in ("based_on", "implements"):
            return False
        self._opinion = adds_opinion(self.low, before, mention.start)
        return self._opinion

    def _is_of_the_list(self, top: Frame, mention: Mention) -> bool:
        """`A, B sửa đổi A, C hết hiệu lực`: what B changes stands in the list, which goes on with C."""
        if top.relation not in CHANGING or top.side != "after" or top.objects != 1:
            return False
        listed = {one for head in self.heads for one in ids_of(head)}
        for frame in self.frames[:-1]:
            listed.update(frame.held)
        return not listed.isdisjoint(top.held) and listed.isdisjoint(ids_of(mention))

    def _frame_of_kind(self, mention: Mention, depth: int) -> int:
        """Which frame's list the mention carries on: that of its type, or of plans for a plan."""
        outer = self.frames[depth - 1] if depth else None
        if outer is not None and outer.side == "issue" and self.issued is not None and self.last is not None:
            ours = ends_alike(mention.symbol, self.issued.symbol)
            if ours and not ends_alike(mention.symbol, self.last.symbol):
                return depth - 1  # `ban hành Nghị quyết 11/NQ-CP triển khai A, Nghị định 31/NĐ-CP`
        held = [f.last_type if f.objects else "" for f in self.frames[:-1]]
        if mention.type in held:
            return len(held) - 1 - held[::-1].index(mention.type)
        unnumbered = mention.form == "unnumbered"
        if unnumbered and mention.type in PLANS and self.frames[depth].last_type not in PLANS:
            return next((i for i in range(len(held) - 1, -1, -1) if held[i] in PLANS), depth)
        return depth

    def _another_changer(self, frame: Frame, mention: Mention) -> bool:
        """`được sửa đổi bởi Luật số 1/…; Luật số 2/…`: a law without a name is named for what it changes."""
        return mention.type == frame.last_type and self.low.startswith("luật số", mention.start)

    def _leaves(self, top: Frame, mention: Mention) -> bool:
        """Is the mention no further object: another type after `bởi`, a number after a plan's name?"""
        if self.last is None or top.side not in ("issue", "passive"):
            return False
        if top.side == "issue":
            amending = "sửa đổi" in self.low[self.last.start : self.last.end]  # its title goes on
            return mention.form == "numbered" and self.last.form == "unnumbered" and not amending
        words = self.low[mention.start : mention.end]
        if words.startswith(("luật", "bộ luật")) and not words.startswith("luật số"):
            named = self.low[self.last.start : self.last.end]
            return named.startswith(("luật số", "luật sửa")) or named[:1].isdigit()
        parliament = (mention.symbol or "").startswith("QH") and (self.last.symbol or "").startswith("QH")
        return mention.type != top.last_type and not parliament

    def _after_self_object(self, frame: Frame, mention: Mention) -> bool:
        """`ban hành kèm theo Thông tư này [Danh mục]`."""
        return frame.side == "annexing" and frame.objects == 1 and mention.start - self.at <= 80
