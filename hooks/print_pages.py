"""Hand the rendered text of each edition to the press, and keep its print pages beside the site's pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from handbook.print_pages import Text, print_pages

if TYPE_CHECKING:
    from jinja2 import Environment


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    # All pages of this edition are rendered now, and their files are not at hand after the build.
    config.extra["texts"] = {
        file.page.meta["path"]: Text(file.page.meta["text"], urljoin(config.site_url or "", file.page.url))
        for file in files.documentation_pages()
        if file.page is not None and "text" in file.page.meta
    }


def on_post_build(*, config: MkDocsConfig) -> None:
    if not config.extra["pdfs"]:
        return
    for page in print_pages(
        config.extra["handbook"],
        config.extra["edition"],
        config.extra["texts"],
        site=config.site_url or "",
        templates=config.extra["templates"],
    ):
        target = Path(config.site_dir, "print", f"{page.name}.html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.html, encoding="utf-8")
