"""The list of commands is the same for people and for CI."""

from __future__ import annotations

import re
import subprocess

import pytest
import yaml


@pytest.fixture(scope="module")
def targets(root):
    return set(re.findall(r"(?m)^([a-z-]+):.*## ", (root / "Makefile").read_text(encoding="utf-8")))


def test_a_bare_make_lists_every_command(root, targets):
    told = subprocess.run(["make", "--no-print-directory"], cwd=root, text=True, capture_output=True, check=True).stdout
    assert set(re.findall(r"make ([a-z-]+)", told)) == targets
    assert {"site", "serve", "check", "test", "lint", "pdf", "bench", "new-tool", "clean"} <= targets


def test_workflows_run_nothing_but_make(root, targets):
    for workflow in (root / ".github" / "workflows").glob("*.yml"):
        jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
        runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
        for run in runs:
            assert re.fullmatch(r"make [a-z-]+", run), (workflow.name, run)
            assert run.split()[1] in targets


def test_actions_are_pinned_by_commit(root):
    for workflow in (root / ".github" / "workflows").glob("*.yml"):
        for used in re.findall(r"uses: (\S+)", workflow.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", used), used


def test_ci_calls_the_two_commands_of_the_readme(root):
    readme, ci = ((root / name).read_text(encoding="utf-8") for name in ("README.md", ".ci/run"))
    assert re.findall(r"(?m)^make (\w+)    #", readme) == ["site", "test"]
    assert "for target in site test; do" in ci
