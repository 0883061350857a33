from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from docgraph.views.slugs import fold, name_all, slug


@given(st.text(), st.text())
def test_a_slug_is_safe_as_a_file_name_whatever_it_is_made_from(name: str, readable: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,78}", slug(name, readable))


@given(st.text())
def test_folding_is_the_same_for_composed_and_decomposed_text(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


def test_names_of_devices_are_no_file_names() -> None:
    assert slug("a", "CON").startswith("x-con-")


def test_two_names_never_share_a_slug() -> None:
    names = [(f"urn:{number}", "Kế hoạch") for number in range(2000)]
    assert len(set(name_all(names).values())) == 2000


def test_a_slug_does_not_change_when_other_documents_come() -> None:
    one = name_all([("urn:a", "1/KH")])["urn:a"]
    assert name_all([("urn:a", "1/KH"), ("urn:0", "1/KH")])["urn:a"] == one
