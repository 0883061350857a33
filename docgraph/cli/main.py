"""The table of commands, and what happens to every error.

Reads: the words after `docgraph`. Gives: an exit code.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from docgraph.cli import (
    add,
    doctor,
    eval_command,
    export,
    extract,
    query,
    say,
    serve,
    show,
    sources,
    sparql,
    validate,
    view,
)
from docgraph.cli.output import complain
from docgraph.errors import DocgraphError

app = typer.Typer(
    name="docgraph",
    help="Vietnamese documents in, a graph of documents out, with the sentence behind every edge.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("extract")(extract.extract_command)
app.command("add")(add.add_command)
app.command("sources")(sources.sources_command)
app.command("drop")(sources.drop_command)
app.command("settle")(sources.settle_command)
app.command("say")(say.say_command)
app.command("query")(query.query_command)
app.command("show")(show.show_command)
app.command("sparql")(sparql.sparql_command)
app.command("view")(view.view_command)
app.command("export")(export.export_command)
app.command("validate")(validate.validate_command)
app.command("serve")(serve.serve_command)
app.command("eval")(eval_command.eval_command)
app.command("doctor")(doctor.doctor_command)


@app.callback(invoke_without_command=True)
def _top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        print(f"docgraph {installed('docgraph')}")
    elif context.invoked_subcommand is None:
        print(context.get_help())


def main(arguments: list[str] | None = None) -> int:
    """Run one command; no error leaves as a traceback.

    >>> main(["show", "QĐ 1", "--graph", "/nowhere"])
    2
    """
    try:
        code = _invoke(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing more may be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except DocgraphError as error:
        complain(str(error))
        return 2
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        complain(
            f"{where}{error.strerror or error}; check the path, its permissions and the space on the disk"
        )
        return 2
    except Exception as error:
        complain(_last_words(error))
        return 2
    return code


def run() -> None:
    """The console script."""
    sys.exit(main())


def _invoke(arguments: list[str]) -> int:
    """One command by Typer, its own handling of errors left out."""
    command = typer.main.get_command(app)
    try:
        with command.make_context("docgraph", list(arguments)) as context:
            return command.invoke(context) or 0
    except typer.Exit as stop:
        return int(stop.exit_code)
    except typer.Abort:
        raise KeyboardInterrupt from None


def _last_words(error: Exception) -> str:
    """A usage error in Typer's words; anything else is a fault of ours, shown whole if asked."""
    if hasattr(error, "format_message"):
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else "docgraph"
        return f"{error.format_message().rstrip('.')}; see {path} --help"
    if os.environ.get("DOCGRAPH_DEBUG"):
        raise error
    fault = f"a fault in docgraph ({type(error).__name__}: {error})"
    return f"{fault}; run it again with DOCGRAPH_DEBUG=1 and report it"
