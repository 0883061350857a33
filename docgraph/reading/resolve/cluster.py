"""Mentions → the documents they point to.

Reads: numbered, named and unnumbered mentions with their issuers. Gives: clusters, each one document.
Full numbers first, then short forms, then named laws: what one mention leaves open another settles.
 Every look-up is by key and bounded, so a hostile text costs no more than its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from docgraph.identity.fit import dates_fit
from docgraph.identity.key import party_term
from docgraph.lexicon import Lexicon
from docgraph.reading.resolve.complete import Found
from docgraph.reading.resolve.letters import in_brackets, symbol_key
from docgraph.reading.resolve.names import (
    LawName,
    NameReader,
    clean_name,
    detailed_version,
    law_of,
    party_key,
)
from docgraph.reading.resolve.setting import Setting
from docgraph.records import Document, Mention

_REACH = 16  # how many like-numbered documents are compared before the oldest are passed over
_LAWS = frozenset({"Luật", "BLuật", "PL", "HP"})
_YEAR_IN_NUMBER = frozenset({"NĐ", "TT", "TTLT", "Luật", "BLuật", "PL"})
WEAK = ("symbol+", "list")  # issuers that no words beside the number say


class Cluster:
    """One document in the making: its fields so far, and the mentions (by place in the list) of it."""

    id_ = ""  # told by the first mention that is assembled
    name: str | None = None
    law: LawName | None = None
    revised = False
    canonical = False
    version: str | None = None
    count: int | None = None
    self_: Document | None = None

    def __init__(self, mention: Mention | None = None, found: Found | None = None) -> None:
        self.members: list[int] = []
        self.type = mention.type if mention else None
        self.number = mention.number if mention else None
        self.year = mention.year if mention else None
        self.symbol = mention.symbol if mention else None
        self.symbol_key = symbol_key(self.symbol)
        self.dates: list[str] = [mention.date] if mention and mention.date else []
        self.issuer: str | None = found[0] if found else None
        self.issuer_rule = found[1] if found else ""
        self.inferred: dict[str, str] = {}

    def add(self, at: int, mention: Mention, found: Found | None) -> None:
        """One more mention; what it says fills what is open, and a body said in words beats one concluded."""
        self.members.append(at)
        self.type = self.type or mention.type
        self.year = self.year or mention.year
        if self.symbol is None and mention.symbol:
            self.symbol, self.symbol_key = mention.symbol, symbol_key(mention.symbol)
        if mention.date and mention.date not in self.dates and len(self.dates) < _REACH:
            self.dates.append(mention.date)
        if found and (self.issuer is None or (_is_weak(self.issuer_rule) and not _is_weak(found[1]))):
            self.issuer, self.issuer_rule = found
        elif found and self.issuer and not _is_weak(found[1]) and found[0].startswith(self.issuer):
            self.issuer, self.issuer_rule = found  # the same body with its place in full

    def fits(self, mention: Mention, found: Found | None) -> bool:
        """Whether a mention of the same number and symbol can be this document."""
        if self.type and mention.type and self.type != mention.type:
            return False
        if self.year and mention.year and self.year != mention.year:
            return False
        one_body = bool(found and self.issuer and _one_body(found[0], self.issuer))
        if (
            found and self.issuer and not one_body
            and not _is_weak(found[1]) and not _is_weak(self.issuer_rule)
        ):  # fmt: skip
            return False
        if not mention.date or not self.dates or self.year or mention.year:
            return True
        if any(dates_fit(mention.date, date) for date in self.dates):
            return True
        if (self.symbol_key or "").endswith("-TW"):
            return party_term(mention.date) == party_term(self.dates[0]) is not None
        return one_body and mention.date[:4] == self.dates[0][:4]

    def nearest(self, at: int) -> int:
        """The place of its last mention before `at`, or -1."""
        before = bisect_left(self.members, at)
        return self.members[before - 1] if before else -1


class Clusters:
    """All documents of a text, and which mention points to which."""

    def __init__(self, size: int) -> None:
        self.of: list[Cluster | None] = [None] * size
        self.me: Cluster | None = None
        self.rules: dict[int, str] = {}
        self.by_identifier: defaultdict[tuple[str, str | None], dict[str | None, list[Cluster]]] = (
            defaultdict(dict)
        )
        self.by_number: defaultdict[tuple[str | None, str], list[Cluster]] = defaultdict(list)
        self.by_name: defaultdict[str, list[Cluster]] = defaultdict(list)
        self.by_dated_name: defaultdict[tuple[str, str | None], list[Cluster]] = defaultdict(list)

    def put(self, at: int, mention: Mention, found: Found | None, cluster: Cluster | None) -> Cluster:
        """A mention joins a cluster, or begins one."""
        if cluster is None:
            cluster = Cluster(mention, found)
            cluster.members.append(at)
            self.index(cluster)
        else:
            cluster.add(at, mention, found)
        self.of[at] = cluster
        return cluster

    def index_name(self, cluster: Cluster, name: LawName) -> None:
        """Makes a law findable by its name, and by its name and the year of its date."""
        cluster.law, cluster.name, cluster.revised = name, name.text, name.revised
        cluster.canonical = name.canonical
        self.by_name[name.key].append(cluster)
        year = cluster.year or (cluster.dates[0][:4] if cluster.dates else None)
        self.by_dated_name[name.key, year].append(cluster)

    def index(self, cluster: Cluster) -> None:
        """Makes a numbered cluster findable."""
        if cluster.number:
            number = cluster.number.lower()
            self.by_identifier[number, cluster.symbol_key].setdefault(cluster.year, []).append(cluster)
            self.by_number[cluster.type, number].append(cluster)


def cluster_cores(
    text: str, mentions: Sequence[Mention], found: Sequence[Found | None], setting: Setting, lexicon: Lexicon
) -> Clusters:
    """The documents of all numbered and named mentions."""
    clusters = Clusters(len(mentions))
    if setting.me:
        clusters.me = _own_cluster(setting.me)
        clusters.index(clusters.me)
    reader = NameReader(text, lexicon)
    short: list[int] = []
    named: list[int] = []
    for at, mention in enumerate(mentions):
        if mention.form == "named":
            named.append(at)
        elif mention.form == "numbered":
            if mention.number is None:
                clusters.put(at, mention, found[at], _own_draft(clusters, mention))
                continue
            if mention.symbol is None:
                short.append(at)
                continue
            cluster = clusters.put(at, mention, found[at], _same_identifier(clusters, at, mention, found[at]))
            if mention.type in _LAWS:
                _learn_name(clusters, cluster, reader.law(mention.text, mention.type))
    for at in short:
        mention = mentions[at]
        cluster = clusters.put(at, mention, found[at], _same_number(clusters, at, mention, found[at]))
        if mention.type in _LAWS:
            _learn_name(clusters, cluster, reader.law(mention.text, mention.type))
    _cluster_named(text, clusters, mentions, found, named, reader, lexicon)
    return clusters


def _own_cluster(me: Document) -> Cluster:
    """The document that the text is, ready to be pointed to."""
    own = Cluster()
    own.id_, own.self_ = "self", me
    own.type, own.number, own.year, own.symbol = me.type, me.number, me.year, me.symbol
    own.symbol_key = symbol_key(me.symbol)
    own.dates = [me.date] if me.date else []
    own.issuer, own.issuer_rule, own.name = me.issuer, "self" if me.issuer else "", me.name
    return own


def _own_draft(clusters: Clusters, mention: Mention) -> Cluster | None:
    """The text itself, where a number left open has its type, year and letters (`số …/2021/TT-BTC`)."""
    me = clusters.me
    if me is None or (me.type, me.year, me.symbol_key) != (
        mention.type,
        mention.year,
        symbol_key(mention.symbol),
    ):
        return None
    return me


def _same_identifier(clusters: Clusters, at: int, mention: Mention, found: Found | None) -> Cluster | None:
    """The cluster of the same number and symbol that this mention fits, the nearest where several do."""
    assert mention.number is not None
    years = clusters.by_identifier.get((mention.number.lower(), symbol_key(mention.symbol)))
    if not years:
        return None
    groups = [years.get(mention.year, [])]
    if mention.year is not None:
        groups.append(years.get(None, []))
    elif mention.type in _YEAR_IN_NUMBER:
        groups += list(years.values())[-_REACH:]
    fitting = [
        c for group in groups for c in group[-_REACH:] if _year_fits(c, mention) and c.fits(mention, found)
    ]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    return max(fitting, key=lambda c: c.nearest(at))


def _year_fits(cluster: Cluster, mention: Mention) -> bool:
    """A year printed in one and not in the other: decrees always print it, other types have two series."""
    if (cluster.year is None) == (mention.year is None):
        return True
    if mention.type not in _YEAR_IN_NUMBER:
        return False
    year = cluster.year or mention.year
    dates = [mention.date] if cluster.year else cluster.dates
    return all(date is None or date[:4] == year for date in dates)


def _same_number(clusters: Clusters, at: int, mention: Mention, found: Found | None) -> Cluster | None:
    """The document that a short form stands for: the only one of its number and type, or the nearest."""
    assert mention.number is not None
    same = clusters.by_number.get((mention.type, mention.number.lower()), [])
    fitting = [c for c in same[-_REACH:] if _short_fits(c, mention, found)]
    if any(c.symbol for c in fitting):
        clusters.rules[at] = "short" if len(fitting) == 1 else "short:nearest"
    return max(fitting, key=lambda c: (c.nearest(at), -(c.members[0] if c.members else 0)), default=None)


def _short_fits(cluster: Cluster, mention: Mention, found: Found | None) -> bool:
    if mention.year and cluster.year != mention.year:
        return False
    if mention.date and not cluster.dates and cluster.year and mention.date[:4] != cluster.year:
        return False
    if mention.date and cluster.dates and not any(dates_fit(mention.date, date) for date in cluster.dates):
        return False
    strong = found is not None and found[1] != "type" and not _is_weak(found[1])
    return not (strong and found and cluster.issuer and not _one_body(found[0], cluster.issuer))


def _learn_name(clusters: Clusters, cluster: Cluster, name: LawName) -> None:
    """A numbered law that is called by its name too can be found by it."""
    if cluster.law is not None or " " not in name.key:
        return
    clusters.index_name(cluster, name)


def _cluster_named(
    text: str,
    clusters: Clusters,
    mentions: Sequence[Mention],
    found: Sequence[Found | None],
    named: Sequence[int],
    reader: NameReader,
    lexicon: Lexicon,
) -> None:
    """Named laws: those with a date first, then those called `(sửa đổi)`, then the bare names."""
    names: dict[int, LawName] = {}
    for at in named:
        mention = mentions[at]
        if mention.type in _LAWS:
            names[at] = reader.law(mention.text, mention.type)
        else:
            key = party_key(mention.text)
            names[at] = LawName(key, clean_name(mention.text), False)
    for rank in range(3):
        for at in named:
            mention, name = mentions[at], names[at]
            if (0 if mention.date else 1 if name.revised else 2) != rank:
                continue
            other = _named_number(text, clusters, mentions, at) if mention.type not in _LAWS else None
            if other is not None:
                clusters.put(at, mention, found[at], other)
                continue
            version = detailed_version(text, mentions, at, name.key, lexicon) if rank == 2 else None
            cluster = _same_name(clusters, at, mention, name, version, lexicon)
            fresh = cluster is None
            cluster = clusters.put(at, mention, found[at], cluster)
            cluster.version = cluster.version or version
            if fresh:
                clusters.index_name(cluster, name)
    for at in named:
        cluster = clusters.of[at]
        if cluster is not None:
            cluster.members.sort()


def _named_number(text: str, clusters: Clusters, mentions: Sequence[Mention], at: int) -> Cluster | None:
    """The numbered document that a bracket joins to a name: `Kết luận Trung ương 8 (Kết luận 42-KL/TW)`."""
    for one, two in ((at, at + 1), (at - 1, at)):
        if one >= 0 and two < len(mentions) and in_brackets(text, mentions[one], mentions[two]):
            return clusters.of[two if one == at else one]
    return None


def _same_name(
    clusters: Clusters, at: int, mention: Mention, name: LawName, version: str | None, lexicon: Lexicon
) -> Cluster | None:
    """The law of this name whose date fits; a bare name takes the nearest before it, else the first."""
    known = clusters.by_name.get(name.key, [])[-_REACH:]
    if mention.date:
        dated = clusters.by_dated_name.get((name.key, mention.date[:4]), [])
        known = dated[-_REACH:] + clusters.by_dated_name.get((name.key, None), [])[-_REACH:]
    fitting = [c for c in known if _law_fits(c, mention, name) and _version_fits(c, version)]
    if len(fitting) > 1:
        clusters.rules[at] = "name:nearest"
    if fitting:
        return max(fitting, key=lambda c: (c.nearest(at), -(c.members[0] if c.members else 0)))
    if mention.date and (row := law_of(name.key, mention.date, lexicon)) and row.number:
        years = clusters.by_identifier.get((row.number.lower(), symbol_key(row.symbol)), {})
        numbered = [c for c in years.get(row.year or None, []) if c.type in (None, mention.type)]
        if len(numbered) == 1:
            _learn_name(clusters, numbered[0], name)
            return numbered[0]
    return None


def _law_fits(cluster: Cluster, mention: Mention, name: LawName) -> bool:
    if cluster.type and mention.type and cluster.type != mention.type:
        return False
    if mention.date:
        if cluster.dates:
            return any(dates_fit(mention.date, date) for date in cluster.dates)
        return cluster.year is None or mention.date[:4] == cluster.year
    # `(sửa đổi)` is a law of its own beside an older one that is told by its date.
    return not (name.revised and not cluster.revised and bool(cluster.dates or cluster.year))


def _version_fits(cluster: Cluster, version: str | None) -> bool:
    """Whether a law that a decree details can be this one: not one that is younger than the decree."""
    if version is None:
        return True
    if cluster.dates:
        return any(dates_fit(version, date) or date < version for date in cluster.dates)
    return cluster.version in (None, version)


def _is_weak(rule: str) -> bool:
    return rule.startswith(WEAK)


def _one_body(a: str, b: str) -> bool:
    """Whether two spellings name one body: equal, or one goes on with its place."""
    if a == b:
        return True
    a, b = a.lower(), b.lower()  # `Thành phố` and `thành phố`
    return a.startswith(b) or b.startswith(a)
