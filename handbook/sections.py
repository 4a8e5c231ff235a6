"""Take the rendered text of a page apart at its headings, so that a template can place each section."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from markupsafe import Markup

_CELL = r"<td[^>]*>((?:(?!</?td).)*)</td>\s*"
_ROW = re.compile(rf"<tr>\s*{_CELL}{_CELL}</tr>", re.DOTALL)
_HREF = re.compile(r'(<(?:a|img)\b[^>]*?\b(?:href|src)=")([^"]*)(")')


@dataclass(frozen=True)
class Section:
    """A heading with the HTML under it, and the sections one level below."""

    id: str
    title: Markup
    html: Markup
    parts: Mapping[str, Section]


def split(html: str, level: int = 2) -> dict[str, Section]:
    """The sections of a rendered page by id. Text before the first heading is under ''."""
    heading = re.compile(rf'<h{level} id="([^"]+)">(.*?)</h{level}>', re.DOTALL)
    before, *rest = heading.split(html)
    sections = {"": Section("", Markup(), Markup(before), {})}
    for name, title, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        parts = split(text, level + 1) if level == 2 else {"": Section("", Markup(), Markup(text), {})}
        lead = parts.pop("").html
        sections[name] = Section(name, Markup(title), lead, parts)
    return sections


def rows(html: str) -> tuple[tuple[Markup, Markup], ...]:
    """The body rows of a table of two columns."""
    return tuple((Markup(left), Markup(right)) for left, right in _ROW.findall(html))


def redirect(html: str, to: Mapping[str, str] | None = None, *, base: str = "") -> Markup:
    """The HTML with each link led anew: by `to` where its address or page is named there, else full from `base`."""
    places = to or {}

    def lead(found: re.Match[str]) -> str:
        address = urljoin(base, found[2])
        page = address.partition("#")[0]  # within a document its pages are known, their headings are not
        return f"{found[1]}{places.get(address) or places.get(page, address)}{found[3]}"

    return Markup(_HREF.sub(lead, html))
