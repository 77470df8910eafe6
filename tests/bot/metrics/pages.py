"""Pages of a bot that is asked from outside, and where it may serve them."""

import socket

import aiohttp


def free_address() -> str:
    """Return a host:port of this machine that nothing listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return f"127.0.0.1:{found.getsockname()[1]}"


async def page(url: str) -> tuple[int, str]:
    """Return the status and the text of the page at *url*."""
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()
