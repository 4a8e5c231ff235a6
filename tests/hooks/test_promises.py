"""What a build promises to editors: a tool is one entry and a page a language, a language is a folder and a line."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from handbook.navigation import menu


def add_tool(tiny) -> None:
    """A third tool: the second one under another name, number and phase. One entry, two pages, nothing else."""
    facts = tiny.read("data/tools.yaml")
    entry = facts[facts.index("  price-a-day:") :]
    entry = entry.replace("  price-a-day:", "  bold-offer:").replace("number: 2", "number: 7")
    tiny.write("data/tools.yaml", f"{facts.rstrip()}\n\n{entry.replace('phase: business', 'phase: understand')}")
    for language, title in (("fi", "Rohkea tarjous"), ("en", "A bold offer")):
        page = tiny.read(f"docs/{language}/tools/price-a-day.md")
        tiny.write(f"docs/{language}/tools/bold-offer.md", re.sub(r"(?m)^title: .*$", f"title: {title}", page, count=1))


def test_a_tool_added_by_one_entry_and_two_pages_appears_everywhere(tiny, read_html):
    add_tool(tiny)

    done = tiny.build(WORKBOOK_PDFS="yes")

    assert done.returncode == 0, done.stdout
    site = tiny.root / "site"
    for place, title in (("", "Rohkea tarjous"), ("en/", "A bold offer")):
        page = read_html(site / place / "tools/bold-offer/index.html")
        front = read_html(site / place / "index.html")
        index = read_html(site / place / "tools/index.html")
        assert title in [heading.text for heading in page.all("h1")]
        assert len([mark for mark in front.all("a") if mark["href"] == "tools/bold-offer/"]) >= 2, "on the map"
        assert index.links()[title] == "bold-offer/"
        phase = next(section for section in index.all("section") if section["data-phase"] == "understand")
        assert title in phase.text
        assert (site / place / "t/7/index.html").is_file()
        language = place.strip("/") or "fi"
        for kind in ("tools", "sheets"):
            assert (site / "print" / language / kind / "bold-offer.html").is_file()
        assert title in read_html(site / "print" / language / "workbook.html").all("body")[0].text
        assert title in [link.text for link in read_html(site / place / "downloads/index.html").all("a")]
    found = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    assert {"tools/bold-offer/", "en/tools/bold-offer/"} <= {entry["location"] for entry in found}
    assert ".sheet-bold-offer" in (site / "styles/sheets.css").read_text(encoding="utf-8")


def test_a_tool_added_is_in_the_menu_of_its_phase(tiny):
    add_tool(tiny)
    handbook = tiny.load()

    tools = next(entry["Tools"] for entry in menu(handbook, handbook.editions["en"]) if "Tools" in entry)
    [phase] = [entry["Understand the problem"] for entry in tools if "Understand the problem" in entry]
    assert [list(entry) for entry in phase] == [["Ask three people"], ["A bold offer"]]


@pytest.fixture
def swedish(tiny):
    """The handbook with a third language: the English folder copied, one line more in the settings."""
    shutil.copytree(tiny.root / "docs/en", tiny.root / "docs/sv")
    settings = tiny.read("mkdocs.yml")
    english = next(line for line in settings.splitlines(keepends=True) if "{locale: en" in line)
    swedish = english.replace("locale: en", "locale: sv").replace("name: English", "name: Svenska")
    tiny.write("mkdocs.yml", settings.replace(english, english + swedish))
    return tiny


def test_swedish_is_one_folder_and_one_line(swedish, read_html):
    swedish.replace("docs/sv/tools/ask-three.md", "title: Ask three people", "title: Fråga tre")
    swedish.replace("docs/sv/labels.yaml", "  glossary: Glossary", "  glossary: Ordlista")

    done = swedish.build(WORKBOOK_PDFS="yes")

    assert done.returncode == 0, done.stdout
    site = swedish.root / "site"
    page = read_html(site / "sv/tools/ask-three/index.html")
    assert page.all("html")[0]["lang"] == "sv"
    assert [heading.text for heading in page.all("h1")] == ["Fråga tre"]
    assert page.links()["Ordlista"] == "../../glossary/"
    assert {link["hreflang"]: link["href"] for link in page.all("a") if link["hreflang"]} == {
        "fi": "../../../tools/ask-three/",
        "en": "../../../en/tools/ask-three/",
    }
    assert (site / "sv/t/1/index.html").is_file()
    assert (site / "print/sv/workbook.html").is_file()
    english = (site / "en/tools/ask-three/index.html").read_text(encoding="utf-8")
    assert "Fråga tre" not in english


def test_terms_may_come_later_than_the_language(swedish):
    assert swedish.problems() == []


def test_a_page_that_swedish_lacks_is_told(swedish):
    swedish.remove("docs/sv/about.md")

    assert swedish.problems() == [
        "docs/sv/about.md:1: sivu puuttuu tältä kieleltä; se on tiedostossa docs/fi/about.md"
        " / the page is missing in this language; it exists as docs/fi/about.md"
    ]
