"""What a site says that a document is: read at once, however it is said."""

import time

import pytest

from corpus.errors import SourceRefused
from corpus.fetching.fetcher import fetch
from corpus.fetching.media_type import UNKNOWN, media_type
from tests.doubles.loopback import HOST, saying, speaking, to_loopback

STATED = {
    "text/html": ("text/html", None),
    " Text/HTML ; Charset = UTF-8": ("text/html", "UTF-8"),
    'text/plain; format=flowed; charset="iso-8859-1"': ("text/plain", "iso-8859-1"),
    "text/html; charset=utf-8; charset=latin-1": ("text/html", "utf-8"),
    "text/html;;;": ("text/html", None),
    "text/html; charset=": ("text/html", None),
    "image/svg+xml": ("image/svg+xml", None),
    "": (UNKNOWN, None),
    "text": (UNKNOWN, None),
    "text/": (UNKNOWN, None),
    "text/html text/plain": (UNKNOWN, None),
    "text/h\u00fctml; charset=utf-8": (UNKNOWN, "utf-8"),
}
TAILS = (";", "(", "; (a)", "; a=", '; a="', '; a="\\"', ";charset=", '"')
SOON = 0.1
"""Seconds of a processor: the event loop stands still meanwhile. It takes a hundredth of that."""


@pytest.mark.parametrize("stated", STATED)
def test_a_kind_of_document_is_told_with_its_charset(stated: str) -> None:
    assert media_type(stated) == STATED[stated]


@pytest.mark.parametrize("tail", TAILS)
def test_what_is_said_at_length_is_read_as_soon(tail: str) -> None:
    begun = time.thread_time()

    media_type("text/html" + tail * (100_000 // len(tail)))

    assert time.thread_time() - begun < SOON


@pytest.mark.parametrize("tail", TAILS)
async def test_a_page_of_a_kind_said_at_length_is_read_or_refused(tail: str) -> None:
    kind = "text/html" + tail * (8_000 // len(tail))
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: 3\r\n\r\n<p>"
    begun = time.thread_time()

    async with speaking(saying(answer.encode())) as site:
        read = fetch(f"http://{HOST}:{site.port}/a", to_loopback(site))
        if media_type(kind)[0] == UNKNOWN:
            with pytest.raises(SourceRefused, match="not to an article"):
                await read
        else:
            assert (await read).data == b"<p>"

    assert time.thread_time() - begun < SOON
