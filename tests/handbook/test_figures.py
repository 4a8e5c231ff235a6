from __future__ import annotations

import dataclasses
import itertools
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PIL import ImageFont

from handbook.inserts import place_inserts
from handbook.loading import load
from handbook.model import Handbook
from handbook.templates import Templates

ROOT = Path(__file__).parents[2]
OVERRIDES = ROOT / "overrides"
DRAWINGS = sorted(file.stem for file in (OVERRIDES / "figures").glob("*.svg"))
LANGUAGES = sorted(file.parent.name for file in ROOT.glob("docs/*/figures.yaml"))
SVG = "{http://www.w3.org/2000/svg}"
ID = "figure-1"
AIR = 1  # units that may be lacking to two texts before they touch

each_figure = pytest.mark.parametrize(("language", "name"), list(itertools.product(LANGUAGES, DRAWINGS)))


class Read(dict[str, str]):
    """Labels that remember which of them a drawing asks for."""

    def __init__(self, labels: dict[str, str]) -> None:
        super().__init__(labels)
        self.keys_read: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.keys_read.add(key)
        return super().__getitem__(key)


@cache
def handbook() -> Handbook:
    return load(ROOT)


@cache
def drawn(language: str, name: str) -> tuple[str, frozenset[str]]:
    """The drawing in a language, and the labels it asked for."""
    edition = handbook().editions[language]
    words = edition.figures[name]
    labels = Read(dict(words.labels))
    figure = dataclasses.replace(words, labels=labels)
    svg = Templates(OVERRIDES).fill(words.template, handbook(), edition, figure=figure, id=ID)
    return str(svg).strip(), frozenset(labels.keys_read)


def picture(language: str, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn(language, name)[0])


@cache
def face(weight: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(OVERRIDES / f"fonts/atkinson-hyperlegible-next-{weight}.ttf"), 100)


@dataclasses.dataclass(frozen=True)
class Text:
    """A line of text in a drawing: its words, the room it may take, and where it stands."""

    words: str
    room: float
    left: float
    right: float
    top: float
    bottom: float


def texts(language: str, name: str) -> Iterator[Text]:
    for element in picture(language, name).iter(f"{SVG}text"):
        words, size = element.text or "", float(element.attrib["font-size"])
        width = face(element.attrib["font-weight"]).getlength(words) * size / 100
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[element.attrib["text-anchor"]]
        left, line = float(element.attrib["x"]) - share * width, float(element.attrib["y"])
        room = float(element.attrib["data-room"])
        yield Text(words, room, left, left + width, line - size * 0.74, line + size * 0.24)


def test_every_drawing_has_words_and_every_language_the_same_ones() -> None:
    for edition in handbook().editions.values():
        assert set(edition.figures) == set(DRAWINGS)
    for name in DRAWINGS:
        keys = [list(edition.figures[name].labels) for edition in handbook().editions.values()]
        assert all(one == keys[0] for one in keys), name


@each_figure
def test_a_drawing_uses_all_its_labels(language: str, name: str) -> None:
    _, keys = drawn(language, name)
    assert keys == set(handbook().editions[language].figures[name].labels)


@each_figure
def test_a_drawing_tells_what_it_shows(language: str, name: str) -> None:
    svg, words = picture(language, name), handbook().editions[language].figures[name]
    named = {element.get("id"): element.text for element in svg if element.get("id")}
    assert svg.get("role") == "img"
    assert [named[part] for part in svg.attrib["aria-labelledby"].split()] == [words.title, words.description]


@each_figure
def test_text_fits_its_room_and_the_drawing(language: str, name: str) -> None:
    width, height = map(float, picture(language, name).attrib["viewBox"].split()[2:])
    assert [text.words for text in texts(language, name) if text.right - text.left > text.room] == []
    outside = [
        text.words
        for text in texts(language, name)
        if text.left < 0 or text.right > width or text.top < 0 or text.bottom > height
    ]
    assert outside == []


@each_figure
def test_no_two_texts_touch(language: str, name: str) -> None:
    touching = [
        (one.words, other.words)
        for one, other in itertools.combinations(texts(language, name), 2)
        if min(one.right, other.right) - max(one.left, other.left) > AIR
        and min(one.bottom, other.bottom) - max(one.top, other.top) > AIR
    ]
    assert touching == []


@each_figure
def test_text_is_large_enough_on_a_telephone(language: str, name: str) -> None:
    svg = picture(language, name)
    assert float(svg.attrib["width"]) <= 480
    assert min(float(text.attrib["font-size"]) for text in svg.iter(f"{SVG}text")) >= 16


@each_figure
def test_a_drawing_keeps_to_tokens_and_to_its_own_ids(language: str, name: str) -> None:
    svg, _ = drawn(language, name)
    tokens = (OVERRIDES / "styles/tokens.css").read_text(encoding="utf-8")
    colours = set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg)) - {"none"}
    assert all(re.fullmatch(r"var\(--[\w-]+\)", colour) and f"{colour[4:-1]}:" in tokens for colour in colours)
    assert all(one.startswith(f"{ID}-") for one in re.findall(r'\bid="([^"]*)"', svg))
    assert " style=" not in svg
    assert "<script" not in svg


def test_a_page_gets_the_drawing_with_its_caption() -> None:
    html = place_inserts(
        '<p><img alt="Kuusi vaihetta" src="figure:six-stages" /></p>',
        handbook=handbook(),
        edition=handbook().editions["fi"],
        templates=Templates(OVERRIDES),
        to=str,
        on_paper=False,
    )
    assert 'id="figure-six-stages-title"' in html
    assert "<figcaption>Kuusi vaihetta</figcaption>" in html
