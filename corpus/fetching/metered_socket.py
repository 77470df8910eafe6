"""Sockets that carry so many bytes and no more, whatever the bytes are."""

import socket
from typing import Final

CONNECTION_LIMIT = 4_000_000
"""Bytes that one connection may bring: a page of the greatest size, packed into chunks, and its
headers. It ends what no other limit sees: interim answers, the padding of chunks."""
_AT_ONCE: Final = 16_384
"""Bytes that are read at once: what is made of them holds up everything else meanwhile."""


class MeteredSocket(socket.socket):
    """A socket that fails once it has brought `CONNECTION_LIMIT` bytes."""

    _brought = 0

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Return what came; raise `ConnectionAbortedError` at the limit."""
        data = super().recv(min(size, _AT_ONCE), flags)
        self._count(len(data))
        return data

    def recv_into(self, buffer: memoryview, size: int = 0, flags: int = 0, /) -> int:  # type: ignore[override]  # asyncio gives a memoryview
        """Fill *buffer* with what came; raise `ConnectionAbortedError` at the limit."""
        received = super().recv_into(buffer, min(size or len(buffer), _AT_ONCE), flags)
        self._count(received)
        return received

    def _count(self, received: int) -> None:
        self._brought += received
        if self._brought > CONNECTION_LIMIT:
            raise ConnectionAbortedError
