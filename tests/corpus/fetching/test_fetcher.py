"""Fetching from a server on loopback: what is read, what is refused, and who was never asked."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from aiohttp import web

from corpus.errors import SourceRefused
from corpus.fetching.fetcher import Policy, fetch
from corpus.fetching.response_body import WIRE_LIMIT
from corpus.fetching.unpacking import UNPACKED_LIMIT
from tests.doubles.loopback import Names, Site, to_loopback

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
PAGE = b"<html><body><p>It rained.</p></body></html>"


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[Site]:
    site = Site(0)

    async def remember(request: web.Request) -> web.StreamResponse:
        site.asked.append(request.path)
        return await handler(request)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", remember)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    listening = web.TCPSite(runner, "127.0.0.1", 0)
    await listening.start()
    site.port = runner.addresses[0][1]
    try:
        yield site
    finally:
        await runner.cleanup()


async def page(request: web.Request) -> web.StreamResponse:
    del request
    return web.Response(body=PAGE, content_type="text/html", charset="utf-8")


def answering(**kwargs: object) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        del request
        return web.Response(**kwargs)  # type: ignore[arg-type]  # each test gives what fits

    return handler


async def refusal(handler: Handler, **changes: float) -> str:
    """Return the sentence that a moderator reads when *handler* answers."""
    async with serving(handler) as site:
        policy = replace(to_loopback(site), **changes)  # type: ignore[arg-type]  # seconds alone
        with pytest.raises(SourceRefused) as refused:
            await fetch(f"http://news.example.org:{site.port}/a", policy)
    return str(refused.value)


async def test_a_page_is_read_with_its_type_and_charset() -> None:
    async with serving(page) as site:
        link = f"http://news.example.org:{site.port}/a"
        found = await fetch(link, to_loopback(site))

    assert (found.data, found.content_type, found.charset, found.url) == (
        PAGE,
        "text/html",
        "utf-8",
        link,
    )


@pytest.mark.parametrize(("name", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
async def test_a_packed_page_is_unpacked(name: str, pack: Callable[[bytes], bytes]) -> None:
    headers = {"Content-Encoding": name, "Content-Type": "text/html"}
    async with serving(answering(body=pack(PAGE), headers=headers)) as site:
        found = await fetch(f"http://news.example.org:{site.port}/", to_loopback(site))

    assert found.data == PAGE


async def test_the_default_policy_never_reaches_loopback() -> None:
    async with serving(page) as site:
        names = Names({"news.example.org": ["127.0.0.1"]})
        policy = Policy(ports=frozenset({site.port}), resolver=names)
        for link in ("127.0.0.1", "news.example.org"):
            with pytest.raises(SourceRefused, match="private network address"):
                await fetch(f"http://{link}:{site.port}/", policy)

    assert site.asked == []


PRIVATE = "That link leads to a private network address: post a public link, or upload the file."


@pytest.mark.parametrize("host", [
    "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
    "169.254.169.254", "10.0.0.8", "0.0.0.0", "[fe80::1]", "[fec0::1]", "100.100.100.200",  # noqa: S104 - refused, not bound to
])  # fmt: skip
async def test_an_address_inside_is_refused_and_nobody_is_asked(host: str) -> None:
    async with serving(page) as site:
        policy = Policy(ports=frozenset({site.port}))
        with pytest.raises(SourceRefused) as refused:
            await fetch(f"http://{host}:{site.port}/", policy)

    assert str(refused.value) == PRIVATE
    assert site.asked == []


@pytest.mark.parametrize("link", [
    "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://0177.0.0.1:{port}/",
    "http://127.1:{port}/", "http://localhost:{port}/", "http://intranet:{port}/",
    "http://printer.local:{port}/", "http://db.internal:{port}/",
    "http://\uff11\uff12\uff17.0.0.1:{port}/", "http://\u2460\u2461\u2466.0.0.1:{port}/",
    "http://user:secret@127.0.0.1:{port}/", "http://news.example.org\\@127.0.0.1:{port}/",
    "http://127.0.0.1:22/", "file:///etc/passwd", "gopher://127.0.0.1:{port}/",
])  # fmt: skip
async def test_a_link_that_hides_where_it_leads_is_refused_and_nobody_is_asked(link: str) -> None:
    async with serving(page) as site:
        policy = Policy(ports=frozenset({site.port}), resolver=Names({}))
        with pytest.raises(SourceRefused) as refused:
            await fetch(link.format(port=site.port), policy)

    assert str(refused.value).endswith(".")
    assert site.asked == []


@pytest.mark.parametrize("addresses", [
    "127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.8", "169.254.169.254", "64:ff9b::7f00:1",
    "127.0.0.1,93.184.216.34", "::1,127.0.0.1",
])  # fmt: skip
async def test_a_public_name_that_leads_inside_is_refused_and_nobody_is_asked(
    addresses: str,
) -> None:
    async with serving(page) as site:
        names = Names({"news.example.org": [addresses]})
        policy = Policy(ports=frozenset({site.port}), resolver=names, connect_within=0.2)
        with pytest.raises(SourceRefused) as refused:
            await fetch(f"http://news.example.org:{site.port}/", policy)

    assert str(refused.value) == PRIVATE
    assert site.asked == []


@pytest.mark.parametrize(
    "inside",
    ["http://127.0.0.2/", "http://[::1]/", "http://169.254.169.254/", "http://inside.example.org/",
     "file:///etc/passwd", "http://user@news.example.org/", "//10.0.0.1/", "http://localhost/"],
)  # fmt: skip
async def test_a_redirect_inside_is_refused_after_the_first_hop(inside: str) -> None:
    async def redirect(request: web.Request) -> web.StreamResponse:
        del request
        return web.Response(status=302, headers={"Location": inside})

    async with serving(redirect) as site:
        policy = to_loopback(site, **{"inside.example.org": "10.0.0.1"})
        policy = replace(policy, ports=frozenset({site.port, 80}))
        with pytest.raises(SourceRefused):
            await fetch(f"http://news.example.org:{site.port}/first", policy)

    assert site.asked == ["/first"]


async def test_a_name_that_moves_inside_between_two_connections_is_refused() -> None:
    async def again(request: web.Request) -> web.StreamResponse:
        del request
        return web.Response(status=302, headers={"Location": "/second"})

    async with serving(again) as site:
        names = Names({"news.example.org": ["127.0.0.1", "10.0.0.1"]})
        policy = replace(to_loopback(site), resolver=names)
        with pytest.raises(SourceRefused, match="private network address"):
            await fetch(f"http://news.example.org:{site.port}/first", policy)

    assert site.asked == ["/first"]


async def test_a_redirect_to_another_page_is_followed() -> None:
    async def once(request: web.Request) -> web.StreamResponse:
        if request.path == "/old":
            return web.Response(status=301, headers={"Location": "/new"})
        return await page(request)

    async with serving(once) as site:
        found = await fetch(f"http://news.example.org:{site.port}/old", to_loopback(site))

    assert found.url.endswith("/new")
    assert site.asked == ["/old", "/new"]


async def test_a_circle_of_redirects_ends() -> None:
    sentence = await refusal(answering(status=302, headers={"Location": "/a"}))

    assert sentence.startswith("That link redirects in circles")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "asks for a login"), (402, "behind a paywall"), (403, "does not let bots"),
        (404, "no page at that link"), (410, "taken down"), (429, "asked too often"),
        (451, "legal reasons"), (500, "an error (500)"), (418, "an error (418)"),
    ],
)  # fmt: skip
async def test_an_error_of_the_site_is_told_in_a_sentence(status: int, words: str) -> None:
    assert words in await refusal(answering(status=status))


async def test_another_kind_of_file_is_refused_by_its_type() -> None:
    sentence = await refusal(answering(body=b"MZ", content_type="application/x-msdownload"))

    assert "leads to application/x-msdownload, not to an article" in sentence


async def test_a_bomb_is_refused_before_it_unpacks() -> None:
    bomb = gzip.compress(b"\0" * (UNPACKED_LIMIT * 20), mtime=0)
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/html"}

    assert "too large" in await refusal(answering(body=bomb, headers=headers))


async def test_an_endless_page_is_refused() -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        for _ in range(WIRE_LIMIT // 50_000 + 100):
            await response.write(b"x" * 50_000)
        return response

    assert "too large" in await refusal(endless)


async def test_a_stalled_page_is_refused_in_time() -> None:
    async def stalled(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        await response.write(b"x")
        await asyncio.sleep(3)
        return response

    assert "did not answer in time" in await refusal(stalled, read_within=0.2)
    assert "did not answer in time" in await refusal(stalled, all_within=0.2)


async def test_a_site_that_is_not_there_is_told_in_a_sentence() -> None:
    async with serving(page) as site:
        gone = site.port
    with pytest.raises(SourceRefused, match="could not be read: try again later"):
        await fetch(f"http://news.example.org:{gone}/", to_loopback(Site(gone)))
