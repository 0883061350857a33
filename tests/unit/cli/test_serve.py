from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from docgraph.cli.main import main
from tests.unit.views.web.conftest import write_graph


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served") / "graph"
    write_graph(folder)
    return folder


@pytest.fixture
def server(graph: Path) -> Iterator[subprocess.Popen[str]]:
    words = f"from docgraph.cli.main import main; main(['serve', '--graph', {str(graph)!r}, '--port', '0'])"
    with subprocess.Popen([sys.executable, "-c", words], stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_it_prints_its_address_when_it_answers_and_ends_when_told(server: subprocess.Popen[str]) -> None:
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:")
    assert httpx.get(f"{address}health").json()["status"] == "ok"
    server.send_signal(signal.SIGINT)
    assert server.wait(20) in (0, 130)


def test_without_a_graph_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--graph", str(tmp_path / "none")]) == 2
    assert "docgraph add" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["serve", "--graph", str(graph), "--port", str(port)]) == 2
    assert "--port" in capsys.readouterr().err
