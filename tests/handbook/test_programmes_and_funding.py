"""Timetables and funding: read, checked and placed on a page."""

from __future__ import annotations

import re

import pytest

PROGRAMME = """programmes:
  evening:
    meetings:
      first:
        minutes: 90
        items:
          - {activity: welcome, minutes: 10}
          - {tool: ask-three}
          - {tool: price-a-day, short: true}
          - {activity: pause, minutes: 15}
        homework: [ask-three]
"""
MONEY = """funding:
  small-grant:
    kind: grant
    stages: [idea, start]
    who: [person, association]
    link: https://e.example/grant
    checked: 2026-11-23
    sources: [open-book]
    fi: {name: Pieni avustus, authority: Säätiö, purpose: Kokeiluun, size: Summa ei ole tiedossa}
    en: {name: Small grant, authority: A foundation, purpose: For a trial, size: The sum is not known, note: Ask first.}
"""
LABELS = """programme:
  activities: {welcome: Welcome in, pause: A pause}
  meetings: {evening: {first: The first evening}}
"""


@pytest.fixture
def with_programme(tiny):
    tiny.write("data/programmes.yaml", PROGRAMME.replace("minutes: 90", f"minutes: {25 + 20 + minutes(tiny)}"))
    for language in ("fi", "en"):
        path = f"docs/{language}/labels.yaml"
        tiny.write(path, re.sub(r"(?m)^programme:\n(?: .*\n)*", "", tiny.read(path)) + LABELS)
    return tiny


def minutes(tiny):
    return tiny.load().tools["ask-three"].minutes


def test_a_tool_brings_its_minutes_and_its_short_version_twenty(with_programme):
    meeting = with_programme.load().programmes["evening"].meetings[0]

    assert [stretch.minutes for stretch in meeting.stretches] == [10, minutes(with_programme), 20, 15]
    assert meeting.clock[-1][1] == meeting.minutes


def test_the_tools_of_a_programme_are_told_once(with_programme):
    assert with_programme.load().programmes["evening"].tools == ("ask-three", "price-a-day")


def test_a_meeting_that_does_not_add_up_is_told(with_programme):
    whole = with_programme.load().programmes["evening"].minutes
    with_programme.replace("data/programmes.yaml", f"minutes: {whole}", f"minutes: {whole + 5}")

    assert with_programme.problems() == [
        f"data/programmes.yaml:5: kohdat kestävät yhteensä {whole} minuuttia, mutta 'minutes' on {whole + 5} / "
        f"the items take {whole} minutes together, but 'minutes' is {whole + 5}"
    ]


def test_an_unknown_tool_and_an_activity_without_a_label_are_told(with_programme):
    with_programme.replace("data/programmes.yaml", "{tool: ask-three}", "{tool: ask-thre}")
    with_programme.replace("data/programmes.yaml", "activity: pause", "activity: pauze")

    told = with_programme.problems()

    assert any("(did you mean 'ask-three'?)" in line for line in told)
    assert any("'programme.activities.pauze'" in line and "(did you mean 'pause'?)" in line for line in told)


@pytest.fixture
def with_money(tiny):
    tiny.write("data/funding.yaml", MONEY)
    return tiny


def test_funding_is_read_in_both_languages(with_money):
    one = with_money.load().funding["small-grant"]

    assert (one.kind, one.stages, one.who) == ("grant", ("idea", "start"), ("person", "association"))
    assert (one.words["fi"].name, one.words["fi"].note, one.words["en"].note) == ("Pieni avustus", "", "Ask first.")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kind: grant", "kind: grand", "(did you mean 'grant'?)"),
        ("[idea, start]", "[idea, strat]", "(did you mean 'start'?)"),
        ("https://e.example/grant", "e.example", "data/funding.yaml:6"),
        ("size: Summa ei ole tiedossa", "koko: Summa", "'size'"),
        ("[open-book]", "[open-bok]", "(did you mean 'open-book'?)"),
        ("checked: 2026-11-23", "checked: soon", "data/funding.yaml:7"),
    ],
)
def test_faults_in_funding_are_told(with_money, old, new, told):
    with_money.replace("data/funding.yaml", old, new)

    assert any(told in line for line in with_money.problems())


def test_an_insert_must_be_known_and_stand_alone(with_money):
    path = "docs/en/handbook/first-step.md"
    with_money.write(path, with_money.read(path) + "\n![All](funding:all)\n")
    assert with_money.problems() == []
    with_money.write(path, with_money.read(path) + "\nSee ![all](funding:all)\n\n![All](funding:al)\n")

    told = with_money.problems()

    assert "give it one of its own" in told[0]
    assert "(did you mean 'funding:all'?)" in told[1]
