"""Read data/: tools, books, terms, sources and the numbers of the story, each checked as it is read."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.formula import FormulaError, names
from handbook.model import (
    FIELD_KINDS,
    LICENCES,
    MODES,
    PAPERS,
    RATES,
    SHAPES,
    Book,
    Chapter,
    Field,
    FieldAddress,
    Material,
    Part,
    Reference,
    Sheet,
    Step,
    Term,
    TermWords,
    Tool,
)
from handbook.problems import Problems, guess
from handbook.yaml_reader import Entry, read_yaml

_NO_DATE = datetime.date(1970, 1, 1)  # only ever seen beside a problem


@dataclass(frozen=True)
class Facts:
    """All that is the same in every language."""

    version: str
    date: datetime.date
    phases: tuple[str, ...]
    tools: Mapping[str, Tool]
    books: Mapping[str, Book]
    terms: Mapping[str, Term]
    references: Mapping[str, Reference]


def read_facts(data: Path, languages: Collection[str], problems: Problems) -> Facts:
    """The facts in the folder `data`; faults are noted and reading goes on."""
    references = _references(read_yaml(data / "references.yaml", problems))
    story = _story(read_yaml(data / "story.yaml", problems))
    phases, tools = _tools(read_yaml(data / "tools.yaml", problems), references, story)
    version, date, books = _books(read_yaml(data / "books.yaml", problems), references, tools)
    terms = _terms(read_yaml(data / "glossary.yaml", problems), languages, references)
    return Facts(version, date, phases, tools, books, terms, references)


# Sources and story


def _references(top: Entry | None) -> dict[str, Reference]:
    references = {}
    for key, entry in _each(top):
        references[key] = Reference(
            key=key,
            author=entry.text("author"),
            year=entry.text("year", optional=True),
            title=entry.text("title"),
            publisher=entry.text("publisher", optional=True),
            url=entry.url("url", optional=True),
            opened=entry.date("opened", optional=True),
        )
        entry.finish()
    return references


def _each(top: Entry | None) -> Iterator[tuple[str, Entry]]:
    for key in top.keys() if top else ():
        entry = top.entry(key) if top else None
        if entry is not None:
            yield key, entry


def _story(top: Entry | None) -> dict[str, str]:
    return {key: top.text(key) for key in top.keys()} if top else {}


# Tools


def _tools(
    top: Entry | None, references: Collection[str], story: Mapping[str, str]
) -> tuple[tuple[str, ...], dict[str, Tool]]:
    if top is None:
        return (), {}
    phases = top.names("phases")
    entries = dict(top.entries("tools"))
    fields = {slug: _field_ids(entry) for slug, entry in entries.items()}
    reader = _ToolReader(phases, references, story, fields)
    tools = {slug: reader.tool(slug, entry) for slug, entry in entries.items()}
    _note_taken_numbers(tools, entries)
    top.finish()
    return phases, dict(sorted(tools.items(), key=lambda tool: tool[1].number))


def _field_ids(tool: Entry) -> tuple[str, ...]:
    sheet = tool.entry("sheet", optional=True)
    fields = sheet.entry("fields", optional=True) if sheet else None
    return fields.keys() if fields else ()


def _note_taken_numbers(tools: Mapping[str, Tool], entries: Mapping[str, Entry]) -> None:
    owners: dict[int, str] = {}
    for slug, tool in tools.items():
        owner = owners.setdefault(tool.number, slug)
        if owner != slug:
            entries[slug].note("number", "taken", what=("numero", "the number"), name=tool.number, owner=owner)


@dataclass(frozen=True)
class _ToolReader:
    phases: tuple[str, ...]
    references: Collection[str]
    story: Mapping[str, str]
    fields: Mapping[str, tuple[str, ...]]  # field ids by tool

    def tool(self, slug: str, entry: Entry) -> Tool:
        origin = entry.entry("origin")
        tool = Tool(
            slug=slug,
            number=entry.whole_number("number", at_least=1, at_most=999),
            phase=entry.choice("phase", self.phases),
            minutes=entry.whole_number("minutes", at_least=5, at_most=480),
            people=entry.span("people"),
            difficulty=entry.whole_number("difficulty", at_least=1, at_most=3),
            modes=entry.names("modes", MODES),
            needs=entry.names("needs"),
            materials=tuple(_materials(entry)),
            steps=tuple(_steps(entry)),
            sheet=self._sheet(slug, entry.entry("sheet")),
            related=self._others("related", slug, entry),
            next=self._others("next", slug, entry),
            sources=origin.names("sources", self.references) if origin else (),
            licence=origin.choice("licence", LICENCES) if origin else "",
        )
        for finished in filter(None, (origin, entry)):
            finished.finish()
        _note_minutes(tool, entry)
        return tool

    def _others(self, key: str, slug: str, entry: Entry) -> tuple[str, ...]:
        others = entry.names(key, self.fields)
        if slug in others:
            entry.note(key, "self", field=key)
        return others

    def _sheet(self, slug: str, entry: Entry | None) -> Sheet:
        if entry is None:
            return Sheet("A4", "grid", (), (), ())
        fields = tuple(self._field(slug, name, inner) for name, inner in entry.entries("fields"))
        heights = entry.names("heights", [str(height) for height in range(1, 10)], unique=False)
        sheet = Sheet(
            paper=entry.choice("paper", PAPERS, default="A4"),
            shape=entry.choice("shape", SHAPES, default="grid"),
            areas=tuple(tuple(row.split()) for row in entry.text("areas").splitlines()),
            heights=tuple(int(height) for height in heights),
            fields=fields,
        )
        entry.finish()
        _note_areas(sheet, entry)
        return sheet

    def _field(self, slug: str, name: str, entry: Entry) -> Field:
        kind = entry.choice("kind", FIELD_KINDS)
        options = entry.names("options") if kind == "check" else ()
        formula = entry.text("formula", optional=True) if kind == "number" else ""
        field = Field(
            id=name,
            kind=kind,
            feeds=self._feeds(entry),
            options=options,
            columns=entry.names("columns") if kind == "table" else (),
            rows=entry.whole_number("rows", at_least=1, at_most=12) if kind == "table" else 0,
            lines=entry.whole_number("lines", at_least=1, at_most=12) if kind == "list" else 0,
            steps=entry.whole_number("steps", at_least=2, at_most=10) if kind == "scale" else 0,
            unit=entry.text("unit") if kind == "number" else "",
            formula=self._formula(slug, formula, entry),
            round=entry.choice("round", ("up",), optional=True) if formula else "",
            example=self._number(kind, entry) if not formula else None,
            ticked=entry.names("example", options) if kind == "check" else (),
        )
        entry.finish()
        return field

    def _number(self, kind: str, entry: Entry) -> float | None:
        if kind == "scale":
            return entry.number("example")
        if kind != "number":
            return None
        known = [key for key, value in self.story.items() if _is_number(value)]
        key = entry.choice("example", known)
        return float(self.story[key]) if key else None

    def _formula(self, slug: str, formula: str, entry: Entry) -> str:
        try:
            needed = names(formula) if formula else ()
        except FormulaError as error:
            entry.note("formula", "formula", formula=formula, detail_fi=error.args[0], detail_en=error.args[1])
            return ""
        for name in needed:
            if name not in self.fields[slug]:
                entry.note("formula", "no-target", what=("kenttää", "the field"), name=name,
                           guess=guess(name, self.fields[slug]))
                return ""
        return formula

    def _feeds(self, entry: Entry) -> FieldAddress | None:
        address = entry.text("feeds", optional=True)
        if not address:
            return None
        tool, _, field = address.partition(".")
        if field in self.fields.get(tool, ()):
            return FieldAddress(tool, field)
        known = [f"{slug}.{name}" for slug, ids in self.fields.items() for name in ids]
        entry.note("feeds", "no-target", what=("kenttää", "the field"), name=address, guess=guess(address, known))
        return None


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdigit()


def _materials(entry: Entry) -> Iterator[Material]:
    within = entry.entry("materials")
    for name in within.keys() if within else ():
        count, per = within.rate(name, RATES) if within else (1, "")
        yield Material(name, count, per)


def _steps(entry: Entry) -> Iterator[Step]:
    within = entry.entry("steps")
    for name in within.keys() if within else ():
        yield Step(name, within.whole_number(name, at_least=1, at_most=240) if within else 0)


def _note_minutes(tool: Tool, entry: Entry) -> None:
    total = sum(step.minutes for step in tool.steps)
    if tool.steps and total != tool.minutes:
        entry.note("minutes", "minutes", total=total, minutes=tool.minutes)


def _note_areas(sheet: Sheet, entry: Entry) -> None:
    used = {name: True for row in sheet.areas for name in row if name != "."}
    for name in used.keys() - set(sheet.filling_order):
        entry.note("areas", "area", name=name, guess=guess(name, sheet.filling_order))
    for name in set(sheet.filling_order) - used.keys():
        entry.note("areas", "no-area", name=name)
    for number, row in enumerate(sheet.areas, 1):
        if len(row) != len(sheet.areas[0]):
            entry.note("areas", "ragged", row=number, cells=len(row), expected=len(sheet.areas[0]))
    if len(sheet.heights) != len(sheet.areas):
        entry.note("heights", "exactly", field="heights", count=len(sheet.heights), expected=len(sheet.areas))
    for name in used:
        if not _is_rectangle(name, sheet.areas):
            entry.note("areas", "split", name=name)


def _is_rectangle(name: str, areas: tuple[tuple[str, ...], ...]) -> bool:
    places = [(row, column) for row, cells in enumerate(areas) for column, cell in enumerate(cells) if cell == name]
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    filled = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    return filled == len(places)


# Books


def _books(
    top: Entry | None, references: Collection[str], tools: Collection[str]
) -> tuple[str, datetime.date, dict[str, Book]]:
    if top is None:
        return "", _NO_DATE, {}
    edition = top.entry("edition")
    version = edition.text("version") if edition else ""
    date = edition.date("date") if edition else None
    chapters = {path: _chapter(path, entry, references, tools) for path, entry in top.entries("chapters")}
    books = {name: _book(name, entry, chapters) for name, entry in top.entries("books")}
    for finished in filter(None, (edition, top)):
        finished.finish()
    _note_unused_chapters(top, chapters, books)
    return version, date or _NO_DATE, books


def _chapter(path: str, entry: Entry, references: Collection[str], tools: Collection[str]) -> Chapter:
    chapter = Chapter(
        path=path,
        checked=entry.date("checked") or _NO_DATE,
        sources=entry.names("sources", references),
        tools=entry.names("tools", tools, optional=True),
    )
    entry.finish()
    return chapter


def _book(name: str, entry: Entry, chapters: Mapping[str, Chapter]) -> Book:
    known = [path.removeprefix(f"{name}/") for path in chapters if path.startswith(f"{name}/")]
    within = entry.entry("parts")
    parts = []
    for part in within.keys() if within else ():
        slugs = within.names(part, known) if within else ()
        parts.append(Part(part, tuple(chapters[f"{name}/{slug}"] for slug in slugs)))
    entry.finish()
    return Book(name, tuple(parts))


def _note_unused_chapters(top: Entry, chapters: Mapping[str, Chapter], books: Mapping[str, Book]) -> None:
    placed = {chapter.path for book in books.values() for chapter in book.chapters}
    entries = top.entry("chapters", optional=True)
    for path in chapters.keys() - placed:
        if entries is not None:
            entries.note(path, "unused", name=path)


# Glossary


def _terms(top: Entry | None, languages: Collection[str], references: Collection[str]) -> dict[str, Term]:
    entries = dict(top.entries("terms")) if top else {}
    # A language that no term has yet is a new edition: it shows the terms of the default one until they are added.
    spoken = [language for language in languages if any(language in entry for entry in entries.values())]
    terms = {name: _term(name, entry, spoken, entries.keys(), references) for name, entry in entries.items()}
    if top:
        top.finish()
    return terms


def _term(
    name: str, entry: Entry, languages: Collection[str], terms: Collection[str], references: Collection[str]
) -> Term:
    words = {}
    for language in languages:
        if language not in entry:
            entry.problems.note(entry.path, entry.line, "partial", name=name, language=language)
            continue
        inner = entry.entry(language)
        if inner is not None:
            words[language] = TermWords(
                inner.text("term"), inner.text("definition"), inner.names("avoid", optional=True)
            )
            inner.finish()
    term = Term(
        id=name,
        words=words,
        sources=entry.names("sources", references, optional=True),
        related=entry.names("related", terms, optional=True),
    )
    entry.finish()
    return term
