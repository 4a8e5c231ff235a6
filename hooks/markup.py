"""Mend the theme's markup on every finished page, and warn when the theme no longer looks as it did."""

from __future__ import annotations

import logging

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from handbook.markup import mend

_log = logging.getLogger("mkdocs.hooks.markup")


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    return _mended(output, page.file.dest_uri, config)


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    if template_name != "404.html":
        return output
    # Each edition builds this page at the same address; an empty one is not written, so the default edition's stays.
    if config.extra["edition"].language != config.extra["handbook"].default_language:
        return ""
    return _mended(output, template_name, config)


def _mended(html: str, place: str, config: MkDocsConfig) -> str:
    w = config.extra["w"]
    html, warnings = mend(html, skip=w("site.skip"), table=w("site.table"))
    for warning in warnings:
        _log.warning("%s: %s", place, warning)
    return html
