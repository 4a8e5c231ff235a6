"""Check a built site from the outside: every address on its pages leads to a file, every anchor to an id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

_ADDRESS = re.compile(r'<(?:a|img|link|script|source|use)\b[^>]*?\s(?:href|src)="([^"]*)"')
_ID = re.compile(r'\s(?:id|name)="([^"]+)"')


@dataclass(frozen=True, order=True)
class DeadLink:
    """A page within the site, and an address on it that leads nowhere."""

    page: str
    address: str

    def __str__(self) -> str:
        return f"{self.page}: {self.address} leads nowhere"


def dead_links(site: Path, address: str) -> list[DeadLink]:
    """All dead addresses on the pages of `site`, sorted; `address` is where the site will stand."""
    return sorted({DeadLink(page, link) for page, link in _links(site) if not _lives(site, page, link, address)})


def outside_links(site: Path, address: str) -> list[str]:
    """Every address on the pages that leads away from the site, each once."""
    full = {unescape(link) for _, link in _links(site) if link.startswith(("http://", "https://"))}
    return sorted(link for link in full if not link.startswith(address))


def _links(site: Path) -> Iterator[tuple[str, str]]:
    for file in site.rglob("*.html"):
        page = file.relative_to(site).as_posix()
        yield from ((page, link) for link in set(_ADDRESS.findall(_text(file))))


def _lives(site: Path, page: str, link: str, address: str) -> bool:
    target = urljoin(address + _place(page), unescape(link))
    return not target.startswith(address) or _stands(site, target.removeprefix(address))


@cache
def _stands(site: Path, target: str) -> bool:
    path, _, anchor = unquote(target).partition("#")
    file = site / (path + "index.html" if path.endswith("/") or not path else path)
    if file.is_dir():
        file /= "index.html"
    return file.is_file() and (not anchor or file.suffix != ".html" or anchor in _ids(file))


def _place(page: str) -> str:
    return page.removesuffix("index.html")


@cache
def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@cache
def _ids(file: Path) -> frozenset[str]:
    return frozenset(_ID.findall(_text(file)))
