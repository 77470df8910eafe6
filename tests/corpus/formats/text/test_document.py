"""Copied pages lose what is not the article; plain text loses nothing."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Draft, Metadata, ParagraphKind
from corpus.errors import SourceRefused
from corpus.formats.text.document import read_text
from corpus.left_out import told, whole
from corpus.normalise import normalise

ARTICLE = Path(__file__).resolve().parents[4] / ".." / "shared" / "data" / "article.txt"
BODY, HEADING, LIST = ParagraphKind.BODY, ParagraphKind.HEADING, ParagraphKind.LIST
ABOUT = ParagraphKind.ABOUT_AUTHOR

ICE = "Ferries in the ice. Photo by Ann Other"
BOAT = "A boat that was lost at sea for many years has come home to the town where it was built."
HARBOUR = "The harbour of Tolvik froze over in the last week of the year, as it had in none before."
FERRY = "Its ferry stayed in port, and the people of the islands had to wait for the ice to break."
MAYOR = "The mayor said that the town would pay for those who could not reach their homes by boat."
SPRING = "When the spring came, the harbour was open again, and nobody spoke of the ice any more."


def blocks(draft: Draft) -> list[tuple[ParagraphKind, str]]:
    return [(part.kind, draft.body[part.start : part.end]) for part in draft.paragraphs]


def page(*parts: str) -> Draft:
    return read_text("\n\n".join(parts))


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


def test_the_name_of_the_site_is_no_title() -> None:
    draft = page(
        "The Daily Pebble",
        "Winter in the Harbour",
        "By Ann Other",
        HARBOUR,
        FERRY,
        SPRING,
        "Ann Other writes about boats for The Daily Pebble and for other newspapers of the north.",
        "Related articles",
    )
    assert draft.metadata.title == "Winter in the Harbour"
    assert draft.metadata.authors == ("Ann Other",)


def test_a_letter_keeps_its_salutation() -> None:
    draft = page("Dear all,", HARBOUR, FERRY, SPRING)
    assert blocks(draft) == [(BODY, text) for text in ("Dear all,", HARBOUR, FERRY, SPRING)]


def test_text_in_another_language_is_kept_whole() -> None:
    parts = [
        "Der Hafen von Tolvik fror in der letzten Woche des Jahres zu, wie in keinem Jahr davor.",
        "Die Fähre blieb im Hafen, und die Leute von den Inseln mussten auf Tauwetter warten.",
    ]
    assert blocks(page(*parts)) == [(BODY, text) for text in parts]


@pytest.mark.parametrize(
    ("line", "authors", "published"),
    [
        ("By Lars Dahl, Political Editor \u00b7 14 March 2026", ("Lars Dahl",), date(2026, 3, 14)),
        ("Published 14 March 2026", (), date(2026, 3, 14)),
        ("Posted on March 14, 2026 by Ann Lee", ("Ann Lee",), date(2026, 3, 14)),
        ("Von Ann Lee und Bo Sund", ("Ann Lee", "Bo Sund"), None),
        ("Publi\u00e9 le 14 mars 2026, mis \u00e0 jour le 15 mars 2026", (), date(2026, 3, 14)),
        ("14.03.2026, 10:30 Uhr", (), date(2026, 3, 14)),
        ("By Abby Bygrave and Ilse Panich-Lindt", ("Abby Bygrave", "Ilse Panich-Lindt"), None),
        ("Last updated: 14 March 2026", (), None),
        ("Published 03/04/2024", (), None),
        ("Tolvik, 14 March 2026", (), None),
        ("Photographs by Ann Lee", (), None),
    ],
)
def test_a_line_below_the_title_states_who_wrote_it_and_when(
    line: str, authors: tuple[str, ...], published: date | None
) -> None:
    draft = page("On a Frozen Harbour", line, HARBOUR, FERRY, SPRING)
    assert draft.metadata.title == "On a Frozen Harbour"
    assert (draft.metadata.authors, draft.metadata.published) == (authors, published)
    assert [text for kind, text in blocks(draft) if kind is BODY] == [HARBOUR, FERRY, SPRING]


@pytest.mark.parametrize(
    ("line", "guess"),
    [
        ("Last updated: 14 March 2026", date(2026, 3, 14)),
        ("Published 03/04/2024", date(2024, 4, 3)),
        ("Tolvik, 14 March 2026", date(2026, 3, 14)),
    ],
)
def test_a_date_that_may_be_another_s_is_a_guess(line: str, guess: date) -> None:
    draft = page("On a Frozen Harbour", line, HARBOUR, FERRY, SPRING)
    assert draft.guessed.published == guess


def test_a_date_above_a_part_of_the_text_stays_there() -> None:
    parts = ("On a Frozen Harbour", HARBOUR, "14 March 2026", FERRY, "15 March 2026", SPRING)
    draft = page(*parts)
    assert draft.metadata.published is None
    assert blocks(draft) == [
        (BODY, HARBOUR), (HEADING, "14 March 2026"), (BODY, FERRY), (HEADING, "15 March 2026"),
        (BODY, SPRING),
    ]  # fmt: skip


@pytest.mark.parametrize("marker", ["Written By", "About the author", "Words by:"])
def test_a_name_behind_a_line_that_says_so_is_the_author_s(marker: str) -> None:
    draft = page("On a Frozen Harbour", HARBOUR, FERRY, MAYOR, SPRING, marker, "Ann Other")
    assert draft.metadata.authors == ("Ann Other",)


def test_a_closing_note_may_be_on_the_author_but_a_figure_of_the_article_stays_in_it() -> None:
    note = "Ann Other is a reporter who covers the northern harbours for several newspapers."
    draft = page("On a Frozen Harbour", HARBOUR, FERRY, SPRING, note)
    assert blocks(draft)[-1] == (ABOUT, note)
    assert (draft.metadata.authors, draft.guessed.authors) == ((), ("Ann Other",))
    met = "On the quay stood Mrs. Other, whose brother steers the ferry to the islands all year."
    told = page("On a Frozen Harbour", HARBOUR, met, note)
    assert blocks(told)[-1] == (BODY, note)
    assert told.metadata.authors == ()


def test_a_note_under_about_the_author_is_found_behind_the_end() -> None:
    note = "Ann Other is a reporter who covers the northern harbours for several newspapers."
    draft = page("On a Frozen Harbour", HARBOUR, FERRY, MAYOR, SPRING, "About the author", note)
    assert blocks(draft) == [
        *((BODY, text) for text in (HARBOUR, FERRY, MAYOR, SPRING)),
        (ABOUT, note),
    ]


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


def test_a_book_of_project_gutenberg_is_read_without_what_the_house_writes_around_it() -> None:
    head = (
        "The Project Gutenberg eBook of The Harbour\n\nThis ebook is for the use of anyone "
        "anywhere at no cost.\n\nTitle: The Harbour\n       at Orr\n\nAuthor: Ada Quill\n\n"
        "Release date: March 1, 2007 [eBook #12345]\n\nLanguage: English\n\n"
    )
    border = "*** {} OF THE PROJECT GUTENBERG EBOOK THE HARBOUR\nAT ORR ***\n\n"
    book = (
        "The ferry to Orr leaves at seven in the morning, and again at noon when the tide allows "
        "it.\n\nNobody has ever missed both, because the captain waits for all whom he knows.\n\n"
    )
    text = head + border.format("START") + book + border.format("END") + "Updated editions come."
    for written in (text, text.replace("\n", "\r\n")):
        draft = read_text(written)
        assert draft.metadata.title == "The Harbour at Orr"
        assert draft.metadata.authors == ("Ada Quill",)
        assert draft.body == book.strip()
        assert draft.warnings


def test_a_text_that_tells_of_such_a_border_is_read_whole() -> None:
    text = (
        "Every book begins with a line that says *** START OF THE PROJECT GUTENBERG EBOOK *** and "
        "ends with another.\n\nThe harbour's library has nine of them, which the captain printed."
    )
    assert "nine of them" in read_text(text).body
    assert "begins with a line" in read_text(text).body
