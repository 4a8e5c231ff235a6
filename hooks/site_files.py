"""Write the files of the site that are no pages: the geometry of the sheets and the short addresses of the tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from handbook.print_pages import short_address
from handbook.sheet_styles import sheet_styles

if TYPE_CHECKING:
    from jinja2 import Environment


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    # The first event at which every page has its final address.
    config.extra["addresses"] = {
        file.src_uri.removeprefix(f"{config.extra['edition'].language}/"): file.url
        for file in files.documentation_pages()
    }


def on_post_build(*, config: MkDocsConfig) -> None:
    handbook, edition = config.extra["handbook"], config.extra["edition"]
    site = config.site_url or ""
    _write(config, "styles/sheets.css", sheet_styles(handbook.tools.values()))
    # Named, or a browser that stays long enough on the short page asks for an icon that is not there.
    icon = urlsplit(urljoin(site, config.theme["favicon"])).path
    for tool in handbook.tools.values():
        page = urlsplit(urljoin(site, config.extra["addresses"][tool.page])).path
        leap = config.extra["templates"].fill("short.html", handbook, edition, tool=tool, address=page, icon=icon)
        short = urlsplit(short_address(handbook, edition, tool, site)).path.removeprefix(urlsplit(site).path)
        _write(config, f"{short}index.html", leap)


def _write(config: MkDocsConfig, name: str, text: str) -> None:
    target = Path(config.site_dir, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
