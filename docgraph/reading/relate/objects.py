"""Mentions of a sentence → objects of the cues before them.

Reads: mentions from left to right. Gives: claims on `Sheet`. A mention is the object of the open cue, one
more of a list, the agent of a passive, or governed by nothing: then it may be the subject of what follows.
"""

from __future__ import annotations

from docgraph.reading.relate.acting import in_body_name
from docgraph.reading.relate.clause import dates_effect, names_part, opens_bracket, reports
from docgraph.reading.relate.frames import SELF, Frame, ids_of
from docgraph.reading.relate.joins import (
    directly_joined,
    joined,
)
from docgraph.reading.relate.kinds import AMENDING, NUMBERED_ACTS, PLANS, ends_alike, family, is_attached
from docgraph.reading.relate.lists import ListReader
from docgraph.reading.relate.phrases import compared, is_of_list, quotes_words, signed
from docgraph.records import Mention

#: What opens a sentence whose document is named later: `Hướng dẫn A, Bộ ban hành B`.
FRONTING = frozenset(("based_on", "implements", "considers", "guides"))
#: What is told behind `như sau:` is no list of their objects.
TOLD = frozenset(("guides", "responds_to", "reports_on", "approves"))


class ObjectReader(ListReader):
    """Takes the mentions of a sentence."""

    def read_mention(self, mention: Mention) -> None:
        """Take one mention that stands in no other."""
        self.seen += 1
        if self.anchor is not None:
            self._close_bracket(mention.start)
        if in_body_name(self.low, mention.start):
            self._pass_body_name(mention)
            return
        if self._is_quoted(mention):
            return
        if dates_effect(self.low, mention.start, mention.end):
            self.dated, self.at = mention, mention.end
            return
        if self.last is not None and (
            self._renamed(mention) or self._approved_in_bracket(mention) or self._more_amended(mention)
        ):
            self.last, self.at = mention, mention.end
            return
        if mention.form == "unnumbered" and not self.polarity.asserted(mention.start):
            self.drafts.update(ids_of(mention))  # `xây dựng Nghị quyết của Quốc hội thay thế …`
        self._amender = mention if self.low.startswith(AMENDING, mention.start) else None
        if mention.form == "numbered" and self.low.endswith("ban hành", 0, mention.start - 1):
            self.polarity.issued()  # `đã trình Chính phủ ban hành Nghị định số 5 sửa đổi …`
        frame = self._frame_for(mention)
        if self.last is None and reports(self.low, self.clause, mention.start):
            self.reported = mention
        if frame is None:
            self._read_ungoverned(mention)
        else:
            self._read_object(frame, mention)
        self.polarity.pass_document()
        if self.last is not None and opens_bracket(self.low, self.last.end, mention.start):
            self.anchor = self.last
            bracket = self.low.rfind("(", self.last.end, mention.start)
            self.anchor_depth = sum(f.start < bracket for f in self.frames)
        self.recent = [*self.recent[-3:], mention]
        self.last = mention
        self.at = mention.end

    def _pass_body_name(self, mention: Mention) -> None:
        """`Ban Chỉ đạo tổng kết Nghị quyết 5`: the verb stands in the body's name and does nothing."""
        top = self.top
        if top is not None and not top.objects and mention.start - top.open_from <= 3:
            self.frames.pop()

    def _is_quoted(self, mention: Mention) -> bool:
        """`bãi bỏ cụm từ “… Thông tư A” tại Điều 1 Thông tư B`: A is part of the words."""
        for depth, frame in enumerate(self.frames):
            if not frame.objects and quotes_words(self.low, frame.start, mention.start):
                del self.frames[depth + 1 :]
                return True
        return False

    def _renamed(self, mention: Mention) -> bool:
        """`A về việc ban hành B (A), C`: a bracket names A again; what stands behind goes on about A."""
        if self.low[mention.start - 1] != "(" or self.low[mention.end : mention.end + 1] != ")":
            return False
        for depth, frame in enumerate(self.frames):
            if frame.held.intersection(ids_of(mention)):
                del self.frames[depth + 1 :]
                return True
        return False

    def _approved_in_bracket(self, mention: Mention) -> bool:
        """`Chương trình hành động (Quyết định số 5/QĐ-TTg)`: the decision approves the programme."""
        plan = self.last
        if (
            plan is None
            or plan.form != "unnumbered"
            or mention.type not in ("QĐ", "NQ")
            or mention.form != "numbered"
        ):
            return False
        gap = self.low[plan.end : mention.start]
        if len(gap) > 60 or not gap.endswith("(") or plan.type not in PLANS:
            return False
        for source in ids_of(mention):
            for target in ids_of(plan):
                self.claims.append(self._made((source,), "approves", target, plan, None, 0.85))
        return True

    def _more_amended(self, mention: Mention) -> bool:
        """`Luật sửa đổi một số điều của Luật A`, then `Luật B`: the title goes on, it amends B too."""
        if self._amender is None or self.last is None or mention.type not in ("Luật", "BLuật", "PL"):
            return False
        gap = self.low[self.last.end : mention.start]
        if "ngày" in gap or joined(self.low, self.last.end, mention.start) not in (",", "và"):
            return False
        if mention.number and self._amender.number:
            return True  # `của Luật A số 1, Luật B số 2`: the number that ends the title may be A's
        if self.polarity.asserted(self._amender.start):
            for source in ids_of(self._amender):
                self.claims += [
                    self._made((source,), "amends", one, mention, None, 0.85)
                    for one in ids_of(mention)
                    if one != source
                ]
        return True

    def _frame_for(self, mention: Mention) -> Frame | None:
        """The open frame that the mention is an object of, or None."""
        while self.frames:
            top = self.frames[-1]
            if not top.objects:
                if self._reaches(top, mention):
                    if len(self.frames) > 1:
                        self.frames = [f for f in self.frames if f.objects or f is top]
                    return top
                self.frames.pop()
                continue
            return self._continue_list(mention)
        return None

    def _reaches(self, frame: Frame, mention: Mention) -> bool:
        if frame.side == "closed":
            return True
        if (
            len(self.frames) > 1
            and not frame.ours
            and directly_joined(self.low, frame.open_from, mention.start)
        ):
            return False
        if frame.side == "blocks":
            return (
                mention.start - frame.open_from <= 200
                and ";" not in self.low[frame.open_from : mention.start]
            )
        reach = int(frame.row.reach) if frame.row else 200
        if mention.start - frame.open_from > reach:
            return False
        gap = self.low[frame.open_from : mention.start]
        if frame.relation in TOLD and "như sau:" in gap:
            return False
        if frame.side == "issue" and ("”" in gap or '"' in gap.rstrip(' "')):
            return False
        if not frame.ours and opens_bracket(self.low, frame.open_from, mention.start):
            return False
        return len(gap) <= reach and (
            ";" not in gap or (frame.ours and frame.relation in ("amends", "repeals"))
        )

    def _read_listed(self, lead: Frame, mention: Mention) -> None:
        """One more document of a list whose cue stands in the sentence before."""
        if lead.side == "passive":
            if ids_of(mention) == SELF or (lead.relation == "guides" and self.last is not None):
                return
            for source in ids_of(mention):
                for target in self._undergone(lead, mention):
                    self._claim((source,), lead.row, target, lead.asserted, inherited=True)
                    if self.so_far.self_type == "VBHN":
                        self._consolidated(target)
            if self.so_far.self_type == "VBHN":
                self._consolidated(mention)
        elif self.last is not None or is_of_list(self.low, self.start, mention.start, mention.end):
            self._partly = names_part(self.low, mention.start, self.start)
            self._claim(lead.source, lead.row, mention, lead.asserted, inherited=True)

    def _consolidated(self, mention: Mention) -> None:
        """The head of a consolidated text lists what it merges (`Nghị định A, được sửa đổi bởi: …`)."""
        for one in ids_of(mention):
            self.claims.append(self._made(SELF, "consolidates", one, mention, None, 0.9))

    def _read_ungoverned(self, mention: Mention) -> None:
        inside = (
            bool(self.frames)
            and joined(self.low, self.last.end if self.last else self.clause, mention.start) is None
        )
        lead = self.so_far.lead
        if lead is not None and self.item and not inside and (self.last is None or self.heads):
            self._read_listed(lead, mention)
        if self.so_far.follow is not None and self.last is None and mention.start - self.start <= 4:
            self._read_listed(self.so_far.follow, mention)
        if self.fronted and mention.form == "numbered" and signed(self.low, mention.start):
            self._name_front(mention, None)
        if not inside:
            self.heads.append(mention)
            if self.subject is None and not self.frames and not compared(self.low, mention.start):
                self.subject = mention

    def _read_object(self, frame: Frame, mention: Mention) -> None:
        if not frame.objects:
            frame.partly = names_part(self.low, mention.start, frame.cue_end or mention.start)
        self._partly = frame.partly
        frame.objects += 1
        frame.held.update(ids_of(mention))
        frame.last_type = mention.type
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
            if frame.row is not None and frame.row.side == "announces":
                frame.targets.append(mention)
                return
            verb = frame
            while verb.shared is not None and frame.objects == 1:
                if not self.so_far.known:
                    self._claim(verb.source, verb.row, mention, verb.asserted)
                verb = verb.shared  # where only one relation counts, the first verb names the deed
            said = "considers" if self._opinion else None
            self._opinion = False
            self._claim(verb.source, verb.row, mention, verb.asserted, relation=said)
            if frame.ours and frame.relation in FRONTING and frame.asserted:
                self.fronted.append((mention, frame))

    def _read_agent_of_passive(self, frame: Frame, mention: Mention) -> None:
        for target in self._undergone(frame, mention):
            for source in ids_of(mention):
                self._claim((source,), frame.row, target, frame.asserted)
        outer = self.frames[-2] if len(self.frames) > 1 and self.frames[-1] is frame else None
        if self._basis() and self.frames[0] is not frame:
            outer = self.frames[0]
        if outer is None or not outer.objects or outer.side not in ("after", "issue"):
            return
        held = any(one in outer.held for target in frame.targets for one in ids_of(target))
        annexed = frame.relation == "attaches" and outer.side != "issue" and held
        based = outer.relation == "based_on" and (outer.ours or self._basis())
        if annexed or (based and (held or frame.relation != "attaches")):
            self._claim(outer.source, outer.row, mention, outer.asserted)

    def _undergone(self, frame: Frame, agent: Mention) -> list[Mention]:
        """What an agent acts on: `Luật A hướng dẫn … Nghị định B được sửa đổi bởi Nghị định C` is B alone."""
        if frame.relation != "amends":
            return frame.targets
        others = [m for m in frame.targets if ids_of(m) != ids_of(agent)]
        kind = family(agent.type)
        alike = [m for m in others if family(m.type) == kind]
        same_body = [m for m in alike if ends_alike(m.symbol, agent.symbol)]
        chosen = (same_body or alike or others)[-1:]
        decisions = {one for m in chosen for one in ids_of(m)}
        annexes = {c.target for c in self.claims if c.type == "attaches" and c.source in decisions}
        return [m for m in others if annexes.intersection(ids_of(m)) and m not in chosen] + chosen

    def _read_annexed(self, frame: Frame, mention: Mention) -> None:
        if ids_of(mention) == SELF and frame.side == "annex":
            frame.side, frame.objects = "annexing", 1
            return
        if frame.side == "annexing" or not self.so_far.known:
            self._claim(frame.source, frame.row, mention, frame.asserted)
            return
        for source in ids_of(mention):
            self.claims.append(self._made((source,), "attaches", "self", mention, frame.row, 0.9))

    def _read_issued(self, frame: Frame, mention: Mention) -> None:
        """`ban hành`, `phê duyệt`: rules are attached, plans approved, numbered acts only made known."""
        numbered = mention.form == "numbered" and mention.type in NUMBERED_ACTS
        if frame.source is None or numbered:
            self._name_front(mention, frame)
            self.heads.append(mention)
            if self.subject is None or not frame.ours:
                self.subject = self.issued = mention
            return
        if frame.row is not None and frame.row.relation == "attaches" and not self._attached(mention):
            self._claim(frame.source, frame.row, mention, frame.asserted, relation="approves")
            return
        self._claim(frame.source, frame.row, mention, frame.asserted)

    def _name_front(self, mention: Mention, issued: Frame | None) -> None:
        """`Thực hiện A, Ủy ban ban hành B và C`: it is B and C that carry out A."""
        if self.awaiting is not None:
            row = (
                next(f.row for f in self.frames if f.side == "front")
                if any(f.side == "front" for f in self.frames)
                else None
            )
            self._claim(ids_of(mention), row, self.awaiting, True)
            self.awaiting = None
        if self.so_far.known and issued is not None and self.low.startswith("đã ", issued.start):
            self._hand_over(mention)
        if not self.so_far.known and self.so_far.quoting is None and self.front_namer in (None, issued):
            self.front_namer = issued if self.fronted else None
            for target, frame in self.fronted:
                self._claim(ids_of(mention), frame.row, target, frame.asserted)

    def _hand_over(self, mention: Mention) -> None:
        """`Thực hiện A, Ủy ban đã ban hành B`, in a report: it is B that carries out A, not the report."""
        fronts = {id(target) for target, _ in self.fronted}
        self.claims = [c for c in self.claims if c.source != "self" or id(c.mention) not in fronts]
        for target, frame in self.fronted:
            self._claim(ids_of(mention), frame.row, target, frame.asserted)

    def _attached(self, mention: Mention) -> bool:
        words = self.low[mention.start : mention.start + 14]
        return is_attached(mention.type, words)
