"""The words between documents and cues → what they do there.

Reads: short stretches of a text in lower case. Gives: does a cue open its sentence, is it a finite verb, does
a bare kind of document stand before it, does a part of a document stand between. Who acts: `acting.py`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from docgraph.reading.relate.acting import BODIES, DAY

TYPES = (
    r"(?:quyết định|nghị định|thông tư liên tịch|thông tư|nghị quyết|kế hoạch|chương trình hành động|"
    r"chương trình|công văn|công điện|chỉ thị|hướng dẫn|thông báo|báo cáo|tờ trình|đề án|quy chế|quy định|"
    r"kết luận|pháp lệnh|bộ luật|(?<!kỷ )luật|văn bản hợp nhất|văn bản quy phạm pháp luật|văn bản)"
)
#: `(Theo báo Nhân Dân,) đây là bước …`: what the text was about goes on.
HERE = (
    r"(?:theo\s[^,;:\d]{1,60},\s)?đây\s(?:chính\s|cũng\s|đều\s)?là\s(?:những\s|các\s|một\s)?"
    r"(?:bước|cơ sở|giải pháp|động thái|văn bản|nghị định|thông tư|quyết định|kế hoạch)?\s?"
    r"(?:quan trọng\s|cụ thể\s|đầu tiên\s|tiếp theo\s|đi\s|nhằm\s|để\s){0,3}"
)
#: How far back words are looked at: what stands further off tells nothing, and would cost time.
WINDOW = 600


@cache
def _opening() -> re.Pattern[str]:
    item = (
        r"[\W_]{0,10}(?:điều\s{1,2}\d{1,3}[a-zđ]?\s?[.:-]?[\W_]{0,6}|"
        r"[\divx]{1,4}(?:\.\d{1,3}){0,3}\s?[.)/-][\W_]{0,4}|[a-zđ]\s?[.)][\W_]{0,4})?"
    )
    word = (
        r"(?:nay|để|nhằm|tiếp tục|về việc|về|v/v|việc|và|cũng|đã|xin|đồng thời|do đó|vì vậy|cụ thể|"
        r"quyết nghị|một số nội dung|nội dung|toàn bộ|quyết định|trích yếu|tổ chức|hệ thống)"
    )
    typed = rf"(?!văn bản (?:sửa|bổ|thay|bãi)){TYPES}(?:\s{{1,3}}(?:của\s{{1,3}})?{BODIES}[^,.;:\d]{{0,60}})?"
    number = rf"(?:(?:số\s{{0,2}}:?\s{{0,2}})?\d[\w/.-]{{2,30}},?\s{{1,3}}{DAY})?"
    linked = (
        r"(?:(?:theo đó|cụ thể|đồng thời|trong đó|ngoài ra|bên cạnh đó),?\s{1,3}"
        rf"(?:{TYPES}\s(?:này\s|trên\s)?(?:cũng\s)?(?:nêu rõ|quy định|yêu cầu)?,?\s{{0,3}})?|"
        rf"{TYPES}\snêu(?: rõ)?[,:]?\s{{1,3}}|{HERE})?"
    )
    where = r"(?:(?:tại|ngày|trong|hôm)\s[^,;:]{0,60},\s{1,3}|[^,;:]{1,60}\s(?:cho biết|cho hay),?\s{1,3})?"
    return re.compile(
        rf"{item}{linked}{where}(?:{word}\s{{1,3}}){{0,2}}(?:{typed}\s{{1,3}}{number})?(?:{word}\s{{1,3}}){{0,3}}[\W_]{{0,4}}"
    )


def opens(low: str, start: int, at: int) -> bool:
    """Does what stands at `at` open the sentence from `start`, but for numbering and words of a title?

    >>> text = "điều 2. bãi bỏ"
    >>> opens(text, 0, 8)
    True
    >>> opens("bộ tư pháp đề nghị bãi bỏ", 0, 19)
    False
    """
    return at == start or (at - start <= 160 and _opens(low[start:at]))


@lru_cache(maxsize=8_192)
def _opens(words: str) -> bool:
    """The same of the words by themselves: there are few before most cues, and much the same."""
    return _opening().fullmatch(words) is not None


@cache
def _kind_word() -> re.Pattern[str]:
    """A word of which each kind of document has one in it."""
    return re.compile("định|luật|văn|tư|quyết|hoạch|trình|điện|thị|dẫn|báo|án|chế|luận|lệnh")


@cache
def _bare_kind() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|\W)(?:{TYPES}|pháp luật)(?:\s(?:của|trước đây|này|khác)\s?[^,;:.]{{0,40}})?\s{{0,3}}$"
    )


def bare_kind(low: str, start: int, at: int) -> bool:
    """Does a kind of document, with no particular one meant, stand right before `at`?

    >>> bare_kind("các văn bản hướng dẫn", 0, 12)
    True
    """
    if at - start > 70:
        start = at - 70
    if at - start < 4 or _kind_word().search(low, start, at) is None:
        return False
    return _bare_kind().search(low, start, at) is not None


def predicate(low: str, at: int) -> bool:
    """Is the cue at `at` a finite verb (`đã sửa đổi`), so that it is no part of a title?

    >>> predicate("nghị định 5 đã sửa đổi", 15)
    True
    """
    before = low[max(0, at - 6) : at].rstrip().endswith((" đã", " cũng", " vừa", " sẽ"))
    return before or low.startswith(("đã ", "vừa "), at)


@cache
def _continuing() -> re.Pattern[str]:
    return re.compile(
        rf"[\W_]{{0,8}}(?:{HERE}|theo đó|cụ thể|trong đó|"
        rf"{TYPES}\s(?:này\s)?(?:nêu rõ|nêu(?=:)|được (?:xây dựng|ban hành|lập)))\b"
    )


def continues(low: str, start: int) -> bool:
    """Does the sentence say that it goes on about the document before (`Theo đó, …`, `Kế hoạch nêu rõ, …`)?

    >>> continues("theo đó, kéo dài thời hạn", 0)
    True
    """
    return _continuing().match(low, start) is not None


@cache
def _taking_effect() -> re.Pattern[str]:
    return re.compile(
        rf"[\W_]{{0,10}}{TYPES}\s(?:(?:này|trên|mới|sẽ|chính thức|đã|bắt đầu)\s){{0,3}}"
        r"có hiệu lực\b[^;:]{0,120}"
        r"(?:,|\svà|\sđồng thời)\s{1,3}(?:đồng thời\s{1,3}|sẽ\s{1,3}){0,2}"
    )


def kind_takes_effect(low: str, start: int, at: int) -> bool:
    """Does a kind of document take effect at the start of the clause, with the verb at `at` joined to it?

    >>> kind_takes_effect("thông tư có hiệu lực từ ngày ký và thay thế", 0, 35)
    True
    """
    return at - start <= 220 and _taking_effect().fullmatch(low, start, at) is not None


@cache
def _part_named() -> re.Pattern[str]:
    return re.compile(
        r"(?:mẫu|phụ lục|điều|khoản|điểm|mục|chương|đoạn|phần|cụm từ)\s(?:số\s)?(?:[\w.]{1,8}\s)?"
        r"(?:này|trên)\s(?:\d{1,3}\s)?(?:đã\s)?$"
    )


def of_part(low: str, at: int) -> bool:
    """Does the cue at `at` speak of a provision or a form (`Mẫu này được thay thế bởi`), not of a document?

    >>> of_part("mẫu này được thay thế", 8)
    True
    """
    return _part_named().search(low, max(0, at - 40), at) is not None


def undergone(low: str, at: int) -> bool:
    """Is the cue at `at` in the passive, with no one named who does it (`đã được sửa đổi`)?

    >>> undergone("đã được sửa đổi", 8)
    True
    """
    return low[at - 7 if at > 7 else 0 : at].rstrip().endswith((" được", " bị", "(được", "(bị"))


def timed(low: str, at: int) -> bool:
    """Does the cue at `at` only tell when something was done, or beside what (`sau khi sơ kết`)?

    >>> timed("sau khi sơ kết", 8), timed("gắn với thực hiện", 8), timed("và 3 năm thực hiện", 9)
    (True, True, True)
    """
    before = low[max(0, at - 22) : at].rstrip()
    if before.endswith((" khi", "gắn với", "gắn với việc", "cùng với", "cùng với việc", "song song với")):
        return True
    return before.endswith(" năm") and before[:-4].rstrip()[-1:].isdigit()


@cache
def _reports() -> re.Pattern[str]:
    return re.compile(r"[\W_]{0,10}(?:cụ thể,?\s{1,3})?theo(?:\s(?:quy định tại|quy định của))?\s{1,3}")


def reports(low: str, start: int, at: int) -> bool:
    """Does the sentence open by naming the document at `at` as what says the rest (`Theo Thông tư 5, …`)?

    >>> reports("theo thông tư 5, điều 4 nghị định 3 bị bãi bỏ", 0, 5)
    True
    """
    if at - start > 40 or low.find("theo", start, at) < 0:
        return False
    return _reports().fullmatch(low, start, at) is not None


@cache
def _orders() -> re.Pattern[str]:
    word = r"nghiêm|nghiêm túc|quyết liệt|tốt|hiệu quả|có hiệu quả|đầy đủ|kịp thời|đồng bộ|thường xuyên"
    return re.compile(
        rf"(?:tiếp tục\s{{1,3}})?(?:(?:{word})\s{{1,3}})?(?:tổ chức\s|triển khai\s)?"
        rf"(?:thực hiện|triển khai|thi hành)(?:,?\s{{1,3}}(?:{word})\b){{0,3}}"
        r"(?:,?\s{1,3}(?:các|những|nội dung|quy định|nhiệm vụ|giải pháp|và|chỉ đạo|yêu cầu|được|giao|nêu|"
        r"đề ra|tại|trong|theo|của|chính phủ|thủ tướng))"
        r"{0,10}\s{0,3}"
        r"(?:\s?[^;:.]{0,120},\s(?:nhất là|trong đó có|trọng tâm là|trước hết là)\s(?:tại\s)?)?"
    )


def orders(low: str, start: int, at: int) -> bool:
    """Do the words from `start` to the document at `at` ask for it to be carried out, earnestly?

    >>> text = "thực hiện nghiêm các nhiệm vụ nêu tại chỉ thị 5"
    >>> orders(text, 0, text.index("chỉ thị"))
    True
    >>> orders("thực hiện chỉ thị 5", 0, 10)
    False
    """
    words = low[start:at]
    emphatic = any(w in words for w in ("nghiêm", "quyết liệt", "tốt", "hiệu quả", "đầy đủ", "kịp thời"))
    if low[max(0, start - 6) : start].rstrip().endswith((" đã", " việc", "quả", "trình", "tác")):
        return False
    return emphatic and len(words) <= 200 and _orders().fullmatch(low, start, at) is not None


def demands(stretch: str) -> bool:
    """Do the words right behind a directive say that it demands something?

    >>> demands(" yêu cầu các bộ, ngành ")
    True
    >>> demands(" về mục tiêu tăng trưởng, yêu cầu ")
    False
    """
    return stretch.lstrip(" ,").startswith(("yêu cầu", "giao", "chỉ đạo"))


@cache
def _effect() -> re.Pattern[str]:
    return re.compile(r"(?:ngày|khi|thời điểm|từ)\s{1,3}(?:các\s)?$")


def dates_effect(low: str, start: int, end: int) -> bool:
    """Does the document only date something (`kể từ ngày Thông tư này có hiệu lực`)?

    >>> dates_effect("kể từ ngày thông tư này có hiệu lực", 11, 23)
    True
    """
    if low.find("hiệu lực", end, end + 24) < 0:
        return False
    return _effect().search(low, max(0, start - 16), start) is not None


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?<!tài )khoản|(?<!thời )(?<!địa )(?<!quan )(?<!đặc )điểm|điều(?! lệ| kiện| hành| tra)|"
        r"mục(?! tiêu| đích)|chương(?! trình)|phần(?! mềm| vốn| thứ)|"
        r"phụ lục|mẫu|biểu|cụm từ|danh mục|bảng|kèm theo|quy định tại|một số|các quy định|nội dung|thủ tục)\b"
    )


def names_part(low: str, at: int, cue_end: int) -> bool:
    """Do the words between a cue and the document at `at` name a part of it?

    >>> names_part("thay thế mẫu số 2 của nghị định", 22, 8)
    True
    """
    return at - cue_end > 2 and _part().search(low, cue_end, at) is not None


def titled(low: str, start: int, at: int) -> bool:
    """Has the title of the document that ended at `start` begun before `at`?

    >>> titled("quyết định 5 về việc ủy quyền và triển khai", 12, 33)
    True
    """
    stretch = low[max(start, at - WINDOW) : at]
    return " về " in stretch or "quy định" in stretch


def opens_bracket(low: str, start: int, at: int) -> bool:
    """Does a bracket open in the stretch, and not close again?

    >>> opens_bracket("nghị định 5 (đã sửa đổi tại nghị định 6", 11, 28)
    True
    """
    if at - start > WINDOW:
        start = at - WINDOW
    opened = low.rfind("(", start, at)
    return opened >= 0 and low.find(")", opened, at) < 0
