"""A mention's missing issuer: from its symbol and day, its type, its place, its neighbours.

Reads: mentions with what is written beside them, the setting, the lexicon. Gives: the full standard name of
the issuer and the rule that says so. What is not settled stays null: a guess costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import msgspec
import regex

from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_name
from docgraph.lexicon.index import issuers_by_acronym, laws_by_name
from docgraph.lexicon.rows import Issuer
from docgraph.lexicon.units import AREA, COMMUNES, DISTRICTS, PROVINCES, SPECIAL
from docgraph.reading.resolve.letters import (
    OPEN_GROUPS,
    SHARED_GROUPS,
    bearers,
    groups_of,
    is_joint,
    issuer_group,
    of_every_place,
    places_of,
)
from docgraph.reading.resolve.setting import Setting, guess_place, state_of
from docgraph.records import Mention

Found = tuple[str, str]  # issuer, rule

# For these the symbol stands against another body in print; in reports and letters print is nearer the truth.
_SYMBOL_FIRST = frozenset({"NĐ", "QĐ", "CT", "NQ", "TT", "Luật", "BLuật", "PL", "CĐ", "L", "CV"})
_ASSEMBLY = "Quốc hội"
_STANDING = "Ủy ban Thường vụ Quốc hội"
_COUNCIL_OF_STATE = "Hội đồng Nhà nước"
# Congresses of provinces and districts have gone further in number.
_NATIONAL = frozenset("I II III IV V VI VII VIII IX X XI XII XIII XIV".split())
_PLENUM = "Ban Chấp hành Trung ương"
_LOWER = (*DISTRICTS, *COMMUNES, SPECIAL, AREA)


_FIRMS = ("Công ty", "Tổng công ty", "Tập đoàn", "Chi nhánh", "Hiệp hội")  # whose letters are their own


def without_issuer(found: Sequence[Found | None]) -> list[int]:
    """The places of mentions whose issuer is not found yet.

    >>> without_issuer([("Bộ Y tế", "symbol"), None])
    [1]
    """
    return [at for at, one in enumerate(found) if one is None]


class Completer:
    """Completes issuers against one setting."""

    def __init__(self, setting: Setting, lexicon: Lexicon, text: str = "") -> None:
        self.setting = setting
        self._text = text
        self.lexicon = lexicon
        self._own_group = issuer_group(setting.me.symbol, setting.me.type, lexicon) if setting.me else None
        self._placed_kept: dict[tuple[str, str | None], Found | None] = {}

    def complete(self, mention: Mention) -> Found | None:
        """The issuer of a mention and the rule; rule `written` where the text says it in full.

        >>> from docgraph.lexicon import load_lexicon
        >>> m = Mention(id="m1", start=0, end=0, text="", form="numbered", type="NĐ", symbol="NĐ-CP")
        >>> Completer(Setting(), load_lexicon()).complete(m)[0]
        'Chính phủ'
        """
        if mention.form == "anaphor":
            return None
        if is_joint(mention.symbol, mention.type) and not self._is_its_own(mention):
            return None
        day = mention.date or mention.year or self.setting.date
        symbol = self.of_symbol(mention.symbol, mention.type, day) if mention.symbol else None
        if mention.issuer:
            written = _standard(mention.issuer, mention.symbol)
            if symbol and symbol[0] != written and self._overrules(symbol, mention):
                return symbol
            if symbol and written == f"Văn phòng {symbol[0]}":
                return symbol  # `Chánh Văn phòng Bộ Y tế ký Thông báo số 5/TB-BYT`: for the ministry
            return self.in_place(written, day)
        if symbol:
            return symbol
        return self._of_type(mention)

    def _is_its_own(self, mention: Mention) -> bool:
        """Whether its first letters are the written body's: `LN` is a ministry's and several branches'."""
        groups = groups_of(mention.symbol) if mention.symbol and mention.issuer else ()
        bodies = issuers_by_acronym(self.lexicon).get(groups[0], ()) if groups else ()
        return any(row.name == mention.issuer for row in bodies)

    def _overrules(self, symbol: Found, mention: Mention) -> bool:
        """Where print and symbol disagree, a central body's symbol counts; a party organ's always."""
        return (
            (mention.type in _SYMBOL_FIRST or symbol[0].endswith(" Trung ương"))
            and symbol[1] == "symbol"
            and bool(mention.issuer)
            and not (mention.issuer or "").startswith(symbol[0].removesuffix(" Việt Nam"))
            and not (mention.issuer or "").startswith(_FIRMS)
            and not (mention.symbol or "").endswith("-CA")  # of a chief justice as well as of the police
        )

    def in_place(self, issuer: str, day: str | None) -> Found | None:
        """A written issuer with its open place filled (`Ủy ban nhân dân tỉnh` → `… tỉnh Bến Tre`).

        >>> from docgraph.lexicon import load_lexicon
        >>> setting = Setting(jurisdiction="Hải Phòng")
        >>> Completer(setting, load_lexicon()).in_place("Ban Thường vụ Thành ủy", None)
        ('Ban Thường vụ Thành ủy Hải Phòng', 'place:context')
        """
        if not of_every_place(issuer) or " cấp cao" in issuer:
            return issuer, "written"
        key = (issuer, day[:7] if day else None)
        if key not in self._placed_kept:
            self._placed_kept[key] = self._in_place(issuer, day)
        return self._placed_kept[key]

    def _in_place(self, issuer: str, day: str | None) -> Found | None:
        level = next((word for word in (*PROVINCES, *_LOWER) if issuer.endswith(" " + word)), None)
        if level in _LOWER:
            mine = self.setting.me.issuer if self.setting.me else None
            if mine and mine.startswith(issuer + " "):
                return mine, "self"
            return None
        if level is None and issuer.startswith("Sở "):
            named = self._of_bare_place(issuer, day)
            if named is not None:
                return named
        if level is None and (places_of(issuer) or _free_place().search(issuer)):
            return issuer, "written"
        if level:
            return self._placed(issuer[: -len(level) - 1], day, level)
        return self._placed(issuer, day, None)

    def _of_bare_place(self, issuer: str, day: str | None) -> Found | None:
        """`Sở Y tế Bến Tre` → `Sở Y tế tỉnh Bến Tre`."""
        words = issuer.split()
        for size in (4, 3, 2):
            tail = " ".join(words[-size:])
            if len(words) - size < 2 or words[-size - 1] in ("tỉnh", "phố"):
                continue
            state = state_of(tail, day, self.lexicon)
            if state is not None:
                return f"{' '.join(words[:-size])} {state.kind} {state.name}", "written"
        return None

    def _placed(self, body: str, day: str | None, level: str | None) -> Found | None:
        """The body of the province that the text speaks of."""
        if self._text and self.setting.source == "text" and self.setting.jurisdiction is None:
            # Guessed only where a body needs its place, and once.
            place = guess_place(self._text, self.lexicon)
            self.setting, self._text = msgspec.structs.replace(self.setting, jurisdiction=place), ""
        place = self.setting.jurisdiction
        if not place:
            return None
        rule = f"place:{self.setting.source}"
        if body.endswith((" tỉnh", " thành phố")):  # `Công an tỉnh`: its name has the level in it
            body = body.removesuffix(" tỉnh").removesuffix(" thành phố")
        if body.endswith(("Tỉnh ủy", "Thành ủy")):
            kind = "tỉnh" if body.endswith("Tỉnh ủy") else "thành phố"
            state = state_of(place, day, self.lexicon, kind)
            return (f"{body} {state.name}", rule) if state else None
        if level is None and body.endswith(("ủy", "Đảng bộ")):
            return None  # a committee of a district or commune that is not named
        state = state_of(place, day, self.lexicon, level)
        return (f"{body} {state.kind} {state.name}", rule) if state else None

    def of_symbol(self, symbol: str | None, type_: str | None, day: str | None) -> Found | None:
        """The issuer that a symbol names at a day.

        >>> from docgraph.lexicon import load_lexicon
        >>> Completer(Setting(), load_lexicon()).of_symbol("TT-BTC", "TT", "2020")
        ('Bộ Tài chính', 'symbol')
        """
        # The second letters of a `Sắc lệnh` name a ministry.
        if is_joint(symbol, type_) or type_ == "SL":
            return None
        group, rows, row = bearers(symbol, type_, day, self.lexicon)
        if group is None:
            return None
        me = self.setting.me
        if me and me.issuer and group == self._own_group and group not in SHARED_GROUPS:
            return me.issuer, "self"
        if group in ("CTUBND", "CTUB"):
            local = self._placed("Chủ tịch Ủy ban nhân dân", day, None)
            return (local[0], "symbol+" + local[1]) if local else None
        if group in OPEN_GROUPS:
            return None
        if row is None and rows:
            row = self._of_province(rows, day)
        if row is None:
            return None
        if row.level in ("province", "district", "commune") or of_every_place(row.name):
            local = self._local(row, day)
            return (local[0], "symbol+" + local[1]) if local else None
        if row.level == "court" and "tối cao" not in row.name:
            return None
        return row.name, "symbol"

    def _of_province(self, rows: tuple[Issuer, ...], day: str | None) -> Issuer | None:
        """Of two bodies with one acronym the province's, or the city's (`Ban Tổ chức Thành ủy`)."""
        place = self.setting.jurisdiction
        state = state_of(place, day, self.lexicon) if place else None
        ending = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy"}.get(state.kind if state else "", "-")
        fitting = [row for row in rows if row.name.endswith(ending)]
        return fitting[0] if len(fitting) == 1 else None

    def _local(self, row: Issuer, day: str | None) -> Found | None:
        """A body that every province has: the province's, unless the text is of a district or commune."""
        me = self.setting.me
        if row.level not in ("province", "party") or (me and me.issuer and _is_lower(me.issuer)):
            return None
        return self._placed(row.name, day, None)

    def _of_type(self, mention: Mention) -> Found | None:
        """Laws have one issuer, a decree with its year too; a named party resolution shows its plenum."""
        if mention.type in ("Luật", "BLuật", "HP"):
            return _ASSEMBLY, "type"
        if mention.type == "PL":
            return self._of_ordinance(mention)
        if mention.type == "NĐ" and mention.year and mention.year >= "1993" and not mention.symbol:
            return "Chính phủ", "type"
        if (
            mention.type == "NĐ"
            and not (mention.year or mention.symbol)
            and (self.setting.date or "") >= "1995"
        ):
            return "Chính phủ", "type"
        if mention.form == "named" and mention.type in ("NQ", "KL"):
            local = _local_congress().search(mention.text)
            if local is None:
                return _of_party_name(mention.text)
            if not (local["level"] and local["term"]):
                return None
            body = self._placed("Đại hội đại biểu Đảng bộ", mention.date, local["level"].lower())
            return (f"{body[0]} lần thứ {local['term'].upper()}", body[1]) if body else None
        return None

    def _of_ordinance(self, mention: Mention) -> Found:
        day = mention.date
        if day is None and mention.form == "named":
            rows = laws_by_name(self.lexicon).get(fold_name(mention.text), ())
            days = {row.date for row in rows if row.date}
            if days and max(days) < "1992-04-18":
                return _COUNCIL_OF_STATE, "lexicon"
        if day and "1981-07" <= day < "1992-04-18":
            return _COUNCIL_OF_STATE, "type"
        return _STANDING, "type"


def _of_party_name(name: str) -> Found | None:
    """The congress or plenum of `Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Trung ương 4`."""
    congress = _congress().search(name)
    if congress and congress["term"].upper() in _NATIONAL:
        return f"Đại hội đại biểu toàn quốc lần thứ {congress['term'].upper()} của Đảng", "name"
    if not congress and _central().search(name):
        return _PLENUM, "name"
    return None


def _standard(issuer: str, symbol: str | None) -> str:
    """The body without its term; a committee for its chairman, unless his office is in the symbol."""
    if issuer[-1:] in "IVXg":
        issuer = _termless().sub("", issuer)
    if "Ủy ban" not in issuer:
        return issuer
    committee = issuer.removeprefix("Chủ tịch ")
    if not committee.startswith("Ủy ban nhân dân"):
        return issuer
    return f"Chủ tịch {committee}" if _is_chairs(symbol) else committee


def _is_chairs(symbol: str | None) -> bool:
    """Whether a symbol has the chairman's office in it (`QĐ-CTUBND`, `QĐ-CT.UBND`)."""
    if not symbol or "CT" not in symbol:
        return False
    groups = groups_of(symbol)
    return (
        "CTUBND" in groups
        or "CTUB" in groups
        or any(one == "CT" and two in ("UBND", "UB") for one, two in pairwise(groups[1:]))
    )


def _is_lower(issuer: str) -> bool:
    """Whether a body is of a district or commune."""
    return bool(_lower().search(issuer))


@cache
def _lower() -> regex.Pattern[str]:
    return regex.compile(
        r"\b(?:huyện|quận|thị xã|(?<!tác )xã(?! hội)|phường|thị trấn|đặc khu)\b|(?:Huyện|Quận|Thị|Đảng) ủy"
    )


@cache
def _termless() -> regex.Pattern[str]:
    """The term of a body (`khóa XV`), which is no part of its name."""
    return regex.compile(r"\s[Kk]h(?:óa|oá)\s[IVX\d]{1,5}$|(?<=Ban Chấp hành Trung ương) Đảng$")


@cache
def _free_place() -> regex.Pattern[str]:
    """A capitalised name after a body's own words: a place that is written."""
    return regex.compile(
        r"(?:nhân dân|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Đảng bộ) (?:[^,]{0,30} )?\p{Lu}"
        r"|khu vực [IVX\d]|dự án \d"
    )


@cache
def _congress() -> regex.Pattern[str]:
    return regex.compile(r"Đại hội(?: [^\d]{0,60}?)? (?:lần thứ )?(?P<term>[IVX]{1,5})\b", regex.IGNORECASE)


@cache
def _local_congress() -> regex.Pattern[str]:
    """`Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX`: the congress of a province."""
    return regex.compile(
        r"Đảng bộ (?P<level>tỉnh|thành phố)?\b(?:[^\d]{0,40}?lần thứ (?P<term>[IVX]{1,6}))?", regex.IGNORECASE
    )


@cache
def _central() -> regex.Pattern[str]:
    return regex.compile(r"Trung ương|\bT\.?Ư\b|\bTW\b|Bộ Chính trị", regex.IGNORECASE)
