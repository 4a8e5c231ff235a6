"""In the preview, where only changed pages are made again, let a change of facts or looks change every page."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

_SHARED = ("data", "overrides")
_LOOK_EVERY = 0.1  # seconds
_previewing: list[bool] = []


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    _previewing[:] = [dirty]


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    # MkDocs looks for changes twice a second; half a second is most of what an editor waits for one word.
    watched = (config.docs_dir, config.config_file_path)
    for path in watched:
        server.unwatch(path)
    server.observer = type(server.observer)(timeout=_LOOK_EVERY)
    server.build_delay = _LOOK_EVERY / 2
    for path in watched:
        server.watch(path)
    return server


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
