"""Time grows with the length of a text and not with its square.

Each test reads a hostile text and one four times as long: linear work takes four times as long, quadratic work
sixteen times. Only the ratio within one run counts, with a wide margin; no time of its own is asserted.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import pkgutil
import time
from collections.abc import Callable, Iterator
from functools import cache

import msgspec
import pytest
import regex

import docgraph.reading.recognize
import docgraph.reading.relate
import docgraph.reading.resolve
import docgraph.reading.text
from docgraph.lexicon import load_lexicon
from docgraph.reading.pipeline import extract, mentions_of
from docgraph.records import Passage
from tests.properties.hostile import TEXTS, Made

TIMES_LONGER = 4
LIMIT = 9.0
"""Between 4 (linear) and 16 (quadratic)."""
COUNTED = 0.02
"""Seconds below which a reading is too short to compare."""
LONG = 5.0
"""Seconds after which one comparison is enough."""
PACKAGES = (
    docgraph.reading.recognize,
    docgraph.reading.relate,
    docgraph.reading.resolve,
    docgraph.reading.text,
)


def _seconds(work: Callable[[], object]) -> float:
    """Processor time of one run."""
    gc.disable()
    try:
        begun = time.process_time()
        work()
        return time.process_time() - begun
    finally:
        gc.enable()


def _growth(work: Callable[[str], object], made: Made, size: int) -> float:
    """How many times longer the longer text takes; 0 where that is too short to tell."""
    short, long = made(size), made(size * TIMES_LONGER)
    growth = 0.0
    for _ in range(3):
        longer = _seconds(lambda: work(long))
        if longer < COUNTED:
            return 0.0
        growth = longer / max(_seconds(lambda: work(short)), 1e-4)
        if growth < LIMIT or longer > LONG:
            return growth
    return growth


@pytest.mark.parametrize("kind", TEXTS)
def test_recognising_grows_with_the_text(kind: str) -> None:
    assert _growth(lambda text: mentions_of(Passage(text=text)), TEXTS[kind], 5_000) < LIMIT


@pytest.mark.parametrize("kind", TEXTS)
def test_extracting_grows_with_the_text(kind: str) -> None:
    assert _growth(lambda text: extract(Passage(text=text)), TEXTS[kind], 5_000) < LIMIT


@pytest.mark.parametrize("kind", ["ampersands", "open tags", "marks", "invisible", "digits and slashes"])
def test_reading_markup_grows_with_the_text(kind: str) -> None:
    assert _growth(lambda text: mentions_of(Passage(text=text, format="html")), TEXTS[kind], 5_000) < LIMIT


def _modules() -> Iterator[object]:
    for package in PACKAGES:
        for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            yield importlib.import_module(found.name)


def _patterns_in(value: object, depth: int = 3) -> Iterator[regex.Pattern[str]]:
    """Patterns in a value: itself, items of a container, fields of an object."""
    if hasattr(value, "finditer") and isinstance(getattr(value, "pattern", None), str):
        yield value
    elif depth and isinstance(value, dict):
        for item in value.values():
            yield from _patterns_in(item, depth - 1)
    elif depth and isinstance(value, tuple | list | set | frozenset):
        for item in value:
            yield from _patterns_in(item, depth - 1)
    elif depth and type(value).__module__.startswith("docgraph.reading"):
        fields = msgspec.structs.asdict(value) if isinstance(value, msgspec.Struct) else vars(value)
        yield from _patterns_in(fields, depth - 1)


@cache
def _patterns() -> dict[str, regex.Pattern[str]]:
    """Every pattern that a module of reading keeps or builds, by module and text."""
    found: dict[str, regex.Pattern[str]] = {}
    for module in _modules():
        name = getattr(module, "__name__")  # noqa: B009 - a module's type does not say that it has one
        for value in vars(module).values():
            if inspect.isfunction(inspect.unwrap(value)) and hasattr(value, "cache_info"):
                value = _built(value)
            for pattern in _patterns_in(value):
                found.setdefault(f"{name.removeprefix('docgraph.reading.')}: {pattern.pattern}", pattern)
    return found


def _built(build: Callable[..., object]) -> object:
    """What a kept builder gives, with the lexicon or a format where it asks for one."""
    wanted = list(inspect.signature(build).parameters)
    if not wanted:
        return build()
    if wanted == ["lexicon"]:
        return build(load_lexicon())
    if wanted == ["format", "split"]:
        return build("html", True)
    return build("html") if wanted == ["format"] else None


def test_patterns_are_found() -> None:
    names = {name.partition(":")[0] for name in _patterns()}
    assert len(_patterns()) > 80
    assert {"text.fold", "recognize.identifiers", "recognize.prefilter", "relate.cues"} <= names


# A gap of a thousand blanks is cut by the end that every match is given: the tests above read such texts whole.
RUNS = ("digits and slashes", "one line without a break", "capitals", "symbols without end", "dots", "marks")


@pytest.mark.parametrize("kind", RUNS)
def test_no_pattern_backtracks_without_bound(kind: str) -> None:
    slow = []
    for name, pattern in _patterns().items():

        def work(text: str, pattern: regex.Pattern[str] = pattern) -> None:
            for _ in pattern.finditer(text):
                pass

        growth = _growth(work, TEXTS[kind], 2_000)
        if growth >= LIMIT:
            slow.append(f"{growth:.0f} times: {name[:200]}")
    assert slow == []
