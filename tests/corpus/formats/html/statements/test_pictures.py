"""The picture of a page is an address that Discord can be given, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.html.statements.pictures import picture_at

PAGE = "https://news.example.org/2022/report.html"


@pytest.mark.parametrize(
    ("stated", "picture"),
    [
        ("https://images.example.org/a.jpg", "https://images.example.org/a.jpg"),
        (" https://images.example.org/a.jpg ", "https://images.example.org/a.jpg"),
        ("/a.jpg?w=1200&amp;h=630", "https://news.example.org/a.jpg?w=1200&h=630"),
        ("//images.example.org/a.jpg", "https://images.example.org/a.jpg"),
        ("b.jpg", "https://news.example.org/2022/b.jpg"),
        ("https://images.example.org/é.jpg", "https://images.example.org/%C3%A9.jpg"),
    ],
)
def test_a_picture_of_a_public_host_is_taken_as_it_is_asked_for(stated: str, picture: str) -> None:
    assert picture_at(stated, PAGE) == picture


@pytest.mark.parametrize(
    "stated",
    [
        "http://images.example.org/a.jpg",
        "https://localhost/a.jpg",
        "https://10.0.0.1/a.jpg",
        "https://printer.local/a.jpg",
        "https://ada@images.example.org/a.jpg",
        "https://images.example.org:8443/a.jpg",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "https://[broken",
        "https://images.example.org/" + "a" * 2000,
    ],
)
def test_what_is_not_of_a_public_host_over_https_is_no_picture(stated: str) -> None:
    assert picture_at(stated, PAGE) is None


def test_a_page_without_an_address_has_pictures_that_name_their_host_alone() -> None:
    assert picture_at("/a.jpg", None) is None
    assert picture_at("https://images.example.org/a.jpg", None) is not None


@given(st.text(max_size=200), st.none() | st.just(PAGE))
def test_whatever_is_stated_a_picture_is_plain_https(stated: str, url: str | None) -> None:
    picture = picture_at(stated, url)

    assert picture is None or (picture.isascii() and picture.startswith("https://"))
