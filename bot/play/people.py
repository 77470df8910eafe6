"""The server of the playground, its channels, and who is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.play.double import payloads
from bot.play.double.actor import Actor
from bot.play.double.payloads import CLOSED, CURATORS, FORUM, GENERAL, Json
from bot.play.double.server import DiscordDouble

SERVER = 1
"""The id of the one server; those of its channels are made from it (`double/payloads.py`)."""

GENERAL_ID, FORUM_ID, MODERATORS_ID = (str(SERVER + each) for each in (GENERAL, FORUM, CLOSED))
EDITORS = SERVER + CURATORS - 1
"""The role of those who may post sources."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whom one can be: what they may do, and how they act."""

    key: str
    label: str
    permissions: int
    sees_moderators: bool
    actor: Actor

    @property
    def direct(self) -> str:
        """Return the id of the channel in which they are alone with the bot."""
        return payloads.direct_key(self.actor.id)


def server_payload(key: int) -> Json:
    """Return the server as Discord tells of it: it was joined just now."""
    bot = payloads.member(payloads.user(payloads.BOT_USER, "Footnote", bot=True))
    moderators = payloads.closed(key) | {"name": "moderators"}
    return payloads.guild(key) | {
        "name": "Skerrow Reading Room",
        "roles": [payloads.role(key, "@everyone"), payloads.role(EDITORS, "Source editors")],
        "members": [bot | {"joined_at": datetime.now(UTC).isoformat()}],
        "channels": [payloads.channel(key), payloads.forum(key), moderators],
        "threads": [],
    }


def members(discord: DiscordDouble) -> Mapping[str, Member]:
    """Return the people of the server by their key: a member, a moderator, an administrator."""
    made = (
        _member(discord, "ada", "Ada, member", moderates=False, administers=False),
        _member(discord, "mo", "Mo, moderator", moderates=True, administers=False),
        _member(discord, "rae", "Rae, administrator", moderates=True, administers=True),
    )
    return {each.key: each for each in made}


def _member(
    discord: DiscordDouble, key: str, label: str, *, moderates: bool, administers: bool
) -> Member:
    actor = Actor(
        discord,
        label.partition(",")[0],
        SERVER,
        moderates=moderates,
        administers=administers,
        roles=(EDITORS,) if moderates else (),
    )
    allowed = payloads.permissions(moderates=moderates, administers=administers)
    return Member(key, label, int(allowed), moderates, actor)
