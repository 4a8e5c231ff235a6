from __future__ import annotations

from handbook.sections import redirect, rows, split

PAGE = """<p>Before.</p>
<h2 id="what">What &amp; why</h2>
<p>Text.</p>
<h2 id="steps">How – “in short”</h2>
<p>Lead.</p>
<h3 id="ask">Ask <em>three</em></h3>
<p>One.</p>
<h4 id="deep">Deeper</h4>
<h3 id="count">Count</h3>
<p>Two.</p>
"""


def test_text_before_the_first_heading_stands_under_an_empty_name():
    assert split(PAGE)[""].html == "<p>Before.</p>\n"


def test_sections_keep_their_order_and_their_titles_with_markup():
    sections = split(PAGE)

    assert [(name, section.title) for name, section in sections.items()] == [
        ("", ""),
        ("what", "What &amp; why"),
        ("steps", "How – “in short”"),
    ]


def test_parts_are_taken_out_of_the_text_of_their_section():
    steps = split(PAGE)["steps"]

    assert steps.html == "\n<p>Lead.</p>\n"
    assert {name: str(part.title) for name, part in steps.parts.items()} == {
        "ask": "Ask <em>three</em>",
        "count": "Count",
    }


def test_deeper_headings_stay_in_the_text_of_their_part():
    assert '<h4 id="deep">Deeper</h4>' in split(PAGE)["steps"].parts["ask"].html


def test_a_page_without_headings_is_one_nameless_section():
    assert list(split("<p>All.</p>")) == [""]


def test_an_empty_section_is_a_section():
    assert split('<h2 id="a">A</h2><h2 id="b">B</h2>')["a"].html == ""


def test_rows_are_those_of_the_body_with_their_markup():
    html = """<table><thead><tr><th>Do</th><th>Say</th></tr></thead>
    <tbody>
    <tr>
    <td>Read <strong>aloud</strong>.</td>
    <td style="text-align: left;">“What?” – a &lt; b</td>
    </tr>
    <tr><td></td><td>Two<br />lines</td></tr>
    </tbody></table>"""

    assert rows(html) == (("Read <strong>aloud</strong>.", "“What?” – a &lt; b"), ("", "Two<br />lines"))


def test_rows_of_three_columns_are_no_rows_of_two():
    assert rows("<tr><td>a</td><td>b</td><td>c</td></tr>") == ()


def test_links_and_images_are_made_full_from_the_address_of_their_page():
    html = '<a class="x" href="../b/#c">B</a><img alt="" src="i.png"><a href="https://other.example/">o</a>'

    assert redirect(html, base="https://site.example/en/a/") == (
        '<a class="x" href="https://site.example/en/b/#c">B</a>'
        '<img alt="" src="https://site.example/en/a/i.png"><a href="https://other.example/">o</a>'
    )


def test_a_link_to_a_named_address_is_led_anew():
    html = '<a href="../b/">B</a> <a href="../c/">C</a>'

    assert redirect(html, {"https://site.example/b/": "#b"}, base="https://site.example/a/") == (
        '<a href="#b">B</a> <a href="https://site.example/c/">C</a>'
    )


def test_a_link_to_a_heading_of_a_named_page_leads_to_that_page_unless_it_has_a_name_of_its_own():
    html = '<a href="../b/#h">B</a> <a href="../g/#t">T</a>'
    to = {"https://site.example/b/": "#b", "https://site.example/g/#t": "#term-t"}

    assert redirect(html, to, base="https://site.example/a/") == '<a href="#b">B</a> <a href="#term-t">T</a>'


def test_the_text_around_links_is_left_alone():
    assert redirect('<p>href="x" – src</p>') == '<p>href="x" – src</p>'
