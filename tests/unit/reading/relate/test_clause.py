"""Small words that decide: what opens a sentence, what is joined to what."""

from __future__ import annotations

import pytest

from docgraph.reading.relate.clause import opens
from docgraph.reading.relate.joins import joined


@pytest.mark.parametrize(
    "prefix",
    [
        "",
        "- ",
        "Điều 12. ",
        "2. ",
        "a) ",
        "về việc ",
        "quyết định về việc ",
        "để tiếp tục ",
        "tại phiên họp ngày 2/3/2020, ",
    ],
)
def test_what_may_stand_before_an_opening_cue(prefix: str) -> None:
    text = prefix.lower() + "bãi bỏ"
    assert opens(text, 0, len(prefix))


@pytest.mark.parametrize(
    "prefix", ["sở tư pháp đề nghị ", "tổng cục hải quan tổ chức cho cán bộ ", "mức chi "]
)
def test_what_may_not(prefix: str) -> None:
    assert not opens(prefix + "bãi bỏ", 0, len(prefix))


@pytest.mark.parametrize(
    ("gap", "join"),
    [
        (" và ", "và"),
        (", khoản 2 Điều 3 ", ","),
        ("; các ", ";"),
        (" về việc giao đất theo ", None),
        (" ngày 2/3/2020 và ", "và"),
    ],
)
def test_how_two_documents_are_joined(gap: str, join: str | None) -> None:
    assert joined(gap.lower(), 0, len(gap)) == join
