"""Mentions of documents without number → documents: one name is one; a title may be a numbered one's.

Reads: the text, its mentions, the clusters of numbered ones. Gives: clusters for the rest, name and count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import regex

from docgraph.identity.fit import dates_fit
from docgraph.reading.resolve.cluster import Cluster, Clusters
from docgraph.reading.resolve.complete import Found
from docgraph.reading.resolve.names import clean_name, words_of
from docgraph.records import Mention

_REACH = 16
_WINDOW = 400  # characters after a numbered core in which its title may stand
_LEAST = 4  # words that two names must share
# What stands before a number that counts nothing: a provision's, a list's, a date's.
_NOT_COUNTED = frozenset(
    "điều khoản điểm mục phần chương lục số và đến tháng ngày năm lần thứ cấp quý từ".split()
)
_NUMERALS = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}


def cluster_unnumbered(
    text: str,
    mentions: Sequence[Mention],
    found: Sequence[Found | None],
    clusters: Clusters,
) -> None:
    """Adds the documents without number to `clusters`, in text order."""
    rest = [at for at, mention in enumerate(mentions) if mention.form == "unnumbered"]
    if not rest:
        return
    spoken = {at: words_of(mentions[at].text) for at in rest}
    titled = {mentions[at].type for at in rest if not _is_generic(spoken[at], mentions[at].type)}
    titles = _titles(text, mentions, clusters, titled)
    by_words: defaultdict[tuple[str, ...], list[tuple[Cluster, list[str]]]] = defaultdict(list)
    bare: defaultdict[tuple[str | None, str], list[Cluster]] = defaultdict(list)
    for at in rest:
        mention = mentions[at]
        words = spoken[at]
        generic = _is_generic(words, mention.type)
        cluster = None if generic else _by_title(titles, mention.type, words)
        if cluster is None and generic and len(words) == 4:
            cluster = _only_one(by_words[tuple(words[:3])], words)
        if cluster is None and generic:
            cluster = _same_generic(bare[mention.type, " ".join(words)], text, mention, found[at])
        elif cluster is None:
            own = _own_issue().search(text, max(0, mention.start - 70), mention.start) is not None
            cluster = _same_words(by_words[tuple(words[:3])], words, mention, found[at], own)
        if cluster is None:
            cluster = Cluster(mention, found[at])
            if generic:
                bare[mention.type, " ".join(words)].append(cluster)
            else:
                by_words[tuple(words[:3])].append((cluster, words))
        cluster.add(at, mention, found[at])
        clusters.of[at] = cluster
        name = _full_name(text, mention) if generic else clean_name(mention.text)
        if cluster.name is None or (not generic and len(name) > len(cluster.name)):
            cluster.name = name
        cluster.count = cluster.count or count_before(text, mention.start)


def _only_one(known: list[tuple[Cluster, list[str]]], words: list[str]) -> Cluster | None:
    """The one programme of action whose title begins so: `Chương trình hành động thực hiện …`."""
    fitting = [cluster for cluster, other in known if other[:4] == words]
    return fitting[0] if len(fitting) == 1 else None


def count_before(text: str, start: int) -> int | None:
    """How many documents a numeral before a core says there are; null for none or one.

    >>> count_before("rà soát 12 văn bản", 11)
    12
    """
    before = text[max(0, start - 28) : start].lower().split()
    if not before or (before[-1] not in _NUMERALS and not before[-1].isdecimal()):
        return None
    if len(before) > 1 and (before[-2].rstrip(",") in _NOT_COUNTED or before[-2][-1] in ",/-"):
        return None
    count = int(before[-1]) if before[-1].isdecimal() else _NUMERALS[before[-1]]
    return count if 1 < count < 10_000 else None


def _titles(
    text: str, mentions: Sequence[Mention], clusters: Clusters, types: set[str | None]
) -> dict[tuple[str, str], tuple[Cluster, list[str]]]:
    """Titles said of numbered documents (`về …`), by type and their first two words."""
    found: dict[tuple[str, str], tuple[Cluster, list[str]]] = {}
    for at, mention in enumerate(mentions):
        cluster = clusters.of[at]
        if cluster is None or mention.form != "numbered" or mention.type is None or mention.type not in types:
            continue
        limit = mention.end + _WINDOW
        if at + 1 < len(mentions) and mentions[at + 1].form == "numbered":
            limit = min(limit, max(mention.end, mentions[at + 1].start))
        title = _title().match(text, mention.end, limit)
        if title is None:
            continue
        words = words_of(title["title"])[:40]
        if len(words) >= _LEAST:
            found.setdefault((mention.type, " ".join(words[:2])), (cluster, words))
    return found


def _by_title(
    titles: dict[tuple[str, str], tuple[Cluster, list[str]]], type_: str | None, words: list[str]
) -> Cluster | None:
    """The numbered document whose title these words repeat."""
    if type_ is None:
        return None
    for skip in range(1, 5):
        rest = words[skip:]
        if rest[:1] == ["về"]:
            rest = rest[1:]
        if rest[:1] == ["việc"]:
            rest = rest[1:]
        known = titles.get((type_, " ".join(rest[:2])))
        if known is not None and len(rest) >= _LEAST:
            cluster, title = known
            shared = set(rest[:40]) & set(title)
            return cluster if len(shared) >= 0.75 * len(set(rest[:40])) else None
    return None


def _is_generic(words: list[str], type_: str | None) -> bool:
    """Whether a core is a kind of document and little else, so that its body tells which one it is."""
    return len(words) <= (3 if type_ else 2) or (len(words) == 4 and words[:3] == ["chương", "trình", "hành"])


def _same_generic(known: list[Cluster], text: str, mention: Mention, found: Found | None) -> Cluster | None:
    """The earlier document of the same kind of word, if body and date are the same and so is what follows."""
    if not known:
        return None
    body = found[0] if found else None
    name = _full_name(text, mention)
    for cluster in reversed(known[-_REACH:]):
        date = cluster.dates[0] if cluster.dates else None
        other = cluster.name or ""
        if cluster.issuer != body or not dates_fit(date, mention.date):
            continue
        if body is None and not (other.startswith(name[:40]) or name.startswith(other[:40])):
            continue
        if body or date or mention.date is None:
            return cluster
    return None


def _same_words(
    known: list[tuple[Cluster, list[str]]],
    words: list[str],
    mention: Mention,
    found: Found | None,
    own: bool,
) -> Cluster | None:
    """The earlier document whose name is this one, or begins it, or goes on from it.

    What an article of the text itself issues (`own`) is no longer-named document of before.
    """
    for cluster, other in reversed(known[-_REACH:]):
        if cluster.type and mention.type and cluster.type != mention.type:
            continue
        if (
            found
            and cluster.issuer
            and found[0] != cluster.issuer
            and not found[0].startswith(cluster.issuer)
        ):
            continue
        if mention.date and cluster.dates and not any(dates_fit(mention.date, d) for d in cluster.dates):
            continue
        short, long = sorted((words, other), key=len)
        begins = len(short) >= _LEAST and long[: len(short)] == short and not (own and short is words)
        if words == other or (begins and not _list_goes_on(mention.text, cluster.name)):
            return cluster
    return None


def _list_goes_on(name: str, other: str | None) -> bool:
    """Whether the longer of two names goes on with a comma: `… ở xã` is not `… ở xã, phường, thị trấn`."""
    short, long = sorted((clean_name(name), other or ""), key=len)
    return long.startswith(short) and long[len(short) :].startswith(",")


def _full_name(text: str, mention: Mention) -> str:
    """A bare kind of document with the words that tell it: `Nghị quyết của Quốc hội về …`."""
    tail = _tail().match(text, mention.end, mention.end + 240)
    return clean_name(mention.text + (tail.group() if tail else ""))


@cache
def _own_issue() -> regex.Pattern[str]:
    """An article's verb of issuing, before what it issues."""
    return regex.compile(r"Điều\s\d{1,2}\s?[.:]\s{1,3}(?:Nay\s)?[Bb]an\shành\s(?:[^.;:]{4,40}\snày\s)?$")


@cache
def _title() -> regex.Pattern[str]:
    """What a document is about, after its number, date and body."""
    return regex.compile(
        r"[^;\n.]{0,160}?\b(?:về|quy định|ban hành)\s(?:việc\s)?(?P<title>[^;:().\n“”\"]{12,260})"
    )


@cache
def _tail() -> regex.Pattern[str]:
    return regex.compile(r"\s{1,2}(?:của|về|sửa đổi)\s[^;:(),.\n“”\"\[]{2,220}")
