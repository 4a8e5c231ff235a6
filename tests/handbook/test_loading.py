"""Loading as a whole: the real sources, and sources broken in hundreds of ways."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from handbook.loading import load, site_address
from handbook.model import FIELD_KINDS

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"[^:\n]+:[1-9][0-9]*: [^\n]+ / [^\n]+")
BROKEN = (
    "\t",
    ": ",
    "- ",
    "{",
    "[",
    "]",
    '"',
    "'",
    "&a ",
    "*a",
    "!x ",
    "| ",
    "---\n",
    "\n",
    "   ",
    "-1",
    "9" * 5000,
    "null",
    "{{ x }}",
    "\0",
    "\u2028",
    "\ufeff",
    "](#)",
    "## ",
    "{#}",
    "!!! ",
    "    ",
    "<b>",
    "<!--",
    "..",
    "[]",
    "{}",
    "? ",
    "@",
    "<<: ",
    "2026-99-99",
    "[[",
    "::: ",
    "x" * 3000,
    "[" * 500,
    "> " * 200,
)
FACTS = ("tools", "books", "glossary", "references", "story")


def damage(text: str, rng: random.Random) -> str:
    """The text with one thing wrong that a hand or a bad merge could do."""
    lines, place = text.split("\n"), rng.randrange(len(text))
    line = rng.randrange(len(lines))
    broken = rng.choice(BROKEN)
    ways = (
        lambda: text[:place] + broken + text[place:],
        lambda: text[:place],
        lambda: text[:place] + text[place + rng.randrange(1, 30) :],
        lambda: "\n".join([*lines[:line], *lines[line + 1 :]]),
        lambda: "\n".join([*lines[:line], lines[line], *lines[line:]]),
        lambda: "\n".join([*lines[:line], broken + lines[line], *lines[line + 1 :]]),
        lambda: "\n".join([*lines[:line], lines[line].split(":")[0] + ": " + broken, *lines[line + 1 :]]),
        lambda: "\n".join([*lines[:line], " " * rng.randrange(9) + lines[line].lstrip(), *lines[line + 1 :]]),
    )
    return rng.choice(ways)()


def test_the_real_sources_make_a_handbook():
    handbook = load(ROOT)

    assert list(handbook.editions)[:2] == ["fi", "en"]
    for edition in handbook.editions.values():
        assert set(edition.tools) == set(handbook.tools)
        assert all(
            words.fields.keys() == set(handbook.tools[slug].sheet.filling_order)
            for slug, words in edition.tools.items()
        )


def test_tools_come_in_the_order_of_their_numbers():
    numbers = [tool.number for tool in load(ROOT).tools.values()]

    assert numbers == sorted(numbers)


def test_the_small_handbook_has_every_kind_of_field(tiny):
    kinds = {field.kind for tool in tiny.load().tools.values() for field in tool.sheet.fields}

    assert kinds == set(FIELD_KINDS)


def test_the_default_language_comes_first_wherever_it_stands(tiny):
    settings = tiny.read("mkdocs.yml")
    finnish = next(line for line in settings.splitlines(keepends=True) if "{locale: fi" in line)
    english = next(line for line in settings.splitlines(keepends=True) if "{locale: en" in line)
    tiny.write("mkdocs.yml", settings.replace(finnish, "").replace(english, english + finnish))

    assert list(tiny.load().editions) == ["fi", "en"]


def test_what_feeds_and_leads_where_is_known_from_both_ends(tiny):
    handbook = tiny.load()

    assert [str(address) for address in handbook.feeding("price-a-day", "reasons")] == ["ask-three.surprise"]
    assert [tool.slug for tool in handbook.before("price-a-day")] == ["ask-three"]
    assert [tool.slug for tool in handbook.after("ask-three")] == ["price-a-day"]


def test_the_clock_of_a_tool_runs_from_step_to_step(tiny):
    assert tiny.load().tools["ask-three"].clock == ((0, 5), (5, 20), (20, 30))


@pytest.mark.parametrize("given", ["https://a.example/b", "https://a.example/b/"])
def test_the_address_of_the_site_ends_in_a_slash(tiny, monkeypatch, given):
    monkeypatch.setenv("SITE_URL", given)

    assert site_address(tiny.root) == "https://a.example/b/"


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_broken_the_editor_is_told_and_never_sees_a_traceback(tiny, seed):
    rng = random.Random(seed)
    sources = sorted(
        path.relative_to(tiny.root).as_posix()
        for folder in ("data", "docs/fi", "docs/en")
        for path in (tiny.root / folder).rglob("*.*")
    )
    for _ in range(40):
        path = rng.choice([*sources, *(f"data/{name}.yaml" for name in FACTS)])
        text = tiny.read(path)
        broken = damage(text, rng)
        tiny.write(path, broken)
        told = tiny.problems()
        assert [line for line in told if not LINE.fullmatch(line)] == [], (path, broken)
        tiny.write(path, text)
    assert tiny.problems() == []


@pytest.mark.parametrize("value", ["[]", "", "{a: {b: c}}"])
@pytest.mark.parametrize("name", FACTS)
def test_a_value_of_another_kind_anywhere_in_the_facts_is_no_traceback(tiny, name, value):
    path = f"data/{name}.yaml"
    text = tiny.read(path)
    for field in re.finditer(r"(?m)^ *[a-z-]+:", text):
        end = text.find("\n", field.end())
        tiny.write(path, text[: field.end()] + f" {value}" + text[end:])
        assert all(LINE.fullmatch(line) for line in tiny.problems())


def test_a_very_long_page_is_read(tiny):
    tiny.write("docs/fi/accessibility.md", tiny.read("docs/fi/accessibility.md") + "\nPitkä kappale.\n" * 5000)

    assert tiny.problems() == []


def test_problems_are_sorted_and_each_is_told_once(tiny):
    tiny.replace("data/tools.yaml", "    people: 1–4", "    people: many")
    tiny.replace("docs/en/about.md", "Texts:", "[a](b.md) [a](b.md) Texts:")
    tiny.replace("docs/fi/about.md", "Tekstit:", "<b>x</b> Tekstit:")

    assert [line.split(": ")[0] for line in tiny.problems()] == [
        "data/tools.yaml:9",
        "docs/en/about.md:8",
        "docs/fi/about.md:8",
    ]
