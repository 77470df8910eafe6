"""What is an address of the web, and what only looks like one."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.interface.links import LONGEST_BUTTON_LINK, link_for_button
from corpus.bounds import LONGEST_ADDRESS
from corpus.deep_link import deep_link
from corpus.drafts import as_article
from corpus.errors import SourceRefused
from corpus.fetching.addresses import check_url
from corpus.links import web_address
from corpus.normalise import encodable
from corpus.store import Store
from corpus.submissions.duplicates import Duplicates
from tests.doubles.articles import BRIDGE, draft, source
from tests.doubles.databases import empty_database

HALVES = st.characters(categories=["Cs"])
PARTS = st.sampled_from(
    [
        *(
            "http://",
            "https://",
            "[",
            "]",
            "::1",
            ":",
            "99999",
            "@",
            "/",
            "\\",
            "#",
            "?",
            "%",
            "%zz",
        ),
        *(
            "xn--",
            "news.example",
            ".",
            "..",
            " ",
            "\n",
            "\x00",
            "\x7f",
            "\u00ad",
            "\u2024",
            "\uff0e",
        ),
        "a" * 300,
    ]
)
ADDRESSES = st.lists(st.one_of(PARTS, st.text(max_size=5), HALVES), max_size=8).map("".join)


@pytest.mark.parametrize(
    "address",
    ["https://news.example/a?b=c#d", "http://news.example:8080/", "https://news.example/a b",
     "https://news.example/ä", "https://bücher.example/", "http://[::1]/a"],
)  # fmt: skip
def test_an_address_of_the_web_is_returned_without_outer_spaces(address: str) -> None:
    assert web_address(f" {address}\n") == address


@pytest.mark.parametrize(
    "text",
    ["", "news.example", "/a", "ftp://news.example/", "javascript:alert(1)", "https://", "https:///a",
     "http://[", "http://[::1/", "http://news.example:port/", "http://news.example:99999/",
     "http://news.example:0/", "http://news.example:-1/", "https://ada@news.example/",
     "https://news.example\\@evil.example/", "https://news.example/\x00", "https://news.example/\ud800",
     "https://news.example/lost\ufffd",
     "https://news.example/a\nb", "https://news.example/a\u2028b", "https://a b.example/",
     "https://news.example/" + "a" * LONGEST_ADDRESS],
)  # fmt: skip
def test_what_a_reader_could_not_follow_is_none(text: str) -> None:
    assert web_address(text) is None
    assert link_for_button(text) is None


@given(ADDRESSES)
def test_no_address_is_too_odd_to_be_judged(text: str) -> None:
    address = web_address(text)
    button = link_for_button(text)

    assert address is None or address.encode().decode() == address
    assert address is None or len(address) <= LONGEST_ADDRESS
    assert button is None or (" " not in button and len(button) <= LONGEST_BUTTON_LINK)
    with suppress(SourceRefused):
        assert str(check_url(text)).isascii()


@given(ADDRESSES)
def test_an_odd_address_that_an_older_version_stored_harms_nothing(url: str) -> None:
    held = draft(BRIDGE, title="The bridge", url=url)
    database = empty_database()
    as_kept = encodable(url).replace("\0", "")
    stored = draft(BRIDGE, title="The bridge", url=as_kept)
    Store(database).add("operator", as_article("operator", stored, source()), "model", [])
    found = Duplicates(database).nearest("operator", held)
    linked = deep_link(url, BRIDGE, 0, len(BRIDGE))

    assert linked is not None
    assert linked.startswith(url.partition("#")[0])
    assert found is not None
    assert found.same_words
