"""Check the labels: all that the facts ask for, the same ones in every language, with the same places to fill."""

from __future__ import annotations

import string
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from handbook.facts_reader import Asked
from handbook.model import (
    FUNDING_FOR,
    FUNDING_KINDS,
    FUNDING_STAGES,
    MODES,
    NEWS_PAGE,
    RATES,
    SINGLE_PAGES,
    Edition,
    Handbook,
)
from handbook.problems import Problems, did_you_mean, nearest

_MONTHS = 12
_DATE = {"day", "month", "month_name", "year"}  # each language writes its dates with those it wants
# Labels that stand in no data: the ways of working, the rates of materials, the months, the single pages of the menu,
# the words of the funding table.
_ALWAYS = (
    *(f"modes.{mode}" for mode in MODES),
    *(f"rates.{rate}" for rate in RATES),
    *(f"menu.{page}" for page in (*SINGLE_PAGES, NEWS_PAGE)),
    *(f"funding.kinds.{kind}" for kind in FUNDING_KINDS),
    *(f"funding.stages.{stage}" for stage in FUNDING_STAGES),
    *(f"funding.for.{who}" for who in FUNDING_FOR),
    "months",
)


@dataclass(frozen=True)
class _Labels:
    """The labels of an edition, groups included, by name, and the line of each."""

    path: Path
    values: Mapping[str, object]
    lines: Mapping[str, int]

    def note(self, problems: Problems, name: str, wording: str, **words: object) -> None:
        line = next((self.lines[known] for known in (name, _group(name)) if known in self.lines), 1)
        problems.note(self.path, line, wording, name=name, **words)


def check_labels(
    handbook: Handbook, asked: Collection[Asked], lines: Mapping[str, Mapping[str, int]], problems: Problems
) -> None:
    """Note every fault in the labels; `lines` holds the line of each label by language."""
    editions = [_labels(handbook, edition, lines[edition.language]) for edition in handbook.editions.values()]
    readable = [labels for labels in editions if labels.values]
    if not readable:
        return
    first, *others = readable  # the default one says what the others must have
    elsewhere = {name for labels in others for name in labels.values}
    asked_elsewhere = {name for ask in asked for name in _lineage(ask.name)} & elsewhere
    _check_asked(handbook, first, [ask for ask in asked if ask.name not in elsewhere], problems)
    _check_alone(first, problems)
    wanted = {name for label in _ALWAYS for name in _lineage(label)} | asked_elsewhere
    first = _check_lost(first, wanted, elsewhere, problems)
    for labels in others:
        _compare(handbook, first, labels, wanted, problems)
        for name in first.values.keys() & labels.values.keys():
            _check_kind(handbook, name, first, labels, problems)


def _labels(handbook: Handbook, edition: Edition, lines: Mapping[str, int]) -> _Labels:
    path = handbook.root / "docs" / edition.language / "labels.yaml"
    return _Labels(path, dict(_flat(edition.labels)), lines)


def _flat(labels: Mapping[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    for key, value in labels.items():
        yield f"{above}{key}", value
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")


def _group(name: str) -> str:
    return name.rpartition(".")[0]


def _lineage(name: str) -> Iterator[str]:
    """The label and the groups it stands in, the innermost first."""
    while name:
        yield name
        name = _group(name)


def _name(handbook: Handbook, path: Path) -> str:
    return path.relative_to(handbook.root).as_posix()


def _check_asked(handbook: Handbook, first: _Labels, asked: Collection[Asked], problems: Problems) -> None:
    told: set[str] = set()
    for ask in asked:
        if ask.name in first.values or told & set(ask.name.split(".")):
            continue  # one unknown name may ask for several labels, and in several places
        told.add(ask.name.rpartition(".")[2])
        kin = [name for name in first.values if _group(name) == _group(ask.name)]
        near = nearest(ask.name, kin).rpartition(".")[2]
        problems.note(
            ask.path, ask.line, "no-label", name=ask.name, labels=_name(handbook, first.path), guess=did_you_mean(near)
        )


def _check_lost(labels: _Labels, wanted: set[str], elsewhere: Collection[str], problems: Problems) -> _Labels:
    """Note wanted labels that the default edition lacks, a misspelt one as such; what is left to compare."""
    odd = [name for name in labels.values if name not in elsewhere and name not in wanted]
    told: set[str] = set()
    lost = wanted - labels.values.keys()
    for name in _without_inner(lost, sorted(lost)):
        meant = nearest(name, [label for label in odd if _group(label) == _group(name)])
        told.add(meant)
        if meant:
            labels.note(problems, meant, "unknown", guess=did_you_mean(name))
        else:
            labels.note(problems, name, "missing")
    kept = {name: value for name, value in labels.values.items() if not told & set(_lineage(name))}
    return replace(labels, values=kept)


def _check_alone(labels: _Labels, problems: Problems) -> None:
    for name, label in labels.values.items():
        if isinstance(label, str) and _places(label) is None:
            labels.note(problems, name, "places", found="?", expected=_told(("…",)))
    months = labels.values.get("months")
    if isinstance(months, list) and len(months) != _MONTHS:
        labels.note(problems, "months", "exactly", field="months", count=len(months), expected=_MONTHS)


def _compare(handbook: Handbook, first: _Labels, other: _Labels, wanted: Collection[str], problems: Problems) -> None:
    """Note labels that only one of the two has; of a group, the group alone."""
    missing = _without_inner(first.values.keys() - other.values.keys(), first.values)
    for name in _without_inner(other.values.keys() - first.values.keys(), other.values):
        if name in wanted:
            continue  # it is the first that lacks it
        theirs = nearest(name, [label for label in missing if _group(label) == _group(name)])
        missing = [label for label in missing if label != theirs]
        if theirs:  # nobody knows which of the two is misspelt
            other.note(problems, name, "label-differs", other=_name(handbook, first.path), theirs=theirs)
            first.note(problems, theirs, "label-differs", other=_name(handbook, other.path), theirs=name)
        else:
            other.note(problems, name, "unknown", guess=("", ""))
    for name in missing:
        if isinstance(other.values.get(_group(name), {}), Mapping):
            other.note(problems, name, "missing")


def _without_inner(names: Collection[str], order: Iterable[str]) -> list[str]:
    return [name for name in order if name in names and _group(name) not in names]


def _check_kind(handbook: Handbook, name: str, first: _Labels, other: _Labels, problems: Problems) -> None:
    one, two = first.values[name], other.values[name]
    if type(one) is not type(two):
        other.note(problems, name, "label-kind", other=_name(handbook, first.path))
    elif isinstance(one, list) and isinstance(two, list) and len(one) != len(two):
        other.note(problems, name, "exactly", field=name, count=len(two), expected=len(one))
    elif isinstance(one, str) and two and _places(one) is not None and not _same_places(name, one, str(two)):
        other.note(problems, name, "places", found=_told(_places(str(two))), expected=_told(_places(one)))


def _same_places(name: str, one: str, two: str) -> bool:
    found = _places(two)
    return set(found or "?") <= _DATE if name == "format.date" else found == _places(one)


def _places(label: str) -> tuple[str, ...] | None:
    """The names of the places to fill in, None where a brace stands alone."""
    try:
        return tuple(sorted({name for _, name, _, _ in string.Formatter().parse(label) if name is not None}))
    except ValueError:
        return None


def _told(places: tuple[str, ...] | None) -> str:
    return "?" if places is None else " ".join(f"{{{name}}}" for name in places) or "–"
