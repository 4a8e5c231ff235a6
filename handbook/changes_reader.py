"""Read data/changes.yaml: what is new for readers, the newest first."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from itertools import pairwise

from handbook.model import Change
from handbook.yaml_reader import Entry

_NO_DATE = datetime.date(1970, 1, 1)  # only ever seen beside a problem


def read_changes(top: Entry, languages: Collection[str]) -> tuple[Change, ...]:
    """The changes in the order of the file; every fault is noted."""
    entries = [entry for entry in top.items("changes", others=False) if entry.there]
    # A language that no entry has yet is a new edition: it shows the words of the default one until they are added.
    spoken = [language for language in languages if any(language in entry for entry in entries)]
    changes = tuple(_change(entry, spoken) for entry in entries)
    top.finish()
    for entry, (above, change) in zip(entries[1:], pairwise(changes), strict=True):
        if change.date > above.date > _NO_DATE:
            entry.note("date", "newest-first", day=change.date, above=above.date)
    return changes


def _change(entry: Entry, languages: Collection[str]) -> Change:
    change = Change(
        date=entry.date("date") or _NO_DATE,
        words={language: entry.text(language) for language in languages},
        pages=tuple(f"{page}.md" for page in entry.names("pages", optional=True)),
        line=entry.line_of("pages"),
    )
    entry.finish()
    return change
