"""Which links may be followed and which addresses may be connected to: public ones alone."""

import ipaddress
import re
from collections.abc import Collection

from yarl import URL

from corpus.errors import SourceRefused

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
    try:
        url = URL(link.strip())
        host = url.host or ""
    except ValueError as error:
        raise SourceRefused(
            "{link!r} is not a link: post one that begins with https://.", link=link
        ) from error
    if url.scheme not in {"http", "https"} or not host or "\\" in link:
        raise SourceRefused(
            "{link!r} is not a web link: post one that begins with https://.", link=link
        )
    if url.user is not None or url.password is not None:
        raise SourceRefused("That link carries a user name: post it without the part before the @.")
    if url.port not in ports:
        raise SourceRefused(
            "That link asks for port {port}: post a link without a port.", port=url.port
        )
    _check_host(host)
    return url


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
    if "." not in name or name.endswith(_INNER_NAMES) or _NUMBER.fullmatch(last_label):
        raise SourceRefused(
            "{host} is not a public host name: post a public link, or upload the file.", host=host
        )


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return True
