"""Load the whole handbook from its source folder, and refuse it with all of its faults at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from handbook.checks import check
from handbook.facts_reader import read_facts
from handbook.model import Handbook
from handbook.problems import Problems, SourcesAreWrong
from handbook.words_reader import read_words
from handbook.yaml_reader import read_plain


def load(root: Path) -> Handbook:
    """The handbook whose mkdocs.yml, data/ and docs/ stand in `root`.

    Raises SourcesAreWrong with every fault found, sorted by file and line.
    """
    problems = Problems(root)
    names = languages(root, problems)
    facts = read_facts(root / "data", names, problems)
    words = {
        language: read_words(root / "docs", language, name, facts.tools, problems)
        for language, name in names.items()
    }
    handbook = Handbook(
        root=root,
        version=facts.version,
        date=facts.date,
        phases=facts.phases,
        tools=facts.tools,
        books=facts.books,
        terms=facts.terms,
        references=facts.references,
        editions={language: spoken.edition for language, spoken in words.items()},
    )
    check(handbook, {language: spoken.bodies for language, spoken in words.items()}, problems)
    if len(problems):
        raise SourcesAreWrong(problems)
    return handbook


def languages(root: Path, problems: Problems) -> dict[str, str]:
    """The editions named in mkdocs.yml under plugins.i18n.languages: code to name, the default one first."""
    site = read_plain(root / "mkdocs.yml", problems)
    plugins = site.get("plugins", []) if isinstance(site, Mapping) else []
    named = [plugin["i18n"]["languages"] for plugin in plugins if isinstance(plugin, Mapping) and "i18n" in plugin]
    spoken = sorted(named[0] if named else [], key=lambda language: not language.get("default", False))
    return {language["locale"]: language["name"] for language in spoken}


def site_address(root: Path) -> str:
    """The full address of the site, from `site_url` in mkdocs.yml, with a slash at its end."""
    site = read_plain(root / "mkdocs.yml", Problems(root))
    address = str(site.get("site_url") or "") if isinstance(site, Mapping) else ""
    return address.rstrip("/") + "/"
