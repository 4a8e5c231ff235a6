"""The two languages of the built site, its menu, and a build that stops at wrong sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

UNPUBLISHED = ("macros/", "content/", "icons/", "identity/", "inserts/", "figures/")
PAGES = ("", "tools/ask-three/", "handbook/first-step/", "glossary/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("place", "language"), [("", "fi"), ("en/", "en")])
def test_finnish_stands_at_the_top_and_english_under_en(tiny_site: Path, read_html, page, place, language):
    html = read_html(tiny_site / place / page / "index.html")

    assert html.all("html")[0]["lang"] == language


def test_no_language_has_a_folder_but_the_second(tiny_site: Path):
    assert not (tiny_site / "fi").exists()
    assert (tiny_site / "en").is_dir()


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("tools/ask-three/", "../../en/tools/ask-three/"),
        ("en/tools/ask-three/", "../../../tools/ask-three/"),
        ("glossary/", "../en/glossary/"),
    ],
)
def test_a_page_leads_to_its_counterpart_in_the_same_window(tiny_site: Path, read_html, page, target):
    links = [link for link in read_html(tiny_site / page / "index.html").all("a") if link["hreflang"]]

    assert [link["href"] for link in links] == [target]
    assert (tiny_site / page / target / "index.html").resolve().is_file()
    assert links[0]["target"] == "_self"


def test_the_menu_is_said_in_the_language_of_the_page(tiny_site: Path, read_html):
    finnish = read_html(tiny_site / "about" / "index.html").links()
    english = read_html(tiny_site / "en" / "about" / "index.html").links()

    assert (finnish["Työkalut"], finnish["Sanasto"]) == ("../tools/", "../glossary/")
    assert (english["Tools"], english["Glossary"]) == ("../tools/", "../glossary/")


def test_the_search_index_holds_the_tools_of_both_languages(tiny_site: Path):
    entries = json.loads((tiny_site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]

    titles = {entry["location"]: entry["title"] for entry in entries if "#" not in entry["location"]}
    assert {place: titles.get(place) for place in ("tools/ask-three/", "en/tools/ask-three/")} == {
        "tools/ask-three/": "Kysy kolmelta",
        "en/tools/ask-three/": "Ask three people",
    }


def test_labels_and_templates_are_not_published(tiny_site: Path):
    published = {path.relative_to(tiny_site).as_posix() for path in tiny_site.rglob("*") if path.is_file()}

    assert [name for name in published if name.endswith(("labels.yaml", ".j2"))] == []
    assert [name for name in published if name.startswith(UNPUBLISHED)] == []


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (
            "data/tools.yaml",
            "    people: 1–4",
            "    poeple: 1–4",
            "data/tools.yaml:9: 'poeple' ei ole tunnettu kenttä (tarkoititko 'people'?)"
            " / 'poeple' is not a known field (did you mean 'people'?)",
        ),
        (
            "docs/fi/about.md",
            "title: Tietoa",
            "title: Tietoa: kaikki",
            "docs/fi/about.md:2: tekstissä on ': '; pane koko teksti lainausmerkkeihin"
            " / ': ' inside a text; put the whole text in quotation marks",
        ),
    ],
)
def test_a_wrong_source_stops_the_build_with_its_problem_and_no_traceback(tiny, path, old, new, told):
    tiny.replace(path, old, new)

    done = tiny.build()

    assert done.returncode != 0
    assert told in done.stdout
    assert "Traceback" not in done.stdout
    assert not (tiny.root / "site" / "index.html").exists()


def test_a_missing_counterpart_stops_the_build(tiny):
    tiny.remove("docs/en/about.md")

    done = tiny.build()

    assert done.returncode != 0
    assert "docs/en/about.md:1: sivu puuttuu tältä kieleltä; se on tiedostossa docs/fi/about.md" in done.stdout
    assert "Traceback" not in done.stdout
