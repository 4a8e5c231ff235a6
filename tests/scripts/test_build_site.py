"""`make site`: whole or not at all, and nothing twice."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "build_site.py"


def _build(tiny, *options, **environment):
    return subprocess.run(
        [sys.executable, SCRIPT, *options],
        cwd=tiny.root,
        env=os.environ | environment,
        text=True,
        capture_output=True,
        check=False,
    )


def _state(site):
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(new_tiny, tmp_path_factory):
    tiny = new_tiny(tmp_path_factory.mktemp("built"))
    done = _build(tiny)
    assert done.returncode == 0, done.stderr
    return tiny


def test_the_site_holds_pages_and_pdfs_and_no_print_pages(built):
    site = built.root / "site"
    assert (site / "index.html").is_file()
    assert (site / "en" / "tools" / "index.html").is_file()
    assert (site / "pdf" / "fi" / "workbook.pdf").is_file()
    assert not (site / "print").exists()


def test_pages_tell_the_true_pages_and_size_of_each_pdf(built):
    site = built.root / "site"
    pdf = next((site / "pdf" / "en" / "tools").glob("*.pdf"))
    downloads = (site / "en" / "downloads" / "index.html").read_text(encoding="utf-8")
    assert hashlib.sha256(pdf.read_bytes()).hexdigest() in downloads
    assert "<!--pdf:" not in downloads


def test_an_unchanged_site_is_left_alone(built):
    before = (built.root / "site" / "index.html").stat().st_mtime_ns
    done = _build(built)
    assert "up to date" in done.stdout
    assert (built.root / "site" / "index.html").stat().st_mtime_ns == before


def test_after_a_wrong_source_the_last_good_site_stays(built):
    page, good = built.root / "docs" / "fi" / "about.md", _state(built.root / "site")
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\n[kuollut](ei-ole.md)\n", encoding="utf-8")
    done = _build(built)
    page.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert "docs/fi/about.md:" in done.stderr
    assert "Traceback" not in done.stderr
    assert _state(built.root / "site") == good


def test_a_text_too_long_for_its_paper_is_refused_and_the_last_good_site_stays(built):
    page = next((built.root / "docs" / "fi" / "tools").glob("[!i]*.md"))
    good, text = _state(built.root / "site"), page.read_text(encoding="utf-8")
    page.write_text(
        text.replace("{#what}\n", "{#what}\n\n" + "Pitkä selitys jatkuu. " * 400 + "\n", 1), encoding="utf-8"
    )
    done = _build(built)
    page.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert f"fi/tools/{page.stem}.pdf" in done.stderr
    assert "Traceback" not in done.stderr
    assert _state(built.root / "site") == good


def test_only_the_pdfs_of_a_changed_page_are_made_again(built):
    page = next((built.root / "docs" / "fi" / "tools").glob("[!i]*.md"))
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("{#what}\n", "{#what}\n\nYksi sana lisää.\n", 1), encoding="utf-8")
    done = _build(built)
    page.write_text(text, encoding="utf-8")
    # The tool itself and the workbook of its language.
    assert done.returncode == 0, done.stderr
    assert "2 made" in done.stderr


def test_without_pango_the_pages_are_built_and_the_pdfs_refused_in_one_sentence(tiny, root, tmp_path):
    # A WeasyPrint that finds no Pango, as on a bare machine.
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango-1.0-0')", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(root)])
    refused = _build(tiny, PYTHONPATH=path)
    assert refused.returncode == 3
    assert len(refused.stderr.strip().splitlines()) == 1
    assert "Pango" in refused.stderr
    assert _build(tiny, "--no-pdfs", PYTHONPATH=path).returncode == 0
    assert (tiny.root / "site" / "index.html").is_file()
