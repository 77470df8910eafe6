"""What moderators are told, in their channel, of messages that reach nobody."""

from bot.client import FootnoteClient
from bot.connection.outgoing_messages import OutgoingMessage, at
from bot.interface.layout import notice_card
from corpus.servers.settings import ServerSettings


def line_for_moderators(
    client: FootnoteClient, settings: ServerSettings, sentence: str, names: tuple[str, ...]
) -> OutgoingMessage | None:
    """Return the message that tells moderators *sentence*, of the message that has *names*.

    It is `None` where the server named no channel for them.
    """
    if settings.moderators_channel is None:
        return None
    place = at(client, settings.moderators_channel)
    return OutgoingMessage(
        "line for moderators", place, ("line", *names), {"view": notice_card(sentence)}
    )
