"""Read data/: tools, books, terms, sources, forms and the numbers of the story, each checked as it is read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.assessment_reader import read_assessment
from handbook.changes_reader import read_changes
from handbook.form_reader import read_forms
from handbook.formula import FormulaError, names, work_out
from handbook.funding_reader import read_funding
from handbook.model import (
    FIELD_KINDS,
    LICENCES,
    MODES,
    PAPERS,
    RATES,
    SECTIONS,
    SHAPES,
    Assessment,
    Book,
    Change,
    Chapter,
    Field,
    FieldAddress,
    Form,
    FormPart,
    Funding,
    Material,
    Part,
    Programme,
    Reference,
    Sheet,
    Step,
    Term,
    TermWords,
    Tool,
    Trail,
)
from handbook.problems import Problems, did_you_mean, guess, nearest
from handbook.programmes_reader import read_programmes
from handbook.story import Story
from handbook.story_reader import read_story
from handbook.yaml_reader import Entry, read_yaml

_NO_DATE = datetime.date(1970, 1, 1)  # only ever seen beside a problem
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")
_ADDRESS = r"[a-z0-9]+(-[a-z0-9]+)*"  # fit for the last part of an address
_PATH = rf"{_ADDRESS}/{_ADDRESS}"  # of a chapter: its book and its own name
# Ids that every tool page has already.
_RESERVED = {"top", "sheet", "download", *SECTIONS, *(part for parts in SECTIONS.values() for part in parts)}


@dataclass(frozen=True)
class Asked:
    """A label that the facts need, and the place that asks for it first."""

    name: str
    path: Path
    line: int


@dataclass(frozen=True)
class Checked:
    """Something whose facts can age: its place in the data, its name, the day its facts were checked."""

    path: Path
    line: int
    name: str
    day: datetime.date


@dataclass(frozen=True)
class Facts:
    """All that is the same in every language."""

    version: str
    date: datetime.date
    phases: tuple[str, ...]
    tools: Mapping[str, Tool]
    trails: Mapping[str, Trail]
    books: Mapping[str, Book]
    chapters: frozenset[str]  # every one that the data speaks of, rightly or wrongly
    terms: Mapping[str, Term]
    references: Mapping[str, Reference]
    forms: Mapping[str, Form]
    assessment: Assessment
    programmes: Mapping[str, Programme]
    funding: Mapping[str, Funding]
    changes: tuple[Change, ...]
    asked: tuple[Asked, ...]
    checked: tuple[Checked, ...]
    story: Story


def read_facts(data: Path, languages: Collection[str], problems: Problems) -> Facts:
    """The facts in the folder `data`; faults are noted and reading goes on."""
    sources = read_yaml(data / "references.yaml", problems)
    references = _references(sources)
    known = references if sources.there else None  # names from a file that cannot be read are all taken as right
    facts = read_yaml(data / "tools.yaml", problems)
    story = read_story(data / "story.yaml", languages, problems)
    news = _optional(data / "changes.yaml", problems)
    phases, tools = _tools(facts, known, story.facts)
    trails = _trails(facts, tools)
    facts.finish()
    shelf = read_yaml(data / "books.yaml", problems)
    version, date, books, chapters = _books(shelf, known, tools or None)
    terms = _terms(read_yaml(data / "glossary.yaml", problems), languages, known)
    timetables, purse, papers = (
        _optional(data / f"{name}.yaml", problems) for name in ("programmes", "funding", "forms")
    )
    programmes = read_programmes(timetables, tools) if timetables else {}
    funding = read_funding(purse, languages, known) if purse else {}
    forms = read_forms(papers, tools) if papers else {}
    questions = read_yaml(data / "assessment.yaml", problems)
    assessment = read_assessment(questions, tools or None)
    asked = (
        *_labels_of_tools(facts, phases, tools),
        *_labels_of_books(shelf, books),
        *(_labels_of_programmes(timetables, programmes) if timetables else ()),
        *(_labels_of_forms(papers, forms) if papers else ()),
        *_labels_of_parts(questions, assessment.parts.values()),
    )
    dated = (*_dated_chapters(shelf, books), *(_dated_funding(purse, funding) if purse else ()))
    return Facts(
        version,
        date,
        phases,
        tools,
        trails,
        books,
        chapters,
        terms,
        references,
        forms,
        assessment,
        programmes,
        funding,
        read_changes(news, languages) if news else (),
        asked,
        dated,
        story,
    )


def _optional(path: Path, problems: Problems) -> Entry | None:
    """The data of a part that a handbook may do without."""
    return read_yaml(path, problems) if path.is_file() else None


# Sources


def _references(top: Entry) -> dict[str, Reference]:
    references = {}
    for key in top.ids(_ADDRESS):
        entry = top.entry(key)
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


# Tools


def _tools(
    top: Entry, references: Collection[str] | None, story: Mapping[str, str] | None
) -> tuple[tuple[str, ...], dict[str, Tool]]:
    phases = top.names("phases")
    for phase in phases:
        icon = f"overrides/icons/phase/{phase}.svg"
        if not (top.path.parents[1] / icon).is_file():
            top.note("phases", "no-target", what=("kuvaketta", "the icon"), name=icon, guess=("", ""))
    within = top.entry("tools")
    entries = {slug: within.entry(slug) for slug in within.ids(_ADDRESS) if slug != "index"}
    if "index" in within:
        within.note(
            "index",
            "taken",
            what=("nimi", "the name"),
            name="index",
            owner=("työkalujen luettelo", "the list of tools"),
        )
    reader = _ToolReader(phases, references, story, {slug: _field_kinds(entry) for slug, entry in entries.items()})
    tools = {slug: reader.tool(slug, entry) for slug, entry in entries.items()}
    _note_taken_numbers(tools, entries)
    return phases, dict(sorted(tools.items(), key=lambda tool: tool[1].number))


def _trails(top: Entry, tools: Mapping[str, Tool]) -> dict[str, Trail]:
    within = top.entry("trails", optional=True)
    return {name: Trail(name, within.names(name, tools)) for name in within.ids(_ADDRESS)}


def _field_kinds(tool: Entry) -> dict[str, str]:
    fields = tool.entry("sheet", optional=True).entry("fields", optional=True)
    return {name: fields.entry(name).choice("kind", None, optional=True) for name in fields}


def _note_taken_numbers(tools: Mapping[str, Tool], entries: Mapping[str, Entry]) -> None:
    owners: dict[int, str] = {}
    for slug, tool in tools.items():
        owner = owners.setdefault(tool.number, slug)
        if owner != slug and tool.number:
            entries[slug].note("number", "taken", what=("numero", "the number"), name=tool.number, owner=owner)


def _labels_of_tools(top: Entry, phases: Collection[str], tools: Mapping[str, Tool]) -> Iterator[Asked]:
    yield from (Asked(f"phases.{phase}", top.path, top.line_of("phases")) for phase in phases)
    for slug, tool in tools.items():
        entry = top.entry("tools").entry(slug)
        materials, origin = entry.entry("materials"), entry.entry("origin")
        fields = entry.entry("sheet").entry("fields")
        yield from (Asked(f"needs.{need}", top.path, entry.line_of("needs")) for need in tool.needs)
        yield from (Asked(f"materials.{name}", top.path, materials.line_of(name)) for name in materials)
        if tool.licence:
            yield Asked(f"licences.{tool.licence}", top.path, origin.line_of("licence"))
        for field in tool.sheet.fields:
            if field.unit:
                yield Asked(f"units.{field.unit}", top.path, fields.entry(field.id).line_of("unit"))


@dataclass(frozen=True)
class _ToolReader:
    phases: tuple[str, ...]
    references: Collection[str] | None
    story: Mapping[str, str] | None
    fields: Mapping[str, Mapping[str, str]]  # kind of each field, by tool and field id

    def tool(self, slug: str, entry: Entry) -> Tool:
        origin = entry.entry("origin")
        tool = Tool(
            slug=slug,
            number=entry.whole_number("number", at_least=1, at_most=999),
            phase=entry.choice("phase", self.phases or None),
            minutes=entry.whole_number("minutes", at_least=5, at_most=480),
            people=entry.span("people"),
            difficulty=entry.whole_number("difficulty", at_least=1, at_most=3),
            modes=entry.names("modes", MODES),
            needs=entry.names("needs"),
            materials=tuple(_materials(entry.entry("materials"))),
            steps=tuple(_steps(entry.entry("steps"))),
            sheet=self._sheet(slug, entry.entry("sheet")),
            related=self._others("related", slug, entry),
            next=self._others("next", slug, entry),
            sources=origin.names("sources", self.references),
            licence=origin.choice("licence", LICENCES),
        )
        origin.finish()
        entry.finish()
        _note_minutes(tool, entry)
        return tool

    def _others(self, key: str, slug: str, entry: Entry) -> tuple[str, ...]:
        others = entry.names(key, self.fields)
        if slug in others:
            entry.note(key, "self", field=key)
        return others

    def _sheet(self, slug: str, entry: Entry) -> Sheet:
        within = entry.entry("fields")
        fields = tuple(self._field(slug, name, within.entry(name)) for name in within.ids())
        heights = entry.names("heights", [str(height) for height in range(1, 100)], unique=False)
        sheet = Sheet(
            paper=entry.choice("paper", PAPERS),
            shape=entry.choice("shape", SHAPES),
            areas=tuple(tuple(row.split()) for _, row in entry.lines("areas")),
            heights=tuple(int(height) for height in heights),
            fields=fields,
        )
        entry.finish()
        if sheet.areas and sheet.fields:
            _note_areas(sheet, entry)
            _note_zero(sheet, within)
        return sheet

    def _field(self, slug: str, name: str, entry: Entry) -> Field:
        kind = entry.choice("kind", FIELD_KINDS)
        options = entry.names("options") if kind == "check" else ()
        formula = entry.text("formula", optional=True) if kind == "number" else ""
        steps = entry.whole_number("steps", at_least=2, at_most=10) if kind == "scale" else 0
        field = Field(
            id=name,
            kind=kind,
            feeds=self._feeds(entry),
            options=options,
            columns=entry.names("columns") if kind == "table" else (),
            rows=entry.whole_number("rows", at_least=1, at_most=12) if kind == "table" else 0,
            lines=entry.whole_number("lines", at_least=1, at_most=12) if kind == "list" else 0,
            steps=steps,
            unit=entry.text("unit") if kind == "number" else "",
            formula=self._formula(slug, name, formula, entry),
            round=entry.choice("round", ("up",), optional=True) if formula else "",
            example=self._number(kind, steps, entry) if not formula else None,
            ticked=entry.names("example", options or None) if kind == "check" else (),
        )
        if kind:  # which fields belong here is known by the kind alone
            entry.finish()
        return field

    def _number(self, kind: str, steps: int, entry: Entry) -> float | None:
        if kind == "scale":
            return entry.whole_number("example", at_least=1, at_most=steps or 10) or None
        if kind != "number":
            return None
        known = self.story and [key for key, value in self.story.items() if _NUMBER.fullmatch(value)]
        key = entry.choice("example", known)
        return float(self.story[key]) if key and self.story else None

    def _formula(self, slug: str, own: str, formula: str, entry: Entry) -> str:
        try:
            needed = names(formula) if formula else ()
        except FormulaError as error:
            entry.note("formula", "formula", formula=formula, detail_fi=error.args[0], detail_en=error.args[1])
            return ""
        kinds = self.fields[slug]
        earlier = list(kinds)[: list(kinds).index(own)]
        for name in needed:
            if name not in kinds:
                entry.note("formula", "no-target", what=("kenttää", "the field"), name=name, guess=guess(name, kinds))
                return ""
            if name not in earlier or kinds[name] != "number":
                entry.note("formula", "formula-order", formula=formula, name=name)
                return ""
        return formula

    def _feeds(self, entry: Entry) -> FieldAddress | None:
        address = entry.text("feeds", optional=True)
        if not address:
            return None
        tool, _, field = address.partition(".")
        if field in self.fields.get(tool, ()) or (tool in self.fields and not self.fields[tool]):
            return FieldAddress(tool, field)
        known = [f"{slug}.{name}" for slug, ids in self.fields.items() for name in ids]
        entry.note("feeds", "no-target", what=("kenttää", "the field"), name=address, guess=guess(address, known))
        return None


def _materials(within: Entry) -> Iterator[Material]:
    for name in within.ids():
        yield Material(name, *within.rate(name, RATES))


def _steps(within: Entry) -> Iterator[Step]:
    for name in within.ids():
        if name in _RESERVED:
            within.note(name, "reserved", name=name)
        yield Step(name, within.whole_number(name, at_least=1, at_most=240))


def _note_minutes(tool: Tool, entry: Entry) -> None:
    minutes = [step.minutes for step in tool.steps]
    if tool.minutes and minutes and all(minutes) and sum(minutes) != tool.minutes:
        entry.note("minutes", "minutes", total=sum(minutes), minutes=tool.minutes)


def _note_zero(sheet: Sheet, fields: Entry) -> None:
    values = work_out(sheet.fields)
    for field in sheet.fields:
        if field.formula and field.id not in values and all(name in values for name in names(field.formula)):
            fields.entry(field.id).note("formula", "formula-zero", formula=field.formula)


def _note_areas(sheet: Sheet, entry: Entry) -> None:
    lines = [line for line, _ in entry.lines("areas")]
    used = {name: line for line, row in zip(lines, sheet.areas, strict=True) for name in row if name != "."}
    unplaced = [name for name in sheet.filling_order if name not in used]
    strange = [name for name in used if name not in sheet.filling_order]
    for name in strange:
        meant = nearest(name, unplaced)  # one misspelt name is both, and told once
        unplaced = [other for other in unplaced if other != meant]
        known = did_you_mean(meant) if meant else guess(name, sheet.filling_order)
        entry.problems.note(entry.path, used[name], "area", name=name, guess=known)
    for name in unplaced:
        entry.note("areas", "no-area", name=name)
    ragged = [number for number, row in enumerate(sheet.areas) if len(row) != len(sheet.areas[0])]
    for number in ragged:
        entry.problems.note(
            entry.path,
            lines[number],
            "ragged",
            row=number + 1,
            cells=len(sheet.areas[number]),
            expected=len(sheet.areas[0]),
        )
    heights = len(entry.names("heights", unique=False))
    if heights and heights != len(sheet.areas):
        entry.note("heights", "exactly", field="heights", count=heights, expected=len(sheet.areas))
    for name in used if not ragged and not strange else ():
        if not _is_rectangle(name, sheet.areas):
            entry.problems.note(entry.path, used[name], "split", name=name)


def _is_rectangle(name: str, areas: tuple[tuple[str, ...], ...]) -> bool:
    places = [(row, column) for row, cells in enumerate(areas) for column, cell in enumerate(cells) if cell == name]
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    filled = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
    return filled == len(places)


# Books


def _books(
    top: Entry, references: Collection[str] | None, tools: Collection[str] | None
) -> tuple[str, datetime.date, dict[str, Book], frozenset[str]]:
    edition = top.entry("edition")
    version, date = edition.text("version"), edition.date("date")
    edition.finish()
    entries = top.entry("chapters")
    chapters = {path: _chapter(path, entries.entry(path), references, tools) for path in entries.ids(_PATH)}
    shelf = top.entry("books")
    books = {name: _book(name, shelf.entry(name), chapters) for name in shelf.ids()}
    top.finish()
    listed = _note_taken_chapters(shelf)
    if entries.there and all(shelf.entry(name).entry("parts").there for name in shelf):
        _note_unused(entries, listed)
    return version, date or _NO_DATE, books, frozenset((*chapters, *listed))


def _chapter(path: str, entry: Entry, references: Collection[str] | None, tools: Collection[str] | None) -> Chapter:
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
    for part in within.ids():
        slugs = within.names(part, known) if known else ()
        parts.append(Part(part, tuple(chapters[f"{name}/{slug}"] for slug in slugs)))
    pdf = entry.choice("pdf", None, optional=True) or name
    entry.finish()
    return Book(name, pdf, tuple(parts))


def _note_taken_chapters(shelf: Entry) -> tuple[str, ...]:
    """Each chapter belongs in one part of one book; the paths of all that the parts name."""
    owners: dict[str, str] = {}
    for book, parts in ((name, shelf.entry(name).entry("parts")) for name in shelf):
        for part in parts:
            for path in (f"{book}/{slug}" for slug in parts.names(part)):
                owner = owners.setdefault(path, part)
                if owner != part:
                    parts.note(part, "taken", what=("luku", "the chapter"), name=path, owner=owner)
    return tuple(owners)


def _note_unused(chapters: Entry, listed: Collection[str]) -> None:
    misspelt = [path for path in listed if path not in chapters]
    for path in chapters:
        if path not in listed and not nearest(path, misspelt):
            chapters.note(path, "unused", name=path)


def _labels_of_books(top: Entry, books: Mapping[str, Book]) -> Iterator[Asked]:
    shelf = top.entry("books")
    for book in books.values():
        parts = shelf.entry(book.id).entry("parts")
        yield from (Asked(f"{group}.{book.id}", top.path, shelf.line_of(book.id)) for group in ("books", "menu"))
        yield from (Asked(f"parts.{book.id}.{part.id}", top.path, parts.line_of(part.id)) for part in book.parts)


# Forms


def _labels_of_forms(top: Entry, forms: Mapping[str, Form]) -> Iterator[Asked]:
    for form in forms.values():
        yield from _labels_of_parts(top.entry("forms").entry(form.slug), form.parts)


def _labels_of_parts(entry: Entry, parts: Iterable[FormPart]) -> Iterator[Asked]:
    within = entry.entry("parts")
    for part in parts:
        for field in (field for field in part.fields if field.unit):
            yield Asked(f"units.{field.unit}", entry.path, within.entry(part.id).entry(field.id).line_of("unit"))


def _dated_chapters(top: Entry, books: Mapping[str, Book]) -> Iterator[Checked]:
    entries = top.entry("chapters")
    for chapter in (chapter for book in books.values() for chapter in book.chapters):
        line = entries.entry(chapter.path).line_of("checked")
        yield Checked(top.path, line, chapter.path, chapter.checked)


# Programmes and funding


def _labels_of_programmes(top: Entry, programmes: Mapping[str, Programme]) -> Iterator[Asked]:
    entries = top.entry("programmes")
    for programme in programmes.values():
        meetings = entries.entry(programme.id).entry("meetings")
        for meeting in programme.meetings:
            line = meetings.line_of(meeting.id)
            yield Asked(f"programme.meetings.{programme.id}.{meeting.id}", top.path, line)
            activities = {stretch.activity for stretch in meeting.stretches if stretch.activity}
            yield from (Asked(f"programme.activities.{name}", top.path, line) for name in sorted(activities))


def _dated_funding(top: Entry, funding: Mapping[str, Funding]) -> Iterator[Checked]:
    entries = top.entry("funding")
    for one in funding.values():
        yield Checked(top.path, entries.entry(one.id).line_of("checked"), one.id, one.checked)


# Glossary


def _terms(top: Entry, languages: Collection[str], references: Collection[str] | None) -> dict[str, Term]:
    within = top.entry("terms")
    entries = {name: within.entry(name) for name in within.ids()}
    # A language that no term has yet is a new edition: it shows the terms of the default one until they are added.
    spoken = [language for language in languages if any(language in entry for entry in entries.values())]
    terms = {name: _term(name, entry, spoken, entries.keys(), references) for name, entry in entries.items()}
    top.finish()
    return terms


def _term(
    name: str,
    entry: Entry,
    languages: Collection[str],
    terms: Collection[str],
    references: Collection[str] | None,
) -> Term:
    words = {}
    for language in languages:
        inner = entry.entry(language)
        words[language] = TermWords(
            term=inner.text("term"),
            definition=inner.text("definition"),
            avoid=inner.names("avoid", optional=True),
            also=inner.names("also", optional=True),
            spoken_of=inner.names("except", optional=True),
            line=inner.line_of("except"),
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
