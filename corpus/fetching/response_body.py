"""The body of an answer of HTTP, whole or refused."""

import aiohttp

from corpus.errors import SourceRefused
from corpus.fetching.unpacking import INCOMPLETE, TOO_LARGE, Unpacker

WIRE_LIMIT = 3_000_000
"""Bytes that a body may have on the wire: the largest news pages have about one million."""

_CHUNK = 65_536


async def whole_body(response: aiohttp.ClientResponse, *, is_page: bool) -> bytes:
    """Return the body of *response*, unpacked; aiohttp compares it with its length and its chunks.

    Of a page can be told whether it breaks off even where no length is stated.

    Raises:
        SourceRefused: It is too large, incomplete, or packed in a way that is not read here.
        aiohttp.ClientError: It broke off on the way.
    """
    framing = [each.strip().lower() for each in response.headers.getall("Transfer-Encoding", [])]
    if framing not in ([], ["chunked"]):
        raise SourceRefused(INCOMPLETE)  # packed for the way, which nobody was asked for
    codings = response.headers.getall("Content-Encoding", [])
    data = await _unpacked(response, Unpacker(codings))
    unbounded = not (framing or codings or "Content-Length" in response.headers)
    if unbounded and is_page and _breaks_off(data):
        raise SourceRefused(INCOMPLETE)
    return data


async def _unpacked(response: aiohttp.ClientResponse, unpacker: Unpacker) -> bytes:
    received = 0
    async for chunk in response.content.iter_chunked(_CHUNK):
        received += len(chunk)
        if received > WIRE_LIMIT:
            raise SourceRefused(TOO_LARGE)
        unpacker.feed(chunk)
    return unpacker.finish()


def _breaks_off(page: bytes) -> bool:
    """Tell whether a page is begun and not ended: all there is to tell where no length is stated.

    The last tag may be left out, but hardly ever is.
    """
    lower = page.lower()
    return b"<html" in lower and b"</html" not in lower
