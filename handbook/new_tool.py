"""Start a new tool: its entry at the end of data/tools.yaml and a page to write in each language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from handbook.model import SECTIONS, Edition, Handbook

# A small but whole tool: it stops no build, and every text in it asks to be written.
_ENTRY = """
  {slug}:
    number: {number}
    phase: {phase}
    minutes: 30
    people: 2–6
    difficulty: 1
    modes: [group]
    needs: [{need}]
    materials: {{sheet: 1 per group, pen: 1 per person}}
    steps: {{begin: 10, work: 15, agree: 5}}
    sheet:
      paper: A4
      shape: grid
      heights: [2, 1]
      areas: |
        notes
        next
      fields:
        notes: {{kind: notes}}
        next: {{kind: line}}
    related: []
    next: []
    origin: {{sources: [], licence: own}}
"""
_STEPS = ("begin", "work", "agree")


class SlugTakenError(ValueError):
    """There is such a tool already."""


def add_tool(handbook: Handbook, slug: str) -> list[Path]:
    """Write the entry and the pages of a new tool; the files that were written.

    Raises SlugTakenError when the handbook has a tool of this name.
    """
    if slug in handbook.tools:
        raise SlugTakenError(slug)
    facts = handbook.root / "data" / "tools.yaml"
    with facts.open("a", encoding="utf-8") as entries:
        need = next(need for tool in handbook.tools.values() for need in tool.needs)
        entries.write(_ENTRY.format(slug=slug, number=_free_number(handbook), phase=handbook.phases[0], need=need))
    return [facts, *(_write_page(handbook, edition, slug) for edition in handbook.editions.values())]


def _free_number(handbook: Handbook) -> int:
    taken = {tool.number for tool in handbook.tools.values()}
    return next(number for number in range(1, 1000) if number not in taken)


def _write_page(handbook: Handbook, edition: Edition, slug: str) -> Path:
    page = handbook.root / "docs" / edition.language / "tools" / f"{slug}.md"
    page.write_text("\n".join(_page(handbook, edition, slug)), encoding="utf-8")
    return page


def _page(handbook: Handbook, edition: Edition, slug: str) -> Iterator[str]:
    title = slug.replace("-", " ").capitalize()
    yield from ("---", f"title: {title}", "summary: …", "want: …", "outcome: …", "aliases: []", "fields:")
    for field in ("notes", "next"):
        yield from (f"  {field}:", f"    label: {field.capitalize()}", "    hint: …", "    example: …")
    yield "---"
    titles = _section_titles(handbook, edition)
    for section, parts in SECTIONS.items():
        yield from ("", f"## {titles.get(section, section)} {{#{section}}}", "", "…")
        for part in _STEPS if section == "steps" else parts:
            yield from ("", f"### {titles.get(part, part.capitalize())} {{#{part}}}", "")
            yield from _script() if part == "script" else ("…",)
    yield ""


def _script() -> Iterator[str]:
    yield from ("| … | … |", "| --- | --- |")
    yield from ("| … | … |" for _ in _STEPS)


def _section_titles(handbook: Handbook, edition: Edition) -> dict[str, str]:
    """The titles that an existing tool of the edition gives to the fixed sections."""
    page = edition.pages[next(iter(handbook.tools.values())).page]
    lines = page.source.read_text(encoding="utf-8").splitlines()
    headings = (lines[heading.line - 1] for heading in page.headings if heading.id)
    titles = (heading.lstrip("# ").removesuffix("}").rsplit(" {#", 1) for heading in headings)
    return {name: title for title, name in titles}
