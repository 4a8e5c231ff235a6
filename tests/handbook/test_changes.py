"""What is new: read from data/changes.yaml, shown on its page, and none of it where there is no such file."""

from __future__ import annotations

import datetime

import pytest

from handbook.navigation import menu

NEWS = """changes:
  - date: 2026-12-01
    fi: Uusi luku <oven> takaa.
    en: A new chapter.
    pages: [handbook/first-step, glossary]
  - date: 2026-11-23
    fi: Uusi työkalu.
    en: A new tool.
  - date: 2026-11-23
    fi: Toinen työkalu.
    en: Another tool.
    pages: [tools/price-a-day]
"""
PAGES = {
    "fi": "---\ntitle: Mitä uutta\nsummary: Uusin ensin.\n---\n\nTästä näet uudet.\n",
    "en": "---\ntitle: What’s new\nsummary: The newest first.\n---\n\nWhat there is to see.\n",
}


def add_news(tiny):
    tiny.write("data/changes.yaml", NEWS)
    for language, page in PAGES.items():
        tiny.write(f"docs/{language}/whats-new.md", page)
    return tiny


@pytest.fixture(scope="module")
def site(new_tiny, tmp_path_factory):
    """The small site with news."""
    tiny = add_news(new_tiny(tmp_path_factory.mktemp("news")))
    done = tiny.build()
    assert done.returncode == 0, done.stdout
    return tiny.root / "site"


@pytest.fixture
def page(site, read_html):
    return lambda address: read_html(site / address / "index.html")


def test_changes_are_read_in_the_order_of_the_file(tiny):
    first, *others = add_news(tiny).load().changes

    assert (first.date, first.pages) == (datetime.date(2026, 12, 1), ("handbook/first-step.md", "glossary.md"))
    assert [one.words["en"] for one in others] == ["A new tool.", "Another tool."]


def test_a_handbook_without_news_has_no_page_of_them(tiny):
    handbook = tiny.load()

    assert handbook.changes == ()
    assert "whats-new" not in str(menu(handbook, handbook.editions["fi"]))


def test_a_day_is_a_heading_that_machines_can_read(page):
    times = [(time["datetime"], time.text.replace("\u00a0", " ")) for time in page("en/whats-new").all("time")]

    assert times == [("2026-12-01", "1 December 2026"), ("2026-11-23", "23 November 2026")]


def test_the_changes_of_a_day_stand_together_in_the_order_of_the_file(page):
    days = [day.text.split(" ", 3)[3] for day in page("en/whats-new").all("section", class_="section")]

    assert days == ["A new chapter. The first stepGlossary", "A new tool. Another tool. The price of a day"]


def test_a_change_leads_to_its_pages_by_their_titles(page):
    links = page("whats-new").links()

    assert (links["Ensimmäinen askel"], links["Päivän hinta"]) == ("../handbook/first-step/", "../tools/price-a-day/")


def test_a_change_is_text_and_no_markup(page):
    assert "Uusi luku <oven> takaa." in [line.text for line in page("whats-new").all("p")]


def test_every_page_leads_to_the_news_from_its_foot_but_not_from_its_head(page):
    html = page("tools/ask-three")
    head, foot = html.all("header", class_="site-head")[0], html.all("footer")[0]

    assert html.links()["Mitä uutta"] == "../../whats-new/"
    assert "Mitä uutta" in foot.text
    assert "Mitä uutta" not in head.text


def test_a_language_without_words_yet_shows_those_of_the_default_one(tiny, read_html):
    add_news(tiny).write("data/changes.yaml", NEWS.replace("    en: ", "    # en: "))

    done = tiny.build()

    assert done.returncode == 0, done.stdout
    html = read_html(tiny.root / "site/en/whats-new/index.html")
    assert "Uusi työkalu." in [line.text for line in html.all("p", lang="fi")]
