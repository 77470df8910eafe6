"""Metadata are what a page states; what it does not is unknown, and warned of."""

from datetime import date

import pytest

from corpus.article import Metadata, ParagraphKind
from corpus.formats.html.document import read_html
from corpus.submissions.cautions import cautions
from tests.corpus.formats.html.pages import FIRST, HEAD, SECOND_READ, THIRD, page, texts


def test_metadata_is_what_the_page_states() -> None:
    metadata = read_html(page(HEAD), "https://coast.example/light?utm_source=x").metadata
    assert metadata.title == "A Light for Orrin"
    assert metadata.authors == ("Mara Q. Lind", "Bo Sund")
    assert metadata.publication == "The Coast"
    assert metadata.published == date(2021, 3, 4)
    assert metadata.url == "https://coast.example/light"
    assert metadata.language == "en"
    assert metadata.licence == "https://creativecommons.org/licenses/by/4.0/"


def test_the_picture_that_a_page_states_for_cards_is_its_address_on_a_public_host() -> None:
    inner = "<meta property='og:image' content='https://10.0.0.1/a.jpg'>"
    stated = "<meta property='og:image' content='/a.jpg'>"
    other = "<meta name='twitter:image' content='https://images.example.org/b.jpg'>"

    def picture(head: str) -> str | None:
        return read_html(page(head), "https://coast.example/light").metadata.picture

    assert picture(stated) == "https://coast.example/a.jpg"
    assert picture(inner + other) == "https://images.example.org/b.jpg"
    assert picture(inner) is None
    assert picture("") is None


def test_a_page_with_all_its_metadata_gives_no_warning() -> None:
    assert read_html(page(HEAD)).warnings == ()


def test_what_a_page_does_not_state_is_null_and_warned_of() -> None:
    draft = read_html(page(language=""))
    assert draft.metadata.authors == ()
    assert draft.metadata.published is None
    assert draft.metadata.url is None
    assert draft.metadata.language is None
    assert draft.metadata.licence is None
    assert cautions(draft.metadata, draft.warnings) == (
        "No author is known: add one if you know who wrote it.",
        "No publication date is known: add it if you know it.",
    )


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "//", "http://["])
def test_a_canonical_link_that_is_no_web_address_is_passed_by(href: str) -> None:
    head = f'<link rel="canonical" href="{href}">'
    assert read_html(page(head), "https://a.example/b").metadata.url == "https://a.example/b"


def test_year_one_in_linked_data_is_no_date() -> None:
    head = """<meta property="article:published_time" content="2020-02-03T10:00:00Z">
    <script type="application/ld+json">
    {"@type": "Article", "datePublished": "0001-01-01"}</script>"""
    assert read_html(page(head)).metadata.published == date(2020, 2, 3)


def test_broken_linked_data_does_not_stop_the_reading() -> None:
    head = '<script type="application/ld+json">{"@type": "Article", </script>'
    assert texts(read_html(page(head)), ParagraphKind.BODY) == [FIRST, SECOND_READ, THIRD]


def test_a_date_in_the_future_is_kept_and_warned_of() -> None:
    draft = read_html(page('<meta name="date" content="9000-01-01">'))
    assert draft.metadata.published == date(9000, 1, 1)
    assert cautions(draft.metadata, ())[-1] == "The publication date lies in the future: check it."


def test_what_a_page_states_is_no_guess() -> None:
    assert read_html(page(HEAD)).guessed == Metadata()


@pytest.mark.parametrize(
    ("stated", "authors"),
    [
        ("By Ann Lee and Bo Sund", ("Ann Lee", "Bo Sund")),
        ("Jill Disis, The Coast", ("Jill Disis",)),
        ("Jane Q. Doe, PhD", ("Jane Q. Doe",)),
        ("admin", ()),
        ("https://facebook.example/coast", ()),
    ],
)
def test_a_byline_is_cut_to_the_people_it_names(stated: str, authors: tuple[str, ...]) -> None:
    head = (
        f'<meta property="og:site_name" content="The Coast"><meta name="author" content="{stated}">'
    )
    assert read_html(page(head)).metadata.authors == authors
