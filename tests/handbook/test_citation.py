"""How to cite: the same in CITATION.cff, in the data and on the page."""

from __future__ import annotations

import yaml

from handbook.inserts import place_inserts
from handbook.templates import Templates


def plain(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ")


def test_the_file_for_machines_tells_the_edition_of_the_data(root, handbook):
    cited = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))

    assert (cited["version"], cited["date-released"]) == (handbook.version, handbook.date)
    for edition in handbook.editions.values():
        assert plain(edition.labels["books"]["workbook"]) in cited["title"]
        assert plain(edition.labels["citation"]["author"]) == cited["authors"][0]["name"]


def test_a_page_cites_a_book_with_its_version_and_date(root, tiny):
    handbook = tiny.load()
    html = '<p><img alt="Handbook:" src="citation:handbook" /></p>'

    placed = place_inserts(
        html,
        handbook=handbook,
        edition=handbook.editions["en"],
        templates=Templates(root / "overrides"),
        to=str,
        on_paper=True,
    )

    assert "<cite>Handbook of social innovations</cite>" in placed
    assert f"Version {handbook.version}, 23 November 2026. CC BY 4.0." in plain(placed)
