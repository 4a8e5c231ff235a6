"""Check what no single file can know: counterparts in every language, sections, links and anchors."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from itertools import permutations
from urllib.parse import unquote

from handbook.inserts import KINDS, insert_names
from handbook.markdown_reader import Body, Link
from handbook.model import SECTIONS, Edition, Handbook, Page, Tool
from handbook.problems import Problems, did_you_mean, guess, nearest, shown

Bodies = Mapping[str, Mapping[str, Body]]


def check(handbook: Handbook, chapters: Collection[str], bodies: Bodies, problems: Problems) -> None:
    """Note every fault between the pages of the handbook.

    `chapters` are all that the data speaks of; `bodies` are by language and path, of the pages that could be read.
    """
    _check_counterparts(handbook, problems)
    _check_named_pages(handbook, problems)
    _check_figures(handbook, problems)
    for edition in handbook.editions.values():
        for path, body in bodies[edition.language].items():
            page, tool = edition.pages[path], _tool(handbook, path)
            if posixpath.dirname(path) in handbook.books and not _has_place(path, chapters):
                problems.note(page.source, 1, "orphan")
            if tool is not None:
                _check_sections(tool, page, body, problems)
            else:
                _check_same_sections(handbook, bodies, edition, page, problems)
            _check_forms_shown(handbook, page, body, problems)
            for link in body.links:
                _check_link(handbook, bodies, edition, page, link, problems)


def _tool(handbook: Handbook, path: str) -> Tool | None:
    folder, name = posixpath.split(path)
    return handbook.tools.get(name.removesuffix(".md")) if folder == "tools" else None


def _has_place(path: str, chapters: Collection[str]) -> bool:
    return path.endswith("/index.md") or path.removesuffix(".md") in chapters


# Counterparts


def _expected_pages(handbook: Handbook) -> Iterator[str]:
    """Pages that the facts and the menu ask for, wherever they may be missing."""
    yield from ("index.md", "tools/index.md", *(f"{name}.md" for name in handbook.single_pages))
    yield from (tool.page for tool in handbook.tools.values())
    yield from (trail.page for trail in handbook.trails.values())
    yield from (form.page for form in handbook.forms.values())
    for book in handbook.books.values():
        yield from (book.page, *(chapter.page for chapter in book.chapters))


def _check_counterparts(handbook: Handbook, problems: Problems) -> None:
    owners: dict[str, Page] = {}
    for edition in handbook.editions.values():
        for path, page in edition.pages.items():
            owners.setdefault(path, page)
    absent = set(_expected_pages(handbook)) - owners.keys()
    for path in owners:
        if path.startswith("tools/") and path != "tools/index.md" and not _tool(handbook, path):
            absent.discard(nearest(path, absent))  # told already: a page of a tool with almost this name
    for edition in handbook.editions.values():
        folder = handbook.root / "docs" / edition.language
        if not folder.is_dir():
            problems.note(folder, 1, "no-folder", other=f"docs/{handbook.default_language}")
            continue
        for path in owners.keys() - edition.pages.keys():
            other = owners[path].source.relative_to(handbook.root).as_posix()
            problems.note(folder / path, 1, "no-counterpart", other=other)
        for path in absent:
            problems.note(folder / path, 1, "no-file")


def _check_named_pages(handbook: Handbook, problems: Problems) -> None:
    """Pages that the data name must be there: those that may say a word to avoid, and those that news lead to."""
    for term in handbook.terms.values():
        for language, words in term.words.items():
            known = [path.removesuffix(".md") for path in handbook.editions[language].pages]
            _note_unknown_pages(handbook, "glossary.yaml", words.line, words.spoken_of, known, problems)
    known = [path.removesuffix(".md") for edition in handbook.editions.values() for path in edition.pages]
    for change in handbook.changes:
        names = [page.removesuffix(".md") for page in change.pages]
        _note_unknown_pages(handbook, "changes.yaml", change.line, names, known, problems)


def _note_unknown_pages(
    handbook: Handbook, file: str, line: int, names: Collection[str], known: Collection[str], problems: Problems
) -> None:
    for name in names:
        if name not in known:
            problems.note(
                handbook.root / "data" / file,
                line,
                "no-target",
                what=("sivua", "the page"),
                name=name,
                guess=guess(name, known),
            )


def _check_figures(handbook: Handbook, problems: Problems) -> None:
    """The same drawings with the same labels in every language."""
    for edition, other in permutations(handbook.editions.values(), 2):
        path = handbook.root / "docs" / edition.language / "figures.yaml"
        for figure in other.figures.values():
            own = edition.figures.get(figure.id)
            if own is None:
                problems.note(path, 1, "missing", name=figure.id)
            for label in figure.labels.keys() - own.labels.keys() if own else ():
                problems.note(path, 1, "missing", name=f"{figure.id}.labels.{label}")


# Sections


def _check_sections(tool: Tool, page: Page, body: Body, problems: Problems) -> None:
    expected = dict(_expected_sections(tool))
    found = {heading.id: heading for heading in page.headings if heading.id}
    missing = [name for name in expected if name not in found]
    for name in found if tool.steps else ():
        if name not in expected:
            meant = nearest(name, missing)  # one misspelt id is both, and told once
            missing = [other for other in missing if other != meant]
            problems.note(page.source, found[name].line, "odd-section", name=name, guess=did_you_mean(meant))
        elif found[name].level != expected[name]:
            problems.note(
                page.source, found[name].line, "level", name=name, level=found[name].level, expected=expected[name]
            )
    for name in missing:
        problems.note(page.source, _line_before(name, expected, page), "no-section", name=name)
    for heading in page.headings:
        if heading.level == 3 and not heading.id:
            problems.note(page.source, heading.line, "no-id")
    _check_order(list(expected), page, problems)
    if "script" in found and tool.steps:
        _check_script(tool, page, body, found["script"].line, problems)


def _expected_sections(tool: Tool) -> Iterator[tuple[str, int]]:
    """Each section with the level of its heading."""
    for section, parts in SECTIONS.items():
        yield section, 2
        yield from ((step.id, 3) for step in tool.steps) if section == "steps" else ((part, 3) for part in parts)


def _line_before(missing: str, expected: Mapping[str, int], page: Page) -> int:
    """The line of the section after which the missing one belongs."""
    before = list(expected)[: list(expected).index(missing)]
    return max((heading.line for heading in page.headings if heading.id in before), default=1)


def _check_order(expected: list[str], page: Page, problems: Problems) -> None:
    order = [heading for heading in page.headings if heading.id in expected]
    for before, heading in zip(order, order[1:], strict=False):
        if expected.index(heading.id) < expected.index(before.id):
            problems.note(page.source, heading.line, "section-order", name=heading.id, after=before.id)


def _check_script(tool: Tool, page: Page, body: Body, line: int, problems: Problems) -> None:
    tables = [table for table in body.tables if table.heading == "script"]
    if len(tables) != 1 or tables[0].columns != 2:
        problems.note(page.source, line, "script-table")
    elif tables[0].rows != len(tool.steps):
        problems.note(page.source, tables[0].line, "script-rows", rows=tables[0].rows, steps=len(tool.steps))


def _check_same_sections(handbook: Handbook, bodies: Bodies, edition: Edition, page: Page, problems: Problems) -> None:
    for other in handbook.editions.values():
        counterpart = other.pages.get(page.path)
        if counterpart is None or page.path not in bodies[other.language]:
            continue
        for name in set(counterpart.ids) - set(page.ids):
            where = counterpart.source.relative_to(handbook.root).as_posix()
            problems.note(page.source, 1, "section-differs", name=name, other=where)


# Links


def _check_link(
    handbook: Handbook, bodies: Bodies, edition: Edition, page: Page, link: Link, problems: Problems
) -> None:
    address, _, anchor = unquote(link.target).partition("#")
    kind, _, name = address.partition(":")
    if kind in KINDS:
        _check_insert(kind, insert_names(kind, handbook, edition), name, page, link, problems)
        return
    if ":" in address.split("/")[0]:
        return  # outside addresses are checked weekly, never in an editor's way
    if address.startswith("/"):
        problems.note(page.source, link.line, "absolute-link", link=link.target)
        return
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address)) if address else page.path
    target = edition.pages.get(path)
    if not link.target or (target is None and not _leads_somewhere(handbook, edition, path)):
        here = posixpath.dirname(page.path) or "."
        known = [posixpath.relpath(known, here) for known in edition.pages]
        problems.note(page.source, link.line, "dead-link", link=shown(link.target), guess=guess(address, known))
    elif target is not None and anchor and path in bodies[edition.language]:
        _check_anchor(handbook, page, target, anchor, link, problems)


def _check_insert(kind: str, known: Collection[str], name: str, page: Page, link: Link, problems: Problems) -> None:
    if not link.alone:
        problems.note(page.source, link.line, "insert-alone", link=link.target)
    elif name not in known:
        near = did_you_mean(f"{kind}:{meant}" if (meant := nearest(name, known)) else "")
        problems.note(page.source, link.line, "dead-link", link=shown(link.target), guess=near)


def _check_forms_shown(handbook: Handbook, page: Page, body: Body, problems: Problems) -> None:
    """A page that holds the words of a form must place it; a name that is wrong is told at the link."""
    placed = {link.target.removeprefix("form:") for link in body.links if link.target.startswith("form:")}
    for form in handbook.forms.values():
        if form.page == page.path and form.slug not in placed and placed <= handbook.forms.keys():
            problems.note(page.source, 1, "no-insert", link=f"form:{form.slug}")


def _leads_somewhere(handbook: Handbook, edition: Edition, path: str) -> bool:
    """Whether this is a shared file, or a page whose absence is told already."""
    if path.endswith((".md", ".yaml")):
        return path in _expected_pages(handbook) or any(path in other.pages for other in handbook.editions.values())
    docs = handbook.root / "docs"
    file = posixpath.normpath(posixpath.join(edition.language, path))
    try:
        return not file.startswith("..") and (docs / file).is_file()
    except OSError:  # a name too long for any file
        return False


def _check_anchor(handbook: Handbook, page: Page, target: Page, anchor: str, link: Link, problems: Problems) -> None:
    terms = tuple(handbook.terms) if target.path == "glossary.md" else ()
    if target.path == "glossary.md" and not terms:
        return  # the terms cannot be read, which is told already
    known = target.ids + terms + (("sheet",) if target.path.startswith("tools/") else ())
    if anchor not in known:
        problems.note(
            page.source, link.line, "dead-anchor", link=link.target, anchor=anchor, guess=guess(anchor, known)
        )
