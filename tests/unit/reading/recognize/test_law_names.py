"""Names of laws as trees, and the grammar of names that no tree holds."""

from __future__ import annotations

import pytest

from docgraph.lexicon.load import Lexicon
from docgraph.lexicon.rows import NamedLaw
from docgraph.reading.recognize.law_names import (
    caps_end,
    fold_word,
    guessed_end,
    law_names,
    lexicon_end,
    tokens,
)


def row(name: str, type: str, *aliases: str) -> NamedLaw:
    """A row with a name and nothing else."""
    return NamedLaw(name, type, "", "", "", "", "", "", aliases, (name,), (), "made for this test")


LEXICON = Lexicon(
    named_laws=(
        row("Luật Gốm, sứ và thủy tinh", "Luật", "LGS", "Luật Gốm 2031"),
        row("Luật Gốm sứ cổ truyền", "Luật"),
    )
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" Gốm, sứ và thuỷ tinh quy định", " Gốm, sứ và thuỷ tinh"),
        (" gốm sứ, thủy tinh.", " gốm sứ, thủy tinh"),
        (" Gốm có hiệu lực", " Gốm"),
        (" Gốm\n\nsứ", " Gốm"),
    ],
)
def test_lexicon_names_with_other_commas(text: str, name: str) -> None:
    end = lexicon_end(text, 0, law_names(LEXICON), False)
    assert end is not None
    assert (text[: end[0]], end[1]) == (name, "|Luật|")


def test_lexicon_names_without_diacritics() -> None:
    text = " Gom, su va thuy tinh"
    end = lexicon_end(text, 0, law_names(LEXICON), True)
    assert end is not None
    assert end[0] == len(text)


def test_acronyms_and_unknown_names() -> None:
    names = law_names(LEXICON)
    assert names.acronyms == {"LGS": "Luật"}
    assert lexicon_end(" Tơ lụa", 0, names, False) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Luật Tơ lụa được ban hành", "Luật Tơ lụa"),
        ("Luật Tơ lụa và Nghị định", "Luật Tơ lụa"),
        ("Luật Tơ lụa và nghề dệt năm 2031", "Luật Tơ lụa và nghề dệt"),
        ("Luật Ươm, dệt tơ tằm thì", "Luật Ươm, dệt tơ tằm"),
        ("Luật NNTL và các", "Luật NNTL"),
        ("Luật có hiệu lực", None),
        ("Luật số 5", None),
    ],
)
def test_grammar(text: str, name: str | None) -> None:
    end = guessed_end(text, 4, law_names(Lexicon()))
    assert (text[:end] if end else None) == name


def test_capitals_end_with_their_line() -> None:
    assert caps_end("LUẬT TƠ LỤA\nNGHỊ ĐỊNH", 4) == 11
    assert caps_end("LUẬT Tơ lụa", 4) is None


def test_tokens_keep_their_places() -> None:
    text = "  Thi đua-khen thưởng"
    assert [(word, text[start:end]) for word, start, end in tokens(text, 0)] == [
        ("thi", "Thi"),
        ("đua", "đua"),
        (",", "-"),
        ("khen", "khen"),
        ("thưởng", "thưởng"),
    ]
    assert fold_word("Hoà") == "hòa"
