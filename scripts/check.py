"""Check the sources and list every problem, each as `path:line: what is wrong, what was expected`."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.loading import load_sources, overdue
from handbook.problems import Problem, SourcesAreWrong


def main(arguments: Sequence[str] | None = None) -> None:
    """Exit with 1 when there are problems."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", nargs="?", type=Path, default=Path(), help="the folder with mkdocs.yml (default: here)")
    try:
        sources = load_sources(parser.parse_args(arguments).root)
    except SourcesAreWrong as wrong:
        _tell(wrong.problems)
        sys.exit(1)
    for late in overdue(sources, datetime.datetime.now(tz=datetime.UTC).date()):
        print(late)
    handbook = sources.handbook
    print(f"Lähteet kunnossa / sources are fine: {len(handbook.tools)} × {len(handbook.editions)}")


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem)
        if os.environ.get("GITHUB_ACTIONS"):
            print(f"::error file={problem.path},line={problem.line}::{problem.finnish} / {problem.english}")
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as page:
            page.writelines(
                f"- `{problem.path}:{problem.line}` {problem.finnish} / {problem.english}\n" for problem in problems
            )
    print(f"{len(problems)} ongelmaa / problems", file=sys.stderr)


if __name__ == "__main__":
    main()
