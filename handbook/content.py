"""Make the content of every page: the rendered text of its source joined with the facts that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from markupsafe import Markup

from handbook.cross_references import explain_terms, used_in
from handbook.inserts import place_inserts
from handbook.model import NEWS_PAGE, Book, Chapter, Edition, Handbook, Term
from handbook.sections import split
from handbook.templates import Templates
from handbook.wording import Wording

# Letters that Finnish and Swedish sort after z; one table serves every edition so far.
_AFTER_Z = str.maketrans({"å": "{a", "ä": "{b", "ö": "{c"})


@dataclass(frozen=True)
class Surroundings:
    """What a page's content must know of the site: where its pages are and whether PDFs will be made."""

    to: Callable[[str], str]  # a page's path within the language folder → its address from this page
    root: str  # the site's root from this page, "" or ending in a slash
    pdfs: bool


def compose(
    path: str,
    html: str,
    meta: Mapping[str, object],
    *,
    handbook: Handbook,
    edition: Edition,
    templates: Templates,
    around: Surroundings,
) -> Markup:
    """The whole content of the page at `path` (within its language folder); `html` is its rendered Markdown."""
    text = place_inserts(
        html,
        handbook=handbook,
        edition=edition,
        templates=templates,
        to=around.to,
        on_paper=False,
        files=f"{around.root}pdf/{edition.language}/" if around.pdfs else "",
    )
    context: dict[str, object] = {
        "page": edition.pages[path],
        "html": text,
        "to": around.to,
        "root": around.root,
        "pdfs": around.pdfs,
        "used_in": partial(used_in, handbook, edition),
    }
    name, more = _template(path, text, meta, handbook, edition)
    content = templates.fill(f"content/{name}.html", handbook, edition, **context, **more)
    if path == "glossary.md":
        return content
    content, terms = explain_terms(content, around.to("glossary.md"))
    language = glossary_language(handbook, edition)
    return content + templates.fill("content/explanations.html", handbook, edition, terms=terms, language=language)


def _template(
    path: str, html: str, meta: Mapping[str, object], handbook: Handbook, edition: Edition
) -> tuple[str, dict[str, object]]:
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if folder == "tools" and name in handbook.tools:
        return "tool", {"tool": handbook.tools[name], "words": edition.tools[name], "sections": split(html)}
    if folder == "trails":
        return "trail", {"trail": handbook.trails[name]}
    if folder in handbook.books:
        return _book_template(path, handbook.books[folder])
    special: dict[str, tuple[str, dict[str, object]]] = {
        "index.md": ("home", {"meta": meta}),
        "tools/index.md": ("tools", {}),
        "assessment.md": ("assessment", {"assessment": handbook.assessment, "words": edition.assessment}),
        "glossary.md": ("glossary", {"terms": terms_in_order(handbook, edition)}),
        "downloads.md": ("downloads", {"downloads": downloads(handbook, edition)}),
        f"{NEWS_PAGE}.md": ("changes", {}),
    }
    return special.get(path, ("page", {}))


def _book_template(path: str, book: Book) -> tuple[str, dict[str, object]]:
    if path == book.page:
        return "book", {"book": book}
    part, chapter = next((part, chapter) for part in book.parts for chapter in part.chapters if chapter.page == path)
    before, after = _neighbours(chapter, book.chapters)
    return "chapter", {"book": book, "part": part, "chapter": chapter, "before": before, "after": after}


def _neighbours(chapter: Chapter, chapters: Iterable[Chapter]) -> tuple[Chapter | None, Chapter | None]:
    around = list(pairwise([None, *chapters, None]))
    before = next(left for left, right in around if right == chapter)
    return before, next(right for left, right in around if left == chapter)


def glossary_language(handbook: Handbook, edition: Edition) -> str:
    """The edition's own language, or the default one while no term has been translated yet."""
    spoken = any(edition.language in term.words for term in handbook.terms.values())
    return edition.language if spoken else handbook.default_language


def terms_in_order(handbook: Handbook, edition: Edition) -> tuple[tuple[Term, str], ...]:
    """The glossary in alphabetical order, each term with the language it is shown in."""
    language = glossary_language(handbook, edition)
    order = sorted(handbook.terms.values(), key=lambda term: term.words[language].term.lower().translate(_AFTER_Z))
    return tuple((term, language) for term in order)


def downloads(handbook: Handbook, edition: Edition) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The PDFs of an edition in groups: each file's path within pdf/<language>/ without ending, and its title."""
    titles = [(slug, edition.tools[slug].title) for slug in handbook.tools]
    w = Wording(edition)
    books = (
        ("workbook", w("books.workbook")),
        *((book.pdf, w(f"books.{book.id}")) for book in handbook.books.values()),
    )
    return (
        ("books", books),
        ("tools", tuple((f"tools/{slug}", title) for slug, title in titles)),
        ("sheets", tuple((f"sheets/{slug}", title) for slug, title in titles)),
        ("forms", (("assessment", edition.pages["assessment.md"].title), *_forms(handbook, edition))),
    )


def _forms(handbook: Handbook, edition: Edition) -> Iterator[tuple[str, str]]:
    return ((f"forms/{form.slug}", edition.pages[form.page].title) for form in handbook.forms.values())
