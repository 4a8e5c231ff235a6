"""Read data/funding.yaml: what money there is, from whom, for whom, and when that was last looked at."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from handbook.model import FUNDING_FOR, FUNDING_KINDS, FUNDING_STAGES, Funding, FundingWords
from handbook.yaml_reader import Entry

_NO_DATE = datetime.date(1970, 1, 1)  # only ever seen beside a problem


def read_funding(top: Entry, languages: Collection[str], references: Collection[str] | None) -> dict[str, Funding]:
    """The kinds of money by name, in the order of the file; every fault is noted."""
    within = top.entry("funding")
    entries = {name: within.entry(name) for name in within.ids()}
    # A language that no entry has yet is a new edition: it shows the words of the default one until they are added.
    spoken = [language for language in languages if any(language in entry for entry in entries.values())]
    funding = {name: _funding(name, entry, spoken, references) for name, entry in entries.items()}
    top.finish()
    return funding


def _funding(name: str, entry: Entry, languages: Collection[str], references: Collection[str] | None) -> Funding:
    funding = Funding(
        id=name,
        kind=entry.choice("kind", FUNDING_KINDS),
        stages=entry.names("stages", FUNDING_STAGES),
        who=entry.names("who", FUNDING_FOR),
        link=entry.url("link"),
        checked=entry.date("checked") or _NO_DATE,
        sources=entry.names("sources", references),
        words={language: _words(entry.entry(language)) for language in languages},
    )
    entry.finish()
    return funding


def _words(entry: Entry) -> FundingWords:
    words = FundingWords(
        name=entry.text("name"),
        authority=entry.text("authority"),
        purpose=entry.text("purpose"),
        size=entry.text("size"),
        note=entry.text("note", optional=True),
    )
    entry.finish()
    return words
