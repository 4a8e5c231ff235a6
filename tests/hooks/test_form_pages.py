"""Forms as a reader gets them: on the page that shows one, on the page of the self-assessment, and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

LANGUAGES = {"fi": "", "en": "en/"}


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def form(tiny_site: Path, read_html, language):
    return read_html(tiny_site / LANGUAGES[language] / "incubator" / "knock" / "index.html")


@pytest.fixture
def assessment(tiny_site: Path, read_html, language):
    return read_html(tiny_site / LANGUAGES[language] / "assessment" / "index.html")


@pytest.fixture
def knock(tiny_site: Path, read_html):
    return read_html(tiny_site / "en" / "incubator" / "knock" / "index.html")


@pytest.fixture
def paper(tiny_site: Path, read_html):
    return lambda name: read_html(tiny_site / "print" / f"{name}.html")


def inputs(html) -> list:
    frame = html.elements.index(html.all("form", class_="paper-form")[0])
    return [element for element in html.elements[frame:] if element.tag in ("input", "textarea")]


def names(html) -> list[str]:
    return list(dict.fromkeys(element["name"] for element in inputs(html)))


def test_a_form_stands_where_its_page_asks_for_it(knock):
    form = knock.all("form", class_="paper-form")[0]

    assert (form["data-tool"], form["aria-label"]) == ("knock", "A form at the door")
    assert [element.text for element in knock.all("h1", "h2", "h3")][:4] == [
        "Knock",
        "The form",
        "The visit",
        "Afterwards",
    ]


def test_each_part_is_a_group_with_a_legend_that_is_its_heading(knock):
    legends = [legend.text for legend in knock.all("legend")]

    assert len(knock.all("fieldset", class_="form-part")) == 2
    assert legends[0] == "The visit"
    assert "Afterwards" in legends
    assert [heading["id"] for heading in knock.all("h3")][:2] == ["knock_visit", "knock_later"]


def test_every_kind_of_field_is_there_to_fill_in(knock):
    kinds = {(field["name"], field.tag, field["type"]) for field in inputs(knock)}

    assert kinds >= {
        ("knock_visit_name", "input", "text"),
        ("knock_visit_why", "textarea", ""),
        ("knock_visit_wishes-2", "input", "text"),
        ("knock_visit_guests-1-who", "input", "text"),
        ("knock_visit_days", "input", "text"),
        ("knock_visit_brings-food", "input", "checkbox"),
        ("knock_visit_door", "input", "radio"),
        ("knock_visit_welcome", "input", "radio"),
        ("knock_later_hosts--warm", "input", "radio"),
        ("knock_later_hosts--warm--note", "input", "text"),
    }


def test_every_field_has_a_name_for_those_who_cannot_see_it(form, assessment):
    for html in (form, assessment):
        labelled = {label["for"] for label in html.all("label")}
        alone = [field for field in inputs(html) if field["type"] not in ("checkbox", "radio")]
        assert [field["id"] for field in alone if not field["aria-label"] and field["id"] not in labelled] == []


def test_a_hint_is_told_with_its_field_and_only_where_there_is_one(knock):
    described = {field["name"]: field["aria-describedby"] for field in inputs(knock)}
    ids = [element["id"] for element in knock.elements if element["id"]]

    assert described["knock_visit_name"] == "knock_visit_name-hint"
    assert described["knock_visit_address"] == ""
    assert {place for place in described.values() if place} <= set(ids)


def test_no_two_elements_share_an_id(form, assessment):
    for html in (form, assessment):
        ids = [element["id"] for element in html.elements if element["id"]]
        assert len(ids) == len(set(ids))


def test_what_is_rated_is_a_group_of_its_own_with_the_levels_by_name(knock):
    groups = knock.all("fieldset", class_="rating")
    levels = [label.text for label in knock.all("label", class_="choice")]

    assert len(groups) == 2
    assert levels[-4:] == ["a little", "a lot", "a little", "a lot"]


def test_both_languages_keep_the_same_answers(tiny_site: Path, read_html):
    for path in ("incubator/knock", "assessment"):
        pages = [read_html(tiny_site / folder / path / "index.html") for folder in LANGUAGES.values()]
        assert names(pages[0]) == names(pages[1])


def test_a_question_is_answered_with_a_level_or_not_known(assessment):
    levels = [field["value"] for field in inputs(assessment) if field["name"] == "assessment_1a"]

    assert levels == ["0", "1", "2", "none"]


def test_evidence_has_a_line_for_every_question(assessment):
    assert {f"assessment_{question}-evidence" for question in ("1a", "1b", "2a")} <= set(names(assessment))


def test_the_levels_that_ask_for_evidence_are_known_to_the_page(assessment):
    asking = [label.text for label in assessment.all("label", class_="choice--evidence")]

    assert asking
    assert all(text.startswith("2 ") for text in asking)


def test_stop_questions_come_before_the_dimensions(assessment):
    order = names(assessment)

    assert order.index("assessment_harm") < order.index("assessment_plan") < order.index("assessment_1a")


def test_what_makes_a_stop_question_act_is_told_in_words(tiny_site: Path, read_html):
    page = read_html(tiny_site / "en" / "assessment" / "index.html")

    assert [act.text for act in page.all("p", class_="stop-act")] == [
        "Yes or Not known: Answer the next one.",
        "No: Stop.",
    ]


def test_the_reader_has_a_level_and_three_lines_for_every_dimension(assessment):
    for dimension in ("need", "cost"):
        wanted = {f"assessment_{dimension}-{line}" for line in ("level", "strength", "gap", "question")}
        assert wanted <= set(names(assessment))


def test_the_contents_of_the_page_name_the_parts_of_the_assessment(assessment, language):
    targets = {link["href"] for link in assessment.all("a")}

    assert {"#assessment_stops", "#assessment_dimensions", "#assessment_ready"} <= targets


def test_paper_has_the_same_places_to_write_as_the_page(knock, paper):
    written = {field["name"] for field in inputs(knock) if field["type"] in ("", "text")}
    on_paper = {field["name"] for field in paper("en/forms/knock").all("input", "textarea")}

    assert written <= on_paper
    assert {"knock_visit_door--front", "knock_visit_door--back", "knock_visit_brings-food"} <= on_paper


def test_paper_says_where_its_page_is_and_parts_for_others_begin_a_page(paper):
    form = paper("en/forms/knock")

    assert "tiny.example/book/en/incubator/knock/" in form.all("div", class_="run-foot")[0].text
    assert len(form.all("section", class_="form-part--apart")) == 1


def test_no_two_fields_on_paper_sound_alike(paper):
    for name in ("fi/forms/knock", "en/assessment"):
        titles = [field["title"] for field in paper(name).all("input", "textarea")]
        assert all(titles)
        assert len(titles) == len(set(titles))


def test_a_form_in_a_book_names_itself_in_each_field(paper):
    titles = {field["name"]: field["title"] for field in paper("en/incubator").all("input", "textarea")}

    assert titles["knock_visit_name"] == "Name (The visit, Knock)"
