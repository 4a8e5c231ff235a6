"""Place every tool on the map: phases as lanes from top to bottom, minutes from left to right."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model import Edition, Handbook, Tool

_LETTER = 0.54  # mean width of a letter in ems, measured on the text face
_LEADING = 1.25  # height of a line of a name in ems
_MARK = 14.0  # radius of a tool's mark
_AXIS, _GAP, _AIR = 34.0, 5.0, 8.0  # heights: the time axis, between lanes, above and below the rows of a lane
_FIRST, _LAST = 15, 130  # minutes at the edges of the map, which give way to a shorter or longer tool
_LEAST = 8  # letters that a line of a name holds at the least


@dataclass(frozen=True)
class Place:
    """A tool's mark and the lines of its name, each at its height, in map units. `anchor` is "end" left of the mark."""

    tool: Tool
    x: float
    y: float
    text_x: float
    anchor: str
    lines: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Lane:
    """A phase: its strip of the map, the baseline of its name, and the tools in it."""

    phase: str
    y: float
    height: float
    name_y: float
    places: tuple[Place, ...]


@dataclass(frozen=True)
class ToolMap:
    """The whole map in its own units; one unit is a pixel at full size. Time begins right of `side`."""

    width: float
    height: float
    side: float
    radius: float
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class _Name:
    """A tool with its name broken into lines, and the span it takes from left to right."""

    tool: Tool
    x: float
    lines: tuple[str, ...]
    right: bool
    span: tuple[float, float]


def draw(handbook: Handbook, edition: Edition, *, width: float, letters: float, side: float = 0) -> ToolMap:
    """The map at a width, with names in letters of a size; no two names touch.

    Phase names stand in a column of width `side`, or above their lanes when it is 0.
    """
    head = 0 if side else letters * _LEADING + _AIR
    axis = _axis(handbook, side, width)
    lanes: list[Lane] = []
    y = _AXIS
    for phase in handbook.phases:
        names = [_name(tool, edition, axis, letters) for tool in handbook.of_phase(phase)]
        rows = _rows(names)
        heights = [max(2 * _MARK, *(len(name.lines) * letters * _LEADING for name in row)) + _AIR for row in rows]
        top = y + head + _AIR / 2
        places = tuple(_places(rows, heights, top, letters))
        height = max(head + sum(heights) + _AIR, letters * 2 + _AIR)
        lanes.append(Lane(phase, y, height, y + _AIR / 2 + letters * (1.4 if side else 1.1), places))
        y += height + _GAP
    ticks = tuple((minutes, axis.x(minutes)) for minutes in axis.ticks)
    return ToolMap(width, y - _GAP, side, _MARK, tuple(lanes), ticks)


@dataclass(frozen=True)
class _Axis:
    """Time from left to right: the minutes at its two ends, and where the ends are."""

    first: int
    last: int
    left: float
    right: float

    def x(self, minutes: int) -> float:
        share = (minutes - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)

    @property
    def ticks(self) -> range:
        step = 30 if self.last <= 2 * _LAST else 60
        return range(step, self.last, step)


def _axis(handbook: Handbook, left: float, right: float) -> _Axis:
    minutes = [tool.minutes for tool in handbook.tools.values()]
    first, last = min(minutes, default=_LAST), max(minutes, default=_FIRST)
    margin = (max(_LAST, last) - min(_FIRST, first)) // 20 + 1  # room for its mark
    return _Axis(min(_FIRST, first - margin), max(_LAST, last + margin), left, right)


def _name(tool: Tool, edition: Edition, axis: _Axis, letters: float) -> _Name:
    """The name right of the mark if it fits there on one line, else on the roomier side, in all the lines it takes."""
    x, mark = axis.x(tool.minutes), _MARK + 8
    title, letter = edition.tools[tool.slug].title, letters * _LETTER
    room_right, room_left = axis.right - x - mark, x - axis.left - mark
    right = len(title) * letter <= room_right or room_right >= room_left
    room = max(int((room_right if right else room_left) / letter), _LEAST)
    lines = textwrap.wrap(title, room, break_long_words=False)
    length = mark + max(len(line) for line in lines) * letter
    span = (x - mark, x + length) if right else (x - length, x + mark)
    return _Name(tool, x, tuple(lines), right, span)


def _rows(names: list[_Name]) -> list[list[_Name]]:
    """Each name in the first row where it touches no other."""
    rows: list[list[_Name]] = []
    for name in names:
        row = next((row for row in rows if all(_apart(name.span, other.span) for other in row)), None)
        if row is None:
            rows.append([name])
        else:
            row.append(name)
    return rows


def _apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _places(rows: list[list[_Name]], heights: list[float], top: float, letters: float) -> Iterator[Place]:
    for row, height in zip(rows, heights, strict=True):
        middle = top + height / 2
        for name in row:
            step = letters * _LEADING
            first = middle - (len(name.lines) - 1) * step / 2 + letters * 0.36
            lines = tuple((line, round(first + number * step, 1)) for number, line in enumerate(name.lines))
            text_x = name.x + (1 if name.right else -1) * (_MARK + 8)
            yield Place(name.tool, name.x, middle, text_x, "start" if name.right else "end", lines)
        top += height
