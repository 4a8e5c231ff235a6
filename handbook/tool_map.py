"""Place every tool on the map: phases as lanes from top to bottom, minutes from left to right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model import Edition, Handbook, Tool

_LETTER = 0.56  # mean width of a letter in ems, measured on the text face
_ROW, _HEAD, _AXIS = 34.0, 34.0, 30.0  # heights: a row of tools, a lane's heading, the time axis
_FIRST, _LAST = 15, 135  # minutes at the edges of the map


@dataclass(frozen=True)
class Place:
    """A tool's mark and where its name begins, in map units. A name that would not fit stands left of its mark."""

    tool: Tool
    x: float
    y: float
    text_x: float
    anchor: str


@dataclass(frozen=True)
class Lane:
    """A phase: its strip of the map and the tools in it."""

    phase: str
    y: float
    height: float
    places: tuple[Place, ...]


@dataclass(frozen=True)
class ToolMap:
    """The whole map in its own units; one unit is a pixel at full size."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[int, float], ...]


def draw(handbook: Handbook, edition: Edition, *, width: float, letters: float) -> ToolMap:
    """The map at a width, with names in letters of a size; no two names touch."""
    lanes: list[Lane] = []
    y = _AXIS
    for phase in handbook.phases:
        tools = handbook.of_phase(phase)
        places = tuple(_places(tools, edition, y + _HEAD, width, letters))
        rows = max((round((place.y - y - _HEAD) / _ROW + 0.5) for place in places), default=0)
        height = _HEAD + rows * _ROW + 8
        lanes.append(Lane(phase, y, height, places))
        y += height + 6
    ticks = tuple((minutes, _x(minutes, width)) for minutes in (30, 60, 90, 120))
    return ToolMap(width, y, tuple(lanes), ticks)


def _x(minutes: int, width: float) -> float:
    return round((minutes - _FIRST) / (_LAST - _FIRST) * width, 1)


def _places(tools: tuple[Tool, ...], edition: Edition, top: float, width: float, letters: float) -> Iterator[Place]:
    taken: list[list[tuple[float, float]]] = []  # spans of each row
    for tool in tools:
        x = _x(tool.minutes, width)
        length = len(edition.tools[tool.slug].title) * letters * _LETTER + 30
        fits = x + length < width
        span = (x - 16, x + length) if fits else (x - length, x + 16)
        row = next((row for row, spans in enumerate(taken) if _free(span, spans)), len(taken))
        taken.extend([[]] if row == len(taken) else [])
        taken[row].append(span)
        yield Place(tool, x, top + (row + 0.5) * _ROW, x + 20 if fits else x - 20, "start" if fits else "end")


def _free(span: tuple[float, float], spans: list[tuple[float, float]]) -> bool:
    return all(span[1] < left or right < span[0] for left, right in spans)
