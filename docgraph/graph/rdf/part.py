"""What of a document a relation is about: the provisions that are cited with it, written out.

Reads: a relation, the mention of its target, the text. Gives: words for people, null where the whole is
meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

import regex

from docgraph.records import Mention, Pinpoint, Relation, RelationType

CHANGES: Final = frozenset(
    {
        RelationType.REPLACES,
        RelationType.REPEALS,
        RelationType.AMENDS,
        RelationType.CORRECTS,
        RelationType.SUSPENDS,
        RelationType.EXTENDS,
    }
)
_DEEPEST_FIRST: Final = (
    ("point", "điểm"),
    ("clause", "khoản"),
    ("article", "Điều"),
    ("annex", "Phụ lục"),
    ("chapter", "Chương"),
)
# Between the verb and what it changes: so far back, and within one clause of the sentence.
_BEFORE: Final = 60
_REACH: Final = 200
_VERBS: Final = {
    RelationType.REPLACES: ("thay thế",),
    RelationType.REPEALS: ("bãi bỏ", "hủy bỏ", "huỷ bỏ", "hết hiệu lực"),
    RelationType.AMENDS: ("sửa đổi", "bổ sung", "điều chỉnh"),
    RelationType.CORRECTS: ("đính chính", "sửa"),
    RelationType.SUSPENDS: ("ngưng", "đình chỉ"),
    RelationType.EXTENDS: ("kéo dài", "gia hạn"),
}


def provision(pinpoint: Pinpoint) -> str:
    """A provision as people cite it, the deepest part first.

    >>> provision(Pinpoint(article="9", clause="3")), provision(Pinpoint(article="7"))
    ('khoản 3 Điều 9', 'Điều 7')
    """
    told = [(word, getattr(pinpoint, field)) for field, word in _DEEPEST_FIRST]
    return " ".join(f"{word} {value}" for word, value in told if value is not None)


def part_of(
    relation: Relation, mention: Mention | None, text: str, mentions: Iterable[Mention]
) -> str | None:
    """The part that a relation is about; null where it is about the whole document.

    A change may say that it is of some part without telling which (`bãi bỏ một số điều của …`), as titles do:
    then the provisions stand where the text goes on to do it.

    >>> seen = Mention("m1", 0, 5, "QĐ 22", "numbered", pinpoints=(Pinpoint(article="7"), Pinpoint("9", "3")))
    >>> part_of(Relation("self", RelationType.REPEALS, "d1", 0, 5), seen, "QĐ 22", (seen,))
    'Điều 7, khoản 3 Điều 9'
    """
    if mention is None:
        return None
    if mention.pinpoints or relation.type not in CHANGES:
        return _provisions(mention.pinpoints)
    found = _some_part().search(text[max(relation.start, mention.start - _BEFORE) : mention.start])
    if found is None:
        return None
    told = [
        pinpoint
        for other in mentions
        if other.pinpoints and other.document == relation.target and _does(relation.type, text, other)
        for pinpoint in other.pinpoints
    ]
    return _provisions(told) or " ".join(found[1].lower().split())


def _provisions(pinpoints: Iterable[Pinpoint]) -> str | None:
    told = [words for pinpoint in pinpoints if (words := provision(pinpoint))]
    return ", ".join(dict.fromkeys(told)) or None


def _does(type_: RelationType, text: str, mention: Mention) -> bool:
    """Whether the verb of a change stands before a mention, in its line."""
    before = text[max(0, mention.start - _REACH) : mention.start].rpartition("\n")[2].lower()
    return any(verb in before for verb in _VERBS[type_])


@cache
def _some_part() -> regex.Pattern[str]:
    what = "phần|số\\s{1,3}(?:điều|khoản|điểm|nội\\s{1,3}dung|quy\\s{1,3}định)"
    return regex.compile(
        rf"\b(một\s{{1,3}}(?:{what}))(?:,?\s{{1,3}}(?:khoản|điểm|nội\s{{1,3}}dung))?(?:\s{{1,3}}(?:của|tại|trong))?\s{{0,3}}$",
        regex.IGNORECASE,
    )
