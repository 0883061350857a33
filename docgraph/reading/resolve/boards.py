"""Steering boards that a text names in full → the issuers of what has their letters alone.

Reads: the text, its mentions, the issuers found so far. Gives: the board of `Kế hoạch số 4-KH/BCĐ`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from docgraph.reading.resolve.complete import Found
from docgraph.reading.resolve.letters import groups_of
from docgraph.reading.text.breaks import over_breaks
from docgraph.reading.text.names import PAST_COMMA
from docgraph.records import Mention

_ALIAS = r"\s\((?:sau đây|gọi|Ban|BCĐ)[^()]{0,40}\)"


def share_boards(text: str, mentions: Sequence[Mention], found: list[Found | None]) -> None:
    """`Kế hoạch số …/KH-BCĐ` is of the one steering board that the text names in full; changes `found`.

    >>> text = "Ban Chỉ đạo Trung ương về tổng kết hai nghị quyết họp. Kế hoạch số 4-KH/BCĐ"
    >>> plan = Mention(id="", start=56, end=76, text="", form="numbered", symbol="KH/BCĐ")
    >>> found = [None]
    >>> share_boards(text, [plan], found)
    >>> found[0][0]
    'Ban Chỉ đạo Trung ương về tổng kết hai nghị quyết'
    """
    open_ones = [
        at
        for at, issuer in enumerate(found)
        if issuer is None and (symbol := mentions[at].symbol) and groups_of(symbol)[-1] == "BCĐ"
    ]
    if not open_ones:
        return
    written = (
        " ".join(_alias().sub("", board.group()).split()) for board in _board().finditer(over_breaks(text))
    )
    named = sorted(f"Ban Chỉ đạo{name[len('Ban Chỉ đạo') :]}" for name in written if len(name.split()) > 5)
    names = {_letters().sub(r" \1", name): name for name in named}  # `Nghị quyết 18` is `số 18-NQ/TW` there
    full = [name for key, name in names.items() if not any(k != key and k.startswith(key) for k in names)]
    if len(full) == 1:
        for at in open_ones:
            found[at] = (full[0], "board")


@cache
def _alias() -> regex.Pattern[str]:
    return regex.compile(_ALIAS)


@cache
def _letters() -> regex.Pattern[str]:
    """A number with its letters, as against the number alone."""
    return regex.compile(r"\s(?:số\s)?(\d{1,4})(?:[-/][A-ZĐa-z]{1,6}){0,3}(?!\w)")


@cache
def _board() -> regex.Pattern[str]:
    """A steering board named in full, to the verb or the mark behind its name."""
    verbs = "họp|đã|ban hành|có|được|yêu cầu|vừa|tổ chức|quyết định|đề ra|để|là|cho|giao|xác định|thống nhất"
    inside = rf"(?:{_ALIAS}|[^.;:(),“”\"\n]|,(?=\s(?:{PAST_COMMA})\b))"
    end = rf"(?=\s(?:{verbs})(?!\w)|[.;:(),“”\"\n]|$)"
    titled = r"(?<!của )Ban [Cc]hỉ đạo về|Ban [Cc]hỉ đạo(?! về)"  # `của Ban Chỉ đạo về`: a document's title
    return regex.compile(rf"(?:{titled})\s(?!(?:{verbs})\s){inside}{{8,140}}?{end}")
