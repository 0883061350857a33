"""The manual of the command line, made from the commands themselves.

Reads: the table of commands and the heads of the named questions. Gives: `docs/cli.md`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from docgraph.cli.app import app
from docgraph.graph.query.heads import Param, questions

_HEAD = """# The command line

Made by `make docs` from the commands themselves; a test holds it to them.

Exit codes: 0 done, 1 some inputs failed, 2 cannot do it, 130 stopped. An error is one line on standard
error that begins with `docgraph:` and says what, where, and what to do. The graph's place is `--graph DIR`,
else the environment's `DOCGRAPH_GRAPH`, else `.docgraph` in the working folder.

A graph may lie behind a SPARQL 1.1 endpoint: say its address for `DIR`, such as
`https://example.org/sparql`. The environment's `DOCGRAPH_USER` and `DOCGRAPH_PASSWORD`, or `DOCGRAPH_TOKEN`,
say who asks; `DOCGRAPH_UPDATE` is the address for updates where it cannot be told from the other,
`DOCGRAPH_TIMEOUT` the seconds to wait (60). What is derived from such a graph lies in the user's cache
folder. One process writes to it at a time: the graph `urn:docgraph:writer` there says which, and who comes
second gets a message. A large load goes into graphs `urn:docgraph:staged:…`, which one update then moves to
their places; what a load that was killed left of them goes when the next writer opens the graph.

Where a table does not fit the terminal, each row is a block of lines; `--json` gives every answer whole.

`docgraph extract --jsonl` reads a line `{"id", "text", "context"?, "format"?}`. `context` holds `date` (an
ISO day, month or year), `jurisdiction` (a province) and `self` (fields of the document that the text is);
another key is an error of that line. Offsets count code points of `text` as given, so in format `html` a
mention's `text` is `text[start:end]` with its tags and entities, and `written` the same where a reader sees
other letters; `type`, `number`, `symbol` and `date` hold what a reader sees.

`docgraph serve` answers at `/` (pages), `/d/…` (a document, also as Turtle or JSON-LD), `/sparql`, `/read`,
`/health`, and `/api`, which lists these: `/api/documents`, `/api/documents/{name}`, `/api/search?q=`,
`/api/sources`, `/api/sources/{address}`, `/api/neighbourhood/{name}`, `/api/path?from=&to=`, `/api/queries`,
`/api/queries/{name}`, `/api/read` (POST); `/api/openapi.json` describes them all.
"""
_WIDTH = 88


def manual() -> str:
    """The whole manual as Markdown.

    >>> manual().startswith("# The command line")
    True
    """
    group = typer.main.get_command(app)
    top = group.make_context("docgraph", [], resilient_parsing=True, terminal_width=_WIDTH)
    parts = [_HEAD, _block("docgraph", group.get_help(top))]
    commands: dict[str, typer.core.TyperCommand] = getattr(group, "commands", {})
    for name, command in commands.items():
        context = command.make_context(name, [], parent=top, resilient_parsing=True, terminal_width=_WIDTH)
        parts.append(_block(f"docgraph {name}", command.get_help(context)))
    return "\n".join([*parts, _questions()])


def main(target: str) -> None:
    """Write the manual to a file."""
    Path(target).write_text(manual(), encoding="utf-8")


def _block(title: str, help_text: str) -> str:
    lines = "\n".join(line.rstrip() for line in help_text.strip().splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"


def _questions() -> str:
    parts = ["## The named questions\n"]
    for question in questions().values():
        parts.append(f"### {question.name}\n\n{question.title}.\n")
        words = [f"- `{param.name}` ({_kind(param)}): {param.about}" for param in question.params]
        words += [f"- answers `{column.name}`: {column.about}" for column in question.columns]
        parts.append("\n".join(words) + "\n")
        if question.example:
            given = " ".join(f"'{value}'" for value in question.example.values())
            parts.append(f"```sh\ndocgraph query {question.name} {given}\n```\n")
    return "\n".join(parts)


def _kind(param: Param) -> str:
    return param.type if param.default is None else f"{param.type}, may be left out"


if __name__ == "__main__":
    main(sys.argv[1])
