"""Build the site with the spare engines, each in an environment of its own, and see that they make the same pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_FOLDER = Path(".cache/engines")
# mkdocs-ng is a drop-in: it is put over MkDocs. ProperDocs has a command of its own.
_ENGINES = {"properdocs": "properdocs==1.6.7", "mkdocs-ng": "mkdocs-ng==1.8.0"}
_COMMANDS = {"properdocs": "properdocs", "mkdocs-ng": "mkdocs"}


def main() -> None:
    """Exit with 1 when an engine stops or makes other pages than MkDocs does."""
    expected = _pages(_build("mkdocs", Path(".venv/bin/mkdocs")))
    for name, package in _ENGINES.items():
        pages = _pages(_build(name, _install(name, package) / "bin" / _COMMANDS[name]))
        if pages != expected:
            sys.exit(f"{name} made other pages: {sorted(pages ^ expected)}")
        print(f"{name}: {len(pages)} pages, the same as MkDocs")


def _install(name: str, package: str) -> Path:
    uv = shutil.which("uv", path=f"{os.environ['PATH']}{os.pathsep}.tools/bin")
    if uv is None:
        sys.exit("uv is missing: run scripts/set_up.sh html")
    home = _FOLDER / name
    locked = _FOLDER / "locked.txt"
    _run(uv, "venv", "--quiet", "--clear", str(home))
    _run(uv, "export", "--quiet", "--frozen", "--no-dev", "--no-emit-project", "--output-file", str(locked))
    _run(uv, "pip", "install", "--quiet", "--python", str(home), "--requirement", str(locked))
    _run(uv, "pip", "install", "--quiet", "--python", str(home), "--reinstall", "--no-deps", package)
    return home


def _build(name: str, command: Path) -> Path:
    site = (_FOLDER / f"{name}-site").resolve()
    _run(str(command.absolute()), "build", "--strict", "--site-dir", str(site))
    return site


def _pages(site: Path) -> set[str]:
    return {page.relative_to(site).as_posix() for page in site.rglob("*.html")}


def _run(*command: str) -> None:
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(command, env=environment, text=True, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stderr}\nstopped with exit code {done.returncode}: {' '.join(command)}")


if __name__ == "__main__":
    main()
