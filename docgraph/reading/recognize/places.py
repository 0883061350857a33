"""The words after a body's name → the level and the place that belong to it.

Reads: a stretch of folded text and an offset. Gives: `Place`, spelled as a body's full name has it. A place
that the tables know ends where its name ends (`tỉnh Cà Mau Nguyễn Văn …` is a place and a person); one that
they do not know is taken as written, unless it reads like a person.
"""

from __future__ import annotations

from functools import cache

import msgspec
import regex

from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_ascii, fold_key
from docgraph.lexicon.units import AREA, COMMUNES, SPECIAL

LEVELS = {
    "tỉnh": "tỉnh",
    "thành phố": "thành phố",
    "tp": "thành phố",
    "t.p": "thành phố",
    "huyện": "huyện",
    "quận": "quận",
    "thị xã": "thị xã",
    "tx": "thị xã",
    "xã": "xã",
    "phường": "phường",
    "thị trấn": "thị trấn",
    "đặc khu": "đặc khu",
    "khu vực": "khu vực",
}
ASCII_LEVELS = {
    fold_ascii(written): level for written, level in LEVELS.items() if " " in written or len(written) > 3
}
_UNLISTED = frozenset((*COMMUNES, SPECIAL, AREA))  # of which no table has them all
SURNAMES = frozenset(
    (
        " Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh"
        " Đinh Lâm Mai Tô Hà Cao Châu Quách Tạ Thái Tăng Triệu Lương Tống Trương Từ Phùng Chu Kiều"
        " Nông Hứa Lại La Lưu Mạc Ninh Đàm"
    ).split()
)


class Place(msgspec.Struct, frozen=True):
    """What follows a body's name, in its standard spelling (`tỉnh Cà Mau`), and where it ends."""

    text: str
    end: int


# A title's last line often ends without a stop: what begins the next paragraph is no part of a place's name.
_NEXT = (
    r"(?!(?:Căn\scứ|Theo|Xét|Thực\shiện|Điều|Chương(?=\s(?:trình|[IVX\d]))|Kính\sgửi|Để|Nhằm|Ngày|Về"
    r"|Ban\shành|Quy\sđịnh|V/v"
    r"|VỀ|BAN|QUY|NGÀY|TRÊN|SỬA|PHÊ|HƯỚNG|V/V|NĂM|CĂN|ĐIỀU|THỰC|TRIỂN|KHÓA|KHOÁ|TẠI|VÀ|SỐ|CỦA)(?![\p{L}\p{M}]))"
)


# Between the words of a level: a space, or the turn of a page with its number on a line of its own.
_GAP = r"(?:\s|\s?\n\d{1,3}\s?\n)"


@cache
def _level() -> regex.Pattern[str]:
    """A level (`tỉnh`, `TP.`, `huyện`) and the place's name, capitalised word by word."""
    word = _NEXT + r"\p{Lu}[\p{L}\p{M}'’]{0,12}"
    return regex.compile(
        rf"\s{{0,2}}(?P<level>(?i:tỉnh|thành{_GAP}phố|t\.?p\.?|huyện|quận|thị{_GAP}xã|tx\.?"
        rf"|xã|phường|thị{_GAP}trấn|đặc{_GAP}khu|khu{_GAP}vực))"
        rf"(?:(?:\s{{1,2}}|(?<=\.)|(?<=TP)(?=HCM))(?P<name>(?:{word}|\d{{1,2}}(?=[\s,;.)]|$))(?:\s{word}){{0,4}}"
        rf"(?:\s?-\s?{word}(?:\s{word}){{0,3}})?))?"
        r"(?![\p{L}\d])"
    )


@cache
def _ascii_level() -> regex.Pattern[str]:
    """A level and a name that have lost their diacritics."""
    levels = "|".join(sorted(ASCII_LEVELS, key=len, reverse=True)).replace(" ", r"\s")
    return regex.compile(
        rf"\s{{1,2}}(?P<level>(?i:{levels}|tp\.?))\s{{1,2}}(?P<name>[A-Z][a-z]{{0,8}}(?:\s[A-Z][a-z]{{0,8}}){{0,4}})"
    )


@cache
def _bare() -> regex.Pattern[str]:
    """A place right behind a body's name."""
    word = _NEXT + r"\p{Lu}\p{Ll}[\p{L}\p{M}'’]{0,12}|HCM"
    return regex.compile(
        rf"\s(?P<name>(?:{word})(?:\s(?:{word})){{0,4}}(?:\s?-\s?(?:{word})(?:\s(?:{word})){{0,2}})?)(?![\p{{L}}\d])"
    )


@cache
def _area() -> regex.Pattern[str]:
    """The number of an area (`khu vực XX`), alone or with its province."""
    return regex.compile(
        r"\s(?P<name>[IVX\d]{1,5}(?:\s-\s\p{Lu}\p{Ll}{1,8}(?:\s\p{Lu}\p{Ll}{1,8}){0,2})?)(?![\p{L}\d])"
    )


@cache
def _above() -> regex.Pattern[str]:
    """What joins a district's place to its province's."""
    return regex.compile(r",?\s(?=tỉnh\s|thành phố\s|TP)")


@cache
def _hyphen() -> regex.Pattern[str]:
    return regex.compile(r"(?<=\p{L})\s?-\s?(?=\p{L})")


def one_line(name: str) -> str:
    """A name on one line, hyphens between spaced, capitals only where words begin.

    >>> one_line("BÀ RỊA-VŨNG  TÀU")
    'Bà Rịa - Vũng Tàu'
    """
    line = " ".join(name.split())
    if len(line) > 4 and line.isupper():  # a title in capitals
        line = " ".join(word.capitalize() for word in _hyphen().sub(" - ", line).split(" "))
    return _hyphen().sub(" - ", line) if "-" in line else line


def standard_level(level: str) -> str:
    """A level as it stands in full names.

    >>> standard_level("TP."), standard_level("Tỉnh")
    ('thành phố', 'tỉnh')
    """
    key = " ".join(word for word in level.lower().rstrip(".").split() if not word.isdigit())
    return LEVELS.get(key, key)


class PlaceReader:
    """Reads places with one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        provinces = {fold_key(row.name): row.name for row in lexicon.jurisdictions}
        districts = {fold_key(row.name): row.name for row in lexicon.districts}
        self._standard = {fold_key(alias): row.name for row in lexicon.jurisdictions for alias in row.aliases}
        self._known = frozenset(provinces) | frozenset(districts) | frozenset(self._standard)
        self._ascii = {fold_ascii(name): name for name in (*districts.values(), *provinces.values())}
        self._kept: dict[tuple[str, str | None], int] = {}

    def after(self, window: str, end: int, in_area: bool = False) -> Place | None:
        """The level and place at `end`, just behind a body's name; `in_area` where that ends in `khu vực`.

        >>> from docgraph.lexicon import load_lexicon
        >>> PlaceReader(load_lexicon()).after("UBND TP Hà Nội Trần Văn", 4)
        Place(text='thành phố Hà Nội', end=14)
        """
        match = _level().match(window, end)
        if match is None and window.isascii():
            return self._without_marks(window, end)
        if match is not None:
            return self._with_level(window, match)
        match = (_area() if in_area else _bare()).match(window, end)
        if match is None:
            return None
        size = len(match["name"].split()) if in_area else self._size(match["name"], None)
        if not size:
            return None
        name, stop = self._cut(match, size)
        return self._above_it(window, name, stop) if in_area else Place(name, stop)

    def level_and_name(self, window: str, end: int) -> bool:
        """Whether a level with the name of a place stands at `end`."""
        match = _level().match(window, end)
        return match is not None and match["name"] is not None

    def known_name(self, window: str, end: int) -> bool:
        """Whether the bare name of a known province or district stands at `end`."""
        match = _bare().match(window, end)
        words = match["name"].split() if match is not None else []
        return any(fold_key(" ".join(words[:size])) in self._known for size in range(len(words), 0, -1))

    def _with_level(self, window: str, match: regex.Match[str]) -> Place:
        level = standard_level(match["level"])
        size = self._size(match["name"], level) if match["name"] else 0
        if not size:
            return Place(level, match.end("level"))
        name, stop = self._cut(match, size)
        full = f"{level} {name}"
        return Place(full, stop) if level == "tỉnh" else self._above_it(window, full, stop)

    def _above_it(self, window: str, full: str, end: int) -> Place:
        """The place with the province that it lies in, where that is written behind it."""
        upper = _above().match(window, end)
        outer = _level().match(window, upper.end()) if upper is not None else None
        size = self._size(outer["name"], "tỉnh") if outer is not None and outer["name"] else 0
        if outer is None or not size:
            return Place(full, end)
        name, stop = self._cut(outer, size)
        return Place(f"{full}, {standard_level(outer['level'])} {name}", stop)

    def _cut(self, match: regex.Match[str], size: int) -> tuple[str, int]:
        """The first `size` words of a name, and where they end."""
        written = match["name"]
        words = written.split()
        if size >= len(words):
            return self._spelled(written), match.end("name")
        at = 0
        for word in words[:size]:
            at = written.index(word, at) + len(word)
        return self._spelled(written[:at]), match.start("name") + at

    def _spelled(self, written: str) -> str:
        """A name on one line; of a province that is spelled otherwise (`Bắc Cạn`, `HCM`) the standard."""
        name = one_line(written)
        return self._standard.get(fold_key(name), name)

    def _size(self, written: str, level: str | None) -> int:
        """How many words of what is written name the place: none where it reads like a person."""
        kept = self._kept.get((written, level))
        if kept is None:
            kept = self._kept_size(written, level)
            if len(self._kept) < 100_000:
                self._kept[written, level] = kept
        return kept

    def _kept_size(self, written: str, level: str | None) -> int:
        words = written.split()
        if level not in _UNLISTED:
            for size in range(len(words), 0, -1):
                if fold_key(" ".join(words[:size])) in self._known:
                    return size
            if len(words) > 1 and words[0].capitalize() in SURNAMES:
                return 0
        return min(len(words), 3) if level is None else len(words)

    def _without_marks(self, window: str, end: int) -> Place | None:
        match = _ascii_level().match(window, end)
        if match is None:
            return None
        words = match["name"].split()
        for size in range(len(words), 0, -1):
            name = self._ascii.get(fold_ascii(" ".join(words[:size])))
            if name is not None:
                level = ASCII_LEVELS.get(fold_ascii(match["level"]), "thành phố")
                return Place(f"{level} {name}", self._cut(match, size)[1])
        return None


@cache
def place_reader(lexicon: Lexicon) -> PlaceReader:
    """The reader of one lexicon."""
    return PlaceReader(lexicon)
