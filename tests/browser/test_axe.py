"""axe finds nothing on one page of each kind, in both languages, in light and dark, wide and narrow."""

from __future__ import annotations

import pytest

KINDS = {
    "front page": "",
    "tool index": "tools/",
    "tree": "tools/problem-tree/",
    "canvas": "tools/social-business-model-canvas/",
    "sums": "tools/break-even/",
    "lists and tables": "tools/retrospective/",
    "book": "handbook/",
    "chapter": "handbook/what-is-social-innovation/",
    "figures": "handbook/funding-landscape/",
    "funding table": "handbook/funding-map/",
    "timetables": "incubator/timetables/",
    "form": "incubator/selection-form/",
    "checklist": "incubator/accessibility-checklist/",
    "assessment": "assessment/",
    "glossary": "glossary/",
    "downloads": "downloads/",
    "page": "accessibility/",
    "news": "whats-new/",
    "not found": "404.html",
}


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("kind", KINDS)
def test_light_and_wide(axe, kind, language):
    path = KINDS[kind] if kind == "not found" else language + KINDS[kind]
    assert axe(path) == []


@pytest.mark.parametrize("kind", KINDS)
def test_dark_and_wide(axe, kind):
    assert axe(KINDS[kind], dark=True) == []


@pytest.mark.parametrize("kind", KINDS)
def test_light_and_narrow(axe, kind):
    assert axe(KINDS[kind], width=320) == []


def test_with_the_menu_open(axe):
    assert axe("tools/", width=390, prepare=lambda page: page.locator("button[aria-expanded]").first.click()) == []


def test_with_the_example_open(axe):
    assert axe("tools/empathy-map/", prepare=lambda page: page.locator(".sheet-example summary").click()) == []
