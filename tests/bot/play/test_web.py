"""The page is served to who knows its address, under no other name, and to no other site."""

import asyncio
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.play.double.gateway import TOKEN
from bot.play.people import SERVER
from bot.play.stage import Stage
from bot.play.web import MOST_UPLOADED, Web
from tests.discord_double.server import DiscordDouble


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with DiscordDouble((SERVER,)) as discord:
        yield Stage(discord)


@pytest.fixture
async def web(stage: Stage) -> AsyncIterator[Web]:
    async with Web(stage) as opened:
        yield opened


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_the_page_may_load_nothing_but_its_own(
    web: Web, client: aiohttp.ClientSession
) -> None:
    async with client.get(web.address) as answer:
        policy = answer.headers["Content-Security-Policy"]
        text = await answer.text()

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert 'src="playground.js"' in text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 200),
    ],
)
async def test_other_names_and_other_sites_are_turned_away(
    web: Web, client: aiohttp.ClientSession, headers: dict[str, str], status: int
) -> None:
    async with client.get(web.address, headers=headers) as answer:
        assert answer.status == status


async def test_another_site_cannot_open_the_socket(web: Web, client: aiohttp.ClientSession) -> None:
    address = f"{web.address}socket"
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.ws_connect(address, headers={"Origin": "http://evil.example"})

    assert refused.value.status == 403
    async with client.ws_connect(address) as socket:
        await socket.send_json({"do": "look"})
        assert (await socket.receive_json())["see"] == "place"


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
async def test_no_page_of_a_browser_reaches_the_discord_behind_it(
    stage: Stage, client: aiohttp.ClientSession, headers: dict[str, str]
) -> None:
    uploaded = stage.discord.keep("a.txt", b"a")["url"]
    as_bot = {"Authorization": f"Bot {TOKEN}"}

    for address in (uploaded, f"{stage.discord.api}/users/@me"):
        async with client.get(address, headers=as_bot | headers) as answer:
            assert answer.status == 403
        async with client.get(address, headers=as_bot) as answer:
            assert answer.status == 200
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await client.ws_connect(stage.discord.gateway, headers=headers)
    assert refused.value.status == 403


@pytest.mark.parametrize("path", ["/", "/wrong/", "/wrong/socket", "/wrong/playground.js"])
async def test_without_the_token_nothing_is_there(
    web: Web, client: aiohttp.ClientSession, path: str
) -> None:
    parts = urlsplit(web.address)
    async with client.get(f"{parts.scheme}://{parts.netloc}{path}") as answer:
        assert answer.status == 404


@pytest.mark.parametrize(
    "name",
    ["..%2Fweb.py", "__init__.py", "%2e%2e%2fstage.py", "nothing.js", "a" * 300 + ".js", "%00.js"],
)
async def test_only_what_belongs_to_the_page_is_served(
    web: Web, client: aiohttp.ClientSession, name: str
) -> None:
    async with client.get(f"{web.address}{name}") as answer:
        assert answer.status == 404


async def test_a_file_that_somebody_uploads_is_never_shown_as_a_page(
    web: Web, client: aiohttp.ClientSession
) -> None:
    page = b"<script>alert(1)</script>"
    async with client.post(f"{web.address}upload?name=a.html", data=page) as answer:
        key = (await answer.json())["key"]
    async with client.get(f"{web.address}uploaded/{key}") as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert await answer.read() == page


async def test_a_file_that_discord_would_not_take_is_refused(
    web: Web, client: aiohttp.ClientSession
) -> None:
    async with client.post(
        f"{web.address}upload?name=a.txt", data=b"a" * (MOST_UPLOADED + 1)
    ) as answer:
        assert answer.status == 413


@pytest.mark.parametrize(
    "told",
    [
        [],
        {},
        {"do": "fly"},
        {"do": "look", "person": ["ada"]},
        {"do": "look", "language": {}},
        {"do": "say"},
        {"do": "say", "text": "nobody is there"},
        {"do": "say", "text": 5},
        {"do": "press", "message": "1", "id": "x"},
        {"do": "submit", "form": "1", "values": []},
        {"do": "say", "text": "a", "files": ["1"]},
    ],
)
async def test_what_makes_no_sense_is_answered_by_one_line(
    web: Web, client: aiohttp.ClientSession, told: object
) -> None:
    async with client.ws_connect(f"{web.address}socket") as socket:
        await socket.send_json(told)

        assert (await socket.receive_json())["see"] == "notice"


@pytest.mark.parametrize("told", ["{", '{"do":' + "[" * 100_000])
async def test_what_is_no_json_is_answered_by_one_line(
    web: Web, client: aiohttp.ClientSession, told: str
) -> None:
    async with client.ws_connect(f"{web.address}socket") as socket:
        await socket.send_str(told)

        assert (await socket.receive_json())["see"] == "notice"


async def test_a_file_of_any_name_is_found_at_its_address(
    stage: Stage, web: Web, client: aiohttp.ClientSession
) -> None:
    name = "50 % of a/b? #1.md"
    stage.discord.files[name] = b"whole"
    async with client.get(f"{web.address}{stage.names().file(f'attachment://{name}')}") as answer:
        assert (answer.status, await answer.read()) == (200, b"whole")


async def test_a_page_that_reads_nothing_keeps_no_other_from_what_is_new(
    stage: Stage, web: Web, client: aiohttp.ClientSession
) -> None:
    ada = stage.members["ada"].actor
    for _ in range(40):
        said = ada.message("word " * 20_000)
        stage.discord.messages[said["id"]] = said
    async with _stuck(web), client.ws_connect(f"{web.address}socket") as socket:
        await socket.send_json({"do": "look"})
        while (await socket.receive_json())["see"] != "place":
            pass
        stage.changed()
        await asyncio.sleep(0.5)
        newest = ada.message("the newest")
        stage.discord.messages[newest["id"]] = newest
        stage.changed()

        async with asyncio.timeout(10):
            while (await socket.receive_json()).get("key") != newest["id"]:
                pass


@asynccontextmanager
async def _stuck(web: Web) -> AsyncIterator[None]:
    """Open a page that looks at everything, and read nothing of it."""
    address = urlsplit(web.address)
    reader, writer = await asyncio.open_connection(address.hostname, address.port, limit=1024)
    told = (
        f"GET {address.path}socket HTTP/1.1\r\nHost: {address.netloc}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: {b64encode(bytes(16)).decode()}\r\n\r\n"
    )
    writer.write(told.encode())
    await reader.readuntil(b"\r\n\r\n")
    try:
        yield
    finally:
        writer.transport.abort()


async def test_a_hundred_pages_are_all_told_what_is_new(
    stage: Stage, web: Web, client: aiohttp.ClientSession
) -> None:
    async with AsyncExitStack() as pages:
        opened = [
            await pages.enter_async_context(client.ws_connect(f"{web.address}socket"))
            for _ in range(100)
        ]
        for each in opened:
            await each.send_json({"do": "look"})
        for each in opened:
            while (await each.receive_json())["see"] != "commands":
                pass
        said = stage.members["ada"].actor.message("to all")
        stage.discord.messages[said["id"]] = said
        stage.changed()
        shown = [(await each.receive_json(timeout=10))["key"] for each in opened]

    assert shown == [said["id"]] * 100
    assert stage.watchers == set()


async def test_who_uses_a_command_before_the_bot_is_there_is_told_so_and_can_go_on(
    stage: Stage, web: Web, client: aiohttp.ClientSession
) -> None:
    stage.members["ada"].actor.gives_up_after(0.01)
    async with client.ws_connect(f"{web.address}socket") as socket:
        for _ in range(2):
            await socket.send_json({"do": "use", "command": "about", "options": []})

            told = await socket.receive_json()
            assert told == {
                "see": "notice", "text": "Footnote is not there yet: try again in a moment.",
            }  # fmt: skip
