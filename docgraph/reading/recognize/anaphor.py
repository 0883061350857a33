"""Folded text → mentions that point back: `Quyết định này`, defined short forms, bare types.

Reads: folded text, the mentions found so far, the lexicon. Gives: mentions of form anaphor, by their start.
Three kinds: a type's word with a word that points (`này`, `nêu trên`, `trên`, `đó`); a bare type's word on
which a provision hangs (`Điều 13 của Sắc lệnh`); a bare type's word that the text has defined (`sau đây gọi
là Nghị định`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from docgraph.lexicon.load import Lexicon
from docgraph.reading.recognize.law_names import fold_word
from docgraph.reading.recognize.types import glued
from docgraph.records import Mention

# Kinds whose name in lower case means a document; `quyết định này`, `kế hoạch này` may be any act or plan.
_ALWAYS = frozenset(
    ("NĐ", "TT", "TTLT", "NQ", "NQLT", "CT", "PL", "BLuật", "Luật", "SL", "HP", "QC", "ĐL", "CĐ", "VBHN")
)
# Words before that make `quyết định này` a document.
_DEFINITE = frozenset("hành hiện theo tại của với trong".split())
# What is done to a decision named before (`hướng dẫn quyết định này`, `từ ngày quyết định này có hiệu lực`).
_DONE_TO = frozenset("dẫn bỏ thế khai hủy ngày khi".split())
# Acts whose names are no other words, and papers that `này` makes one named before.
_PLAIN = frozenset(("NĐ", "TT", "TTLT", "CT"))
_PAPERS = frozenset(("KH", "CTr", "ĐA", "CV", "TTr", "TB", "KL", "BC", "BA", "HD", "PA"))
_NULL_TYPES = frozenset(("văn bản", "chiến lược", "nội quy", "cương lĩnh", "quy hoạch"))
# Words that can follow `Nghị định trên`; any other makes `trên` begin a place (`Thông tư trên địa bàn`).
_FOLLOWING = frozenset(
    """có được và là bị đã đang sẽ đều hết thì để theo từ với do không chưa vẫn phải tại còn như nhằm cho
    ban thay nếu khi hoặc hay quy hướng cũng chỉ mà vào ngày đến nhưng gồm bao đối tiếp vì nên thuộc thực cần
    chậm trước sau của""".split()
)
# Those of them that can begin a name.
_NAMES_GO_ON = frozenset("tiếp thực đối hướng quy vì nên thuộc ban thay từ trong của".split())
_COUNTS = frozenset("hai ba bốn năm sáu bảy tám chín mười 02 03 04 05 2 3 4 5".split())
_PLACES = frozenset("địa cơ phạm toàn các lĩnh môi mạng cả khắp tinh nền những một mọi từng".split())
_OPENING = "*\"'“‘([_-"
_BEFORE_ON = frozenset("nêu nói kể dẫn ghi".split())


@cache
def _pointing(lexicon: Lexicon) -> tuple[regex.Pattern[str], ...]:
    """Pointing words behind the last word of a type's name; the look behind runs only where these stand."""
    last = sorted({word for name in _codes(lexicon) for word in _spellings(name.split()[-1])})
    types = rf"(?<=(?:{'|'.join(last)})\s{{1,2}})"
    large = f"(?<=(?:{'|'.join(word.upper() for word in last)})\\s{{1,2}})"
    return (
        regex.compile(rf"{types}này(?!\w)"),
        regex.compile(rf"{large}NÀY(?!\w)"),
        regex.compile(rf"(?<=(?:nêu|nói|kể|dẫn|ghi|{'|'.join(last)})\s)trên(?:\s{{1,5}}đây)?(?!\w)"),
        regex.compile(rf"{types}đó(?!\w)"),
    )


def _spellings(word: str) -> tuple[str, ...]:
    """A type's last word as it can stand before the pointing word."""
    return word, word.capitalize()


@cache
def _hung() -> tuple[regex.Pattern[str], ...]:
    """A provision and a bare type's word behind it."""
    numbered = r"(?!(?:\p{L}{1,7}\s){1,4}(?:này|số|\d))"
    word = (
        rf"\s{{1,5}}(?:(?:của|tại|trong)\s{{1,5}})?(?:bản\s{{1,5}})?{numbered}"
        + r"(?P<word>[A-ZĐ]\p{Ll}{1,6}(?:\s\p{Ll}{2,6}){0,3})"
    )
    more = r"(?:(?:\s{0,2},|\s{1,5}và)\s{1,5}(?:Điều\s{1,5})?\d{1,3}[a-zđ]?){0,12}"
    return (
        regex.compile(rf"iều\s{{1,5}}\d{{1,3}}[a-zđ]?{more}{word}"),
        regex.compile(rf"hương\s{{1,5}}(?:\d{{1,2}}|[IVX]{{1,5}}){word}"),
    )


@cache
def _defining() -> regex.Pattern[str]:
    """`sau đây gọi tắt là Nghị định`, from its last word to the closing bracket or quote."""
    return regex.compile(
        r"là\s{0,5}:?\s{0,5}[\"“‘'*]{0,3}(?P<word>[A-ZĐ]\p{Ll}{1,6}(?:\s\p{Ll}{2,6}){0,3})"
        r"\s?[\"”’'*]{0,3}\s?[).,;]"
    )


@cache
def _called() -> regex.Pattern[str]:
    return regex.compile(r"(?r)(?:gọi(?:\s{1,5}chung)?|tắt)\s{1,5}")


@cache
def _codes(lexicon: Lexicon) -> dict[str, str | None]:
    """The folded names of types → code; `văn bản` and kin → None."""
    codes: dict[str, str | None] = {_fold(row.name): row.code for row in lexicon.doc_types if row.code}
    codes.update({_fold(name): None for name in _NULL_TYPES})
    return codes


def _fold(words: str) -> str:
    return " ".join(fold_word(word) for word in words.split())


def find_anaphors(text: str, found: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The anaphors outside the spans of `found`, which stand in text order.

    >>> from docgraph.lexicon.load import load_lexicon
    >>> [m.text for m in find_anaphors("Bãi bỏ hai Thông tư nêu trên.", (), load_lexicon())]
    ['Thông tư nêu trên']
    """
    codes = _codes(lexicon)
    spans = _Spans(found)
    mentions: dict[int, Mention] = {}
    for start, end, code, rule in _all(text, spans, codes, lexicon):
        if start not in mentions and spans.free(start, end):
            core = text[start:end]
            mentions[start] = Mention(
                id="", start=start, end=end, text=core, form="anaphor", type=code, rule=rule
            )
    return [mentions[start] for start in sorted(mentions)]


class _Spans:
    """The mentions found so far: is a stretch free of them, which types has the text named before a place?"""

    def __init__(self, found: Sequence[Mention]) -> None:
        self._found = found
        self._starts: list[int] = []
        self._first: dict[str | None, int] = {}

    def free(self, start: int, end: int) -> bool:
        self._starts = self._starts or [m.start for m in self._found]  # most texts have no anaphor
        index = bisect_right(self._starts, end - 1)
        return all(m.end <= start for m in self._found[max(0, index - 3) : index])

    def named_before(self, code: str | None, place: int) -> bool:
        if not self._first:
            for mention in self._found:
                self._first.setdefault(mention.type, mention.start)
        return self._first.get(code, place) < place


def _all(
    text: str, spans: _Spans, codes: dict[str, str | None], lexicon: Lexicon
) -> Iterator[tuple[int, int, str | None, str]]:
    reader = _type_reader(lexicon)
    for pattern in _pointing(lexicon):
        for match in pattern.finditer(text):
            place = _pointed(text, match.start(), match.end(), spans, reader)
            if place:
                yield place
    for pattern in _hung():
        for match in pattern.finditer(text):
            bare = _bare(text, match.start("word"), match["word"], codes)
            if bare:
                yield *bare, "anaphor:provision"
    told: set[str] = set()
    for match in _defining().finditer(text):
        phrase = " ".join(match["word"].split())
        if phrase in told or _fold(phrase) not in codes:
            continue
        if _called().match(text, max(0, match.start() - 20), match.start()) is not None:
            told.add(phrase)
            yield from _defined(text, match.end(), phrase, codes)


class _TypeReader:
    """The type's name at the end of a run of words; the last two words decide nearly always, and repeat."""

    def __init__(self, codes: dict[str, str | None]) -> None:
        self._codes = codes
        self._long = {name.split()[-1] for name in codes if name.count(" ") > 1}
        self._kept: dict[tuple[str, str], tuple[int, int, str | None] | None] = {}

    def before(self, words: list[str]) -> tuple[int, int, str | None] | None:
        """How many words the name has, how many marks stand before its first letter, and its code."""
        pair = words[-2], words[-1]
        if pair in self._kept:
            return self._kept[pair]
        if fold_word(pair[1]) in self._long:
            return self._read(words[-4:])
        read = self._read(words[-2:])
        if len(self._kept) < 100_000:
            self._kept[pair] = read
        return read

    def _read(self, words: list[str]) -> tuple[int, int, str | None] | None:
        best: tuple[int, int, str | None] | None = None
        phrase = ""
        for size, word in enumerate(reversed(words), 1):
            bare = word.lstrip(_OPENING)
            if (bare[1:].lower() != bare[1:]) and (lost := glued().search(bare)):
                bare = bare[lost.end() - 1 :]  # `theoQuyết định này`: the space was lost
            phrase = f"{fold_word(bare)} {phrase}".rstrip()
            if phrase in self._codes:
                best = size, len(word) - len(bare), self._codes[phrase]
            if bare != word:
                break
        return best


@cache
def _type_reader(lexicon: Lexicon) -> _TypeReader:
    return _TypeReader(_codes(lexicon))


def _pointed(
    text: str, place: int, end: int, spans: _Spans, reader: _TypeReader
) -> tuple[int, int, str | None, str] | None:
    """The anaphor whose pointing word stands at `place`."""
    word = text[place:end].lower()
    words = text[max(0, place - 48) : place].split()[-6:]
    at = place
    if word.startswith("trên"):
        word = "trên"
        if words and words[-1] in _BEFORE_ON:
            at = text.rindex(words.pop(), 0, place)
            word = "nêu trên"
    if len(words) < 2:
        words = ["", *words] if words else ["", ""]
    known = reader.before(words)
    if known is None:
        return None
    size, marks, code = known
    for part in words[: -size - 1 : -1]:
        at = text.rfind(part, 0, at)
    start = at + marks
    last = words[-size - 1].lower() if len(words) > size and not marks else ""
    if not _points(text, word, end, text[start].isupper(), code, last, spans, start):
        return None
    return start, end, code, f"anaphor:{word.lower()}"


def _points(
    text: str, word: str, end: int, titled: bool, code: str | None, last: str, spans: _Spans, start: int
) -> bool:
    """Whether the pointing word really points at a document there."""
    if code == "Luật" and not titled and last in ("pháp", "kỷ", "đạo", "quy", "định"):
        return False
    if word == "đó":
        return (titled and last != "") or (code in _PLAIN and spans.named_before(code, start))
    if word.startswith("trên") and not (_goes_on(text, end) or (last in _COUNTS and _ends_there(text, end))):
        return False
    if titled or code in _ALWAYS:
        return True
    if code is None or code == "QĐ":
        if word == "này":
            several = last in _COUNTS or last in _DONE_TO or last in ("các", "những")
            return last in _DEFINITE or last[:1].isdigit() or (several and spans.named_before(code, start))
        return code is None or spans.named_before(code, start)
    if word == "này":
        led = code in ("KH", "CTr", "ĐA") and last in ("tại", "theo", "hành", "hiện")
        return led or (code in _PAPERS and spans.named_before(code, start))
    return spans.named_before(code, start)


def _ends_there(text: str, end: int) -> bool:
    """Whether what follows `hai Nghị định trên` begins no place (`trên địa bàn`, `trên cơ sở`)."""
    rest = text[end : end + 12].split()
    return bool(rest) and rest[0] not in _PLACES


def _goes_on(text: str, end: int) -> bool:
    """Whether what follows lets a bare noun end before it: a mark, the end, or a word of the sentence."""
    rest = text[end : end + 12].split()
    if not rest or not text[end].isspace():
        return True
    return not rest[0][0].isalnum() or rest[0].rstrip(",.;:") in _FOLLOWING


def _bare(
    text: str, start: int, phrase: str, codes: dict[str, str | None]
) -> tuple[int, int, str | None] | None:
    """The longest type's name at the start of a phrase, where nothing behind it makes it more than bare."""
    words = phrase.split()
    for size in range(len(words), 0, -1):
        name = _fold(" ".join(words[:size]))
        if codes.get(name):
            end = start
            for word in words[:size]:
                end = text.index(word, end) + len(word)
            following = text[end : end + 12].split()
            next_word = following[0].rstrip(",.;") if following else ""
            numbered = (
                next_word in ("ngày", "vào")
                or next_word[:1] in ("…", ".", "/", "_")
                or text[end : end + 1] in "/\n"
            )
            if _goes_on(text, end) and not numbered and next_word not in _NAMES_GO_ON:
                return start, end, codes[name]
            return None
    return None


def _defined(
    text: str, at: int, phrase: str, codes: dict[str, str | None]
) -> Iterator[tuple[int, int, str | None, str]]:
    """Every later bare use of a type's word that the text gave as a short form."""
    at = text.find(phrase, at)
    while at >= 0:
        end = at + len(phrase)
        alone = not text[at - 1].isalnum() and not text[end : end + 1].isalnum()
        bare = _bare(text, at, phrase, codes) if alone else None
        if bare and not text.endswith("là ", 0, at):
            yield *bare, "anaphor:defined"
        at = text.find(phrase, end)
