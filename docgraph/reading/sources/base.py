"""Files and folders → Passages.

Reads: paths. Gives: the files worth reading with the address of each, and the passage that a file holds. The
kind of a file is told by what is in it, then by its name; each kind's parser loads with its first file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from docgraph.errors import SourceError
from docgraph.records import Context, Passage

KINDS = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""File names' endings, and the kind that they stand for."""

SIZE_LIMIT = 256 * 1024 * 1024
"""Bytes of the largest file that is read."""

_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file", "save it as docx"),
    (b"{\\rtf", "an RTF file", "save it as docx"),
)


class File(msgspec.Struct, frozen=True):
    """A file to read: its path on this machine, and its address in the graph.

    >>> File(path=Path("plans/81.txt"), address="plans/81.txt").address
    'plans/81.txt'
    """

    path: Path
    address: str


def find(paths: Iterable[str | Path], base: str | Path) -> Iterator[File | SourceError]:
    """The files that the paths name, folders walked in order, hidden ones passed over.

    A path that is missing, and a folder without a file to read, come as the error that says so, so that one
    bad path among many costs only itself. A file met twice comes once.
    """
    seen: set[Path] = set()
    for given in paths:
        path = Path(given)
        try:
            files = _walk(path) if path.is_dir() else [_named(path)]
        except SourceError as error:
            yield error
            continue
        for file in files:
            if (real := file.resolve()) not in seen:
                seen.add(real)
                yield File(path=file, address=address_of(file, base, path))


def address_of(file: Path, base: str | Path, given: Path | None = None) -> str:
    """The address of a file: its path from the base, or from the folder given, after that folder's name.

    >>> address_of(Path("/data/plans/81.txt"), "/data")
    'plans/81.txt'
    >>> address_of(Path("/other/plans/a/81.txt"), "/data", Path("/other/plans"))
    'plans/a/81.txt'
    """
    file, root = Path(os.path.abspath(file)), Path(os.path.abspath(base))
    if file.is_relative_to(root):
        return file.relative_to(root).as_posix()
    folder = Path(os.path.abspath(given)) if given is not None else file
    if folder == file:
        folder = file.parent
    return (Path(folder.name) / file.relative_to(folder)).as_posix()


def read(file: File, context: Context = Context()) -> Passage:
    """The passage that a file holds; SourceError where it cannot be read, with what to do."""
    try:
        if file.path.stat().st_size > SIZE_LIMIT:
            raise SourceError("the file is over 256 MB", where=file.address, todo="split it")
        data = file.path.read_bytes()
    except OSError as error:
        raise _unreadable(error, str(file.path)) from None
    return read_bytes(data, file.address, context, file.path.suffix)


def read_bytes(data: bytes, address: str, context: Context = Context(), suffix: str = "") -> Passage:
    """The passage that a file's bytes hold; `suffix` is the ending of the file's name, where it has one.

    >>> read_bytes(b"<!doctype html><p>Lu\\xe1\\xba\\xadt Gi\\xc3\\xa1", "a").text
    'Luật Giá'
    """
    if not data.strip():
        raise SourceError("the file is empty", where=address, todo="give a file with text in it")
    kind = _kind(data, address, suffix.lower())
    if kind == "pdf":
        from docgraph.reading.sources.pdf import read_pdf

        return read_pdf(data, address, context)
    if kind == "docx":
        from docgraph.reading.sources.docx import read_docx

        return read_docx(data, address, context)
    if kind == "html":
        from docgraph.reading.sources.html_page import read_html

        return read_html(data, address, context)
    from docgraph.reading.sources.plain import read_plain

    return read_plain(data, address, context)


def _kind(data: bytes, address: str, suffix: str) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, what, todo in _OTHERS:
        if head.startswith(mark):
            raise SourceError(f"this is {what}", where=address, todo=todo)
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if suffix in KINDS:
        return KINDS[suffix]
    return "html" if head[:14].lower().startswith((b"<!doctype html", b"<html")) else "text"


def _walk(folder: Path) -> list[Path]:
    """The files of a folder and of those in it that can be read, by path; links are not followed."""
    files = []
    for at, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [Path(at, n) for n in names if not n.startswith(".") and Path(n).suffix.lower() in KINDS]
    if not files:
        todo = f"put files in it that end in {', '.join(KINDS)}"
        raise SourceError("no file to read in this folder", where=str(folder), todo=todo)
    return sorted(files, key=lambda path: path.parts)


def _named(path: Path) -> Path:
    if not path.exists():
        raise SourceError("no such file or folder", where=str(path), todo="check the path")
    if not path.is_file():
        raise SourceError("this is no file", where=str(path), todo="give a file or a folder")
    return path


def _raise(error: OSError) -> None:
    raise _unreadable(error, error.filename)


def _unreadable(error: OSError, where: str) -> SourceError:
    what = f"cannot be read ({error.strerror})"
    return SourceError(what, where=where, todo="check the path and its permissions")
