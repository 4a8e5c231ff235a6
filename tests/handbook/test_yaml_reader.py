from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from handbook.problems import Problems
from handbook.yaml_reader import Entry, parse_yaml, read_plain, read_text, read_yaml

FILE = Path("/book/data/x.yaml")


@pytest.fixture
def problems() -> Problems:
    return Problems(Path("/book"))


def told(problems: Problems) -> list[str]:
    return [f"{problem.line}: {problem.english}" for problem in problems]


def read(text: str, problems: Problems, first_line: int = 1) -> Entry:
    return parse_yaml(text, FILE, problems, first_line=first_line)


def test_values_are_texts_whatever_yaml_makes_of_them(problems):
    entry = read("a: no\nb: 007\nc: 2026-11-23\nd: 1.50\n", problems)

    assert [entry.text(key) for key in entry] == ["no", "007", "2026-11-23", "1.50"]


def test_a_text_in_front_matter_has_its_line_in_the_page(problems):
    entry = read("a: 1\nb: 2\n", problems, first_line=2)

    assert (entry.line_of("a"), entry.line_of("b")) == (2, 3)


def test_each_kind_of_value_is_read(problems):
    entry = read(
        "span: 2–6\nhyphen: 2-6\nrate: 10 per person\nday: 2026-11-23\nurl: https://a.example/b\nyes: Yes\nnumber: -3\n"
        "names: [a, b]\nrows: [[a, b], [c, d]]\nwithin: {a: {x: 1}, b: {x: 2}}\n",
        problems,
    )

    assert entry.span("span") == entry.span("hyphen") == (2, 6)
    assert entry.rate("rate", ("group", "person")) == (10, "person")
    assert entry.date("day") == datetime.date(2026, 11, 23)
    assert entry.url("url") == "https://a.example/b"
    assert entry.truth("yes", default=False) is True
    assert entry.truth("no", default=False) is False
    assert entry.whole_number("number", at_least=-5, at_most=5) == -3
    assert entry.names("names", ("a", "b")) == ("a", "b")
    assert entry.rows("rows", columns=2, at_most=2) == (("a", "b"), ("c", "d"))
    assert {name: inner.text("x") for name, inner in entry.entries("within")} == {"a": "1", "b": "2"}
    assert told(problems) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("x: a", "'x' is 'a', expected a whole number"),
        ("x: 1.5", "'x' is '1.5', expected a whole number"),
        ("x: ٣", "'x' is '٣', expected a whole number"),
        ("x: " + "9" * 5000, f"'x' is '{'9' * 60}…', expected a whole number"),
        ("x:", "'x' is '', expected a whole number"),
        ("x: [1]", "'x' is '[…]', expected a whole number"),
        ("x: {a: 1}", "'x' is '{…}', expected a whole number"),
        ("x: 11", "'x' is 11, expected from 1 to 10"),
        ("x: 0", "'x' is 0, expected from 1 to 10"),
    ],
)
def test_a_wrong_number_is_told_and_counts_as_nought(problems, text, what):
    entry = read(text, problems)

    assert entry.whole_number("x", at_least=1, at_most=10) == 0
    assert told(problems) == [f"1: {what}"]


@pytest.mark.parametrize("text", ["6–2", "0–4", "2", "2–x", "1000–2000", "-2–6", "[2, 6]"])
def test_a_wrong_span_is_told(problems, text):
    assert read(f"x: {text}", problems).span("x") == (1, 1)
    assert len(told(problems)) == 1


@pytest.mark.parametrize("text", ["example.org", "ftp://a.example", "https://", "https://a b", "javascript:alert(1)"])
def test_a_wrong_address_is_told(problems, text):
    assert read(f"x: {text}", problems).url("x") == ""
    assert told(problems) == [f"1: 'x' is '{text}', expected an address that begins with https://"]


def test_a_long_wrong_value_is_shown_on_one_short_line(problems):
    read("x: |\n  one\n  two " + "a" * 100 + "\n", problems).date("x")

    assert told(problems) == [f"1: 'x' is 'one two {'a' * 52}…', expected a date, such as 2026-11-23"]


def test_items_of_a_list_are_told_at_their_own_lines(problems):
    entry = read("x:\n  - a\n  - b\n  - [c]\n  -\n  - a\n", problems)

    assert entry.names("x", ("a",)) == ("a",)
    assert told(problems) == [
        "3: 'x' is 'b', not one of a",
        "4: 'x' is '[…]', expected a text",
        "5: 'x' is '', expected a text",
        "6: 'a' is already on line 2",
    ]


def test_the_lines_of_a_text_block_know_where_they_stand(problems):
    entry = read("a: 1\nx: |\n  one\n\n  two\n", problems)

    assert entry.lines("x") == ((3, "one"), (5, "two"))


def test_a_field_nobody_asked_for_is_told(problems):
    entry = read("a: 1\nb: 2\n", problems)
    entry.text("a")
    entry.finish()

    assert told(problems) == ["2: 'b' is not a known field"]


def test_a_misspelt_field_is_told_once_and_not_as_missing_too(problems):
    entry = read("peple: 2–6\n", problems)
    entry.span("people")
    entry.finish()

    assert told(problems) == ["1: 'peple' is not a known field (did you mean 'people'?)"]


def test_two_misspelt_fields_do_not_share_a_guess(problems):
    entry = read("titel: a\ntitl: b\n", problems)
    entry.text("title")
    entry.finish()

    assert told(problems) == [
        "1: 'titel' is not a known field (did you mean 'title'?)",
        "2: 'titl' is not a known field",
    ]


def test_an_optional_field_may_be_missing(problems):
    entry = read("a: 1\n", problems)
    entry.ignore("a")
    assert entry.text("b", optional=True) == ""
    entry.finish()

    assert told(problems) == []


def test_what_stands_under_a_missing_entry_is_not_missed_as_well(problems):
    top = read("a: 1\n", problems)
    top.ignore("a")
    top.entry("sheet").text("paper")
    top.entry("sheet").finish()
    top.finish()

    assert told(problems) == ["1: 'sheet' is missing"]


def test_names_of_ones_own_must_be_fit_for_addresses(problems):
    within = read("a-b: 1\nA: 2\nc_d: 3\n", problems)

    assert within.ids() == ("a-b", "A", "c_d")
    assert [row.split(",")[0] for row in told(problems)] == ["2: 'x' is 'A'", "3: 'x' is 'c_d'"]


def test_a_list_as_a_key_is_told(problems):
    read("? [a, b]\n: c\n", problems)

    assert told(problems) == ["1: 'x' is '[…]', expected a text"]


def test_a_merge_key_is_a_field_like_any_other(problems):
    entry = read("<<: {a: 1}\n", problems)
    entry.finish()

    assert told(problems) == ["1: '<<' is not a known field"]


def test_a_tree_keeps_texts_as_they_stand_and_knows_their_lines(problems):
    lines: dict[str, int] = {}

    tree = read('a:\n  space: " "\n  off: no\nlist: [x, y]\n', problems).tree(lines)

    assert tree == {"a": {"space": " ", "off": "no"}, "list": ["x", "y"]}
    assert lines == {"a": 1, "a.space": 2, "a.off": 3, "list": 4}


def test_windows_line_ends_and_a_byte_order_mark_are_no_faults(tmp_path, problems):
    file = tmp_path / "x.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")

    assert list(read_yaml(file, problems)) == ["a", "b"]
    assert told(problems) == []


def test_a_folder_in_place_of_a_file_is_told_as_a_missing_file(tmp_path, problems):
    assert read_text(tmp_path, problems) is None
    assert told(problems) == ["1: the file is missing"]


def test_settings_may_hold_tags_and_take_them_from_the_environment(tmp_path, problems, monkeypatch):
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_url: !ENV [BOOK_URL, 'https://a.example/']\nplugins: !!python/name:os.getcwd\n")
    monkeypatch.setenv("BOOK_URL", "https://b.example/")

    entry = read_yaml(file, problems, tags=True)

    assert entry.line_of("plugins") == 2
    assert told(problems) == []
    assert read_plain(file, problems) is None  # a tag that could run something is not obeyed


def test_settings_without_the_environment_take_the_default(tmp_path, problems, monkeypatch):
    file = tmp_path / "mkdocs.yml"
    file.write_text("site_url: !ENV [BOOK_URL, 'https://a.example/']\n")
    monkeypatch.delenv("BOOK_URL", raising=False)

    assert read_plain(file, problems) == {"site_url": "https://a.example/"}


def test_every_text_is_found_with_its_fields_and_its_line(problems):
    entry = read("a: one\nb:\n  c: {d: two, e: [three, [four]]}\nf: |\n  five\n  six\ng:\n", problems, first_line=2)

    assert [(passage.part, passage.line, passage.text) for passage in entry.passages()] == [
        ("a", 2, "one"),
        ("b.c.d", 4, "two"),
        ("b.c.e", 4, "three"),
        ("b.c.e", 4, "four"),
        ("f", 6, "five\nsix\n"),
    ]
