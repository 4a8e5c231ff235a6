"""Turn print pages into PDFs: tagged, fillable, the same bytes every time, and judged before they are let through."""

from __future__ import annotations

import concurrent.futures
import hashlib
import importlib.metadata
import itertools
import logging
import multiprocessing
import os
import shutil
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.pdf_checks import layout_faults
from handbook.pdf_tags import mend_tags
from handbook.print_pages import PrintPage

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

_STYLES = ("styles/tokens.css", "styles/print.css", "styles/sheets.css")
_MAKERS = ("pdf.py", "pdf_tags.py", "pdf_checks.py")  # a change in these makes every PDF anew


class PdfError(Exception):
    """A PDF came out wrong; the message names it and says what is wrong, a line for each fault."""


class MissingLibraryError(Exception):
    """Pango is not on this machine, so no PDF can be made."""


@dataclass(frozen=True)
class Pdf:
    """A finished PDF: its name as in PrintPage, where it lies, and whether it was made now or taken from the cache."""

    name: str
    path: Path
    made: bool


def find_print_pages(folder: Path, only: str = "", language: str = "") -> list[PrintPage]:
    """The print pages in a folder, those whose name holds `only`, of one language or of all."""
    files = sorted(folder.rglob("*.html"))
    names = [(file.relative_to(folder).with_suffix("").as_posix(), file) for file in files]
    chosen = [
        (name, file) for name, file in names if only in name and (not language or name.startswith(f"{language}/"))
    ]
    return [PrintPage(name, file.read_text(encoding="utf-8")) for name, file in chosen]


def write_pdfs(
    pages: Sequence[PrintPage], *, site: Path, looks: Path, cache: Path, target: Path, jobs: int
) -> Iterator[Pdf]:
    """Write each page to `target`/<name>.pdf, taking those whose content has not changed from `cache`.

    `site` is the built site that styles and pictures are read from, `looks` the folder with fonts and hyphenation.
    Raises PdfError with all faults once every page has been tried; a faulty PDF is never written.
    """
    _need_pango()
    common = _common_key(site, looks)
    keys = {page.name: _key(page, common) for page in pages}
    fresh = [page for page in pages if not (cache / f"{keys[page.name]}.pdf").exists()]
    cache.mkdir(parents=True, exist_ok=True)
    unchanged = ((page.name, ()) for page in pages if page not in fresh)
    faults: list[str] = []
    for name, found in itertools.chain(unchanged, _make(fresh, keys, site, looks, cache, jobs)):
        if found:
            faults += [f"{name}.pdf: {fault}" for fault in found]
            continue
        path = target / f"{name}.pdf"
        _place(cache / f"{keys[name]}.pdf", path)
        yield Pdf(name, path, any(page.name == name for page in fresh))
    if faults:
        raise PdfError("\n".join(faults))


def _place(source: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = path.with_suffix(".new")
    shutil.copyfile(source, whole)
    whole.replace(path)


# Keys


def _common_key(site: Path, looks: Path) -> bytes:
    """What every PDF hangs on beside its own page: styles, fonts, hyphenation and the press itself."""
    key = hashlib.sha256()
    files = [site / style for style in _STYLES] + sorted((looks / "fonts").glob("*.ttf")) + _hyphenations(looks)
    for file in (*files, *(Path(__file__).with_name(name) for name in _MAKERS)):
        key.update(file.read_bytes())
    for package in ("weasyprint", "pydyf", "fonttools", "tinycss2"):
        key.update(importlib.metadata.version(package).encode())
    return key.digest()


def _key(page: PrintPage, common: bytes) -> str:
    return hashlib.sha256(common + page.html.encode()).hexdigest()


def _hyphenations(looks: Path) -> list[Path]:
    return sorted((looks / "print").glob("hyph_*.dic"))


# Press


def _need_pango() -> None:
    try:
        import weasyprint  # noqa: F401  (loads Pango, which only PDFs need)
    except OSError as error:
        raise MissingLibraryError(str(error).split("\n")[0]) from None


def _make(
    pages: Sequence[PrintPage], keys: dict[str, str], site: Path, looks: Path, cache: Path, jobs: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not pages:
        return
    # The longest first, so that no worker is left alone with the workbook at the end.
    queue = sorted(pages, key=lambda page: -len(page.html))
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(
        min(jobs, len(queue)), context, initializer=_open_press, initargs=(site, looks)
    ) as pool:
        waiting = {pool.submit(_print, page, cache / f"{keys[page.name]}.pdf"): page.name for page in queue}
        for done in concurrent.futures.as_completed(waiting):
            yield waiting[done], done.result()


@dataclass
class _Press:
    """What a worker keeps between pages."""

    site: Path
    styles: list[CSS]
    fonts: FontConfiguration
    fetcher: Any
    warnings: list[str]


_press: list[_Press] = []  # one a worker process, set when it starts


def _open_press(site: Path, looks: Path) -> None:
    # A glyph that our fonts lack must fail the checks, not fall back to a font of this machine.
    empty = looks / "print" / "fonts.conf"
    os.environ["FONTCONFIG_FILE"] = str(empty.resolve())
    # Having no other font is what we want, so this is no warning here.
    warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")
    import pyphen
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class SiteOnly(URLFetcher):  # type: ignore[misc]
        """Reads files of the built site; anything else stops the press instead of leaving a hole in the paper."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith((site.resolve().as_uri() + "/", "data:")):
                raise FatalURLFetchingError(f"{url} is not a file of the site")
            try:
                return super().fetch(url, headers)
            except Exception as error:
                raise FatalURLFetchingError(f"{url} cannot be read") from error

    for patterns in _hyphenations(looks):
        # Without its name in the second table a language is passed over in silence.
        language = patterns.stem.removeprefix("hyph_")
        pyphen.LANGUAGES[language] = patterns
        pyphen.LANGUAGES_LOWERCASE[language.lower()] = language
    fonts = FontConfiguration()
    fetcher = SiteOnly()
    styles = [
        CSS(filename=str(site / style), font_config=fonts, url_fetcher=fetcher, base_url=str(site / style))
        for style in _STYLES
    ]
    press = _Press(site, styles, fonts, fetcher, [])
    handler = _Listener(press.warnings)
    logging.getLogger("weasyprint").handlers = [handler]
    _press[:] = [press]


class _Listener(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(record.getMessage())


def _print(page: PrintPage, path: Path) -> tuple[str, ...]:
    from weasyprint import HTML

    press = _press[0]
    press.warnings.clear()
    html = HTML(string=page.html, base_url=f"{press.site.resolve().as_uri()}/", url_fetcher=press.fetcher)
    document = html.render(stylesheets=press.styles, font_config=press.fonts, pdf_forms=True)
    faults = (*press.warnings, *layout_faults(page.html, document))
    if not faults:
        data = document.write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_forms=True,
            finisher=mend_tags,
            pdf_identifier=hashlib.sha256(page.name.encode()).digest()[:16],
            full_fonts=False,
        )
        faults = tuple(press.warnings)
        whole = path.with_suffix(f".{os.getpid()}")
        whole.write_bytes(data)
        whole.replace(path)
    return faults
