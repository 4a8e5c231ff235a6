"""Forms and the self-assessment in a browser: filled in with the keyboard alone, kept on the device, printed."""

from __future__ import annotations

import pytest

FORM, ASSESSMENT = "incubator/selection-form/", "assessment/"


def _chosen(page, name):
    return page.evaluate("name => document.querySelector(`[name='${name}']:checked`)?.value ?? ''", name)


def test_a_form_is_filled_in_with_the_keyboard_alone(visit):
    page = visit(FORM)
    page.locator("[id='selection-form_applicant_application']").focus()
    page.keyboard.type("12")
    page.keyboard.press("Tab")
    page.keyboard.type("23.11.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    assert page.locator("[id='selection-form_applicant_date']").input_value() == "23.11."
    assert _chosen(page, "selection-form_applicant_way") == "phone"
    assert _chosen(page, "selection-form_applicant_conflict") == "none"


def test_a_question_is_answered_with_the_arrows_and_asks_for_evidence_from_level_three(visit):
    page = visit(ASSESSMENT)
    evidence = page.locator("[id='assessment_1a-evidence']")
    page.locator("[id='assessment_1a--0']").focus()
    page.keyboard.press("Space")
    assert not evidence.is_visible()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert _chosen(page, "assessment_1a") == "3"
    page.keyboard.press("Tab")
    page.keyboard.type("Kysyimme kymmeneltä")

    assert evidence.input_value() == "Kysyimme kymmeneltä"


def test_a_stop_question_stands_out_when_its_answer_acts(visit):
    page = visit(ASSESSMENT)
    act = page.locator(".stop-act").first
    before = act.evaluate("element => getComputedStyle(element).backgroundColor")
    page.locator("[name='assessment_harm'][value='no']").check()
    assert act.evaluate("element => getComputedStyle(element).backgroundColor") == before
    page.locator("[name='assessment_harm'][value='unknown']").check()
    assert act.evaluate("element => getComputedStyle(element).backgroundColor") != before


@pytest.mark.parametrize("path", [FORM, ASSESSMENT])
def test_answers_stay_on_the_device_in_both_languages_until_cleared(visit, path):
    page = visit(path)
    field = page.locator(".paper-form input[type='text']").first
    radio = page.locator(".paper-form input[type='radio']").nth(1)
    field.fill("Naapurikeittiö")
    radio.check()
    page.goto(page.url.replace(path, f"en/{path}"))
    assert field.input_value() == "Naapurikeittiö"
    assert radio.is_checked()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("[data-do=clear]").click()
    page.reload()
    assert field.input_value() == ""
    assert not radio.is_checked()


@pytest.mark.parametrize("path", [FORM, ASSESSMENT])
def test_every_field_and_group_has_a_name(visit, path):
    page = visit(path)
    nameless = page.evaluate(
        "[...document.querySelectorAll('.paper-form :is(input, textarea)')]"
        ".filter(field => !field.labels.length && !field.ariaLabel).map(field => field.id)"
    )
    groups = page.evaluate(
        "[...document.querySelectorAll('.paper-form fieldset')]"
        ".filter(group => !group.querySelector(':scope > legend')?.textContent.trim()).length"
    )

    assert (nameless, groups) == ([], 0)


@pytest.mark.parametrize("path", [FORM, ASSESSMENT])
def test_without_script_a_form_can_be_read_and_downloaded(visit, path):
    page = visit(path, script=False)

    assert page.locator(".paper-form input").first.is_visible()
    assert not page.locator("[data-do=clear]").is_visible()
    assert page.locator(".form-download a[href$='.pdf']").is_visible()


@pytest.mark.parametrize("path", [FORM, ASSESSMENT])
def test_a_form_fits_a_telephone(visit, path):
    page = visit(path, width=320)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_printing_shows_the_form_with_its_lines_for_evidence(visit):
    page = visit(ASSESSMENT)
    page.emulate_media(media="print")

    assert page.locator("[id='assessment_1a-evidence']").is_visible()
    assert not page.locator("header nav a").first.is_visible()


def test_the_tools_of_a_dimension_are_one_click_away(visit):
    page = visit(ASSESSMENT)
    page.locator(".dimension-tools a").first.click()

    assert page.url.endswith("/tools/problem-tree/")


def test_the_page_works_out_no_total(visit):
    page = visit(ASSESSMENT)

    assert page.locator("main :is(output, meter, progress)").count() == 0
