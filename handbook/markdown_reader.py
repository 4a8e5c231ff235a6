"""Read the shape of a Markdown page with its lines: front matter, headings, links, tables, what is not allowed."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from handbook.model import Heading, Passage
from handbook.problems import Problems, guess, listing, shown
from handbook.yaml_reader import Entry, parse_yaml, read_text

ADMONITIONS = ("abstract", "question", "tip", "warning", "example", "note")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_ADMONITION = re.compile(r"^!!! +(\w+)(?: +\"[^\"]*\")?[ \t]*$")
_LIKE_ADMONITION = re.compile(r"^ {0,3}(?:!!!|\?\?\?)")
_HEADING_ID = re.compile(r"\{#([^{}]*)\}\s*$")
_GOOD_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[.#:][^}]*\}|\{:?[ ]*\w+=[^}]*\}")
_SHORTCODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[\[.*?\]\]|^:::.*|^\[(?:[a-z]+ [^\]]*=[^\]]*|/[a-z]+)\]$")
_PARSER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Link:
    """A link or an image on a page; `alone` where it is an image that makes a paragraph of its own."""

    target: str
    line: int
    alone: bool = False


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
    passages: tuple[Passage, ...]


def read_page(path: Path, problems: Problems) -> tuple[Entry, Body | None]:
    """The front matter and the shape of a page, None where the file cannot be read; every fault in it is noted."""
    text = read_text(path, problems)
    nothing = Entry.none(path.stem, path, problems)
    if text is None:
        return nothing, None
    if not text.strip():
        problems.note(path, 1, "empty-file", expected_fi="ylätiedot ja teksti", expected_en="front matter and text")
        return nothing, None
    front = _FRONT_MATTER.match(text)
    if front is None:
        problems.note(path, 1, "no-front-matter")
        # Where it begins but does not end, nobody knows where the text begins.
        return nothing, None if text.startswith("---") else _read_body(text, 1, path, problems)
    entry = parse_yaml(front[1], path, problems, first_line=2)
    return entry, _read_body(text[front.end() :], text[: front.end()].count("\n") + 1, path, problems)


def _read_body(text: str, first_line: int, path: Path, problems: Problems) -> Body:
    lines = list(_open_admonitions(text.split("\n"), first_line, path, problems))
    tokens = _parse("\n".join(lines))
    _note_shortcodes(lines, first_line, path, problems)
    headings = tuple(_headings(tokens, first_line, path, problems))
    links = tuple(_links(tokens, first_line, path, problems))
    return Body(headings, links, tuple(_tables(tokens, headings, first_line)), tuple(_passages(tokens, first_line)))


@functools.lru_cache(maxsize=4096)  # a build reads each source once a language, a preview once a change
def _parse(text: str) -> tuple[Token, ...]:
    return tuple(_PARSER.parse(text))


def _open_admonitions(lines: Sequence[str], first_line: int, path: Path, problems: Problems) -> Iterator[str]:
    # CommonMark knows no admonitions: their first line is blanked and their text moved to the margin, line for line.
    inside = False
    for number, line in enumerate(lines):
        opening = _ADMONITION.match(line)
        if not opening and _LIKE_ADMONITION.match(line):
            problems.note(path, first_line + number, "admonition-form")
        elif opening and opening[1] not in ADMONITIONS:
            problems.note(
                path,
                first_line + number,
                "admonition",
                name=opening[1],
                allowed=listing(ADMONITIONS),
                guess=guess(opening[1], ADMONITIONS),
            )
        if opening or _LIKE_ADMONITION.match(line):
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
        elif name and not _GOOD_ID.fullmatch(name):
            problems.note(path, line, "bad-id", name=name)
            name = name.strip().lower().replace("_", "-")  # as it is surely meant
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
                yield from _image(part, line, before, token, path, problems)
            elif part.type == "html_inline" and not part.content.startswith("</"):
                problems.note(path, line, "html", snippet=part.content)
            elif part.type == "text":
                text = _HEADING_ID.sub("", part.content) if heading else part.content
                _note_attributes(text, line, path, problems)


def _note_block(token: Token, line: int, path: Path, problems: Problems) -> None:
    if token.type == "html_block":
        problems.note(path, line, "html", snippet=shown(token.content.strip().split("\n")[0]))
    else:
        problems.note(path, line, "rule" if token.type == "hr" else "code")


def _image(
    image: Token, line: int, before: Token | None, around: Token, path: Path, problems: Problems
) -> Iterator[Link]:
    target = str(image.attrGet("src") or "")
    if not image.content.strip():
        problems.note(path, line, "no-alt", link=target)
    paragraph = before is not None and before.type == "paragraph_open" and before.level == 0
    yield Link(target, line, alone=paragraph and len(around.children or ()) == 1)


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


def _passages(tokens: Sequence[Token], first_line: int) -> Iterator[Passage]:
    section, line = "", first_line
    for before, token in zip([None, *tokens], tokens, strict=False):
        line = first_line + token.map[0] if token.map else line  # the cells of a table row have no line of their own
        if token.type != "inline":
            continue
        text = "".join(map(_plain, token.children or ()))
        if before is not None and before.type == "heading_open":
            found = _HEADING_ID.search(text)
            section = f"#{found[1]}" if found and before.tag == "h2" else section
            text = _HEADING_ID.sub("", text)
        if text.strip():
            yield Passage(section, line, text)


def _plain(part: Token) -> str:
    if part.type in ("softbreak", "hardbreak"):
        return "\n"
    return part.content if part.type in ("text", "image") else ""
