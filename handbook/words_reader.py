"""Read docs/<language>/: the labels, the pages and the words of each tool in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.markdown_reader import Body, read_page
from handbook.model import Edition, Field, FieldWords, Page, Tool, ToolWords
from handbook.problems import Problems, guess
from handbook.yaml_reader import Entry, read_plain

# Front matter that some pages carry beside title, summary and aliases, for the template they name.
_EXTRA = {"index.md": ("lead", "readers", "trainers", "editors")}


@dataclass(frozen=True)
class Words:
    """An edition, and the shape of each of its pages by path."""

    edition: Edition
    bodies: Mapping[str, Body]


def read_words(docs: Path, language: str, name: str, tools: Mapping[str, Tool], problems: Problems) -> Words:
    """The words in the folder `docs`/`language`; faults are noted and reading goes on."""
    folder = docs / language
    labels = read_plain(folder / "labels.yaml", problems)
    pages, words, bodies = {}, {}, {}
    for source in sorted(folder.rglob("*.md")):
        path = source.relative_to(folder).as_posix()
        entry, bodies[path] = read_page(source, problems)
        pages[path] = _page(path, source, entry, bodies[path])
        tool = _tool_of(path, source, tools, problems)
        if tool is not None and entry is not None:
            words[tool.slug] = _tool_words(tool, entry)
        if entry is not None:
            entry.ignore(*_EXTRA.get(path, ()))
            entry.finish()
    edition = Edition(language, name, labels if isinstance(labels, dict) else {}, pages, words)
    return Words(edition, bodies)


def _page(path: str, source: Path, entry: Entry | None, body: Body) -> Page:
    return Page(
        path=path,
        title=entry.text("title") if entry else "",
        summary=entry.text("summary") if entry else "",
        aliases=entry.names("aliases", optional=True) if entry else (),
        headings=body.headings,
        source=source,
    )


def _tool_of(path: str, source: Path, tools: Mapping[str, Tool], problems: Problems) -> Tool | None:
    folder, _, name = path.rpartition("/")
    slug = name.removesuffix(".md")
    if folder != "tools" or slug == "index":
        return None
    if slug not in tools:
        problems.note(source, 1, "no-entry", name=slug, guess=guess(slug, tools))
    return tools.get(slug)


def _tool_words(tool: Tool, entry: Entry) -> ToolWords:
    within = entry.entry("fields")
    words = {field.id: _field_words(field, within.entry(field.id) if within else None) for field in tool.sheet.fields}
    if within is not None:
        within.finish()
    return ToolWords(
        title=entry.text("title"),
        summary=entry.text("summary"),
        want=entry.text("want"),
        outcome=entry.text("outcome"),
        aliases=entry.names("aliases", optional=True),
        fields=words,
    )


def _field_words(field: Field, entry: Entry | None) -> FieldWords:
    if entry is None:
        return FieldWords("", "")
    words = FieldWords(
        label=entry.text("label"),
        hint=entry.text("hint"),
        example=entry.text("example") if field.kind in ("line", "notes") else "",
        entries=entry.names("example") if field.kind == "list" else (),
        cells=entry.rows("example") if field.kind == "table" else (),
        options=_named("options", field.options, entry) if field.kind == "check" else {},
        columns=_named("columns", field.columns, entry) if field.kind == "table" else {},
        low=entry.text("low") if field.kind == "scale" else "",
        high=entry.text("high") if field.kind == "scale" else "",
    )
    _note_sizes(field, words, entry)
    entry.finish()
    return words


def _named(key: str, ids: tuple[str, ...], entry: Entry) -> dict[str, str]:
    within = entry.entry(key)
    if within is None:
        return {}
    texts = {name: within.text(name) for name in ids}
    within.finish()
    return texts


def _note_sizes(field: Field, words: FieldWords, entry: Entry) -> None:
    if field.kind == "list" and len(words.entries) > field.lines:
        entry.note("example", "length", field="example", count=len(words.entries), most=field.lines)
    if field.kind == "table" and len(words.cells) > field.rows:
        entry.note("example", "length", field="example", count=len(words.cells), most=field.rows)
    for cells in words.cells:
        if len(cells) != len(field.columns):
            entry.note("example", "exactly", field="example", count=len(cells), expected=len(field.columns))
