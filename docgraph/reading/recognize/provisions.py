"""The words of a pinpoint phrase → pinpoints.

Reads: the parts of a phrase in text order (`điểm a`, `khoản 2`, `Điều 5`, …), each with what joins it to the
one before. Gives: one `Pinpoint` for each provision. Knows no text and no offsets.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from docgraph.records import Pinpoint

Join = Literal["", ",", ";", "and", "to", "-"]

POINT, CLAUSE, ARTICLE, CHAPTER, ANNEX, PASSED_OVER = range(6)
"""The units from the innermost to the outermost; Mục, Phần, Biểu, tiết and the like are passed over."""


class Part(NamedTuple):
    """One value of a phrase: its unit (None where the one before goes on), and what joins it to that part.

    >>> Part(ARTICLE, "5", "").value
    '5'
    """

    unit: int | None
    value: str
    join: Join


class _Provision:
    """A provision being put together: its values by unit, and the outermost unit that is settled so far."""

    __slots__ = ("outermost", "values")

    def __init__(self, unit: int, value: str) -> None:
        self.outermost = unit
        self.values: list[str | None] = [None] * 5
        self.values[unit] = value

    def within(self, unit: int, value: str) -> _Provision:
        """The provision of this unit inside the same outer ones (`Điều 5 khoản 2`)."""
        inner = _Provision(unit, value)
        inner.values[unit + 1 :] = self.values[unit + 1 :]
        inner.outermost = self.outermost
        return inner

    def pinpoint(self) -> Pinpoint:
        point, clause, article, chapter, annex = self.values
        return Pinpoint(article=article, clause=clause, point=point, chapter=chapter, annex=annex)


def provisions(parts: list[Part]) -> tuple[Pinpoint, ...]:
    """One pinpoint for each provision that the parts name, in text order.

    Inner units come first as a rule (`điểm a khoản 2 Điều 5`), and an outer one closes all inner ones that
    wait for it; the other order (`Điều 5 khoản 2`) is told by an inner unit that follows an outer one
    without a comma.

    >>> found = provisions([Part(CLAUSE, "2", ""), Part(None, "4", "and"), Part(ARTICLE, "174", "")])
    >>> [(p.article, p.clause) for p in found]
    [('174', '2'), ('174', '4')]
    """
    return _one(parts) or _many(parts)


def _one(parts: list[Part]) -> tuple[Pinpoint, ...]:
    """The only provision of the commonest phrases: inner units, then outer ones, one value each."""
    values: list[str | None] = [None] * 5
    last = -1
    for unit, value, join in parts:
        if unit is None or unit <= last or unit > ARTICLE or join not in ("", ","):
            return ()
        values[unit] = _written(value, unit)
        last = unit
    return (Pinpoint(point=values[POINT], clause=values[CLAUSE], article=values[ARTICLE]),)


def _many(parts: list[Part]) -> tuple[Pinpoint, ...]:
    found: list[_Provision] = []
    unit, inward, waiting = PASSED_OVER, False, 0
    for part in parts:
        same_unit = part.unit is None or part.unit == unit
        unit = unit if part.unit is None else part.unit
        if unit == PASSED_OVER:
            waiting = len(found) if part.join in ("and", ";") else waiting
            continue
        value = _written(part.value, unit)
        last = found[-1] if found else None
        if last is not None and same_unit and part.join in ("to", "-") and last.values[unit] is not None:
            last.values[unit] = f"{last.values[unit]}-{value}"
            continue
        if last is not None and part.unit is not None:
            if not same_unit:
                inward = unit < last.outermost and part.join == ""
            if inward and unit < last.outermost:
                inner = last.within(unit, value)
                if last.values[unit] is None:
                    found[-1] = inner  # `Điều 5 khoản 2` names one provision, not two
                else:
                    found.append(inner)
                continue
        inward = inward and same_unit
        if inward and last is not None:
            found.append(last.within(unit, value))
            continue
        named = part.unit is not None and part.join in ("", ",", "-")
        if named and _close(found[waiting:], unit, value):
            continue
        found.append(_Provision(unit, value))
    return tuple(dict.fromkeys(p.pinpoint() for p in _inward_at_end(found)))


def _close(found: list[_Provision], unit: int, value: str) -> bool:
    """Give the last provisions that wait for an outer unit this one; False when none waits."""
    limit = CLAUSE if unit == ANNEX else unit - 1  # an annex stands beside articles, not around them
    closed = False
    for provision in reversed(found):
        if provision.outermost > limit:
            break
        provision.values[unit] = value
        provision.outermost = unit
        closed = True
    return closed


def _inward_at_end(found: list[_Provision]) -> list[_Provision]:
    """`Điều 5, khoản 2` at the end of a phrase, where no other article follows, is clause 2 of article 5."""
    outer = next((i for i in range(len(found) - 1, -1, -1) if found[i].outermost >= ARTICLE), -1)
    if outer < 0 or outer == len(found) - 1 or found[outer].values[CLAUSE] is not None:
        return found
    base = found[outer]
    kept = found[:outer]
    for provision in found[outer + 1 :]:
        around = kept[-1] if provision.values[CLAUSE] is None and len(kept) > outer else base
        merged = _Provision(provision.outermost, provision.values[provision.outermost] or "")
        merged.values = [own or out for own, out in zip(provision.values, around.values, strict=True)]
        if around is not base and around.values[POINT] is None:
            kept[-1] = merged
        else:
            kept.append(merged)
    return kept


def _written(value: str, unit: int) -> str:
    """The value in its usual case: Roman numerals in capitals, letters of points and articles small."""
    return value.upper() if unit >= CHAPTER or (unit == ARTICLE and not value[0].isdigit()) else value.lower()
