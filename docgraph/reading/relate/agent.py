"""A cue → who does what it says.

Reads: cues of one sentence, with the documents that stand before them. Gives: `Agent`s. Rules are asked one
after another, the first that answers holds: one list for a cue behind a document, one for a cue that no
document stands before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from docgraph.lexicon.rows import Cue
from docgraph.reading.relate.acting import acting_body, body_demands, same_body, where_body_acts
from docgraph.reading.relate.clause import (
    WINDOW,
    bare_kind,
    continues,
    demands,
    kind_takes_effect,
    opens,
    orders,
    predicate,
    timed,
    titled,
    undergone,
)
from docgraph.reading.relate.cues import CueHit
from docgraph.reading.relate.frames import SELF, Frame, Ids, ids_of
from docgraph.reading.relate.joins import clause_start, comma_between, coordinated
from docgraph.reading.relate.kinds import DIRECTIVES, JUDGMENT, PLANS, PROPOSALS
from docgraph.reading.relate.objects import ObjectReader
from docgraph.reading.relate.phrases import in_charge, titled_plan
from docgraph.records import Mention

ACTIVE = frozenset(("after", "issue"))
FRONTED = frozenset(("based_on", "considers", "implements", "responds_to"))
AUTHORITY = frozenset(("based_on", "considers"))
PAIRED = frozenset(("guides", "implements"))
TOPIC_NEEDS_WORD = frozenset(
    ("implements", "based_on", "considers", "reports_on", "responds_to", "attaches", "approves", "guides")
)
CHANGES = frozenset(("amends", "repeals", "replaces", "corrects", "suspends"))


class Agent(NamedTuple):
    """Who acts: `ids` is None where unknown; `ours` says that it is the text itself, or what it is about."""

    ids: Ids | None
    ours: bool = False


NOBODY = Agent(None)


class AgentReader(ObjectReader):
    """Finds who acts."""

    def _who(self, hit: CueHit) -> Agent:
        """Who does what the cue says."""
        for rule in OPENING if self.last is None else BEHIND:
            agent = rule(self, hit)
            if agent is not None:
                return agent
        return NOBODY if self.last is None else self._checked(hit.row, self._doers(hit.row))

    def _doers(self, row: Cue) -> Ids:
        """The document before a cue; `A và B hướng dẫn C`: both, where they are of one kind."""
        last = self.last
        assert last is not None
        titled = self.recent[-2] if len(self.recent) > 1 and self.recent[-1] is last else None
        if titled is not None and row.relation == "implements" and self._is_title_of(last, titled):
            return (*ids_of(titled), *ids_of(last))
        before = self.heads[-2] if len(self.heads) > 1 and self.heads[-1] is last else None
        if before is None or row.relation not in PAIRED or before.type != last.type or self._basis():
            return ids_of(last)
        if last.form != "numbered" or self.low[before.end : last.start].strip(" *_") not in ("và", ","):
            return ids_of(last)
        return (*ids_of(before), *ids_of(last))

    def _is_title_of(self, plan: Mention, act: Mention) -> bool:
        """`Nghị quyết 51 về [Chương trình hành động] thực hiện B`: the resolution carries out B as well."""
        about = self.low[max(act.end, plan.start - 6) : plan.start].rstrip().endswith("về")
        return about and plan.form == "unnumbered" and plan.type in PLANS and act.form == "numbered"

    @property
    def _ours(self) -> Agent:
        """The text itself, or what it is about."""
        return Agent(self.so_far.default, True)

    def _undergoes(self, hit: CueHit) -> Agent | None:
        return NOBODY if undergone(self.low, hit.start) else None

    # What stands before a cue that is behind a document.

    def _begins_sentence(self, hit: CueHit) -> Agent | None:
        """`… của Tòa án nhân dân thành phố T. Hủy …`: an initial does not end the sentence before."""
        if self.low[hit.start - 2 : hit.start] != ". ":
            return None
        return self._ours if self.so_far.known else NOBODY

    def _names_no_deed(self, hit: CueHit) -> Agent | None:
        """`Nghị định 5 và các thông tư hướng dẫn …`, a proposal, `sau khi sơ kết`."""
        assert self.last is not None
        if hit.row.scope == "title" and not self.low[hit.start - 9 : hit.start].endswith(("về ", "về việc ")):
            return NOBODY
        if hit.row.relation == "implements" and titled_plan(self.low, self.last.end, hit.start):
            return self._checked(hit.row, ids_of(self.last))  # `Nghị quyết 5 về Chương trình thực hiện B`
        no_deed = bare_kind(self.low, self.at, hit.start) or timed(self.low, hit.start)
        return NOBODY if no_deed or self.last.type in PROPOSALS else None

    def _opens_new_basis(self, hit: CueHit) -> Agent | None:
        """`Căn cứ A, căn cứ B`, `Trả lời A, sau khi thống nhất với B`."""
        assert self.last is not None
        first = self.frames[0] if self.frames else None
        if first is None or not first.ours or not first.objects or first.relation not in FRONTED:
            return None
        if hit.row.relation not in AUTHORITY or hit.row.scope == "proposal":
            return None
        if not coordinated(self.low, self.last.end, hit.start):
            return None
        self.frames.clear()
        return self._ours

    def _behind_semicolon(self, hit: CueHit) -> Agent | None:
        """`A thay thế B hướng dẫn C; bãi bỏ D`: the agent of the outermost deed."""
        at = clause_start(self.low, self.at, hit.start)
        if at < 0 or self._basis() or not opens(self.low, at, hit.start):
            return None
        if self.low[at - 1] == ";" and self._others_in_charge():
            return NOBODY
        for frame in self.frames:
            if frame.side in ACTIVE and frame.source:
                return self._checked(hit.row, frame.source, frame.ours)
        return self._checked(hit.row, ids_of(self.subject)) if self.subject is not None else None

    def _others_in_charge(self) -> bool:
        """`1. Sở Y tế tham mưu văn bản; hướng dẫn thực hiện A`: it is the department that is to guide."""
        known = self.so_far.known and self.so_far.self_type in DIRECTIVES
        return known and self.item and in_charge(self.low, self.start)

    def _issued_later(self, hit: CueHit) -> Agent | None:
        return NOBODY if self.awaiting is not None and hit.row.side == "issue" else None

    def _was_proposed(self, hit: CueHit) -> Agent | None:
        row = hit.row
        if row.relation != "considers" or (row.scope == "proposal" and not self.so_far.known):
            return None
        return Agent(SELF, True) if row.scope == "proposal" else NOBODY

    def _has_predicate(self, hit: CueHit) -> Agent | None:
        """`Nghị định 5 … đã sửa đổi …`: a finite verb has the sentence's subject."""
        if not predicate(self.low, hit.start) or self._basis():
            return None
        if self.subject is not None:
            return self._checked(hit.row, ids_of(self.subject))
        return NOBODY if hit.row.side == "issue" else None

    def _is_coordinated(self, hit: CueHit) -> Agent | None:
        """A cue that is joined to what stands before it: the one acts who acted there."""
        row, last = hit.row, self.last
        assert last is not None
        if not coordinated(self.low, last.end, hit.start) or self.at < last.end:
            return None
        if self.subject is not None and not ids_of(self.subject):
            return NOBODY
        if row.relation == "guides" and self.heads[-1:] == [last] and self.subject is not last:
            return self._checked(row, ids_of(last))
        acting = [
            f for f in reversed(self.frames) if f.side in ACTIVE and f.source and not self._fronted_frame(f)
        ]
        if row.relation in CHANGES:  # `thay thế A hướng dẫn B, đồng thời bãi bỏ C`
            acting.sort(key=lambda f: f.relation not in CHANGES)
        for frame in acting[:1]:
            return self._checked(row, frame.source or (), frame.ours)
        if self.subject is not None:
            return self._checked(row, ids_of(self.subject))
        titles = titled(self.low, last.end, hit.start) and self.low.startswith("và", hit.start - 3)
        top = self.top
        if top is not None and self._only_cited(top) and row.relation not in CHANGES:
            return self._ours if self.so_far.known else NOBODY
        in_title = self._basis() and titles
        if not in_title and top is not None and top.side == "blocks" and top.row and top.row.side != "blocks":
            return NOBODY
        return self._checked(row, ids_of(last)) if in_title or top is None or not top.ours else self._ours

    def _only_cited(self, frame: Frame) -> bool:
        """`Tiếp theo A, …`: does the clause open with words that only cite what follows them?"""
        blocks = frame.row is not None and frame.row.side == "blocks" and frame is self.frames[0]
        return blocks and opens(self.low, self.clause, frame.start)

    def _behind_comma(self, hit: CueHit) -> Agent | None:
        """`A, Bộ Y tế bãi bỏ …`: a body acts, or the sentence's subject; no comma: a title goes on."""
        row, last = hit.row, self.last
        assert last is not None
        semicolon = self.low.rfind("; ", max(last.end, hit.start - WINDOW), hit.start)
        comma = max(comma_between(self.low, last.end, hit.start), semicolon)
        if comma < 0:
            no_title = row.scope in ("open", "proposal") and row.relation in AUTHORITY
            if not no_title or self.subject is last:
                return None
            return Agent(ids_of(self.subject)) if self.subject else NOBODY
        body = acting_body(self.low, comma + 1, hit.start)
        if body is None:
            on = self.subject is not None and not self._basis()
            if comma == semicolon and self.subject is self.issued:
                return NOBODY  # `Sở ban hành A; phối hợp với Công an thực hiện B`: the body does both
            return self._checked(row, ids_of(self.subject)) if on and self.subject else None
        if last.type == "TTLT" and " của " in self.low[last.end : comma]:
            return self._checked(row, ids_of(last))  # several ministries have issued it
        at_court = last.type in JUDGMENT and row.relation == "based_on"
        if (row.scope in ("agent", "judgment") or at_court) and where_body_acts(
            self.low, self.clause, last.start
        ):
            return self._checked(row, ids_of(last))
        return self._ours if row.scope == "agent" and self._is_issuer(body) else NOBODY

    # What stands before a cue that no document stands before.

    def _from_its_day(self, hit: CueHit) -> Agent | None:
        """`Từ ngày Thông tư này có hiệu lực, bãi bỏ …`."""
        dated = self.dated
        if dated is None or hit.start - dated.end > 60 or not coordinated(self.low, dated.end, hit.start):
            return None
        return self._checked(hit.row, ids_of(dated))

    def _needs_document(self, hit: CueHit) -> Agent | None:
        return NOBODY if hit.row.scope in ("title", "judgment") else None

    def _opens_sentence(self, hit: CueHit) -> Agent | None:
        row, so_far = hit.row, self.so_far
        if not opens(self.low, self.clause, hit.start):
            return None
        needs_word = not so_far.known and so_far.topical and row.relation in TOPIC_NEEDS_WORD
        if needs_word and not continues(self.low, self.start):
            return Agent(None, True)
        if row.scope == "consolidation" and so_far.self_type != "VBHN":
            return NOBODY
        return self._ours

    def _is_proposed_to(self, hit: CueHit) -> Agent | None:
        """`Chính phủ thông qua các nội dung theo đề nghị của Bộ Tài chính tại A`."""
        return self._ours if hit.row.scope == "proposal" and self.so_far.known else None

    def _takes_effect(self, hit: CueHit) -> Agent | None:
        """`Quyết định có hiệu lực từ ngày ký và thay thế …`: a kind alone is what was spoken of."""
        changes = hit.row.relation in CHANGES and hit.row.side == "after"
        return self._ours if changes and kind_takes_effect(self.low, self.clause, hit.start) else None

    def _anywhere(self, hit: CueHit) -> Agent | None:
        row = hit.row
        free = row.scope == "clause" and row.side == "after" and row.relation != "cites"
        return self._ours if free else None

    def _behind_issued_kind(self, hit: CueHit) -> Agent | None:
        """`ban hành Kế hoạch thực hiện …`."""
        own = self.last_hit
        behind = self.last is None or (own is not None and own.start >= self.last.end)
        if own is None or own.row.side != "issue" or not behind:
            return None
        if not bare_kind(self.low, own.end, hit.start):
            return None
        return self._ours if self.so_far.known else NOBODY

    def _behind_issuer(self, hit: CueHit) -> Agent | None:
        if hit.row.scope != "agent":
            return None
        comma = self.low.rfind(",", max(self.clause, hit.start - WINDOW), hit.start)
        for at in (self.clause, comma + 1)[: 1 + (comma >= 0)]:
            body = acting_body(self.low, at, hit.start)
            if body is not None:
                return self._ours if self._is_issuer(body) else None
        return None

    def _joined_to_ours(self, hit: CueHit) -> Agent | None:
        own = self.last_hit
        if own is None or not self.frames or not self.frames[-1].ours:
            return None
        return self._ours if coordinated(self.low, own.end, hit.start) else None

    def _who_orders(self, hit: CueHit) -> Agent | None:
        """Who asks others to carry out: a directive, or what `Tại Công điện 5, Thủ tướng yêu cầu` names."""
        low, so_far = self.low, self.so_far
        following = self.following
        if following is None or not orders(low, hit.start, following.start):
            return None
        if so_far.known:
            asks = so_far.self_type in DIRECTIVES and (self.last is None or self._issuer_asks(hit))
            return Agent(SELF, True) if asks else None
        if self.last is None:
            return self._ours if so_far.default and continues(low, self.clause) else None
        stretch = low[self.last.end : min(hit.start, self.last.end + WINDOW)]
        asks = self.last.type in DIRECTIVES and demands(stretch)
        by_words = where_body_acts(low, self.clause, self.last.start) or "trong đó" in stretch or asks
        return Agent(ids_of(self.last)) if by_words else None

    def _issuer_asks(self, hit: CueHit) -> bool:
        """`Tiếp theo A, Chủ tịch Ủy ban nhân dân yêu cầu các sở …`."""
        assert self.last is not None
        comma = self.low.rfind(", ", max(self.last.end, hit.start - WINDOW), hit.start)
        return comma >= 0 and body_demands(self.low, comma + 1, hit.start)

    def _checked(self, row: Cue, source: Ids, ours: bool = False) -> Agent:
        """The source, unless the row's scope shuts it out."""
        if row.scope == "judgment" and (self.last is None or self.last.type not in JUDGMENT):
            return NOBODY
        kind: Mention | None = self.subject or self.last
        merges = self.so_far.self_type == "VBHN" or (kind is not None and kind.type == "VBHN")
        return NOBODY if row.scope == "consolidation" and not merges else Agent(source, ours)

    def _is_issuer(self, body: str) -> bool:
        return not self.so_far.known or same_body(body, self.so_far.issuer)


Rule = Callable[[AgentReader, CueHit], "Agent | None"]

BEHIND: tuple[Rule, ...] = (
    AgentReader._undergoes,
    AgentReader._begins_sentence,
    AgentReader._behind_semicolon,
    AgentReader._behind_issued_kind,
    AgentReader._names_no_deed,
    AgentReader._opens_new_basis,
    AgentReader._issued_later,
    AgentReader._was_proposed,
    AgentReader._has_predicate,
    AgentReader._is_coordinated,
    AgentReader._behind_comma,
)
OPENING: tuple[Rule, ...] = (
    AgentReader._undergoes,
    AgentReader._from_its_day,
    AgentReader._needs_document,
    AgentReader._opens_sentence,
    AgentReader._is_proposed_to,
    AgentReader._takes_effect,
    AgentReader._anywhere,
    AgentReader._behind_issued_kind,
    AgentReader._behind_issuer,
    AgentReader._joined_to_ours,
)
