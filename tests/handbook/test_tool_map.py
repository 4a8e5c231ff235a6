from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from handbook.loading import load
from handbook.model import Edition, Handbook, Sheet, Tool, ToolWords
from handbook.tool_map import Place, draw

ROOT = Path(__file__).parents[2]
PHASES = ("understand", "ideate", "purpose", "business", "test", "spread", "team")
WIDTHS = [(1200, 17, 270), (360, 16, 0), (760, 13, 0)]  # as the templates draw it
MARK = 14


def tool(number: int, minutes: int) -> Tool:
    sheet = Sheet("A4", "grid", (), (), ())
    slug, phase = f"tool-{number}", PHASES[number % 7]
    return Tool(slug, number, phase, minutes, (1, 2), 1, (), (), (), (), sheet, (), (), (), "own")


def handbook(*tools: Tool, title: str = "A tool with a name") -> tuple[Handbook, Edition]:
    words = {one.slug: ToolWords(f"{title} {one.number}", "", "", "", (), {}) for one in tools}
    edition = Edition("fi", "Suomi", {}, {}, words)
    book = Handbook(Path(), "1", None, PHASES, {one.slug: one for one in tools}, {}, {}, {}, {}, {"fi": edition})
    return book, edition


def box(place: Place, letters: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a mark with its name, letters half as wide as they are high."""
    length = max(len(line) for line, _ in place.lines) * letters * 0.5
    ends = (place.text_x, place.text_x + length) if place.anchor == "start" else (place.text_x - length, place.text_x)
    heights = [y for _, y in place.lines]
    return (
        min(place.x - MARK, *ends),
        min(place.y - MARK, min(heights) - letters * 0.7),
        max(place.x + MARK, *ends),
        max(place.y + MARK, *heights),
    )


def touching(places: list[Place], letters: float) -> list[tuple[str, str]]:
    pairs = itertools.combinations([(place, box(place, letters)) for place in places], 2)
    return [
        (one.tool.slug, two.tool.slug)
        for (one, a), (two, b) in pairs
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize(("width", "letters", "side"), WIDTHS)
def test_no_two_names_overlap_with_33_tools(width, letters, side):
    book, edition = handbook(*(tool(number, (20, 30, 45, 60, 90, 120)[number * 5 % 6]) for number in range(1, 34)))

    drawn = draw(book, edition, width=width, letters=letters, side=side)

    places = [place for lane in drawn.lanes for place in lane.places]
    assert len(places) == 33
    assert touching(places, letters) == []


@pytest.mark.parametrize(("width", "letters", "side"), WIDTHS)
@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_real_names_stay_on_the_map_and_apart(language, width, letters, side):
    book = load(ROOT)

    drawn = draw(book, book.editions[language], width=width, letters=letters, side=side)

    places = [place for lane in drawn.lanes for place in lane.places]
    assert touching(places, letters) == []
    assert all(box(place, letters)[0] >= 0 and box(place, letters)[2] <= width for place in places)


@pytest.mark.parametrize("minutes", [5, 15, 130, 480])
def test_a_very_short_or_very_long_tool_is_on_the_map_too(minutes):
    book, edition = handbook(tool(1, 45), tool(2, minutes))

    drawn = draw(book, edition, width=360, letters=16)

    assert all(MARK <= place.x <= 360 - MARK for lane in drawn.lanes for place in lane.places)
    assert all(0 <= x <= 360 for _, x in drawn.ticks)


def test_more_minutes_stand_further_right():
    book, edition = handbook(tool(7, 30), tool(14, 60), tool(21, 120))

    lane = draw(book, edition, width=1000, letters=15).lanes[0]

    assert [place.tool.minutes for place in sorted(lane.places, key=lambda place: place.x)] == [30, 60, 120]


def test_every_phase_has_its_lane_from_top_to_bottom_and_none_overlaps():
    book, edition = handbook(*(tool(number, 60) for number in range(1, 20)))

    lanes = draw(book, edition, width=1000, letters=15).lanes

    assert [lane.phase for lane in lanes] == list(PHASES)
    assert all(above.y + above.height <= below.y for above, below in itertools.pairwise(lanes))
    assert all(lane.y <= place.y <= lane.y + lane.height for lane in lanes for place in lane.places)


def test_a_name_without_room_is_broken_into_lines():
    book, edition = handbook(tool(7, 60), title="A very long name that no phone has room for on one line")

    [place] = draw(book, edition, width=360, letters=16).lanes[0].places

    assert len(place.lines) > 1
    assert " ".join(line for line, _ in place.lines) == edition.tools["tool-7"].title


def test_a_handbook_without_tools_has_a_map_of_empty_lanes():
    book, edition = handbook()

    assert [lane.places for lane in draw(book, edition, width=1000, letters=15).lanes] == [()] * 7
