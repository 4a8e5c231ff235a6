"""Faults in the sources, each a place and a sentence in Finnish and English, gathered to be told all at once."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# One wording a fault, Finnish first: editors of both languages read them, tests quote them.
WORDINGS: dict[str, tuple[str, str]] = {
    "missing": ("'{name}' puuttuu", "'{name}' is missing"),
    "unknown": ("'{name}' ei ole tunnettu kenttä{guess}", "'{name}' is not a known field{guess}"),
    "twice": ("'{name}' on jo rivillä {line}", "'{name}' is already on line {line}"),
    "taken": ("{what} '{name}' on jo käytössä: {owner}", "{what} '{name}' is already used by {owner}"),
    "choice": (
        "'{field}' on '{value}', sallittuja ovat {allowed}{guess}",
        "'{field}' is '{value}', not one of {allowed}{guess}",
    ),
    "kind": ("'{field}' on '{value}', odotettiin: {expected_fi}", "'{field}' is '{value}', expected {expected_en}"),
    "range": (
        "'{field}' on {value}, sallittu väli on {low}–{high}",
        "'{field}' is {value}, expected from {low} to {high}",
    ),
    "empty-file": ("tiedosto on tyhjä, odotettiin: {expected_fi}", "the file is empty, expected {expected_en}"),
    "no-file": ("tiedosto puuttuu", "the file is missing"),
    "no-folder": (
        "kansio puuttuu; kopioi se kansiosta {other} ja käännä",
        "the folder is missing; copy it from {other} and translate it",
    ),
    "no-counterpart": (
        "sivu puuttuu tältä kieleltä; se on tiedostossa {other}",
        "the page is missing in this language; it exists as {other}",
    ),
    "encoding": (
        "merkki ei ole UTF-8:aa; tallenna tiedosto UTF-8-muodossa",
        "a character is not UTF-8; save the file as UTF-8",
    ),
    "tab": ("sarkain (tab); sisennä välilyönneillä", "a tab character; indent with spaces"),
    "colon": (
        "tekstissä on ': '; pane koko teksti lainausmerkkeihin",
        "': ' inside a text; put the whole text in quotation marks",
    ),
    "sign": (
        "teksti alkaa merkillä, jolla on YAMLissa oma merkitys; pane koko teksti lainausmerkkeihin",
        "a text begins with a sign that means something in YAML; put the whole text in quotation marks",
    ),
    "quotation": ("lainausmerkki jää auki", "a quotation mark is left open"),
    "bracket": ("sulku [ tai {{ jää auki, tai pilkku puuttuu", "a bracket [ or {{ is left open, or a comma is missing"),
    "documents": ("rivi --- aloittaa toisen asiakirjan; poista se", "the line --- begins a second document; remove it"),
    "layout": (
        "rivi ei sovi edelliseen; tarkista molemmista sisennys, kaksoispiste ja lainausmerkit",
        "this line does not fit the one above; check the indentation, colon and quotation marks of both",
    ),
    "yaml": ("YAML ei aukea: {detail}", "the YAML cannot be read: {detail}"),
    "no-front-matter": (
        "sivun alusta puuttuu ylätietolohko (--- … ---)",
        "the page does not begin with front matter (--- … ---)",
    ),
    "minutes": (
        "vaiheiden minuutit ovat yhteensä {total}, mutta 'minutes' on {minutes}",
        "the minutes of the steps add up to {total}, but 'minutes' is {minutes}",
    ),
    "meeting-minutes": (
        "kohdat kestävät yhteensä {total} minuuttia, mutta 'minutes' on {minutes}",
        "the items take {total} minutes together, but 'minutes' is {minutes}",
    ),
    "overdue": (
        "'{name}': tiedot tarkistettu viimeksi {day:%-d.%-m.%Y}, yli 12 kuukautta sitten",
        "'{name}': facts last checked on {day:%-d %B %Y}, over 12 months ago",
    ),
    "newest-first": (
        "'date' on {day}, mutta yllä olevassa muutoksessa {above}; uusin tulee ylimmäksi",
        "'date' is {day}, but the change above has {above}; the newest goes to the top",
    ),
    "no-target": ("{what} '{name}' ei ole olemassa{guess}", "{what} '{name}' does not exist{guess}"),
    "self": ("'{field}' osoittaa työkaluun itseensä", "'{field}' points to the tool itself"),
    "area": (
        "'areas' käyttää kenttää '{name}', jota ei ole kohdassa 'fields'{guess}",
        "'areas' uses the field '{name}', which is not in 'fields'{guess}",
    ),
    "no-area": ("kenttä '{name}' puuttuu kohdasta 'areas'", "the field '{name}' has no place in 'areas'"),
    "ragged": (
        "'areas': rivillä {row} on {cells} ruutua, odotettiin {expected}",
        "'areas': row {row} has {cells} cells, expected {expected}",
    ),
    "split": (
        "'areas': kenttä '{name}' ei ole yhtenäinen suorakaide",
        "'areas': the field '{name}' is not one rectangle",
    ),
    "formula-order": (
        "kaava '{formula}' tarvitsee kenttää '{name}', joka ei ole numerokenttä ennen tätä kenttää",
        "the formula '{formula}' needs '{name}', which is not a number field before this one",
    ),
    "formula-zero": (
        "kaava '{formula}' jakaa nollalla esimerkin luvuilla",
        "the formula '{formula}' divides by zero with the numbers of the example",
    ),
    "formula": ("kaava '{formula}' ei aukea: {detail_fi}", "the formula '{formula}' cannot be read: {detail_en}"),
    "length": ("'{field}': {count} kohtaa, enintään {most}", "'{field}' has {count} entries, at most {most}"),
    "exactly": (
        "'{field}': {count} kohtaa, odotettiin {expected}",
        "'{field}' has {count} entries, expected {expected}",
    ),
    "no-section": ("osio '{{#{name}}}' puuttuu", "the section '{{#{name}}}' is missing"),
    "odd-section": (
        "osiota '{{#{name}}}' ei odotettu tähän{guess}",
        "the section '{{#{name}}}' is not expected here{guess}",
    ),
    "level": (
        "osion '{{#{name}}}' otsikkotaso on {level}, odotettiin tasoa {expected}",
        "the heading of '{{#{name}}}' is of level {level}, expected level {expected}",
    ),
    "section-order": (
        "osion '{{#{name}}}' paikka on ennen osiota '{{#{after}}}'",
        "the section '{{#{name}}}' belongs before '{{#{after}}}'",
    ),
    "section-differs": (
        "osio '{{#{name}}}' on tiedostossa {other} mutta ei täällä",
        "the section '{{#{name}}}' is in {other} but not here",
    ),
    "no-id": ("otsikolta puuttuu tunniste, esim. {{#next}}", "the heading has no id, such as {{#next}}"),
    "bad-id": (
        "tunnisteessa '{{#{name}}}' saa olla vain pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä",
        "the id '{{#{name}}}' may have only small letters a–z, digits and hyphens",
    ),
    "reserved": (
        "tunnus '{name}' on varattu työkalusivun omalle osiolle; anna toinen",
        "the name '{name}' belongs to a section of every tool page; choose another",
    ),
    "id-twice": ("tunniste '#{name}' on jo rivillä {line}", "the id '#{name}' is already on line {line}"),
    "jump": (
        "otsikkotaso hyppää tasolta {before} tasolle {level}",
        "the heading jumps from level {before} to level {level}",
    ),
    "h1": (
        "sivulla on tason 1 otsikko; otsikko tulee kentästä 'title', käytä tasoa ##",
        "a level 1 heading on the page; the title comes from 'title', use ##",
    ),
    "script-rows": (
        "taulukossa on {rows} riviä, työkalussa {steps} vaihetta",
        "the table has {rows} rows, the tool has {steps} steps",
    ),
    "script-table": (
        "odotettiin taulukkoa, jossa on kaksi saraketta (tee, sano)",
        "expected a table of two columns (do, say)",
    ),
    "dead-link": ("linkki '{link}' ei johda mihinkään{guess}", "the link '{link}' leads nowhere{guess}"),
    "dead-anchor": (
        "linkin '{link}' kohdetta '#{anchor}' ei ole sivulla{guess}",
        "the link '{link}' points to '#{anchor}', which is not on that page{guess}",
    ),
    "absolute-link": (
        "linkki '{link}' alkaa vinoviivalla; linkitä tiedostoon, esim. ../about.md",
        "the link '{link}' begins with a slash; link to the file, such as ../about.md",
    ),
    "no-alt": (
        "kuvalta '{link}' puuttuu vaihtoehtoinen teksti: ![teksti]({link})",
        "the image '{link}' has no text alternative: ![text]({link})",
    ),
    "insert-alone": (
        "'{link}' on kappaleessa muun tekstin kanssa; kirjoita se omaksi kappaleekseen: ![kuvateksti]({link})",
        "'{link}' stands in a paragraph with other text; give it one of its own: ![caption]({link})",
    ),
    "no-insert": (
        "sivu ei näytä lomakettaan; lisää kappale ![kuvateksti]({link})",
        "the page does not show its form; add a paragraph ![caption]({link})",
    ),
    "html": ("HTML ei ole sallittu: {snippet}", "HTML is not allowed: {snippet}"),
    "shortcode": ("oikopolku ei ole sallittu: {snippet}", "a shortcode is not allowed: {snippet}"),
    "code": (
        "koodilohko tai nelivälinen sisennys ei ole sallittu",
        "a code block (or four-space indent) is not allowed",
    ),
    "attribute": (
        "määrelista ei ole sallittu: {snippet}; vain otsikon tunniste käy",
        "an attribute list is not allowed: {snippet}; only a heading id is",
    ),
    "admonition": (
        "huomiolaatikon laji '{name}' ei ole tunnettu, sallittuja ovat {allowed}{guess}",
        "the admonition '{name}' is not known, use one of {allowed}{guess}",
    ),
    "admonition-form": ('huomiolaatikon muoto on: !!! tip "Otsikko"', 'an admonition is written: !!! tip "Title"'),
    "rule": ("vaakaviiva ei ole sallittu", "a horizontal rule is not allowed"),
    "unused": ("'{name}' ei ole käytössä missään", "'{name}' is not used anywhere"),
    "no-label": ("'{name}' puuttuu tiedostosta {labels}{guess}", "'{name}' is not in {labels}{guess}"),
    "label-differs": (
        "'{name}' on vain täällä; tiedostossa {other} on '{theirs}'",
        "'{name}' is only here; {other} has '{theirs}'",
    ),
    "label-kind": ("'{name}' on eri muotoa kuin tiedostossa {other}", "'{name}' is of another kind than in {other}"),
    "places": (
        "'{name}': täytettävät paikat ovat {found}, odotettiin {expected}",
        "'{name}' has the places {found} to fill in, expected {expected}",
    ),
    "default-language": (
        "odotettiin yhtä kieltä, jolla on 'default: true'; niitä on {count}",
        "expected one language with 'default: true', found {count}",
    ),
    "orphan": (
        "sivu ei ole missään kirjassa; lisää se tiedostoon data/books.yaml",
        "the page is in no book; add it to data/books.yaml",
    ),
    "no-entry": (
        "työkalulla ei ole tietoja; lisää '{name}' tiedostoon data/tools.yaml{guess}",
        "the tool has no facts; add '{name}' to data/tools.yaml{guess}",
    ),
    "contradiction": (
        "'{text}', mutta tarinassa on {expected} (data/story.yaml)",
        "'{text}', but the story has {expected} (data/story.yaml)",
    ),
    "no-number": (
        "lauseessa '{text}' ei ole paikkaa tarinan luvulle, esim. {{{example}}}",
        "the phrase '{text}' has no place for a number of the story, such as {{{example}}}",
    ),
    "untold": ("lausetta '{text}' ei ole enää missään tekstissä", "the phrase '{text}' is in no text any more"),
    "misspelt": (
        "sanaa '{word}' ei tunneta{guess}; jos se on oikein, lisää se tiedostoon {list}",
        "the word '{word}' is not known{guess}; if it is right, add it to {list}",
    ),
    "avoided": ("'{text}': sanastossa tämä on '{term}'", "'{text}': the glossary calls this '{term}'"),
    "doubled": ("'{text}': sama sana kahdesti", "'{text}': the same word twice"),
    "long-sentence": (
        "virkkeessä on {count} sanaa, enintään {most}: '{text}'",
        "a sentence of {count} words, at most {most}: '{text}'",
    ),
}


_SHOWN = 60  # letters of a wrong value that a problem repeats


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: the file as the editor knows it, the line (from 1), and what is wrong in two languages."""

    path: str
    line: int
    finnish: str
    english: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.finnish} / {self.english}"


class Problems:
    """The faults found so far under one root folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._found: dict[Problem, str] = {}

    def note(self, path: Path, line: int, wording: str, /, **words: object) -> None:
        """Add the fault `wording` of WORDINGS at a line of a file."""
        finnish, english = WORDINGS[wording]
        place = Path(os.path.relpath(path, self.root)).as_posix()
        problem = Problem(place, line, finnish.format(**_in(words, 0)), english.format(**_in(words, 1)))
        self._found[problem] = wording

    @property
    def counts(self) -> Counter[str]:
        """How many of each wording."""
        return Counter(self._found.values())

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def __len__(self) -> int:
        return len(self._found)


class SourcesAreWrong(Exception):
    """The sources have faults; the message lists all of them, a line each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def guess(name: str, known: Iterable[str]) -> tuple[str, str]:
    """Say which known name was probably meant, in both languages, or nothing."""
    return did_you_mean(nearest(name, known))


def did_you_mean(name: str) -> tuple[str, str]:
    """Ask for a name in both languages, or say nothing where there is none."""
    return (f" (tarkoititko '{name}'?)", f" (did you mean '{name}'?)") if name else ("", "")


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that looks most like this one, "" where none is near. Capitals do not count."""
    small = {other.lower(): other for other in sorted(known, reverse=True)}
    near = difflib.get_close_matches(name.lower(), list(small), n=1, cutoff=0.7)
    return small[near[0]] if near else ""


def shown(text: str) -> str:
    """A text as one short line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def listing(names: Iterable[str]) -> str:
    """The names in a row, the tail of a long row left out."""
    known = list(names)
    return ", ".join(known[:9]) + (" …" if len(known) > 9 else "")


def _in(words: dict[str, object], language: int) -> dict[str, object]:
    return {key: word[language] if isinstance(word, tuple) else word for key, word in words.items()}
