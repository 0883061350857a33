"""Gold passages + extractions → figures and differences.

Reads: gold passages and what was said of each. Gives: `Scores`, and a `Difference` for everything that is
not as the gold has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from docgraph.records import Document, Extraction, Mention, Relation
from docgraph.scoring.agreement import Pair, Sameness, pair_mentions, shows
from docgraph.scoring.figures import FIELDS, Scores
from docgraph.scoring.gold import GoldPassage
from docgraph.scoring.keys import document_key, issuer_key, number_key, provision_keys, symbol_key

CORES = frozenset({"numbered", "named"})
FIELD_KEYS: Mapping[str, Callable[[str], str]] = {
    "type": symbol_key,
    "number": number_key,
    "year": str,
    "symbol": symbol_key,
    "date": str,
    "issuer": issuer_key,
}


class Difference(msgspec.Struct, frozen=True):
    """One thing that is not as the gold has it.

    `kind` is the figure that it costs; `start` and `end` say where in the passage; `wanted` and `got` are
    what the gold has and what was said, in words, empty where there is nothing.
    """

    passage: str
    kind: str
    start: int
    end: int
    wanted: str
    got: str


def score(passages: Iterable[GoldPassage], said: Mapping[str, Extraction]) -> tuple[Scores, list[Difference]]:
    """Figures over all passages; one that `said` lacks counts as all missed.

    >>> scores, differences = score([], {})
    >>> scores.passages, differences
    (0, [])
    """
    scores = Scores()
    differences: list[Difference] = []
    for gold in passages:
        _Passage(gold, said.get(gold.id, Extraction()), scores, differences).count()
    return scores, differences


class _Passage:
    """One passage while it is counted."""

    def __init__(
        self, gold: GoldPassage, said: Extraction, scores: Scores, differences: list[Difference]
    ) -> None:
        self._gold = gold
        self._wanted, self._said = gold.answer, said
        self._scores = scores
        self._differences = differences
        self._wanted_documents = {document.id: document for document in gold.answer.documents}
        self._said_documents = {document.id: document for document in said.documents}

    def count(self) -> None:
        """Add this passage to the figures."""
        self._scores.passages += 1
        pairs = self._count_mentions()
        for pair in pairs:
            if pair[0].form in CORES:
                self._count_fields(pair)
                self._count_pinpoints(pair)
        same = Sameness(pairs, self._wanted_documents)
        self._count_resolution(pairs, same)
        self._count_relations(same)

    def _note(self, kind: str, at: Mention | Relation, wanted: str, got: str) -> None:
        self._differences.append(Difference(self._gold.id, kind, at.start, at.end, wanted, got))

    def _count_mentions(self) -> list[Pair]:
        tallies = self._scores.tallies
        cores = [m for m in self._wanted.mentions if m.form in CORES]
        said_cores = [m for m in self._said.mentions if m.form in CORES]
        pairs = pair_mentions(cores, said_cores)
        genre = self._scores.genres.setdefault(self._gold.genre, type(tallies["mention"])())
        for tally in (tallies["mention"], genre):
            tally.add(len(pairs), len(cores), len(said_cores))
        inexact = [(g, s) for g, s in pairs if (g.start, g.end) != (s.start, s.end)]
        tallies["mention_exact"].add(len(pairs) - len(inexact), len(cores), len(said_cores))
        for wanted, got in inexact:
            self._note("mention_exact", wanted, wanted.text, got.text)
        for form in ("unnumbered", "anaphor"):
            wanted_form = [m for m in self._wanted.mentions if m.form == form]
            said_form = [m for m in self._said.mentions if m.form == form]
            found = pair_mentions(wanted_form, said_form)
            tallies[form].add(len(found), len(wanted_form), len(said_form))
            pairs += found
        self._note_unpaired(pairs)
        return pairs

    def _note_unpaired(self, pairs: Sequence[Pair]) -> None:
        wanted, said = {id(g) for g, _ in pairs}, {id(s) for _, s in pairs}
        for mention in self._wanted.mentions:
            if id(mention) not in wanted:
                self._note(_tally_of(mention), mention, f"{mention.form}: {mention.text}", "")
        for mention in self._said.mentions:
            if id(mention) not in said:
                self._note(_tally_of(mention), mention, "", f"{mention.form}: {mention.text}")

    def _count_fields(self, pair: Pair) -> None:
        gold, said = pair
        for field in FIELDS:
            wanted, got = getattr(gold, field), getattr(said, field)
            if field == "issuer" and not wanted and not got:
                continue
            key = FIELD_KEYS[field]
            right = (key(wanted) if wanted else "") == (key(got) if got else "")
            self._scores.fields[field].add(right)
            if not right:
                self._note(field, gold, wanted or "", got or "")

    def _count_pinpoints(self, pair: Pair) -> None:
        gold, said = pair
        if not gold.pinpoints and not said.pinpoints:
            return
        wanted, got = provision_keys(gold.pinpoints), provision_keys(said.pinpoints)
        self._scores.tallies["pinpoint"].add(len(wanted & got), len(wanted), len(got))
        if wanted != got:
            self._note("pinpoint", gold, _show_provisions(wanted - got), _show_provisions(got - wanted))

    def _count_resolution(self, pairs: Sequence[Pair], same: Sameness) -> None:
        said_for = {id(gold): said for gold, said in pairs}
        for mention in self._wanted.mentions:
            wanted = _documents_of(mention, self._wanted_documents)
            if not wanted:
                continue
            said = said_for.get(id(mention))
            got = _documents_of(said, self._said_documents) if said else []
            right = len(wanted) == len(got) and all(any(same(w, x) for x in got) for w in wanted)
            share = "anaphor_resolution" if mention.form == "anaphor" else "resolution"
            self._scores.shares[share].add(right)
            if not right and said:
                self._note("resolution", mention, _show_documents(wanted), _show_documents(got))

    def _count_relations(self, same: Sameness) -> None:
        wanted, said = self._wanted.relations, self._said.relations
        self._count_among("relation", wanted, said, same)
        typed = [r for r in wanted if r.type != "cites"], [r for r in said if r.type != "cites"]
        self._count_among("relation_typed", *typed, same)
        self._count_among("relation_untyped", wanted, said, same)

    def _count_among(
        self, name: str, wanted: Sequence[Relation], said: Sequence[Relation], same: Sameness
    ) -> None:
        """One to one, in order; sentences and differences are told once, under `relation`."""
        left, missed, right = list(said), [], 0
        for gold in wanted:
            for other in left:
                if (name == "relation_untyped" or gold.type == other.type) and self._same_ends(
                    gold, other, same
                ):
                    left.remove(other)
                    right += 1
                    if name == "relation":
                        self._count_evidence(gold, other)
                    break
            else:
                missed.append(gold)
        self._scores.tallies[name].add(right, len(wanted), len(said))
        if name == "relation":
            for gold in missed:
                self._note(name, gold, self._show(gold, self._wanted_documents), "")
            for other in left:
                self._note(name, other, "", self._show(other, self._said_documents))

    def _same_ends(self, gold: Relation, said: Relation, same: Sameness) -> bool:
        wanted, got = self._wanted_documents, self._said_documents
        return same(_end(gold.source, wanted), _end(said.source, got)) and same(
            _end(gold.target, wanted), _end(said.target, got)
        )

    def _count_evidence(self, gold: Relation, said: Relation) -> None:
        right = shows(gold, said)
        self._scores.shares["evidence"].add(right)
        if not right:
            text = self._gold.passage.text
            self._note("evidence", gold, text[gold.start : gold.end], text[said.start : said.end])

    @staticmethod
    def _show(relation: Relation, documents: Mapping[str, Document]) -> str:
        source, target = _end(relation.source, documents), _end(relation.target, documents)
        return f"{_show_documents([source])} {relation.type.value} {_show_documents([target])}"


def _tally_of(mention: Mention) -> str:
    return "mention" if mention.form in CORES else mention.form


def _end(name: str, documents: Mapping[str, Document]) -> Document:
    """One end of a relation; a document that is not listed is known by its id alone (`self`)."""
    return documents.get(name) or Document(id=name)


def _documents_of(mention: Mention, documents: Mapping[str, Document]) -> list[Document | None]:
    names = mention.document if isinstance(mention.document, tuple) else (mention.document,)
    return [
        documents.get(name) or (Document(id="self") if name == "self" else None) for name in names if name
    ]


def _show_documents(documents: Sequence[Document | None]) -> str:
    shown = []
    for document in documents:
        if document is None or document.id == "self":
            shown.append("self" if document else "nothing known")
        elif document.number:
            parts = (document.number, document.year, document.symbol)
            words = (document.type, "/".join(part for part in parts if part), document.date, document.issuer)
            shown.append(" ".join(word for word in words if word))
        else:
            shown.append(" ".join(word for word in (document.name or document.type, document.date) if word))
    return "; ".join(word or "/".join(document_key(None)) for word in shown)


def _show_provisions(provisions: Iterable[tuple[tuple[str, str], ...]]) -> str:
    return "; ".join(" ".join(f"{level} {value}" for level, value in p) for p in sorted(provisions))
