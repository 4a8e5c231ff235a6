"""Join each page's text with the facts that belong to it, and lead its pencil to the source."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url

from handbook.content import Surroundings, compose
from handbook.model import FormPartWords

_ID = re.compile(r'\sid="([^"]+)"')


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    edition = config.extra["edition"]
    path = page.file.src_uri.removeprefix(f"{edition.language}/")
    page.meta["text"] = html  # the print pages place the same text on paper
    page.meta["path"] = path
    around = Surroundings(
        to=lambda other: _address(other, page, files, edition.language),
        root=get_relative_url(".", page.url).rstrip("/") + "/",
        pdfs=config.extra["pdfs"],
    )
    content = compose(
        path,
        html,
        page.meta,
        handbook=config.extra["handbook"],
        edition=edition,
        templates=config.extra["templates"],
        around=around,
    )
    if path.removeprefix("tools/").removesuffix(".md") in config.extra["handbook"].tools:
        _name_sheet(page, config.extra["w"]("sheet.title"))
    if path == "assessment.md":
        _name_parts(page, edition.assessment.parts)
    # MkDocs checks links to anchors against this set, and knows only those of the Markdown.
    page.present_anchor_ids = set(_ID.findall(content))
    return str(content)


def _address(path: str, page: Page, files: Files, language: str) -> str:
    file = files.get_file_from_path(f"{language}/{path}")
    if file is None:
        raise KeyError(path)
    return file.url_relative_to(page.file)


def _name_sheet(page: Page, title: str) -> None:
    # The sheet is no Markdown heading, so the table of contents learns of it here.
    page.toc.items.insert(2, AnchorLink(title, "sheet", 2))


def _name_parts(page: Page, parts: Mapping[str, FormPartWords]) -> None:
    page.toc.items += [AnchorLink(part.title, f"assessment_{name}", 2) for name, part in parts.items()]
