"""Links to messages and threads on Discord, which its web pages show to nobody but members."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from corpus.links import web_address

_HOSTS = frozenset(
    f"{prefix}{host}"
    for host in ("discord.com", "discordapp.com")
    for prefix in ("", "www.", "ptb.", "canary.")
)
_PLACES = re.compile(
    r"/channels/(?P<guild>\d{1,20})/(?P<channel>\d{1,20})"
    r"(?:/threads/(?P<thread>\d{1,20}))?(?:/(?P<message>\d{1,20}))?/?"
)
"""How Discord's clients write them; `threads` stands in links to posts of a forum."""


@dataclass(frozen=True, slots=True)
class DiscordLink:
    """A message in a channel or thread, or the thread itself, by their ids.

    A link of Discord that leads to neither, such as one to a direct message, has none of them.
    """

    guild_id: int | None = None
    channel_id: int | None = None
    message_id: int | None = None

    @property
    def address(self) -> str:
        """Return the link as Discord's own clients copy it."""
        parts = (self.guild_id, self.channel_id, self.message_id)
        return "/".join(["https://discord.com/channels", *(str(each) for each in parts if each)])


def discord_link(text: str) -> DiscordLink | None:
    """Return where on Discord *text* leads; `None` where it is no link into Discord."""
    address = web_address(text)
    parts = urlsplit(address) if address else None
    if parts is None or parts.hostname not in _HOSTS or not parts.path.startswith("/channels"):
        return None
    found = _PLACES.fullmatch(parts.path)
    if found is None:
        return DiscordLink()
    message = found["message"]
    return DiscordLink(
        int(found["guild"]),
        int(found["thread"] or found["channel"]),
        int(message) if message else None,
    )
