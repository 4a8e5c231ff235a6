"""Proofread the texts: spelling, words to avoid, words written twice, long sentences. Remarks alone, never a block."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.lexicon import MissingLexiconError
from handbook.proofreading import remarks


def main(arguments: Sequence[str] | None = None) -> None:
    """Exit with 3 when a dictionary is missing, else always with 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help="the folder with mkdocs.yml (default: here)")
    try:
        found = remarks(parser.parse_args(arguments).root)
    except MissingLexiconError as missing:
        print(missing, file=sys.stderr)
        sys.exit(3)
    for remark in found:
        print(remark)
    counts = found.counts
    print(
        f"Huomautuksia / remarks: {len(found)} – tuntemattomia sanoja / unknown words {counts['misspelt']}, "
        f"vältettäviä / to avoid {counts['avoided']}, kahdesti / twice {counts['doubled']}, "
        f"pitkiä virkkeitä / long sentences {counts['long-sentence']}, "
        f"turhia lauseita / idle phrases {counts['untold']}"
    )


if __name__ == "__main__":
    main()
