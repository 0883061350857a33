"""The letters of a number → their standard spelling and what they tell of the type.

Reads: a symbol as written (`QD-TTg`, `NĐCP`, `UBND - KT`). Gives: `Symbol` (`QĐ-TTg`, `NĐ-CP`, `UBND-KT`).
Sources: circular 30/2020/NĐ-CP annex III for State symbols; party symbols put the hyphen first (`19-NQ/TW`).
"""

from __future__ import annotations

from functools import cache

import msgspec
import regex

from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_ascii
from docgraph.lexicon.index import issuers_by_acronym, repairs_by_found, type_by_symbol

COURT = regex.compile(r"(?:DS|HS|HC|LĐ|KDTM|HNGĐ|HNGD|KT|DSPT|DSST|HSST|HSPT|GĐT|TT|PT|ST|KDTM-ST|HN)")
GLUED = frozenset("NĐ QĐ NQ CT KH TB TT TTr BC TTLT".split())  # types after which the hyphen is seen lost
DOCKET = frozenset("TLST TLPT TLGĐT TLTT".split())


class Symbol(msgspec.Struct, frozen=True):
    """A symbol in its standard spelling.

    `type` is the code of the type that its letters name, or null; `known` says that each group, or the first,
    is one of the lexicon's; `decoy` that it numbers no document (dockets, forms).
    """

    text: str
    type: str | None
    known: bool
    decoy: bool
    issuer: str | None = None


class SymbolReader:
    """Reads symbols with one lexicon; results are kept, as real texts repeat a few hundred symbols."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._types = type_by_symbol(lexicon)
        self._issuers = issuers_by_acronym(lexicon)
        self._party = {
            group for group, rows in self._issuers.items() if any(row.level == "party" for row in rows)
        }
        self._repairs = repairs_by_found(lexicon)
        # A group in capitals or without diacritics → its one standard spelling.
        standard = [*self._issuers, *self._types]
        self._canonical: dict[str, str] = {}
        for group in standard:
            self._canonical.setdefault(fold_ascii(group), group)
        self._kept: dict[str, Symbol] = {}
        self.trimmed: dict[str, str] = {}

    def is_known(self, group: str) -> bool:
        """Whether a letter group stands for a type or an issuer."""
        return group in self._types or group in self._issuers

    def is_issuer(self, group: str) -> bool:
        """Whether a letter group stands for an issuer."""
        return group in self._issuers

    def is_type_only(self, group: str) -> bool:
        """Whether a letter group stands for a type and for no issuer."""
        return group in self._types and group not in self._issuers

    def reads_lower(self, written: str) -> bool:
        """Whether a symbol in small letters is one: a type first, an issuer last (`nđ-cp`, `qd-ttg`)."""
        groups = regex.split(r"[-/.]", written)
        first, last = (
            self._canonical.get(fold_ascii(groups[0]), ""),
            self._canonical.get(fold_ascii(groups[-1]), ""),
        )
        return first in self._types and last in self._issuers

    def read(self, written: str) -> Symbol:
        """The standard of a symbol as written.

        >>> from docgraph.lexicon import load_lexicon
        >>> SymbolReader(load_lexicon()).read("NĐCP").text
        'NĐ-CP'
        """
        kept = self._kept.get(written)
        if kept is None:
            kept = self._read(written)
            if len(self._kept) < 100_000:  # hostile texts hold endless symbols
                self._kept[written] = kept
        return kept

    def _read(self, written: str) -> Symbol:
        compact = "".join(written.split())
        compact = self._repairs.get(compact, compact).replace("_", "-")
        if "." in compact:
            compact = compact.replace("T.W", "TW").replace("T.Ư", "TW").replace("/T.U", "/TU")
        parts = regex.split(r"([-/.])", compact)
        parts = [p for p in parts if p]
        groups = [self._group(p) if p not in "-/." else p for p in parts]
        groups[0] = self._split(groups[0])
        if len(groups) == 3 and groups[1] == "." and groups[0] in self._types:
            groups[1] = "-"
        text = "".join(groups).replace("UBTV-QH", "UBTVQH")
        text = self._repairs.get(text, text)
        groups = [g for g in regex.split(r"[-/.]", text) if g]
        if groups[-1:] and len(groups[-1]) > 4 and groups[-1][-3:].isdigit() and _is_term(groups[-1][:-1]):
            text, groups[-1] = text[:-1], groups[-1][:-1]  # no term has three digits: `UBTVQH144`
        if len(groups) == 2 and groups[0] in self._types and groups[1] in self._party:
            text = f"{groups[0]}/{groups[1]}"
        return Symbol(
            text=text,
            type=self._type(groups),
            known=any(self.is_known(g) or _is_term(g) for g in groups) or self._is_court(groups),
            decoy=groups[:1] == ["KK"] or any(g in DOCKET or g.startswith(("TLST", "TLPT")) for g in groups),
            issuer=None,
        )

    def _group(self, group: str) -> str:
        """One letter group, repaired."""
        if group in self._repairs:
            return self._repairs[group]
        if self.is_known(group):
            return group
        folded = fold_ascii(group)
        standard = self._canonical.get(folded)
        if standard and (
            group.isascii() or ((group.isupper() or group.islower()) and _keeps_marks(group, standard))
        ):
            return standard
        return group.upper() if group.islower() and len(group) > 1 else group

    def _split(self, group: str) -> str:
        """A first group whose hyphen was lost (`NĐCP` → `NĐ-CP`)."""
        if self.is_known(group):
            return group
        for cut in (4, 3, 2):
            head, tail = self._standard(group[:cut]), self._standard(group[cut:])
            if head in GLUED and tail in self._issuers and len(tail) > 1:
                return f"{head}-{tail}"
        return group

    def _standard(self, group: str) -> str:
        return group if self.is_known(group) else self._canonical.get(fold_ascii(group), group)

    def _type(self, groups: list[str]) -> str | None:
        first = self._types.get(groups[0]) if groups else None
        if first is not None:
            return first.code or None
        if self._is_court(groups):
            return "BA"
        if groups and groups[0].startswith("QĐ"):  # kinds of a court's decision: `QĐST`, `QĐXXST`
            return "QĐ"
        for group in groups[1:3]:  # the old order: issuer first (`TC/QĐ-CĐKT`, `BYT-QĐ`)
            row = self._types.get(group)
            if row is not None and len(group) > 1 and row.code not in ("TC", ""):
                return row.code
        return None

    @staticmethod
    def _is_court(groups: list[str]) -> bool:
        return (
            len(groups) == 2
            and groups[1] in ("ST", "PT", "GĐT", "TT")
            and COURT.fullmatch(groups[0]) is not None
        )


def _keeps_marks(group: str, standard: str) -> bool:
    """Whether no mark that is written is lost in the standard: `HĐ` (hợp đồng) is no `HD`."""
    return all(
        letter.isascii() or letter == other
        for letter, other in zip(group.upper(), standard.upper(), strict=False)
    )


TERM = regex.compile(r"(?:UBTV)?QHK?\d{1,2}|(?:UBTV)?QHK?[IVX]{1,4}|HĐNN\d?|NQ-?HĐND\d?")


def _is_term(group: str) -> bool:
    """Whether a group names the National Assembly or its Standing Committee with a term."""
    return TERM.fullmatch(group) is not None


@cache
def symbol_reader(lexicon: Lexicon) -> SymbolReader:
    """The reader of one lexicon."""
    return SymbolReader(lexicon)
