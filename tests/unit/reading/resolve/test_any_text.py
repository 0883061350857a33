"""Whatever a text holds, resolving ends, and its answer holds together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from docgraph.lexicon import load_lexicon
from docgraph.reading.recognize import recognize
from docgraph.reading.resolve import resolve
from docgraph.records import Context

PIECES = st.sampled_from(
    [
        "Nghị định số 15/2020/NĐ-CP", "Nghị định 15", "Nghị định này", "hai Nghị định trên", "Luật Giá", "năm 2012",
        "Quyết định số 9/QĐ-UBND", "của UBND tỉnh", "ngày 31/2/2020", "ngày 5/3/2020", "Số: 12/KH-UBND", "“", "”", "\n",
        "Căn cứ", "như sau:", "(sau đây gọi là Nghị định)", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Điều 1.", "các",
        "Nghị quyết số 18-NQ/TW", "khóa XII", "Kế hoạch", "của các sở", "và", ",", ";", "Số:      /QĐ-UBND", "Kính gửi:",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=8), max_size=14).map(" ".join))
def test_every_mention_points_to_a_document_that_is_there(text: str) -> None:
    lexicon = load_lexicon()
    mentions = recognize(text, lexicon)
    said = resolve(text, mentions, Context(), lexicon)
    known = {document.id for document in said.documents}
    for mention in said.mentions:
        targets = mention.document if isinstance(mention.document, tuple) else (mention.document,)
        assert all(target in known for target in targets if target is not None)
        assert mention.form == "anaphor" or mention.document is not None
    assert len(said.mentions) <= len(mentions)
    assert ("self" in known) is (said.self_document is not None)
    assert resolve(text, mentions, Context(), lexicon) == said
