"""Read the self-assessment: its facts from data/assessment.yaml, its words from the front matter of its page."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handbook.form_reader import named_texts, read_form_words, read_part
from handbook.model import (
    ASSESSMENT_PARTS,
    STOP_ANSWERS,
    Assessment,
    AssessmentWords,
    Dimension,
    DimensionWords,
    FormPart,
    LevelWords,
    Stop,
    StopWords,
)
from handbook.yaml_reader import Entry


def read_assessment(top: Entry, tools: Collection[str] | None) -> Assessment:
    """The facts of the self-assessment; `tools` are those that a dimension may name, None where they are not known."""
    highest = top.whole_number("top", at_least=1, at_most=9)
    stops, dimensions, parts = (top.entry(name) for name in ("stops", "dimensions", "parts"))
    assessment = Assessment(
        top=highest,
        evidence=top.whole_number("evidence", at_least=1, at_most=highest or 9),
        stops=tuple(_stops(stops)),
        dimensions=tuple(_dimensions(dimensions, tools)),
        parts=_parts(parts),
    )
    top.finish()
    return assessment


def _stops(within: Entry) -> Iterator[Stop]:
    names = within.ids()
    for name in names:
        entry = within.entry(name)
        acts, leads = entry.names("acts", STOP_ANSWERS), entry.choice("leads", names, optional=True)
        entry.finish()
        yield Stop(name, acts, leads)


def _dimensions(within: Entry, tools: Collection[str] | None) -> Iterator[Dimension]:
    owners: dict[str, str] = {}
    for name in within.ids():
        entry = within.entry(name)
        dimension = Dimension(name, entry.names("questions"), entry.names("tools", tools))
        entry.finish()
        for question in dimension.questions:
            if owners.setdefault(question, name) != name:
                what = ("kysymys", "the question")
                entry.note("questions", "taken", what=what, name=question, owner=owners[question])
        yield dimension


def _parts(within: Entry) -> dict[str, FormPart]:
    parts = {name: read_part(name, within.entry(name, optional=True)) for name in ASSESSMENT_PARTS}
    within.finish()
    return parts


def read_assessment_words(assessment: Assessment, entry: Entry) -> AssessmentWords:
    """The words of the self-assessment in one language; words that the facts do not ask for are faults."""
    levels, stops, dimensions = (entry.entry(name) for name in ("levels", "stops", "dimensions"))
    words = AssessmentWords(
        levels={name: _level(levels.entry(name)) for name in assessment.levels},
        stops={stop.id: _stop(stops.entry(stop.id)) for stop in assessment.stops},
        dimensions={one.id: _dimension(one, assessment, dimensions.entry(one.id)) for one in assessment.dimensions},
        parts=read_form_words(assessment.parts.values(), entry.entry("parts")),
    )
    for within in (levels, stops, dimensions, entry):
        within.finish()
    return words


def _level(entry: Entry) -> LevelWords:
    words = LevelWords(entry.text("name"), entry.text("text", optional=True))
    entry.finish()
    return words


def _stop(entry: Entry) -> StopWords:
    words = StopWords(entry.text("question"), entry.text("act"))
    entry.finish()
    return words


def _dimension(dimension: Dimension, assessment: Assessment, entry: Entry) -> DimensionWords:
    words = DimensionWords(
        title=entry.text("title"),
        questions=named_texts("questions", dimension.questions, entry),
        anchors=named_texts("anchors", assessment.anchors, entry),
    )
    entry.finish()
    return words
