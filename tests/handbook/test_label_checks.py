"""Labels that the facts and the menu ask for. Lines are looked up, because the words are those of the real site."""

from __future__ import annotations

import pytest


def line(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(start))


@pytest.mark.parametrize(
    ("old", "new", "name", "meant"),
    [
        ("needs:\n", "neds:\n", "neds", "needs"),
        ("  earn:", "  ern:", "needs.ern", "needs.earn"),
        ("  alone:", "  aloen:", "modes.aloen", "modes.alone"),
    ],
)
def test_a_misspelt_label_of_the_default_language_is_told_once_and_there(tiny, old, new, name, meant):
    tiny.replace("docs/fi/labels.yaml", old, new)
    where = line(tiny.read("docs/fi/labels.yaml"), new.rstrip("\n"))

    assert tiny.problems() == [
        f"docs/fi/labels.yaml:{where}: '{name}' ei ole tunnettu kenttä (tarkoititko '{meant}'?)"
        f" / '{name}' is not a known field (did you mean '{meant}'?)"
    ]


def test_a_label_lost_in_all_languages_is_told_where_its_group_stands(tiny):
    for language, word in (("fi", "  about: Tietoa\n"), ("en", "  about: About\n")):
        tiny.replace(f"docs/{language}/labels.yaml", word, "")
    where = line(tiny.read("docs/fi/labels.yaml"), "menu:")

    assert tiny.problems() == [f"docs/fi/labels.yaml:{where}: 'menu.about' puuttuu / 'menu.about' is missing"]


def test_a_label_the_facts_ask_for_and_no_language_has_is_told_in_the_facts(tiny):
    for language in ("fi", "en"):
        text = tiny.read(f"docs/{language}/labels.yaml")
        tiny.write(
            f"docs/{language}/labels.yaml",
            "".join(row for row in text.splitlines(keepends=True) if not row.startswith("  calculator:")),
        )

    assert tiny.problems() == [
        "data/tools.yaml:40: 'materials.calculator' puuttuu tiedostosta docs/fi/labels.yaml"
        " / 'materials.calculator' is not in docs/fi/labels.yaml"
    ]


def test_a_year_of_eleven_months_is_told_in_the_default_language(tiny):
    tiny.replace("docs/fi/labels.yaml", "tammikuu, ", "")
    tiny.replace("docs/en/labels.yaml", "January, ", "")
    where = line(tiny.read("docs/fi/labels.yaml"), "months:")

    assert tiny.problems() == [
        f"docs/fi/labels.yaml:{where}: 'months': 11 kohtaa, odotettiin 12 / 'months' has 11 entries, expected 12"
    ]


def test_each_language_writes_its_dates_with_the_places_it_wants(tiny):
    tiny.replace("docs/en/labels.yaml", '"{day} {month_name} {year}"', '"{year}-{month}-{day}"')

    assert tiny.problems() == []


def test_a_date_knows_no_other_places(tiny):
    tiny.replace("docs/en/labels.yaml", '"{day} {month_name} {year}"', '"{day} {moth} {year}"')

    assert "'format.date' has the places {day} {moth} {year} to fill in" in tiny.problems()[0]
