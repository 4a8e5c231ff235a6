"""The numbers that texts tell, held against the story."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.loading import read
from handbook.problems import Problems
from handbook.story import PLACE, untold
from handbook.story_reader import read_story


def tell(tiny, text: str, language: str = "fi") -> list[str]:
    """What the check says of a text in the example of a tool."""
    page = f"docs/{language}/tools/ask-three.md"
    before, end = tiny.read(page).split("{#example}\n", 1)
    tiny.write(page, f"{before}{{#example}}\n\n{text}\n\n## {end.split('## ', 1)[1]}")
    return [problem.split(": ", 1)[1].split(" / ")[0] for problem in tiny.problems()]


@pytest.mark.parametrize(
    "text",
    [
        "Hinta on 10,50 euroa.",
        "Hinta on 10.50 euroa.",
        "Hinta on 10,50\neuroa.",
        "Hinta on *10,50* euroa.",
        "1 700 lounasta",
        "1\u00a0700 lounasta",
        "1\u202f700 lounasta",
        "1,700 lounasta",
        "1.700 lounasta",
        "1700 lounasta",
        "20 lounasta",
        "20 vastaajaa 1700:sta",
        "20 vastaajaa 1 700:sta",
        "Kokeilu alkoi 5.5.2025.",
        "Vuonna 2025 20 lounasta",
    ],
)
def test_a_number_may_be_written_in_every_usual_way(tiny, text):
    assert tell(tiny, text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Hinta on 10,05 euroa.", "'Hinta on 10,05 euroa', mutta tarinassa on 'Hinta on 10,50 euroa'"),
        ("1 070 lounasta", "'1 070 lounasta', mutta tarinassa on '1 700 lounasta' tai '20 lounasta'"),
        ("Kaksi\nlounasta", "'Kaksi lounasta', mutta tarinassa on '1 700 lounasta' tai '20 lounasta'"),
        ("21 vastaajaa 1700:sta", "'21 vastaajaa 1700:sta', mutta tarinassa on '20 vastaajaa 1 700:sta'"),
        ("Se alkoi 5.6.2025.", "'alkoi 5.6.2025', mutta tarinassa on 'alkoi 5.5.2025'"),
    ],
)
def test_another_number_is_told_beside_the_one_of_the_story(tiny, text, right):
    assert tell(tiny, text) == [f"{right} (data/story.yaml)"]


def test_of_overlapping_phrases_the_one_with_most_words_counts(tiny):
    tiny.replace("data/story.yaml", '"{days} lounasta"', '"{days} lounasta viikossa"')

    assert tell(tiny, "1 700 lounasta ja 20 lounasta viikossa") == []


def test_only_what_is_about_the_story_is_read(tiny):
    page = "docs/fi/tools/ask-three.md"
    tiny.replace(page, "{#what}\n", "{#what}\n\nMuualla hinta on 7 euroa.\n")
    assert tiny.problems() == []

    tiny.replace(page, "Muualla hinta", "Naapurikeittiössä hinta")
    assert len(tiny.problems()) == 1


def test_labels_that_cannot_be_read_are_told_alone(tiny):
    tiny.replace("docs/fi/labels.yaml", "  decimal:", "  decimall:")

    assert all("labels.yaml" in problem for problem in tiny.problems())


def test_a_phrase_that_no_text_has_is_found(tiny):
    tell(tiny, "Hinta on 10,50 euroa.")
    sources = read(tiny.root, Problems(tiny.root))
    idle = [phrase for _, phrase in untold(sources.handbook, sources.facts.story, sources.passages)]

    assert "hinta on {lunch_price} euroa" not in idle
    assert "{lunches} lounasta" in idle


@pytest.fixture(scope="module")
def story(root: Path):
    return read_story(root / "data" / "story.yaml", ("fi", "en"), Problems(root))


def test_the_numbers_worked_out_from_others_agree_with_them(story):
    fact = {key: float(value) for key, value in story.facts.items() if "-" not in value}

    assert fact["most_lunches"] == fact["seats"] * fact["sittings"]
    assert fact["margin"] == fact["lunch_price"] - fact["lunch_cost"]
    assert fact["first_margin"] == fact["first_price"] - fact["lunch_cost"]
    assert fact["point"] == fact["fixed_costs"] / fact["margin"] == fact["point_daily"] * fact["opening_days"]
    assert fact["first_point"] == fact["fixed_costs"] / fact["first_margin"]
    assert fact["first_point"] == fact["first_daily"] * fact["opening_days"]
    assert fact["planned_result"] == fact["planned_lunches"] * fact["margin"] - fact["fixed_costs"]
    assert fact["half_lunches"] == fact["planned_lunches"] / 2
    assert fact["half_loss"] == fact["fixed_costs"] - fact["half_lunches"] * fact["margin"]
    assert fact["costs_without_subsidy"] == fact["fixed_costs"] + fact["subsidy_share"]
    assert fact["point_without_subsidy"] == fact["costs_without_subsidy"] / fact["margin"]
    assert fact["daily_without_subsidy"] == fact["point_without_subsidy"] / fact["opening_days"]
    assert fact["trial_average"] == fact["trial_lunches"] / fact["trial_days"]
    assert fact["staff_lunches"] == fact["staff_lunch_employers"] * fact["staff_lunches_each"]


def test_every_language_tells_the_same_facts(story):
    facts = {
        language: {place for phrase in telling.phrases for place in PLACE.findall(phrase)}
        for language, telling in story.telling.items()
    }

    assert len(facts["fi"]) > 40
    assert facts["fi"] ^ facts["en"] <= {"change_stories", "half_lunches", "point_daily", "lunch_price"}
