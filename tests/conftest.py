"""Shared by all tests: a small handbook of two tools and two languages, as sources and as a built site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from handbook.loading import load
from handbook.model import Handbook
from handbook.problems import SourcesAreWrong

ROOT = Path(__file__).parents[1]
# The machine is the real one; so are the words of the templates, which no test could keep up with.
LINKED = ("handbook", "hooks", "overrides", "docs/assets")
COPIED = ("docs/fi/labels.yaml", "docs/en/labels.yaml")
OTHER_LANGUAGES = re.compile(r"(?m)^ *- \{locale: (?!fi\b|en\b).*\n")


@dataclass(frozen=True)
class Tiny:
    """The small handbook in a folder of its own, which a test may change as it likes."""

    root: Path

    def write(self, path: str, text: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new, 1))

    def remove(self, path: str) -> None:
        file = self.root / path
        shutil.rmtree(file) if file.is_dir() else file.unlink()

    def load(self) -> Handbook:
        return load(self.root)

    def problems(self) -> list[str]:
        """What an editor is told."""
        try:
            self.load()
        except SourcesAreWrong as wrong:
            return [str(problem) for problem in wrong.problems]
        return []

    def build(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run MkDocs as the commands do, into the folder `site`; all that it says is in `stdout`."""
        settings = {"SITE_URL": "https://tiny.example/book/", "NO_MKDOCS_2_WARNING": "1", "WORKBOOK_PDFS": "no"}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(self.root / "site")]
        return subprocess.run(
            command,
            cwd=self.root,
            env=os.environ | settings | environment,
            text=True,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )


@pytest.fixture(scope="session")
def new_tiny(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Tiny]:
    """Makes a fresh copy of the small handbook in a folder."""
    pattern = tmp_path_factory.mktemp("tiny") / "tiny"
    shutil.copytree(ROOT / "tests" / "tiny", pattern)
    for name in LINKED:
        (pattern / name).symlink_to(ROOT / name)
    for name in COPIED:
        shutil.copy(ROOT / name, pattern / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (pattern / "mkdocs.yml").write_text(OTHER_LANGUAGES.sub("", settings), encoding="utf-8")
    return lambda folder: Tiny(shutil.copytree(pattern, folder / "tiny", symlinks=True))


@pytest.fixture
def tiny(new_tiny: Callable[[Path], Tiny], tmp_path: Path) -> Tiny:
    """A small handbook that this test may change."""
    return new_tiny(tmp_path)


@pytest.fixture(scope="session")
def tiny_site(new_tiny: Callable[[Path], Tiny], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the unchanged small handbook, as MkDocs builds it."""
    tiny = new_tiny(tmp_path_factory.mktemp("site"))
    done = tiny.build(WORKBOOK_PDFS="yes")
    assert done.returncode == 0, done.stdout
    return tiny.root / "site"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project itself."""
    return ROOT


@pytest.fixture(scope="session")
def handbook(root: Path) -> Handbook:
    """The real handbook."""
    return load(root)


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """The real site with all PDFs; built now only if its sources have changed since the last time."""
    done = subprocess.run(
        [sys.executable, "scripts/build_site.py"], cwd=root, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout
    return root / "site"


@dataclass(frozen=True)
class Element:
    """An element of a page with its attributes and the text in it."""

    tag: str
    attributes: dict[str, str]
    texts: list[str]

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


class Html(HTMLParser):
    """A page taken apart: all of its elements in their order."""

    VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, [])
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)

    def all(self, *tags: str, **attributes: str) -> list[Element]:
        """The elements with these tags and attributes; a class may stand among others."""
        return [
            element
            for element in self.elements
            if element.tag in tags
            and all(value in element[name.rstrip("_")].split() for name, value in attributes.items())
        ]

    def links(self) -> dict[str, str]:
        """Where each link leads, by its text."""
        return {link.text: link["href"] for link in self.all("a")}


@pytest.fixture(scope="session")
def read_html() -> Callable[[Path], Html]:
    """Takes a page of a built site apart."""
    return lambda file: Html(file.read_text(encoding="utf-8"))
