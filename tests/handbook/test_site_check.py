"""Dead links of a built site are found from the outside."""

from __future__ import annotations

import pytest

from handbook.site_check import dead_links, outside_links

ADDRESS = "https://tiny.example/book/"


@pytest.fixture
def site(tmp_path):
    def write(**pages):
        for name, html in pages.items():
            page = tmp_path / name.replace("__", "/") / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(html, encoding="utf-8")
        (tmp_path / "picture.svg").write_text("<svg/>", encoding="utf-8")
        return tmp_path

    return write


def _dead(folder):
    return [str(link) for link in dead_links(folder, ADDRESS)]


def test_a_link_to_a_page_that_is_there_lives(site):
    assert _dead(site(a='<a href="../b/">b</a><a href="../b">b</a>', b='<a href="/book/a/">a</a>')) == []


def test_a_link_to_nothing_is_told_with_its_page(site):
    assert _dead(site(a='<a href="../c/">c</a>')) == ["a/index.html: ../c/ leads nowhere"]


def test_an_anchor_must_be_an_id_of_its_page(site):
    folder = site(a='<a href="../b/#here">b</a><a href="../b/#there">b</a>', b='<h2 id="here">h</h2>')
    assert _dead(folder) == ["a/index.html: ../b/#there leads nowhere"]


def test_pictures_scripts_and_styles_count_too(site):
    folder = site(a='<img alt="" src="../picture.svg"><script src="../gone.js"></script>')
    assert _dead(folder) == ["a/index.html: ../gone.js leads nowhere"]


def test_full_addresses_of_the_site_are_followed(site):
    assert _dead(site(a=f'<link rel="canonical" href="{ADDRESS}x/">')) == [f"a/index.html: {ADDRESS}x/ leads nowhere"]


def test_outside_addresses_are_listed_once_and_not_judged(site):
    page = '<a href="https://stea.fi/?a=1&amp;b=2">s</a>'
    folder = site(a=page, b=page)
    assert _dead(folder) == []
    assert outside_links(folder, ADDRESS) == ["https://stea.fi/?a=1&b=2"]
