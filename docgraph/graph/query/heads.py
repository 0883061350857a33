"""The named questions and their heads.

Reads: `queries/*.rq`. Gives: for each its title, parameters, columns and example, and its SPARQL.
A head is the comment lines at the top of a file:

    # title: What implements a document, directly or through another
    # title_vi: Văn bản nào triển khai một văn bản, trực tiếp hoặc qua văn bản khác
    # param: of document The document that is implemented
    # column: iri The implementing document
    # walk: chain
    # example: of=3323/QĐ-UBND

A parameter stands in the SPARQL as `$of`; its type (`document`, `date`, `type`, `text`, `number`) says what
may take its place. A parameter whose type ends in `?` may be left out, with `=value` it has that value
then; the date `today` is the day of asking. The columns `said_by` and `reason`, where a head has them, stand
last and are not asked in SPARQL: they tell the person who says or confirms a row's relation, whose two ends
the head names as columns or parameters, the doer first (`# said: iri of`).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from docgraph.errors import QueryError

ParamType = Literal["document", "date", "type", "text", "number"]


class Param(msgspec.Struct, frozen=True):
    """A parameter of a question; `default` stands where it is left out, null where it may not be.

    >>> Param("of", "document", "The document").default is None
    True
    """

    name: str
    type: ParamType
    about: str
    default: str | None = None


class Column(msgspec.Struct, frozen=True):
    """A column of an answer.

    >>> Column("iri", "The document").name
    'iri'
    """

    name: str
    about: str


class Question(msgspec.Struct, frozen=True):
    """A named question: its head and its SPARQL; `prepare` names what is searched before it is asked, `walk`
    what becomes of its rows, `said` the ends of the relation in each.

    >>> Question(name="x", title="X", title_vi="X", sparql="ASK {}").params
    ()
    """

    name: str
    title: str
    title_vi: str
    sparql: str
    params: tuple[Param, ...] = ()
    columns: tuple[Column, ...] = ()
    example: dict[str, str] = {}
    walk: str | None = None
    prepare: str | None = None
    said: tuple[str, ...] = ()


@cache
def questions() -> dict[str, Question]:
    """Every question by its name.

    >>> "implementers" in questions()
    True
    """
    folder = files("docgraph.graph.query") / "queries"
    found = [file for file in folder.iterdir() if file.name.endswith(".rq")]
    texts = {file.name[:-3]: file.read_text(encoding="utf-8") for file in found}
    return {name: read_question(name, texts[name]) for name in sorted(texts)}


def read_question(name: str, text: str) -> Question:
    """A question from its file's text; QueryError where its head is not whole.

    >>> read_question("x", "# title: T\\n# title_vi: T\\n# column: n Number\\nSELECT ?n {}").columns[0].name
    'n'
    """
    head: dict[str, list[str]] = {}
    for line in text.splitlines():
        if not line.startswith("# "):
            break
        key, _, value = line[2:].partition(": ")
        head.setdefault(key, []).append(value.strip())
    try:
        return Question(
            name=name,
            title=head["title"][0],
            title_vi=head["title_vi"][0],
            sparql=text,
            params=tuple(_param(line) for line in head.get("param", ())),
            columns=tuple(Column(*_two(line)) for line in head["column"]),
            example=dict(part.split("=", 1) for part in head.get("example", [""])[0].split("; ") if part),
            walk=head.get("walk", [None])[0],
            prepare=head.get("prepare", [None])[0],
            said=tuple(head.get("said", [""])[0].split()),
        )
    except (KeyError, ValueError, msgspec.ValidationError) as error:
        raise QueryError(
            f"its head is not whole: {error}", where=f"{name}.rq", todo="mend the file"
        ) from error


def _param(line: str) -> Param:
    name, rest = _two(line)
    kind, about = _two(rest)
    kind, optional, default = kind.partition("?")
    told = default.removeprefix("=") if optional else None
    return Param(name, msgspec.convert(kind, ParamType), about, told)


def _two(line: str) -> tuple[str, str]:
    first, second = line.split(" ", 1)
    return first, second.strip()
