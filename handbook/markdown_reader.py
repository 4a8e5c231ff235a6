"""Read the shape of a Markdown page with its lines: front matter, headings, links, images, tables and what is not allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from handbook.model import Heading
from handbook.problems import Problems, guess, listing
from handbook.yaml_reader import Entry, parse_yaml, read_text

ADMONITIONS = ("abstract", "question", "tip", "warning", "example", "note")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_ADMONITION = re.compile(r"^!!! +(\w+)(?: +\"[^\"]*\")?[ \t]*$")
_HEADING_ID = re.compile(r"\{#([a-z0-9-]+)\}\s*$")
_ATTRIBUTES = re.compile(r"\{[:.#][^}]*\}")
_SHORTCODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[\[.*?\]\]|^:::.*|^\[(?:[a-z]+ [^\]]*|/[a-z]+)\]$", re.MULTILINE)
_PARSER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Link:
    """A link or an image on a page."""

    target: str
    line: int


@dataclass(frozen=True)
class Table:
    """A table on a page: its size, and the id of the heading it stands under."""

    heading: str
    columns: int
    rows: int
    line: int


@dataclass(frozen=True)
class Body:
    """The shape of a page's text."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    tables: tuple[Table, ...]


def read_page(path: Path, problems: Problems) -> tuple[Entry | None, Body]:
    """The front matter and the shape of a page; every fault in it is noted."""
    text = read_text(path, problems)
    if text is None:
        return None, Body((), (), ())
    if not text.strip():
        problems.note(path, 1, "empty-file", expected_fi="ylätiedot ja teksti", expected_en="front matter and text")
        return None, Body((), (), ())
    front = _FRONT_MATTER.match(text)
    if front is None:
        problems.note(path, 1, "no-front-matter")
        return None, _read_body(text, 1, path, problems)
    entry = parse_yaml(front[1], path, problems, first_line=2)
    return entry, _read_body(text[front.end() :], text[: front.end()].count("\n") + 1, path, problems)


def _read_body(text: str, first_line: int, path: Path, problems: Problems) -> Body:
    lines = list(_open_admonitions(text.split("\n"), first_line, path, problems))
    tokens = _PARSER.parse("\n".join(lines))
    _note_shortcodes(lines, first_line, path, problems)
    headings = tuple(_headings(tokens, first_line, path, problems))
    links = tuple(_links(tokens, first_line, path, problems))
    return Body(headings, links, tuple(_tables(tokens, headings, first_line)))


def _open_admonitions(lines: Sequence[str], first_line: int, path: Path, problems: Problems) -> Iterator[str]:
    # CommonMark knows no admonitions: their first line is blanked and their text moved to the margin, line for line.
    inside = False
    for number, line in enumerate(lines):
        opening = _ADMONITION.match(line)
        if opening and opening[1] not in ADMONITIONS:
            problems.note(path, first_line + number, "admonition", name=opening[1], allowed=listing(ADMONITIONS),
                          guess=guess(opening[1], ADMONITIONS))
        if opening:
            inside = True
            yield ""
        elif inside and line.startswith("    "):
            yield line[4:]
        else:
            inside = inside and not line.strip()
            yield line


def _note_shortcodes(lines: Sequence[str], first_line: int, path: Path, problems: Problems) -> None:
    for number, line in enumerate(lines):
        for found in _SHORTCODE.finditer(line):
            problems.note(path, first_line + number, "shortcode", snippet=found[0])


def _headings(tokens: Sequence[Token], first_line: int, path: Path, problems: Problems) -> Iterator[Heading]:
    before, lines_of_ids = 1, dict[str, int]()
    for token, inline in zip(tokens, tokens[1:], strict=False):
        if token.type != "heading_open" or token.map is None:
            continue
        level, line = int(token.tag[1]), first_line + token.map[0]
        found = _HEADING_ID.search(inline.content)
        name = found[1] if found else ""
        if level == 1:
            problems.note(path, line, "h1")
        elif level > before + 1:
            problems.note(path, line, "jump", before=before, level=level)
        if not name and level == 2:
            problems.note(path, line, "no-id")
        if name in lines_of_ids:
            problems.note(path, line, "id-twice", name=name, line=lines_of_ids[name])
        elif name:
            lines_of_ids[name] = line
        before = max(level, 2)
        yield Heading(level, name, line)


def _links(tokens: Sequence[Token], first_line: int, path: Path, problems: Problems) -> Iterator[Link]:
    for before, token in zip([None, *tokens], tokens, strict=False):
        line = first_line + (token.map[0] if token.map else 0)
        if token.type in ("html_block", "fence", "code_block", "hr"):
            _note_block(token, line, path, problems)
        heading = before is not None and before.type == "heading_open"
        for part in token.children or ():
            if part.type in ("softbreak", "hardbreak"):
                line += 1
            elif part.type == "link_open":
                yield Link(str(part.attrGet("href") or ""), line)
            elif part.type == "image":
                yield from _image(part, line, path, problems)
            elif part.type == "html_inline":
                problems.note(path, line, "html", snippet=part.content)
            elif part.type == "text":
                text = _HEADING_ID.sub("", part.content) if heading else part.content
                _note_attributes(text, line, path, problems)


def _note_block(token: Token, line: int, path: Path, problems: Problems) -> None:
    if token.type == "html_block":
        problems.note(path, line, "html", snippet=token.content.strip().split("\n")[0][:60])
    else:
        problems.note(path, line, "rule" if token.type == "hr" else "code")


def _image(image: Token, line: int, path: Path, problems: Problems) -> Iterator[Link]:
    target = str(image.attrGet("src") or "")
    if not image.content.strip():
        problems.note(path, line, "no-alt", link=target)
    yield Link(target, line)


def _note_attributes(text: str, line: int, path: Path, problems: Problems) -> None:
    for found in _ATTRIBUTES.finditer(text):
        problems.note(path, line, "attribute", snippet=found[0])


def _tables(tokens: Sequence[Token], headings: Sequence[Heading], first_line: int) -> Iterator[Table]:
    for start, token in enumerate(tokens):
        if token.type != "table_open" or token.map is None:
            continue
        end = next(place for place in range(start, len(tokens)) if tokens[place].type == "table_close")
        inside = [part.type for part in tokens[start:end]]
        line = first_line + token.map[0]
        above = [heading.id for heading in headings if heading.line < line]
        yield Table(above[-1] if above else "", inside.count("th_open"), inside.count("tr_open") - 1, line)
