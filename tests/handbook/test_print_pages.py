"""What print pages make of the text of the site."""

from __future__ import annotations


def test_emphasis_inside_a_link_goes_around_it(tiny):
    path = "docs/en/incubator/open-the-door.md"
    tiny.write(path, tiny.read(path) + "\nAn [*outcome*](../glossary.md#outcome).\n")
    done = tiny.build(WORKBOOK_PDFS="yes")
    assert done.returncode == 0, done.stdout
    html = (tiny.root / "site/print/en/incubator.html").read_text(encoding="utf-8")

    assert '<em><a href="#term-outcome">outcome</a></em>' in html


def test_a_book_leads_to_its_own_chapters_and_to_the_site_for_tools(tiny):
    path = "docs/en/incubator/open-the-door.md"
    text = "\n[Glossary](../glossary.md), [Step](../handbook/first-step.md), [Ask](../tools/ask-three.md)\n"
    tiny.write(path, tiny.read(path) + text)
    assert tiny.build(WORKBOOK_PDFS="yes").returncode == 0
    html = (tiny.root / "site/print/en/incubator.html").read_text(encoding="utf-8")

    assert 'id="open-the-door"' in html
    assert "/en/handbook/first-step/" in html
    assert "/en/tools/ask-three/" in html


def test_a_picture_of_a_chapter_is_read_from_the_built_site(tiny_site):
    html = (tiny_site / "print/fi/handbook.html").read_text(encoding="utf-8")

    assert 'src="assets/icon-180.png"' in html
