"""The bot as a process of its own, with the packaged model: start, health, stop, refusals."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.play.double.failures import Failure
from bot.play.double.gateway import TOKEN
from corpus.storage.database import Database
from corpus.storage.schema import shard_leases
from tests.bot.metrics.pages import free_address, page
from tests.bot.processes import STARTS_WITHIN, forked, said, started
from tests.discord_double.person import Person
from tests.discord_double.server import DiscordDouble


async def health(home: Path) -> int | None:
    """Return the exit status of `footnote health`."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "health", env=os.environ | {"FOOTNOTE_HOME": str(home)},
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    return await process.wait()


@pytest.mark.slow
async def test_it_answers_from_the_shipped_article_is_healthy_and_stops_in_order(
    home: Path,
) -> None:
    seen = {"metrics": free_address(), "logs": "json"}
    async with DiscordDouble() as discord, started(discord, home, **seen) as process:
        await asyncio.wait_for(discord.identified.wait(), STARTS_WITHIN)
        reply = await Person(discord, patience=STARTS_WITHIN).command(
            "ask", question="Who wrote the memoir?"
        )
        assert "Esper" in reply.text
        for _ in range(50):
            if (home / "heartbeat").exists():
                break
            await asyncio.sleep(0.1)
        assert await health(home) == 0
        assert await page(f"http://{seen['metrics']}/ready") == (200, "ready\n")
        _, metrics = await page(f"http://{seen['metrics']}/metrics")
        assert 'footnote_questions_total{outcome="answer"} 1.0\n' in metrics

        process.send_signal(signal.SIGTERM)
        errors = await said(process)

    assert process.returncode == 0
    assert discord.close_codes == [1000]
    assert '"all_finished": true' in errors
    assert "Traceback" not in errors
    assert TOKEN not in errors
    assert await health(home) == 1


@pytest.mark.slow
async def test_a_process_that_shares_shards_answers_and_gives_them_back_when_it_stops(
    home: Path,
) -> None:
    servers = (17, (1 << 22) + 17)
    async with DiscordDouble(servers) as discord, started(discord, home, shards="2") as process:
        await asyncio.wait_for(discord.identified.wait(), STARTS_WITHIN)
        member = Person(discord, guild=servers[0], patience=STARTS_WITHIN)
        reply = await member.command("ask", question="Who wrote the memoir?")
        while "Esper" not in reply.text:  # the articles are taken up once shard 0 is held
            await asyncio.sleep(2)
            reply = await member.command("ask", question="Who wrote the memoir?")
        process.send_signal(signal.SIGTERM)
        errors = await said(process)

    assert (process.returncode, "Traceback" in errors) == (0, False)
    assert {each.count for each in discord.begun} == {2}
    database = Database(f"sqlite:///{home / 'footnote.db'}")
    with database.read() as connection:
        owners = list(connection.scalars(sa.select(shard_leases.c.owner)))
    database.close()
    assert owners == [None, None]


@pytest.mark.slow
async def test_a_wrong_token_is_one_sentence_and_status_1(home: Path) -> None:
    async with DiscordDouble() as discord, forked(discord, home, "wrong") as process:
        errors = await said(process)

    assert process.returncode == 1
    assert "Discord refused the token: copy it again" in errors
    assert "Traceback" not in errors


@pytest.mark.slow
async def test_a_token_revoked_while_running_is_one_sentence_and_status_1(home: Path) -> None:
    async with DiscordDouble() as discord, forked(discord, home) as process:
        await asyncio.wait_for(discord.identified.wait(), STARTS_WITHIN)
        await discord.close_gateway(4004)
        errors = await said(process)

    assert process.returncode == 1
    assert "Discord no longer accepts the token: reset it" in errors
    assert "Traceback" not in errors


@pytest.mark.slow
async def test_intents_that_the_portal_does_not_allow_are_one_sentence_and_status_1(
    home: Path,
) -> None:
    async with DiscordDouble() as discord, forked(discord, home) as process:
        await asyncio.wait_for(discord.identified.wait(), STARTS_WITHIN)
        await discord.close_gateway(4014)
        errors = await said(process)

    assert process.returncode == 1
    assert "look on its Bot page under Privileged Gateway Intents" in errors
    assert "Traceback" not in errors


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_stop_while_discord_cannot_serve_is_status_0(
    home: Path, number: signal.Signals
) -> None:
    async with DiscordDouble() as discord, forked(discord, home) as process:
        discord.failures.append(Failure(503, times=1000))
        async with asyncio.timeout(STARTS_WITHIN):
            while len(discord.calls) < 3:  # noqa: ASYNC110 - the double raises no event for it
                await asyncio.sleep(0.1)
        process.send_signal(number)
        errors = await said(process)

    assert process.returncode == 0
    assert "Discord cannot serve" in errors
    assert "Traceback" not in errors


@pytest.mark.slow
async def test_a_stop_while_connecting_is_status_0_and_leaves_with_code_1000(home: Path) -> None:
    async with DiscordDouble() as discord, forked(discord, home) as process:
        discord.greets = False
        await asyncio.wait_for(discord.connected.wait(), STARTS_WITHIN)
        process.send_signal(signal.SIGTERM)
        errors = await said(process)

    assert process.returncode == 0
    assert discord.close_codes == [1000]
    assert "Traceback" not in errors


@pytest.mark.slow
async def test_what_discord_refuses_at_the_start_is_one_sentence_and_status_1(home: Path) -> None:
    async with DiscordDouble() as discord, forked(discord, home) as process:
        discord.failures.append(Failure(403, 20001, times=9))
        errors = await said(process)

    assert process.returncode == 1
    assert "Discord refused to let the bot in (status 403, code 20001)" in errors
    assert "Traceback" not in errors


@pytest.mark.slow
async def test_an_unreachable_discord_is_one_sentence_and_status_1(home: Path) -> None:
    async with DiscordDouble() as discord:
        pass  # its port is closed from here on
    async with forked(discord, home) as process:
        errors = await said(process)

    assert process.returncode == 1
    assert "Discord cannot be reached" in errors
    assert "Traceback" not in errors
