"""Each file in problem_cases/ plants one fault in the small handbook and says what the editor is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = sorted((Path(__file__).parent / "problem_cases").glob("*.yaml"))


def plant(tiny: Any, case: dict[str, Any]) -> None:
    for path, changes in case.get("edit", {}).items():
        for old, new in changes:
            tiny.replace(path, old, new)
    for path, text in case.get("files", {}).items():
        if text is None:
            tiny.remove(path)
        else:
            tiny.write(path, text)


def test_the_small_handbook_has_no_problems(tiny):
    assert tiny.problems() == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_editor_is_told(tiny, path):
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    plant(tiny, case)
    assert tiny.problems() == case["problems"]
