"""The finished PDFs, read back as a reader's program and an assistive technology would."""

from __future__ import annotations

import re

import page as judge
import pytest
from pypdf import PdfReader

_OURS = ("Atkinson", "Bricolage", "Workbook")


@pytest.fixture(scope="module")
def readers(pdfs):
    """Each PDF opened once for all tests: there are many, and the workbooks are long."""
    return {name: PdfReader(path) for name, path in pdfs.items()}


@pytest.fixture(scope="module")
def pdfs(site):
    return {path.relative_to(site / "pdf").with_suffix("").as_posix(): path for path in (site / "pdf").rglob("*.pdf")}


@pytest.fixture(scope="module")
def titles(handbook):
    """The title of each PDF that there should be, by name."""
    found = {}
    for language, edition in handbook.editions.items():
        books = {"workbook": "workbook"} | {book.pdf: book.id for book in handbook.books.values()}
        found |= {f"{language}/{file}": edition.labels["books"][book] for file, book in books.items()}
        found |= {f"{language}/forms/{slug}": edition.pages[form.page].title for slug, form in handbook.forms.items()}
        found[f"{language}/assessment"] = edition.pages["assessment.md"].title
        for slug, words in edition.tools.items():
            found |= {f"{language}/{kind}/{slug}": words.title for kind in ("tools", "sheets")}
    return found


def test_there_is_every_tool_sheet_form_and_book_in_every_language(pdfs, titles):
    assert set(pdfs) == set(titles)


def test_a_tool_has_four_pages_and_its_third_lies_on_its_side(readers):
    for name, reader in readers.items():
        if "/tools/" in name:
            sides = [page.mediabox.width > page.mediabox.height for page in reader.pages]
            assert sides == [False, False, True, False], name


def test_a_sheet_is_one_page_of_its_own_paper(readers, handbook):
    widths = {"A4": 297, "A3": 420}
    for name, reader in readers.items():
        if "/sheets/" in name:
            (page,) = reader.pages
            paper = handbook.tools[name.split("/")[-1]].sheet.paper
            assert round(float(page.mediabox.width) / 72 * 25.4) == widths[paper], name


def test_every_pdf_conforms_to_pdf_ua_1(pdfs):
    faults = {name: judge.validate_pdf(path, profile="ua1") for name, path in pdfs.items()}
    wrong = {name: [failure.message for failure in report.failures] for name, report in faults.items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_every_pdf_knows_its_language_and_its_title(readers, titles):
    for name, reader in readers.items():
        assert reader.trailer["/Root"]["/Lang"] == name.split("/")[0]
        assert reader.metadata.title == titles[name]


def test_fonts_are_ours_and_embedded(readers):
    for name, reader in readers.items():
        for font in _fonts(reader):
            assert any(ours in font["/BaseFont"] for ours in _OURS), (name, font["/BaseFont"])
            descriptor = _descriptor(font)
            assert {"/FontFile2", "/FontFile3"} & set(descriptor), (name, font["/BaseFont"])


def test_no_pdf_names_a_file_of_the_machine_that_made_it(pdfs, readers):
    for name, reader in readers.items():
        assert b"file:" not in pdfs[name].read_bytes(), name
        for page in reader.pages:
            for link in page.get("/Annots", []):
                action = link.get_object().get("/A", {})
                assert not str(action.get("/URI", "")).startswith("file:"), name


def test_every_field_is_named_for_a_screen_reader_and_no_two_alike(readers):
    for name, reader in readers.items():
        names = [field.get("/TU") for field in _fields(reader)]
        assert all(names), name
        assert len(names) == len(set(names)), (name, sorted(one for one in names if names.count(one) > 1)[:4])


def test_both_languages_have_the_same_fields(readers, handbook):
    first, *others = handbook.editions
    for other in others:
        for slug in handbook.tools:
            fields = [
                sorted(field.get("/T") for field in _fields(readers[f"{language}/sheets/{slug}"]))
                for language in (first, other)
            ]
            assert fields[0] == fields[1], slug


def test_forms_have_the_same_fields_in_both_languages_and_lie_upright(readers, handbook):
    first = handbook.default_language
    for name in ("assessment", *(f"forms/{slug}" for slug in handbook.forms)):
        expected = sorted(field.get("/T") for field in _fields(readers[f"{first}/{name}"]))
        assert expected, name
        for language in handbook.editions:
            reader = readers[f"{language}/{name}"]
            assert sorted(field.get("/T") for field in _fields(reader)) == expected, (language, name)
            assert all(page.mediabox.width < page.mediabox.height for page in reader.pages), name


def test_the_self_assessment_can_be_answered_on_every_level(readers, handbook):
    assessment = handbook.assessment
    for language in handbook.editions:
        names = {field.get("/T") for field in _fields(readers[f"{language}/assessment"])}
        questions = [question for one in assessment.dimensions for question in one.questions]
        expected = {f"assessment_{question}--{level}" for question in questions for level in assessment.levels}
        assert len(questions) == 24
        assert expected | {f"assessment_{question}-evidence" for question in questions} <= names


def test_every_page_of_a_form_tells_its_title_its_address_and_its_number(readers, handbook):
    for language, edition in handbook.editions.items():
        for form in handbook.forms.values():
            reader = readers[f"{language}/forms/{form.slug}"]
            for number, page in enumerate(reader.pages, 1):
                text = page.extract_text()
                assert edition.pages[form.page].title in text
                assert f"incubator/{form.slug}/" in text
                assert f"{number} / {len(reader.pages)}" in text


def test_the_workbook_has_bookmarks_to_every_tool(readers, handbook):
    for language, edition in handbook.editions.items():
        marks = list(_titles(readers[f"{language}/workbook"].outline))
        missing = [words.title for words in edition.tools.values() if not any(words.title in mark for mark in marks)]
        assert missing == []


def test_the_contents_give_the_page_on_which_each_tool_stands(readers, handbook):
    for language, edition in handbook.editions.items():
        reader = readers[f"{language}/workbook"]
        contents = "\n".join(page.extract_text() for page in reader.pages[1:4])
        for slug, words in edition.tools.items():
            found = re.search(rf"{re.escape(words.title[:24])}[^\d]*?(\d+)", contents)
            assert found, slug
            assert words.want[:30] in reader.pages[int(found[1]) - 1].extract_text().replace("\n", " "), slug


@pytest.fixture(scope="module")
def books(readers, handbook):
    """Each book of chapters with its edition and its PDF."""
    return [
        (book, edition, readers[f"{language}/{book.pdf}"])
        for book in handbook.books.values()
        for language, edition in handbook.editions.items()
    ]


def test_a_book_has_bookmarks_to_every_part_and_chapter(books):
    for book, edition, reader in books:
        marks = list(_titles(reader.outline))
        wanted = [edition.pages[chapter.page].title for chapter in book.chapters]
        wanted += [edition.labels["parts"][book.id][part.id] for part in book.parts]
        assert [title for title in wanted if title not in marks] == [], book.id


def test_the_contents_of_a_book_give_the_page_on_which_each_chapter_begins(books):
    for book, edition, reader in books:
        contents = " ".join("\n".join(page.extract_text() for page in reader.pages[1:5]).split())
        for chapter in book.chapters:
            page = edition.pages[chapter.page]
            found = re.search(rf"{re.escape(' '.join(page.title.split()))} ?(\d+)", contents)
            assert found, chapter.path
            text = " ".join(reader.pages[int(found[1]) - 1].extract_text().split())
            assert " ".join(page.summary.split())[:20] in text, chapter.path


def test_each_page_of_a_chapter_carries_the_book_and_the_chapter_in_its_head(books):
    for book, edition, reader in books:
        title = edition.labels["books"][book.id]
        chapter = edition.pages[book.chapters[0].page].title
        heads = [page.extract_text() for page in reader.pages[4:8]]
        assert any(title in head and chapter in head for head in heads), (book.id, edition.language)


def test_a_book_ends_its_chapters_with_sources_and_the_day_of_the_check(books, handbook):
    for book, edition, reader in books:
        text = " ".join("".join(page.extract_text() for page in reader.pages).split())
        first = handbook.references[book.chapters[0].sources[0]]
        assert " ".join(first.title.split())[:30] in text, book.id
        assert text.count(edition.labels["book"]["checked"].format("").strip()) >= len(book.chapters), book.id


def test_hyphens_are_those_of_the_text(readers):
    # Every twelfth PDF stands for all: reading the text of every page takes minutes.
    for name in list(readers)[::12]:
        assert "\u2010" not in "".join(page.extract_text() for page in readers[name].pages[:8]), name


def _fields(reader):
    found = []
    for page in reader.pages:
        found += [note.get_object() for note in page.get("/Annots", []) if note.get_object().get("/FT")]
    return found


def _fonts(reader):
    for page in reader.pages:
        yield from (font.get_object() for font in page["/Resources"].get("/Font", {}).values())


def _descriptor(font):
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    return inner["/FontDescriptor"]


def _titles(outline):
    for mark in outline:
        if isinstance(mark, list):
            yield from _titles(mark)
        else:
            yield mark.title
