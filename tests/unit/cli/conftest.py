"""The command line, run as people run it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from docgraph.cli.main import main

Command = Callable[..., "CompletedProcess[str]"]
START = "from docgraph.cli.main import run; run()"

DECISION = """ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI PHÒNG
Số: 3323/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Phòng, ngày 30 tháng 12 năm 2019

QUYẾT ĐỊNH
Ban hành Kế hoạch cải cách hành chính năm 2020

Căn cứ Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011 của Chính phủ;
"""
PLAN = """SỞ NỘI VỤ
THÀNH PHỐ HẢI PHÒNG
Số: {number}/KH-SNV

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hải Phòng, ngày 10 tháng 01 năm 2020

KẾ HOẠCH
Cải cách hành chính năm 2020

Thực hiện Quyết định số 3323/QĐ-UBND ngày 30 tháng 12 năm 2019 của Ủy ban nhân dân thành phố Hải Phòng, Sở Nội vụ \
ban hành Kế hoạch như sau.
"""


def plan(number: int) -> str:
    """A plan of the Home Affairs department that implements the decision."""
    return PLAN.format(number=number)


@pytest.fixture
def docgraph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Run `docgraph` with these words in the test's own folder, inside this process."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path, given: str = "", **settings: str) -> CompletedProcess[str]:
        arguments = list(map(str, words))
        with monkeypatch.context() as patch:
            patch.delenv("DOCGRAPH_GRAPH", raising=False)
            for name, value in settings.items():
                patch.setenv(name, value)
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode()), encoding="utf-8"))
            capfd.readouterr()
            code = main(arguments)
        out, said = capfd.readouterr()
        return CompletedProcess(arguments, code, out, said)

    return run


@pytest.fixture
def docgraph_process(tmp_path: Path) -> Command:
    """Run `docgraph` with these words in the test's own folder, as a process of its own."""

    def run(*words: str | Path) -> CompletedProcess[str]:
        environment = {key: value for key, value in os.environ.items() if key != "DOCGRAPH_GRAPH"}
        command = [sys.executable, "-c", START, *map(str, words)]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL, capture_output=True
        )
        out, said = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        return CompletedProcess(command, done.returncode, out, said)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a decision and two plans that implement it."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "3323.txt").write_text(DECISION, encoding="utf-8")
    (folder / "12.txt").write_text(plan(12), encoding="utf-8")
    (folder / "15.txt").write_text(plan(15), encoding="utf-8")
    return folder
