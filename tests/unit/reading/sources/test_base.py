from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgraph.errors import SourceError
from docgraph.reading.sources import File, address_of, find, read, read_bytes
from tests.unit.reading.sources.made_files import make_docx, make_pdf


def _write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Căn cứ Luật Giá;", encoding="utf-8")


def _addresses(*paths: Path, base: Path) -> list[str]:
    return [found.address if isinstance(found, File) else str(found) for found in find(paths, base)]


def test_a_folder_is_walked_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a/2.html", "a/1.PDF", ".hidden.txt", ".git/x.txt", "a/picture.png", "notes")
    assert _addresses(tmp_path, base=tmp_path) == ["a/1.PDF", "a/2.html", "b.txt"]


def test_a_file_given_by_itself_and_with_its_folder_is_one(tmp_path: Path) -> None:
    _write(tmp_path, "a/1.txt", "a/2.txt")
    assert _addresses(tmp_path / "a/2.txt", tmp_path / "a", base=tmp_path) == ["a/2.txt", "a/1.txt"]


def test_a_path_outside_the_base_begins_with_the_folder_given(tmp_path: Path) -> None:
    _write(tmp_path, "plans/q1/81.txt")
    base = tmp_path / "elsewhere"
    assert _addresses(tmp_path / "plans", base=base) == ["plans/q1/81.txt"]
    assert _addresses(tmp_path / "plans/q1/81.txt", base=base) == ["q1/81.txt"]


def test_no_address_names_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "81.txt")
    monkeypatch.chdir(tmp_path)
    assert address_of(Path("./x/../81.txt"), ".") == "81.txt"
    assert _addresses(Path("81.txt"), base=Path("..")) == [f"{tmp_path.name}/81.txt"]


def test_one_bad_path_costs_only_itself(tmp_path: Path) -> None:
    _write(tmp_path, "1.txt")
    (tmp_path / "empty").mkdir()
    first, second, third = find([tmp_path / "gone.txt", tmp_path / "empty", tmp_path / "1.txt"], tmp_path)
    assert str(first) == f"{tmp_path / 'gone.txt'}: no such file or folder; check the path"
    assert str(second).startswith(
        f"{tmp_path / 'empty'}: no file to read in this folder; put files in it that end in .txt"
    )
    assert isinstance(third, File)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", make_docx("Can cu Luat Gia")),
        ("a.bin", make_docx("Can cu Luat Gia")),
        ("a.txt", make_pdf(["Can cu Luat Gia"])),
        ("a", b"<!DOCTYPE html><p>Can cu Luat Gia"),
        ("a.htm", b"<p>Can cu Luat Gia"),
        ("a", b"Can cu Luat Gia"),
    ],
)
def test_a_file_is_known_by_what_is_in_it_then_by_its_name(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert read(File(path=tmp_path / name, address=name)).text == "Can cu Luat Gia"


@pytest.mark.parametrize(
    ("data", "suffix", "says"),
    [
        (b"", ".txt", "a: the file is empty"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            ".doc",
            "a: this is an old Word or Office file; save it as docx",
        ),
        (b"{\\rtf1 x}", ".rtf", "a: this is an RTF file; save it as docx"),
        (b"plain text", ".pdf", "a: the PDF is damaged"),
        (b"plain text", ".docx", "a: the docx is damaged"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(data: bytes, suffix: str, says: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_bytes(data, "a", suffix=suffix)
    assert str(refused.value).startswith(says)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, "1.txt")
    (tmp_path / "1.txt").chmod(0)
    with pytest.raises(SourceError, match="cannot be read"):
        read(File(path=tmp_path / "1.txt", address="1.txt"))
