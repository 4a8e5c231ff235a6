"""What a proofreader remarks on, in the small handbook."""

from __future__ import annotations

import pytest

from handbook.proofreading import OwnWords, remarks

PAGE = "docs/{}/tools/ask-three.md"
OWN = {"fi": "Kivisalm*\nkanvaas*\n", "en": ""}
FIRST = {"fi": "Yksi vastaus on sattuma", "en": "One answer is chance"}


@pytest.fixture
def remark(tiny):
    """What is said of a text set into a page."""
    for language in ("fi", "en"):
        tiny.write(f"data/words-{language}.txt", OWN[language])

    def told(text: str, language: str = "fi") -> list[str]:
        tiny.replace(PAGE.format(language), FIRST[language], f"{text}\n\n{FIRST[language]}")
        before = f"docs/{language}/tools/ask-three.md:"
        return [str(one).removeprefix(before) for one in remarks(tiny.root) if str(one).startswith(before)]

    return told


def test_a_misspelt_word_is_told_with_its_line_and_the_list_it_may_go_to(remark):
    told = remark("Hyvä lounas.\nHuono lonuas.")

    assert told == [
        "30: sanaa 'lonuas' ei tunneta (tarkoititko 'lounas'?); jos se on oikein, lisää se tiedostoon "
        "data/words-fi.txt / the word 'lonuas' is not known (did you mean 'lounas'?); if it is right, add it to "
        "data/words-fi.txt"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Katso https://esimerkki.example/qwxyz ja docs/fi/abcxyz.md.",
        "[Lounas](../glossary.md#impact)",
        "`xyzzyq`",
        "Kivisalmessa on Kanvaasi ja/tai lounas.",
        "Ylä- ja alaosa, PDF:n 120:stä vastaajasta.",
        "Kanvaasi-ilta 12.1.2026.",
    ],
)
def test_names_addresses_and_abbreviations_are_no_mistakes(remark, text):
    text = text.replace("../glossary.md#impact", "../glossary.md#beneficiary")
    assert remark(text) == []


def test_own_words_are_whole_or_beginnings():
    own = OwnWords(["Innokyl*", "pitch", "", "Rauma"])

    assert all(word in own for word in ("Innokylässä", "pitch", "Pitch", "Rauma", "Rauma’s"))
    assert not any(word in own for word in ("pitching", "rauma", "Inno"))
    assert "anything" not in OwnWords([])


def test_a_word_to_avoid_is_found_in_every_form_and_the_term_is_named(remark, tiny):
    tiny.replace("data/glossary.yaml", "avoid: [edunsaaja]", "avoid: [sosiaalinen yritys]")

    assert remark("Luin sosiaalisista yrityksistä.") == [
        "29: 'sosiaalisista yrityksistä': sanastossa tämä on 'hyödynsaaja'"
        " / 'sosiaalisista yrityksistä': the glossary calls this 'hyödynsaaja'"
    ]


def test_a_page_that_speaks_of_the_word_itself_may_name_it(remark, tiny):
    tiny.replace("data/glossary.yaml", "avoid: [edunsaaja]", "avoid: [sosiaalinen yritys], except: [tools/ask-three]")

    assert remark("Luin sosiaalisista yrityksistä.") == []


def test_a_word_written_twice_is_told(remark):
    assert remark("Tämä on on lounas.") == ["29: 'on on': sama sana kahdesti / 'on on': the same word twice"]


@pytest.mark.parametrize("language", ["fi", "en"])
def test_a_sentence_of_more_than_thirty_words_is_told(remark, language):
    word = {"fi": "lounas ja ", "en": "lunch and "}[language]
    long, short = (word * count for count in (16, 15))

    told = remark(f"{short.strip()}. {long.strip()}.".replace(". l", ". L"), language)

    assert [one.split("'")[0] for one in told] == ["29: virkkeessä on 32 sanaa, enintään 30: "]


def test_labels_and_the_glossary_are_read_too(remark, tiny):
    tiny.replace("data/glossary.yaml", 'definition: "', 'definition: "Lonuas ')
    tiny.replace("docs/fi/labels.yaml", "menu: Valikko", "menu: Valiko")

    told = [str(one) for one in remarks(tiny.root)]

    assert any(one.startswith("data/glossary.yaml:") and "'Lonuas'" in one for one in told)
    assert any(one.startswith("docs/fi/labels.yaml:") and "'Valiko'" in one for one in told)


def test_the_real_own_words_are_sorted_and_there_once(root):
    for language in ("fi", "en"):
        words = (root / "data" / f"words-{language}.txt").read_text(encoding="utf-8").split("\n")[:-1]
        assert words == sorted(set(words), key=lambda word: (word.casefold(), word))
