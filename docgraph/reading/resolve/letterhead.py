"""The capital lines of a head → the body that issued the document.

Reads: the head's lines and its symbol. Gives: the issuer's full standard name. The symbol names the body, the
lines its place, and the body where the symbol's letters are in no table or stand for another body there.
"""

from __future__ import annotations

from functools import cache

import regex

from docgraph.identity.key import is_local, split_issuer
from docgraph.lexicon import Lexicon
from docgraph.lexicon.folding import fold_key
from docgraph.lexicon.index import districts_by_name, issuer_names, places
from docgraph.reading.resolve.complete import Completer
from docgraph.reading.resolve.setting import Setting, state_of

_LONG = 90  # a head's left column has no more letters than this
_BODIES = (
    "bộ|sở|cục|chi cục|tổng cục|ủy ban|văn phòng|ban|hội đồng|trung tâm|viện|tòa án|ngân hàng"
    "|kho bạc|bảo hiểm"
    "|công an|trường|đại học|học viện|thanh tra|kiểm toán|chính phủ|thủ tướng|quốc hội|chủ tịch"
    "|tỉnh ủy|thành ủy"
    "|huyện ủy|quận ủy|thị ủy|đảng ủy|phòng|hội|đoàn|liên đoàn|tổng công ty|tập đoàn|thuế|hải quan"
    "|ubnd|hđnd|quân khu"
)


def issuer_of_head(
    zone: str, start: int, symbol: str | None, type_: str | None, date: str | None, lexicon: Lexicon
) -> str | None:
    """The issuer of the document whose head is `zone` and whose number line is at `start`.

    >>> from docgraph.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> issuer_of_head("BỘ TÀI CHÍNH\\nCỤC HẢI QUAN\\nSố: 5/TB-CHQ", 26, "TB-CHQ", "TB", None, lexicon)
    'Cục Hải quan'
    """
    if type_ in ("TTLT", "NQLT"):
        return None
    letters = letterhead(zone[: start or len(zone)]) or letterhead(zone)
    if not letters and start:  # capitals are lost in texts made from old fonts
        letters = letterhead(zone[:start].upper())
    bodies = _bodies(letters, lexicon)
    by_symbol = Completer(Setting(date=date), lexicon).of_symbol(symbol, type_, date) if symbol else None
    local = next((body for body in reversed(bodies) if is_local(body)), None)
    if by_symbol and not is_local(by_symbol[0]) and (local is None or _names(bodies, by_symbol[0])):
        return by_symbol[
            0
        ]  # letters of a ministry can be a local body's too: `TTTT`, a centre under a department
    if bodies:
        last = bodies[-1]
        return _placed(last, bodies, zone, date, lexicon) if local else last
    if type_ in ("Luật", "BLuật", "HP"):
        return "Quốc hội"
    return None


def letterhead(zone: str) -> str:
    """The capital words of the left column, without the national title, in one line.

    >>> letterhead("UBND TỈNH BẮC GIANG   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nSỞ Y TẾ   Độc lập - Tự do")
    'UBND TỈNH BẮC GIANG SỞ Y TẾ'
    """
    bare = _right().sub("\n", zone)
    words: list[str] = []
    for line in bare.replace("|", "\n").split("\n"):
        text = line.strip(" *#_-─—\t.:")
        if not text or not text.isupper() or _gazette().search(text):
            if words and text and not text.isupper() and not _gazette().search(text):
                break
            continue
        words.extend(text.split())
        if sum(map(len, words)) > 4 * _LONG:
            break
    return " ".join(words)


def _bodies(letters: str, lexicon: Lexicon) -> list[str]:
    """The bodies in a letterhead, the widest first: known names, then whatever begins like a body."""
    key = fold_key(letters)
    words, names = key.split(), issuer_names(lexicon)
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next(
            (n for n in range(min(14, len(words) - at), 0, -1) if " ".join(words[at : at + n]) in names), 0
        )
        if size:
            row = names[" ".join(words[at : at + size])]
            place, used = _place(words, at + size, lexicon)
            found.append(_in_place(row.name, place) if place else row.name)
            at += size + used
            continue
        head = _body_word().match(" ".join(words[at : at + 3]))
        if head is None:
            at += 1
            continue
        stop = _next_body(words, at + len(head.group().split()))
        found.append(_sentence_case(words[at:stop], lexicon))
        at = stop
    return list(dict.fromkeys(found))


def _names(bodies: list[str], name: str) -> bool:
    """Whether a letterhead has that body among its own."""
    return fold_key(name) in map(fold_key, bodies)


def _in_place(body: str, place: str) -> str:
    """A body with its place; a party committee's name holds the level already (`Thành ủy Huế`)."""
    party = _committee().search(body) is not None
    return f"{body} {_level_word().sub('', place) if party else place}"


def issuer_by_title(title: str | None, issuer: str | None) -> str | None:
    """The issuer, by a title that begins with the body inside it that speaks.

    >>> issuer_by_title("của Ban Thường vụ Tỉnh ủy về cán bộ", "Tỉnh ủy Cà Mau")
    'Ban Thường vụ Tỉnh ủy Cà Mau'
    """
    if issuer is None or not _committee().match(issuer) or not _standing().match(title or ""):
        return issuer
    return f"Ban Thường vụ {issuer}"


def _place(words: list[str], at: int, lexicon: Lexicon) -> tuple[str | None, int]:
    """The place after a body's name: level and name, or a bare province."""
    for kind in (
        ("thành", "phố"),
        ("thị", "xã"),
        ("thị", "trấn"),
        ("tỉnh",),
        ("huyện",),
        ("quận",),
        ("xã",),
        ("phường",),
        ("tp",),
    ):
        if tuple(words[at : at + len(kind)]) == kind:
            name, used = _place_name(words, at + len(kind), lexicon)
            word = "thành phố" if kind == ("tp",) else " ".join(kind)
            return (f"{word} {name}", len(kind) + used) if name else (None, 0)
    for size in (4, 3, 2, 1):
        rows = places(lexicon).get(" ".join(words[at : at + size]), ())
        if rows and at + size <= len(words):
            return f"{rows[0].kind} {rows[0].name}", size
    return None, 0


def _place_name(words: list[str], at: int, lexicon: Lexicon) -> tuple[str, int]:
    """The longest known place that begins here, else the words up to the next body."""
    for size in range(min(6, len(words) - at), 0, -1):
        key = " ".join(words[at : at + size])
        rows = places(lexicon).get(key) or districts_by_name(lexicon).get(key)
        if rows:
            return rows[0].name, size
    size = min(4, _next_body(words, at) - at)
    return " ".join(word.capitalize() for word in words[at : at + size]), size


def _next_body(words: list[str], at: int) -> int:
    """Where the next body's name begins, or the end."""
    for place in range(at, len(words)):
        if _next_head().match(" ".join(words[place : place + 3])):
            return place
    return len(words)


def _sentence_case(words: list[str], lexicon: Lexicon) -> str:
    """A body that no table has: a capital first, its place by name, its field as departments spell it."""
    names = issuer_names(lexicon)
    for at in range(1, min(4, len(words))):
        row = names.get(" ".join(["sở", *words[at:]])) or names.get(" ".join(["bộ", *words[at:]]))
        if row is not None and at + 1 < len(words):
            return " ".join([words[0].capitalize(), *words[1:at], row.name.split(" ", 1)[1]])
    for at in range(1, len(words)):
        place, used = _place(words, at, lexicon)
        if place and at + used == len(words):
            return " ".join([words[0].capitalize(), *words[1:at]]) + " " + place
    return " ".join([words[0].capitalize(), *words[1:]])


def _placed(body: str, bodies: list[str], zone: str, date: str | None, lexicon: Lexicon) -> str | None:
    """A local body with its place: its own, its parent's, or that of the date line."""
    if split_issuer(body)[1]:
        return body
    for other in reversed(bodies):
        _, names = split_issuer(other)
        if names:
            kind = _place_at_end().search(other)
            if kind:
                return _in_place(body, kind.group())
    dated = _place_of_date().search(zone)
    words = dated["place"].split() if dated else []
    for size in range(min(5, len(words)), 0, -1):  # in a run-together head other words stand before the place
        rows = places(lexicon).get(fold_key(" ".join(words[-size:])), ())
        state = state_of(rows[0].name, date, lexicon) if rows else None
        if state:
            return _in_place(body, f"{state.kind} {state.name}")
    return body


@cache
def _right() -> regex.Pattern[str]:
    """The right column, wherever it was put: national title, motto, party heading."""
    return regex.compile(
        r"C[ỘO]NG\s{1,3}H[OÒÓÕ][AÀÁÃ]\s{1,3}X[ÃA]\s{1,3}H[ỘO]I\s{1,3}CHỦ\s{1,3}NGHĨA\s{1,3}VIỆT"
        r"\s{1,3}NAM"
        r"|ĐẢNG\s{1,3}CỘNG\s{1,3}SẢN\s{1,3}VIỆT\s{1,3}NAM|VIỆT\s{1,3}NAM\s{1,3}DÂN\s{1,3}CHỦ"
        r"\s{1,3}CỘNG\s{1,3}H[OÒ][AÀ]"
        r"|Độc\s{1,3}lập\s{0,3}[-–—]\s{0,3}Tự\s{1,3}do(?:\s{0,3}[-–—]\s{0,3}Hạnh\s{1,3}phúc)?",
        regex.IGNORECASE,
    )


@cache
def _place_at_end() -> regex.Pattern[str]:
    return regex.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường) \p{Lu}.{0,60}$")


@cache
def _committee() -> regex.Pattern[str]:
    return regex.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy(?= |$)")


@cache
def _standing() -> regex.Pattern[str]:
    return regex.compile(r"của ban thường vụ (?:tỉnh|thành|huyện|quận|thị) ủy(?!\p{L})", regex.IGNORECASE)


@cache
def _level_word() -> regex.Pattern[str]:
    return regex.compile(r"^(?:tỉnh|thành phố|huyện|quận|thị xã) ")


@cache
def _gazette() -> regex.Pattern[str]:
    return regex.compile(r"CÔNG BÁO|VĂN BẢN QUY PHẠM|^[\d\s+/-]+$|^PHẦN |MẬT$|KHẨN$|HỎA TỐC|^DỰ THẢO")


@cache
def _body_word() -> regex.Pattern[str]:
    return regex.compile(rf"(?:{_BODIES})(?= |$)")


@cache
def _next_head() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:bộ|sở|cục|chi cục|tổng cục|ủy ban|ubnd|hđnd|văn phòng|ban (?!nhân)|hội đồng|trung tâm"
        r"|tòa án|kho bạc"
        r"|bảo hiểm|công an|thanh tra|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|phòng)(?= |$)"
    )


@cache
def _place_of_date() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{M}])(?P<place>\p{Lu}[\p{L}\p{M} .-]{1,40}),[\s*]{0,3}ngày")
