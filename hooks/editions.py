"""Load the handbook, stop the build where its sources are wrong, and give each edition its menu."""

from __future__ import annotations

import functools
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from handbook.loading import load
from handbook.navigation import menu
from handbook.problems import SourcesAreWrong
from handbook.templates import Templates
from handbook.wording import Wording

# Looks that only our own templates read; MkDocs would publish them as files of the theme.
_NOT_PUBLISHED = ("icons/", "identity/", "print/", "macros/", "content/", "inserts/", "figures/", "fonts/OFL")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if "handbook" in config.extra:
        return config  # the same build, its next language
    root = Path(config.config_file_path).parent
    try:
        config.extra["handbook"] = load(root)
    except SourcesAreWrong as wrong:
        raise Abort(str(wrong)) from None
    config.extra["templates"] = _templates(root / "overrides")
    config.plugins["material/search"].config["lang"] = list(config.extra["handbook"].editions)
    config.extra["pdfs"] = os.environ.get("WORKBOOK_PDFS") == "yes"
    return config


@functools.cache  # compiled once, not once a language
def _templates(overrides: Path) -> Templates:
    return Templates(overrides)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    # The first event that knows the language: the i18n plugin sets it at the end of on_config.
    handbook = config.extra["handbook"]
    edition = handbook.editions[config.theme["language"]]
    config.extra["edition"] = edition
    config.extra["w"] = Wording(edition)
    config.site_name = config.extra["w"]("site.name")
    config.nav = menu(handbook, edition)
    for file in list(files):
        if file.src_uri.startswith(_NOT_PUBLISHED):
            files.remove(file)
    return files
