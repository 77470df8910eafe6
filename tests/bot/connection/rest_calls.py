"""What a bot asks of Discord's REST, and when that has come to its end."""

from tests.bot.connection.failing import Log
from tests.bot.staging import Stage, until

QUESTION = "Who is the memoir's author?"


def calls(stage: Stage, route: str) -> int:
    return sum(each.startswith(route) for each in stage.discord.calls)


async def ended(stage: Stage, log: Log) -> None:
    """Wait for the line that ends what was begun, and for whatever would come after it."""
    await until(lambda: bool(log.lines("not delivered")))
    assert await stage.client.work_in_progress.finished(within=10)
