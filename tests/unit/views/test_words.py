from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from docgraph.records import RelationType
from docgraph.views.render import all_words
from docgraph.views.words import GROUPS, IN_ORDER, OUT_ORDER, WORDS

# As written: in what is built, names are cut to a letter.
SCRIPTS = "\n".join(
    part.read_text("utf-8") for part in sorted((Path(__file__).parents[3] / "front" / "src").glob("*.ts"))
)


def test_every_relation_type_has_its_words_colour_and_place() -> None:
    assert set(GROUPS) == set(OUT_ORDER) == set(IN_ORDER) == set(RelationType)
    assert {group.meaning for group in GROUPS.values()} == {"basis", "action", "change", "plain"}


def test_both_languages_fill_the_same_places() -> None:
    for key, (vi, en) in WORDS.items():
        assert sorted(re.findall(r"\{\w\}", vi)) == sorted(re.findall(r"\{\w\}", en)), key


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    folder = files("docgraph.views.pages")
    parts = [*(folder / "templates").iterdir(), *(folder / "static").iterdir()]
    said = "\n".join(part.read_text("utf-8") for part in parts if part.name.endswith((".html", ".js")))
    pages = "\n".join(part.read_text("utf-8") for part in parts if part.name.endswith(".html"))
    used = set(re.findall(r"""(?:say\.w|words|\bw)\(\s*['"]([a-z_]+)['"]\s*[,)]""", pages))
    used |= set(re.findall(r"""\bsay\(\s*["'`]([a-z_]+)["'`]\s*[,)]""", SCRIPTS))
    assert used
    assert used <= set(all_words("vi"))
    for key in WORDS:
        made = (
            "form_",
            "status_",
            "force_",
            "all_",
            "was:",
            "now:",
            "level:",
            "lacks:",
            "role:",
            "missing_",
            "time:",
            "verb:",
            "error:",
            "page",
            "paragraph",
            "line",
            "sure",
            "likely",
            "unsure",
        )
        assert key.startswith(made) or re.search(rf"""['":]{key}\b|\.{key}\b""", said), key
