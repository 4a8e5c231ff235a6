"""Compose the pages that go to paper, from the same rendered text and the same macros as the site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from markupsafe import Markup

from handbook.content import terms_in_order
from handbook.ink import light_tokens, with_ink
from handbook.inserts import place_inserts
from handbook.model import Book, Edition, Form, Handbook, Tool
from handbook.sections import Section, redirect, split
from handbook.templates import Templates
from handbook.wording import Wording

_ID = re.compile(r'(<h[2-6]) id="[^"]*"')
# WeasyPrint makes a second, stray annotation of what stands inside a link, so the emphasis goes around it.
_EMPHASIS_INSIDE = re.compile(r"(<a\b[^>]*>)<(em|strong)>([^<]*)</\2></a>")
_HEADING = re.compile(r"(?<=<h)[2-5](?=[ >])|(?<=</h)[2-5](?=>)")


@dataclass(frozen=True)
class Text:
    """The rendered Markdown of a page and the full address of that page."""

    html: str
    address: str


@dataclass(frozen=True)
class PrintPage:
    """A document ready to become a PDF; `name` is its path within pdf/ without ending: fi/tools/problem-tree."""

    name: str
    html: str


def print_pages(
    handbook: Handbook, edition: Edition, texts: Mapping[str, Text], *, site: str, templates: Templates
) -> Iterator[PrintPage]:
    """Every document of an edition: tools, sheets, forms, workbook, books. `site` is the full address of the site."""
    tokens = light_tokens(templates.source("styles/tokens.css"))
    press = _Press(handbook, edition, texts, site, templates, tokens)
    for tool in handbook.tools.values():
        yield press.tool(tool)
        yield press.sheet(tool)
    for form in handbook.forms.values():
        yield press.form(form)
    yield press.assessment()
    yield press.workbook()
    for book in handbook.books.values():
        yield press.book(book)


@dataclass(frozen=True)
class _Press:
    handbook: Handbook
    edition: Edition
    texts: Mapping[str, Text]
    site: str
    templates: Templates
    tokens: Mapping[str, str]

    def tool(self, tool: Tool) -> PrintPage:
        words = self.edition.tools[tool.slug]
        return self._page(
            f"tools/{tool.slug}",
            "tool",
            title=words.title,
            description=words.summary,
            pages=4,
            tool=tool,
            words=words,
            text=self._sections(tool, {}),
            to=self._address,
            short=short_address(self.handbook, self.edition, tool, self.site),
        )

    def sheet(self, tool: Tool) -> PrintPage:
        words = self.edition.tools[tool.slug]
        return self._page(
            f"sheets/{tool.slug}",
            "sheet",
            title=words.title,
            description=words.summary,
            pages=1,
            tool=tool,
            words=words,
            to=self._address,
            short=short_address(self.handbook, self.edition, tool, self.site),
        )

    def form(self, form: Form) -> PrintPage:
        words = self.edition.forms[form.slug]
        return self._paper(f"forms/{form.slug}", "form", form.page, form=form, words=words)

    def assessment(self) -> PrintPage:
        page, facts, words = "assessment.md", self.handbook.assessment, self.edition.assessment
        text = self._text(page, {})
        return self._paper("assessment", "assessment", page, assessment=facts, words=words, text=text)

    def _paper(self, name: str, template: str, path: str, **context: object) -> PrintPage:
        """A paper of as many pages as it needs, named as the page that it stands on."""
        page = self.edition.pages[path]
        context |= {"title": page.title, "description": page.summary, "pages": 0}
        return self._page(name, template, address=self._address(path), to=self._address, **context)

    def workbook(self) -> PrintPage:
        w = Wording(self.edition)
        tools = self.handbook.tools.values()
        inside = {self._address(tool.page): f"#{tool.slug}" for tool in tools} | self._places_of_terms()
        return self._page(
            "workbook",
            "workbook",
            title=w("books.workbook"),
            description=w("site.description"),
            pages=0,
            sections={tool.slug: self._sections(tool, inside) for tool in tools},
            shorts=self._shorts(),
            texts={path: _lowered(self._text(path, inside), 1) for path in ("how-to-use.md", "about.md")},
            terms=terms_in_order(self.handbook, self.edition),
            sources=sorted({key for tool in tools for key in tool.sources}),
            to=lambda path: inside.get(self._address(path), self._address(path)),
        )

    def book(self, book: Book) -> PrintPage:
        inside = {self._address(chapter.page): f"#{chapter.slug}" for chapter in book.chapters}
        inside |= self._places_of_terms()
        matter = {path: _lowered(self._text(path, inside), 1) for path in (book.page, "about.md")}
        chapters = {chapter.page: _lowered(self._text(chapter.page, inside), 2) for chapter in book.chapters}
        w = Wording(self.edition)
        return self._page(
            book.pdf,
            "book",
            title=w(f"books.{book.id}"),
            description=self.edition.pages[book.page].summary,
            pages=0,
            book=book,
            texts=matter | chapters,
            shorts=self._shorts(),
            terms=terms_in_order(self.handbook, self.edition),
        )

    def _shorts(self) -> dict[str, str]:
        tools = self.handbook.tools.values()
        return {tool.slug: short_address(self.handbook, self.edition, tool, self.site) for tool in tools}

    def _places_of_terms(self) -> dict[str, str]:
        """Each term's address on the site, and its place in the glossary at the end of a book."""
        glossary = self._address("glossary.md")
        return {f"{glossary}#{term}": f"#term-{term}" for term in self.handbook.terms}

    def _page(self, name: str, template: str, **context: object) -> PrintPage:
        html = self.templates.fill(f"print/{template}.html", self.handbook, self.edition, **context)
        return PrintPage(f"{self.edition.language}/{name}", with_ink(str(html), self.tokens))

    def _sections(self, tool: Tool, inside: Mapping[str, str]) -> dict[str, Section]:
        return split(self._text(tool.page, inside, keep_ids=True))

    def _text(self, path: str, inside: Mapping[str, str], *, keep_ids: bool = False) -> Markup:
        text = self.texts[path]
        whole = place_inserts(
            text.html,
            handbook=self.handbook,
            edition=self.edition,
            templates=self.templates,
            to=self._address,
            on_paper=True,
        )
        whole = Markup(_EMPHASIS_INSIDE.sub(r"<\2>\1\3</a></\2>", str(whole)))
        html = redirect(whole, inside, base=text.address)
        html = Markup(str(html).replace(f'src="{self.site}', 'src="'))  # the press reads pictures from the built site
        # Heading ids repeat from tool to tool, so none may stay on a shared page.
        return html if keep_ids else Markup(_ID.sub(r"\1", str(html)))

    def _address(self, path: str) -> str:
        return self.texts[path].address


def _lowered(html: Markup, levels: int) -> Markup:
    """The HTML for a place deeper in a book, its headings so many levels down, the sixth at most."""
    return Markup(_HEADING.sub(lambda level: str(min(int(level[0]) + levels, 6)), str(html)))


def short_address(handbook: Handbook, edition: Edition, tool: Tool, site: str) -> str:
    """The address that a QR code holds and a hand can type."""
    folder = "" if edition.language == handbook.default_language else f"{edition.language}/"
    return urljoin(site, f"{folder}t/{tool.number}/")
