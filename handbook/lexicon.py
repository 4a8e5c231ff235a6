"""Know the words of a language: Finnish with Voikko, English with the dictionary of Hunspell."""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from libvoikko import Voikko, VoikkoException
from spylls.hunspell import Dictionary

_DOUBLED_WORD = 8  # Voikko's number for it; its other remarks on grammar are noise
_TWICE = re.compile(r"\b([^\W\d_]+)\s+(\1)\b", re.IGNORECASE)
_MAY_STAND_TWICE = {"had", "that"}
# Where systems keep the dictionaries of Hunspell.
_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell", "/opt/homebrew/share/hunspell", "/Library/Spelling")


class MissingLexiconError(Exception):
    """A library of the system is not there; the message is one sentence and names the remedy."""


class Lexicon(Protocol):
    """The words of one language."""

    def knows(self, word: str) -> bool:
        """Whether the word is spelt right, in any form."""

    def suggestion(self, word: str) -> str:
        """The word that was probably meant, or ""."""

    def bases(self, word: str) -> frozenset[str]:
        """The forms under which a dictionary may have the word, in small letters."""

    def doubled(self, text: str) -> Iterable[tuple[int, str]]:
        """Each word that stands twice in a row: where in the text, and both of them."""


class Finnish:
    """The words of Finnish, in all their forms."""

    def __init__(self) -> None:
        try:
            self._voikko = Voikko("fi")
        except (OSError, VoikkoException):
            raise MissingLexiconError(_remedy("Voikko with its Finnish dictionary")) from None
        self._voikko.setIgnoreDot(True)
        self.bases = functools.lru_cache(maxsize=None)(self._bases)
        self.knows = functools.lru_cache(maxsize=None)(self._voikko.spell)

    def suggestion(self, word: str) -> str:
        """The first guess of Voikko."""
        return str(next(iter(self._voikko.suggest(word)), ""))

    def _bases(self, word: str) -> frozenset[str]:
        """Base forms, such as 'sosiaalinen' of 'sosiaalisista'; the word itself where Voikko does not know it."""
        found = {str(reading["BASEFORM"]).lower() for reading in self._voikko.analyze(word) if "BASEFORM" in reading}
        return frozenset(found or {word.lower()})

    def doubled(self, text: str) -> Iterable[tuple[int, str]]:
        """What Voikko's grammar says."""
        for error in self._voikko.grammarErrors(text, "fi"):
            if error.errorCode == _DOUBLED_WORD:
                yield error.startPos, text[error.startPos : error.startPos + error.errorLen]


class English:
    """The words of British English."""

    def __init__(self, folders: Iterable[str] = _FOLDERS) -> None:
        found = next((Path(folder) / "en_GB" for folder in folders if (Path(folder) / "en_GB.dic").is_file()), None)
        if found is None:
            raise MissingLexiconError(_remedy("the British English dictionary of Hunspell (en_GB)"))
        self._dictionary = Dictionary.from_files(str(found))
        self.knows = functools.lru_cache(maxsize=None)(self._knows)

    def _knows(self, word: str) -> bool:
        plain = word.replace("’", "'").removesuffix("'s").removesuffix("'")
        return bool(self._dictionary.lookup(plain))

    def suggestion(self, word: str) -> str:
        """A known word one letter away, for the dictionary's own guesses take seconds."""
        return next((near for near in _near(word) if self._knows(near)), "")

    def bases(self, word: str) -> frozenset[str]:
        """The word, and without the endings of the plural and the genitive."""
        word = re.sub(r"[’']s?$", "", word.lower())
        return frozenset({word, word.removesuffix("s"), word.removesuffix("es")})

    def doubled(self, text: str) -> Iterable[tuple[int, str]]:
        """The same word twice, unless it may well stand so, or the second one begins a name: 'The title is Is it?'."""
        for found in _TWICE.finditer(text):
            if found[1].lower() not in _MAY_STAND_TWICE and found[2].islower():
                yield found.start(), found[0]


_LEXICONS: dict[str, type[Finnish] | type[English]] = {"fi": Finnish, "en": English}


@functools.cache
def lexicon(language: str) -> Lexicon | None:
    """The words of a language, None where we have no dictionary of it. Raises MissingLexiconError."""
    kind = _LEXICONS.get(language)
    return kind() if kind else None


def _remedy(name: str) -> str:
    return f"This machine lacks {name}: run 'scripts/set_up.sh words', and try again."


def _near(word: str) -> Iterator[str]:
    """Every word one mistake away: two letters swapped, one missing, one wrong, one too many."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    yield from (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    yield from (left + right[1:] for left, right in cuts if right)
    yield from (left + letter + right[1:] for left, right in cuts if right for letter in string.ascii_lowercase)
    yield from (left + letter + right for left, right in cuts for letter in string.ascii_lowercase)
