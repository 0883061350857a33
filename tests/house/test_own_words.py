"""Sentences of tests, tables, examples and documents are the project's own.

The texts that quality is measured on stand beside the project, where there are any. A sentence of theirs in a
test or in the example of a rule would let the rule be written for it. Names, numbers, dates and the fixed
phrases of official style belong to nobody: a run of words counts only where enough of it is none of these.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import subprocess
import tokenize
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from docgraph.lexicon import load_lexicon

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
RUN = 8  # words in a row that make a run
OWN = 4  # words of a run, other than names, numbers and fixed phrases, that make it a copy
PLACES = ("docgraph", "tests", "bench", "examples", "docs", "README.md", "CONTRIBUTING.md")
# Tables of names: what official documents and bodies are called cannot be said in other words.
NAMES = frozenset(
    (
        "named_laws.csv",
        "issuers.csv",
        "doc_types.csv",
        "party_documents.csv",
        "jurisdictions.csv",
        "districts.csv",
    )
)
FIXED = (
    "cộng hòa xã hội chủ nghĩa việt nam", "độc lập tự do hạnh phúc", "sửa đổi bổ sung", "một số điều của",
    "một số điều", "quy định chi tiết", "hướng dẫn thi hành", "có hiệu lực thi hành", "có hiệu lực kể từ ngày ký",
    "chịu trách nhiệm thi hành", "hết hiệu lực kể từ ngày", "văn bản quy phạm pháp luật", "thành phố", "căn cứ",
    "số", "ngày", "tháng", "năm", "của", "và", "các", "điều", "khoản", "điểm", "tỉnh", "quận", "huyện",
    "đại hội đại biểu toàn quốc lần thứ", "ban chấp hành trung ương", "khóa", "này",
    "tái định cư khi nhà nước thu hồi đất", "ban hành kèm theo quyết định này",
    "hội nghị lần thứ sáu ban chấp hành trung ương khóa xii", "triển khai thực hiện",
)  # fmt: skip


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())


@cache
def _runs() -> dict[tuple[str, ...], str]:
    """Every run of words of the texts beside the project, with the text's name."""
    texts: list[tuple[str, str]] = []
    for file in sorted((SHARED / "gold").glob("*.jsonl")):
        rows = map(json.loads, file.read_text("utf-8").splitlines())
        texts += [(str(row["id"]), str(row["text"])) for row in rows]
    texts += [(file.name, file.read_text("utf-8")) for file in sorted((SHARED / "seed").glob("*.txt"))]
    runs: dict[tuple[str, ...], str] = {}
    for name, text in texts:
        words = _words(text)
        for at in range(len(words) - RUN + 1):
            runs.setdefault(tuple(words[at : at + RUN]), name)
    return runs


@cache
def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names and fixed phrases by their first word, the longest first."""
    lexicon = load_lexicon()
    phrases = [*FIXED, *(law.name for law in lexicon.named_laws), *(body.name for body in lexicon.issuers)]
    phrases += [kind.name for kind in lexicon.doc_types]
    phrases += [place.name for place in lexicon.jurisdictions]
    phrases += [place.name for place in lexicon.districts]
    tree: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        if words := tuple(_words(phrase)):
            tree.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in tree.items()}


@cache
def _symbols() -> frozenset[str]:
    lexicon = load_lexicon()
    codes = [row.code for row in lexicon.doc_types if row.code] + ["hđnd", "ubnd", "tw", "tu", "cp", "ttg"]
    return frozenset(word for code in codes for word in _words(code))


def own_words(words: list[str]) -> int:
    """How many words of a run belong to no name, number, symbol or fixed phrase."""
    own = at = 0
    while at < len(words):
        name = next((n for n in _names().get(words[at], ()) if tuple(words[at : at + len(n)]) == n), None)
        if name is None:
            own += not (any(c.isdigit() for c in words[at]) or words[at] in _symbols())
        at += len(name) if name else 1
    return own


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _python(source: str) -> Iterator[str]:
    yield from (
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    yield from (
        token.string
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    )


def passages_of(file: Path) -> Iterator[str]:
    """The stretches of a file in which words stand in a row: strings, cells, lines."""
    text = file.read_text("utf-8", "replace")
    if file.suffix == ".py":
        yield from _python(text)
    elif file.suffix == ".csv":
        yield from (cell for row in csv.reader(io.StringIO(text)) for cell in row)
    elif file.suffix == ".jsonl":
        yield from (string for line in text.splitlines() for string in _strings(json.loads(line)))
    elif file.suffix == ".json":
        yield from _strings(json.loads(text))
    else:
        yield from text.split("\n\n")


def copied(passage: str) -> list[str]:
    """The runs of a stretch that stand in the texts beside the project, each as long as it goes."""
    words, runs, found, at = _words(passage), _runs(), [], 0
    while at <= len(words) - RUN:
        end = at
        while end <= len(words) - RUN and tuple(words[end : end + RUN]) in runs:
            end += 1
        if end > at:
            run = words[at : end + RUN - 1]
            if own_words(run) >= OWN:
                found.append(f"{runs[tuple(run[:RUN])]}: {' '.join(run)}")
        at = end + 1
    return found


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z", *PLACES], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("no git here: this is not a checkout")
    kinds = {".py", ".csv", ".json", ".jsonl", ".txt", ".md", ".html"}
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.suffix in kinds and file.name not in NAMES and file.is_file()]


def test_what_belongs_to_nobody_does_not_count() -> None:
    assert own_words(_words("Căn cứ Luật Đất đai số 31/2024/QH15 ngày 18 tháng 01 năm 2024")) == 0
    assert own_words(_words("Nghị định số 9 của Chính phủ làm thay đổi cách tính")) == 5


def test_no_sentence_is_taken_from_the_texts_that_quality_is_measured_on() -> None:
    if not _runs():
        pytest.skip("no texts beside the project to compare with")
    found = {
        f"{file.relative_to(ROOT)}: {run}"
        for file in _tracked()
        for passage in passages_of(file)
        for run in copied(passage)
    }
    assert sorted(found) == []
