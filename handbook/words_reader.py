"""Read docs/<language>/: the labels, the pages and the words of each tool in one language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.assessment_reader import read_assessment_words
from handbook.cross_references import inside_links
from handbook.facts_reader import Facts
from handbook.form_reader import read_form_words
from handbook.markdown_reader import Body, read_page
from handbook.model import Edition, Field, FieldWords, Figure, Page, Passage, Tool, ToolWords
from handbook.problems import Problems, guess
from handbook.yaml_reader import Entry, read_yaml

_DOORS = ("readers", "trainers", "editors")  # of the front page, each for its readers


@dataclass(frozen=True)
class Words:
    """An edition, the line of each label by name; by path, the shape of each page that could be read,
    and the texts of each file."""

    edition: Edition
    lines: Mapping[str, int]
    bodies: Mapping[str, Body]
    passages: Mapping[str, tuple[Passage, ...]]


def read_words(docs: Path, language: str, name: str, facts: Facts, problems: Problems) -> Words:
    """The words in the folder `docs`/`language`; faults are noted and reading goes on."""
    folder = docs / language
    lines: dict[str, int] = {}
    if not folder.is_dir():
        return Words(Edition(language, name, {}, {}, {}), {}, {}, {})
    entry = read_yaml(folder / "labels.yaml", problems)
    labels, passages = entry.tree(lines), {"labels.yaml": tuple(entry.passages())}
    figures = _figures(folder / "figures.yaml", passages, problems)
    pages, words, bodies, forms = {}, {}, {}, {}
    shown_on = {form.page: form for form in facts.forms.values()}
    assessment = None
    for source in sorted(source for source in folder.rglob("[!.]*.md") if source.is_file()):
        path = source.relative_to(folder).as_posix()
        entry, body = read_page(source, problems)
        passages[path] = (*entry.passages(), *(body.passages if body else ()))
        pages[path] = _page(path, source, entry, body)
        if body is not None:
            bodies[path] = body
        if path == "index.md":
            _note_doors(entry)
        elif path.startswith("tools/") and path != "tools/index.md":
            words[source.stem] = _words_of_page(source, entry, facts.tools, problems)
        elif path in shown_on:
            forms[source.stem] = read_form_words(shown_on[path].parts, entry.entry("form"))
        elif path == "assessment.md" and facts.assessment.dimensions:
            assessment = read_assessment_words(facts.assessment, entry.entry("assessment"))
        _ignore_words_of_no_facts(entry, facts)
        entry.finish()
    edition = Edition(language, name, labels, pages, words, figures, forms, assessment)
    return Words(edition, lines, bodies, passages)


def _ignore_words_of_no_facts(entry: Entry, facts: Facts) -> None:
    # Where the facts cannot be read, which is told already, nobody knows which words belong to them.
    if not facts.forms:
        entry.ignore("form")
    if not facts.assessment.dimensions:
        entry.ignore("assessment")


def _figures(path: Path, passages: dict[str, tuple[Passage, ...]], problems: Problems) -> dict[str, Figure]:
    if not path.is_file():
        return {}
    top = read_yaml(path, problems)
    passages[path.name] = tuple(top.passages())
    return {name: _figure(name, top.entry(name), problems) for name in top.ids()}


def _figure(name: str, entry: Entry, problems: Problems) -> Figure:
    within = entry.entry("labels", optional=True)
    figure = Figure(name, entry.text("title"), entry.text("description"), {key: within.text(key) for key in within})
    entry.finish()
    drawing = f"overrides/{figure.template}"
    if not (entry.path.parents[2] / drawing).is_file():
        problems.note(
            entry.path, entry.line, "no-target", what=("piirrosta", "the drawing"), name=drawing, guess=("", "")
        )
    return figure


def _page(path: str, source: Path, entry: Entry, body: Body | None) -> Page:
    return Page(
        path=path,
        title=entry.text("title"),
        summary=entry.text("summary"),
        aliases=entry.names("aliases", optional=True),
        headings=body.headings if body else (),
        source=source,
        links=inside_links(path, (link.target for link in body.links)) if body else frozenset(),
    )


def _note_doors(entry: Entry) -> None:
    entry.text("lead")
    for door in (entry.entry(name) for name in _DOORS):
        for key in ("title", "text", "action"):
            door.text(key)
        door.finish()


def _words_of_page(source: Path, entry: Entry, tools: Mapping[str, Tool], problems: Problems) -> ToolWords:
    tool = tools.get(source.stem)
    if tool is None and tools:  # none at all: their file cannot be read, which is told already
        problems.note(source, 1, "no-entry", name=source.stem, guess=guess(source.stem, tools))
    return ToolWords(
        title=entry.text("title"),
        summary=entry.text("summary"),
        want=entry.text("want"),
        outcome=entry.text("outcome"),
        aliases=entry.names("aliases", optional=True),
        fields=_fields(tool.sheet.fields if tool else (), entry.entry("fields")),
    )


def _fields(fields: Collection[Field], within: Entry) -> dict[str, FieldWords]:
    words = {field.id: _field_words(field, within.entry(field.id)) for field in fields}
    if fields:  # without facts nobody knows which fields belong here
        within.finish()
    return words


def _field_words(field: Field, entry: Entry) -> FieldWords:
    words = FieldWords(
        label=entry.text("label"),
        hint=entry.text("hint"),
        example=entry.text("example") if field.kind in ("line", "notes") else "",
        entries=entry.names("example", at_most=field.lines) if field.kind == "list" else (),
        cells=entry.rows("example", columns=len(field.columns), at_most=field.rows) if field.kind == "table" else (),
        options=_named("options", field.options, entry) if field.kind == "check" else {},
        columns=_named("columns", field.columns, entry) if field.kind == "table" else {},
        low=entry.text("low") if field.kind == "scale" else "",
        high=entry.text("high") if field.kind == "scale" else "",
    )
    if field.kind:  # which words belong here is known by the kind alone
        entry.finish()
    return words


def _named(key: str, ids: tuple[str, ...], entry: Entry) -> dict[str, str]:
    within = entry.entry(key)
    texts = {name: within.text(name) for name in ids}
    if ids:
        within.finish()
    return texts
