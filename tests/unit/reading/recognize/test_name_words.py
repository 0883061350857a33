"""The word lists are folded as the words they are compared with."""

from __future__ import annotations

from docgraph.reading.recognize import name_words
from docgraph.reading.recognize.law_names import fold_word


def test_words_are_folded() -> None:
    for words in (name_words.STOPS, name_words.PAIRS, name_words.NO_FIRST, name_words.BODIES):
        for phrase in words:
            assert phrase == " ".join(fold_word(word) for word in phrase.split())


def test_phrases_have_single_spaces() -> None:
    assert name_words.phrases("thi\n   hành|áp dụng") == {"thi hành", "áp dụng"}
