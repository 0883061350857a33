"""From the words after `docgraph` to a command, and what happens to every error.

Reads: the words after `docgraph`. Gives: an exit code. JSON lines asked for without another option are read
at once; anything else goes through Typer, which takes as long to load as a megabyte takes to read.
"""

from __future__ import annotations

import os
import sys
from typing import Final

from docgraph.cli.output import complain
from docgraph.errors import DocgraphError

# What needs no parsing, and whether it stops at mentions.
_QUICK: Final = {
    ("extract", "--jsonl"): False,
    ("extract", "--jsonl", "--only", "mentions"): True,
    ("extract", "--only", "mentions", "--jsonl"): True,
}


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
    """One command: the quick one as it is, any other by Typer, its own handling of errors left out."""
    if tuple(arguments) in _QUICK:
        from docgraph.cli.lines import read_lines
        from docgraph.records import Context

        return read_lines(Context(), mentions_only=_QUICK[tuple(arguments)])
    import typer

    from docgraph.cli.app import app

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
