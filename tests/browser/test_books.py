"""The books in a real browser: terms that explain themselves, the funding table and its filter, figures, timetables."""

from __future__ import annotations

import pytest

CHAPTER = "handbook/from-problem-to-question/"


@pytest.fixture
def chapter(visit):
    return visit(CHAPTER)


def explained(page):
    return page.locator("a.explained").first


def test_a_term_explains_itself_under_the_pointer_and_stays_while_the_pointer_is_in_the_box(chapter):
    link, box = explained(chapter), chapter.locator(".explanation")
    assert box.is_hidden()
    link.hover()
    box.wait_for()
    told = chapter.locator("#" + link.get_attribute("aria-describedby")).text_content()
    assert box.text_content() == told
    box.hover()
    chapter.wait_for_timeout(400)
    assert box.is_visible()
    chapter.mouse.move(1, 1)
    box.wait_for(state="hidden")


def test_a_term_explains_itself_at_keyboard_focus_and_escape_puts_the_box_away(chapter):
    link, box = explained(chapter), chapter.locator(".explanation")
    chapter.keyboard.press("Tab")  # from now on focus comes from the keyboard
    link.focus()
    box.wait_for()
    chapter.keyboard.press("Escape")
    assert box.is_hidden()


def test_the_first_tap_explains_and_the_second_leads_to_the_glossary(chromium, address):
    context = chromium.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{address}/{CHAPTER}")
    link, box = explained(page), page.locator(".explanation")
    link.tap()
    box.wait_for()
    edges = box.bounding_box()
    assert edges["x"] >= 0
    assert edges["x"] + edges["width"] <= 390
    link.tap()
    page.wait_for_url("**/glossary/#*")
    context.close()


def test_each_term_explains_itself_once_on_a_page(chapter):
    terms = chapter.locator("a.explained").evaluate_all("links => links.map(link => link.hash)")
    assert len(terms) == len(set(terms)) > 0


def test_without_script_a_term_is_a_link_to_the_glossary(visit):
    page = visit(CHAPTER, script=False)
    explained(page).click()
    page.wait_for_url("**/glossary/#*")


def test_the_funding_table_is_narrowed_and_the_choice_is_kept_in_the_address(visit, handbook):
    page = visit("en/handbook/funding-map/")
    rows = page.locator("tr.money:visible")
    assert rows.count() == len(handbook.funding)
    page.get_by_label("Who applies").select_option("association")
    page.get_by_label("Stage").select_option("start")
    fits = [one for one in handbook.funding.values() if "association" in one.who and "start" in one.stages]
    assert rows.count() == len(fits) > 0
    assert "who=association" in page.url
    assert "stage=start" in page.url
    page.reload()
    assert rows.count() == len(fits)
    page.get_by_role("button", name="Clear the filters").click()
    page.wait_for_function("document.querySelectorAll('tr.money[hidden]').length === 0")


def test_the_funding_table_says_when_each_row_was_checked_and_links_to_who_decides(visit, handbook):
    page = visit("handbook/funding-map/", width=320)
    for row, one in zip(page.locator("tr.money").all(), handbook.funding.values(), strict=True):
        assert row.locator("a").first.get_attribute("href") == one.link
        assert f"{one.checked.day}.{one.checked.month}.{one.checked.year}" in row.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_figure_has_a_name_a_description_and_a_caption(visit):
    page = visit("en/handbook/funding-landscape/")
    for figure in page.locator("figure.figure").all():
        picture = figure.locator("svg[role=img]")
        names = picture.get_attribute("aria-labelledby").split()
        assert all(page.locator(f"#{name}").text_content().strip() for name in names)
        assert figure.locator("figcaption").inner_text()
    assert page.locator("figure.figure").count() == 2


def test_a_timetable_adds_up(visit, handbook):
    page = visit("incubator/timetables/")
    meetings = [meeting for programme in handbook.programmes.values() for meeting in programme.meetings]
    tables = page.locator(".meeting table").all()
    assert len(tables) == len(meetings)
    for table, meeting in zip(tables, meetings, strict=True):
        assert sum(int(cell) for cell in table.locator("td:last-child").all_inner_texts()) == meeting.minutes


def test_a_tool_tells_which_chapters_use_it(visit):
    page = visit("en/tools/problem-tree/")
    page.locator(".path--books a", has_text="From problem to question").click()
    page.wait_for_url(f"**/en/{CHAPTER}")
