"""Where the title of a document without number begins and ends.

Reads: folded text, an offset, the mentions found so far. Gives: the kind's word there, the end of its title.
A title runs over soft line breaks to a strong mark, a mention, or words that no title holds (`ban hành kèm
theo`, `được`, `như sau`); past a comma only in lower case or in a list of fields (`Giáo dục, Y tế`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

import msgspec
import regex

from docgraph.lexicon import Lexicon
from docgraph.reading.recognize.kinds import Codes, Kinds, kinds
from docgraph.reading.recognize.law_names import fold_word
from docgraph.reading.recognize.name_words import phrases
from docgraph.records import Mention

LONGEST = 420
_BODIES = frozenset(
    """bộ sở ủy ban tổng chính thủ chủ hội quốc tòa viện văn phòng cục vụ thanh phó quyết nghị thông chỉ kế
    chương luật pháp hiến
    đảng căn điều xét theo công khoản các tại""".split()
)
_ENDS = frozenset("được đã gồm có nhằm đang sẽ phải bị là thì do này đó nêu nói".split())
_PAIR_ENDS = phrases("""bao gồm|ban hành kèm|ban hành theo|như sau|kèm theo|có hiệu|hết hiệu|theo quyết|theo
nghị|theo thông|theo chỉ|tại quyết|tại nghị|tại thông|phê
    duyệt|áp dụng|trong biểu|theo quy|theo đề|theo công|theo tờ|và gửi|và trình|và báo|để trình|để
    báo|để thực|để triển|của mình|của họ|tại phụ|căn cứ|trừ trường|phù hợp|góp phần|đạt kết|đạt được|đạt
    hiệu|đạt nhiều""")
# A clause that says which people or places are meant goes on inside a title (`cấp cứu người bị thương`).
_INSIDE = frozenset("người có,tự do,hộ có,nơi có,đối tượng có,thôn có,đất có,người bị,em bị".split(","))
_AFTER_COMMA = frozenset(
    "trong căn ban theo được nhằm đồng nếu cụ kèm để phê bao với do tại từ thì khi".split()
) | frozenset("hoặc có bảo góp phù gửi trình tiến bổ hoàn".split())


_OPEN_ENDS = frozenset(("và", "hoặc", "của", "cho", "các"))  # no title ends with one of these
_JOINING = _OPEN_ENDS | frozenset(("", "theo", "tại", "trong", "với", "về", "do", "kèm"))


class Spans(msgspec.Struct, frozen=True):
    """What a title is read against: mentions found so far, by start, their starts, kinds of documents."""

    mentions: Sequence[Mention]
    starts: list[int]
    kinds: Kinds

    def next_start(self, pos: int) -> int:
        """Where the first mention at or behind `pos` starts; a large number where none does."""
        mention = self.at_or_behind(pos)
        return mention.start if mention is not None else 1 << 60

    def at_or_behind(self, pos: int) -> Mention | None:
        """The first mention that starts at `pos` or behind it."""
        index = bisect_left(self.starts, pos)
        return self.mentions[index] if index < len(self.starts) else None

    def covering(self, start: int, end: int) -> bool:
        """Whether a mention overlaps a stretch."""
        index = bisect_left(self.starts, end)
        return any(m.end > start for m in self.mentions[max(0, index - 4) : index])

    def before(self, pos: int) -> Mention | None:
        """The last mention that ends at or before `pos`."""
        index = bisect_left(self.starts, pos)
        ended = [m for m in self.mentions[max(0, index - 4) : index] if m.end <= pos]
        return max(ended, key=lambda m: m.end) if ended else None


def spans_of(found: Sequence[Mention], lexicon: Lexicon) -> Spans:
    """The mentions found so far, which stand in text order, as titles are read against them."""
    return Spans(found, [m.start for m in found], kinds(lexicon))


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"(\s{0,5})(\w+(?:[/&.-]\w+){0,6}|[^\w\s])")


def title_end(text: str, pos: int, spans: Spans) -> int:
    """Where the title ends whose kind's word ends at `pos` (at `pos` itself where nothing of a title
    follows).
    """
    limit = min(len(text), pos + LONGEST, spans.next_start(pos))
    end = pos
    opened = 0
    before = ""
    words = [(m.start(2), m.end(), m[2], m[1]) for m in _word().finditer(text, pos, limit)]
    if words and words[0][2] in ("và", "hoặc", "với"):
        return pos  # Bộ Kế hoạch và Đầu tư, `Kế hoạch với các nội dung sau`
    for index, (start, finish, word, gap) in enumerate(words):
        following = words[index + 1][2] if index + 1 < len(words) else ""
        if gap.count("\n") > 1 or (
            "\n" in gap
            and not _years(before, word, following)
            and (_new_paragraph(text, start, word, following) or (_is_year(before) and word[0].isupper()))
        ):
            break
        if word[0].isalnum():
            if _ends(words, index, before, spans.kinds.issued):
                break
            end = finish
        elif word in '“"‘':
            opened += 1
        elif word in "”’":
            if not opened:
                break
            opened -= 1
            end = finish
        elif word == ",":
            if not following[:1].isalpha() or fold_word(following) in _AFTER_COMMA:
                break
            if following in ("các", "những") and _owned().search(text, pos, end):
                break  # `Kế hoạch … của UBND tỉnh, các xã đã …`
            if following[0].isupper() and (fold_word(following) in _BODIES or not before[:1].isalpha()):
                break
        elif word not in "-–/&%*":
            break
        before = word
    return _trimmed(text, pos, end, limit)


def mention_of(
    text: str, start: int, end: int, kind: str | None, rule: str, date: str | None = None
) -> Mention:
    """The mention from `start` to `end` of a document without number.

    >>> mention_of("theo Nội quy thi", 5, 16, None, "unnumbered:spoken").text
    'Nội quy thi'
    """
    core = text[start:end]
    return Mention(id="", start=start, end=end, text=core, form="unnumbered", type=kind, date=date, rule=rule)


def titled(text: str, start: int, spans: Spans, rule: str, least: int) -> Mention | None:
    """The document whose kind's word stands at `start`, with a title of at least `least` more words.

    >>> from docgraph.lexicon import load_lexicon
    >>> titled("Quy chế thi của trường.", 0, spans_of((), load_lexicon()), "unnumbered:spoken", 2).text
    'Quy chế thi của trường'
    """
    kind = spans.kinds.issued_at(text, start)
    if kind is None:
        return None
    word_end, name, code = kind
    if (
        name in spans.kinds.capital
        and not text[start].isupper()
        and text[start - 4 : start - 1].lower() != "bản"
    ):
        return None
    end = title_end(text, word_end, spans)
    if spans.covering(start, end) or len(text[word_end:end].split()) < least:
        return None
    return mention_of(text, start, end, code, rule)


@cache
def _owned() -> regex.Pattern[str]:
    """The body whose the document is, at the end of a title."""
    return regex.compile(
        r"\scủa\s(?:UBND|HĐND|Bộ|Sở|Ban|[ỦU][ỷy]\s[Bb]an|Chính|Thủ|Tỉnh|Thành)(?:\s[\w.]{1,9}){1,8}$"
    )


def _trimmed(text: str, pos: int, end: int, limit: int) -> int:
    """Without a joining word before a mention (`… và Quyết định số`), with a closing quote and star."""
    core = text[pos:end]
    joining = _JOINING if end + 2 >= limit and limit < len(text) else _OPEN_ENDS
    words = core.rsplit(None, 1)
    while len(words) == 2 and words[1].lower().strip('*(“"') in joining:
        core = words[0]
        words = core.rsplit(None, 1)
    core = core.rstrip(" ,\n\t")
    return pos + len(core)


def _ends(words: list[tuple[int, int, str, str]], index: int, before: str, kinds: Codes) -> bool:
    word = fold_word(words[index][2])
    second = fold_word(words[index + 1][2]) if index + 1 < len(words) else ""
    if f"{word} {second}" in _PAIR_ENDS:
        return True
    if word == "ban" and second == "hành" and index + 2 < len(words):
        return f"ban hành {fold_word(words[index + 2][2])}" in _PAIR_ENDS
    if word == "và" and second in ("các", "những", "quy"):
        third = words[index + 2][2] if index + 2 < len(words) else ""
        fourth = words[index + 3][2] if index + 3 < len(words) else ""
        if second == "quy":  # `… và quy định tại Đề án`
            return third == "định" and fourth in ("tại", "của", "trong")
        return third in ("Quyết", "Nghị", "Thông", "Chỉ", "Kế", "Văn", "Công", "Luật")
    if word == "và" and second and words[index + 1][2][0].isupper():
        third = fold_word(words[index + 2][2]) if index + 2 < len(words) else ""
        return f"{second} {third}" in kinds or second in (
            "điều",
            "khoản",
            "chương",
            "quyết",
            "nghị",
            "thông",
            "chỉ",
            "luật",
            "pháp",
        )
    if word == "trên":  # `Kế hoạch trên`, but `trên địa bàn`, `trên cơ sở giới`
        return not second or not words[index + 1][2][0].isalpha() or second in _ENDS
    if word == "và" and index == 1 and before.isupper():
        return True  # Kế hoạch CCHC và …
    if word == "bị" and before == ",":  # … người bị thương, bị bệnh
        return False
    return word in _ENDS and f"{before} {word}" not in _INSIDE


def _years(before: str, word: str, following: str) -> bool:
    """Whether a dash at the head of a line joins two years (`giai đoạn 2024⏎- 2030`)."""
    return word in "-–" and _is_year(before) and _is_year(following)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _new_paragraph(text: str, start: int, word: str, following: str) -> bool:
    """Whether a line break before a word begins something new: a list mark, a heading, a căn cứ line."""
    if not word[0].isalnum():
        return True
    if word.isupper() and len(word) > 1 and following[:1].isupper():
        return True
    if word[0].isdigit():
        return text[start + len(word) : start + len(word) + 1] in (".", ")", "\n") and len(word) != 4
    if word == "Chương":
        return following != "trình"
    return word in ("Căn", "Điều", "Theo", "Xét", "Nơi", "Trên", "Thực", "Để", "Quyết") and word[0].isupper()
