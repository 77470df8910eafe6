"""What everyone in a server sees, as far as is known, may be told again; nothing else may."""

from pathlib import Path

from bot.interface.visibility import seen_by_everyone
from bot.play.double.payloads import CLOSED, GENERAL, PRIVATE_THREAD, PUBLIC_THREAD, thread
from tests.bot.staging import OTHER, SERVER, staged, until


async def test_only_channels_and_threads_that_are_open_are_seen_by_everyone(
    tmp_path: Path,
) -> None:
    async with staged(tmp_path) as stage:
        guild = stage.client.get_guild(1)
        assert guild is not None
        for key, kind in (("7001", PUBLIC_THREAD), ("7002", PRIVATE_THREAD)):
            await stage.discord.dispatch("THREAD_CREATE", thread(1, key, type=kind))
        await until(lambda: guild.get_thread(7002) is not None)

        channels = (str(1 + GENERAL), "7001", "7002", str(1 + CLOSED), "9999", None)
        seen = [each for each in channels if seen_by_everyone(stage.client, SERVER, each)]

        assert seen == [str(1 + GENERAL), "7001"]
        assert not seen_by_everyone(stage.client, OTHER, "7001")
