"""Which texts are addresses of the web that somebody could follow."""

import re
from urllib.parse import urlsplit

from corpus.bounds import LONGEST_ADDRESS

_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff\ufffd]|(?! )\s")
"""Control characters, halves of characters and the mark of lost ones, line breaks, and the
backslash that hides a host."""


def is_writable(link: str) -> bool:
    """Return whether *link* is of characters that an address may be written in, or stand for."""
    return not _UNWRITABLE.search(link)


def web_address(text: str) -> str | None:
    """Return *text* without outer spaces where it is an address of the web, or `None`.

    An address that hides its host behind a user name, has a port that cannot be, or is longer
    than `LONGEST_ADDRESS`, is none.
    """
    address = text.strip()
    if len(address) > LONGEST_ADDRESS or not is_writable(address):
        return None
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # what the library raises for brackets and ports that cannot be
        return None
    return address if sound and not re.search(r"[@ ]", parts.netloc) else None
