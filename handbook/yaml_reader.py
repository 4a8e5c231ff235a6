"""Read YAML sources with their lines kept: every wrong value becomes a problem, and reading goes on."""

from __future__ import annotations

import datetime
import functools
import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import yaml

from handbook.model import Passage
from handbook.problems import Problems, did_you_mean, guess, listing, nearest, shown

_TRUE, _FALSE = {"true", "yes", "on"}, {"false", "no", "off"}
_EXPECTED = {
    "text": ("teksti", "a text"),
    "whole": ("kokonaisluku", "a whole number"),
    "names": ("luettelo, esim. [yksi, kaksi]", "a list, such as [one, two]"),
    "rows": (
        "luettelo luetteloita, esim. [[yksi, kaksi], [kolme, neljä]]",
        "a list of lists, such as [[one, two], [three, four]]",
    ),
    "span": ("väli, esim. 2–6", "a span, such as 2–6"),
    "date": ("päivä, esim. 2026-11-23", "a date, such as 2026-11-23"),
    "entry": ("kenttiä, sisennettyinä", "fields, indented"),
    "rate": ("määrä, esim. '10 per person'", "a count, such as '10 per person'"),
    "url": ("osoite, joka alkaa https://", "an address that begins with https://"),
    "truth": ("true tai false", "true or false"),
    "id": (
        "tunnus: pieniä kirjaimia a–z, numeroita ja yhdysmerkkejä, esim. my-field",
        "a name of small letters a–z, digits and hyphens, such as my-field",
    ),
}
# The quick reader takes what looks usual: no sign of an anchor, alias or tag, and no deep nesting.
_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNUSUAL = re.compile(r"(?m)(?:^|[\s,\[{])[&*!]|(?:[\[{]\s*){20}|(?:- ){20}")
# What PyYAML says, what it means to an editor, and whether the fault lies where the thing begins or where it stops.
_FAULTS = (
    (r"character '\\t'", "tab", "stops"),
    (r"cannot start any token|scanning an? (alias|anchor|tag|directive)|parsing a tag", "sign", "begins"),
    (r"found unexpected (end of stream|document separator)", "quotation", "begins"),
    (r"parsing a flow", "bracket", "begins"),
    (r"found another document", "documents", "stops"),
    (r"mapping values|could not find expected ':'|expected <block end>", "layout", "stops"),
)


def read_text(path: Path, problems: Problems) -> str | None:
    """The file as text with plain line ends, or None with the fault noted."""
    try:
        return re.sub(r"\r\n?", "\n", path.read_bytes().decode("utf-8-sig"))
    except OSError:
        problems.note(path, 1, "no-file")
    except UnicodeDecodeError as error:
        problems.note(path, error.object[: error.start].count(b"\n") + 1, "encoding")
    return None


def read_yaml(path: Path, problems: Problems, *, tags: bool = False) -> Entry:
    """The file's top entry, an empty one with the fault noted. `tags` such as !ENV are for settings of others."""
    text = read_text(path, problems)
    return Entry.none(path.stem, path, problems) if text is None else parse_yaml(text, path, problems, tags=tags)


def parse_yaml(text: str, path: Path, problems: Problems, *, first_line: int = 1, tags: bool = False) -> Entry:
    """The entry written in a text that begins on `first_line` of the file."""
    try:
        node = _compose(text, tags=tags)
    except yaml.MarkedYAMLError as error:
        _note_syntax(error, text, path, problems, first_line)
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        problems.note(path, line, "yaml", detail=f"#x{error.character:04x}: {error.reason}")
    except RecursionError:
        problems.note(path, first_line, "yaml", detail="nested too deeply")
    else:
        if node is not None:
            return Entry.of(node, path.stem, path, problems, first_line)
        fi, en = _EXPECTED["entry"]
        problems.note(path, first_line, "empty-file", expected_fi=fi, expected_en=en)
    return Entry.none(path.stem, path, problems)


@functools.lru_cache(maxsize=4096)  # a build reads each source once a language, a preview once a change
def _compose(text: str, *, tags: bool) -> yaml.Node | None:
    if not tags and not _UNUSUAL.search(text):
        try:
            return yaml.compose(text, Loader=_QUICK)
        except yaml.YAMLError:
            pass  # the slow reader says better what is wrong
    return yaml.compose(text, Loader=yaml.SafeLoader if tags else _PlainTextLoader)


class _PlainTextLoader(yaml.SafeLoader):
    """Knows no anchors, aliases and tags: in our sources &, * and ! begin a text that wants quotation marks."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None or getattr(event, "tag", None) is not None:
            raise yaml.composer.ComposerError("while scanning a tag", event.start_mark, None, event.start_mark)
        return super().compose_node(parent, index)


def _note_syntax(error: yaml.MarkedYAMLError, text: str, path: Path, problems: Problems, first_line: int) -> None:
    told = f"{error.context}, {error.problem}"
    wording, place = next(((name, place) for said, name, place in _FAULTS if re.search(said, told)), ("yaml", "stops"))
    begins, stops = error.context_mark or error.problem_mark, error.problem_mark or error.context_mark
    mark = begins if place == "begins" else stops
    line = mark.line if mark else 0
    if mark and "mapping values" in told and ": " in text.split("\n")[line][: mark.column]:
        wording = "colon"
    quotation = _long_quotation(text)
    if quotation is not None:
        wording, line = "quotation", quotation
    problems.note(path, first_line + line, wording, detail=error.problem or "?")


def _long_quotation(text: str) -> int | None:
    """The line where a quotation begins that ends on another one: in a text that cannot be read, it was left open."""
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style and token.start_mark.line < token.end_mark.line:
                return int(token.start_mark.line) if token.style in "\"'" else None
    except (yaml.YAMLError, RecursionError):
        pass
    return None


class Entry:
    """A mapping in a source file. Each method takes one field out; `finish` reports what is left over or missing.

    An entry that is not there, or is no mapping, is empty and misses nothing: its fault is noted once.
    """

    def __init__(self, name: str, path: Path, problems: Problems, line: int, first_line: int, *, there: bool) -> None:
        self.name, self.path, self.problems, self.line, self.there = name, path, problems, line, there
        self._first_line = first_line
        self._values: dict[str, yaml.Node] = {}
        self._lines: dict[str, int] = {}
        self._asked: dict[str, bool] = {}  # and whether it must be there

    @classmethod
    def none(cls, name: str, path: Path, problems: Problems) -> Entry:
        """An empty entry."""
        return cls(name, path, problems, 1, 1, there=False)

    @classmethod
    def of(
        cls, node: yaml.Node, name: str, path: Path, problems: Problems, first_line: int, line: int | None = None
    ) -> Entry:
        """The node as an entry, an empty one with the fault noted where it is no mapping."""
        line = first_line + node.start_mark.line if line is None else line
        entry = cls(name, path, problems, line, first_line, there=isinstance(node, yaml.MappingNode))
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                entry._add(key, value)
        else:
            entry._note_kind(name, node, "entry", line)
        return entry

    def _add(self, node: yaml.Node, value: yaml.Node) -> None:
        line, key = self._line(node), _shown(node)
        if not isinstance(node, yaml.ScalarNode):
            self._note_kind(self.name, node, "text", line)
        elif key in self._values:
            self.problems.note(self.path, line, "twice", name=key, line=self._lines[key])
        else:
            self._values[key], self._lines[key] = value, line

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        """The names of all fields, in the order of the file."""
        return iter(tuple(self._values))

    def ids(self, pattern: str = r"[a-z][a-z0-9]*(-[a-z0-9]+)*") -> tuple[str, ...]:
        """The names of all fields, which the sources may use as names of their own; each must be fit for addresses."""
        for key in self._values:
            if not re.fullmatch(pattern, key):
                self.note(
                    key,
                    "kind",
                    field=self.name,
                    value=key,
                    expected_fi=_EXPECTED["id"][0],
                    expected_en=_EXPECTED["id"][1],
                )
        return tuple(self._values)

    def line_of(self, key: str) -> int:
        """The line of a field; the line of the entry where the field is missing."""
        return self._lines.get(key, self.line)

    def note(self, key: str, wording: str, **words: object) -> None:
        """Report a fault at a field."""
        self.problems.note(self.path, self.line_of(key), wording, **words)

    # One small method a kind of value.

    def text(self, key: str, *, optional: bool = False) -> str:
        """A text of one line or more; "" when missing."""
        node = self._take(key, optional=optional)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode) or _is_empty(node):
            self._wrong(key, node, "text")
            return ""
        return str(node.value).strip()

    def lines(self, key: str) -> tuple[tuple[int, str], ...]:
        """A text line by line, each with its line in the file."""
        text = self.text(key)
        if not text:
            return ()
        node = self._values[key]
        below = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")  # the text begins under its key
        first = self._line(node) + below
        return tuple((first + number, line) for number, line in enumerate(node.value.split("\n")) if line.strip())

    def whole_number(self, key: str, *, at_least: int, at_most: int) -> int:
        """A whole number within its range; 0 when missing or wrong."""
        text = self._scalar(key, "whole")
        if text is None:
            return 0
        if not re.fullmatch(r"-?[0-9]{1,9}", text):
            self._wrong(key, self._values[key], "whole")
            return 0
        return self._within(key, int(text), at_least, at_most)

    def _within(self, key: str, number: int, low: int, high: int) -> int:
        if low <= number <= high:
            return number
        self.note(key, "range", field=key, value=number, low=low, high=high)
        return 0

    def choice(self, key: str, allowed: Collection[str] | None, *, optional: bool = False) -> str:
        """One of the allowed words, any where `allowed` is not known; "" when missing or wrong."""
        text = self._scalar(key, "text", optional=optional)
        if text is None or allowed is None:
            return text or ""
        if text not in allowed:
            self.note(key, "choice", field=key, value=shown(text), allowed=listing(allowed), guess=guess(text, allowed))
            return ""
        return text

    def names(
        self,
        key: str,
        allowed: Collection[str] | None = None,
        *,
        optional: bool = False,
        unique: bool = True,
        at_most: int = 0,
    ) -> tuple[str, ...]:
        """A list of words, each allowed, each once unless told otherwise, at most so many where that is not 0."""
        nodes = self._list(key, "names", optional=optional)
        if at_most and len(nodes) > at_most:
            self.note(key, "length", field=key, count=len(nodes), most=at_most)
        return tuple(self._names(key, nodes, allowed, unique))

    def _names(self, key: str, nodes: list[yaml.Node], allowed: Collection[str] | None, unique: bool) -> Iterator[str]:
        seen: dict[str, int] = {}
        for node in nodes:
            line, name = self._line(node), _shown(node)
            if not isinstance(node, yaml.ScalarNode) or _is_empty(node):
                self._wrong(key, node, "text")
            elif allowed is not None and name not in allowed:
                self.problems.note(
                    self.path,
                    line,
                    "choice",
                    field=key,
                    value=shown(name),
                    allowed=listing(allowed),
                    guess=guess(name, allowed),
                )
            elif unique and name in seen:
                self.problems.note(self.path, line, "twice", name=name, line=seen[name])
            else:
                seen[name] = line
                yield name

    def rows(self, key: str, *, columns: int, at_most: int) -> tuple[tuple[str, ...], ...]:
        """A list of lists of texts: the rows of a table. Its size is free where that is 0."""
        nodes = self._list(key, "rows")
        if not all(isinstance(node, yaml.SequenceNode) for node in nodes):
            self._wrong(key, self._values[key], "rows")
            return ()
        if at_most and len(nodes) > at_most:
            self.note(key, "length", field=key, count=len(nodes), most=at_most)
        return tuple(self._row(key, node, columns) for node in nodes)

    def _row(self, key: str, node: yaml.Node, columns: int) -> tuple[str, ...]:
        if columns and len(node.value) != columns:
            self.problems.note(
                self.path, self._line(node), "exactly", field=key, count=len(node.value), expected=columns
            )
        return tuple(self._names(key, node.value, None, unique=False))

    def _list(self, key: str, kind: str, *, optional: bool = False) -> list[yaml.Node]:
        node = self._take(key, optional=optional)
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if node is not None:
            self._wrong(key, node, kind)
        return []

    def span(self, key: str) -> tuple[int, int]:
        """Two whole numbers from 1 to 999, the smaller first, as in 2–6."""
        text = self._scalar(key, "span")
        found = re.fullmatch(r"([1-9][0-9]{0,2})\s*[–-]\s*([1-9][0-9]{0,2})", text or "")
        if found and int(found[1]) <= int(found[2]):
            return int(found[1]), int(found[2])
        if text is not None:
            self._wrong(key, self._values[key], "span")
        return 1, 1

    def rate(self, key: str, units: Collection[str]) -> tuple[int, str]:
        """A count and what it is counted by, as in '10 per person'."""
        text = self._scalar(key, "rate")
        found = re.fullmatch(r"([1-9][0-9]{0,3}) per ([a-z]+)", text or "")
        if found and found[2] in units:
            return int(found[1]), found[2]
        if text is not None:
            self._wrong(key, self._values[key], "rate")
        return 1, next(iter(units))

    def date(self, key: str, *, optional: bool = False) -> datetime.date | None:
        """A day as in 2026-11-23."""
        text = self._scalar(key, "date", optional=optional)
        if text is None:
            return None
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            self._wrong(key, self._values[key], "date")
            return None

    def url(self, key: str, *, optional: bool = False) -> str:
        """A web address."""
        text = self._scalar(key, "url", optional=optional)
        if text is not None and not re.fullmatch(r"https?://[^\s/]+\S*", text):
            self._wrong(key, self._values[key], "url")
            return ""
        return text or ""

    def truth(self, key: str, *, default: bool) -> bool:
        """True or false; the default when missing."""
        text = self._scalar(key, "truth", optional=True)
        if text is not None and text.lower() not in _TRUE | _FALSE:
            self._wrong(key, self._values[key], "truth")
        return default if text is None else text.lower() in _TRUE

    def entry(self, key: str, *, optional: bool = False) -> Entry:
        """The mapping under a field, an empty one where it is missing or wrong."""
        node = self._take(key, optional=optional)
        if node is None:
            return Entry.none(key, self.path, self.problems)
        return Entry.of(node, key, self.path, self.problems, self._first_line, self.line_of(key))

    def entries(self, key: str) -> Iterator[tuple[str, Entry]]:
        """The mappings under a field, by name."""
        within = self.entry(key)
        yield from ((name, within.entry(name)) for name in within)

    def items(self, key: str, *, others: bool = True) -> Iterator[Entry]:
        """The mappings in a list under a field; other values in it are not ours to read, or else faults."""
        for node in self._list(key, "names"):
            if isinstance(node, yaml.MappingNode) or not others:
                yield Entry.of(node, key, self.path, self.problems, self._first_line)

    def tree(self, lines: dict[str, int], above: str = "") -> dict[str, object]:
        """All fields as texts just as they stand, lists of texts, and trees; `lines` learns where each one stands."""
        found: dict[str, object] = {}
        for key, node in self._values.items():
            lines[above + key] = self.line_of(key)
            if isinstance(node, yaml.MappingNode):
                found[key] = self.entry(key).tree(lines, f"{above}{key}.")
            elif isinstance(node, yaml.SequenceNode):
                found[key] = list(self.names(key, unique=False))
            else:
                if _is_empty(node) and not node.value.isspace():
                    self._wrong(key, node, "text")
                found[key] = str(node.value)  # a space in quotation marks is a text here
        return found

    def passages(self) -> Iterator[Passage]:
        """Every text below this entry, in the order of the file, with its fields as in 'fields.cost.example'."""
        for key, node in self._values.items():
            yield from self._passages(key, node)

    def _passages(self, part: str, node: yaml.Node) -> Iterator[Passage]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                yield from self._passages(f"{part}.{_shown(key)}", value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                yield from self._passages(part, value)
        elif not _is_empty(node):
            below = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
            yield Passage(part, self._line(node) + below, str(node.value))

    def ignore(self, *keys: str) -> None:
        """Fields that somebody else reads."""
        self._asked.update(dict.fromkeys(keys, False))

    def finish(self) -> None:
        """Report every field nobody asked for, and every missing one. A misspelt field is both, and told once."""
        missing = [key for key in self._asked if key not in self._values]
        for key in [key for key in self._values if key not in self._asked]:
            meant = nearest(key, missing)
            missing = [name for name in missing if name != meant]
            self.note(key, "unknown", name=key, guess=did_you_mean(meant))
        for key in missing:
            if self.there and self._asked[key]:
                self.note(key, "missing", name=key)

    def _take(self, key: str, *, optional: bool = False) -> yaml.Node | None:
        self._asked[key] = self._asked.get(key, False) or not optional
        return self._values.get(key)

    def _scalar(self, key: str, kind: str, *, optional: bool = False) -> str | None:
        node = self._take(key, optional=optional)
        if node is None:
            return None
        if isinstance(node, yaml.ScalarNode):
            return str(node.value).strip()
        self._wrong(key, node, kind)
        return None

    def _wrong(self, key: str, node: yaml.Node, kind: str) -> None:
        self._note_kind(key, node, kind, self._line(node))

    def _note_kind(self, key: str, node: yaml.Node, kind: str, line: int) -> None:
        fi, en = _EXPECTED[kind]
        self.problems.note(
            self.path, line, "kind", field=key, value=shown(_shown(node)), expected_fi=fi, expected_en=en
        )

    def _line(self, node: yaml.Node) -> int:
        return self._first_line + int(node.start_mark.line)


def _shown(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    return "[…]" if isinstance(node, yaml.SequenceNode) else "{…}"


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and (node.tag == "tag:yaml.org,2002:null" or not node.value.strip())


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
    """A YAML file as plain values, or None where it cannot be read; its faults are those that `read_yaml` notes."""
    text = read_text(path, problems)
    if text is None:
        return None
    try:
        return yaml.load(text, Loader=_PlainLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
