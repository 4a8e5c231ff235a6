from __future__ import annotations

import pytest

from handbook.lexicon import English, MissingLexiconError, lexicon


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("fi", ("lounasta", "Yhteiskunnallisista", "hävikkiruoasta", "työkyvyn"), ("lonuasta", "yhteiskunalinen")),
        ("en", ("colour", "Organisation", "kitchen’s", "employees’"), ("color", "recieve", "kitchn")),
    ],
)
def test_a_word_is_known_in_every_form_and_a_misspelt_one_is_not(language, right, wrong):
    words = lexicon(language)

    assert [word for word in right if not words.knows(word)] == []
    assert [word for word in wrong if words.knows(word)] == []


def test_the_word_that_was_meant_is_suggested():
    assert lexicon("fi").suggestion("lonuas") == "lounas"
    assert lexicon("en").suggestion("recieve") == "receive"


def test_finnish_words_have_their_base_forms():
    assert "sosiaalinen" in lexicon("fi").bases("Sosiaalisista")
    assert "yritys" in lexicon("fi").bases("yrityksistä")
    assert lexicon("fi").bases("Outputti") == {"outputti"}


def test_english_words_lose_their_plural_and_their_genitive():
    assert "agent" in lexicon("en").bases("Agents")
    assert "agent" in lexicon("en").bases("agent’s")


@pytest.mark.parametrize(
    ("language", "text", "twice"),
    [
        ("fi", "Tämä on on tekstiä.", "on on"),
        ("en", "This is the the text.", "the the"),
        ("fi", "Tämä on tekstiä.", None),
        ("en", "He had had that. The title is Is it?", None),
    ],
)
def test_a_word_written_twice_is_found(language, text, twice):
    assert [words.strip() for _, words in lexicon(language).doubled(text)] == ([twice] if twice else [])


def test_a_missing_dictionary_is_told_in_one_sentence(tmp_path):
    with pytest.raises(MissingLexiconError, match=r"^This machine lacks the British .* try again\.$"):
        English([str(tmp_path)])


def test_there_are_languages_without_a_dictionary():
    assert lexicon("sv") is None
