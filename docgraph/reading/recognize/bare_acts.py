"""Acts that are told without their number: by body and subject, by what they amend, by a set to which
something is done.

Reads: folded text, the mentions found so far. Gives: mentions of form unnumbered.
Forms: `Nghị quyết của Quốc hội về …`, `Chính phủ đã ban hành Nghị quyết về …`, `Nghị định sửa đổi, bổ sung
một số điều của Nghị định số …`, `bãi bỏ 12 văn bản quy phạm pháp luật …`, `kế thừa Luật hiện hành`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from docgraph.reading.recognize.dates import date_after
from docgraph.reading.recognize.titles import Spans, mention_of, title_end
from docgraph.records import Mention

REACH = 140  # longest stretch behind the type's word; without an end a match looks through the whole text
TELLS = r"(?=\s{1,5}(?:của|về|sửa|quy|thay|phiên|Trung|TW|T\.Ư)\s)"
"""Pattern: words behind a bare type's word that can tell which act is meant."""


@cache
def _of_body() -> regex.Pattern[str]:
    """`của Quốc hội về`: the body that issued, but none of a level (`cấp xã`), then the subject."""
    bodies = (
        r"(?:Quốc\s{1,5}hội|Chính\s{1,5}phủ|Thủ\s{1,5}tướng|[ỦU](?:ỷ|y)?"
        r"\s?[Bb]an|Ủy\s{1,5}ban|Ban|Bộ|Tỉnh\s{1,5}ủy|Thành\s{1,5}ủy|Hội\s{1,5}đồng|UBND|HĐND|BCH|Chủ\s{1,5}tịch)"
    )
    return regex.compile(
        rf"\s{{1,5}}của\s{{1,5}}{bodies}(?!\w)"
        r"(?:(?!\scấp\s)[^,.;:()“\"]){0,70}?\s{1,5}(?:(?P<about>về)|quy\s{1,5}định|sửa\s{1,5}đổi)\s"
    )


@cache
def _of_body_dated() -> regex.Pattern[str]:
    """`của Ủy ban thường vụ Quốc hội`, then the day."""
    return regex.compile(
        r"\s{1,5}của\s{1,5}(?:Quốc\s{1,5}hội|[ỦU](?:ỷ|y)?\s?[Bb]an|Ủy\s{1,5}ban|Hội\s{1,5}đồng|Chính\s{1,5}phủ|Bộ)"
        r"(?:(?!\s(?:cấp|tại|số|theo)\s)[^,.;:()“\"]){0,60}?(?=\s{1,5}ngày\s{1,5}\d{1,2}\s?(?:[-/]|tháng))"
    )


@cache
def _programme_of() -> regex.Pattern[str]:
    return regex.compile(
        r"\s{1,5}của\s{1,5}"
        r"(?:Quốc|Chính|Thủ|Ủy|Ban|Bộ|Tỉnh|Thành|Hội|UBND|Đảng|Huyện)(?!\w)"
    )


@cache
def _of_central_committee() -> regex.Pattern[str]:
    return regex.compile(r"\s{1,5}(?:Trung\s{1,5}ương|TW|T\.Ư)(?=\s{1,5}(?:Đảng\s{1,5})?về\s)")


@cache
def _about() -> regex.Pattern[str]:
    return regex.compile(r"\s{1,5}về\s")


@cache
def _to_amended() -> regex.Pattern[str]:
    """From the type's word to what is amended."""
    return regex.compile(
        r"\s{1,5}sửa\s{1,5}đổi(?:,)?(?:\s{1,5}và)?(?:\s{1,5}bổ\s{1,5}sung)?(?:,\s{1,5}bãi\s{1,5}bỏ)?(?:\s{1,5}(?:một\s{1,5}số|các))?"
        r"(?:\s{1,5}(?:nội\s{1,5}dung|quy\s{1,5}định|khoản))?"
        r"(?:\s{1,5}(?:của|tại))?(?:\s{1,5}[Đđ]iều(?:\s{1,5}\d{1,3})?)?(?:\s{1,5}(?:của|tại))?(?:\s{1,5}các)?\s{1,5}"
    )


@cache
def _own_head() -> regex.Pattern[str]:
    """`…;⏎Chính phủ ban hành Nghị định …`: the act's own head, told after its căn cứ lines."""
    return regex.compile(r"[;,.]\s{0,3}\n\s{0,4}[A-ZĐ][^;,.:\n]{3,80}\s(?:ban\s{1,5}hành|thông\s{1,5}qua)\s$")


@cache
def _acting() -> regex.Pattern[str]:
    """A body's verb before a bare type's word; the group says that it is done."""
    return regex.compile(r"(?P<done>đã\s{1,5})?(?:ban\s{1,5}hành|thông\s{1,5}qua|ra)\s$")


@cache
def _sets() -> tuple[regex.Pattern[str], ...]:
    """Sets of documents to which something is done."""
    done = (
        r"(?:công\s{1,5}bố|bãi\s{1,5}bỏ|thay\s{1,5}thế|hủy\s{1,5}bỏ"
        r"|sửa\s{1,5}đổi|bổ\s{1,5}sung|ban\s{1,5}hành)"
    )
    return (
        regex.compile(
            rf"(?<={done}\s{{1,5}}\d{{1,4}}\s)văn\s{{1,5}}bản(?:\s{{1,5}}quy\s{{1,5}}phạm\s{{1,5}}pháp\s{{1,5}}luật|\s{{1,5}}QPPL)?"
            r"(?=\s{1,5}(?:hết\s{1,5}hiệu\s{1,5}lực|của|do|quy|đã|không|còn|về|liên|có|trong|thuộc))"
        ),
        regex.compile(
            r"uật\s{1,5}(?:(?<=(?:thay\s{1,5}thế|so\s{1,5}với|khác|sửa\s{1,5}đổi|bãi\s{1,5}bỏ|kế\s{1,5}thừa)\s{1,5}Luật\s{1,5})(?P<present>hiện\s{1,5}hành)"
            r"|(?<=của\s{1,5}\d{1,2}\s{1,5}[Ll]uật\s{1,5})(?:có\s{1,5})?liên\s{1,5}quan\s{1,5}(?:đến|tới)(?=\s))"
        ),
    )


def find_sets(text: str, spans: Spans) -> Iterator[Mention]:
    """Sets of documents to which something is done.

    >>> from docgraph.lexicon import load_lexicon
    >>> from docgraph.reading.recognize.titles import spans_of
    >>> text = "bãi bỏ 12 văn bản quy phạm pháp luật do huyện ban hành"
    >>> [m.text for m in find_sets(text, spans_of((), load_lexicon()))]
    ['văn bản quy phạm pháp luật']
    """
    documents, laws = _sets()
    for match in documents.finditer(text):
        if not spans.covering(match.start(), match.end()):
            yield mention_of(text, match.start(), match.end(), None, "bare_acts:set")
    for match in laws.finditer(text):
        start = match.start() - 1
        if match["present"]:
            yield mention_of(text, start, match.end(), "Luật", "bare_acts:present")
            continue
        end = title_end(text, match.end(), spans)
        if end > match.end() and not spans.covering(start, end):
            yield mention_of(text, start, end, "Luật", "bare_acts:set")


def act_at(text: str, start: int, end: int, spans: Spans) -> Mention | None:
    """The act that the bare type's word from `start` to `end` means, by what follows it.

    >>> from docgraph.lexicon import load_lexicon
    >>> from docgraph.reading.recognize.titles import spans_of
    >>> text = "Nghị quyết của Quốc hội về việc chia tỉnh"
    >>> act_at(text, 0, 10, spans_of((), load_lexicon())).type
    'NQ'
    """
    if spans.covering(start, end):
        return None
    kind = spans.kinds.bare[" ".join(text[start:end].lower().split())]
    if kind == "CTr":
        return (
            mention_of(text, start, end, kind, "bare_acts:programme")
            if _programme_of().match(text, end, end + REACH)
            else None
        )
    following = text[end : end + 2].strip()
    if following == "s":
        return _amending(text, start, end, kind, spans)
    if following == "p":
        session = _session().match(text, end, end + REACH) if kind == "NQ" else None
        return mention_of(text, start, session.end(), kind, "bare_acts:session") if session else None
    if following == "q":
        return _drafted(text, start, end, kind, spans) or _of_set(text, start, end, kind, spans)
    if following == "t":
        return _replacing(text, start, end, kind, spans)
    if following == "T":
        committee = _of_central_committee().match(text, end, end + REACH) if kind == "NQ" else None
        return mention_of(text, start, committee.end(), kind, "bare_acts:committee") if committee else None
    dated = _of_body_dated().match(text, end, end + REACH)
    if dated is not None:
        return mention_of(
            text, start, end, kind, "bare_acts:body", (date_after(text, dated.end()) or (None,))[0]
        )
    of_body = _of_body().match(text, end, end + REACH)
    drafted = _draft().search(text, max(0, start - 10), start)
    if of_body is not None and (of_body["about"] or drafted):
        return mention_of(text, start, end, kind, "bare_acts:body")
    if kind == "TT" or not _about().match(text, end, end + REACH):
        return None
    if drafted:
        return mention_of(text, start, end, kind, "bare_acts:draft")
    return _told(text, start, end, kind)


def _told(text: str, start: int, end: int, kind: str | None) -> Mention | None:
    """`Chính phủ đã ban hành Nghị quyết về …`, `đã thông qua 5 nghị quyết, trong đó có Nghị quyết về …`."""
    verb = _acting().search(text[max(0, start - 16) : start])
    if verb is None:
        among = text.endswith("trong đó có ", 0, start) and _passed().search(
            text, max(0, start - REACH), start
        )
        return mention_of(text, start, end, kind, "bare_acts:told") if among else None
    day = _day_before(text, max(0, start - 16) + verb.start())
    return mention_of(text, start, end, kind, "bare_acts:told", day) if day or verb["done"] else None


@cache
def _joins() -> regex.Pattern[str]:
    return regex.compile(r"(?:[;,]|\svà)\s{1,3}(?:các\s)?$")


def next_act(text: str, start: int, end: int, last: Mention | None, spans: Spans) -> Mention | None:
    """The act at `start` as the next of the list in which `last` was told: `…; Nghị quyết về B`.

    >>> from docgraph.lexicon import load_lexicon
    >>> from docgraph.reading.recognize.titles import spans_of
    >>> spans = spans_of((), load_lexicon())
    >>> text = "Quốc hội đã thông qua Nghị quyết về cảng; Nghị quyết về đê"
    >>> first = act_at(text, 22, 32, spans)
    >>> next_act(text, 42, 52, first, spans).start
    42
    """
    kind = spans.kinds.bare[" ".join(text[start:end].lower().split())]
    if kind == "NQ" and _passed_with_laws(text, start, end, spans):
        return mention_of(text, start, end, kind, "bare_acts:told")
    if last is None or last.type != kind:
        return None
    gap = text[last.end : start]
    if len(gap) > 2 * REACH or ". " in gap or "\n\n" in gap or spans.covering(start, end):
        return None
    if not _about().match(text, end, end + REACH) or not _joins().search(text, last.end, start):
        return None
    return mention_of(text, start, end, last.type, "bare_acts:told")


def _passed_with_laws(text: str, start: int, end: int, spans: Spans) -> bool:
    """`Quốc hội thông qua Luật Điện ảnh và Nghị quyết về ngân sách`: the resolution of a list of laws."""
    law = spans.before(start)
    if law is None or law.type != "Luật" or spans.covering(start, end):
        return False
    if not _joins().fullmatch(text, law.end, start) or not _about().match(text, end, end + REACH):
        return False
    lead = text[max(0, start - 2 * REACH) : start]
    return "thông qua " in lead[lead.rfind(". ") + 1 :]


def _drafted(text: str, start: int, end: int, kind: str | None, spans: Spans) -> Mention | None:
    """`dự thảo Nghị định quy định giá nước`: a draft by what it lays down."""
    if not _draft().search(text, max(0, start - 10), start):
        return None
    last = _over_inner(text, title_end(text, end, spans), spans)
    return mention_of(text, start, last, kind, "bare_acts:draft") if last > end else None


@cache
def _to_replaced() -> regex.Pattern[str]:
    return regex.compile(r"\s{1,5}thay\s{1,5}thế\s{1,5}(?:các\s{1,5})?")


def _replacing(text: str, start: int, end: int, kind: str | None, spans: Spans) -> Mention | None:
    """`Nghị định thay thế Nghị định số 83/2014/NĐ-CP`: an act that is called by what it replaces."""
    to = _to_replaced().match(text, end, end + REACH)
    if to is None or not text[start].isupper():
        return None
    inner = spans.at_or_behind(to.end())
    if inner is None or inner.start != to.end() or inner.type != kind:
        return None
    return mention_of(text, start, inner.end, kind, "bare_acts:amending")


def _over_inner(text: str, end: int, spans: Spans) -> int:
    """The end of the mention that a title holds behind ` của `, else the title's."""
    inner = spans.at_or_behind(end)
    return inner.end if inner is not None and text[end : inner.start] == " của " else end


@cache
def _appraised() -> regex.Pattern[str]:
    """`thẩm tra của Ban Pháp chế` behind `Báo cáo`."""
    return regex.compile(
        r"\s{1,3}(?P<kind>thẩm\s{1,3}(?:tra|định))(?=\s{1,3}của\s{1,3}(?:các\s{1,3})?"
        r"(?:Ban|Bộ|Sở|[ỦU](?:ỷ|y)\s{0,3}[Bb]an|Hội\s{1,3}đồng|Thường)(?!\w)[^.;\d]{3,90}(?:[.;\n]|$))"
    )


def appraisal_at(text: str, start: int, end: int, spans: Spans) -> Mention | None:
    """`Báo cáo thẩm tra của Ban Pháp chế`, without a number: what a body said of a draft.

    >>> from docgraph.lexicon import load_lexicon
    >>> from docgraph.reading.recognize.titles import spans_of
    >>> appraisal_at("Báo cáo thẩm tra của Ban Pháp chế;", 0, 7, spans_of((), load_lexicon())).text
    'Báo cáo thẩm tra'
    """
    found = _appraised().match(text, end, end + REACH)
    if found is None or spans.covering(start, found.end("kind")):
        return None
    return mention_of(text, start, found.end("kind"), "BC", "bare_acts:appraisal")


@cache
def _passed() -> regex.Pattern[str]:
    """`đã thông qua 5 nghị quyết, `, before one of them is told."""
    return regex.compile(r"(?:đã|vừa)\s(?:ban\shành|thông\squa)\s[^.;]{3,60}$")


@cache
def _session() -> regex.Pattern[str]:
    """`phiên họp Chính phủ thường kỳ tháng 8 năm 2023` behind `Nghị quyết`."""
    return regex.compile(
        r"\s{1,5}phiên\s{1,5}họp\s{1,5}(?:Chính\s{1,5}phủ\s{1,5})?(?:thường\s{1,5}kỳ|chuyên\s{1,5}đề)?\s{0,5}"
        r"(?:của\s{1,5}Chính\s{1,5}phủ\s{1,5})?tháng\s{1,5}\d{1,2}(?:\s{1,5}năm\s{1,5}|/)\d{4}"
    )


@cache
def _draft() -> regex.Pattern[str]:
    return regex.compile(r"[Dd]ự\s{1,3}thảo\s{1,3}$")


@cache
def _changed_set() -> regex.Pattern[str]:
    """`sửa đổi một số điều của các `, before a bare type's word."""
    return regex.compile(
        r"(?:sửa\s{1,5}đổi|bổ\s{1,5}sung|bãi\s{1,5}bỏ|thay\s{1,5}thế)[^;.]{0,50}?\s(?:của|tại)\s{1,5}(?:các|một\s{1,5}số)\s$"
    )


def _of_set(text: str, start: int, end: int, kind: str | None, spans: Spans) -> Mention | None:
    """`sửa đổi một số điều của các Thông tư quy định về …`: a set that is changed, by its subject."""
    if not _changed_set().search(text, max(0, start - 100), start):
        return None
    last = title_end(text, end, spans)
    return (
        mention_of(text, start, last, kind, "bare_acts:set")
        if last > end and not spans.covering(start, last)
        else None
    )


def _amending(text: str, start: int, end: int, kind: str | None, spans: Spans) -> Mention | None:
    """An act that is called by what it amends, through the amended one's mention."""
    to = _to_amended().match(text, end, end + REACH)
    if to is None or _own_head().search(text[max(0, start - 110) : start]):
        return None
    inner = spans.at_or_behind(to.end())
    if inner is None or inner.start > to.end() + 1:
        return None
    return mention_of(text, start, inner.end, kind, "bare_acts:amending")


def _day_before(text: str, verb: int) -> str | None:
    """`Ngày 4 tháng 8 năm 1987, Hội đồng Bộ trưởng ra …`: the day of the act."""
    clause = text[max(0, verb - 90) : verb]
    at = max(clause.rfind("Ngày "), clause.rfind("ngày "))
    found = date_after(clause, at) if at >= 0 else None
    if found is None or len(found[0]) != 10:
        return None
    subject = regex.compile(r",?\s{1,5}[A-ZĐ][^,.;:]{3,40}?\s{0,3}").fullmatch(clause[found[1] :])
    return found[0] if subject else None
