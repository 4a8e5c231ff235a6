"""Any page: its language, its other language, its menu, its search, and no scrolling sideways."""

from __future__ import annotations

import pytest

EVERY_KIND = ("", "tools/", "tools/problem-tree/", "handbook/what-is-social-innovation/", "glossary/", "downloads/")


@pytest.mark.parametrize("path", EVERY_KIND)
def test_the_language_switch_leads_to_the_same_page(visit, path):
    page = visit(path)
    page.locator('a[hreflang="en"]').first.click()
    assert page.url.endswith(f"/en/{path}")
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator('a[hreflang="fi"]').first.click()
    assert page.url.endswith(f"/{path}")
    assert page.locator("html").get_attribute("lang") == "fi"


@pytest.mark.parametrize("path", EVERY_KIND)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_scrolls_sideways(visit, path, width):
    page = visit(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(visit):
    page = visit("tools/", width=390)
    button = page.locator("button[aria-expanded]").first
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("button => button === document.activeElement")


def test_the_first_tab_stop_leads_to_the_content(visit):
    page = visit("tools/problem-tree/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")


def test_search_finds_a_tool(visit):
    page = visit("")
    page.keyboard.press("Control+k")
    page.keyboard.type("ongelmapuu")
    found = page.locator(".md-search-result__link").first
    found.wait_for()
    assert "Ongelmapuu" in found.inner_text()
    found.click()
    page.wait_for_url("**/tools/problem-tree/**")


def test_single_letters_are_left_to_the_reader(visit):
    page = visit("tools/")
    for key in ("s", "f", "/"):
        page.keyboard.press(key)
    assert not page.locator("[data-md-toggle=search]").is_checked()


def test_short_addresses_lead_to_the_tool(visit):
    page = visit("en/t/13/")
    page.wait_for_url("**/en/tools/impact-chain/")


def test_a_page_can_be_read_without_script(visit):
    page = visit("tools/problem-tree/", script=False)
    assert page.locator("h1").inner_text() == "Ongelmapuu"
    assert page.locator("nav a", has_text="Sanasto").first.is_visible()


def test_the_front_page_shows_every_tool_on_the_map(visit, handbook):
    page = visit("")
    links = page.locator("svg.tool-map a:visible")
    assert links.count() == len(handbook.tools)
    links.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tools/*/")


def test_a_page_that_is_not_there_speaks_both_languages(visit):
    text = visit("404.html").locator("main").inner_text()
    assert "Sivua ei löytynyt" in text
    assert "Page not found" in text
