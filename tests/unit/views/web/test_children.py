from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from docgraph.graph.store.outside import Outcome
from docgraph.views.web.children import Children, TroubleError
from docgraph.views.web.jobs import ReadJob, SparqlJob

ALL = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?l"


def with_children(children: Children, work: Callable[[Children], Awaitable[object]]) -> object:
    async def run() -> object:
        try:
            return await work(children)
        finally:
            await children.stop()

    return asyncio.run(run())


def test_a_job_that_takes_too_much_memory_is_ended_and_the_next_one_runs(folder: Path) -> None:
    async def work(children: Children) -> tuple[int, str]:
        with pytest.raises(TroubleError) as ended:
            await children.run(SparqlJob(str(folder), ALL, "rows"))
        outcome: Outcome = await children.run(SparqlJob(str(folder), "ASK {}", "json"))
        return ended.value.status, outcome.body.decode()

    children = Children(memory=700 * 1024**2, seconds=60)
    assert with_children(children, work) == (503, '{"head":{},"boolean":true}')


def test_it_starts_again_when_its_process_was_lost() -> None:
    async def work(children: Children) -> str:
        await children.start()
        assert children._process is not None
        children._process.kill()
        await children._process.wait()
        return (
            await children.run(ReadJob(b"Ngh\xe1\xbb\x8b \xc4\x91\xe1\xbb\x8bnh 1/2020/N\xc4\x90-CP", "a"))
        ).media

    assert with_children(Children(), work) == "application/json"


def test_more_than_may_wait_are_told_so(folder: Path) -> None:
    async def work(children: Children) -> list[int]:
        jobs = [children.run(SparqlJob(str(folder), "ASK {}", "json")) for _ in range(4)]
        done = await asyncio.gather(*jobs, return_exceptions=True)
        return sorted(one.status if isinstance(one, TroubleError) else 200 for one in done)

    assert with_children(Children(at_once=1, waiting=2), work) == [200, 200, 503, 503]


def test_nothing_stays_behind(folder: Path) -> None:
    async def work(children: Children) -> Path | None:
        await children.start()
        return children._folder

    made = with_children(Children(), work)
    assert isinstance(made, Path)
    assert not made.exists()
