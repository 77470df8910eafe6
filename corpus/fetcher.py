"""From a link to bytes, safely: no inner address, no endless or exploding answer, no stall.

One place sees every address about to be connected to, whether it came from a name, a
literal or a redirect: the connector's socket factory. There is no gap between the check
and the connection.
"""

import asyncio
import socket
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.connector import AddrInfoType
from yarl import URL

from corpus.addresses import PORTS, check_url, vet_address
from corpus.errors import PageUnchanged, SourceRefused, gettext_noop

USER_AGENT = "Footnote/0.1 (+reads articles posted by moderators)"
REDIRECTS = 5
WIRE_LIMIT = 3_000_000
"""Bytes that are read from the wire at most: the largest news pages have about one million."""
UNPACKED_LIMIT = 5_000_000
"""Bytes that a compressed answer may unpack to."""
CONTENT_TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
)

_GZIP_OR_ZLIB = 47
"""zlib's window bits for both forms, told apart by their header."""
_CHUNK = 65_536
_NOT_MODIFIED = 304
_TOO_LARGE = gettext_noop("That page is too large to be an article: upload the article as a file.")
_SENTENCES = {
    401: gettext_noop("That page asks for a login: upload the article as a file."),
    402: gettext_noop("That page is behind a paywall: upload the article as a file."),
    403: gettext_noop("That site does not let bots read the page: upload the article as a file."),
    404: gettext_noop("There is no page at that link: check it and post it again."),
    410: gettext_noop("The page at that link was taken down: upload the article as a file."),
    429: gettext_noop("That site is being asked too often: try again in a few minutes."),
    451: gettext_noop("That page is withheld for legal reasons: it cannot be read from here."),
}
_FAILED = gettext_noop("That site answered with an error ({status}): try again later.")


class SiteRefused(SourceRefused):
    """The site answered with an error of HTTP, whose number is *status*."""

    def __init__(self, status: int) -> None:
        super().__init__(_SENTENCES.get(status, _FAILED), status=status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Validators:
    """What a site said of the state of a page, to be asked with next time (RFC 9110, 8.8)."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """Return the request headers that ask for the page only if it changed."""
        stated = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in stated.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a link led to; *url* is where it was found after redirects."""

    data: bytes
    content_type: str
    charset: str | None
    url: str
    validators: Validators = Validators()


async def _any(url: URL) -> None:
    """Permit every page."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be connected to and how long it may take (seconds); tests relax it.

    *permit* is asked before a redirect is followed, and raises to refuse it.
    """

    vet: Callable[[str], None] = vet_address
    ports: frozenset[int] = PORTS
    resolver: AbstractResolver | None = None
    connect_within: float = 5
    read_within: float = 10
    all_within: float = 20
    permit: Callable[[URL], Awaitable[None]] = _any
    content_types: frozenset[str] = field(default=CONTENT_TYPES)


PUBLIC = Policy()


async def fetch(link: str, policy: Policy = PUBLIC, known: Validators | None = None) -> Fetched:
    """Return what is at *link*, following up to `REDIRECTS` redirects, each vetted anew.

    Raises:
        PageUnchanged: The page is still the one that *known* were told of.
        SourceRefused: The link may not be followed, or does not lead to an article in time.
    """
    try:
        async with asyncio.timeout(policy.all_within), _session(policy, known) as session:
            return await _follow(session, check_url(link, policy.ports), policy)
    except TimeoutError as error:
        raise SourceRefused("That site did not answer in time: try again later.") from error
    except aiohttp.ClientConnectorCertificateError as error:
        raise SourceRefused("That site's certificate is not valid: post another link.") from error
    except aiohttp.ClientConnectorDNSError as error:
        raise SourceRefused("There is no site of that name: check the link.") from error
    except (aiohttp.ClientError, OSError, zlib.error) as error:
        raise SourceRefused(
            "That site could not be read: try again later, or upload the article as a file."
        ) from error


def _session(policy: Policy, known: Validators | None) -> aiohttp.ClientSession:
    def vetted_socket(address: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, target = address
        policy.vet(str(target[0]))
        return socket.socket(family, kind, protocol)

    connector = aiohttp.TCPConnector(
        socket_factory=vetted_socket,
        resolver=policy.resolver,
        use_dns_cache=False,
        force_close=True,
        happy_eyeballs_delay=None,
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        timeout=aiohttp.ClientTimeout(
            sock_connect=policy.connect_within, sock_read=policy.read_within
        ),
        headers={
            "User-Agent": USER_AGENT,
            "Accept": ", ".join(sorted(policy.content_types)),
            "Accept-Encoding": "gzip, deflate",
        }
        | (known.headers if known else {}),
    )


async def _follow(session: aiohttp.ClientSession, url: URL, policy: Policy) -> Fetched:
    for hop in range(REDIRECTS + 1):
        if hop:
            await policy.permit(url)
        async with session.get(url, allow_redirects=False) as response:
            location = response.headers.get("Location")
            if response.status in {301, 302, 303, 307, 308} and location:
                url = check_url(str(url.join(URL(location))), policy.ports)
                continue
            return await _read(response, policy)
    raise SourceRefused("That link redirects in circles: post the address it should lead to.")


async def _read(response: aiohttp.ClientResponse, policy: Policy) -> Fetched:
    if response.status == _NOT_MODIFIED:
        raise PageUnchanged
    if response.status >= 400:  # noqa: PLR2004 - where HTTP's errors begin
        raise SiteRefused(response.status)
    if response.content_type not in policy.content_types:
        raise SourceRefused(
            "That link leads to {kind}, not to an article: post a page, a PDF or a Word document.",
            kind=response.content_type,
        )
    data = await _bounded(response)
    told = Validators(response.headers.get("ETag"), response.headers.get("Last-Modified"))
    return Fetched(data, response.content_type, response.charset, str(response.url), told)


async def _bounded(response: aiohttp.ClientResponse) -> bytes:
    packed = response.headers.get("Content-Encoding", "identity").lower()
    if packed not in {"identity", "gzip", "x-gzip", "deflate"}:
        raise SourceRefused("That site packs its pages in an unknown way: upload the file.")
    unpacker = None if packed == "identity" else zlib.decompressobj(_GZIP_OR_ZLIB)
    received = 0
    unpacked = bytearray()
    async for chunk in response.content.iter_chunked(_CHUNK):
        received += len(chunk)
        room = UNPACKED_LIMIT + 1 - len(unpacked)
        unpacked += unpacker.decompress(chunk, room) if unpacker else chunk
        if received > WIRE_LIMIT or len(unpacked) > UNPACKED_LIMIT:
            raise SourceRefused(_TOO_LARGE)
    return bytes(unpacked)
