from __future__ import annotations

from pathlib import Path

from docgraph.cli.manual import manual

ROOT = Path(__file__).parents[3]


def test_the_manual_is_what_the_commands_say() -> None:
    assert (ROOT / "docs/cli.md").read_text("utf-8") == manual(), "run make docs"


def test_every_command_and_option_has_help() -> None:
    import typer

    from docgraph.cli.app import app

    commands = getattr(typer.main.get_command(app), "commands")  # noqa: B009 - Typer does not type its groups
    for name, command in commands.items():
        assert command.help, name
        assert [param.name for param in command.params if not getattr(param, "help", None)] == [], name
