"""Tables where they fit, blocks where they do not; no number and no date is ever cut."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from docgraph.cli.output import shorten_around
from docgraph.cli.tables import Kind, blocks, fits, listed, print_table
from tests.unit.cli.conftest import START, Command

COLUMNS: list[tuple[str, Kind]] = [
    ("document", "key"),
    ("issuer", "text"),
    ("date", "key"),
    ("sentence", "text"),
]
ROW = [
    "KH 11/KH-SKHĐT",
    "Sở Kế hoạch và Đầu tư thành phố Hải Phòng",
    "2020-01-13",
    "Để triển khai thực hiện Quyết định số 3323/QĐ-UBND ngày 30 tháng 12 năm 2019 của Ủy ban nhân dân.",
]


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100])
def test_a_block_is_as_wide_as_told_and_cuts_nothing(width: int) -> None:
    (lines,) = blocks(COLUMNS, [ROW], width)
    assert all(len(line) <= width for line in lines)
    whole = " ".join(" ".join(lines).split())
    for value in ROW:
        assert value in whole
    assert any("11/KH-SKHĐT" in line for line in lines)
    assert any("2020-01-13" in line for line in lines)


def test_what_needs_squeezing_does_not_fit() -> None:
    assert not fits(COLUMNS, [ROW], 80)
    assert fits(COLUMNS, [ROW], 200)


def test_values_with_names_stand_below_one_another() -> None:
    told = listed([("s", "key"), ("label", "text")], [["urn:a", "một hai ba bốn năm sáu"]], 25)
    assert told == [["s      urn:a", "label  một hai ba bốn năm", "       sáu"]]


def test_a_table_that_fits_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([("number", "key"), ("date", "key")], [("12", "2020-01-06"), ("15", None)])
    assert capsys.readouterr().out.splitlines() == ["number  date", "12      2020-01-06", "15"]


def test_a_sentence_is_shortened_around_what_it_is_about() -> None:
    before, after = "Căn cứ tình hình thực tế của địa phương; " * 9, " và các văn bản có liên quan" * 9
    text = f"{before}thực hiện Quyết định 3323/QĐ-UBND{after}"
    start = text.index("Quyết")
    told = shorten_around(text, start, start + 23, 100)
    assert "thực hiện Quyết định 3323/QĐ-UBND và" in told
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert len(told) <= 104


@pytest.mark.skipif(os.name != "posix", reason="terminals as POSIX has them")
def test_on_a_terminal_of_80_columns_no_line_is_longer(docgraph: Command, folder: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    docgraph("add", folder)
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        words = ["query", "implementers", "3323/QĐ-UBND"]
        os.execve(sys.executable, [sys.executable, "-c", START, *words], environment)
    shown = b""
    try:
        while part := os.read(terminal, 4096):
            shown += part
    except OSError:
        pass  # the terminal ends with its process
    os.waitpid(child, 0)
    lines = shown.decode().replace("\x1b[1m", "").replace("\x1b[0m", "").split("\r\n")
    assert any(
        "KH 12/KH-SNV · Sở Nội vụ thành phố Hải Phòng · 2020-01-10 · directly" in line for line in lines
    )
    assert all(len(line) <= 80 for line in lines)
