"""Which pages speak of which: links of the writers read backwards, and glossary links that explain themselves."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from markupsafe import Markup

from handbook.model import Edition, Handbook, Page


def inside_links(path: str, targets: Iterable[str]) -> frozenset[str]:
    """The links of the page at `path` that stay within its language folder, as paths from that folder with anchors."""
    return frozenset(_inside(posixpath.dirname(path), targets))


def _inside(folder: str, targets: Iterable[str]) -> Iterator[str]:
    for target in targets:
        address, _, anchor = unquote(target).partition("#")
        if address.endswith(".md") and ":" not in address:
            path = posixpath.normpath(posixpath.join(folder, address))
            yield path
            if anchor:
                yield f"{path}#{anchor}"


def used_in(handbook: Handbook, edition: Edition, target: str) -> tuple[Page, ...]:
    """The chapters and tools that lead to `target`, such as 'tools/problem-tree.md' or 'glossary.md#impact'."""
    chapters = [chapter for book in handbook.books.values() for chapter in book.chapters]
    listing = {chapter.page for chapter in chapters if target in (f"tools/{tool}.md" for tool in chapter.tools)}
    paths = (*(chapter.page for chapter in chapters), *(tool.page for tool in handbook.tools.values()))
    pages = (edition.pages[path] for path in paths if path != target)
    return tuple(page for page in pages if target in page.links or page.path in listing)


def explain_terms(html: str, glossary: str) -> tuple[Markup, tuple[str, ...]]:
    """The HTML with the first link to each glossary term made to explain itself, and the terms so linked.

    `glossary` is the glossary's address from this page. The link is described by an element 'about-<term>',
    which the page must hold.
    """
    seen: list[str] = []

    def marked(found: re.Match[str]) -> str:
        term = found[1]
        if term in seen:
            return found[0]
        seen.append(term)
        return f'<a class="explained" aria-describedby="about-{term}" href="{glossary}#{term}">'

    link = re.compile(rf'<a href="{re.escape(glossary)}#([a-z0-9-]+)">')
    return Markup(link.sub(marked, html)), tuple(seen)
