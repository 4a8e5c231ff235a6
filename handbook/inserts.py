"""Put what is made from data where a page asks for it: a paragraph ![Caption](figure:six-stages) is drawn there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import Markup

from handbook.model import Edition, Handbook

if TYPE_CHECKING:
    from handbook.templates import Templates

# The names that each kind of insert may take.
_NAMES: Mapping[str, Callable[[Handbook, Edition], Iterable[str]]] = {
    "figure": lambda handbook, edition: edition.figures,
    "form": lambda handbook, edition: edition.forms,
    "programme": lambda handbook, edition: handbook.programmes,
    "funding": lambda handbook, edition: ("all",) if handbook.funding else (),
    "citation": lambda handbook, edition: ("workbook", *handbook.books),
}
KINDS = tuple(_NAMES)
_INSERT = re.compile(rf'<p><img alt="([^"]*)" src="({"|".join(KINDS)}):([^"]*)" ?/?></p>')


def insert_names(kind: str, handbook: Handbook, edition: Edition) -> tuple[str, ...]:
    """What a page may insert of a kind."""
    return tuple(_NAMES[kind](handbook, edition))


def place_inserts(
    html: str,
    *,
    handbook: Handbook,
    edition: Edition,
    templates: Templates,
    to: Callable[[str], str],
    on_paper: bool,
    files: str = "",
) -> Markup:
    """The rendered text of a page with overrides/inserts/<kind>.html in the place of each insert.

    The template gets the name, the caption, and whether the page goes to paper; `to` gives the address of a page,
    `files` that of the folder of PDFs, "" where there are none.
    """

    def placed(found: re.Match[str]) -> str:
        caption, kind, name = Markup(found[1]), found[2], unescape(found[3])
        context = {"name": name, "caption": caption, "to": to, "on_paper": on_paper, "files": files}
        return templates.fill(f"inserts/{kind}.html", handbook, edition, **context)

    return Markup(_INSERT.sub(placed, html))
