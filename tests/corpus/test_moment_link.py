"""Links into a recording open where something is said."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.moment_link import moment_link


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "https://www.youtube.com/watch?v=aB3_x-9",
            "https://www.youtube.com/watch?v=aB3_x-9&t=760",
        ),
        (
            "https://m.youtube.com/watch?v=aB3&list=PL1&t=12s",
            "https://m.youtube.com/watch?v=aB3&list=PL1&t=760",
        ),
        ("https://youtu.be/aB3", "https://youtu.be/aB3?t=760"),
        ("https://youtu.be/aB3?si=q&t=5#c", "https://youtu.be/aB3?si=q&t=760#c"),
        ("https://www.youtube.com/live/aB3", "https://www.youtube.com/live/aB3?t=760"),
        ("https://www.youtube.com/embed/aB3", "https://www.youtube.com/embed/aB3?start=760"),
        ("https://vimeo.com/123", "https://vimeo.com/123#t=760s"),
        ("https://cast.example/a.MP3?x=1", "https://cast.example/a.MP3?x=1#t=760"),
    ],
)
def test_a_recording_opens_at_the_moment(url: str, expected: str) -> None:
    assert moment_link(url, 760) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://cast.example/episodes/12",
        "https://notyoutube.com/watch?v=a",
        "https://youtube.com.example/watch?v=a",
        "https://cast.example/mp3",
    ],
)
def test_a_page_that_plays_nothing_we_know_of_is_linked_as_it_is(url: str) -> None:
    assert moment_link(url, 760) == url


@given(st.integers(0, 10**9), st.text(max_size=20))
def test_whatever_a_link_says_it_names_one_moment(at: int, said: str) -> None:
    linked = moment_link(moment_link(f"https://youtu.be/aB3?t=5&start=9&{said}", 1), at)
    assert parse_qs(urlsplit(linked).query)["t"] == [str(at)]
