"""Links read backwards, and glossary links that explain themselves."""

from __future__ import annotations

from handbook.cross_references import explain_terms, inside_links, used_in


def test_links_inside_the_language_are_told_as_paths_with_and_without_anchor():
    links = inside_links("handbook/a.md", ["../tools/b.md", "../glossary.md#impact", "c.md", "https://e.example", "#x"])

    assert links == {"tools/b.md", "glossary.md", "glossary.md#impact", "handbook/c.md"}


def test_a_tool_is_used_where_it_is_linked_or_listed(tiny):
    tiny.replace("data/books.yaml", "    tools: [ask-three]\n", "")
    assert [page.path for page in used(tiny, "tools/ask-three.md")] == linking(tiny, "ask-three.md")
    tiny.replace("data/books.yaml", "    sources: [open-book]", "    sources: [open-book]\n    tools: [ask-three]")
    assert "incubator/open-the-door.md" in [page.path for page in used(tiny, "tools/ask-three.md")]


def test_a_page_is_not_used_in_itself(tiny):
    assert "tools/ask-three.md" not in [page.path for page in used(tiny, "tools/ask-three.md")]


def test_a_term_is_used_where_it_is_linked(tiny):
    tiny.write(
        "docs/en/incubator/open-the-door.md",
        tiny.read("docs/en/incubator/open-the-door.md") + "\nOf the [outcome](../glossary.md#outcome).\n",
    )
    assert "incubator/open-the-door.md" in [page.path for page in used(tiny, "glossary.md#outcome")]


def test_the_first_link_to_a_term_is_described_and_the_next_ones_are_plain():
    html, terms = explain_terms(
        '<a href="../g/#impact">1</a> <a href="../g/#impact">2</a> <a href="../g/">3</a>', "../g/"
    )

    assert terms == ("impact",)
    assert html.count('aria-describedby="about-impact"') == 1
    assert html.index("about-impact") < html.index(">1<")
    assert '<a href="../g/#impact">2</a> <a href="../g/">3</a>' in html


def used(tiny, target):
    handbook = tiny.load()
    return used_in(handbook, handbook.editions["en"], target)


def linking(tiny, name):
    pages = [*sorted((tiny.root / "docs/en").glob("*/[!i]*.md"))]
    order = ["handbook", "incubator", "tools"]
    found = [page for page in pages if name in page.read_text() and page.name != name]
    return [
        p.relative_to(tiny.root / "docs/en").as_posix() for p in sorted(found, key=lambda p: order.index(p.parent.name))
    ]
