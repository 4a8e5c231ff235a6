"""Make the whole site beside the last good one, and put it in its place only when every part is there."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

# All that the site is made from. What is not here cannot change it.
SOURCES = ("data", "docs", "handbook", "hooks", "overrides", "scripts", "mkdocs.yml", "uv.lock")
_MADE = {"__pycache__"}


def fingerprint(root: Path, settings: Iterable[str]) -> str:
    """A name for the state of all sources and of the settings: equal names, equal site."""
    key = hashlib.sha256("\0".join(settings).encode())
    for file in _files(root):
        key.update(f"\0{file.relative_to(root).as_posix()}\0".encode())
        key.update(file.read_bytes())
    return key.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        source = root / name
        inside = sorted(source.rglob("*")) if source.is_dir() else [source]
        yield from (file for file in inside if file.is_file() and not _MADE & set(file.parts))


def put_in_place(new: Path, site: Path) -> None:
    """Replace the folder `site` by `new`, on the same file system. The old site goes only at the last moment."""
    old = new.with_name("previous")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)
