"""What a site packed for the wire, unpacked whole or refused (RFC 9110, 8.4)."""

import zlib
from collections.abc import Iterable

from corpus.errors import SourceRefused, gettext_noop

UNPACKED_LIMIT = 5_000_000
"""Bytes that a packed answer may unpack to."""
MOST_MEMBERS = 1_000
"""Members of a gzip file: packers that write many give each 64 KB; an empty one costs as much."""
INCOMPLETE = gettext_noop(
    "That page arrived incomplete or damaged: try again later, or upload the article as a file."
)
TOO_LARGE = gettext_noop("That page is too large to be an article: upload the article as a file.")

_GZIP = 31
_ZLIB = 15
_WINDOW_BITS = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": _ZLIB}
"""What zlib takes for each coding; every other coding is refused, as none other is asked for."""


class Unpacker:
    """Takes a body piece by piece; `finish` tells whether it was all of it."""

    def __init__(self, codings: Iterable[str]) -> None:
        """Prepare for a body whose Content-Encoding headers are *codings*, in order.

        Raises:
            SourceRefused: It is packed in a way that is not read here, or more than once.
        """
        named = (each.strip().lower() for header in codings for each in header.split(","))
        packed = [each for each in named if each not in {"", "identity"}]
        if len(packed) > 1 or not _WINDOW_BITS.keys() >= set(packed):
            raise SourceRefused("That site packs its pages in an unknown way: upload the file.")
        self._bits = _WINDOW_BITS[packed[0]] if packed else None
        self._member = zlib.decompressobj(self._bits) if self._bits else None
        self._members = 1
        self._unpacked = bytearray()

    def feed(self, data: bytes) -> None:
        """Unpack *data*, the next bytes of the body.

        Raises:
            SourceRefused: They are damaged, no part of it, or unpack to more than an article.
        """
        if self._member is None:
            self._unpacked += data
        while self._member is not None and data and len(self._unpacked) <= UNPACKED_LIMIT:
            if self._member.eof:
                self._member = self._next_member()
            room = UNPACKED_LIMIT + 1 - len(self._unpacked)
            try:
                self._unpacked += self._member.decompress(data, room)
            except zlib.error as error:
                raise SourceRefused(INCOMPLETE) from error
            data = self._member.unused_data
        if len(self._unpacked) > UNPACKED_LIMIT:
            raise SourceRefused(TOO_LARGE)

    def finish(self) -> bytes:
        """Return the whole body; raise `SourceRefused` when a part of it is missing."""
        if self._member is not None and not self._member.eof:
            raise SourceRefused(INCOMPLETE)
        return bytes(self._unpacked)

    def _next_member(self) -> "zlib._Decompress":
        """Return what unpacks the data behind a member: only gzip files have several."""
        self._members += 1
        if self._bits != _GZIP or self._members > MOST_MEMBERS:
            raise SourceRefused(INCOMPLETE)
        return zlib.decompressobj(_GZIP)
