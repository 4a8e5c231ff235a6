"""In the preview, where only changed pages are made again, let a change of facts or looks change every page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

_SHARED = ("data", "overrides")
_previewing: list[bool] = []


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _previewing[:] = [dirty]


@event_priority(-200)  # after the i18n plugin, which gives each file its final place
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    if not any(_previewing):
        return files
    root = Path(config.config_file_path).parent
    newest = max(_times(root))
    for file in files.documentation_pages():
        page = Path(file.abs_dest_path)
        if page.exists() and page.stat().st_mtime < newest:
            os.utime(page, (0, 0))  # MkDocs makes a page again when it is older than its source
    return files


def _times(root: Path) -> list[float]:
    shared = [file for folder in _SHARED for file in (root / folder).rglob("*") if file.is_file()]
    labels = (root / "docs").glob("*/labels.yaml")
    return [file.stat().st_mtime for file in (*shared, *labels)]
