"""What a copied text says of itself is stated where its lines say so, or is a guess."""

from datetime import date

import pytest

from tests.corpus.formats.text.harbour import (
    ABOUT,
    BODY,
    FERRY,
    HARBOUR,
    HEADING,
    MAYOR,
    SPRING,
    blocks,
    page,
)


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
