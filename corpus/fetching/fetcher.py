"""From a link to bytes, safely: no inner address, no endless or exploding answer, no stall.

One place sees every address about to be connected to, whether it came from a name, a
literal or a redirect: the connector's socket factory. There is no gap between the check
and the connection.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.connector import AddrInfoType
from yarl import URL

from corpus.bounds import LONGEST_ADDRESS
from corpus.errors import PageUnchanged, SourceRefused, gettext_noop
from corpus.fetching.addresses import PORTS, check_url, vet_address
from corpus.fetching.media_type import media_type
from corpus.fetching.metered_socket import MeteredSocket
from corpus.fetching.response_body import whole_body
from corpus.fetching.unpacking import INCOMPLETE
from corpus.links import is_writable

USER_AGENT = "Footnote/0.1 (+reads articles posted by moderators)"
REDIRECTS = 5
CONTENT_TYPES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.text-template",
        "application/epub+zip",
        "application/rtf",
        "text/rtf",
        "message/rfc822",
        "text/vtt",
        "application/x-subrip",
    }
)

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_WHOLE = 200
"""The one status whose body is the page (RFC 9110, 15.3): 206 is a part of it, 203 was altered."""
_NOT_MODIFIED = 304
_REDIRECTED = frozenset({301, 302, 303, 307, 308})
_SHOWN = 100
"""Characters of a content type that the poster is shown."""
_LONGEST_VALIDATOR = 1_000
"""Characters of an ETag or a date that are sent back; longer ones are no validators."""
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
_ODD = gettext_noop(
    "That site answered with something else than the whole page ({status}): "
    "upload the article as a file."
)

_MISDIRECTED = gettext_noop(
    "That link redirects to an address that cannot be: post the one it should lead to."
)


class SiteRefused(SourceRefused):
    """The site answered with another status of HTTP than that of a whole page: *status*."""

    def __init__(self, status: int) -> None:
        other = _ODD if status < HTTPStatus.BAD_REQUEST else _FAILED
        super().__init__(_SENTENCES.get(status, other), status=status)
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

    *permit* is asked before a redirect is followed, and raises to refuse it; a policy whose
    *content_types* are `None` takes every kind of document.
    """

    vet: Callable[[str], None] = vet_address
    ports: frozenset[int] = PORTS
    resolver: AbstractResolver | None = None
    connect_within: float = 5
    read_within: float = 10
    all_within: float = 20
    permit: Callable[[URL], Awaitable[None]] = _any
    content_types: frozenset[str] | None = CONTENT_TYPES


PUBLIC = Policy()


async def fetch(link: str, policy: Policy = PUBLIC, known: Validators | None = None) -> Fetched:
    """Return what is at *link*, following up to `REDIRECTS` redirects, each vetted anew.

    What is returned arrived whole, as far as HTTP can tell.

    Raises:
        PageUnchanged: The page is still the one that *known* were told of.
        SourceRefused: The link may not be followed, or does not lead to an article in time.
    """
    try:
        async with asyncio.timeout(policy.all_within), _session(policy, known) as session:
            return await _follow(session, check_url(link, policy.ports), policy, known)
    except TimeoutError as error:
        raise SourceRefused("That site did not answer in time: try again later.") from error
    except aiohttp.ClientConnectorCertificateError as error:
        raise SourceRefused("That site's certificate is not valid: post another link.") from error
    except aiohttp.ClientConnectorDNSError as error:
        raise SourceRefused("There is no site of that name: check the link.") from error
    except aiohttp.ClientPayloadError as error:
        raise SourceRefused(INCOMPLETE) from error
    except (aiohttp.ClientError, OSError) as error:
        raise SourceRefused(
            "That site could not be read: try again later, or upload the article as a file."
        ) from error


def _session(policy: Policy, known: Validators | None) -> aiohttp.ClientSession:
    def vetted_socket(address: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, target = address
        policy.vet(str(target[0]))
        return MeteredSocket(family, kind, protocol)

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
            "Accept": ", ".join(sorted(policy.content_types or {"*/*"})),
            "Accept-Encoding": "gzip, deflate",
        }
        | (known.headers if known else {}),
    )


async def _follow(
    session: aiohttp.ClientSession, url: URL, policy: Policy, known: Validators | None
) -> Fetched:
    for hop in range(REDIRECTS + 1):
        if hop:
            await policy.permit(url)
        async with session.get(url, allow_redirects=False) as response:
            if response.status == _NOT_MODIFIED and known and known.headers:
                raise PageUnchanged
            if response.status not in _REDIRECTED:
                return await _read(response, policy)
            url = _redirected(response, policy)
    raise SourceRefused("That link redirects in circles: post the address it should lead to.")


def _redirected(response: aiohttp.ClientResponse, policy: Policy) -> URL:
    """Return where the site says that the page is."""
    location = response.headers.get("Location", "").strip()
    if not location:
        raise SiteRefused(response.status)
    if len(location) > LONGEST_ADDRESS or not is_writable(location):
        raise SourceRefused(_MISDIRECTED)
    try:
        target = str(response.url.join(URL(location)))
    except ValueError as error:  # yarl's, for ports, brackets and names that cannot be
        raise SourceRefused(_MISDIRECTED) from error
    return check_url(target, policy.ports)


async def _read(response: aiohttp.ClientResponse, policy: Policy) -> Fetched:
    if response.status != _WHOLE:
        raise SiteRefused(response.status)
    kind, charset = media_type(response.headers.get("Content-Type", ""))
    if policy.content_types is not None and kind not in policy.content_types:
        raise SourceRefused(
            "That link leads to {kind}, not to an article: post a page, or the link of a document.",
            kind=kind[:_SHOWN],
        )
    data = await whole_body(response, is_page=kind in _PAGES)
    told = Validators(_validator(response, "ETag"), _validator(response, "Last-Modified"))
    return Fetched(data, kind, charset, str(response.url), told)


def _validator(response: aiohttp.ClientResponse, name: str) -> str | None:
    """Return the header *name* where it can be stored and sent back as it is."""
    value = response.headers.get(name, "")
    fits = value.isascii() and value.isprintable() and len(value) <= _LONGEST_VALIDATOR
    return value if value and fits else None
