"""Of a text that was typed or copied the article is kept, and nothing around it."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Metadata
from corpus.errors import SourceRefused
from corpus.formats.text.document import read_text
from corpus.left_out import told, whole
from corpus.normalise import normalise
from tests.corpus.formats.text.harbour import (
    ABOUT,
    BOAT,
    BODY,
    FERRY,
    HARBOUR,
    HEADING,
    ICE,
    LIST,
    MAYOR,
    SPRING,
    blocks,
    page,
)

ARTICLE = Path(__file__).resolve().parents[4] / ".." / "shared" / "data" / "article.txt"


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the shared data is not beside this repository")
def test_the_real_article_is_found_in_its_page() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    draft = read_text(text)
    long = [line for line in map(normalise, text.splitlines()) if len(line) > 200]
    assert [part.end - part.start for part in draft.paragraphs[:9]] == [
        *(553, 544, 523, 534, 730, 829, 520, 421, 483),
    ]
    assert blocks(draft) == [*((BODY, line) for line in long[:9]), (ABOUT, long[9])]
    assert draft.metadata.title == (
        "Dangerous: Why Did Donald Trump Want to Attack Drug Labs in Mexico?"
    )
    assert draft.metadata.authors == ("Ted Galen Carpenter",)
    stated = draft.metadata
    assert (stated.publication, stated.published, stated.url) == (None, None, None)
    (sentence,) = told(draft)
    assert sentence.startswith(
        "About 100 words were left out of this source, beginning: \u201cDonald Trump speaking with "
    )


def test_a_page_loses_its_menu_captions_notices_and_repeats() -> None:
    draft = page(
        "Home\nNews\nWeather",
        "We use cookies to make this site better for you.",
        "The Winter the Harbour of Tolvik Froze",
        "By JANE DOE and John Roe | May 3, 2021",
        ICE,
        HARBOUR,
        "Sign up for our newsletter",
        FERRY,
        ICE,
        MAYOR,
        HARBOUR,
        SPRING,
        "Share this on Facebook",
        "Related articles",
        BOAT,
    )
    assert blocks(draft) == [(BODY, text) for text in (HARBOUR, FERRY, MAYOR, SPRING)]
    assert draft.metadata.title == "The Winter the Harbour of Tolvik Froze"
    assert draft.metadata.authors == ("JANE DOE", "John Roe")
    assert draft.metadata.published == date(2021, 5, 3)
    assert [text for _, text in blocks(whole(draft))] == [
        *("Home", "News", "Weather", "We use cookies to make this site better for you."),
        *(ICE, HARBOUR, "Sign up for our newsletter", FERRY, ICE, MAYOR, HARBOUR, SPRING),
        *("Share this on Facebook", "Related articles", BOAT),
    ]
    (sentence,) = told(draft)
    assert sentence == (
        "About 80 words were left out of this source, beginning: \u201cWe use cookies to make this "
        "site better for you.\u201d. Take them in if they belong to the article."
    )


def test_headings_and_lists_inside_the_body_are_kept_as_such() -> None:
    draft = page(
        "Subscribe now",
        "Winter in the Harbour",
        "By Jane Q. Doe",
        HARBOUR,
        "What the town did",
        "The mayor promised three things:",
        "- food for the islands\n- a boat that breaks the ice\n- beds in the school",
        MAYOR,
        SPRING,
        "\u00a9 2021 The Tolvik Herald",
    )
    assert blocks(draft) == [
        (BODY, HARBOUR),
        (HEADING, "What the town did"),
        (BODY, "The mayor promised three things:"),
        (LIST, "food for the islands"),
        (LIST, "a boat that breaks the ice"),
        (LIST, "beds in the school"),
        (BODY, MAYOR),
        (BODY, SPRING),
    ]
    assert draft.metadata.title == "Winter in the Harbour"
    assert draft.metadata.authors == ("Jane Q. Doe",)


def test_lines_that_an_editor_wrapped_are_one_paragraph() -> None:
    wrapped = (
        "Winter in the Harbour\n\n"
        "The harbour of Tolvik froze over in the last week of the year, as it\n"
        "had in none before.\n\n"
        "Its ferry stayed in port, and the people of the islands had to wait for\n"
        "the ice to break.\n"
    )
    assert blocks(read_text(wrapped)) == [(BODY, HARBOUR), (BODY, FERRY)]
    assert read_text(wrapped).metadata.title == "Winter in the Harbour"


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_an_essay_without_boilerplate_is_kept_whole(gap: str) -> None:
    parts = [HARBOUR, "It was cold.", FERRY, "Nobody complained.", MAYOR, SPRING]
    draft = read_text(gap.join(["On a Frozen Harbour", *parts]))
    assert blocks(draft) == [(BODY, text) for text in parts]
    assert draft.metadata.title == "On a Frozen Harbour"
    assert draft.guessed == Metadata()
    assert draft.warnings == ()


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_note_of_two_short_paragraphs_is_kept_whole(gap: str) -> None:
    draft = read_text(f"The ferry is late.{gap}It sails at noon.")
    assert blocks(draft) == [(BODY, "The ferry is late."), (BODY, "It sails at noon.")]
    assert draft.metadata.title is None
    assert draft.guessed == Metadata()
    assert draft.warnings == ()


def test_a_letter_keeps_its_salutation() -> None:
    draft = page("Dear all,", HARBOUR, FERRY, SPRING)
    assert blocks(draft) == [(BODY, text) for text in ("Dear all,", HARBOUR, FERRY, SPRING)]


def test_text_in_another_language_is_kept_whole() -> None:
    parts = [
        "Der Hafen von Tolvik fror in der letzten Woche des Jahres zu, wie in keinem Jahr davor.",
        "Die Fähre blieb im Hafen, und die Leute von den Inseln mussten auf Tauwetter warten.",
    ]
    assert blocks(page(*parts)) == [(BODY, text) for text in parts]


@pytest.mark.parametrize("text", ["", " \n \n", "Home\nNews\nWeather", "\x00"])
def test_text_without_prose_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(SourceRefused, match=r"^No paragraph of prose was found in this text: "):
        read_text(text)


@given(
    st.lists(
        st.sampled_from([HARBOUR, FERRY, MAYOR, SPRING, "It froze hard."]), unique=True, min_size=1
    )
)
def test_sentences_alone_are_never_lost_or_reordered(parts: list[str]) -> None:
    assert blocks(page(*parts)) == [(BODY, text) for text in parts]


@given(st.text(alphabet="aB. \n-\u2022?:By12|", max_size=200))
def test_any_text_is_read_or_refused_and_every_paragraph_is_its_own_words(text: str) -> None:
    try:
        draft = read_text(text)
    except SourceRefused:
        return
    words = normalise(text)
    assert all(paragraph in words for _, paragraph in blocks(draft))
