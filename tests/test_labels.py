"""The words of the templates: every label that they and the package name in full exists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from handbook.loading import load

ROOT = Path(__file__).parents[1]
SOURCES = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "handbook").glob("*.py"), *(ROOT / "hooks").glob("*.py")]
NAMED = re.compile(r"""\b(?:w|self|extra\["w"\])\(\s*["']([a-z_]+\.[a-z_.-]+)["']\s*[,)]""")
COUNTED = re.compile(r"""\bw\.count\(["']([a-z_.]+)["']""")


def flat(labels: Mapping[str, object], above: str = "") -> Iterator[str]:
    for key, value in labels.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"


@pytest.fixture(scope="module")
def labels() -> set[str]:
    handbook = load(ROOT)
    return set(flat(handbook.editions[handbook.default_language].labels))


@pytest.fixture(scope="module")
def text() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)


def test_every_label_that_a_template_names_exists(labels, text):
    named = set(NAMED.findall(text))
    counted = {f"{name}_{many}" for name in COUNTED.findall(text) for many in ("one", "many")}

    assert len(named) > 50
    assert len(counted) >= 4
    assert sorted((named | counted) - labels) == []
