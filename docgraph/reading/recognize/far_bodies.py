"""Bodies that stand further from a number: at the end of its title, or as a place that acts.

Reads: folded text. Gives: the body's name, or None. `Nghị quyết số 57-NQ/TW về … của Bộ Chính trị`,
`huyện Ba Tri ban hành Quyết định số 5/QĐ-UBND`.
"""

from __future__ import annotations

from functools import cache

import regex

TITLE = 240  # longest title between a number and the body behind it
_ORGANS = {"Bộ": "Bộ Chính trị", "Ban B": "Ban Bí thư"}


@cache
def _organ() -> regex.Pattern[str]:
    """A title of the party's, up to the organ of the centre that issued it; no other document in between."""
    return regex.compile(
        r"\)?(?:[\s*_]{0,3}\([^()\n]{4,24}\))?\s(?:về|V/v)\s[^.;:()/\n]{6,200}?"
        r"\scủa\s(?P<organ>Bộ\sChính\strị|Ban\sBí\sthư)(?:\s\(?[Kk]h(?:óa|oá)\s[IVX]{1,5}\)?)?(?=\s?[.,;)]|\s?$|\n)"
    )


def organ_behind_title(text: str, at: int) -> str | None:
    """The organ of the party's centre at the end of the title that begins at `at`.

    >>> organ_behind_title(" về phát triển kinh tế tư nhân của Bộ Chính trị.", 0)
    'Bộ Chính trị'
    """
    found = _organ().match(text, at, at + TITLE)
    if found is None:
        return None
    return next(name for start, name in _ORGANS.items() if found["organ"].startswith(start))


@cache
def _place() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:^|(?<=[\s,;(]))(?P<level>[Hh]uyện|[Tt]hị\sxã|[Qq]uận|[Tt]ỉnh|[Tt]hành\sphố|TP\.?|[Xx]ã|[Pp]hường|[Tt]hị\strấn)"
        r"\s(?P<name>\p{Lu}[\p{L}\p{M}’']{0,9}(?:\s\p{Lu}[\p{L}\p{M}’']{0,9}){0,3}|\d{1,2})\s?$"
    )


def acting_place(clause: str, core: str) -> str | None:
    """The committee or council that a place stands for before a verb of issuing, by the core's letters.

    >>> acting_place("riêng huyện Ba Tri", "Quyết định số 5/QĐ-UBND")
    'UBND huyện Ba Tri'
    """
    if not core.endswith(("UBND", "HĐND")):
        return None
    found = _place().search(clause, max(0, len(clause) - 48))
    if found is None:
        return None
    return f"{core[-4:]} {found['level'].lower().replace('tp.', 'TP').replace('tp', 'TP')} {found['name']}"


@cache
def _task() -> regex.Pattern[str]:
    return regex.compile(r"\s(?:Nghị quyết|Chỉ thị|Kết luận|Quyết định|Đề án)\s(?:số\s)?\d")


def before_task(text: str, start: int, end: int) -> int:
    """Where a body's name ends, without the document in it, which is a mention of its own.

    >>> before_task(" của Ban Chỉ đạo tổng kết Nghị quyết số 18-NQ/TW", 0, 48)
    25
    """
    task = _task().search(text, start, end)
    return task.start() if task is not None else end


@cache
def spoke() -> regex.Pattern[str]:
    """Pattern: what a body did in a document of its own, up to `tại`: `Ban Pháp chế thẩm tra tại`."""
    return regex.compile(
        r"\s(?:đã\s|có\s)?(?:thẩm tra|thẩm định|ý kiến|góp ý|đề nghị|kiến nghị|báo cáo|trả lời|xác nhận"
        r"|cho ý kiến"
        r"|thông báo|hướng dẫn)\stại\s$"
    )
