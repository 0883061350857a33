"""Folded text → mentions of laws, codes, ordinances and constitutions by name.

Reads: folded text, the numbered mentions found in it, the lexicon. Gives: all mentions, named and numbered.
A law with name and number is one numbered mention, from its type's word through the number. A law whose
name holds another's spans it whole, with the inner one nested.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from docgraph.lexicon.load import Lexicon
from docgraph.reading.recognize import law_forms
from docgraph.reading.recognize.dates import date_after
from docgraph.reading.recognize.law_names import (
    TYPE_WORDS,
    UNMARK,
    LawNames,
    caps_end,
    guessed_end,
    law_names,
    lexicon_end,
)
from docgraph.reading.recognize.law_tails import Named, finished, with_tail
from docgraph.records import Mention

CODES = {word.translate(UNMARK): code for word, code in TYPE_WORDS.items()}
_WORDS = frozenset(("Luật", "LUẬT", "Luat", "LUAT"))
# Words before `Luật` that make it a school, a firm, a trade or a rule of another kind.
_BEFORE_TITLED = frozenset(
    "học khoa ty viện ngành môn hãng phòng báo bộ-môn giảng pháp tạp hội đoàn thạc tiến cử chí".split()
) | frozenset("kỷ kỉ quy qui".split())
_BEFORE_LOWER = frozenset(
    "pháp phap ky kỷ kỉ quy qui định điều dự niêm âm vần thi hình nghĩa trật các những mọi học ngành".split()
)


def find_named(text: str, numbered: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """All numbered mentions, those of laws joined with their names, and all named ones, sorted by start.

    >>> from docgraph.lexicon.load import load_lexicon
    >>> [m.text for m in find_named("Theo Luật Đất đai năm 2013 và pháp luật", (), load_lexicon())]
    ['Luật Đất đai']
    """
    names = law_names(lexicon)
    starts = [m.start for m in numbered]
    found: dict[int, Named] = {}
    joined: dict[int, Named] = {}
    for start, word_end, kind in _places(text, names):
        if start in found or _inside_number(start, numbered, starts):
            continue
        for named in _read(text, start, word_end, kind, names, numbered, starts):
            if named.start not in found:
                found[named.start] = named
                if named.number is not None:
                    joined[named.number] = named
    if not found:
        return list(numbered)
    mentions = [m for index, m in enumerate(numbered) if index not in joined]
    mentions.extend(_mention(text, named, numbered) for named in found.values())
    mentions.sort(key=lambda m: (m.start, -m.end))
    return mentions


def _mention(text: str, named: Named, numbered: Sequence[Mention]) -> Mention:
    if named.number is not None:
        found = numbered[named.number]
        return msgspec.structs.replace(
            found,
            start=named.start,
            text=text[named.start : found.end],
            type=named.type,
            written=None,
            date=found.date or named.date,
        )
    core = text[named.start : named.end]
    if named.printed is not None:
        number, year, symbol = named.printed
        after = date_after(text, named.end)
        return Mention(
            id="",
            start=named.start,
            end=named.end,
            text=core,
            form="numbered",
            type=named.type,
            number=number.lstrip("0") or None,
            year=year,
            symbol="".join(symbol.split()),
            date=after[0] if after else named.date,
            rule=named.rule,
        )
    return Mention(
        id="",
        start=named.start,
        end=named.end,
        text=core,
        form="named",
        type=named.type,
        date=named.date,
        rule=named.rule,
    )


def _inside_number(start: int, numbered: Sequence[Mention], starts: list[int]) -> bool:
    index = bisect_left(starts, start + 1) - 1
    return index >= 0 and numbered[index].start < start < numbered[index].end


def _places(text: str, names: LawNames) -> list[tuple[int, int, str]]:
    """Where a type's word of laws stands: its start, the end of the word, its type (`acronym` for `BLDS`)."""
    places: list[tuple[int, int, str]] = []
    for pattern, kind in law_forms.triggers():
        for match in pattern.finditer(text):
            start, end = match.span()
            if kind == "lower":
                place = _law_word(text, start, end - 1, False)
            elif kind == "titled" and match[0] in _WORDS:
                place = _law_word(text, start, end, True)
            elif not _alone(text, start, end):
                continue
            elif match[0].endswith("luat"):
                place = start, end, "BLuật"
            elif kind in ("titled", "acronym"):
                place = (start, end, "acronym") if match[0] in names.acronyms else None
            else:
                place = start, end, kind
            if place:
                places.append(place)
    places.sort()
    return places


def _alone(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum()


def _word_before(text: str, start: int) -> str:
    before = text[max(0, start - 14) : start].split()
    return before[-1].lower().lstrip("*_“\"'‘(") if before and text[start - 1].isspace() else ""


def _law_word(text: str, start: int, end: int, titled: bool) -> tuple[int, int, str] | None:
    if not text[end : end + 1].isspace() or (start and text[start - 1].isalnum()):
        return None
    before = _word_before(text, start)
    if before in ("bộ", "bo"):
        at = max(0, start - 14) + len(text[max(0, start - 14) : start].rstrip()) - 2
        return None if at and text[at - 1].isalnum() else (at, end, "BLuật")
    if before in (_BEFORE_TITLED if titled else _BEFORE_LOWER):
        return None
    return start, end, "Luật"


def _read(
    text: str,
    start: int,
    word_end: int,
    kind: str,
    names: LawNames,
    numbered: Sequence[Mention],
    starts: list[int],
) -> list[Named]:
    """The law named at a place, and the laws nested in its name."""
    if kind == "acronym":
        return _read_acronym(text, start, word_end, names)
    amending = (
        law_forms.amending().match(text, word_end, word_end + 200)
        if text[word_end + 1 : word_end + 2] in "sSbBvV"
        else None
    )
    if amending is None:
        end = _name_end(text, start, word_end, kind, names)
        return [] if end is None else [finished(text, start, end, kind, numbered, starts)]
    return _read_amending(text, start, kind, amending.end(), names, numbered, starts)


def _read_amending(
    text: str, start: int, kind: str, at: int, names: LawNames, numbered: Sequence[Mention], starts: list[int]
) -> list[Named]:
    """The amending law at `start`, with what it amends from `at` on."""
    nested: list[Named] = []
    first = at
    end: int | None = None
    while True:
        inner = law_forms.inner().match(text, at, at + 14)
        if inner is None:
            break
        inner_kind = CODES[" ".join(inner[1].lower().translate(UNMARK).split())]
        inner_end = _name_end(text, inner.start(), inner.end(), inner_kind, names)
        if inner_end is None:
            break
        item = Named(inner.start(), inner_end, inner_kind, None, "named:inner")
        after = law_forms.next_law().match(text, inner_end, inner_end + 12)
        if after is None:  # `Luật A số 1, Luật B số 2`: in a list each number is that of the law before it
            own = finished(text, inner.start(), inner_end, inner_kind, numbered, starts)
            glue = law_forms.next_law().match(text, own.end, own.end + 12)
            more = law_forms.inner().match(text, glue.end(), glue.end() + 14) if glue else None
            if own.number is not None and (more or any(n.number is not None for n in nested)):
                item, after = own, glue
        nested.append(item)
        end = item.end
        glue = after
        if glue is None:
            break
        at = glue.end()
    if end is None:
        many = law_forms.many_laws().match(text, first, first + 60)
        one = law_forms.one_subject().match(text, many.end(), many.end() + 30) if many else None
        end = one.end() if one else guessed_end(text, many.end(), names, False) if many else None
        return [] if end is None else [finished(text, start, end, kind, numbered, starts)]
    return _outer(text, start, kind, nested, numbered, starts)


def _outer(
    text: str, start: int, kind: str, nested: list[Named], numbered: Sequence[Mention], starts: list[int]
) -> list[Named]:
    """The amending law over the laws it amends: over all of a list only where the list ends in one number
    or date.
    """
    whole = finished(text, start, nested[-1].end, kind, numbered, starts)
    counted = any(law.number is not None for law in nested)
    if len(nested) > 1 and whole.date is None and whole.number is None and not counted:
        nested = nested[:1]
        whole = finished(text, start, nested[0].end, kind, numbered, starts)
    return [whole, *nested]


def _read_acronym(text: str, start: int, end: int, names: LawNames) -> list[Named]:
    """`BLDS`; others than codes (`LDN`) only with a year behind or a provision before."""
    kind = names.acronyms[text[start:end]]
    core, date = with_tail(text, end)
    dated = date or date_after(text, core)
    if (
        not text.startswith("BL", start)
        and not dated
        and not law_forms.provision_before().search(text[max(0, start - 24) : start])
    ):
        return []
    return [
        Named(start, core, kind, date or (dated[0] if isinstance(dated, tuple) else None), "named:acronym")
    ]


def _name_end(text: str, start: int, word_end: int, kind: str, names: LawNames) -> int | None:
    """Where the name ends that begins at `start`, None for a bare type's word."""
    word = text[start:word_end]
    if kind == "HP":
        return _constitution_end(text, start, word_end)
    if word.isupper() and text[word_end : word_end + 1] == "\n" and (start == 0 or text[start - 1] == "\n"):
        return None  # the head of the law itself
    plain = word.isascii()
    known = lexicon_end(text, word_end, names, plain)
    titled = word[0].isupper()
    if known and (titled or f"|{kind}|" in known[1]):
        longer: int | None = None
        if f"|{kind}|" not in known[1] and not (plain or word.isupper()) and _joins(text, known[0]):
            longer = guessed_end(text, word_end, names)
        return _longer(text, _closed(text, word_end, max(known[0], longer or 0)))
    if plain:
        return None
    if word.isupper():
        return caps_end(text, word_end)
    if not titled and kind == "Luật":
        return None
    quoted = law_forms.quoted().match(text, word_end, word_end + 220) if titled else None
    if quoted:
        return int(quoted.end())
    if titled and law_forms.only_dated().match(text, word_end, word_end + 44):
        return word_end
    return guessed_end(text, word_end, names, kind == "Luật")


def _joins(text: str, end: int) -> bool:
    """Whether a comma, a dash or an `và` follows."""
    return text[end : end + 5].lstrip().startswith((",", "-", "–", "và "))


def _closed(text: str, word_end: int, end: int) -> int:
    """With the quotation mark behind a name that one opens."""
    opened = text[word_end : word_end + 3].strip()[:1]
    return end + 1 if opened and f"{opened}{text[end : end + 1]}" in ('""', "“”") else end


def _longer(text: str, end: int) -> int:
    """Past `Việt Nam`, `tại VN` behind a known name."""
    tail = law_forms.in_vietnam().match(text, end, end + 28)
    return int(tail.end()) if tail else end


def _constitution_end(text: str, start: int, word_end: int) -> int | None:
    match = law_forms.constitution().match(text, word_end, word_end + 110)
    end = int(match.end()) if match else word_end
    if (
        text[start].islower()
        and end == word_end
        and not law_forms.year_behind().match(text, word_end, word_end + 20)
    ):
        return None
    if _word_before(text, start) in ("luật", "tòa", "toà", "lập", "vi", "thẩm"):
        return None
    return end
