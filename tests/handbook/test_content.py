"""The content of each kind of page, as it stands in the built site."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.content import downloads, terms_in_order


@pytest.fixture
def page(tiny_site: Path, read_html):
    return lambda address: read_html(tiny_site / address / "index.html")


def headings(html) -> list[str]:
    return [element.text for element in html.all("h1", "h2")]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("", "Pieni työkirja"),
        ("en", "A small workbook"),
        ("tools", "Työkalut"),
        ("glossary", "Sanasto"),
        ("en/tools/ask-three", "Ask three people"),
        ("en/handbook", "Handbook"),
        ("incubator/open-the-door", "Avaa ovi"),
        ("en/accessibility", "Accessibility statement"),
    ],
)
def test_every_page_has_its_title_as_its_only_first_heading(page, address, title):
    assert [element.text for element in page(address).all("h1")] == [title]


def test_ids_on_every_page_are_its_own(tiny_site, read_html):
    for file in tiny_site.rglob("index.html"):
        ids = [element["id"] for element in read_html(file).elements if element["id"]]
        assert sorted(ids) == sorted(set(ids)), file


def test_the_front_page_leads_through_three_doors(page):
    links = page("en").links()

    assert (links["Choose"], links["Get the sheets"], links["How to contribute"]) == ("tools/", "downloads/", "about/")


def test_the_front_page_has_its_lead_and_its_text(page):
    assert "Ask and count." in [element.text for element in page("en").all("p")]
    assert "What this is" in headings(page("en"))


def test_the_map_on_the_front_page_leads_to_every_tool(page):
    marks = [link for link in page("").all("a") if link["href"] in ("tools/ask-three/", "tools/price-a-day/")]

    assert len(marks) >= 4  # wide and narrow


def test_the_list_of_tools_tells_what_each_is_for(page):
    texts = [element.text for element in page("tools").all("li", class_="card")]

    assert len(texts) == 2
    assert "Kysy kolmelta" in texts[0]
    assert "Haluan tietää, mitä ihmiset ajattelevat." in texts[0]
    assert "30\u00a0min" in texts[0] or "30 min" in texts[0]


def test_a_tool_can_be_filtered_by_every_fact(page):
    card = page("tools").all("li", class_="card")[1]

    assert [card[f"data-{fact}"] for fact in ("phase", "time", "people", "difficulty", "need", "mode")] == [
        "business",
        "45",
        "1 3",
        "2",
        "earn",
        "alone group online",
    ]


def test_a_chapter_leads_to_its_tools_and_names_its_sources(page):
    html = page("en/handbook/first-step")

    assert html.links()["Ask three people"] == "../../tools/ask-three/"
    assert any("Norman L. Kerth (2001): Project Retrospectives" in element.text for element in html.all("cite"))
    assert "23 November 2026" in html.all("article")[0].text.replace("\u00a0", " ")


def test_a_chapter_keeps_its_box_and_its_image(page):
    html = page("handbook/first-step")

    assert html.all("div", class_="abstract")[0].text.startswith("Tämän jälkeen")
    image = next(element for element in html.all("img") if element["alt"] == "Muutoksentekijän työkirjan merkki")
    assert image["src"].endswith("assets/icon-180.png")


def test_a_book_lists_its_chapters_by_part(page):
    html = page("en/incubator")

    assert "Begin" in headings(html)
    assert html.links()["Open the door"] == "open-the-door/"


def test_the_glossary_shows_each_term_beside_the_other_language(page):
    html = page("glossary")

    assert [(e.text, e["lang"]) for e in html.all("dt")] == [("hyödynsaaja", ""), ("vaikutus", "")]
    assert {"beneficiary", "outcome"} <= {e.text for e in html.all("span", lang="en")}
    assert "edunsaaja" in html.all("dl")[0].text


def test_a_link_to_a_term_finds_it(page):
    assert [element.tag for element in page("en/glossary").elements if element["id"] == "beneficiary"]


def test_downloads_lead_to_the_files_of_their_language(page):
    links = [link["href"] for link in page("en/downloads").all("a") if link["href"].endswith(".pdf")]

    assert links == [
        f"../../pdf/en/{name}.pdf"
        for name in (
            *("workbook", "handbook", "incubator"),
            *("tools/ask-three", "tools/price-a-day", "sheets/ask-three", "sheets/price-a-day"),
            *("assessment", "forms/knock"),
        )
    ]


def test_the_groups_of_downloads_are_books_tools_sheets_and_forms(tiny):
    handbook = tiny.load()

    groups = downloads(handbook, handbook.editions["fi"])

    assert [(kind, [name for name, _ in files]) for kind, files in groups] == [
        ("books", ["workbook", "handbook", "incubator"]),
        ("tools", ["tools/ask-three", "tools/price-a-day"]),
        ("sheets", ["sheets/ask-three", "sheets/price-a-day"]),
        ("forms", ["assessment", "forms/knock"]),
    ]


def test_terms_stand_in_the_order_of_the_finnish_alphabet(tiny):
    added = "".join(
        f"  {name}:\n    fi: {{term: {term}, definition: D}}\n    en: {{term: {name}, definition: D}}\n"
        for name, term in (("oil", "öljy"), ("aisle", "äes"), ("swede", "åmål"), ("tin", "tina"), ("zed", "Zeta"))
    )
    tiny.write("data/glossary.yaml", tiny.read("data/glossary.yaml") + added)
    handbook = tiny.load()

    assert [term.words[language].term for term, language in terms_in_order(handbook, handbook.editions["fi"])] == [
        "hyödynsaaja",
        "tina",
        "vaikutus",
        "Zeta",
        "åmål",
        "äes",
        "öljy",
    ]


def test_annexes_have_letters_and_other_chapters_none(handbook):
    letters = {
        chapter.slug: part.letter(chapter)
        for part in handbook.books["incubator"].parts
        for chapter in part.chapters
        if part.letter(chapter)
    }
    assert list(letters.values()) == ["A", "B", "C", "D", "E", "F", "G"]
    assert letters["timetables"] == "A"
    assert letters["workshop-report"] == "G"
