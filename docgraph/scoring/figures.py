"""Counts → shares, precision, recall and F1.

Reads: counts. Gives: the figures of a set of passages, each with the counts behind it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class Tally(msgspec.Struct):
    """How many were wanted, how many were said, how many of these were right.

    >>> tally = Tally(right=8, wanted=10, said=8)
    >>> tally.precision, tally.recall, round(tally.f1, 3)
    (1.0, 0.8, 0.889)
    """

    right: int = 0
    wanted: int = 0
    said: int = 0

    @property
    def precision(self) -> float:
        """The part of what was said that is right; 1 where nothing was wanted and nothing said."""
        return self.right / self.said if self.said else float(not self.wanted)

    @property
    def recall(self) -> float:
        """The part of what was wanted that was said; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, right: int, wanted: int, said: int) -> None:
        """Count one passage more."""
        self.right += right
        self.wanted += wanted
        self.said += said


class Share(msgspec.Struct):
    """How many of several were right.

    >>> share = Share()
    >>> share.add(True)
    >>> share.add(False)
    >>> share.value
    0.5
    """

    right: int = 0
    count: int = 0

    @property
    def value(self) -> float:
        """The part that was right; 0 where nothing was asked."""
        return self.right / max(1, self.count)

    def add(self, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.count += 1


FIELDS = ("type", "number", "year", "symbol", "date", "issuer")
TALLIES = (
    "mention",
    "mention_exact",
    "unnumbered",
    "anaphor",
    "pinpoint",
    "relation",
    "relation_typed",
    "relation_untyped",
)
SHARES = ("resolution", "anaphor_resolution", "evidence")


def _tallies() -> dict[str, Tally]:
    return {name: Tally() for name in TALLIES}


def _shares() -> dict[str, Share]:
    return {name: Share() for name in SHARES}


def _fields() -> dict[str, Share]:
    return {name: Share() for name in FIELDS}


class Scores(msgspec.Struct):
    """The figures of a set of passages.

    `tallies` are those with precision and recall, `fields` the parts of a mention that were right, `shares`
    whether mentions point to the right document and relations name the right sentence, `genres` mentions by
    genre.

    >>> dict(Scores().values())["mention_exact"]
    1.0
    """

    passages: int = 0
    tallies: dict[str, Tally] = msgspec.field(default_factory=_tallies)
    fields: dict[str, Share] = msgspec.field(default_factory=_fields)
    shares: dict[str, Share] = msgspec.field(default_factory=_shares)
    genres: dict[str, Tally] = msgspec.field(default_factory=dict)

    def values(self) -> Iterator[tuple[str, float]]:
        """Each figure by name; where nothing was wanted and nothing said it is 1."""
        for name, tally in self.tallies.items():
            yield name, tally.f1
        for name, share in (*self.fields.items(), *self.shares.items()):
            yield name, share.value if share.count else 1.0

    def counts(self) -> Iterator[tuple[str, int]]:
        """How many answers stand behind each figure."""
        for name, tally in self.tallies.items():
            yield name, tally.wanted
        for name, share in (*self.fields.items(), *self.shares.items()):
            yield name, share.count
