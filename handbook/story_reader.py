"""Read data/story.yaml: the numbers of the invented example, and the phrases in which the texts tell them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from handbook.problems import Problems, guess
from handbook.story import PLACE, Story, Telling
from handbook.yaml_reader import Entry, read_yaml

_TOLD = "told"
_FACT = re.compile(r"\d+(\.\d+)?|\d{4}-\d\d-\d\d")


def read_story(path: Path, languages: Collection[str], problems: Problems) -> Story:
    """The story; faults are noted. Its facts are None where the file cannot be read, so that any name is taken."""
    top = read_yaml(path, problems)
    if not top.there:
        return Story(path, None, {})
    facts = {key: top.text(key) for key in top if key != _TOLD}
    told = top.entry(_TOLD, optional=True)
    telling = {language: _telling(told.entry(language), facts) for language in languages if language in told}
    told.finish()
    return Story(path, facts, telling)


def _telling(entry: Entry, facts: Mapping[str, str]) -> Telling:
    lines = {passage.text.strip(): passage.line for passage in entry.passages() if passage.part == "phrases"}
    phrases = entry.names("phrases")
    forms = entry.rows("numbers", columns=0, at_most=0) if "numbers" in entry else ()
    telling = Telling(
        phrases={phrase: lines[phrase] for phrase in phrases if _is_right(phrase, lines[phrase], entry, facts)},
        names=entry.names("names", optional=True),
        numbers={word.lower(): number for number, words in enumerate(forms, start=1) for word in words},
    )
    entry.finish()
    return telling


def _is_right(phrase: str, line: int, entry: Entry, facts: Mapping[str, str]) -> bool:
    """Whether the phrase has places, each for a number or a date of the story; a fault is noted."""
    places = PLACE.findall(phrase)
    if not places:
        entry.problems.note(entry.path, line, "no-number", text=phrase, example=next(iter(facts), "seats"))
    known = [key for key, fact in facts.items() if _FACT.fullmatch(fact)]
    strangers = [place for place in places if place not in known]
    for place in strangers:
        entry.problems.note(
            entry.path,
            line,
            "no-target",
            what=("tarinan luku", "the number of the story"),
            name=place,
            guess=guess(place, known),
        )
    return bool(places) and not strangers
