"""The tool index: without script by phase, with script filtered, counted and kept in the address."""

from __future__ import annotations


def _cards(page):
    return [card.inner_text() for card in page.locator(".card:visible h3").all()]


def test_without_script_all_tools_stand_under_their_phases(visit):
    page = visit("tools/", script=False)
    assert len(_cards(page)) == 6
    assert page.locator("form.filters").is_hidden()
    assert "Ymmärrä ongelma" in page.locator("#understand").inner_text()


def test_a_filter_hides_what_does_not_fit_and_tells_the_count(visit):
    page = visit("tools/")
    page.select_option("[name=phase]", "understand")
    assert _cards(page) == ["Ongelmapuu", "Empatiakartta"]
    assert page.locator(".filter-count").inner_text() == "2 työkalua"
    assert page.locator(".phase-group:visible").count() == 1


def test_filters_work_together(visit):
    page = visit("en/tools/")
    page.select_option("[name=phase]", "understand")
    page.select_option("[name=time]", "45")
    assert _cards(page) == ["Empathy map"]
    assert page.locator(".filter-count").inner_text() == "1 tool"


def test_people_difficulty_need_and_mode_filter_too(visit):
    page = visit("tools/")
    page.select_option("[name=people]", "10")
    assert _cards(page) == ["Retro: aloita, lopeta, jatka"]
    page.locator("form.filters [type=reset]").click()
    page.select_option("[name=difficulty]", "1")
    assert len(_cards(page)) == 3
    page.locator("form.filters [type=reset]").click()
    page.select_option("[name=need]", "earn")
    assert len(_cards(page)) == 2
    page.locator("form.filters [type=reset]").click()
    page.select_option("[name=mode]", "alone")
    assert "Ongelmapuu" not in _cards(page)


def test_the_choice_stays_in_the_address(visit):
    page = visit("tools/")
    page.select_option("[name=need]", "earn")
    assert page.url.endswith("?need=earn")
    page.reload()
    assert page.locator("[name=need]").input_value() == "earn"
    assert len(_cards(page)) == 2


def test_a_choice_that_does_not_exist_is_ignored(visit):
    page = visit("tools/?phase=nonsense&x=1")
    assert len(_cards(page)) == 6


def test_when_nothing_fits_the_page_says_so(visit):
    page = visit("tools/")
    page.select_option("[name=phase]", "team")
    page.select_option("[name=time]", "30")
    assert _cards(page) == []
    assert page.locator(".filter-none").is_visible()


def test_the_filters_work_by_keyboard(visit):
    page = visit("tools/")
    page.locator("[name=phase]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".filter-count").inner_text() != "6 työkalua"
