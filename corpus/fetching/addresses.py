"""Which links may be followed and which addresses may be connected to: public ones alone."""

import ipaddress
import re
from collections.abc import Collection

from yarl import URL

from corpus.bounds import LONGEST_ADDRESS
from corpus.errors import SourceRefused
from corpus.links import is_writable

PORTS = frozenset({80, 443})
"""Where pages are served; anything else is someone's service."""

_INNER_NAMES = (
    ".local",
    ".localhost",
    ".internal",
    ".intranet",
    ".lan",
    ".home",
    ".corp",
    ".home.arpa",
)
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+")
"""A host name of two labels or more, as it is looked up (RFC 1035, 2.3.4)."""
_LONGEST_NAME = 253
"""Characters of a host name, from the same place: 255 octets as they are sent."""
_SHOWN = 200
"""Characters of a refused link that its poster is shown: the sentence is stored and sent."""

_ALSO_DENIED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.88.99.0/24",  # deprecated 6to4 relays
        "168.63.129.16/32",  # a cloud's metadata and DNS
        "100.100.100.200/32",  # another cloud's metadata
        "2001::/23",  # protocol assignments, Teredo among them
        "2002::/16",  # 6to4: embeds an IPv4 address
        "3fff::/20",  # documentation
    )
)
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")


def check_url(link: str, ports: Collection[int] = PORTS) -> URL:
    """Return *link* as a URL that is of a form that may be followed.

    Raises:
        SourceRefused: It is no web link, hides who is asked, or names an inner host.
    """
    url = _parsed(link.strip())
    host = url.raw_host or ""
    if url.scheme not in {"http", "https"} or not host:
        raise SourceRefused(
            "{link!r} is not a web link: post one that begins with https://.", link=_short(link)
        )
    if url.user is not None or url.password is not None:
        raise SourceRefused("That link carries a user name: post it without the part before the @.")
    if url.port not in ports:
        raise SourceRefused(
            "That link asks for port {port}: post a link without a port.", port=url.port
        )
    _check_host(host)
    return url


def _parsed(link: str) -> URL:
    if len(link) > LONGEST_ADDRESS:  # before anything that takes longer the longer a link is
        raise SourceRefused(
            "That link has {count} characters: post one of at most {limit}.",
            count=len(link),
            limit=LONGEST_ADDRESS,
        )
    try:
        if is_writable(link):
            return URL(link)
        cause = None
    except ValueError as error:  # for ports, brackets and names that cannot be
        cause = error
    raise SourceRefused(
        "{link!r} is not a link: post one that begins with https://.", link=_short(link)
    ) from cause


def _short(link: str) -> str:
    return link if len(link) <= _SHOWN else f"{link[:_SHOWN]}\u2026"


def vet_address(address: str) -> None:
    """Return when *address*, an IP address about to be connected to, is public.

    Python's own `is_global` lets some addresses through that lead inside; they are denied
    here by hand. Raises `SourceRefused` for every address that is not public.
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    inside = (
        not parsed.is_global
        or parsed.is_multicast
        or parsed.is_reserved
        or (isinstance(parsed, ipaddress.IPv6Address) and parsed not in _GLOBAL_UNICAST)
        or any(parsed in network for network in _ALSO_DENIED if network.version == parsed.version)
    )
    if inside:
        raise SourceRefused(
            "That link leads to a private network address: post a public link, or upload the file."
        )


def _check_host(host: str) -> None:
    name = host.rstrip(".").lower()
    if _is_address(name):
        vet_address(name)
        return
    last_label = name.rpartition(".")[2]
    inner = name.endswith(_INNER_NAMES) or _NUMBER.fullmatch(last_label)
    if inner or not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise SourceRefused(
            "{host} is not a public host name: post a public link, or upload the file.",
            host=_short(host),
        )


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True
