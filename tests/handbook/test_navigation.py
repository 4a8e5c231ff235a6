from __future__ import annotations

import pytest

from handbook.navigation import menu


def titles(entries: list) -> list:
    return [
        title if isinstance(inner, str) else {title: titles(inner)}
        for entry in entries
        for title, inner in entry.items()
    ]


def pages(entries: list) -> list[str]:
    inner = [value for entry in entries for value in entry.values()]
    return [page for value in inner for page in ([value] if isinstance(value, str) else pages(value))]


def test_the_menu_is_tools_by_phase_then_books_by_part_then_single_pages(tiny):
    handbook = tiny.load()

    assert titles(menu(handbook, handbook.editions["en"])) == [
        "Front page",
        {
            "Tools": [
                "Tools",
                {"Understand the problem": ["Ask three people"]},
                {"Business and funding": ["The price of a day"]},
            ]
        },
        {"Handbook": ["Handbook of social innovations", {"Read first": ["The first step"]}]},
        {"Incubator guide": ["Incubator and accelerator guide", {"Begin": ["Open the door", "Knock"]}]},
        "Self-assessment",
        "How to use it",
        "Glossary",
        "Downloads",
        "About",
        "Accessibility",
    ]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_every_page_is_in_the_menu_once(tiny, language):
    handbook = tiny.load()
    edition = handbook.editions[language]

    assert sorted(pages(menu(handbook, edition))) == sorted(f"{language}/{path}" for path in edition.pages)


def test_tools_stand_in_the_order_of_their_numbers(tiny):
    tiny.replace("data/tools.yaml", "    number: 1\n    phase: understand", "    number: 9\n    phase: business")
    handbook = tiny.load()

    tools = next(entry["Tools"] for entry in menu(handbook, handbook.editions["en"]) if "Tools" in entry)
    assert titles(tools) == ["Tools", {"Business and funding": ["The price of a day", "Ask three people"]}]


def test_a_phase_without_tools_is_not_in_the_menu(tiny):
    tiny.replace("data/tools.yaml", "phases: [understand, business]", "phases: [understand, ideate, business]")
    handbook = tiny.load()

    assert "Ideate" not in str(menu(handbook, handbook.editions["en"]))
