from __future__ import annotations

import datetime

import pytest

from handbook.model import Edition, FieldAddress, Material
from handbook.wording import Wording

SPACE = "\u00a0"
LABELS = {
    "fi": {
        "site": {"name": "Työkirja"},
        "format": {"decimal": ",", "thousands": " ", "date": "{day}.{month}.{year}"},
        "units": {"euro": "{} €", "pieces": "{}"},
        "tool": {"minutes": "{} min", "tools_one": "1 työkalu", "tools_many": "{} työkalua"},
        "materials": {"pen": "kynä"},
        "rates": {"person": "henkeä kohti"},
        "downloads": {"kilobytes": "{} kt"},
        "months": ["tammikuu"] * 12,
    },
    "en": {
        "format": {"decimal": ".", "thousands": ",", "date": "{day} {month_name} {year}"},
        "units": {"euro": "EUR {}", "pieces": "{}"},
        "months": ["January", "February", *["March"] * 10],
    },
}


def wording(language: str) -> Wording:
    return Wording(Edition(language, language, LABELS[language], {}, {}))


def test_a_label_is_found_by_its_path():
    assert wording("fi")("site.name") == "Työkirja"


@pytest.mark.parametrize("name", ["site.nme", "site.name.more", "nothing"])
def test_a_label_that_is_not_there_is_an_error(name):
    with pytest.raises(KeyError):
        wording("fi")(name)


@pytest.mark.parametrize(
    ("language", "value", "unit", "said"),
    [
        ("fi", 12000, "euro", f"12{SPACE}000{SPACE}€"),
        ("en", 12000, "euro", f"EUR{SPACE}12,000"),
        ("fi", 8.5, "euro", f"8,50{SPACE}€"),
        ("en", 1234567.891, "", "1,234,567.89"),
        ("fi", -5200, "euro", f"\u22125{SPACE}200{SPACE}€"),
        ("fi", 0, "pieces", "0"),
        ("en", 7.999999999999999, "euro", f"EUR{SPACE}8"),
        ("en", 1500.0000000001, "pieces", "1,500"),
        ("en", -0.0, "pieces", "0"),
        ("en", -0.001, "pieces", "0"),
        ("en", 0.005000001, "", "0.01"),
    ],
)
def test_a_number_is_said_as_its_language_says_it(language, value, unit, said):
    assert wording(language).number(value, unit) == said


def test_a_unit_stands_alone_beside_a_field():
    assert (wording("fi").unit("euro"), wording("en").unit("euro"), wording("en").unit("pieces")) == ("€", "EUR", "")


@pytest.mark.parametrize(("language", "said"), [("fi", "3.2.2026"), ("en", f"3{SPACE}February{SPACE}2026")])
def test_a_day_is_said_as_its_language_says_it(language, said):
    assert wording(language).date(datetime.date(2026, 2, 3)) == said


def test_numbers_never_part_from_their_words():
    w = wording("fi")

    assert w.minutes(30) == f"30{SPACE}min"
    assert w.material(Material("pen", 2, "person")) == f"2{SPACE}kynä henkeä kohti"
    assert w.kilobytes(12_400) == f"12{SPACE}kt"


def test_a_count_knows_one_from_many():
    w = wording("fi")

    assert (w.count("tool.tools", 1), w.count("tool.tools", 2)) == ("1 työkalu", "2 työkalua")


def test_a_field_is_named_with_its_tool(tiny):
    handbook = tiny.load()

    assert Wording(handbook.editions["en"]).field(FieldAddress("price-a-day", "trust")) == "The price of a day, Trust"


def test_people_are_said_with_both_ends_of_the_span(tiny):
    handbook = tiny.load()

    assert Wording(handbook.editions["fi"]).people(handbook.tools["ask-three"]).startswith("1–4")
