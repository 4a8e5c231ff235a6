"""Make the PDFs from the print pages of the built site. Run `make site` first."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.pdf import MissingLibraryError, PdfError, find_print_pages, write_pdfs
from handbook.progress import show


def main(arguments: Sequence[str] | None = None) -> None:
    """Exit with 1 when a PDF came out wrong or no page matches, with 3 when Pango is missing."""
    options = _options(arguments)
    pages = find_print_pages(options.print_pages, options.only, options.language)
    if not pages:
        sys.exit(f"no print page matches '{options.only}' in {options.print_pages}: run 'make site' first")
    folders = {"site": options.site, "looks": options.looks, "cache": options.cache, "target": options.site / "pdf"}
    try:
        show(write_pdfs(pages, jobs=options.jobs, **folders), len(pages))
    except PdfError as error:
        sys.exit(str(error))
    except MissingLibraryError:
        print("Pango is missing, so no PDF can be made: run 'scripts/set_up.sh build'.", file=sys.stderr)
        sys.exit(3)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="make only the PDFs whose name holds this, such as problem-tree")
    parser.add_argument("--language", default="", help="make only the PDFs of this language, such as fi")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many to make at once")
    parser.add_argument("--site", type=Path, default=Path("site"), help="the built site")
    parser.add_argument("--print-pages", type=Path, default=Path(".build/print"), help="the print pages")
    parser.add_argument("--looks", type=Path, default=Path("overrides"), help="fonts and hyphenation")
    parser.add_argument("--cache", type=Path, default=Path(".cache/pdf"), help="finished PDFs by content")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
