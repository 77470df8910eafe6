"""The double, judged: what the bot sends it is held against Discord's own description."""

from bot.play.double import server
from tests.discord_double import judge


class DiscordDouble(server.DiscordDouble):
    """A Discord on 127.0.0.1; leaving it raises when the bot sent what Discord would refuse."""

    def __init__(self, guilds: tuple[int, ...] = (1,)) -> None:
        super().__init__(guilds, judge)
