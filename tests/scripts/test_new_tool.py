"""A new tool starts as one entry and one page a language, and is whole from the first moment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "new_tool.py"


def _start(tiny, slug):
    return subprocess.run([sys.executable, SCRIPT, slug], cwd=tiny.root, text=True, capture_output=True, check=False)


def test_a_new_tool_has_an_entry_and_a_page_in_every_language(tiny):
    done = _start(tiny, "dot-voting")
    assert done.returncode == 0, done.stderr
    assert "data/tools.yaml" in done.stdout
    assert tiny.problems() == []
    book = tiny.load()
    assert "dot-voting" in book.tools
    assert all("tools/dot-voting.md" in edition.pages for edition in book.editions.values())


def test_its_number_is_free(tiny):
    taken = {tool.number for tool in tiny.load().tools.values()}
    _start(tiny, "dot-voting")
    assert tiny.load().tools["dot-voting"].number not in taken


def test_a_name_in_use_is_refused(tiny):
    slug = next(iter(tiny.load().tools))
    done = _start(tiny, slug)
    assert (done.returncode, done.stderr.strip()) == (1, f"there is a tool called '{slug}' already")


def test_a_name_that_cannot_be_an_address_is_refused(tiny):
    done = _start(tiny, "Dot voting")
    assert done.returncode == 1
    assert done.stderr.startswith("'Dot voting' cannot be an address")


def test_wrong_sources_are_mended_first(tiny):
    tiny.write("docs/fi/about.md", "")
    done = _start(tiny, "dot-voting")
    assert done.returncode == 1
    assert "docs/fi/about.md:1:" in done.stderr
    assert not (tiny.root / "docs/fi/tools/dot-voting.md").exists()
