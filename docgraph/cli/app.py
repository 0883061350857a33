"""The table of commands.

Reads: nothing. Gives: the Typer application, which `main` runs and the manual describes.
"""

from __future__ import annotations

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
    search,
    serve,
    show,
    sources,
    sparql,
    validate,
    view,
)

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
# A parameter of a question may be given as an option of its name, whichever question it is.
app.command("query", context_settings={"ignore_unknown_options": True})(query.query_command)
app.command("search")(search.search_command)
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
