"""Negators before a cue → does the cue say that something is done?

Reads: the hits of a sentence from left to right. Gives: whether a cue is asserted. A negated, proposed,
drafted or conditional deed is no deed: its documents are only cited.
"""

from __future__ import annotations

from docgraph.reading.relate.cues import CueHit


class Polarity:
    """The negators seen so far in one sentence.

    A `near` negator reaches as far as its row says, but not past a document; a `far` one also past it. Words
    like `soạn thảo` deny what follows as a deed (`soạn thảo, sửa đổi X`), not what a document has undergone;
    a `plain` one (`không`) denies both.
    """

    _near = -1
    _denied = -1
    _far = -1
    _fresh = -1  # as `_far`, until a document stands here

    def negate(self, hit: CueHit) -> None:
        """Take note of a negator."""
        until = hit.end + int(hit.row.reach)
        if hit.row.scope == "far":
            self._far = self._fresh = max(self._far, until)
        else:
            self._near = max(self._near, until)
            if hit.row.scope == "plain":
                self._denied = max(self._denied, until)

    def pass_document(self) -> None:
        """A document stands here: what was denied before it is over."""
        self._near = self._denied = self._fresh = -1

    def issued(self) -> None:
        """What was submitted is out: what is said of it now is done."""
        self._far = self._fresh = -1

    def denied(self, start: int) -> bool:
        """Does a plain `không` stand before a cue that starts here?"""
        return start <= self._denied

    def asserted(self, start: int, *, undergone: bool = False) -> bool:
        """Is a cue that starts here out of reach of every negator?"""
        near, far = (self._denied, self._fresh) if undergone else (self._near, self._far)
        return start > near and start > far
