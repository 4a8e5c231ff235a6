"""Read data/programmes.yaml: timetables whose minutes come from the tools and add up."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.model import SHORT_ROUND, Meeting, Programme, Stretch, Tool
from handbook.yaml_reader import Entry


def read_programmes(top: Entry, tools: Mapping[str, Tool]) -> dict[str, Programme]:
    """The programmes by name. Of an unknown tool, or meetings that do not add up, a fault is noted."""
    within = top.entry("programmes")
    programmes = {name: _programme(name, within.entry(name), tools) for name in within.ids()}
    top.finish()
    return programmes


def _programme(name: str, entry: Entry, tools: Mapping[str, Tool]) -> Programme:
    within = entry.entry("meetings")
    meetings = tuple(_meeting(meeting, within.entry(meeting), tools) for meeting in within.ids())
    entry.finish()
    return Programme(name, meetings)


def _meeting(name: str, entry: Entry, tools: Mapping[str, Tool]) -> Meeting:
    meeting = Meeting(
        id=name,
        minutes=entry.whole_number("minutes", at_least=10, at_most=480),
        stretches=tuple(_stretch(item, tools) for item in entry.items("items")),
        homework=entry.names("homework", tools or None, optional=True),
    )
    entry.finish()
    lengths = [stretch.minutes for stretch in meeting.stretches]
    if meeting.minutes and lengths and all(lengths) and sum(lengths) != meeting.minutes:
        entry.note("minutes", "meeting-minutes", total=sum(lengths), minutes=meeting.minutes)
    return meeting


def _stretch(entry: Entry, tools: Mapping[str, Tool]) -> Stretch:
    if "activity" in entry:
        minutes = entry.whole_number("minutes", at_least=1, at_most=240)
        stretch = Stretch("", entry.text("activity"), short=False, minutes=minutes)
    else:
        slug = entry.choice("tool", tools or None)
        short = entry.truth("short", default=False)
        known = tools.get(slug)
        whole = known.minutes if known else 0
        stretch = Stretch(slug, "", short=short, minutes=min(SHORT_ROUND, whole) if short else whole)
    entry.finish()
    return stretch
