"""Read forms: their facts from data/, and their words from the front matter of the page that shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from handbook.model import FORM_KINDS, Field, FieldWords, Form, FormPart, FormPartWords
from handbook.yaml_reader import Entry

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_LINES = 3  # of notes on paper, where the facts do not say


def read_forms(top: Entry, tools: Collection[str]) -> dict[str, Form]:
    """The forms in a file by slug; none may share its name with one of the `tools`, whose answers are kept alike."""
    within = top.entry("forms")
    forms = {}
    for slug in within.ids(_SLUG):
        if slug in tools:
            within.note(slug, "taken", what=("nimi", "the name"), name=slug, owner=("työkalu", "a tool"))
        entry = within.entry(slug)
        within_form = entry.entry("parts")
        parts = tuple(read_part(name, within_form.entry(name)) for name in within_form.ids())
        known = [part.id for part in parts]
        forms[slug] = Form(slug, parts, entry.names("apart", known or None, optional=True))
        entry.finish()
    top.finish()
    return forms


def read_part(name: str, within: Entry) -> FormPart:
    """A part of a form: its fields in the order of the file."""
    return FormPart(name, tuple(_field(field, within.entry(field)) for field in within.ids()))


def _field(name: str, entry: Entry) -> Field:
    kind = entry.choice("kind", FORM_KINDS)
    field = Field(
        id=name,
        kind=kind,
        options=entry.names("options") if kind in ("check", "choice") else (),
        columns=entry.names("columns") if kind == "table" else (),
        rows=entry.whole_number("rows", at_least=1, at_most=20) if kind == "table" else 0,
        lines=_lines(kind, entry),
        steps=entry.whole_number("steps", at_least=2, at_most=10) if kind == "scale" else 0,
        unit=entry.text("unit") if kind == "number" else "",
        things=entry.names("things") if kind == "rating" else (),
        levels=entry.names("levels") if kind == "rating" else (),
        note=entry.truth("note", default=False) if kind == "rating" else False,
        wide=entry.truth("wide", default=False) if kind == "line" else False,
    )
    if kind:  # which facts belong here is known by the kind alone
        entry.finish()
    return field


def _lines(kind: str, entry: Entry) -> int:
    if kind == "notes" and "lines" not in entry:
        return _LINES
    return entry.whole_number("lines", at_least=1, at_most=20) if kind in ("list", "notes") else 0


# Words


def read_form_words(parts: Iterable[FormPart], within: Entry) -> dict[str, FormPartWords]:
    """The words of each part; words that the facts do not ask for are faults."""
    words = {part.id: _part_words(part, within.entry(part.id)) for part in parts}
    within.finish()
    return words


def _part_words(part: FormPart, entry: Entry) -> FormPartWords:
    fields = entry.entry("fields") if part.fields else None
    words = FormPartWords(
        title=entry.text("title"),
        text=entry.text("text", optional=True),
        fields={field.id: _field_words(field, fields.entry(field.id)) for field in part.fields} if fields else {},
    )
    if fields:
        fields.finish()
    entry.finish()
    return words


def _field_words(field: Field, entry: Entry) -> FieldWords:
    rating = field.kind == "rating"
    words = FieldWords(
        label=entry.text("label"),
        hint=entry.text("hint", optional=True),
        options=named_texts("options", field.options, entry) if field.kind in ("check", "choice") else {},
        columns=named_texts("columns", field.columns, entry) if field.kind == "table" else {},
        low=entry.text("low") if field.kind == "scale" else "",
        high=entry.text("high") if field.kind == "scale" else "",
        things=named_texts("things", field.things, entry) if rating else {},
        levels=named_texts("levels", field.levels, entry) if rating else {},
        note=entry.text("note") if field.note else "",
    )
    if field.kind:  # which words belong here is known by the kind alone
        entry.finish()
    return words


def named_texts(key: str, names: Collection[str], entry: Entry) -> Mapping[str, str]:
    """A text for each of the names under one key. Without names nobody knows which texts belong there."""
    within = entry.entry(key)
    texts = {name: within.text(name) for name in names}
    if names:
        within.finish()
    return texts
