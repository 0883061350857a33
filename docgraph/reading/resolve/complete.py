"""A mention's missing issuer: from its symbol and day, its type, its place, its neighbours.

Reads: mentions with what is written beside them, the setting, the lexicon. Gives: the full standard name of the
issuer and the rule that says so. What is not settled stays null: a guess costs.
"""

from __future__ import annotations

from functools import cache

import regex

from docgraph.identity.key import is_local, split_issuer
from docgraph.lexicon import Lexicon
from docgraph.lexicon.index import issuers_by_acronym, laws_by_name, type_by_symbol
from docgraph.lexicon.folding import fold_name
from docgraph.lexicon.rows import Issuer
from docgraph.reading.resolve.setting import Setting, holds, state_of
from docgraph.records import Mention

Found = tuple[str, str]  # issuer, rule

# The same register serves several organs, or every place has one: the symbol alone settles no body.
_OPEN_GROUPS = frozenset({"TW", "TƯ", "TU", "HU", "QU", "ThU", "ĐU", "CB", "ĐH", "BCĐ", "HĐTV", "HĐQT", "ĐHĐCĐ", "BCĐTƯ"})
_SHARED_GROUPS = _OPEN_GROUPS | {"UBND", "UB", "HĐND"}
_JOINT = frozenset({"TTLT", "NQLT", "QCLT", "CTLT", "KHLT", "QCPH", "CTPH", "KHPH"})
# For these the symbol stands against another body in print; in reports and letters print is nearer the truth.
_SYMBOL_FIRST = frozenset({"NĐ", "QĐ", "CT", "NQ", "TT", "Luật", "BLuật", "PL", "CĐ", "L"})
_ASSEMBLY = "Quốc hội"
_STANDING = "Ủy ban Thường vụ Quốc hội"
_COUNCIL_OF_STATE = "Hội đồng Nhà nước"
_PLENUM = "Ban Chấp hành Trung ương"
_LEVELS = frozenset({"tỉnh", "thành phố"})
_LOWER = ("huyện", "quận", "thị xã", "xã", "phường", "thị trấn")


class Completer:
    """Completes issuers against one setting; what a symbol says is worked out once for each day-year."""

    def __init__(self, setting: Setting, lexicon: Lexicon) -> None:
        self.setting = setting
        self.lexicon = lexicon
        self._own_group = _issuer_group(setting.me.symbol, setting.me.type, lexicon) if setting.me else None
        self._kept: dict[tuple[str | None, str | None, str | None], Found | None] = {}

    def complete(self, mention: Mention) -> Found | None:
        """The issuer of a mention and the rule; rule `written` where the text says it in full.

        >>> from docgraph.lexicon import load_lexicon
        >>> m = Mention(id="m1", start=0, end=9, text="", form="numbered", type="NĐ", number="15", symbol="NĐ-CP")
        >>> Completer(Setting(), load_lexicon()).complete(m)[0]
        'Chính phủ'
        """
        if mention.form == "anaphor":
            return None
        day = mention.date or mention.year or self.setting.date
        symbol = self.of_symbol(mention.symbol, mention.type, day) if mention.symbol else None
        written = mention.issuer
        if written:
            if symbol and symbol[0] != written and self._overrules(symbol, mention):
                return symbol
            return self.in_place(written, day)
        if symbol:
            return symbol
        return self._of_type(mention, day)

    def _overrules(self, symbol: Found, mention: Mention) -> bool:
        """Where print and symbol disagree, the symbol of a central body counts."""
        return (
            mention.type in _SYMBOL_FIRST
            and symbol[1] == "symbol"
            and bool(mention.issuer)
            and not (mention.issuer or "").startswith(symbol[0])
        )

    def in_place(self, issuer: str, day: str | None) -> Found | None:
        """A written issuer with its open place filled (`Ủy ban nhân dân tỉnh` → `… tỉnh Bến Tre`).

        >>> from docgraph.lexicon import load_lexicon
        >>> setting = Setting(jurisdiction="Hải Phòng")
        >>> Completer(setting, load_lexicon()).in_place("Ban Thường vụ Thành ủy", None)
        ('Ban Thường vụ Thành ủy Hải Phòng', 'place:context')
        """
        if not is_local(issuer):
            return issuer, "written"
        level = next((word for word in (*_LEVELS, *_LOWER) if issuer.endswith(" " + word)), None)
        if level in _LOWER:
            mine = self.setting.me.issuer if self.setting.me else None
            if mine and mine.startswith(issuer + " "):
                return mine, "self"
            return None
        if level is None and self._is_placed(issuer):
            return issuer, "written"
        if level:
            return self._placed(issuer[: -len(level) - 1], day, level)
        return self._placed(issuer, day, None)

    def _is_placed(self, issuer: str) -> bool:
        _, names = split_issuer(issuer)
        return bool(names) or bool(_free_place().search(issuer))

    def _placed(self, body: str, day: str | None, level: str | None) -> Found | None:
        """The body of the province that the text speaks of."""
        place = self.setting.jurisdiction
        if not place:
            return None
        rule = f"place:{self.setting.source}"
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
        key = (symbol, type_, day[:7] if day else None)
        if key not in self._kept:
            self._kept[key] = self._of_symbol(symbol, type_, day)
        return self._kept[key]

    def _of_symbol(self, symbol: str | None, type_: str | None, day: str | None) -> Found | None:
        if type_ in _JOINT:
            return None
        group = _issuer_group(symbol, type_, self.lexicon)
        if group is None:
            return None
        me = self.setting.me
        if me and me.issuer and group == self._own_group and group not in _SHARED_GROUPS:
            return me.issuer, "self"
        if group in ("CTUBND", "CTUB"):
            local = self._placed("Chủ tịch Ủy ban nhân dân", day, None)
            return (local[0], "symbol+" + local[1]) if local else None
        if group in _OPEN_GROUPS:
            return None
        row = _row_at(issuers_by_acronym(self.lexicon).get(group, ()), group, day)
        if row is None:
            return None
        if row.level in ("province", "district", "commune") or is_local(row.name):
            local = self._local(row, day)
            return (local[0], "symbol+" + local[1]) if local else None
        if row.level == "court" and "tối cao" not in row.name:
            return None
        return row.name, "symbol"

    def _local(self, row: Issuer, day: str | None) -> Found | None:
        """A body that every province has: the province's, unless the text is of a district or commune."""
        me = self.setting.me
        if row.level not in ("province", "party") or (me and me.issuer and _is_lower(me.issuer)):
            return None
        return self._placed(row.name, day, None)

    def _of_type(self, mention: Mention, day: str | None) -> Found | None:
        """Laws have one issuer, a decree that prints its year too; a named party resolution shows its plenum."""
        if mention.type in ("Luật", "BLuật", "HP"):
            return _ASSEMBLY, "type"
        if mention.type == "PL":
            return self._of_ordinance(mention)
        if mention.type == "NĐ" and mention.year and mention.year >= "1993" and not mention.symbol:
            return "Chính phủ", "type"
        if mention.form == "named" and mention.type in ("NQ", "KL"):
            return _of_party_name(mention.text)
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


def share_along_lists(text: str, mentions: list[Mention], found: list[Found | None]) -> None:
    """A body written after the last of a list is that of the others too, where their own symbols say nothing.

    Changes `found` in place: `Chỉ thị 35-CT/TW và Kết luận 118-KL/TW của Bộ Chính trị` are both its.
    """
    for at in range(len(mentions) - 2, -1, -1):
        here, later = mentions[at], mentions[at + 1]
        if found[at] is not None or here.form != "numbered" or later.form != "numbered" or found[at + 1] is None:
            continue
        gap = later.start - here.end
        if 0 <= gap <= 60 and _joined().fullmatch(text, here.end, later.start) and _same_body(here, later):
            issuer = found[at + 1]
            assert issuer is not None
            found[at] = (issuer[0], "list")


def _same_body(here: Mention, later: Mention) -> bool:
    """Whether two numbers can be of one body: same last group, or one has no symbol."""
    if here.symbol is None or later.symbol is None:
        return here.symbol is None
    return _groups(here.symbol)[-1] == _groups(later.symbol)[-1]


def _of_party_name(name: str) -> Found | None:
    """`Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Trung ương 4 (khóa XII)`: the congress or the plenum."""
    congress = _congress().search(name)
    if congress:
        return f"Đại hội đại biểu toàn quốc lần thứ {congress['term'].upper()} của Đảng", "name"
    if _central().search(name):
        return _PLENUM, "name"
    return None


def _issuer_group(symbol: str | None, type_: str | None, lexicon: Lexicon) -> str | None:
    """The letter group of a symbol that stands for the body: after the type, or first in letters and old symbols."""
    if not symbol:
        return None
    groups = _groups(symbol)
    if not groups:
        return None
    known, types = issuers_by_acronym(lexicon), type_by_symbol(lexicon)
    if type_ == "CV" and groups[0] != "CV":
        return _without_term(groups[0], known)
    rest = groups
    if groups[0] in types and len(groups) > 1:
        rest = groups[1:]
    elif len(groups) == 1 and groups[0] in types and groups[0] not in ("TTg",):
        term = _without_term(groups[0], known)
        return term if term in known else None
    if len(rest) > 1 and rest[0] == "CT" and rest[1] in ("UBND", "UB"):
        return "CTUBND"
    first = _without_term(rest[0], known)
    if first in known or first in _OPEN_GROUPS or first in ("CTUBND", "CTUB"):
        return first
    for group in rest[1:]:
        bare = _without_term(group, known)
        if bare in known and group not in types:
            return bare
    return first


def _without_term(group: str, known: dict[str, tuple[Issuer, ...]]) -> str:
    """`UBTVQH15`, `QHK9`, `HĐND16`, `UBPL15` without the term."""
    if group in known and not group[-1:].isdigit():
        return group
    bare = group.rstrip("0123456789")
    if bare.endswith("K") and bare[:-1] in known and bare not in known:
        bare = bare[:-1]
    return bare if bare in known else group


def _row_at(rows: tuple[Issuer, ...], group: str, day: str | None) -> Issuer | None:
    """The body that an acronym stood for at a day; without a day the one whose own acronym it is."""
    if len(rows) <= 1:
        return rows[0] if rows else None
    if day:
        valid = [row for row in rows if holds(day, row.valid_from, row.valid_to)]
        own = [row for row in valid if row.acronym == group]
        if own or valid:
            rows = tuple(own or valid)
    else:
        rows = tuple(row for row in rows if row.acronym == group) or rows
    open_end = [row for row in rows if not row.valid_to] or list(rows)
    return open_end[0] if len({row.name for row in open_end}) == 1 else None


def _is_lower(issuer: str) -> bool:
    """Whether a body is of a district or commune."""
    return bool(_lower().search(issuer))


def _groups(symbol: str) -> list[str]:
    return [group for group in _breaks().split(symbol) if group]


@cache
def _breaks() -> regex.Pattern[str]:
    return regex.compile(r"[-/.\s]")


@cache
def _lower() -> regex.Pattern[str]:
    return regex.compile(r"\b(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b|(?:Huyện|Quận|Thị|Đảng) ủy")


@cache
def _free_place() -> regex.Pattern[str]:
    """A capitalised name after a body's own words: a place that is written."""
    return regex.compile(r"(?:nhân dân|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Đảng bộ) (?:[^,]{0,30} )?\p{Lu}")


@cache
def _congress() -> regex.Pattern[str]:
    return regex.compile(r"Đại hội(?: [^\d]{0,60}?)? (?:lần thứ )?(?P<term>[IVX]{1,5})\b", regex.IGNORECASE)


@cache
def _central() -> regex.Pattern[str]:
    return regex.compile(r"Trung ương|\bT\.?Ư\b|\bTW\b|Bộ Chính trị", regex.IGNORECASE)


@cache
def _joined() -> regex.Pattern[str]:
    """What may stand between two items of a list: a date, commas, `và`, `số`, `đến`, a hyphen."""
    day = r"(?:ngày )?\d{1,2}(?:[/.-]\d{1,2}[/.-]| tháng \d{1,2} năm )\d{4}"
    return regex.compile(rf"[\s,-]{{0,4}}(?:{day}|năm \d{{4}})?[\s,-]{{0,3}}(?:và|đến|,)?\s{{0,3}}(?:các )?(?:số )?:?\s{{0,2}}")
