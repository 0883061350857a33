"""The words between two documents, or before a cue → how what follows is joined to what stands before.

Reads: short stretches of a text in lower case. Gives: is a document one more of a list, is a cue joined to
the verb before it, where does a new part of the sentence begin.
"""

from __future__ import annotations

import re
from functools import cache

from docgraph.reading.relate.clause import WINDOW

PINPOINT_WORDS = frozenset(
    "các những tại của số từ đến khoản điểm điều chương mục phụ lục nội dung quy định một toàn bộ bản phần "
    'tiểu đoạn gạch đầu dòng cả hai ba bốn năm thứ theo sau này - – ( ) “ " * _ . [ ]'.split()
)
#: Verbs between a list and a document that is no part of it (`A, Bộ Giáo dục và Đào tạo đã có B`).
BREAKS = frozenset(("đã", "có", "ký", "vừa", "ra"))
JOINS = frozenset(("và", ",", ";", "hoặc", "cùng", "với", "+", "•"))


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"\w+|[^\w\s]")


def joined(low: str, start: int, at: int) -> str | None:
    """How a document at `at` is joined to the one that ended at `start`: `;`, `,`, `và` …, or None.

    >>> joined("luật giá và khoản 2 điều 3 luật phí", 8, 27)
    'và'
    >>> joined("nghị định 5 quy định về luật phí", 11, 24) is None
    True
    >>> joined("luật giá thực hiện theo khoản 1, khoản 2 điều 3 luật phí", 8, 48) is None
    True
    """
    tail = max(start, at - 110)
    if ";" in low[tail:at]:
        return ";"
    tokens: list[str] = _token().findall(low, tail, at)
    found: str | None = None
    adjacent = False  # a comma between two provisions joins no documents
    for token in reversed(tokens):
        if token in JOINS:
            found, adjacent = token, True
        elif not token[0].isalnum():
            continue
        elif token in PINPOINT_WORDS or (token[0].isdigit() and len(token) < 4):
            adjacent = False
        elif adjacent:
            return found
        elif token in BREAKS or len(token) > 3:
            return None
    return found if adjacent else None


@cache
def _another_proposer() -> re.Pattern[str]:
    return re.compile(r"(?:[,;]|\bvà)\s{1,3}(?:của\s)?[^,;.\d]{0,80}\b(?:tại|theo)\s{1,3}$")


def another_proposer(low: str, start: int, at: int) -> bool:
    """Does another body stand before a proposal (`tại Tờ trình 5 và Giám đốc Sở Nội vụ tại Tờ trình 6`)?

    >>> another_proposer("tờ trình 5 và giám đốc sở nội vụ tại tờ trình 6", 10, 37)
    True
    """
    return at - start <= 200 and _another_proposer().search(low, max(start, at - 100), at) is not None


@cache
def _coordinated() -> re.Pattern[str]:
    return re.compile(
        r"(?:[,;]|\bvà|\bđồng thời|\bcũng như|\bhoặc)[\s,]{0,3}"
        r"(?:(?:đồng thời|cũng|đã|được|sẽ)\s{1,2}){0,2}$"
    )


def coordinated(low: str, start: int, at: int) -> bool:
    """Is a cue at `at` joined to the verb before it?

    >>> coordinated("có hiệu lực từ ngày ký và thay thế", 0, 26)
    True
    """
    return _coordinated().search(low, max(start, at - 40), at) is not None


def directly_joined(low: str, start: int, at: int) -> bool:
    """Does the stretch before a document end in a conjunction: is it one more of a list further out?

    >>> directly_joined("hướng dẫn về hợp tác xã và ", 10, 27)
    True
    """
    gap = low[max(start, at - 40) : at].rstrip(" *_")
    gap = gap.removesuffix(" các").removesuffix(" số")
    return gap.endswith((" và", ";")) and len(gap) > 12


def clause_start(low: str, start: int, at: int) -> int:
    """Where the clause begins that stands behind the last `;` or `:` of a stretch, or -1.

    >>> clause_start("thay thế thông tư 5; bãi bỏ", 19, 21)
    20
    """
    if at - start > WINDOW:
        start = at - WINDOW
    semicolon, colon = low.rfind("; ", start, at), low.rfind(": ", start, at)
    return (semicolon if semicolon > colon else colon) + 1 or -1


def comma_between(low: str, start: int, at: int) -> int:
    """Where the last comma of a stretch stands that begins a new part of the sentence, or -1.

    A comma before a day, inside brackets, or in a day's body's name does not.
    """
    if at - start > WINDOW:
        start = at - WINDOW
    at_comma = low.rfind(",", start, at)
    while at_comma >= 0:
        rest = low[at_comma + 1 : at_comma + 12].lstrip()
        inside = low.count("(", start, at_comma) > low.count(")", start, at_comma)
        if not rest.startswith(("ngày", "năm", "khóa", "khoá")) and not inside:
            return at_comma
        at_comma = low.rfind(",", start, at_comma)
    return -1
