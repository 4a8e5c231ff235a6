from __future__ import annotations

from pathlib import Path

import pytest

from handbook.markdown_reader import Link, Table, read_page
from handbook.model import Heading
from handbook.problems import Problems

HEAD = "---\ntitle: T\n---\n"  # the text begins on line 4


@pytest.fixture
def read(tmp_path: Path):
    problems = Problems(tmp_path)

    def read_text(text: str):
        file = tmp_path / "page.md"
        file.write_text(HEAD + text, encoding="utf-8")
        body = read_page(file, problems)[1]
        return body, [f"{problem.line}: {problem.english}" for problem in problems]

    return read_text


def test_headings_have_their_level_their_id_and_their_line(read):
    body, told = read("\n## One {#one}\n\ntext\n\n### Two *and* more {#two-2}\n\n#### Free\n")

    assert body.headings == (Heading(2, "one", 5), Heading(3, "two-2", 9), Heading(4, "", 11))
    assert told == []


def test_links_have_the_line_they_stand_on(read):
    body, _ = read("1\n[two](b.md)\n*[three](c.md#d)*\n\n- [four](https://e.example)\n\n| a |\n| - |\n| [5](f.md) |\n")

    assert body.links == (
        Link("b.md", 5),
        Link("c.md#d", 6),
        Link("https://e.example", 8),
        Link("f.md", 12),
    )


def test_links_by_reference_are_links(read):
    body, _ = read("[here][1]\n\n[1]: a.md\n")

    assert body.links == (Link("a.md", 4),)


def test_images_are_links_too(read):
    body, told = read("![a tree](../tree.png)\n\nSee ![one](a.png)\n\n- ![two](b.png)\n")

    assert body.links == (Link("../tree.png", 4, alone=True), Link("a.png", 6), Link("b.png", 8))
    assert told == []


def test_tables_know_their_size_and_the_heading_they_stand_under(read):
    body, _ = read("## A {#a}\n\n| x | y |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n")

    assert body.tables == (Table("a", 2, 2, 6),)


def test_the_text_of_an_admonition_is_read_with_its_lines(read):
    body, told = read('!!! tip "Try"\n    See [a](a.md).\n\n    - [b](b.md)\n\nAfter [c](c.md).\n')

    assert body.links == (Link("a.md", 5), Link("b.md", 7), Link("c.md", 9))
    assert told == []


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "5 * 3 * 2",
        "an e-mail <a@b.example>",
        "see <https://a.example/>",
        "a # b",
        "[not a link]",
        "footnote[^1]\n\n[^1]: It is here.",
        "*[YYO]: Centre of Expertise",
        "1. one\n2. two\n\n   two again",
        "AT&T &amp; more",
        "{curly}",
        "100 % {sic}",
        "a \\*b\\*",
    ],
)
def test_ordinary_text_is_allowed(read, text):
    assert read(text + "\n")[1] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<div>\nx\n</div>", "4: HTML is not allowed: <div>"),
        ("a <br> b", "4: HTML is not allowed: <br>"),
        ("a\nb <i>c</i>", "5: HTML is not allowed: <i>"),
        ("<!-- a\nb -->", "4: HTML is not allowed: <!-- a"),
        ("{{ x }}", "4: a shortcode is not allowed: {{ x }}"),
        ("{% x %}", "4: a shortcode is not allowed: {% x %}"),
        ("[[x]]", "4: a shortcode is not allowed: [[x]]"),
        ("::: note", "4: a shortcode is not allowed: ::: note"),
        ("[gallery ids=3]", "4: a shortcode is not allowed: [gallery ids=3]"),
        ("~~~\nx\n~~~", "4: a code block (or four-space indent) is not allowed"),
        ("x\n\n***", "6: a horizontal rule is not allowed"),
        ("x { .wide }", "4: an attribute list is not allowed: { .wide }; only a heading id is"),
        ("x {: #y }", "4: an attribute list is not allowed: {: #y }; only a heading id is"),
        ("??? tip", '4: an admonition is written: !!! tip "Title"'),
        ('!!!tip "x"', '4: an admonition is written: !!! tip "Title"'),
    ],
)
def test_what_only_one_engine_would_understand_is_not_allowed(read, text, what):
    assert read(text + "\n")[1] == [what]


def test_an_id_as_it_is_surely_meant_stands_in_for_a_wrong_one(read):
    body, told = read("## A {#Big_Id}\n")

    assert body.headings == (Heading(2, "big-id", 4),)
    assert told == ["4: the id '{#Big_Id}' may have only small letters a–z, digits and hyphens"]


def test_texts_have_their_section_and_their_line_without_markup(read):
    body, _ = read(
        "\nLead\n\n## One *and* two {#one}\n\n[a\nb](b.md) `code`\n\n### In {#in}\n\n| c |\n| - |\n| d |\n\n"
        '!!! tip "T"\n    e\n'
    )

    assert [(passage.part, passage.line, passage.text) for passage in body.passages] == [
        ("", 5, "Lead"),
        ("#one", 7, "One and two "),
        ("#one", 9, "a\nb "),
        ("#one", 12, "In "),
        ("#one", 14, "c"),
        ("#one", 16, "d"),
        ("#one", 19, "e"),
    ]
