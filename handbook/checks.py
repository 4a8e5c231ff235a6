"""Check what no single file can know: counterparts in every language, sections, links and anchors, labels."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from itertools import chain
from urllib.parse import unquote

from handbook.markdown_reader import Body, Link
from handbook.model import MODES, RATES, SECTIONS, Edition, Handbook, Page, Tool
from handbook.problems import Problems, guess

_FREE_HEADINGS = ("tools/",)  # tool pages have fixed sections; all others only the same ones in every language

Bodies = Mapping[str, Mapping[str, Body]]


def check(handbook: Handbook, bodies: Bodies, problems: Problems) -> None:
    """Note every fault between the files of the handbook; `bodies` are by language and path."""
    _check_counterparts(handbook, problems)
    _check_books(handbook, problems)
    _check_labels(handbook, problems)
    for edition in handbook.editions.values():
        for path, page in edition.pages.items():
            tool = _tool(handbook, path)
            if tool is not None:
                _check_sections(tool, page, bodies[edition.language][path], problems)
            else:
                _check_same_sections(handbook, edition, page, problems)
            for link in bodies[edition.language][path].links:
                _check_link(handbook, edition, page, link, problems)


def _tool(handbook: Handbook, path: str) -> Tool | None:
    folder, name = posixpath.split(path)
    return handbook.tools.get(name.removesuffix(".md")) if folder == "tools" else None


# Counterparts and books


def _expected_pages(handbook: Handbook) -> Iterator[str]:
    """Pages that the facts ask for, wherever they may be missing."""
    yield from (tool.page for tool in handbook.tools.values())
    for book in handbook.books.values():
        yield from (chapter.page for chapter in book.chapters)


def _check_counterparts(handbook: Handbook, problems: Problems) -> None:
    owners: dict[str, Page] = {}
    for edition in handbook.editions.values():
        for path, page in edition.pages.items():
            owners.setdefault(path, page)
    for edition in handbook.editions.values():
        folder = handbook.root / "docs" / edition.language
        for path in owners.keys() - edition.pages.keys():
            other = owners[path].source.relative_to(handbook.root).as_posix()
            problems.note(folder / path, 1, "no-counterpart", other=other)
        for path in set(_expected_pages(handbook)) - owners.keys():
            problems.note(folder / path, 1, "no-file")


def _check_books(handbook: Handbook, problems: Problems) -> None:
    placed = {chapter.page for book in handbook.books.values() for chapter in book.chapters}
    for edition in handbook.editions.values():
        for path, page in edition.pages.items():
            folder = posixpath.dirname(path)
            if folder in handbook.books and not path.endswith("/index.md") and path not in placed:
                problems.note(page.source, 1, "orphan")


# Sections


def _check_sections(tool: Tool, page: Page, body: Body, problems: Problems) -> None:
    expected = list(_expected_sections(tool))
    found = {heading.id: heading for heading in page.headings if heading.id}
    for name in expected:
        if name not in found:
            problems.note(page.source, 1, "no-section", name=name)
    for name in found.keys() - set(expected):
        problems.note(page.source, found[name].line, "odd-section", name=name, guess=guess(name, expected))
    order = [name for name in found if name in expected]
    for before, name in zip(order, order[1:], strict=False):
        if expected.index(name) < expected.index(before):
            problems.note(page.source, found[name].line, "section-order", name=name, after=before)
    if "script" in found:
        _check_script(tool, page, body, found["script"].line, problems)


def _expected_sections(tool: Tool) -> Iterator[str]:
    for section, parts in SECTIONS.items():
        yield section
        yield from (step.id for step in tool.steps) if section == "steps" else parts


def _check_script(tool: Tool, page: Page, body: Body, line: int, problems: Problems) -> None:
    tables = [table for table in body.tables if table.heading == "script"]
    if len(tables) != 1 or tables[0].columns != 2:
        problems.note(page.source, line, "script-table")
    elif tables[0].rows != len(tool.steps):
        problems.note(page.source, tables[0].line, "script-rows", rows=tables[0].rows, steps=len(tool.steps))


def _check_same_sections(handbook: Handbook, edition: Edition, page: Page, problems: Problems) -> None:
    for other in handbook.editions.values():
        counterpart = other.pages.get(page.path)
        if counterpart is None or other is edition:
            continue
        for name in set(counterpart.ids) - set(page.ids):
            where = counterpart.source.relative_to(handbook.root).as_posix()
            problems.note(page.source, 1, "section-differs", name=name, other=where)


# Links


def _check_link(handbook: Handbook, edition: Edition, page: Page, link: Link, problems: Problems) -> None:
    address, _, anchor = unquote(link.target).partition("#")
    if ":" in address.split("/")[0]:
        return  # outside addresses are checked weekly, never in an editor's way
    if address.startswith("/"):
        problems.note(page.source, link.line, "absolute-link", link=link.target)
        return
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address)) if address else page.path
    target = edition.pages.get(path)
    if target is None and not _is_asset(handbook, edition, path):
        here = posixpath.dirname(page.path) or "."
        known = [posixpath.relpath(known, here) for known in edition.pages]
        problems.note(page.source, link.line, "dead-link", link=link.target, guess=guess(address, known))
    elif target is not None and anchor and anchor not in _anchors(handbook, target):
        problems.note(page.source, link.line, "dead-anchor", link=link.target, anchor=anchor,
                      guess=guess(anchor, _anchors(handbook, target)))


def _is_asset(handbook: Handbook, edition: Edition, path: str) -> bool:
    folder = handbook.root / "docs" / edition.language
    return not path.endswith(".md") and (folder / path).is_file()


def _anchors(handbook: Handbook, page: Page) -> tuple[str, ...]:
    terms = tuple(handbook.terms) if page.path == "glossary.md" else ()
    return page.ids + terms + (("sheet",) if _tool(handbook, page.path) else ())


# Labels


def _check_labels(handbook: Handbook, problems: Problems) -> None:
    default = handbook.editions[handbook.default_language] if handbook.editions else None
    asked = set(_asked_labels(handbook)) | (set(_label_names(default.labels)) if default else set())
    for edition in handbook.editions.values():
        names = set(_label_names(edition.labels))
        path = handbook.root / "docs" / edition.language / "labels.yaml"
        for name in asked - names:
            problems.note(path, 1, "missing", name=name)
        for name in names - asked:
            problems.note(path, 1, "unknown", name=name, guess=guess(name, asked - names))


def _label_names(labels: Mapping[str, object], above: str = "") -> Iterator[str]:
    for key, value in labels.items():
        if isinstance(value, Mapping):
            yield from _label_names(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"


def _asked_labels(handbook: Handbook) -> Iterator[str]:
    """Labels that the facts ask for."""
    tools = handbook.tools.values()
    fields = list(chain.from_iterable(tool.sheet.fields for tool in tools))
    yield from (f"phases.{phase}" for phase in handbook.phases)
    yield from (f"modes.{mode}" for mode in MODES)
    yield from (f"rates.{rate}" for rate in RATES)
    yield from (f"needs.{need}" for tool in tools for need in tool.needs)
    yield from (f"materials.{material.id}" for tool in tools for material in tool.materials)
    yield from (f"units.{field.unit}" for field in fields if field.unit)
    yield from (f"licences.{tool.licence}" for tool in tools)
    for book in handbook.books.values():
        yield from (f"parts.{book.id}.{part.id}" for part in book.parts)
