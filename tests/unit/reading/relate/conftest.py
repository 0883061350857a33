"""Texts with their mentions marked, as the stages before would hand them on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from docgraph.lexicon import Lexicon
from docgraph.lexicon.load import read_table
from docgraph.lexicon.rows import Cue
from docgraph.reading.relate import relate
from docgraph.records import Document, Mention, Relation

Related = Callable[..., list[Relation]]
TYPES = {
    "Quyết định": "QĐ",
    "Nghị định": "NĐ",
    "Thông tư": "TT",
    "Nghị quyết": "NQ",
    "Luật": "Luật",
    "Bản án": "BA",
    "Kế hoạch": "KH",
    "Kết luận": "KL",
    "Chương trình": "CTr",
    "Chiến lược": None,
    "Quy chế": "QC",
    "Tờ trình": "TTr",
    "Công văn": "CV",
    "Chỉ thị": "CT",
    "Hướng dẫn": "HD",
}


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return Lexicon(cues=read_table("cues", Cue))


def marked(text: str) -> tuple[str, list[Mention]]:
    """`[d1|Luật Giá]` is a mention of d1; a mention may stand in another."""
    plain = ""
    open_at: list[tuple[str, int]] = []
    found: list[tuple[int, int, str]] = []
    for piece in re.split(r"(\[[a-z0-9,]+\||\])", text):
        if piece.startswith("[") and piece.endswith("|"):
            open_at.append((piece[1:-1], len(plain)))
        elif piece == "]" and open_at:
            document, start = open_at.pop()
            found.append((start, len(plain), document))
        else:
            plain += piece
    mentions = []
    for index, (start, end, document) in enumerate(sorted(found, key=lambda f: (f[0], -f[1])), start=1):
        core = plain[start:end]
        kind = next((code for words, code in TYPES.items() if core.startswith(words)), None)
        numbered = any(c.isdigit() for c in core)
        form = "anaphor" if core.endswith(("này", "trên")) else "numbered" if numbered else "unnumbered"
        ids = tuple(document.split(","))
        mentions.append(
            Mention(
                id=f"m{index}",
                start=start,
                end=end,
                text=core,
                form=form,  # type: ignore[arg-type]
                type=kind,
                symbol=core.rpartition("/")[2] if numbered and "/" in core else None,
                document=ids if len(ids) > 1 else document,
            )
        )
    return plain, mentions


@pytest.fixture
def related(lexicon: Lexicon) -> Related:
    """Relations of a marked text; `known` says whether the text is itself a document."""

    def run(text: str, known: bool = True, issuer: str = "Bộ Tài chính", type: str = "TT") -> list[Relation]:
        plain, mentions = marked(text)
        own = Document(id="self", type=type, issuer=issuer) if known else None
        return relate(plain, mentions, own, lexicon)

    return run
