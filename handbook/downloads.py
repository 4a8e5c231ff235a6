"""Tell readers about each PDF: fill the places that the pages left open with pages, size and checksum."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from handbook.wording import Wording

# A place looks like <!--pdf:fi/tools/problem-tree:size-->: the file within pdf/, and the fact that is wanted.
_PLACE = re.compile(r"<!--pdf:([a-z]{2,3})/([^:]+):(brief|pages|size|sha256)-->")


@dataclass(frozen=True)
class PdfFacts:
    """What a reader wants to know before downloading. Size in bytes."""

    pages: int
    size: int
    sha256: str


def read_facts(pdf: Path) -> PdfFacts:
    """The facts of a finished PDF, read back from the file itself."""
    data = pdf.read_bytes()
    return PdfFacts(len(PdfReader(pdf).pages), len(data), hashlib.sha256(data).hexdigest())


def fill_places(site: Path, wordings: Mapping[str, Wording]) -> None:
    """Fill every open place on the pages of `site`, in the wording of the language of the PDF.

    Raises FileNotFoundError when a page speaks of a PDF that was not made.
    """
    facts: dict[str, PdfFacts] = {}

    def told(place: re.Match[str]) -> str:
        language, name, wanted = place.groups()
        path = f"{language}/{name}"
        facts[path] = facts.get(path) or read_facts(site / "pdf" / f"{path}.pdf")
        return _FACTS[wanted](wordings[language], facts[path])

    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        filled = _PLACE.sub(told, html)
        if filled != html:
            page.write_text(filled, encoding="utf-8")


_FACTS: dict[str, Callable[[Wording, PdfFacts], str]] = {
    "brief": lambda w, facts: f"{w.count('downloads.page', facts.pages)}, {w.kilobytes(facts.size)}",
    "pages": lambda w, facts: str(facts.pages),
    "size": lambda w, facts: w.kilobytes(facts.size),
    "sha256": lambda w, facts: facts.sha256,
}
