"""The page of a tool as a reader gets it: text, facts and sheet together, and its short address."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.model import SECTIONS


@pytest.fixture(params=["ask-three", "price-a-day"])
def tool_page(request, tiny_site: Path, read_html):
    return read_html(tiny_site / "en" / "tools" / request.param / "index.html")


@pytest.fixture
def ask(tiny_site: Path, read_html):
    return read_html(tiny_site / "en" / "tools" / "ask-three" / "index.html")


@pytest.fixture
def price(tiny_site: Path, read_html):
    return read_html(tiny_site / "en" / "tools" / "price-a-day" / "index.html")


def facts(html) -> list[tuple[str, str]]:
    terms, values = ([element.text for element in html.all(tag)] for tag in ("dt", "dd"))
    return list(zip(terms, values, strict=True))


def named(html, name: str):
    return next(element for element in html.elements if element["name"] == name)


def test_the_facts_of_a_tool_stand_on_its_page(ask):
    assert facts(ask) == [
        ("Time", "30 min"),
        ("Group", "1–4 people"),
        ("Difficulty", "easy"),
        ("You need", "1 sheet per group, 1 pen per person"),
        ("You get", "Three answers and one surprise"),
    ]


def test_every_field_of_every_sheet_has_a_name_for_those_who_cannot_see_it(tool_page):
    labelled = {label["for"] for label in tool_page.all("label")}
    fields = [field for field in tool_page.all("input", "textarea") if field["type"] not in ("checkbox", "radio")]

    assert len(fields) > 10
    assert [field["id"] for field in fields if not field["aria-label"] and field["id"] not in labelled] == []


def test_boxes_to_tick_are_named_by_the_label_around_them(ask, price):
    assert {"what we saw", "what we heard"} <= {label.text for label in ask.all("label")}
    assert {"1 a guess", "2", "3", "4", "5 a fact"} <= {label.text for label in price.all("label")}


@pytest.mark.parametrize(
    ("name", "tag", "kind"),
    [
        ("ask-three_question", "input", "text"),
        ("ask-three_surprise", "textarea", ""),
        ("ask-three_answers-3-what", "input", "text"),
        ("ask-three_basis-seen", "input", "checkbox"),
    ],
)
def test_each_kind_of_field_can_be_filled_in(ask, name, tag, kind):
    field = named(ask, name)

    assert (field.tag, field["type"]) == (tag, kind)


def test_a_list_has_a_line_for_each_entry_and_a_scale_a_button_for_each_step(price):
    names = [element["name"] for element in price.all("input")]

    assert [name for name in names if name.startswith("price-a-day_reasons")] == [
        f"price-a-day_reasons-{number}" for number in (1, 2, 3)
    ]
    assert names.count("price-a-day_trust") == 5


def test_a_sum_knows_its_steps_and_takes_no_writing(price):
    field = named(price, "price-a-day_a-day")

    assert field["data-steps"] == "12000 price cost - / days /"
    assert field["data-round"] == "up"
    assert "readonly" in field.attributes
    assert "readonly" not in named(price, "price-a-day_price").attributes


def test_the_sheet_is_filled_in_as_an_example(ask, price):
    answers = [element.text for element in [*ask.elements, *price.elements] if "answer" in element["class"].split()]

    assert answers[0] == "Did you eat yesterday: alone or in company?"
    assert "what we heard" in answers
    assert "EUR 10.50" in answers
    assert "75" in answers  # 12,000 / (10.50 - 2.50) / 20
    assert "4 / 5" in answers


def test_before_and_after_lead_along_the_path(ask, price):
    assert ("The price of a day", "../price-a-day/") in [(link.text, link["href"]) for link in ask.all("a")]
    assert ("Ask three people", "../ask-three/") in [(link.text, link["href"]) for link in price.all("a")]
    assert "You can start here." in [element.text for element in ask.all("p")]
    assert "You can stop here." in [element.text for element in price.all("p")]


def test_a_field_leads_to_where_its_answer_is_needed_and_is_fetched_there(ask, price):
    assert ask.links()["This answer is used in: The price of a day, Reasons"] == "../price-a-day/"
    [fetch] = [button for button in price.all("button") if button["data-from"]]
    assert (fetch["data-from"], fetch["data-into"]) == ("ask-three_surprise", "price-a-day_reasons")


def test_the_script_has_a_clock(price):
    cells = [cell.text for cell in price.all("th", "td")]

    start = cells.index("0–20")
    assert cells[start : start + 6] == [
        "0–20",
        "Collect the prices.",
        "What does a customer pay?",
        "20–45",
        "Work it out together.",
        "Does the number fit into the day?",
    ]


def test_every_section_of_the_source_is_on_the_page(tool_page):
    ids = {element["id"] for element in tool_page.elements}
    assert {*SECTIONS, *(part for parts in SECTIONS.values() for part in parts), "sheet"} <= ids


def test_the_table_of_contents_knows_the_sheet(tool_page):
    assert "#sheet" in [link["href"] for link in tool_page.all("a") if link.text == "Sheet"]


def test_the_pencil_leads_to_the_source_of_the_page(ask):
    [pencil] = [link["href"] for link in ask.all("a") if link["href"].endswith("docs/en/tools/ask-three.md")]

    assert "/edit/" in pencil


@pytest.mark.parametrize(
    ("short", "page"),
    [("t/1", "/book/tools/ask-three/"), ("t/2", "/book/tools/price-a-day/"), ("en/t/2", "/book/en/tools/price-a-day/")],
)
def test_a_short_address_leads_to_its_tool(tiny_site: Path, read_html, short, page):
    html = read_html(tiny_site / short / "index.html")

    assert html.all("meta", **{"http-equiv": "refresh"})[0]["content"] == f"0; url={page}"
    assert html.all("a")[0]["href"] == page
    assert "noindex" in html.all("meta", name="robots")[0]["content"]
    icon = html.all("link", rel="icon")[0]["href"]
    assert (tiny_site / icon.removeprefix("/book/")).is_file()


def test_every_pdf_that_a_page_speaks_of_has_a_print_page(tiny_site: Path, read_html):
    spoken = set()
    for file in tiny_site.rglob("index.html"):
        for link in read_html(file).all("a"):
            if link["href"].endswith(".pdf"):
                spoken.add((file.parent / link["href"]).resolve().relative_to(tiny_site.resolve() / "pdf"))

    printed = {file.relative_to(tiny_site / "print").with_suffix(".pdf") for file in tiny_site.glob("print/**/*.html")}
    assert spoken == printed
    assert len(printed) == 18


def test_the_geometry_of_the_sheets_is_written_and_used(tiny_site: Path, ask):
    styles = (tiny_site / "styles" / "sheets.css").read_text(encoding="utf-8")

    assert ".sheet-ask-three" in styles
    assert ".sheet-price-a-day" in styles
    assert any(link["href"].endswith("styles/sheets.css") for link in ask.all("link"))
