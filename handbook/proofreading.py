"""Read all texts as a proofreader does: spelling, words to avoid, words written twice, long sentences.

What it finds are remarks for editors to judge, never faults that stop a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.lexicon import Lexicon, lexicon
from handbook.loading import Sources, read
from handbook.model import Handbook, Passage
from handbook.problems import Problems, did_you_mean, shown
from handbook.story import untold
from handbook.yaml_reader import read_text, read_yaml

LONGEST_SENTENCE = 30  # words
# Addresses, places to fill in, names of files.
_NOT_PROSE = re.compile(r"https?://\S+|\S+@\S+|\{\w*\}|\b[\w-]+(?:[./][\w-]+)*\.[a-z]{2,4}\b(?:/\S*)?")
_TOKEN = re.compile(r"\w+(?:[-’':]\w+)*[-’]?")
_ENDING = re.compile(r"[’':]\w+$")  # of a name or an abbreviation: Mendelow’n, PDF:n, Kivisalmi’s
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,6}")
_FOREIGN = ("aliases", "#sources")  # where words of the other languages are right as well
_SENTENCE_END = re.compile(r"[.!?…]+[”\"’)*]*\s+(?=[\"”“‘(]*[^\W_a-zåäö])|\s*[→\n]\s*(?=\n)")


@dataclass(frozen=True)
class Text:
    """The passages of a file in one language: its name for exceptions, such as 'tools/problem-tree'."""

    source: Path
    page: str
    language: str
    passages: tuple[Passage, ...]


class OwnWords:
    """Words that no dictionary has: names and coinages. One that ends in * stands for all that begin so.

    A word in small letters is right with a capital, too.
    """

    def __init__(self, words: Iterable[str]) -> None:
        found = {word.strip() for word in words if word.strip()}
        self._beginnings = tuple(word.removesuffix("*") for word in found if word.endswith("*"))
        self._whole = {word for word in found if not word.endswith("*")}

    def __contains__(self, word: str) -> bool:
        plain = _ENDING.sub("", word)
        forms = {word, plain, plain[:1].lower() + plain[1:]}
        return bool(forms & self._whole) or any(form.startswith(self._beginnings) for form in forms)


def remarks(root: Path) -> Problems:
    """All remarks on the texts of the handbook in `root`. Raises MissingLexiconError."""
    found, faults = Problems(root), Problems(root)  # faults are for the check to tell
    sources = read(root, faults)
    handbook = sources.handbook
    lexicons = {language: lexicon(language) for language in handbook.editions}
    names = tuple(_names(handbook))
    own = {
        language: OwnWords((*names, *_lines(root / "data" / f"words-{language}.txt", faults))) for language in lexicons
    }
    proofread(handbook, [*_texts(sources), *_texts_of_data(handbook, faults)], lexicons, own, found)
    for line, phrase in untold(handbook, sources.facts.story, sources.passages):
        found.note(sources.facts.story.path, line, "untold", text=phrase)
    return found


def _names(handbook: Handbook) -> Iterator[str]:
    """The words of the sources; their authors with any ending."""
    for one in handbook.references.values():
        yield from _TOKEN.findall(f"{one.title} {one.publisher}")
        yield from (f"{name}*" for name in _TOKEN.findall(one.author) if len(name) > 3 and name[0].isupper())


def _lines(path: Path, faults: Problems) -> list[str]:
    return (read_text(path, faults) or "").split("\n")


def _texts(sources: Sources) -> Iterator[Text]:
    root = sources.handbook.root
    for language, files in sources.passages.items():
        for file, passages in files.items():
            yield Text(root / "docs" / language / file, file.removesuffix(".md"), language, passages)


def _texts_of_data(handbook: Handbook, faults: Problems) -> Iterator[Text]:
    for name, fields in (("glossary", (".{}.term", ".{}.definition")), ("changes", (".{}",))):
        path = handbook.root / "data" / f"{name}.yaml"
        passages = tuple(read_yaml(path, faults).passages())
        for language in handbook.editions:
            ends = tuple(field.format(language) for field in fields)
            yield Text(path, name, language, tuple(one for one in passages if one.part.endswith(ends)))


def proofread(
    handbook: Handbook,
    texts: Iterable[Text],
    lexicons: Mapping[str, Lexicon | None],
    own: Mapping[str, OwnWords],
    problems: Problems,
) -> None:
    """Note a remark for every finding. A language without a lexicon is read for the length of its sentences alone."""
    avoided = {
        language: list(_avoided(handbook, language, lexicon)) for language, lexicon in lexicons.items() if lexicon
    }
    for text in texts:
        lexicon = lexicons.get(text.language)
        for passage in text.passages:
            if lexicon:
                others = lexicons.values() if passage.part in _FOREIGN else ()
                known_to = (lexicon, *(other for other in others if other))
                _spell(text, passage, known_to, own[text.language], problems)
                _note_doubled(text, passage, lexicon, problems)
                _note_avoided(text, passage, lexicon, avoided[text.language], problems)
            _measure(text, passage, problems)


def _blanked(text: str) -> str:
    """The text with all that is no prose replaced by blanks, so that every place stays where it was."""
    return _NOT_PROSE.sub(lambda found: " " * len(found[0]), text.replace("\u00ad", ""))


def _line(passage: Passage, place: int) -> int:
    return passage.line + passage.text.count("\n", 0, place)


# Spelling


def _spell(text: Text, passage: Passage, lexicons: tuple[Lexicon, ...], own: OwnWords, problems: Problems) -> None:
    for found in _TOKEN.finditer(_blanked(passage.text)):
        word = found[0].rstrip("’")
        if not _is_known(word, lexicons, own):
            problems.note(
                text.source,
                _line(passage, found.start()),
                "misspelt",
                word=word,
                guess=did_you_mean(lexicons[0].suggestion(word)),
                list=f"data/words-{text.language}.txt",
            )


def _is_known(word: str, lexicons: tuple[Lexicon, ...], own: OwnWords) -> bool:
    """Whether it is a word, a number, an abbreviation, or made of such with hyphens."""
    if re.search(r"\d", word) or _ABBREVIATION.fullmatch(_ENDING.sub("", word)) or word in own:
        return True
    if any(lexicon.knows(word) for lexicon in lexicons):  # ylä- ja alaosa
        return True
    return "-" in word and all(_is_known(part, lexicons, own) for part in word.split("-") if part)


def _note_doubled(text: Text, passage: Passage, lexicon: Lexicon, problems: Problems) -> None:
    for place, words in lexicon.doubled(_blanked(passage.text)):
        problems.note(text.source, _line(passage, place), "doubled", text=shown(words))


# Words to avoid


@dataclass(frozen=True)
class _Avoided:
    """A word to avoid, as the base forms of its parts, the term to write instead, and the pages that may name it."""

    parts: tuple[frozenset[str], ...]
    term: str
    spoken_of: tuple[str, ...]


def _avoided(handbook: Handbook, language: str, lexicon: Lexicon) -> Iterator[_Avoided]:
    for term in handbook.terms.values():
        words = term.words.get(language)
        for phrase in words.avoid if words else ():
            parts = tuple(_base(word, lexicon) for word in _TOKEN.findall(phrase))
            yield _Avoided(parts, words.term if words else "", words.spoken_of if words else ())


def _base(word: str, lexicon: Lexicon) -> frozenset[str]:
    """The word as the glossary has it, where that is a base form: 'kiihdytin' is no form of 'kiihdyttää' there."""
    bases = lexicon.bases(word)
    return frozenset({word.lower()}) if word.lower() in bases else bases


def _note_avoided(
    text: Text, passage: Passage, lexicon: Lexicon, avoided: Iterable[_Avoided], problems: Problems
) -> None:
    found = list(_TOKEN.finditer(_blanked(passage.text)))
    bases = [lexicon.bases(word[0]) for word in found]
    for one in avoided:
        if text.page in one.spoken_of:
            continue
        for first in range(len(found) - len(one.parts) + 1):
            if all(part & bases[first + place] for place, part in enumerate(one.parts)):
                last = found[first + len(one.parts) - 1]
                told = passage.text[found[first].start() : last.end()]
                problems.note(
                    text.source, _line(passage, found[first].start()), "avoided", text=shown(told), term=one.term
                )


# Sentences


def _measure(text: Text, passage: Passage, problems: Problems) -> None:
    start = 0
    for end in [*(found.end() for found in _SENTENCE_END.finditer(passage.text)), len(passage.text)]:
        sentence = passage.text[start:end]
        count = len(_TOKEN.findall(sentence))
        if count > LONGEST_SENTENCE:
            problems.note(
                text.source,
                _line(passage, start),
                "long-sentence",
                count=count,
                most=LONGEST_SENTENCE,
                text=shown(sentence),
            )
        start = end
