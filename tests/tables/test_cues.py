"""Each row of the cue table proves itself: it relates its examples and none of its near misses."""

from __future__ import annotations

import re

import msgspec
import pytest

from docgraph.lexicon import Lexicon
from docgraph.lexicon.load import read_table
from docgraph.lexicon.rows import Cue
from docgraph.reading.relate import relate
from docgraph.reading.relate.cues import phrases
from docgraph.records import Document, Mention, Relation, RelationType

ROWS = read_table("cues", Cue)
LEXICON = Lexicon(cues=ROWS)
SIDES = {
    "after",
    "passive",
    "before",
    "annex",
    "issue",
    "announces",
    "front",
    "negates",
    "blocks",
    "stops",
    "skips",
}
SCOPES = {
    "open",
    "ordered",
    "proposal",
    "agent",
    "clause",
    "title",
    "judgment",
    "consolidation",
    "plain",
    "near",
    "far",
    "opening",
    "amended",
}
SPEAKING = [row for row in ROWS if row.relation != "cites"]
SILENT = [row for row in ROWS if row.relation == "cites"]
#: Sides of silent rows that keep a relation from being read; the others keep one from being denied.
KEEPING = {"negates", "blocks", "stops", "passive"}
TYPE = re.compile(
    r"^(Quyết định|Nghị định|Thông tư|Nghị quyết|Luật|Bản án|Văn bản hợp nhất|Kế hoạch|Chương trình|Đề án|Quy chế|Tờ trình)"
)
CODES = {
    "Quyết định": "QĐ",
    "Nghị định": "NĐ",
    "Thông tư": "TT",
    "Nghị quyết": "NQ",
    "Luật": "Luật",
    "Bản án": "BA",
    "Văn bản hợp nhất": "VBHN",
    "Kế hoạch": "KH",
    "Chương trình": "CTr",
    "Đề án": "ĐA",
    "Quy chế": "QC",
    "Tờ trình": "TTr",
}


def read_example(marked: str) -> tuple[str, list[Mention], set[str], set[str]]:
    """The text of an example without its marks, its mentions, the ids that act and those acted on."""
    text = ""
    mentions: list[Mention] = []
    acting: set[str] = set()
    targets: set[str] = set()
    for piece in re.split(r"(\{[^}]*\}|\[[^\]]*\])", marked):
        core = piece[1:-1] if piece[:1] in ("{", "[") else None
        if core is None:
            own = re.search(r"(?:Quyết định|Nghị định|Thông tư|Quy chế) này", piece)
            if own:
                mentions.append(
                    _mention(len(mentions), len(text) + own.start(), own.group(), "self", "anaphor")
                )
            text += piece
            continue
        id_ = f"d{len(mentions) + 1}"
        (acting if piece[0] == "{" else targets).add(id_)
        numbered = any(c.isdigit() for c in core)
        form = "numbered" if numbered else ("named" if core.startswith(("Luật", "Bộ luật")) else "unnumbered")
        mentions.append(_mention(len(mentions), len(text), core, id_, form))
        text += core
    return text, mentions, acting or {"self"}, targets


def _mention(index: int, start: int, core: str, document: str, form: str) -> Mention:
    found = TYPE.match(core)
    code = CODES[found.group()] if found else core.split(" ")[0] if core.split(" ")[0].isupper() else None
    return Mention(
        id=f"m{index + 1}",
        start=start,
        end=start + len(core),
        text=core,
        form=form,  # type: ignore[arg-type]
        type=code,
        document=document,
    )


def related(marked: str, lexicon: Lexicon = LEXICON) -> tuple[list[Relation], set[str], set[str]]:
    text, mentions, acting, targets = read_example(marked)
    own = None if "{" in marked else Document(id="self", type="QĐ", issuer="Sở Tài chính")
    return relate(text, mentions, own, lexicon), acting, targets


def deeds(marked: str, lexicon: Lexicon = LEXICON) -> set[tuple[str, str, str]]:
    """What an example says of its documents in brackets, but that they are cited."""
    said, _, targets = related(marked, lexicon)
    return {
        (r.source, r.type.value, r.target)
        for r in said
        if r.type is not RelationType.CITES and targets & {r.source, r.target}
    }


@pytest.mark.parametrize(
    ("row", "example"),
    [(row, e) for row in SPEAKING for e in row.examples],
    ids=lambda x: getattr(x, "id", str(x)[:30]),
)
def test_a_row_relates_its_examples(row: Cue, example: str) -> None:
    said, acting, targets = related(example)
    assert any(
        r.rule == f"cues:{row.id}"
        and r.source in acting
        and r.target in targets
        and r.type.value == row.relation
        for r in said
    ), said


@pytest.mark.parametrize(
    ("row", "miss"),
    [(row, m) for row in SPEAKING for m in row.near_misses],
    ids=lambda x: getattr(x, "id", str(x)[:30]),
)
def test_a_row_leaves_its_near_misses(row: Cue, miss: str) -> None:
    said, _, _ = related(miss)
    assert not [r for r in said if r.rule == f"cues:{row.id}"]


@pytest.mark.parametrize(
    ("row", "example"),
    [(row, e) for row in SILENT for e in row.examples],
    ids=lambda x: getattr(x, "id", str(x)[:30]),
)
def test_a_row_that_only_cites_changes_what_its_example_says(row: Cue, example: str) -> None:
    without = Lexicon(cues=tuple(other for other in ROWS if other.id != row.id))
    said, otherwise = deeds(example), deeds(example, without)
    assert said != otherwise
    if row.side in KEEPING:
        assert not said, "it relates nothing but cites"


def test_what_a_row_is_called_changes_nothing() -> None:
    renamed = Lexicon(
        cues=tuple(msgspec.structs.replace(row, id=f"row-{place}") for place, row in enumerate(ROWS))
    )
    for row in ROWS:
        for example in (*row.examples, *row.near_misses):
            assert deeds(example) == deeds(example, renamed), example


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_shows_what_it_does(row: Cue) -> None:
    assert row.examples
    assert row.seen_in


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_uses_the_words_of_the_table(row: Cue) -> None:
    assert row.relation in {r.value for r in RelationType}
    assert row.side in SIDES
    assert row.scope in SCOPES
    assert int(row.reach) >= 0
    assert 0.0 < float(row.confidence) <= 1.0
    assert all(phrase == phrase.lower() for phrase in phrases(row.pattern))


def test_rows_stand_in_order_and_once() -> None:
    ids = [row.id for row in ROWS]
    assert ids == sorted(set(ids))
