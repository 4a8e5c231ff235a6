"""Find where the texts contradict the numbers of the invented example."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handbook.model import Edition, Handbook, Passage
from handbook.problems import Problems
from handbook.wording import Wording

PLACE = re.compile(r"\{(\w+)\}")
_DIGITS = r"(?<![\w.,])[-\u2212]?(?:\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d))"
_SHOWN = 3  # right numbers that a problem names
_THOUSANDS = re.compile(r"[ \u00a0\u202f,.](?=\d{3}(?!\d))")


@dataclass(frozen=True)
class Telling:
    """How one language tells the story.

    A phrase has places for facts, as in '{eat_alone} of {asked_residents} asked'; … in it is any ending of a word.
    `names` are beginnings of words that show a paragraph to be about the story; `numbers` are number words.
    """

    phrases: Mapping[str, int]  # and the line of each
    names: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """The facts of the story by key (None: they cannot be read) and how each language tells them."""

    path: Path
    facts: Mapping[str, str] | None
    telling: Mapping[str, Telling]


Texts = Mapping[str, Mapping[str, tuple[Passage, ...]]]  # by language and page


def check_story(handbook: Handbook, story: Story, texts: Texts, problems: Problems) -> None:
    """Note every place where a text tells another number than the story."""
    for edition in handbook.editions.values():
        if edition.language not in story.telling or not _can_tell(edition):
            continue
        teller = _Teller(story.facts or {}, story.telling[edition.language], edition)
        for page, passages in texts[edition.language].items():
            source = handbook.root / "docs" / edition.language / page
            for passage in _about_the_story(page, passages, teller.telling.names):
                for line, told, expected in teller.contradictions(passage):
                    problems.note(source, line, "contradiction", text=told, expected=expected)


def untold(handbook: Handbook, story: Story, texts: Texts) -> Iterator[tuple[int, str]]:
    """The phrases that no text has any more, each with its line: they guard nothing."""
    for language, telling in story.telling.items():
        teller = _Teller(story.facts or {}, telling, handbook.editions[language])
        passages = [
            passage
            for page, all_of_page in texts[language].items()
            for passage in _about_the_story(page, all_of_page, telling.names)
        ]
        for phrase, line in telling.phrases.items():
            if not any(teller.pattern(phrase).search(passage.text) for passage in passages):
                yield line, phrase


def _can_tell(edition: Edition) -> bool:
    """Whether the labels with which numbers and dates are written could be read; a fault there is told already."""
    form = edition.labels.get("format")
    return isinstance(form, Mapping) and {"date", "decimal", "thousands"} <= form.keys() and "months" in edition.labels


def _about_the_story(page: str, passages: Iterable[Passage], names: tuple[str, ...]) -> Iterator[Passage]:
    """The worked examples of the tools, and paragraphs elsewhere that name the story."""
    for passage in passages:
        example = page.startswith("tools/") and (passage.part == "#example" or passage.part.endswith(".example"))
        if example or any(name in passage.text for name in names):
            yield passage


class _Teller:
    """The phrases of one language, ready to be looked for."""

    def __init__(self, facts: Mapping[str, str], telling: Telling, edition: Edition) -> None:
        self.facts, self.telling, self.say = facts, telling, Wording(edition)
        words = "|".join(sorted(map(re.escape, telling.numbers), key=len, reverse=True))
        self._number = rf"({_DIGITS}|\b(?:{words})\b)" if words else f"({_DIGITS})"
        self._date = f"({self._date_pattern(edition)})"
        # Phrases with the same words are alternatives: '46 of 120' and '29 of 40' are both right.
        self._alike: dict[re.Pattern[str], list[tuple[str, ...]]] = {}
        for phrase in sorted(telling.phrases, key=lambda phrase: len(PLACE.sub("", phrase)), reverse=True):
            self._alike.setdefault(self.pattern(phrase), []).append(tuple(PLACE.findall(phrase)))

    def _date_pattern(self, edition: Edition) -> str:
        months = edition.labels["months"]
        names = "|".join(map(re.escape, months)) if isinstance(months, list) else r"\w+"
        form = " ".join(self.say("format.date").split())
        pattern = re.escape(form).replace(r"\ ", r"\s")
        for place, digits in (("day", r"\d{1,2}"), ("month", r"\d{1,2}"), ("year", r"\d{4}"), ("month_name", names)):
            pattern = pattern.replace(re.escape(f"{{{place}}}"), f"(?:{digits})")
        return rf"(?<!\d){pattern}(?!\d)"

    def pattern(self, phrase: str) -> re.Pattern[str]:
        """The phrase with any number or date in its places; … stands for any ending, a space for any white space."""
        written = ""
        for place, word in enumerate(PLACE.split(" ".join(phrase.split()))):
            if place % 2:
                written += self._date if _day(self.facts.get(word, "")) else self._number
            else:
                written += re.escape(word).replace(r"\ ", r"\s+").replace("…", r"\w*")
        return re.compile(rf"(?<!\w){written}(?!\w)", re.IGNORECASE)

    def contradictions(self, passage: Passage) -> Iterator[tuple[int, str, tuple[str, str]]]:
        """Each contradiction in a text: its line, what the text says, and in two languages what the story has."""
        taken: list[tuple[int, int]] = []
        for pattern, alternatives in self._alike.items():  # the phrase of most words first: it knows best
            for found in pattern.finditer(passage.text):
                start, end = found.span()
                if any(low <= start and end <= high for low, high in taken):
                    continue
                taken.append((start, end))
                if not any(self._agrees(found.groups(), keys) for keys in alternatives):
                    line = passage.line + passage.text.count("\n", 0, start)
                    right = [self._told(found, keys) for keys in alternatives]
                    rest = " …" if len(right) > _SHOWN else ""
                    yield (
                        line,
                        _spaced(found[0]),
                        (
                            " tai ".join(right[:_SHOWN]) + rest,
                            " or ".join(right[:_SHOWN]) + rest,
                        ),
                    )

    def _agrees(self, told: tuple[str, ...], keys: tuple[str, ...]) -> bool:
        return all(self._means(text, self.facts[key]) for text, key in zip(told, keys, strict=True))

    def _means(self, text: str, fact: str) -> bool:
        day = _day(fact)
        if day:
            return _spaced(text) == _spaced(self.say.date(day))
        number = self.telling.numbers.get(text.lower())
        return (_number(text) if number is None else number) == float(fact)

    def _told(self, found: re.Match[str], keys: tuple[str, ...]) -> str:
        """The words of the text with the story's numbers in their places."""
        text, end = "", found.start()
        for place, key in enumerate(keys, start=1):
            day = _day(self.facts[key])
            said = self.say.date(day) if day else self.say.number(float(self.facts[key]))
            text += found.string[end : found.start(place)] + said
            end = found.end(place)
        return f"'{_spaced(text + found.string[end : found.end()])}'"


def _number(text: str) -> float:
    """A number as people write it: 12 000, 12,000, 10,50 or 10.50."""
    return float(_THOUSANDS.sub("", text).replace(",", ".").replace("\u2212", "-"))


def _day(fact: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(fact)
    except ValueError:
        return None


def _spaced(text: str) -> str:
    return " ".join(text.split())
