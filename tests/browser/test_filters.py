"""The tool index: without script by phase, with script filtered, counted and kept in the address."""

from __future__ import annotations


def _cards(page):
    return [card.inner_text() for card in page.locator(".card:visible h3").all()]


def _titles(handbook, fits, language="fi"):
    """The tools that fit, in the order of the page: phase by phase."""
    tools = [tool for phase in handbook.phases for tool in handbook.of_phase(phase) if fits(tool)]
    return [handbook.editions[language].tools[tool.slug].title for tool in tools]


def test_without_script_all_tools_stand_under_their_phases(visit, handbook):
    page = visit("tools/", script=False)
    assert _cards(page) == _titles(handbook, lambda tool: True)
    assert page.locator("form.filters").is_hidden()
    assert "Ymmärrä ongelma" in page.locator("#understand").inner_text()


def test_a_filter_hides_what_does_not_fit_and_tells_the_count(visit, handbook):
    page = visit("tools/")
    page.select_option("[name=phase]", "understand")
    expected = _titles(handbook, lambda tool: tool.phase == "understand")
    assert _cards(page) == expected
    assert page.locator(".filter-count").inner_text() == f"{len(expected)} työkalua"
    assert page.locator(".phase-group:visible").count() == 1


def test_filters_work_together(visit, handbook):
    page = visit("en/tools/")
    page.select_option("[name=need]", "earn")
    page.select_option("[name=time]", "60")
    expected = _titles(handbook, lambda tool: "earn" in tool.needs and tool.minutes <= 60, "en")
    assert 0 < len(expected) < len(handbook.tools)
    assert _cards(page) == expected


def test_one_tool_is_counted_as_one(visit, handbook):
    page = visit("en/tools/")
    page.select_option("[name=phase]", "purpose")
    page.select_option("[name=need]", "show-impact")
    page.select_option("[name=difficulty]", "2")
    page.select_option("[name=people]", "2")
    page.select_option("[name=time]", "90")
    count = len(_cards(page))
    assert page.locator(".filter-count").inner_text() == ("1 tool" if count == 1 else f"{count} tools")


def test_people_difficulty_and_mode_filter_too(visit, handbook):
    page = visit("tools/")
    for name, value, fits in (
        ("people", "10", lambda tool: tool.people[0] <= 10 <= tool.people[1]),
        ("difficulty", "1", lambda tool: tool.difficulty <= 1),
        ("mode", "alone", lambda tool: "alone" in tool.modes),
    ):
        page.select_option(f"[name={name}]", value)
        assert _cards(page) == _titles(handbook, fits), name
        page.locator("form.filters [type=reset]").click()


def test_the_choice_stays_in_the_address(visit, handbook):
    page = visit("tools/")
    page.select_option("[name=need]", "earn")
    assert page.url.endswith("?need=earn")
    page.reload()
    assert page.locator("[name=need]").input_value() == "earn"
    assert _cards(page) == _titles(handbook, lambda tool: "earn" in tool.needs)


def test_a_choice_that_does_not_exist_is_ignored(visit, handbook):
    page = visit("tools/?phase=nonsense&x=1")
    assert len(_cards(page)) == len(handbook.tools)


def test_when_nothing_fits_the_page_says_so(visit):
    page = visit("tools/")
    page.select_option("[name=phase]", "team")
    page.select_option("[name=time]", "30")
    assert _cards(page) == []
    assert page.locator(".filter-none").is_visible()


def test_the_filters_work_by_keyboard(visit, handbook):
    page = visit("tools/")
    page.locator("[name=phase]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".filter-count").inner_text() != f"{len(handbook.tools)} työkalua"
