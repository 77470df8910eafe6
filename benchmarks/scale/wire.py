"""The bytes between a process and PostgreSQL, counted on their way."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOCKET = ".s.PGSQL.5432"
"""How PostgreSQL calls its socket in a folder."""

_AT_ONCE = 2**16


class Wire:
    """Passes on what comes in at the socket in *folder* to that in *server*, and back."""

    def __init__(self, folder: Path, server: Path) -> None:
        self.sent = self.received = 0
        self._folder, self._server = folder, server

    async def serve(self, ready: threading.Event, stopped: asyncio.Event) -> None:
        """Pass on until *stopped*."""
        async with await asyncio.start_unix_server(self._connected, self._folder / SOCKET):
            ready.set()
            await stopped.wait()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answers, asks = await asyncio.open_unix_connection(self._server / SOCKET)
        await asyncio.gather(self._send(reader, asks), self._receive(answers, writer))

    async def _send(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while passed := await source.read(_AT_ONCE):
            self.sent += len(passed)
            target.write(passed)
            await target.drain()
        target.close()

    async def _receive(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while passed := await source.read(_AT_ONCE):
            self.received += len(passed)
            target.write(passed)
            await target.drain()
        target.close()


@contextmanager
def counted(folder: Path, server: Path) -> Iterator[Wire]:
    """Yield what counts, while PostgreSQL's socket in *server* can be reached in *folder*."""
    wire, ready = Wire(folder, server), threading.Event()
    loop = asyncio.new_event_loop()
    stopped = asyncio.Event()
    serving = threading.Thread(target=loop.run_until_complete, args=(wire.serve(ready, stopped),))
    serving.start()
    ready.wait()
    try:
        yield wire
    finally:
        loop.call_soon_threadsafe(stopped.set)
        serving.join()
        loop.close()
