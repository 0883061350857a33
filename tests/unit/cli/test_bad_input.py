"""Each bad input: one line that names the file and what to do, an exit code, the graph as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.unit.cli.conftest import START, Command
from tests.unit.reading.sources.made_files import make_docx, make_pdf

WHOLE_DOCX = make_docx("Căn cứ Luật Giá;")

BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "the file is empty; give a file with text in it"),
    "blank.txt": (b" \n\n ", "the file is empty; give a file with text in it"),
    "damaged.docx": (WHOLE_DOCX[:900], "the docx is damaged; open it in a word processor and save it again"),
    "damaged.pdf": (b"%PDF-1.7\n%%EOF", "the PDF is damaged; get or export the file again"),
    "locked.pdf": (make_pdf(["a"], locked=True), "the PDF is locked with a password; save it without one"),
    "scan.pdf": (
        make_pdf([""]),
        "the PDF has no text layer (a scan?); run a text recogniser such as ocrmypdf over it first",
    ),
    "binary.txt": (b"\x00\x01\x02\xff" * 300, "this is a binary file; give text, HTML, docx or PDF"),
    "nothing.txt": (
        "Hôm nay trời đẹp.".encode(),
        "no document is named in it; check that this is the text you mean",
    ),
    "old.doc": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
        "this is an old Word or Office file; save it as docx",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone_is_refused_and_makes_no_graph(
    docgraph_process: Command, tmp_path: Path, name: str
) -> None:
    data, says = BAD[name]
    (tmp_path / name).write_bytes(data)
    run = docgraph_process("add", name)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == f"docgraph: {name}: {says}\n"
    assert not (tmp_path / ".docgraph").exists()


@pytest.mark.parametrize("name", BAD)
def test_extract_says_the_same_of_it(docgraph: Command, tmp_path: Path, name: str) -> None:
    data, says = BAD[name]
    (tmp_path / name).write_bytes(data)
    run = docgraph("extract", name)
    assert (run.returncode, run.stdout, run.stderr) == (2, "", f"docgraph: {name}: {says}\n")


def test_a_missing_file_and_an_empty_folder_are_refused(docgraph_process: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = docgraph_process("add", "gone.txt", "empty")
    assert (run.returncode, run.stdout) == (2, "")
    first, second = run.stderr.splitlines()
    assert first == "docgraph: gone.txt: no such file or folder; check the path"
    assert second.startswith(
        "docgraph: empty: no file to read in this folder; put files in it that end in .txt, "
    )


def test_bad_files_beside_good_ones_leave_the_graph_as_the_good_ones_make_it(
    docgraph: Command, folder: Path, tmp_path: Path
) -> None:
    docgraph("add", folder, "--graph", "good")
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    run = docgraph("add", folder, folder / "old.doc", "--graph", "both")
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == len(BAD)
    assert "Traceback" not in run.stderr
    assert "3 new, 9 not read: " in run.stdout
    everything = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } } ORDER BY ?g ?s ?p ?o"
    good, both = (
        docgraph("sparql", everything, "--json", "--graph", graph).stdout for graph in ("good", "both")
    )
    assert good == both


def test_a_source_that_went_bad_keeps_what_it_said(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    before = docgraph("sources", "--json").stdout
    (folder / "12.txt").write_bytes(BAD["binary.txt"][0])
    assert docgraph("add", folder / "12.txt").returncode == 2
    assert docgraph("sources", "--json").stdout == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("sources",), "docgraph: .docgraph: no graph here; make one with docgraph add, or say --graph DIR"),
        (("show", "QĐ 1", "--graph", "nowhere"), "docgraph: nowhere: no graph here"),
        (("query", "implementors", "x"), "docgraph: implementors: no such question; ask one of "),
        (("extrakt",), "docgraph: No such command 'extrakt'"),
        (("add",), "docgraph: nothing to read; name files or folders"),
        (("add", "--jurisdiktion", "x", "a.txt"), "docgraph: No such option: --jurisdiktion"),
    ],
)
def test_a_wrong_command_is_one_line(docgraph: Command, words: tuple[str, ...], says: str) -> None:
    run = docgraph(*words)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(says)
    assert run.stderr.count("\n") == 1


def test_wrong_names_and_queries_are_one_line(docgraph: Command, folder: Path) -> None:
    docgraph("add", folder)
    for words in (
        ("show", "999/QĐ-UBND"),
        ("sparql", "SELECT * {"),
        ("query", "implementers"),
        ("view", "-o", "papers"),
    ):
        run = docgraph(*words)
        assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1), words
        assert run.stderr.startswith("docgraph: ")


def test_a_graph_that_is_a_file_is_refused(docgraph: Command, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "g").write_text("x", encoding="utf-8")
    run = docgraph("add", folder, "--graph", "g")
    assert run.returncode == 2
    assert run.stderr.startswith("docgraph: g")
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_stopped_by_hand_it_says_nothing_and_exits_130() -> None:
    command = [sys.executable, "-c", START, "extract", "--jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"id": "a", "text": "x"}\n')
        process.stdin.flush()
        process.stdout.readline()  # it is at work, waiting for the next line
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr.read() == b""
