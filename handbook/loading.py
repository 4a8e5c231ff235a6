"""Load the whole handbook from its source folder, and refuse it with all of its faults at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.checks import check
from handbook.facts_reader import Facts, read_facts
from handbook.label_checks import check_labels
from handbook.model import Handbook
from handbook.problems import Problem, Problems, SourcesAreWrong
from handbook.story import Texts, check_story
from handbook.words_reader import Words, read_words
from handbook.yaml_reader import read_plain, read_yaml


@dataclass(frozen=True)
class Sources:
    """All that was read: the handbook, and beside it what the checks of its sources need."""

    handbook: Handbook
    facts: Facts
    words: Mapping[str, Words]

    @property
    def passages(self) -> Texts:
        """Every text by language and file."""
        return {language: spoken.passages for language, spoken in self.words.items()}


def load(root: Path) -> Handbook:
    """The handbook whose mkdocs.yml, data/ and docs/ stand in `root`.

    Raises SourcesAreWrong with every fault found, sorted by file and line.
    """
    return load_sources(root).handbook


def load_sources(root: Path) -> Sources:
    """The same with all that was read beside it."""
    problems = Problems(root)
    sources = read(root, problems)
    handbook, facts, words = sources.handbook, sources.facts, sources.words
    check(handbook, facts.chapters, {language: spoken.bodies for language, spoken in words.items()}, problems)
    check_labels(handbook, facts.asked, {language: spoken.lines for language, spoken in words.items()}, problems)
    check_story(handbook, facts.story, sources.passages, problems)
    if len(problems):
        raise SourcesAreWrong(problems)
    return sources


def overdue(sources: Sources, today: datetime.date) -> tuple[Problem, ...]:
    """What was last checked over 12 months before `today`: a list for editors, not a fault."""
    late = Problems(sources.handbook.root)
    for item in sources.facts.checked:
        if (today.year - item.day.year, today.month, today.day) > (1, item.day.month, item.day.day):
            late.note(item.path, item.line, "overdue", name=item.name, day=item.day)
    return tuple(late)


def read(root: Path, problems: Problems) -> Sources:
    """The sources, each file by itself, right or wrong; its faults are noted."""
    names = languages(root, problems)
    facts = read_facts(root / "data", names, problems)
    words = {language: read_words(root / "docs", language, name, facts, problems) for language, name in names.items()}
    handbook = Handbook(
        root=root,
        version=facts.version,
        date=facts.date,
        phases=facts.phases,
        tools=facts.tools,
        trails=facts.trails,
        books=facts.books,
        terms=facts.terms,
        references=facts.references,
        forms=facts.forms,
        assessment=facts.assessment,
        programmes=facts.programmes,
        funding=facts.funding,
        changes=facts.changes,
        editions={language: spoken.edition for language, spoken in words.items()},
    )
    return Sources(handbook, facts, words)


def languages(root: Path, problems: Problems) -> dict[str, str]:
    """The editions named in mkdocs.yml under plugins.i18n.languages: code to name, the default one first."""
    site = read_yaml(root / "mkdocs.yml", problems, tags=True)
    i18n = next((plugin.entry("i18n") for plugin in site.items("plugins") if "i18n" in plugin), None)
    entries = list(i18n.items("languages")) if i18n else []
    spoken = sorted(entries, key=lambda entry: not entry.truth("default", default=False))
    defaults = [entry for entry in entries if entry.truth("default", default=False)]
    if i18n and entries and len(defaults) != 1:
        i18n.note("languages", "default-language", count=len(defaults))
    for entry, key in ((entry, key) for entry in entries for key in ("locale", "name") if key not in entry):
        entry.note(key, "missing", name=key)
    names = {entry.text("locale"): entry.text("name") for entry in spoken if "locale" in entry}
    if site.there and not names:
        problems.note(site.path, 1, "missing", name="plugins: i18n: languages")
    # Where the settings cannot be read, the folders tell the languages, so that their faults are told all the same.
    return names or {labels.parent.name: labels.parent.name for labels in sorted(root.glob("docs/*/labels.yaml"))}


def site_address(root: Path) -> str:
    """The full address of the site, from `site_url` in mkdocs.yml, with a slash at its end."""
    site = read_plain(root / "mkdocs.yml", Problems(root))
    address = str(site.get("site_url") or "") if isinstance(site, Mapping) else ""
    return address.rstrip("/") + "/"
