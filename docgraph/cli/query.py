"""`docgraph query`: a named question.

Reads: a graph. Gives: the answer as a table or JSON, or the SPARQL behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from docgraph.cli.options import GraphOption, JsonOption, kept_place

if TYPE_CHECKING:
    from docgraph.graph.query.heads import Question


def query_command(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The question; without it, all are listed.")
    ] = None,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARG", help="Its parameters in order, or as name=value."),
    ] = None,
    graph: GraphOption = None,
    json: JsonOption = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print the SPARQL instead of the answer.")
    ] = False,
) -> int:
    """Answer a named question, such as: docgraph query implementers '3323/QĐ-UBND'."""
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
    _print(question, rows, json)
    return 0


def _list(json: bool) -> int:
    from docgraph.cli.output import print_json, print_table
    from docgraph.graph.query.heads import questions

    if json:
        keys = ("name", "title", "title_vi", "params", "columns", "example")
        print_json([{key: getattr(question, key) for key in keys} for question in questions().values()])
        return 0
    print_table(
        [("question", "key"), ("parameters", "key"), ("answers", "text")],
        [(q.name, " ".join(p.name.upper() for p in q.params), q.title) for q in questions().values()],
    )
    return 0


def _params(question: Question, arguments: list[str]) -> dict[str, str]:
    """Words of the command line as parameters: `name=value` goes by its name, the others in order."""
    from docgraph.errors import QueryError

    names = [param.name for param in question.params]
    given = {}
    rest = []
    for word in arguments:
        name, sign, value = word.partition("=")
        if sign and name in names:
            given[name] = value
        else:
            rest.append(word)
    free = [name for name in names if name not in given]
    if len(rest) > len(free):
        raise QueryError(
            f"one word too many: {rest[len(free)]}",
            where=question.name,
            todo=f"it takes {', '.join(names) or 'none'}; put a name of several words in quotes",
        )
    return given | dict(zip(free, rest, strict=False))


def _print(question: Question, rows: list[dict[str, Any]], json: bool) -> None:
    from docgraph.cli.output import counted, print_json, print_rows

    if json:
        print_json(rows)
        return
    print_rows([_for_people(row) for row in rows])
    if rows:
        print(counted(len(rows), "row"))


def _for_people(row: dict[str, Any]) -> dict[str, Any]:
    """A row with what a person reads: a document by type and number, its chain by names."""
    shown: dict[str, Any] = {}
    if "iri" in row:
        named = " ".join(filter(None, (row.get("type"), row.get("number")))) if row.get("number") else None
        shown["document"] = row.get("label") or named or row["iri"]
    passed = (
        {"iri", "type", "number", "label", "start", "end", "direct", "path"} if shown else {"start", "end"}
    )
    for key, value in row.items():
        if key == "direct":
            shown["how"] = "directly" if value else f"through {_chain(row.get('path'))}"
        elif key not in passed:
            shown[key] = value
    return shown


def _chain(path: Any) -> str:
    """The documents between, by their names."""
    between = path if isinstance(path, list) else []
    names = [str(step["label"]) if isinstance(step, dict) else str(step) for step in between]
    return ", then ".join(names) or "another"
