"""The report of the proofreader ends well whatever it says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from handbook import lexicon
from scripts.proofread import main


def _proofread(tiny, root) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, root / "scripts" / "proofread.py", tiny.root]
    return subprocess.run(command, text=True, capture_output=True, check=False)


def test_remarks_block_nothing_and_are_counted(tiny, root):
    tiny.replace("docs/fi/about.md", "Tekstit:", "Tekstitt:")
    done = _proofread(tiny, root)

    assert (done.returncode, done.stderr) == (0, "")
    assert "docs/fi/about.md:8: sanaa 'Tekstitt' ei tunneta" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("Huomautuksia / remarks: ")


def test_a_missing_dictionary_ends_with_3_and_one_sentence(tiny, monkeypatch, capsys):
    lexicon.lexicon.cache_clear()
    monkeypatch.setattr(lexicon, "Voikko", _broken)
    with pytest.raises(SystemExit) as end:
        main([str(tiny.root)])

    assert end.value.code == 3
    assert capsys.readouterr().err == (
        "This machine lacks Voikko with its Finnish dictionary: run 'scripts/set_up.sh words', and try again.\n"
    )


def _broken(language: str) -> None:
    raise OSError(language)
