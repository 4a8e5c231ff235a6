"""Read YAML sources with their lines kept: every wrong value becomes a problem, and reading goes on."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from handbook.problems import Problems, guess, listing

_TRUE, _FALSE = {"true", "yes", "on"}, {"false", "no", "off"}
_EXPECTED = {
    "text": ("teksti", "a text"),
    "whole": ("kokonaisluku", "a whole number"),
    "number": ("luku", "a number"),
    "names": ("luettelo, esim. [yksi, kaksi]", "a list, such as [one, two]"),
    "span": ("väli, esim. 2–6", "a span, such as 2–6"),
    "date": ("päivä, esim. 2026-11-23", "a date, such as 2026-11-23"),
    "entry": ("kenttiä, sisennettyinä", "fields, indented"),
    "rate": ("määrä, esim. '10 per person'", "a count, such as '10 per person'"),
    "url": ("osoite, joka alkaa https://", "an address that begins with https://"),
    "truth": ("true tai false", "true or false"),
}


def read_text(path: Path, problems: Problems) -> str | None:
    """The file as text, or None with the fault noted."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        problems.note(path, 1, "no-file")
    except UnicodeDecodeError as error:
        problems.note(path, error.object[: error.start].count(b"\n") + 1, "encoding")
    return None


def read_yaml(path: Path, problems: Problems) -> Entry | None:
    """The file's top entry, or None with the fault noted."""
    text = read_text(path, problems)
    return None if text is None else parse_yaml(text, path, problems)


def parse_yaml(text: str, path: Path, problems: Problems, *, first_line: int = 1) -> Entry | None:
    """The entry written in a text that begins on `first_line` of the file."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        _note_syntax(error, path, problems, first_line)
        return None
    except yaml.YAMLError as error:
        problems.note(path, first_line, "yaml", detail=str(error).splitlines()[0])
        return None
    if node is None:
        problems.note(path, first_line, "empty-file", expected_fi=_EXPECTED["entry"][0], expected_en=_EXPECTED["entry"][1])
        return None
    return Entry.of(node, path.stem, path, problems, first_line)


def _note_syntax(error: yaml.MarkedYAMLError, path: Path, problems: Problems, first_line: int) -> None:
    mark = error.problem_mark or error.context_mark
    line = first_line + (mark.line if mark else 0)
    detail = error.problem or "?"
    if "'\\t'" in detail:
        problems.note(path, line, "tab")
    elif "mapping values are not allowed" in detail:
        problems.note(path, line, "colon")
    else:
        problems.note(path, line, "yaml", detail=detail)


class Entry:
    """A mapping in a source file. Each method takes one field out; `finish` reports what is left over."""

    def __init__(self, node: yaml.MappingNode, name: str, path: Path, problems: Problems, first_line: int) -> None:
        self.name, self.path, self.problems = name, path, problems
        self.line = first_line + node.start_mark.line
        self._first_line = first_line
        self._values: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        self._known: set[str] = set()
        for key, value in node.value:
            self._add(str(key.value), first_line + key.start_mark.line, value)

    @classmethod
    def of(cls, node: yaml.Node, name: str, path: Path, problems: Problems, first_line: int) -> Entry | None:
        """The node as an entry, or None with the fault noted."""
        if isinstance(node, yaml.MappingNode):
            return cls(node, name, path, problems, first_line)
        fi, en = _EXPECTED["entry"]
        problems.note(path, first_line + node.start_mark.line, "kind", field=name, value=_shown(node),
                      expected_fi=fi, expected_en=en)
        return None

    def _add(self, key: str, line: int, value: yaml.Node) -> None:
        if key in self._values:
            self.problems.note(self.path, line, "twice", name=key, line=self._lines[key])
            return
        self._values[key], self._lines[key] = value, line

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def keys(self) -> tuple[str, ...]:
        """The names of all fields, in the order of the file."""
        return tuple(self._values)

    def line_of(self, key: str) -> int:
        """The line of a field; the line of the entry where the field is missing."""
        return self._lines.get(key, self.line)

    def note(self, key: str, wording: str, /, **words: object) -> None:
        """Report a fault at a field."""
        self.problems.note(self.path, self.line_of(key), wording, **words)

    # One small method a kind of value.

    def text(self, key: str, *, optional: bool = False) -> str:
        """A text of one line or more; "" when missing."""
        node = self._take(key, optional=optional)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
            self._wrong(key, node, "text")
            return ""
        return str(node.value).strip()

    def whole_number(self, key: str, *, at_least: int = 0, at_most: int = 100_000, optional: bool = False) -> int:
        """A whole number within its range; `at_least` when missing or wrong."""
        text = self._scalar(key, optional=optional)
        if text is None:
            return at_least
        if not re.fullmatch(r"-?\d+", text):
            self._wrong(key, self._values[key], "whole")
            return at_least
        return self._within(key, int(text), at_least, at_most)

    def _within(self, key: str, number: int, low: int, high: int) -> int:
        if low <= number <= high:
            return number
        self.note(key, "range", field=key, value=number, low=low, high=high)
        return low

    def choice(self, key: str, allowed: Collection[str], *, optional: bool = False, default: str = "") -> str:
        """One of the allowed words."""
        text = self._scalar(key, optional=optional)
        if text is None:
            return default
        if text not in allowed:
            self.note(key, "choice", field=key, value=text, allowed=listing(allowed), guess=guess(text, allowed))
            return default
        return text

    def names(
        self, key: str, allowed: Collection[str] | None = None, *, optional: bool = False, unique: bool = True
    ) -> tuple[str, ...]:
        """A list of words, each allowed, and each once unless told otherwise."""
        node = self._take(key, optional=optional)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self._wrong(key, node, "names")
            return ()
        return tuple(self._names(key, node, allowed, unique))

    def _names(
        self, key: str, node: yaml.SequenceNode, allowed: Collection[str] | None, unique: bool
    ) -> Iterator[str]:
        seen: set[str] = set()
        for item in node.value:
            line, name = self._first_line + item.start_mark.line, _shown(item)
            if not isinstance(item, yaml.ScalarNode):
                self._wrong(key, item, "text")
            elif allowed is not None and name not in allowed:
                self.problems.note(self.path, line, "choice", field=key, value=name, allowed=listing(allowed),
                                   guess=guess(name, allowed))
            elif unique and name in seen:
                self.problems.note(self.path, line, "twice", name=name, line=line)
            else:
                seen.add(name)
                yield name

    def rows(self, key: str, *, optional: bool = False) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts: the rows of a table."""
        node = self._take(key, optional=optional)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or not all(isinstance(row, yaml.SequenceNode) for row in node.value):
            self._wrong(key, node, "names")
            return ()
        return tuple(tuple(_shown(cell) for cell in row.value) for row in node.value)

    def span(self, key: str) -> tuple[int, int]:
        """Two whole numbers, the smaller first, as in 2–6."""
        text = self._scalar(key)
        found = re.fullmatch(r"(\d+)\s*[–-]\s*(\d+)", text or "")
        if found and int(found[1]) <= int(found[2]):
            return int(found[1]), int(found[2])
        if text is not None:
            self._wrong(key, self._values[key], "span")
        return 1, 1

    def rate(self, key: str, units: Collection[str]) -> tuple[int, str]:
        """A count and what it is counted by, as in '10 per person'."""
        text = self._scalar(key)
        found = re.fullmatch(r"(\d+) per ([a-z]+)", text or "")
        if found and found[2] in units:
            return int(found[1]), found[2]
        if text is not None:
            self._wrong(key, self._values[key], "rate")
        return 1, next(iter(units))

    def date(self, key: str, *, optional: bool = False) -> datetime.date | None:
        """A day as in 2026-11-23."""
        text = self._scalar(key, optional=optional)
        if text is None:
            return None
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            self._wrong(key, self._values[key], "date")
            return None

    def url(self, key: str, *, optional: bool = False) -> str:
        """A web address."""
        text = self._scalar(key, optional=optional)
        if text is not None and not re.fullmatch(r"https?://[^\s/]+\S*", text):
            self._wrong(key, self._values[key], "url")
            return ""
        return text or ""

    def number(self, key: str) -> float | None:
        """A number with a decimal point, or None with the fault noted."""
        text = self._scalar(key)
        try:
            return None if text is None else float(text)
        except ValueError:
            self._wrong(key, self._values[key], "number")
            return None

    def truth(self, key: str, *, default: bool) -> bool:
        """True or false; the default when missing."""
        text = self._scalar(key, optional=True)
        if text is not None and text.lower() not in _TRUE | _FALSE:
            self._wrong(key, self._values[key], "truth")
        return default if text is None else text.lower() in _TRUE

    def entry(self, key: str, *, optional: bool = False) -> Entry | None:
        """The mapping under a field."""
        node = self._take(key, optional=optional)
        return None if node is None else Entry.of(node, key, self.path, self.problems, self._first_line)

    def entries(self, key: str, *, optional: bool = False) -> Iterator[tuple[str, Entry]]:
        """The mappings under a field, by name."""
        within = self.entry(key, optional=optional)
        for name in within.keys() if within else ():
            inner = within.entry(name) if within else None
            if inner is not None:
                yield name, inner

    def items(self, key: str) -> Iterator[Entry]:
        """The mappings in a list under a field."""
        node = self._take(key)
        if node is not None and not isinstance(node, yaml.SequenceNode):
            self._wrong(key, node, "names")
        for item in node.value if isinstance(node, yaml.SequenceNode) else ():
            inner = Entry.of(item, key, self.path, self.problems, self._first_line)
            if inner is not None:
                yield inner

    def ignore(self, *keys: str) -> None:
        """Fields that somebody else reads."""
        self._known.update(keys)

    def finish(self) -> None:
        """Report every field nobody asked for: a misspelt one."""
        for key in self._values.keys() - self._known:
            self.note(key, "unknown", name=key, guess=guess(key, self._known - self._values.keys()))

    def _take(self, key: str, *, optional: bool = False) -> yaml.Node | None:
        self._known.add(key)
        if key not in self._values:
            if not optional:
                self.problems.note(self.path, self.line, "missing", name=key)
            return None
        return self._values[key]

    def _scalar(self, key: str, *, optional: bool = False) -> str | None:
        node = self._take(key, optional=optional)
        if node is None:
            return None
        if isinstance(node, yaml.ScalarNode):
            return str(node.value).strip()
        self._wrong(key, node, "text")
        return None

    def _wrong(self, key: str, node: yaml.Node, kind: str) -> None:
        fi, en = _EXPECTED[kind]
        line = self._first_line + node.start_mark.line if node.value else self.line_of(key)
        self.problems.note(self.path, line, "kind", field=key, value=_shown(node), expected_fi=fi, expected_en=en)


def _shown(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    return "[…]" if isinstance(node, yaml.SequenceNode) else "{…}"


class _PlainLoader(yaml.SafeLoader):
    """Reads !ENV as MkDocs does, and other tags that only MkDocs understands as nothing."""


def _from_environment(loader: _PlainLoader, node: yaml.Node) -> object:
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(node.value))
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if os.environ.get(name)), default)


_PlainLoader.add_multi_constructor("!", lambda loader, tag, node: None)
_PlainLoader.add_constructor("!ENV", _from_environment)


def read_plain(path: Path, problems: Problems) -> object:
    """A YAML file as plain values, for files whose fields another reader checks."""
    text = read_text(path, problems)
    if text is None:
        return None
    parse_yaml(text, path, problems)  # notes what is wrong, two equal keys included
    try:
        return yaml.load(text, Loader=_PlainLoader)  # noqa: S506  (a safe loader)
    except yaml.YAMLError:
        return None
