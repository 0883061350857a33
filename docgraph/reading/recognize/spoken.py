"""Titles → documents without number that are spoken of by them.

Reads: folded text, where a kind's word stands with a capital, the mentions found so far. Gives: a mention of
form unnumbered, where the words before the title let it be one document's, and the title is: a provision of
it is cited, a body owns it, it has its years, or it is long enough to be a name.
Forms: `theo Quy chế làm việc của …`, `khoản 1 Điều 4 Nội quy phòng đọc …`, `triển khai Đề án … đến năm 2030`.
"""

from __future__ import annotations

from functools import cache

import regex

from docgraph.reading.recognize.titles import Spans, titled
from docgraph.records import Mention


@cache
def _leading() -> regex.Pattern[str]:
    """Words before a title that let it be one document spoken of, read backward from it."""
    return regex.compile(
        r"(?r)(?P<provision>Điều\s{1,5}\d{1,3}[a-zđ]?(?:(?:\s{0,2},|\s{1,5}và)"
        r"\s{1,5}\d{1,3}){0,6}\s{1,5}(?:(?:của|tại)\s{1,5})?(?:bản\s{1,5})?)"
        r"|(?:theo|tại|của|cứ|trong|hiện|hành|và|với)\s(?<![Bb]an\s{1,5}hành\s)"
        r"|(?P<spoken>(?:[Tt]hực\shiện|[Tt]riển\skhai|thuộc|về|điều\schỉnh|phê\sduyệt|tổng\skết)\s)"
        r"|(?P<listed>[;,]\s)|(?P<opening>[:.]\s)"
    )


@cache
def _definite() -> regex.Pattern[str]:
    """What makes a title that of one document: a body that owns it, or its years."""
    return regex.compile(
        r"của\s{1,5}(?:[A-ZĐ][^\W\d_]+)|(?:giai\s{1,5}đoạn|đến\s{1,5}năm|thời\s{1,5}kỳ)\s{1,5}(?:19|20)"
        r"\d\d|^Nội\s|^Quy\s{1,5}định\s{1,5}về"
    )


def spoken_at(text: str, start: int, spans: Spans) -> Mention | None:
    """The document whose kind's word stands at `start`, when its title and what leads to it make it one.

    >>> from docgraph.lexicon import load_lexicon
    >>> from docgraph.reading.recognize.titles import spans_of
    >>> text = "khoản 1 Điều 4 Nội quy phòng đọc"
    >>> spoken_at(text, text.index("Nội"), spans_of((), load_lexicon())).text
    'Nội quy phòng đọc'
    """
    leading = _leading().match(text, max(0, start - 60), start)
    mention = titled(text, start, spans, "unnumbered:spoken", 2) if leading else None
    if leading is None or mention is None:
        return None
    if leading["provision"]:
        return mention
    if mention.type == "ĐL":
        return None
    title = mention.text
    words = title.split()
    if _of_any().search(title):
        return None
    if mention.type != "QyĐ" and words[2:3] and words[2].lower() in _function_words() - {"của"}:
        return None
    if leading["spoken"] is not None and _is_yet_to_be(text, start, mention.type):
        return None
    if leading["opening"] is not None:
        known = _of_state().match(title) and len(words) > 6
        passed = len(words) > 6 and _definite().search(title) and _is_passed().match(text, mention.end)
        return mention if known or passed else None
    if leading["listed"] is not None and not _goes_on_from(text, start, spans):
        return None
    definite = len(words) > 3 and _definite().search(title)
    whose = words[2:3] == ["của"] or text[start - 6 : start - 1] == "chỉnh"
    return mention if definite or (_is_name(title) and not whose) else None


@cache
def _of_any() -> regex.Pattern[str]:
    """Whose a document is that every one of its kind has: `Quy chế … của Hội đồng quản lý`."""
    return regex.compile(
        r"\scủa\s{1,5}(?:Hội\s{1,5}đồng\s{1,5}(?:quản|trường|thành\s{1,5}viên)|đơn\s{1,5}vị"
        r"|doanh\s{1,5}nghiệp|cơ\s{1,5}(?:sở|quan)"
        r"|tổ\s{1,5}chức|công\s{1,5}ty|nhà\s{1,5}trường|trường|tàu|người|từng)(?!\w)(?!\s{1,5}\p{Lu})"
        r"|^Nội\s{1,5}quy\s{1,5}lao\s{1,5}động(?!\w)"
    )


@cache
def _of_state() -> regex.Pattern[str]:
    """A programme or strategy of the whole state, by the first words of its title."""
    return regex.compile(r"(?:Chương\s{1,5}trình\s{1,5}mục\s{1,5}tiêu|Chiến\s{1,5}lược)\s{1,5}quốc\s")


@cache
def _is_passed() -> regex.Pattern[str]:
    return regex.compile(
        r"\s{1,3}(?:(?:đã|vừa|mới)\s{1,3})?được\s[^.;]{0,60}?(?:phê\s?duyệt|thông\s?qua|ban\s?hành)"
    )


@cache
def _function_words() -> frozenset[str]:
    """Words that follow a kind's word where no title does: `Chương trình kịp thời`, `Kế hoạch tại các xã`."""
    return frozenset(
        """kịp theo tại của và trên cho để trong đến với có được đúng là do từ ở như nhưng một các
        những phù bằng gửi thuộc vào cũng đã sẽ phải cần nhằm trước sau khi gắn hằng hàng năm tháng""".split()
    )


def _is_name(title: str) -> bool:
    """Whether a capitalised title without body or years is long enough to be one document's."""
    words = title.split()
    return len(words) >= 7 and words[0] != "Danh" and words[1] != "định"


@cache
def _to_be_approved() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:trình|lập|xây\sdựng|thẩm\sđịnh)(?!\w)[^;.]{0,80}phê\s{1,5}duyệt\s$", regex.IGNORECASE
    )


def _is_yet_to_be(text: str, start: int, kind: str | None) -> bool:
    """Whether a document is only to be approved (`trình … phê duyệt Đề án`), or a heading begins."""
    before = text[max(0, start - 110) : start]
    if before.endswith(("duyệt ", "duyệt\n")):
        return _to_be_approved().search(before) is not None
    return kind == "QyĐ" and before.endswith(("chỉnh ", "chỉnh\n"))


def _goes_on_from(text: str, start: int, spans: Spans) -> bool:
    """Whether a title stands in a list behind another document, in the same sentence."""
    other = spans.before(start)
    return other is not None and start - other.end < 160 and ". " not in text[other.end : start]
