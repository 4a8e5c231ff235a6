from __future__ import annotations

import re

import pytest

from handbook.sheet_styles import sheet_styles


@pytest.fixture
def styles(tiny) -> str:
    return sheet_styles(tiny.load().tools.values())


def rule(styles: str, selector: str) -> str:
    return next(found for found in re.findall(r"([^{}]*)\{([^{}]*)\}", styles) if selector in found[0])[1]


@pytest.mark.parametrize("place", [".sheet--print", ".sheet--paper", ".sheet--form", ".sheet--example"])
def test_the_sheet_has_the_same_grid_wherever_it_is_wide(styles, place):
    assert rule(styles, f"{place}.sheet-ask-three") == (
        'grid-template-areas:"question question" "answers answers" "surprise basis"'
        ";grid-template-rows:1fr 3fr 3fr;grid-template-columns:repeat(2,minmax(0,1fr))"
    )


def test_on_a_narrow_screen_no_grid_is_set(styles):
    screen = [row for row in styles.splitlines() if ".sheet--form" in row]

    assert len(screen) == 2
    assert all(row.startswith("@media (min-width:") for row in screen)


def test_every_field_has_its_area_once(styles, tiny):
    fields = [field.id for tool in tiny.load().tools.values() for field in tool.sheet.fields]

    assert re.findall(r"^\.area-([a-z-]+)\{grid-area:\1\}$", styles, re.MULTILINE) == fields


def test_braces_are_balanced(styles):
    assert styles.count("{") == styles.count("}")
