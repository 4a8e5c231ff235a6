"""A new site takes its place whole, and is only made when something has changed."""

from __future__ import annotations

import pytest

from handbook.site_build import SOURCES, fingerprint, put_in_place


@pytest.fixture
def sources(tmp_path):
    for name in SOURCES:
        if "." in name:
            (tmp_path / name).write_text(name, encoding="utf-8")
        else:
            (tmp_path / name).mkdir()
            (tmp_path / name / "file").write_text(name, encoding="utf-8")
    return tmp_path


def test_the_same_sources_have_the_same_fingerprint(sources):
    assert fingerprint(sources, ["a"]) == fingerprint(sources, ["a"])


@pytest.mark.parametrize("name", [f"{name}/file" for name in SOURCES if "." not in name] + ["mkdocs.yml", "uv.lock"])
def test_a_change_anywhere_changes_it(sources, name):
    before = fingerprint(sources, [])
    (sources / name).write_text("changed", encoding="utf-8")
    assert fingerprint(sources, []) != before


def test_a_renamed_file_and_another_setting_change_it_too(sources):
    before = fingerprint(sources, ["SITE_URL=a"])
    assert fingerprint(sources, ["SITE_URL=b"]) != before
    (sources / "docs" / "file").rename(sources / "docs" / "other")
    assert fingerprint(sources, ["SITE_URL=a"]) != before


def test_a_new_site_replaces_the_old_one_whole(tmp_path):
    new, site = tmp_path / "new", tmp_path / "site"
    for folder, page in ((new, "new.html"), (site, "old.html")):
        folder.mkdir()
        (folder / page).write_text("", encoding="utf-8")
    put_in_place(new, site)
    assert [file.name for file in site.iterdir()] == ["new.html"]
    assert sorted(folder.name for folder in tmp_path.iterdir()) == ["site"]
