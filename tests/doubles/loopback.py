"""Sites on loopback: names that lead there, the policy that lets them be reached, raw answers."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from aiohttp.abc import AbstractResolver, ResolveResult

from corpus.fetching.addresses import vet_address
from corpus.fetching.fetcher import Policy

HOST = "news.example.org"
"""The public-looking name under which a server on loopback is reached."""

Speak = Callable[[asyncio.StreamWriter], Awaitable[None]]
"""Writes an answer of HTTP, whatever that may be, to the connection it is given."""


@dataclass
class Site:
    """A server on loopback that remembers which paths it was asked for."""

    port: int
    asked: list[str] = field(default_factory=list)


class Names(AbstractResolver):
    """A resolver of our own: each name leads to the addresses given, one a look-up.

    One look-up may find several addresses, separated by commas.
    """

    def __init__(self, addresses: dict[str, list[str]]) -> None:
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the next address of *host*; the last one stays. Other names are not known."""
        del family
        if host not in self._addresses:
            raise OSError(host)
        known = self._addresses[host]
        address = known.pop(0) if len(known) > 1 else known[0]
        return [
            ResolveResult(
                hostname=host,
                host=each,
                port=port,
                family=socket.AF_INET6 if ":" in each else socket.AF_INET,
                proto=0,
                flags=0,
            )
            for each in address.split(",")
        ]

    async def close(self) -> None:
        """Nothing is held."""


def to_loopback(site: Site, **names: str) -> Policy:
    """Return a policy that lets this one site be reached, under a public-looking name."""

    def vet(address: str) -> None:
        if address != "127.0.0.1":
            vet_address(address)

    addresses = {HOST: ["127.0.0.1"]} | {name: [to] for name, to in names.items()}
    return Policy(vet=vet, ports=frozenset({site.port}), resolver=Names(addresses), all_within=5)


@asynccontextmanager
async def speaking(speak: Speak) -> AsyncIterator[Site]:
    """Yield a site that answers every request with what *speak* writes, and then hangs up."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            request = await reader.readuntil(b"\r\n\r\n")
            site.asked.append(request.split(b" ")[1].decode())
            await speak(writer)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1")
    site = Site(server.sockets[0].getsockname()[1])
    async with server:
        yield site


def saying(answer: bytes) -> Speak:
    """Return what writes *answer* as it is."""

    async def speak(writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()

    return speak


def hanging_up(speak: Speak) -> Speak:
    """Return what does as *speak* does and then resets the connection."""

    async def cut(writer: asyncio.StreamWriter) -> None:
        await speak(writer)
        linger = struct.pack("ii", 1, 0)  # on, for no time: the system sends a reset
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    return cut
