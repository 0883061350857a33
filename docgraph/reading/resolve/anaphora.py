"""Anaphora → the documents they stand for.

Reads: the text, all mentions in text order, their clusters, the text's own document. Gives: for each anaphor
its antecedent (one cluster or several) and the rule that found it. One pass, a small memory for each type.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import regex

from docgraph.reading.resolve.cluster import Cluster, Clusters
from docgraph.reading.resolve.setting import iso_day
from docgraph.reading.resolve.unnumbered import count_before
from docgraph.records import Mention

_MEMORY = 64  # distinct documents of a type that an anaphor can look back on
_QUOTE = 4_000  # longest quoted new text that is looked through for its beginning
_TOPIC = 24

_INTRODUCING = (" theo", "theo đó,", "trong đó,", "ban hành", "thông qua", " ký", " tại", " đó,")

Antecedent = tuple[tuple[Cluster, ...], str]


class Memory:
    """What has been spoken of so far: documents by type, latest last, and the newest of each type.

    The newest are those of the latest year; of several the one that was last a sentence's topic is kept.
    """

    def __init__(self) -> None:
        self.by_type: defaultdict[str | None, list[tuple[int, Cluster]]] = defaultdict(list)
        self.newest: dict[str | None, tuple[str, Cluster, bool]] = {}
        self.defined: dict[str, Cluster] = {}
        self.spoken: Cluster | None = None

    def hear(self, at: int, mention: Mention, cluster: Cluster, is_topic: bool) -> None:
        """A mention of a document is heard."""
        year = _year(cluster)
        for type_ in dict.fromkeys((mention.type, cluster.type, None)):
            heard = self.by_type[type_]
            heard.append((at, cluster))
            if len(heard) > 2 * _MEMORY:
                del heard[:_MEMORY]
            known = self.newest.get(type_)
            if known is None or _is_newer(year, is_topic, known):
                self.newest[type_] = (year, cluster, is_topic)
        if is_topic:
            self.spoken = cluster


def _is_newer(year: str, is_topic: bool, known: tuple[str, Cluster, bool]) -> bool:
    """Is a document newer than the one known so far? What is spoken of may have no year."""
    if bool(year) != bool(known[0]) and is_topic != known[2]:
        return is_topic
    return year > known[0] or (year == known[0] and (is_topic or not known[2]))


def antecedents(text: str, mentions: Sequence[Mention], clusters: Clusters) -> dict[int, Antecedent]:
    """The antecedents of all anaphora, by place in the list; one that has none is left out."""
    anaphora = [at for at, mention in enumerate(mentions) if mention.form == "anaphor"]
    if not anaphora:
        return {}
    memory, found = Memory(), {}
    quotes = _quotes(text, mentions, anaphora)
    defines = "gọi" in text or "viết tắt" in text
    for at, mention in enumerate(mentions[: anaphora[-1] + 1]):
        cluster = clusters.of[at]
        if mention.form != "anaphor":
            if cluster is not None:
                memory.hear(at, mention, cluster, clusters.me is None and _is_topic(text, mention))
                if defines:
                    _define(text, mention, cluster, memory)
            continue
        antecedent = _resolve(text, mentions, at, clusters, memory, quotes)
        if antecedent is not None:
            found[at] = antecedent
            if len(antecedent[0]) == 1:
                memory.spoken = antecedent[0][0]
                _learn_day(text, mention, memory.spoken)
    return found


def _resolve(
    text: str,
    mentions: Sequence[Mention],
    at: int,
    clusters: Clusters,
    memory: Memory,
    quotes: dict[int, int],
) -> Antecedent | None:
    mention = mentions[at]
    words = mention.text.lower().split()
    deictic = words[-1:] == ["này"]
    several = _several(text, mention)
    if several is not None:
        acting = None if several else _acting(text, mentions, at, clusters)
        return _many(memory, mention, several, mentions, text, acting)
    if deictic:
        return _this(mentions, at, clusters, memory, quotes)
    defined = memory.defined.get(" ".join(words))
    if defined is not None:
        return (defined,), "anaphora:defined"
    nearest = _nearest(memory, mention.type, _acting(text, mentions, at, clusters) or clusters.me)
    if nearest is not None:
        return (nearest,), "anaphora:nearest"
    if clusters.me is not None and _is_own_type(clusters.me, mention.type):
        return (clusters.me,), "anaphora:self"
    return None


def _this(
    mentions: Sequence[Mention], at: int, clusters: Clusters, memory: Memory, quotes: dict[int, int]
) -> Antecedent | None:
    """`Quyết định này`: the amended document inside a quoted new text, the text itself, else the topic."""
    mention, me = mentions[at], clusters.me
    opened = quotes.get(at)
    if opened is not None:
        amended = _before(memory, mention.type, mentions, opened, me)
        if amended is not None:
            return (amended,), "anaphora:quoted"
    if me is not None:
        if _is_own_type(me, mention.type):
            return (me,), "anaphora:self"
        if me.type == "VBHN" and (heard := memory.by_type.get(mention.type)):
            return (heard[0][1],), "anaphora:consolidated"
        part = _nearest(memory, mention.type, me, numbered=mention.type in ("Luật", "BLuật", "NĐ", "PL"))
        return ((part,), "anaphora:nearest") if part is not None else ((me,), "anaphora:self")
    # A text that says `Nghị định này` speaks of the new one; those it changes or ends are older.
    newest = memory.newest.get(mention.type)
    topic = newest[1] if newest else memory.spoken
    if topic is not None:
        return (topic,), "anaphora:topic"
    later = _announced(mentions, at, clusters)
    return ((later,), "anaphora:announced") if later is not None else None


def _announced(mentions: Sequence[Mention], at: int, clusters: Clusters) -> Cluster | None:
    """Before anything was named: the newest document of that type that the text names later."""
    type_ = mentions[at].type
    later: dict[int, Cluster] = {}
    for place in range(at + 1, min(len(mentions), at + _MEMORY)):
        cluster = clusters.of[place]
        if cluster is not None and cluster.type == type_:
            later[id(cluster)] = cluster
    years = sorted((_year(cluster) for cluster in later.values()), reverse=True)
    if not years or not years[0] or years[0] in years[1:]:
        return None
    return next(cluster for cluster in later.values() if _year(cluster) == years[0])


def _many(
    memory: Memory,
    mention: Mention,
    count: int,
    mentions: Sequence[Mention],
    text: str,
    acting: Cluster | None = None,
) -> Antecedent | None:
    """`02 Thông tư nêu trên`: the last so many of that type; without a number those named together last."""
    heard = memory.by_type.get(mention.type, [])
    if count and mention.type is None:  # `hai văn bản trên`: those with numbers, where they are enough
        numbered = [
            (place, one) for place, one in heard[-64:] if one.number is not None or one.law is not None
        ]
        heard = numbered if len({id(one) for _, one in numbered}) >= count else heard
    taken: dict[int, Cluster] = {}
    last: int | None = None
    for place, cluster in reversed(heard):
        if cluster is acting:
            continue  # `ban hành Kế hoạch số 5 để thực hiện các văn bản trên`
        if (
            not count
            and last is not None
            and _apart(text, mentions[place], mentions[last])
            and len(taken) > 1
        ):
            break
        taken[id(cluster)] = cluster
        last = place
        if count and len(taken) == count:
            break
    if not taken:
        return None
    return tuple(reversed(taken.values())), "anaphora:counted" if count else "anaphora:listed"


def _several(text: str, mention: Mention) -> int | None:
    """How many documents an anaphor stands for: a number, 0 for an open plural, null for one."""
    count = count_before(text, mention.start)
    if count:
        return count
    before = text[max(0, mention.start - 8) : mention.start].lower().split()
    return 0 if before[-1:] in (["các"], ["những"]) else None


def _apart(text: str, earlier: Mention, later: Mention) -> bool:
    """Whether two mentions stand in different paragraphs or far from each other."""
    return later.start - earlier.end > 400 or "\n\n" in text[earlier.end : later.start]


def _nearest(memory: Memory, type_: str | None, me: Cluster | None, numbered: bool = False) -> Cluster | None:
    for _, cluster in reversed(memory.by_type.get(type_, ())):
        if cluster is not me and not (numbered and cluster.number is None and cluster.law is None):
            return cluster
    return None


def _acting(text: str, mentions: Sequence[Mention], at: int, clusters: Clusters) -> Cluster | None:
    """`Quyết định số 7 triển khai Quyết định nêu trên`: what carries out or ends is not itself meant."""
    if not at or mentions[at - 1].form == "anaphor":
        return None
    gap = text[mentions[at - 1].end : mentions[at].start]
    return clusters.of[at - 1] if len(gap) < 90 and _carries_out().search(gap) else None


@cache
def _carries_out() -> regex.Pattern[str]:
    return regex.compile(
        r"^[^.;,]{0,70}\s(?:triển khai|thực hiện|thi hành|hướng dẫn|cụ thể hóa|quy định chi tiết|sửa đổi"
        r"|bổ sung|thay thế|thay|bãi bỏ|hủy bỏ|đính chính)\s(?:các\s|những\s)?$"
    )


def _before(
    memory: Memory, type_: str | None, mentions: Sequence[Mention], opened: int, me: Cluster | None
) -> Cluster | None:
    """The document being amended when a quotation opened: the last of the type before it, not the text."""
    for place, cluster in reversed(memory.by_type.get(type_, ())):
        if mentions[place].start < opened and cluster is not me:
            return cluster
    return None


def _is_own_type(me: Cluster, type_: str | None) -> bool:
    return type_ is None or me.type == type_ or {me.type, type_} == {"QyĐ", "QC"}


def _year(cluster: Cluster) -> str:
    return cluster.year or (cluster.dates[0][:4] if cluster.dates else "")


def _is_topic(text: str, mention: Mention) -> bool:
    """Whether a mention opens its sentence, or is what a body is said to issue."""
    lead = text[max(0, mention.start - _TOPIC) : mention.start]
    words = lead.rstrip(" *_\n\t").removesuffix(" các").removesuffix(" số")
    return (
        not words
        or words[-1] in ".:•?!-"
        or "\n" in lead[len(words) :]
        or words.lower().endswith(_INTRODUCING)
    )


def _define(text: str, mention: Mention, cluster: Cluster, memory: Memory) -> None:
    """`(sau đây gọi là Nghị định)` after a mention: its words now stand for that document."""
    behind = text[mention.end : mention.end + 320]
    if "gọi" not in behind and "viết tắt" not in behind:
        return
    found = _definition().search(text, mention.end, mention.end + 320)
    if found is None:
        return
    words = found["short"].lower().split()
    if words and (
        mention.text.lower().startswith(words[0]) or (cluster.name or "").lower().startswith(words[0])
    ):
        memory.defined[" ".join(words)] = cluster


def _learn_day(text: str, mention: Mention, cluster: Cluster) -> None:
    """`Nghị quyết này được Quốc hội … thông qua ngày 26/6/2025` tells the day of a document without one."""
    if cluster.dates or cluster.self_ is not None:
        return
    passed = _passed().match(text, mention.end, mention.end + 200)
    if passed is not None:
        day = iso_day(passed["year"], passed["month"], passed["day"])
        if day is not None:
            cluster.dates.append(day)
            cluster.inferred["date"] = "passed"


def _quotes(text: str, mentions: Sequence[Mention], anaphora: Sequence[int]) -> dict[int, int]:
    """For each anaphor inside a quoted new text, where the quotation opens."""
    found: dict[int, int] = {}
    for at in anaphora:
        start = mentions[at].start
        opened = max(
            text.rfind("“", max(0, start - _QUOTE), start),
            text.rfind('như sau: "', max(0, start - _QUOTE), start),
        )
        if opened < 0 or text.find("”", opened, start) >= 0:
            continue
        if text[opened] != "“" and text.find('"', opened + 11, start) >= 0:
            continue
        lead = text[max(0, opened - 120) : opened + 9]
        if _new_text().search(lead):
            found[at] = opened
    return found


@cache
def _definition() -> regex.Pattern[str]:
    return regex.compile(
        r"\((?:\*\s?)?(?:sau đây|dưới đây|từ đây|sau này)?\s?(?:được )?(?:gọi(?: tắt| chung)?"
        r"|viết tắt)(?: tắt)? là:?\s[“\"]?(?P<short>\p{L}[^()“”\".;]{1,60})"
    )


@cache
def _passed() -> regex.Pattern[str]:
    return regex.compile(
        r"\s(?:đã )?được\s[^.;\n]{0,120}?(?:thông qua|ban hành|ký ban hành)\s(?:vào )?ngày"
        r"\s(?P<day>\d{1,2})"
        r"(?:/| tháng )(?P<month>\d{1,2})(?:/| năm )(?P<year>\d{4})"
    )


@cache
def _new_text() -> regex.Pattern[str]:
    return regex.compile(r"như sau|sửa đổi|bổ sung|thay thế|thay cụm từ", regex.IGNORECASE)
