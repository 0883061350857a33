"""Floors of quality: figures that may rise and may not fall.

    python bench/floors.py            read every set anew, compare; exit code 1 where a figure fell
    python bench/floors.py --raise    the same, and keep what rose
    python bench/floors.py --lower    keep the figures as they are, lower ones too: say why in the commit
    python bench/floors.py --quick    leave out the sets that take minutes

Reads: bench/gold, and the published sets beside the project where they are. Gives: bench/floors.json, which
holds for each set a fingerprint of its files, the answers behind each figure, and the floor of each.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from docgraph.reading.pipeline import extract, mentions_of  # noqa: E402
from docgraph.reading.sources.jsonl import read_line  # noqa: E402
from docgraph.records import Context, Extraction, Passage  # noqa: E402
from docgraph.scoring import read_gold, score  # noqa: E402
from docgraph.scoring.corpora import (  # noqa: E402
    ChangeRow,
    IdentityRow,
    ProvisionRow,
    SpanRow,
    changes_of_lists,
    changes_of_provisions,
    score_changes,
    score_identities,
    score_spans,
)
from docgraph.scoring.evaluate import decode_rows  # noqa: E402
from docgraph.scoring.figures import Share  # noqa: E402

SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "bench" / "floors.json"

Measured = tuple[dict[str, float], dict[str, int]]


class Kept(msgspec.Struct, frozen=True):
    """What is kept of one set."""

    fingerprint: str
    counts: dict[str, int]
    floors: dict[str, float]


class Corpus(msgspec.Struct, frozen=True):
    """A set: its files, how it is measured, and whether that takes minutes."""

    name: str
    files: tuple[Path, ...]
    measure: Callable[[tuple[Path, ...]], Measured]
    slow: bool = False

    @property
    def is_here(self) -> bool:
        """Whether all its files are there."""
        return bool(self.files) and all(file.is_file() for file in self.files)

    def fingerprint(self) -> str:
        """A digest of the files' bytes."""
        digest = hashlib.sha256()
        for file in self.files:
            digest.update(file.read_bytes())
        return digest.hexdigest()[:16]


def measure_gold(files: tuple[Path, ...]) -> Measured:
    """Figures of gold passages."""
    passages = [gold for file in files for gold in read_gold(_lines(file), str(file))]
    scores, _ = score(passages, {gold.id: extract(gold.passage) for gold in passages})
    return dict(scores.values()), dict(scores.counts())


def measure_spans(files: tuple[Path, ...]) -> Measured:
    """Figures of sentences with marked spans."""
    rows = decode_rows(files[0], _lines(files[0]), SpanRow)
    said = {row.id: Extraction(mentions=mentions_of(Passage(text=row.text))) for row in rows}
    scores = score_spans(rows, said)
    return _shares({"recall": scores.recall, "exact": scores.exact, "precision": scores.precision})


def measure_provisions(files: tuple[Path, ...]) -> Measured:
    """Figures of provisions with the changes they make."""
    rows = decode_rows(files[0], _lines(files[0]), ProvisionRow)
    said = {row.id: extract(Passage(text=row.text)) for row in rows}
    scores = score_changes(changes_of_provisions(rows), said)
    return _shares({"typed_recall": scores.typed_recall, "recall": scores.recall})


def measure_documents(files: tuple[Path, ...]) -> Measured:
    """Figures of whole documents: own identity, and changes that lists know of."""
    identities, changes, documents = files
    identity_rows = decode_rows(identities, _lines(identities), IdentityRow)
    wanted = changes_of_lists(decode_rows(changes, _lines(changes), ChangeRow))
    needed = {row.id for row in identity_rows} | set(wanted)
    said: dict[str, Extraction] = {}
    for line in _lines(documents):
        name, passage = read_line(line, Context())
        if name in needed:
            said[str(name)] = extract(passage)
    scores = score_changes(wanted, said)
    shares = {f"self_{name}": share for name, share in score_identities(identity_rows, said).items()}
    return _shares(shares | {"changes_typed_recall": scores.typed_recall, "changes_recall": scores.recall})


def _lines(file: Path) -> list[bytes]:
    return [line for line in file.read_bytes().splitlines() if line.strip()]


def _shares(shares: Mapping[str, Share]) -> Measured:
    return {name: s.value for name, s in shares.items()}, {name: s.count for name, s in shares.items()}


DATA = SHARED / "data"
CORPORA = (
    Corpus("own", tuple(sorted((ROOT / "bench" / "gold").glob("*.jsonl"))), measure_gold),
    Corpus("dev", (SHARED / "gold" / "dev.jsonl",), measure_gold),
    Corpus("hard", (SHARED / "gold" / "hard_cases.jsonl",), measure_gold),
    Corpus("spans", (DATA / "vnlegaltext_val.jsonl",), measure_spans),
    Corpus("provisions", (DATA / "vlegal23_dev.jsonl",), measure_provisions),
    Corpus(
        "documents",
        (DATA / "metadata_dev.jsonl", DATA / "relations_dev.jsonl", DATA / "documents_sample.jsonl"),
        measure_documents,
        slow=True,
    ),
)


def read_floors() -> dict[str, Kept]:
    """What is kept of every set; nothing where there is no file yet."""
    return msgspec.json.decode(FLOORS.read_bytes(), type=dict[str, Kept]) if FLOORS.is_file() else {}


def rounded(value: float) -> float:
    """Four places, never above the value.

    >>> rounded(0.98769), rounded(1.0)
    (0.9876, 1.0)
    """
    return math.floor(value * 10_000 + 1e-6) / 10_000


def findings(corpus: Corpus, figures: Mapping[str, float], kept: Kept | None) -> list[str]:
    """What is wrong with a set's figures, in words; nothing where all is well."""
    if kept is None:
        return [f"{corpus.name}: no floors are kept; run bench/floors.py --raise"]
    found = [
        f"{corpus.name}: {name} fell to {figures.get(name, 0.0):.4f}, its floor is {floor:.4f}"
        for name, floor in kept.floors.items()
        if rounded(figures.get(name, 0.0)) < floor
    ]
    found += [
        f"{corpus.name}: {name} has no floor; run bench/floors.py --raise"
        for name in figures
        if name not in kept.floors
    ]
    if kept.fingerprint != corpus.fingerprint():
        found.append(f"{corpus.name}: its files have changed; run bench/floors.py --raise, or --lower")
    return found


def raised(
    corpus: Corpus, figures: Mapping[str, float], counts: dict[str, int], kept: Kept | None, lower: bool
) -> Kept:
    """What is kept from now on: the higher of floor and figure, or the figure whatever it is."""
    old = kept.floors if kept is not None and not lower else {}
    floors = {name: max(rounded(value), old.get(name, 0.0)) for name, value in figures.items()}
    return Kept(corpus.fingerprint(), dict(counts), floors)


def _run(corpora: Iterable[Corpus], keep: bool, lower: bool) -> int:
    floors, code = read_floors(), 0
    for corpus in corpora:
        if not corpus.is_here:
            print(f"{corpus.name}: not here, left out")
            continue
        figures, counts = corpus.measure(corpus.files)
        kept = floors.get(corpus.name)
        print(f"{corpus.name}:")
        for name, value in figures.items():
            floor = kept.floors.get(name) if kept else None
            known = "new" if floor is None else f"floor {floor:.4f}"
            print(f"  {name:22} {value:.4f}  of {counts[name]:6}  {known}")
        found = findings(corpus, figures, kept)
        fallen = [line for line in found if " fell " in line]
        if keep and (lower or not fallen):
            floors[corpus.name] = raised(corpus, figures, counts, kept, lower)
        elif found:
            code = 1
            print("\n".join(found), file=sys.stderr)
    if keep:
        FLOORS.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=2) + b"\n")
    return code


def main() -> int:
    """Measure, compare, keep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raise", dest="keep", action="store_true", help="keep what rose")
    parser.add_argument("--lower", action="store_true", help="keep the figures as they are, lower ones too")
    parser.add_argument("--quick", action="store_true", help="leave out the sets that take minutes")
    parser.add_argument("--only", metavar="NAME", help="one set alone")
    given = parser.parse_args()
    corpora = [c for c in CORPORA if not (given.quick and c.slow) and given.only in (None, c.name)]
    return _run(corpora, given.keep or given.lower, given.lower)


if __name__ == "__main__":
    sys.exit(main())
