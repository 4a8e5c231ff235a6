"""Start a new tool: one entry in data/tools.yaml and one page in each language."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.loading import load
from handbook.new_tool import SlugTakenError, add_tool
from handbook.problems import SourcesAreWrong


def main(arguments: Sequence[str] | None = None) -> None:
    """Exit with 1 when the name is not usable or the sources are wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("slug", nargs="?", default="", help="its English name in addresses, such as dot-voting")
    parser.add_argument("--root", type=Path, default=Path())
    options = parser.parse_args(arguments)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", options.slug):
        sys.exit(f"'{options.slug}' cannot be an address: use small letters, digits and hyphens, as in SLUG=dot-voting")
    try:
        written = add_tool(load(options.root), options.slug)
    except SourcesAreWrong as wrong:
        sys.exit(f"{wrong}\nmend these first")
    except SlugTakenError:
        sys.exit(f"there is a tool called '{options.slug}' already")
    print(*written, "Now write them; `make serve` shows the pages, `make check` what is missing.", sep="\n")


if __name__ == "__main__":
    main()
