from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from docgraph.graph.kept import Graph
from docgraph.reading.pipeline import extract
from docgraph.records import Document, Extraction, Mention, Passage, Relation, RelationType
from docgraph.views.web.app import make_app
from docgraph.views.web.children import Children
from tests.browser.hostile import HOSTILE

TEXTS = {
    "quyet-dinh/3323.txt": (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\nSố: 3323/QĐ-UBND\nHải Phòng, ngày 30 tháng 12 năm 2019\n"
        "QUYẾT ĐỊNH\nVề Kế hoạch cải cách hành chính năm 2020\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 3010/QĐ-UBND ngày 28 tháng 12 năm"
        " 2018 của Ủy ban nhân dân thành phố.\n"
    ),
    "ke-hoach/7.txt": (
        "SỞ TƯ PHÁP HẢI PHÒNG\nSố: 7/KH-STP\nHải Phòng, ngày 10 tháng 01 năm 2020\nKẾ HOẠCH\n"
        "Thực hiện Quyết định số 3323/QĐ-UBND ngày 30/12/2019 của Ủy ban nhân dân thành phố Hải Phòng,"
        " Sở Tư pháp ban hành kế hoạch đất đai như sau:\n"
    ),
}


class Client:
    """Asks an app in this process, its start and end included, on an event loop of its own."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.runner = asyncio.Runner()
        self.runner.run(self._begin())

    async def _begin(self) -> None:
        self.inbox: asyncio.Queue[dict[str, str]] = asyncio.Queue()
        self.outbox: asyncio.Queue[dict[str, str]] = asyncio.Queue()
        scope = {"type": "lifespan", "asgi": {"version": "3.0"}}
        self.life = asyncio.create_task(self.app(scope, self.inbox.get, self.outbox.put))
        await self.inbox.put({"type": "lifespan.startup"})
        assert (await self.outbox.get())["type"] == "lifespan.startup.complete"
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        self.http = httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000")

    def get(self, path: str, accept: str = "text/html", **more: Any) -> httpx.Response:
        headers = {"accept": accept, **more.pop("headers", {})}
        return self.runner.run(self.http.get(path, headers=headers, **more))

    def post(self, path: str, accept: str = "text/html", **more: Any) -> httpx.Response:
        headers = {"accept": accept, **more.pop("headers", {})}
        return self.runner.run(self.http.post(path, headers=headers, **more))

    def close(self) -> None:
        self.runner.run(self._end())
        self.runner.close()

    async def _end(self) -> None:
        await self.http.aclose()
        await self.inbox.put({"type": "lifespan.shutdown"})
        await self.life


def write_graph(folder: Path) -> None:
    with Graph.open(folder, write=True) as graph:
        for address, text in TEXTS.items():
            passage = Passage(text=text, address=address)
            graph.add(passage, extract(passage))


def write_hostile(folder: Path) -> None:
    """Each hostile string as every field of a document, its address, title and text."""
    with Graph.open(folder, write=True) as graph:
        for number, text in enumerate(HOSTILE):
            said = f"{text} thực hiện {text}"
            own = Document(
                id="self",
                type="QĐ",
                number=str(number),
                symbol=text,
                name=text,
                issuer=text,
                date="2020-01-01",
            )
            other = Document(id="d1", type=text, number=text, symbol=text, name=text, issuer=text)
            mention = Mention(id="m1", start=0, end=len(text), text=text, form="numbered", document="d1")
            relation = Relation("self", RelationType.REPLACES, "d1", 0, len(said), "m1")
            passage = Passage(text=said, address=f"{number}/{text}", title=text)
            graph.add(passage, Extraction((mention,), (other,), (relation,), own))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("served") / "graph"
    write_graph(made)
    return made


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[Client]:
    one = Client(make_app(folder, hosts=["graph.example"], children=Children(seconds=2)))
    yield one
    one.close()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    made = tmp_path_factory.mktemp("hostile") / "graph"
    write_hostile(made)
    one = Client(make_app(made, children=Children(seconds=5)))
    yield one
    one.close()
