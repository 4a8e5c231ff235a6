"""The sheet on a tool page: labelled fields, the example, answers kept on the device, sums, fetched answers."""

from __future__ import annotations


def _field(page, name):
    return page.locator(f"[id='{name}']")


def test_a_field_is_found_by_its_label(visit):
    page = visit("tools/empathy-map/")
    page.get_by_label("Kuulee").fill("”Täällä ei ole enää mitään paikkaa.”")
    assert _field(page, "empathy-map_hears").input_value().startswith("”Täällä")


def test_the_example_is_one_click_away(visit):
    page = visit("tools/problem-tree/")
    answers = page.locator(".sheet--example .answer").first
    assert not answers.is_visible()
    page.locator(".sheet-example summary").click()
    assert answers.is_visible()


def test_answers_are_still_there_after_a_reload(visit):
    page = visit("tools/retrospective/")
    _field(page, "retrospective_start-1").fill("Maistelu maanantaisin")
    page.locator("input[name=retrospective_mood][value='4']").check()
    page.reload()
    assert _field(page, "retrospective_start-1").input_value() == "Maistelu maanantaisin"
    assert page.locator("input[name=retrospective_mood][value='4']").is_checked()


def test_the_other_language_shows_the_same_answers(visit):
    page = visit("tools/problem-tree/")
    _field(page, "problem-tree_problem").fill("Iäkkäät syövät yksin")
    page.goto(page.url.replace("/tools/", "/en/tools/"))
    assert _field(page, "problem-tree_problem").input_value() == "Iäkkäät syövät yksin"


def test_the_sheet_can_be_emptied_after_a_question(visit):
    page = visit("tools/problem-tree/")
    _field(page, "problem-tree_problem").fill("x")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-do=clear]").click()
    assert _field(page, "problem-tree_problem").input_value() == ""
    page.reload()
    assert _field(page, "problem-tree_problem").input_value() == ""


def test_an_answer_is_fetched_from_the_sheet_before(visit):
    page = visit("tools/impact-chain/")
    assert page.locator(".field-fetch:visible").count() == 0
    page.goto(page.url.replace("impact-chain", "problem-tree"))
    _field(page, "problem-tree_problem").fill("Iäkkäät syövät yksin")
    page.goto(page.url.replace("problem-tree", "impact-chain"))
    page.locator(".field-fetch:visible").first.click()
    assert "Iäkkäät syövät yksin" in _field(page, "impact-chain_need").input_value()


def test_the_break_even_point_is_worked_out(visit):
    page = visit("tools/break-even/")
    given = {"fixed": "12 000", "price": "10,50", "variable": "2,50", "days": "20", "planned": "1700"}
    for name, value in given.items():
        _field(page, f"break-even_{name}").fill(value)
    worked_out = {name: _field(page, f"break-even_{name}").input_value() for name in ("point", "point-day", "result")}
    assert {name: value.replace("\u00a0", " ") for name, value in worked_out.items()} == {
        "point": "1 500",
        "point-day": "75",
        "result": "1 600",
    }
    assert "5" in _field(page, "break-even_half-result").input_value()


def test_an_impossible_sum_stays_empty(visit):
    page = visit("en/tools/break-even/")
    for name, value in {"fixed": "100", "price": "5", "variable": "5"}.items():
        _field(page, f"break-even_{name}").fill(value)
    assert _field(page, "break-even_point").input_value() == ""
    _field(page, "break-even_price").fill("abc")
    assert _field(page, "break-even_margin").input_value() == ""


def test_on_a_phone_fields_follow_one_another_in_filling_order(visit):
    page = visit("tools/social-business-model-canvas/", width=390)
    tops = [field.bounding_box()["y"] for field in page.locator(".sheet--form > .field").all()]
    assert tops == sorted(tops)


def test_every_field_has_a_name_of_its_own(visit):
    for slug in ("problem-tree", "empathy-map", "impact-chain", "break-even", "retrospective"):
        page = visit(f"tools/{slug}/")
        nameless = page.evaluate(
            "[...document.querySelectorAll('main input, main textarea')]"
            ".filter(field => !field.labels.length && !field.ariaLabel).map(field => field.id)"
        )
        assert nameless == []


def test_the_pencil_leads_to_the_source_of_the_page(visit):
    page = visit("en/tools/break-even/")
    pencil = page.locator("a[href$='docs/en/tools/break-even.md']").first
    assert pencil.get_attribute("href").startswith("https://github.com/")


def test_print_shows_the_sheet_and_not_the_menu(visit):
    page = visit("tools/problem-tree/")
    page.emulate_media(media="print")
    assert page.locator(".sheet--form").is_visible()
    assert not page.locator("header nav a").first.is_visible()
