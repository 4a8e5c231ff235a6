"""The set-up script says in one sentence what is missing, and does nothing when nothing is."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def _set_up(root, mode, **environment):
    return subprocess.run(
        [root / "scripts" / "set_up.sh", mode],
        env=os.environ | environment,
        text=True,
        capture_output=True,
        check=False,
    )


def test_it_is_silent_when_nothing_is_missing(root):
    _set_up(root, "test")
    done = _set_up(root, "test")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_missing_browser_is_named_with_the_command_and_exit_code_3(root, tmp_path):
    # The same commands, but no browser among them.
    for folder in map(Path, os.environ["PATH"].split(os.pathsep)):
        for command in folder.iterdir() if folder.is_dir() else ():
            link = tmp_path / command.name
            if "chrom" not in command.name and not link.exists():
                link.symlink_to(command)
    done = _set_up(root, "test", PATH=str(tmp_path), WORKBOOK_NO_INSTALL="1")
    assert done.returncode == 3
    assert "Chromium" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
