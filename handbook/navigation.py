"""Make the menu of an edition from the data: tools by phase, books by part, and the pages about the handbook."""

from __future__ import annotations

from handbook.model import Book, Edition, Handbook
from handbook.wording import Wording

Menu = list[dict[str, object]]


def menu(handbook: Handbook, edition: Edition) -> Menu:
    """The menu in the form MkDocs takes: titles to pages or to inner menus. Paths begin with the language."""
    w = Wording(edition)
    place = f"{edition.language}/"
    tools: Menu = [{w("menu.tools"): f"{place}tools/index.md"}]
    for phase in handbook.phases:
        inner: Menu = [{edition.tools[tool.slug].title: place + tool.page} for tool in handbook.of_phase(phase)]
        tools += [{w(f"phases.{phase}"): inner}] if inner else []
    trails: Menu = [{edition.pages[trail.page].title: place + trail.page} for trail in handbook.trails.values()]
    tools += [{w("trail.title"): trails}] if trails else []
    pages: Menu = [{w(f"menu.{name}"): f"{place}{name}.md"} for name in handbook.single_pages]
    books: Menu = [{w(f"menu.{book.id}"): _book(book, edition, w)} for book in handbook.books.values()]
    return [{w("site.home"): f"{place}index.md"}, {w("menu.tools"): tools}, *books, *pages]


def _book(book: Book, edition: Edition, w: Wording) -> Menu:
    place = f"{edition.language}/"
    parts: Menu = [
        {
            w(f"parts.{book.id}.{part.id}"): [
                {edition.pages[chapter.page].title: place + chapter.page} for chapter in part.chapters
            ]
        }
        for part in book.parts
    ]
    return [{w(f"books.{book.id}"): place + book.page}, *parts]
