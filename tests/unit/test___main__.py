"""The command line as a module, where its command is not on the path."""

from __future__ import annotations

import subprocess
import sys


def test_the_module_is_the_command() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "docgraph", "--version"], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith("docgraph ")
    assert told.stderr == ""
