"""Check the sources, build the site and all PDFs into site/: whole or not at all."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from handbook.site_build import fingerprint, put_in_place

_SETTINGS = ("SITE_URL", "EDIT_URI_TEMPLATE")  # what the environment may set in mkdocs.yml


def main(arguments: Sequence[str] | None = None) -> None:
    """Exit with 1 when something is wrong, with 3 when Pango is missing; the last good site then stays."""
    options = _options(arguments)
    settings = [f"{name}={os.environ.get(name)}" for name in _SETTINGS] + [f"pdfs={options.pdfs}"]
    state, mark = fingerprint(options.root, settings), options.root / ".cache" / "site"
    if mark.is_file() and mark.read_text() == state and (options.site / "index.html").is_file():
        print(f"{options.site}/ is up to date")
        return
    _build(options)
    mark.parent.mkdir(exist_ok=True)
    mark.write_text(state)
    print(f"{options.site}/ is complete")


def _build(options: argparse.Namespace) -> None:
    new = options.root / ".build" / "site"
    _build_pages(options.root, new, pdfs=options.pdfs)
    if options.pdfs:
        _build_pdfs(new, options)
    _check_links(new, options.root)
    put_in_place(new, options.site)


def _build_pages(root: Path, new: Path, *, pdfs: bool) -> None:
    shutil.rmtree(new, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(new.resolve())]
    # Told apart from --quiet, which would hide warnings from --strict as well.
    environment = os.environ | {"WORKBOOK_PDFS": "yes" if pdfs else "no", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=environment, text=True, capture_output=True, check=False)
    if done.returncode:
        # What our own check finds comes on stdout, what MkDocs warns of on stderr.
        told = [line for line in (done.stdout + done.stderr).splitlines() if line and not line.startswith("INFO")]
        sys.exit("\n".join(told) or "mkdocs stopped without a word")


def _build_pdfs(new: Path, options: argparse.Namespace) -> None:
    # Loaded only here: an unchanged site should be told so at once.
    from handbook.downloads import fill_places
    from handbook.loading import load
    from handbook.pdf import MissingLibraryError, PdfError, find_print_pages, write_pdfs
    from handbook.progress import show
    from handbook.wording import Wording

    root: Path = options.root
    kept = root / ".build" / "print"  # where `make pdf` finds the print pages later
    shutil.rmtree(kept, ignore_errors=True)
    (new / "print").rename(kept)
    pages = find_print_pages(kept)
    folders = {"site": new, "looks": root / "overrides", "cache": root / ".cache" / "pdf", "target": new / "pdf"}
    try:
        show(write_pdfs(pages, jobs=options.jobs, **folders), len(pages))
    except PdfError as error:
        sys.exit(str(error))
    except MissingLibraryError:
        print(
            "Pango is missing, so no PDF can be made: run 'scripts/set_up.sh build', or 'make html' for the"
            " site without PDFs.",
            file=sys.stderr,
        )
        sys.exit(3)
    fill_places(new, {language: Wording(edition) for language, edition in load(root).editions.items()})


def _check_links(new: Path, root: Path) -> None:
    from handbook.loading import site_address
    from handbook.site_check import dead_links

    dead = dead_links(new, site_address(root))
    if dead:
        sys.exit("\n".join(map(str, dead)))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the folder with mkdocs.yml (default: here)")
    parser.add_argument("--site", type=Path, default=Path("site"), help="where the site goes (default: site)")
    parser.add_argument("--no-pdfs", dest="pdfs", action="store_false", help="the pages alone")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many PDFs to make at once")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
