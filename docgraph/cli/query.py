"""`docgraph query`: a named question.

Reads: a graph. Gives: the answer as a table or JSON, or the SPARQL behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from docgraph.cli.options import GraphOption, JsonOption, kept_place

if TYPE_CHECKING:
    from docgraph.graph.query.heads import Param, Question


def query_command(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The question; without it, all are listed.")
    ] = None,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARG", help="Its parameters in order, or as name=value or --name value."),
    ] = None,
    graph: GraphOption = None,
    json: JsonOption = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print the SPARQL instead of the answer.")
    ] = False,
) -> int:
    """Answer a named question, such as: docgraph query implementers '3323/QĐ-UBND'.

    A parameter in brackets may be left out. Each may go by its name: docgraph query in_force 'QĐ 500' --on
    2012-01-01.
    """
    from docgraph.cli.answer import for_people
    from docgraph.cli.output import counted, print_json
    from docgraph.cli.tables import print_rows
    from docgraph.graph.query.ask import question_named

    if name is None:
        return _list(json)
    question = question_named(name)
    params = _params(question, arguments or [])
    from docgraph.graph.kept import Graph
    from docgraph.graph.query import ask

    with Graph.open(kept_place(graph)) as kept:
        if explain:
            print(ask.explain(kept.index, name, params))
            return 0
        rows = kept.query(name, **params)
        shown = [] if json else for_people(kept.index, rows)
    if json:
        print_json(rows)
        return 0
    print_rows(shown)
    if rows:
        full = "" if str(len(rows)) != _limit(question, params) else ", as many as limit allows"
        print(counted(len(rows), "row") + full)
    return 0


def _list(json: bool) -> int:
    from docgraph.cli.output import print_json
    from docgraph.cli.tables import print_table
    from docgraph.graph.query.heads import questions

    if json:
        keys = ("name", "title", "title_vi", "params", "columns", "example")
        print_json([{key: getattr(question, key) for key in keys} for question in questions().values()])
        return 0
    print_table(
        [("question", "key"), ("parameters", "key"), ("answers", "text")],
        [(q.name, " ".join(map(_word, q.params)), q.title) for q in questions().values()],
    )
    return 0


def _word(param: Param) -> str:
    """A parameter as usage lines have it: in brackets where it may be left out."""
    return param.name.upper() if param.default is None else f"[{param.name.upper()}]"


def _params(question: Question, arguments: list[str]) -> dict[str, str]:
    """Words of the command line as parameters: those with a name go by it, the others in order."""
    from docgraph.errors import QueryError

    names = [param.name for param in question.params]
    takes = f"it takes {', '.join(names) or 'none'}"
    given = {}
    rest = []
    words = iter(arguments)
    for word in words:
        name, sign, value = word.removeprefix("--").partition("=")
        if word.startswith("--"):
            if name not in names:
                raise QueryError(f"no parameter --{name}", where=question.name, todo=takes)
            if not sign and (value := next(words, "")) == "":
                raise QueryError(f"--{name} has no value", where=question.name, todo=f"say --{name} VALUE")
            given[name] = value
        elif sign and name in names:
            given[name] = value
        else:
            rest.append(word)
    free = [name for name in names if name not in given]
    if len(rest) > len(free):
        raise QueryError(
            f"one word too many: {rest[len(free)]}",
            where=question.name,
            todo=f"{takes}; put a name of several words in quotes",
        )
    return given | dict(zip(free, rest, strict=False))


def _limit(question: Question, params: dict[str, str]) -> str | None:
    """How many rows the question gives at most."""
    told = {param.name: param.default for param in question.params} | params
    return told.get("limit")
