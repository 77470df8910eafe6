"""What Discord tells at the start of servers is compared with what is kept of them."""

from pathlib import Path

import sqlalchemy as sa
from structlog.testing import capture_logs

from bot.app import App
from bot.play.double.payloads import Json
from corpus.servers.collection_names import collection_of
from corpus.servers.departures import Servers, Standing
from corpus.servers.known_servers import KnownServers, Server
from corpus.storage.schema import collections
from tests.bot.running import app_in, running
from tests.bot.staging import until
from tests.discord_double.server import DiscordDouble

MANY = tuple(range(1, 8))
COMMAND = "footnote servers --confirm-gone"


def know(app: App, guild_ids: tuple[int, ...]) -> None:
    """Have servers kept that the bot was in before."""
    told = [Server(collection_of(each), f"Old {each}", "de") for each in guild_ids]
    KnownServers(app.database).keep(told)


def states(app: App) -> dict[str, str]:
    return {each.collection: each.state for each in standing(app)}


def standing(app: App) -> tuple[Standing, ...]:
    return Servers(app.database).standing()


async def test_a_server_that_is_merely_not_available_is_present(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    know(app, (1, 2, 3))
    async with DiscordDouble((1,)) as discord:
        away = [{"id": str(each), "unavailable": True} for each in (1, 2)]
        discord.ready = {"guilds": away}
        async with running(discord, app, tmp_path):
            await until(lambda: "left" in states(app).values())
        names = {each.collection: each.name for each in standing(app)}
        after = states(app)
    app.database.close()

    assert after == {"discord:1": "present", "discord:2": "present", "discord:3": "left"}
    assert names["discord:2"] == "Old 2"


async def test_a_server_that_was_not_available_at_first_is_known_once_it_is(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble((1, 2)) as discord:
        whole = discord.make_guild
        discord.make_guild = unavailable
        async with running(discord, app, tmp_path):
            await discord.dispatch("GUILD_CREATE", whole(1))
            await until(lambda: [each.name for each in standing(app)] == ["Server 1"])
    app.database.close()


async def test_a_server_that_adds_the_bot_again_in_an_outage_is_present(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble((1,)) as discord, running(discord, app, tmp_path):
        await until(lambda: states(app) == {"discord:1": "present"})
        await discord.dispatch("GUILD_DELETE", {"id": "1"})
        await until(lambda: states(app) == {"discord:1": "left"})
        await discord.dispatch("GUILD_CREATE", unavailable(1))
        await discord.dispatch("GUILD_CREATE", discord.make_guild(1))
        await until(lambda: states(app) == {"discord:1": "present"})
    app.database.close()


def unavailable(key: int) -> Json:
    """Return what Discord tells of a server that is not available."""
    return {"id": str(key), "unavailable": True}


async def test_where_too_many_are_gone_the_log_names_what_to_type(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    know(app, MANY)
    async with DiscordDouble((1,)) as discord:
        with capture_logs() as logs:
            async with running(discord, app, tmp_path):
                await until(lambda: "missing" in states(app).values())
        doubted = states(app)
        discord.guilds = MANY
        async with running(discord, app, tmp_path):
            await until(lambda: "missing" not in states(app).values())
        again = states(app)
    app.database.close()

    (said,) = [each for each in logs if COMMAND in each["event"]]
    assert (said["log_level"], said["count"]) == ("warning", 6)
    assert sorted(doubted.values()) == ["missing"] * 6 + ["present"]
    assert set(again.values()) == {"present"}


async def test_nothing_is_written_for_servers_that_are_as_before(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with DiscordDouble((1, 2)) as discord:
        async with running(discord, app, tmp_path):
            await until(lambda: len(states(app)) == 2)
        written: list[str] = []
        with app.database.read() as connection:
            engine = connection.engine
        sa.event.listen(engine, "before_cursor_execute", lambda *said: written.append(said[2]))
        async with running(discord, app, tmp_path) as client:
            await client.presence.meet(0)
    app.database.close()

    tables = (collections.name, "known_servers")
    assert not [
        each
        for each in written
        if each.startswith(("INSERT", "UPDATE", "DELETE")) and any(name in each for name in tables)
    ]


async def test_a_process_that_stops_says_of_no_server_that_it_is_gone(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with (
        DiscordDouble((1, 2)) as discord,
        running(discord, app, tmp_path) as client,
    ):
        gone_before = [client.presence.is_gone(collection_of(each)) for each in (1, 3)]
    gone_after = [client.presence.is_gone(collection_of(each)) for each in (1, 3)]
    app.database.close()

    assert (gone_before, gone_after) == ([False, True], [False, False])
